"""Claims that cannot all be true: a Library goes in, Conflicts come out, both sides quoted.

Three simple signs, each a function: one sum in two currencies, one sum with a slip of magnitude,
one event on two days. Nothing is resolved or dropped here; a reader decides.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Literal, NamedTuple

from extractor.amounts import find_money
from extractor.records import Event, Evidence, Library, Record, Sentence

ConflictKind = Literal["currency", "magnitude", "day"]

NEAR_DAYS = 10
"""Reports of one event differ by days; what lies further apart is told as happening again."""

_SLIPS = (Decimal(10), Decimal(100), Decimal(1000))
_ACTORS = frozenset({"company", "organization", "person"})
_STEM = 5  # letters that tell "invest" from other words, whatever its ending


class Claim(Record):
    """One side of a conflict: what is claimed, and where."""

    value: str
    evidence: Evidence


class Conflict(Record):
    """Claims that cannot all be true.

    Attributes:
        id: `conflict:` and 12 hexadecimal digits, from kind and places of the claims.
        what: one line that says what they disagree about.
        claims: sorted by article and offset.
    """

    id: str
    kind: ConflictKind
    what: str
    claims: tuple[Claim, ...]

    def as_json(self) -> dict[str, object]:
        """Give it as the output contract has it."""
        claims = [
            {"article": c.evidence.article, "quote": c.evidence.quote, "value": c.value}
            for c in self.claims
        ]
        return {"id": self.id, "kind": self.kind, "what": self.what, "claims": claims}


def find_conflicts(library: Library) -> tuple[Conflict, ...]:
    """Find claims that cannot all be true, sorted by kind and id."""
    names = {entity.id: entity.name for entity in library.entities}
    found = [*_sums(library, names), *_days(library.events, names)]
    told = [c for c in found if not any(_covers(other, c) for other in found)]
    return tuple(sorted(told, key=lambda conflict: (conflict.kind, conflict.id)))


def _covers(other: Conflict, conflict: Conflict) -> bool:
    """Tell whether another conflict quotes all of these sentences, and more or of a first name.

    The same sentences disagree once, however many entities they are about.
    """
    if other.kind != conflict.kind or other is conflict:
        return False
    mine, others = set(conflict.claims), set(other.claims)
    return mine < others or (mine == others and other.what < conflict.what)


class _Sum(NamedTuple):
    amount: Decimal
    currency: str
    text: str
    sentence: Sentence

    def claim(self) -> Claim:
        return Claim(value=self.text, evidence=self.sentence.evidence)


def _sums(library: Library, names: dict[str, str]) -> Iterator[Conflict]:
    """Compare the sums of all sentences that name one actor."""
    told: dict[str, list[_Sum]] = defaultdict(list)
    for sentence, actors in _with_actors(library):
        for one in _sums_of(sentence):
            for actor in actors:
                told[actor].append(one)
    for actor in sorted(told):
        # only sums with the same digits can be one sum told twice
        groups: dict[tuple[int, ...], list[_Sum]] = defaultdict(list)
        for one in told[actor]:
            groups[one.amount.normalize().as_tuple().digits].append(one)
        for digits in sorted(groups):
            # "5 billion" comes twice by chance, "68.7 billion" hardly
            if len(digits) > 1:
                yield from _among(groups[digits], names[actor])


def _among(sums: Sequence[_Sum], name: str) -> Iterator[Conflict]:
    """Put the sums that disagree in one way into one conflict."""
    sides: dict[ConflictKind, list[_Sum]] = defaultdict(list)
    for left, right in combinations(sums, 2):
        kind = _disagreement(left, right, name)
        if kind is not None:
            sides[kind] += [left, right]
    for kind, found in sorted(sides.items()):
        claims = {(one.sentence.evidence, one.text): one.claim() for one in found}
        values = sorted({f"{one.amount:,f} {one.currency}" for one in found})
        yield _conflict(kind, f"{name}: {' or '.join(values)}", claims.values())


def _with_actors(library: Library) -> Iterator[tuple[Sentence, list[str]]]:
    """Pair each sentence with the actors that it names, sorted."""
    starts: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for entity in library.entities:
        for mention in entity.mentions if entity.type in _ACTORS else ():
            starts[mention.article].append((mention.start, entity.id))
    for places in starts.values():
        places.sort()
    for sentence in library.sentences:
        evidence = sentence.evidence
        places = starts[evidence.article]
        low = bisect_left(places, (evidence.start, ""))
        high = bisect_left(places, (evidence.end, ""))
        yield sentence, sorted({actor for _, actor in places[low:high]})


def _sums_of(sentence: Sentence) -> Iterator[_Sum]:
    for money in find_money(sentence.evidence.quote, language=sentence.language):
        if money.currency is not None:
            yield _Sum(Decimal(money.amount), money.currency, money.text, sentence)


def _disagreement(left: _Sum, right: _Sum, name: str) -> ConflictKind | None:
    if left.sentence == right.sentence or not _is_kin(left, right, name):
        return None  # one sentence that gives two sums means two sums
    if left.amount == right.amount:
        return "currency" if left.currency != right.currency else None
    small, large = sorted((left.amount, right.amount))
    return "magnitude" if left.currency == right.currency and large / small in _SLIPS else None


def _is_kin(left: _Sum, right: _Sum, name: str) -> bool:
    """Tell whether two sentences speak of the same matter: a word in common besides the name."""
    return not _stems(left, name).isdisjoint(_stems(right, name))


def _stems(one: _Sum, name: str) -> set[str]:
    text = one.sentence.evidence.quote.replace(one.text, " ").casefold()
    for word in name.casefold().split():
        text = text.replace(word, " ")
    latin = {word[:_STEM] for word in re.findall(r"[^\W\d]{5,}", text) if word.isascii()}
    han = re.findall(r"[\u4e00-\u9fff]+", text)
    return latin | {run[i : i + 2] for run in han for i in range(len(run) - 1)}


def _days(events: Iterable[Event], names: dict[str, str]) -> Iterator[Conflict]:
    told: dict[tuple[str, tuple[str, ...]], list[Event]] = defaultdict(list)
    for event in events:
        who = tuple(participant.entity for participant in event.participants)
        is_dated = event.when is not None and event.when.precision == "day"
        if is_dated and event.anchor != "published" and len(who) > 1:
            told[event.lemma, who].append(event)
    for (lemma, who), group in sorted(told.items()):
        ordered = sorted(group, key=lambda event: _place(event.evidence[0]))
        for left, right in combinations(ordered, 2):
            if left.evidence == right.evidence:
                continue  # one sentence that tells of two days tells of two events
            days = _distance(left, right)
            if days is not None and 0 < days <= NEAR_DAYS:
                label = f"{', '.join(names[id_] for id_ in who)}: day of “{lemma}”"
                yield _conflict("day", label, [_dated(left), _dated(right)])


def _distance(left: Event, right: Event) -> int | None:
    """Count the days between two events of a single day each; None where one is longer."""
    one, other = left.when, right.when
    if one is None or other is None or one.start is None or other.start is None:
        return None
    if one.start != one.end or other.start != other.end:
        return None
    return abs((one.start - other.start).days)


def _dated(event: Event) -> Claim:
    return Claim(value=event.when.edtf if event.when else "", evidence=event.evidence[0])


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.article, evidence.start, evidence.end


def _conflict(kind: ConflictKind, what: str, claims: Iterable[Claim]) -> Conflict:
    ordered = tuple(sorted(claims, key=lambda claim: (_place(claim.evidence), claim.value)))
    places = [f"{c.evidence.article}:{c.evidence.start}-{c.evidence.end}" for c in ordered]
    digest = hashlib.sha256("|".join([kind, *places]).encode()).hexdigest()
    return Conflict(id=f"conflict:{digest[:12]}", kind=kind, what=what, claims=ordered)
