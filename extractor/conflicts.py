"""Claims that cannot all be true: a Library goes in, Conflicts come out, both sides quoted.

Three simple signs, each a function: one sum in two currencies, one sum with a slip of magnitude,
one event on two days. Nothing is resolved or dropped here; a reader decides.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import Literal, NamedTuple

from extractor.records import Event, Evidence, Library, Record

ConflictKind = Literal["currency", "magnitude", "day"]

NEAR_DAYS = 10
"""Reports of one event differ by days; what lies further apart is told as happening again."""

_SLIPS = (Decimal(10), Decimal(100), Decimal(1000))


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
    found = [*_sums(library.events, names), *_days(library.events, names)]
    # The same two sentences disagree once, however many entities they are about.
    unique = {conflict.id: conflict for conflict in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda conflict: (conflict.kind, conflict.id)))


class _Sum(NamedTuple):
    amount: Decimal
    currency: str
    text: str
    lemma: str
    evidence: Evidence

    def claim(self) -> Claim:
        return Claim(value=self.text, evidence=self.evidence)


def _sums(events: Iterable[Event], names: dict[str, str]) -> Iterator[Conflict]:
    told: dict[str, set[_Sum]] = defaultdict(set)
    for event in events:
        for money in event.money:
            if money.currency is None:
                continue
            one = _Sum(
                Decimal(money.amount), money.currency, money.text, event.lemma, event.evidence[0]
            )
            for participant in event.participants:
                told[participant.entity].add(one)
    for entity in sorted(told):
        ordered = sorted(told[entity], key=lambda s: (_place(s.evidence), s.text))
        for left, right in combinations(ordered, 2):
            kind = _disagreement(left, right)
            if kind is not None:
                what = f"{names[entity]}: {left.text} or {right.text}"
                yield _conflict(kind, what, (left.claim(), right.claim()))


def _disagreement(left: _Sum, right: _Sum) -> ConflictKind | None:
    if left.evidence == right.evidence:
        return None  # one sentence that gives two sums means two sums
    # "5 billion" comes twice by chance, "68.7 billion" hardly
    if left.lemma != right.lemma and min(_digits(left.amount), _digits(right.amount)) < 2:
        return None
    if left.amount == right.amount:
        return "currency" if left.currency != right.currency else None
    small, large = sorted((left.amount, right.amount))
    is_slip = small > 0 and large / small in _SLIPS
    # a slip of magnitude between any two sums of one digit is no sign at all
    telling = _digits(small) >= 2 and left.currency == right.currency
    return "magnitude" if is_slip and telling else None


def _digits(amount: Decimal) -> int:
    """Count significant digits.

    >>> _digits(Decimal("380000000000")), _digits(Decimal("5000000"))
    (2, 1)
    """
    return len(amount.normalize().as_tuple().digits)


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
            days = _distance(left, right)
            if days is not None and 0 < days <= NEAR_DAYS:
                label = f"{', '.join(names[id_] for id_ in who)}: day of “{lemma}”"
                yield _conflict("day", label, (_dated(left), _dated(right)))


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


def _conflict(kind: ConflictKind, what: str, claims: tuple[Claim, ...]) -> Conflict:
    ordered = tuple(sorted(claims, key=lambda claim: (_place(claim.evidence), claim.value)))
    places = [f"{c.evidence.article}:{c.evidence.start}-{c.evidence.end}" for c in ordered]
    digest = hashlib.sha256("|".join([kind, *places]).encode()).hexdigest()
    return Conflict(id=f"conflict:{digest[:12]}", kind=kind, what=what, claims=ordered)
