"""What an entity is tied to, told: its relations go in, a few sentences with evidence come out.

Relations of one type and side become a verb phrase ("makes A and B"), phrases of one subject
matter a sentence. `wording.py` has the words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from extractor.digest import wording
from extractor.digest.index import Index, count_articles, in_prose
from extractor.digest.inert import inert
from extractor.digest.labels import label, phrase
from extractor.digest.sums import money
from extractor.digest.wording import Side, Tongue
from extractor.records import SYMMETRIC, Entity, Evidence, Relation, RelationType, Status

Tie = tuple[RelationType, Side]

_MATTERS: tuple[tuple[Tie, ...], ...] = (
    (("founded", "in"), ("leads", "in"), ("employs", "out")),
    (("founded", "out"), ("leads", "out"), ("employs", "in")),
    (("develops", "in"), ("integrates", "in")),
    (("develops", "out"), ("integrates", "out")),
    (("owns", "in"), ("acquires", "in"), ("invests_in", "in")),
    (("owns", "out"), ("acquires", "out"), ("invests_in", "out")),
    (("partners_with", "out"), ("supplies", "out"), ("supplies", "in"), ("competes_with", "out")),
    (("regulates", "in"), ("sues", "in"), ("sues", "out"), ("regulates", "out")),
    (("located_in", "out"), ("located_in", "in")),
)
"""What belongs into one sentence, in the order in which a profile tells it."""

_STATUS_ORDER: tuple[Status, ...] = ("asserted", "planned", "hedged")
_MOST_CLAUSES = 3
_MOST_NAMES = 4
"""More objects than these are counted, not named: a sentence is to be read aloud in a breath."""

_AGREED = ("agree", "deal to", "signed", "签署", "同意收购", "达成")
_SEAT = re.compile(r"\b(?:based|headquarter\w*|head office|home)\b|总部", re.IGNORECASE)
_NEAR = 60  # characters between a seat's name and the word that makes it one
_CLOSED = ("complet", "closed", "finaliz", "finalis", "完成")


class Fact(NamedTuple):
    """A tie to one other entity, backed by all relations that tell it with one status.

    Attributes:
        other: the entity at the other end.
        relations: best first; they share source, target, type and status.
    """

    tie: Tie
    entity: Entity
    other: Entity
    status: Status
    relations: tuple[Relation, ...]

    @property
    def evidence(self) -> Evidence:
        """The one place that shows it best."""
        return self.relations[0].evidence[0]

    def attribute(self, name: str) -> str | None:
        """Return an attribute of the best relation that has it."""
        return next((v for r in self.relations for n, v in r.attributes if n == name and v), None)


class Told(NamedTuple):
    """A sentence in the making: phrases of one subject, and where they are read.

    Attributes:
        clauses: objects and the verbs that share them: ("A and B", ("makes", "uses")); a clause
            without verbs is a whole phrase.
        evidence: the best place of each fact, each once.
        size: number of facts told.
    """

    clauses: tuple[tuple[str, tuple[str, ...]], ...]
    evidence: tuple[Evidence, ...]
    size: int

    def phrases(self, tongue: Tongue) -> list[str]:
        """Return the verb phrases, such as "makes and uses A and B"."""
        joined: dict[str, tuple[str, ...]] = {}
        for objects, verbs in self.clauses:
            joined[objects] = joined.get(objects, ()) + verbs
        filled = [(list(verbs), objects) for objects, verbs in joined.items()]
        return [wording.fill(v, o, tongue=tongue) if v else o for v, o in filled]


def find_facts(index: Index, entity: Entity, *, prose_only: bool = False) -> list[Fact]:
    """Return what is told of an entity, each tie once, in its strongest status.

    Args:
        index: the library.
        entity: whose ties.
        prose_only: leave out what only a page's own digest says.
    """
    found: dict[tuple[Tie, str], list[Relation]] = defaultdict(list)
    for relation in index.relations[entity.id]:
        if relation.source == relation.target or relation.status not in _STATUS_ORDER:
            continue
        if prose_only and not any(in_prose(e) for e in relation.evidence):
            continue
        side: Side = "out" if relation.source == entity.id else "in"
        other = relation.target if side == "out" else relation.source
        if relation.type in SYMMETRIC:
            side = "out"
        if other in index.entities:
            found[((relation.type, side), other)].append(relation)
    facts = []
    for (tie, other), relations in found.items():
        status = min((r.status for r in relations), key=_STATUS_ORDER.index)
        kept = sorted((r for r in relations if r.status == status), key=_best_first)
        facts.append(Fact(tie, entity, index.entities[other], status, tuple(kept)))
    return sorted(facts, key=_weight)


def tell(index: Index, facts: list[Fact], *, tongue: Tongue, most: int) -> list[Told]:
    """Tell facts in at most `most` sentences, in the order of a profile.

    Matters of one phrase each are joined, two by two; where there are still too many sentences,
    those that hold the fewest facts are left out.
    """
    facts = _drop_weaker(facts)
    sentences: list[Told] = []
    for ties in _MATTERS:
        matter = [fact for fact in facts if fact.tie in ties]
        if not matter:
            continue
        told = _tell_matter(index, ties, matter, tongue)
        if sentences and _are_short(sentences[-1], told):
            told = join_told(sentences.pop(), told)
        sentences.append(told)
    ranked = sorted(range(len(sentences)), key=lambda i: (-sentences[i].size, i))
    return [sentences[i] for i in sorted(ranked[:most])]


def join_told(left: Told, right: Told) -> Told:
    """Make one sentence of two."""
    evidence = _distinct([*left.evidence, *right.evidence])
    return Told((*left.clauses, *right.clauses), evidence, left.size + right.size)


def _are_short(left: Told, right: Told) -> bool:
    return len(left.clauses) + len(right.clauses) <= _MOST_CLAUSES and (
        left.size + right.size <= _MOST_NAMES
    )


def _drop_weaker(facts: list[Fact]) -> list[Fact]:
    """Leave out a post where a founding or leading says more of the same two."""
    strong = {f.other.id for f in facts if f.tie[0] in ("founded", "leads")}
    return [f for f in facts if f.tie[0] != "employs" or f.other.id not in strong or _role(f)]


def _tell_matter(index: Index, ties: tuple[Tie, ...], facts: list[Fact], tongue: Tongue) -> Told:
    parts = []
    for tie in ties:
        for status in _STATUS_ORDER:
            parts += _split([f for f in facts if f.tie == tie and f.status == status])
    # "founded and leads Nimbus": verbs of the same objects will share them.
    clauses: list[tuple[str, tuple[str, ...]]] = []
    told: list[Fact] = []
    for part in parts:
        shown = part if len(part) <= _MOST_NAMES + 1 else part[:_MOST_NAMES]
        objects, verb = _phrase(index, shown, len(part) - len(shown), tongue)
        clauses.append((objects, (verb,)))
        told += shown
    evidence = _distinct([fact.evidence for fact in told])
    return Told(tuple(clauses), evidence, len(facts))


def _split(group: list[Fact]) -> list[list[Fact]]:
    """Part a group whose members need different verbs, keeping the order; no empty parts."""
    parts: dict[wording.Shade, list[Fact]] = {}
    for fact in group:
        parts.setdefault(_shade(fact), []).append(fact)
    return list(parts.values())


def _shade(fact: Fact) -> wording.Shade:
    """Return what the verb of a fact hangs on beside its tie."""
    kind, side = fact.tie
    if kind == "acquires":
        return "agreed" if _is_agreed(fact) else ""
    if kind == "located_in":
        if "place" == fact.entity.type == fact.other.type:
            return "place"
        return "based" if _is_seat(fact) else ""
    if (kind, side) in (("leads", "out"), ("employs", "in")) and _role(fact):
        return "post"
    return ""


def _phrase(index: Index, shown: list[Fact], others: int, tongue: Tongue) -> tuple[str, str]:
    """Return the objects and the verb of facts that share tie, status and shade."""
    tie, shade = shown[0].tie, _shade(shown[0])
    if shade == "post" and tongue == "en":
        names = [f"{_role(f)} {_of(f)} {index.name(f.other)}" for f in shown]
    else:
        names = [_name_with_detail(index, f, tongue) for f in shown]
    if len(shown) == 1 and not others and tongue == "en" and tie[0] in ("acquires", "founded"):
        names = [_deed(index, shown[0])]
    if tie == ("leads", "in") and len(shown) > 1 and not all(_role(f) for f in shown):
        shade = "bare"
    plain = (wording.CHINESE if tongue == "zh" else wording.ENGLISH)[tie]
    verb = wording.SHADED[tongue].get((*tie, shade), plain)
    objects = wording.enumerate_names(names, tongue=tongue, others=others)
    worded = wording.worded(verb, shown[0].status, tongue=tongue)
    return objects + _attribution(shown, tongue), worded


def _name_with_detail(index: Index, fact: Fact, tongue: Tongue) -> str:
    details = [d for d in (_role(fact), _sum(fact, tongue), _date(fact, tongue)) if d]
    name = index.name(fact.other)
    if not details:
        return name
    return f"{name}（{'，'.join(details)}）" if tongue == "zh" else f"{name} ({', '.join(details)})"


def _deed(index: Index, fact: Fact) -> str:
    """Return the object of a single deed with price and date: "Tidewell for $3 billion in 2025"."""
    words = index.name(fact.other)
    price, when = _sum(fact, "en"), fact.relations[0].when
    if price is not None and fact.tie[0] == "acquires" and fact.attribute("amount"):
        words = f"{words} for {price}"
    if when is not None:
        date = phrase(when)
        words = f"{words} {date[0].lower()}{date[1:]}"
    return words


def _sum(fact: Fact, tongue: Tongue) -> str | None:
    amount = fact.attribute("amount")
    if amount is None:
        return inert(fact.attribute("stake") or "") or None
    currency, approximation = fact.attribute("currency"), fact.attribute("approximation")
    return inert(money(amount, currency, approximation, tongue=tongue))


def _date(fact: Fact, tongue: Tongue) -> str | None:
    """Date deeds (a purchase, a founding), not states."""
    when = fact.relations[0].when
    if when is None or fact.tie[0] not in ("acquires", "invests_in", "founded", "sues"):
        return None
    if when.start is None or when.end is None:
        return None
    return when.edtf if tongue == "zh" else label(when)


def _role(fact: Fact) -> str | None:
    """Return the post, without an article before it."""
    if fact.tie[0] not in ("leads", "employs"):
        return None
    role = inert(fact.attribute("role") or "")
    for article in ("the ", "a ", "an ", "its ", "their "):
        if role.lower().startswith(article):
            role = role[len(article) :]
    return role or None


def _of(fact: Fact) -> str:
    return "of" if fact.tie[0] == "leads" or fact.other.type == "place" else "at"


def _is_agreed(fact: Fact) -> bool:
    """Tell whether a purchase is signed rather than closed, as far as its sentences say."""
    if fact.tie[0] != "acquires" or fact.status != "asserted":
        return False
    quotes = [e.quote.lower() for r in fact.relations for e in r.evidence]
    if any(word in quote for quote in quotes for word in _CLOSED):
        return False
    return any(word in quote for quote in quotes for word in _AGREED)


def _is_seat(fact: Fact) -> bool:
    """Tell whether a sentence names a place as the seat, not as any site."""
    place = fact.other if fact.tie[1] == "out" else fact.entity
    for evidence in (e for r in fact.relations for e in r.evidence):
        spots = [m.start() for m in _SEAT.finditer(evidence.quote)]
        for name in (place.name, *place.aliases):
            at = evidence.quote.find(name)
            if at >= 0 and any(at - _NEAR <= spot <= at + len(name) + _NEAR for spot in spots):
                return True
    return False


def _attribution(group: list[Fact], tongue: Tongue) -> str:
    """Name who says so, where all facts of a hedged group are one voice's."""
    voices = {r.attributed_to for f in group for r in f.relations[:1]}
    voice = next(iter(voices)) if len(voices) == 1 else None
    if group[0].status != "hedged" or not voice:
        return ""
    return f"（{inert(voice)}）" if tongue == "zh" else f", according to {inert(voice)}"


def _best_first(relation: Relation) -> tuple[bool, float, str]:
    return (not in_prose(relation.evidence[0]), -relation.confidence, relation.id)


def _weight(fact: Fact) -> tuple[int, int, int, str]:
    """Most backed first, then the best known other end."""
    other = fact.other
    return (-len(fact.relations), -count_articles(other), -len(other.mentions), other.id)


def _distinct(evidence: list[Evidence]) -> tuple[Evidence, ...]:
    return tuple({(e.article, e.start, e.end): e for e in evidence}.values())
