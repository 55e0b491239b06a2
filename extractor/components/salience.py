"""Salience: an article read so far goes in, how much each entity suggests itself comes out.

`Discourse` keeps what was mentioned where; for a pronoun or "the company" it lists the entities
that fit with their features, and what speaks for none of them; `ranking.py` weighs them.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from spacy.tokens import Span, Token

from extractor.components.about import MODIFIERS, About
from extractor.components.ranking import Features
from extractor.components.recogniser import same_votes

REACH = 8
"""How many sentences back an antecedent may stand."""
NEAR = 4
"""Sentences back that count as recent."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of an entity.

    Attributes:
        span: the mention itself.
        token: head word, as an index into the Doc.
        sentence: number of the sentence.
        paragraph: number of the paragraph.
        role: grammatical role.
        form: `name`, `nominal` or `pronoun`.
    """

    span: Span
    token: int
    sentence: int
    paragraph: int
    role: str
    form: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a reference stands, and in what shape.

    Attributes:
        shape: `noun`, `it`, `its`, `he`, `his` or `implied`.
    """

    token: Token
    sentence: int
    paragraph: int
    shape: str

    @property
    def is_argument(self) -> bool:
        return self.shape in {"noun", "it", "he"}


@dataclass(slots=True)
class Discourse:
    """What an article has mentioned so far.

    Attributes:
        about: entity id -> what the article tells of it; see `tell_about`.
        seen: entity id -> its mentions so far, in order.
        types: entity id -> entity type.
    """

    about: Mapping[str, About] = field(default_factory=dict)
    seen: dict[str, list[Seen]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def see(self, span: Span, sentence: int, paragraph: int) -> None:
        """Take note of a mention."""
        form = span.id_ if span.id_ in {"pronoun", "nominal"} else "name"
        root = span.root
        self.types[span.kb_id_] = span.label_
        self.seen.setdefault(span.kb_id_, []).append(
            Seen(span, root.i, sentence, paragraph, role(root), form)
        )

    def votes(self, reference: Span, types: Iterable[str], sentence: int) -> Mapping[str, float]:
        """Ask the recogniser about the entities that a reference may stand for.

        Returns:
            Entity id -> the highest probability over its mentions; absent where none was read.
        """
        wanted = frozenset(types)
        near = [
            (i, seen.span)
            for i, mentions in self.seen.items()
            if self.types[i] in wanted
            for seen in takewhile(lambda m: sentence - m.sentence <= REACH, reversed(mentions))
        ]
        found: dict[str, float] = {}
        chances = same_votes(reference, [span for _, span in near])
        for (i, _), chance in zip(near, chances, strict=True):
            if chance is not None:
                found[i] = max(found.get(i, 0.0), chance)
        return found

    def candidates(
        self, token: Token, types: Iterable[str], sentence: int, paragraph: int, form: str
    ) -> list[tuple[str, Features]]:
        """List the entities that a reference may stand for.

        Args:
            token: head word of the reference.
            types: entity types that fit.
            form: `pronoun`, `nominal`, or `implied` (a post that names no firm owns one unsaid).
            sentence: number of the sentence that the reference stands in.
            paragraph: number of its paragraph.

        Returns:
            (entity id, features) of each entity mentioned within `REACH` sentences, in order of
            last mention, nearest first.
        """
        wanted = frozenset(types)
        near = [
            (i, mentions)
            for i, mentions in self.seen.items()
            if self.types[i] in wanted and sentence - mentions[-1].sentence <= REACH
        ]
        near.sort(key=lambda item: -item[1][-1].token)
        place = _Place(token, sentence, paragraph, _shape(token, wanted, form))
        return [
            (i, {**self._of_mentions(place, i, mentions, rank), **self._of_entity(place, i)})
            for rank, (i, mentions) in enumerate(near)
        ]

    def _of_mentions(
        self, place: _Place, identity: str, mentions: Sequence[Seen], rank: int
    ) -> dict[str, float]:
        """Features of where and how an entity was mentioned before a reference."""
        token, shape = place.token, place.shape
        last = mentions[-1]
        distance = _bucket(place.sentence - last.sentence)
        recent = [m for m in mentions if place.sentence - m.sentence <= NEAR]
        before = [m for m in mentions if place.sentence - m.sentence == 1]
        here = [m for m in mentions if m.sentence == place.sentence]
        found = {
            f"distance {distance}": 1.0,
            f"distance {distance} {shape}": 1.0,
            f"rank {min(rank, 3)}": 1.0,
            f"rank {min(rank, 3)} {shape}": 1.0,
            f"last {last.role}": 1.0,
            f"last {last.role} {shape}": 1.0,
            f"last is {last.form} {shape}": 1.0,
            f"{shape} is {self.types[identity]}": 1.0,
            "words between": -math.log1p(token.i - last.token),
            f"words between {shape}": -math.log1p(token.i - last.token),
            f"mentions {shape}": math.log(len(mentions)),
            "recent mentions": math.log1p(len(recent)),
            f"opened the sentence before {shape}": float(any(m.role == "subject" for m in before)),
            f"opens this sentence {shape}": float(any(m.role == "subject" for m in here)),
            f"same paragraph {shape}": float(last.paragraph == place.paragraph),
            "same role": float(last.role == role(token)),
            f"only reporter {shape}": float(all(m.role == "reporter" for m in mentions)),
        }
        roles = {m.token for m in here}
        for n, subjects in enumerate(governing_subjects(token)):
            if subjects & roles:
                found[f"subject {min(n, 2)} above {shape}"] = 1.0
        if here and place.is_argument and _is_argument_of_one_verb(token, roles):
            found["same verb"] = 1.0
        if here and not place.is_argument and _is_argument_of_one_verb(token.head, roles):
            found["same verb as what is owned"] = 1.0
        return found

    def _of_entity(self, place: _Place, identity: str) -> dict[str, float]:
        """Features of what the whole article tells of an entity."""
        shape, about = place.shape, self.about.get(identity)
        if about is None:
            return {}
        found = {f"names {shape}": math.log1p(about.names)}
        if about.is_titled:
            found[f"titled {shape}"] = 1.0
        if about.names == max(
            a.names
            for i, a in self.about.items()
            if i in self.types and self.types[i] == self.types[identity]
        ):
            found[f"most named {shape}"] = 1.0
        if shape == "noun":
            lemma = place.token.lemma_.lower()
            if lemma in about.nouns:
                found["told so"] = 1.0
            if lemma in about.words:
                found["called so"] = 1.0
            if any(c.lower_ in about.words for c in place.token.lefts if c.dep_ in MODIFIERS):
                found["modified so"] = 1.0
        return found

    def open_features(
        self, token: Token, types: Iterable[str], sentence: int, form: str
    ) -> Features:
        """Features of a reference that speak for its standing for no entity at all."""
        shape = _shape(token, frozenset(types), form)
        near = sum(
            self.types[i] in types and sentence - mentions[-1].sentence <= 1
            for i, mentions in self.seen.items()
        )
        found = {
            "open": 1.0,
            f"open {shape}": 1.0,
            f"open {shape} {token.dep_}": 1.0,
            f"open near {min(near, 3)} {shape}": 1.0,
        }
        head = token.head
        if shape == "it":
            found[f"open it {head.lemma_.lower()}"] = 1.0
            found[f"open it {token.dep_} {head.pos_}"] = 1.0
            for child in head.children:
                if child.dep_ in {"ccomp", "xcomp", "acomp", "attr", "advcl"}:
                    found[f"open it with {child.dep_}"] = 1.0
        elif shape == "noun":
            found[f"open noun {token.lemma_.lower()}"] = 1.0
            determiner = next((c.lower_ for c in token.children if c.dep_ == "det"), "")
            found[f"open noun {determiner}"] = 1.0
            found["open noun modified"] = float(any(c.dep_ in MODIFIERS for c in token.children))
        return found


def _shape(token: Token, types: frozenset[str], form: str) -> str:
    if form == "implied":
        return "implied"
    if form == "nominal":
        return "noun"
    is_owner = token.dep_ == "poss"
    if types == {"person"}:
        return "his" if is_owner else "he"
    return "its" if is_owner else "it"


def _bucket(distance: int) -> str:
    return str(distance) if distance < 3 else "3-4" if distance < 5 else "5+"


def role(token: Token) -> str:
    """Name the grammatical role of a head word, coarsely."""
    dep = token.dep_
    if dep in {"nsubj", "nsubjpass"}:
        verb = token.head
        if is_reporter(token):
            return "reporter"
        return "subject" if verb.dep_ in {"ROOT", "conj"} else "inner subject"
    if dep in {"dobj", "attr", "oprd", "dative"}:
        return "reporter" if is_reporter(token) else "object"
    if dep == "poss":
        return "owner"
    if dep in {"appos", "compound", "nmod", "amod"}:
        return "modifier"
    if dep == "pobj":
        return "reporter" if is_reporter(token) else "prepositional"
    return "other"


def is_reporter(root: Token) -> bool:
    """Whether a mention is only the paper that reports: "Reuters reported", "told Reuters"."""
    verb = root.head
    if root.dep_ == "nsubj":
        return verb.lemma_ in {"report", "write", "cite"} and any(
            c.dep_ in {"ccomp", "advcl"} for c in verb.children
        )
    if root.dep_ in {"dobj", "dative"}:
        return verb.lemma_ == "tell"
    return root.dep_ == "pobj" and verb.lower_ == "to" and verb.head.lower_ == "according"


def governing_subjects(token: Token) -> Iterator[set[int]]:
    """Subjects of the verbs above a word, nearest verb first.

    The verb whose argument a word itself is counts for a possessive alone ("A sold its barns").
    """
    current = token if token.dep_ == "poss" else token.head
    while current.dep_ != "ROOT":
        current = current.head
        found = {c.i for c in current.children if c.dep_ in {"nsubj", "nsubjpass"}} - {token.i}
        if found:
            yield found


def _is_argument_of_one_verb(token: Token, others: set[int]) -> bool:
    """Whether one of some words hangs on the same verb as a word ("Apple sued it")."""
    verb = token.head
    if token.dep_ == "pobj":
        verb = verb.head
    return any(c.i in others for c in verb.children if c.i != token.i)
