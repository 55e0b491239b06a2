"""Names of many articles: keys of entity ids go in, judgements and clusters come out.

A link needs a name that is one entity's own and another's alias ("Activision" here, "Activision
Blizzard", also called "Activision", there), the same type, and exactly one cluster that could be
meant. Each rule looks at the whole set and can only be strengthened by further merges, so that the
order of articles does not matter. Names and their keys are made in `names.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from extractor.records import Judgement

_ENOUGH_FIRMS = 2
MANY = 5
"""Bearers of a family name, or the like, among which no one is looked for."""


@dataclass(frozen=True, slots=True)
class NameNode:
    """An entity id with the keys of its names in all articles.

    Attributes:
        id: `TYPE:slug`.
        own: key of the name that the id is made of.
        aliases: keys of its other names, with one such name for each as written.
        sounds: pinyin keys of its Chinese names, with the name for each.
        shorts: keys of what its names may be called for short (`short_forms.py`), with the name
            for each.
    """

    id: str
    own: str
    aliases: Mapping[str, str]
    sounds: Mapping[str, str]
    shorts: Mapping[str, str]

    @property
    def type(self) -> str:
        """Type part of the id."""
        return self.id.partition(":")[0]


class NameFacts(Protocol):
    """What linking asks of the articles themselves."""

    def count(self, entity: str) -> int:
        """Count the articles that name an entity."""
        ...

    def called_short(self, type_: str, key: str) -> int:
        """Count the entities of a type that may be called so for short."""
        ...

    def together(self, entity: str, key: str) -> int:
        """Count the articles in which an entity has the name with this key as an alias."""
        ...

    def apart(self, left: str, right: str) -> int:
        """Count the articles that hold both as two entities."""
        ...

    def shared_firms(self, left: str, right: str) -> int:
        """Count the companies and organizations that stand in an article of each, up to two."""
        ...


@dataclass(frozen=True, slots=True)
class Linking:
    """What follows from a set of names.

    Attributes:
        canonical: entity id to the id it is told under, for those only where the two differ.
        judgements: sorted.
    """

    canonical: Mapping[str, str]
    judgements: tuple[Judgement, ...]


def link_names(
    nodes: Iterable[NameNode], facts: NameFacts, given: Iterable[Judgement] = ()
) -> Linking:
    """Judge which entity ids mean the same.

    Args:
        nodes: any order; every entity that shares a name with one of them must be among them.
        facts: counts over the articles.
        given: judgements that a person made; they come before all others.
    """
    ordered = sorted(nodes, key=lambda node: node.id)
    ids = {node.id for node in ordered}
    settled = sorted(
        (j for j in given if {j.left, j.right} <= ids), key=lambda j: (j.left, j.right)
    )
    clusters = _Clusters(ids, [(j.left, j.right) for j in settled if j.verdict == "different"])
    for judgement in settled:
        if judgement.verdict == "same":
            clusters.join(judgement.left, judgement.right)
    judgements = list(_join_equal(ordered, clusters))
    questions = []
    for question in _questions(ordered, facts):
        kept, refused = _weigh(question, facts)
        judgements += refused
        questions.append(kept)
    judgements += _settle(questions, clusters)
    pairs = {(j.left, j.right) for j in settled}
    own = [j for j in judgements if (j.left, j.right) not in pairs]
    return Linking(_canonical(clusters, facts), _sorted([*settled, *own]))


@dataclass(frozen=True, slots=True)
class _Question:
    """Whom does `holder`, a name and nothing more here, mean? Candidates bear it as an alias."""

    holder: str
    key: str
    candidates: Mapping[str, str]  # entity id -> reason
    guessed: frozenset[str]  # those of them that no article calls so


class _Clusters:
    """Union of ids; the root of a cluster is its least id, so it does not tell the order.

    Two ids that a person told apart never come into one cluster.
    """

    def __init__(self, ids: Iterable[str], apart: Iterable[tuple[str, str]]) -> None:
        self._parent = {id_: id_ for id_ in ids}
        self._apart = list(apart)

    def root(self, id_: str) -> str:
        while self._parent[id_] != id_:
            id_ = self._parent[id_]
        return id_

    def join(self, left: str, right: str) -> bool:
        """Join two clusters, and tell whether that could be."""
        first, second = sorted((self.root(left), self.root(right)))
        if any({self.root(a), self.root(b)} == {first, second} for a, b in self._apart):
            return False
        self._parent[second] = first
        return True

    def members(self) -> list[list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for id_ in sorted(self._parent):
            groups[self.root(id_)].append(id_)
        return [groups[root] for root in sorted(groups)]


def _join_equal(nodes: Sequence[NameNode], clusters: _Clusters) -> Iterable[Judgement]:
    """Join ids whose names differ in nothing but blanks and hyphens."""
    first: dict[tuple[str, str], str] = {}
    for node in nodes:
        other = first.setdefault((node.type, node.own), node.id)
        if other != node.id and clusters.join(other, node.id):
            yield _judge(other, node.id, "same", "the same name but for blanks and hyphens")


def _questions(nodes: Sequence[NameNode], facts: NameFacts) -> Iterable[_Question]:
    bearers: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    guessed: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for node in nodes:
        for key, name in node.shorts.items():
            guessed[node.type, key][node.id] = f"{name!r} may be called so for short"
        for key, name in node.sounds.items():
            bearers[node.type, key][node.id] = f"{name} is so spelled in Latin letters"
        for key, name in node.aliases.items():
            bearers[node.type, key][node.id] = f"{name!r} is another name of it"
    for node in nodes:
        found = bearers.get((node.type, node.own), {})
        maybe = guessed.get((node.type, node.own), {})
        if maybe and facts.called_short(node.type, node.own) > MANY:
            maybe = {}  # nobody can tell which of so many is meant
        candidates = {id_: why for id_, why in {**maybe, **found}.items() if id_ != node.id}
        if candidates:
            only_guessed = frozenset(maybe.keys() - found.keys())
            yield _Question(node.id, node.own, candidates, only_guessed)


def _weigh(question: _Question, facts: NameFacts) -> tuple[_Question, list[Judgement]]:
    """Take out the candidates that the articles speak against."""
    kept: dict[str, str] = {}
    refused: list[Judgement] = []
    for id_, why in sorted(question.candidates.items()):
        against = _objection(question, id_, facts)
        if against is None:
            kept[id_] = why
        else:
            refused.append(_judge(question.holder, id_, *against))
    return _Question(question.holder, question.key, kept, question.guessed), refused


def _objection(question: _Question, id_: str, facts: NameFacts) -> tuple[str, str] | None:
    apart = facts.apart(question.holder, id_)
    together = facts.together(id_, question.key)
    if apart and apart >= together:
        return "different", f"told apart in {_articles(apart)}, as one in {_articles(together)}"
    if id_ in question.guessed:
        # "Group" may tell a holding from what it holds: what they have in common must say more
        if facts.shared_firms(question.holder, id_) < _ENOUGH_FIRMS:
            return "open", "a name for short, and too little else in common"
        return None
    # Surnames and Latin spellings of Chinese names are shared by many.
    is_weak = question.holder.startswith("person:") and (
        "-" not in question.holder or together == 0
    )
    if is_weak and facts.shared_firms(question.holder, id_) == 0:
        return "open", "a person's name that many share, and no firm that both are named with"
    return None


def _settle(questions: Sequence[_Question], clusters: _Clusters) -> list[Judgement]:
    """Join where one cluster is left, until nothing moves; what is then still double is open."""
    answered: list[Judgement] = []
    pending = [question for question in questions if question.candidates]
    while True:
        left = []
        for question in pending:
            if _n_clusters(question, clusters) > 1:
                left.append(question)
                continue
            for id_ in sorted(question.candidates):
                clusters.join(question.holder, id_)
        if len(left) == len(pending):
            break
        pending = left
    is_open = {question.holder for question in pending}
    for question in questions:
        for id_, why in question.candidates.items():
            is_one = clusters.root(question.holder) == clusters.root(id_)
            if question.holder not in is_open and is_one:
                answered.append(_judge(question.holder, id_, "same", why))
            elif question.holder in is_open and not is_one:
                doubt = f"{why}, but not of it alone"
                answered.append(_judge(question.holder, id_, "open", doubt))
    return answered


def _n_clusters(question: _Question, clusters: _Clusters) -> int:
    own = clusters.root(question.holder)
    return len({clusters.root(id_) for id_ in question.candidates} - {own})


def _canonical(clusters: _Clusters, facts: NameFacts) -> dict[str, str]:
    """Tell each cluster under the id that most articles use, then the longest."""
    chosen: dict[str, str] = {}
    for members in clusters.members():
        if len(members) > 1:
            best = min(members, key=lambda id_: (-facts.count(id_), -len(id_), id_))
            chosen |= {id_: best for id_ in members if id_ != best}
    return chosen


def _judge(left: str, right: str, verdict: str, why: str) -> Judgement:
    first, second = sorted((left, right))
    return Judgement.model_validate(
        {"left": first, "right": second, "verdict": verdict, "why": why}
    )


def _sorted(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Keep one judgement a pair and verdict: the least in wording."""
    ordered = sorted(judgements, key=lambda j: (j.left, j.right, j.verdict, j.why))
    unique = {(j.left, j.right, j.verdict): j for j in reversed(ordered)}
    return tuple(unique[key] for key in sorted(unique))


def _articles(n: int) -> str:
    return f"{n} article{'' if n == 1 else 's'}"
