"""Sums that disagree: sentences go in, conflicts of currency, magnitude and price come out.

A sum is compared where two sentences speak of one actor. Round sums come again by chance, so the
fewer digits two sums share, the more the sentences must have in common besides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from extractor.amounts import find_money
from extractor.conflicts.records import Claim, Conflict, ConflictKind, make_conflict, place
from extractor.conflicts.words import stems

if TYPE_CHECKING:
    from extractor.records import Evidence, Language, Library, Sentence

_SLIPS = (Decimal(10), Decimal(100), Decimal(1000))
_ACTORS = frozenset({"company", "organization", "person"})
_RARE = 3
"""Digits that two sums hardly share by chance."""
_SHARE = re.compile(
    r"^\s*(?:apiece|(?:a|per|each|for each|for every) (?:ordinary )?share)\b", re.IGNORECASE
)
_SHARE_BEFORE = re.compile(
    r"(?:每股(?:价格|作价|发行价)?(?:为|约)?|per share (?:of|at|for))\s*$", re.IGNORECASE
)
_UP_TO = Decimal(2)
"""Prices for one thing that differ by more are prices for two things."""


class _Sum(NamedTuple):
    amount: Decimal
    currency: str
    text: str
    a_share: bool
    evidence: Evidence

    def claim(self) -> Claim:
        return Claim(value=self.text, evidence=self.evidence)

    @property
    def digits(self) -> tuple[int, ...]:
        return self.amount.normalize().as_tuple().digits


def find_sums(library: Library) -> Iterator[Conflict]:
    """Find sums that disagree."""
    names = {entity.id: entity.name for entity in library.entities}
    told: dict[str, list[_Sum]] = defaultdict(list)
    for sentence, actors in _with_actors(library):
        for one in _sums_of(sentence.evidence, sentence.language):
            for actor in actors:
                told[actor].append(one)
    for actor in sorted(told):
        # only sums with the same digits can be one sum told twice
        groups: dict[tuple[int, ...], list[_Sum]] = defaultdict(list)
        for one in told[actor]:
            groups[one.digits].append(one)
        for digits in sorted(groups):
            # "5 billion" comes twice by chance, "68.7 billion" hardly
            if len(digits) > 1:
                yield from _among(groups[digits], names[actor])
    yield from _prices(library, names)


def _among(sums: Sequence[_Sum], name: str) -> Iterator[Conflict]:
    """Put the sums that disagree in one way into one conflict."""
    sides: dict[ConflictKind, list[_Sum]] = defaultdict(list)
    for left, right in combinations(sums, 2):
        kind = _disagreement(left, right, name)
        if kind is not None:
            sides[kind] += [left, right]
    for kind, found in sorted(sides.items()):
        values = sorted({f"{one.amount:,f} {one.currency}" for one in found})
        claims = (one.claim() for one in found)
        yield make_conflict(kind, f"{name}: {' or '.join(values)}", claims)


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


def _sums_of(evidence: Evidence, language: Language) -> Iterator[_Sum]:
    quote = evidence.quote
    for money in find_money(quote, language=language):
        if money.currency is not None:
            a_share = bool(
                _SHARE.match(quote[money.end :]) or _SHARE_BEFORE.search(quote[: money.start])
            )
            yield _Sum(Decimal(money.amount), money.currency, money.text, a_share, evidence)


def _disagreement(left: _Sum, right: _Sum, name: str) -> ConflictKind | None:
    if left.evidence == right.evidence or left.a_share != right.a_share:
        return None  # one sentence that gives two sums means two sums
    if not (len(left.digits) >= _RARE or _is_kin(left, right, name)):
        return None
    if left.amount == right.amount:
        return "currency" if left.currency != right.currency else None
    small, large = sorted((left.amount, right.amount))
    return "magnitude" if left.currency == right.currency and large / small in _SLIPS else None


def _is_kin(left: _Sum, right: _Sum, name: str) -> bool:
    """Tell whether two sentences speak of the same matter: a word in common besides the name."""
    one, other = (stems(s.evidence.quote, without=(s.text, name)) for s in (left, right))
    return not one.isdisjoint(other)


# --- one deal, two prices -------------------------------------------------------------------------


def _prices(library: Library, names: dict[str, str]) -> Iterator[Conflict]:
    """Compare what the reports of one event say that a share costs."""
    languages = {place(s.evidence): s.language for s in library.sentences}
    for event in library.events:
        if len(event.evidence) > 1:
            told = [
                one
                for evidence in event.evidence
                for one in _sums_of(evidence, languages.get(place(evidence), "en"))
                if one.a_share
            ]
            doing = [p.entity for p in event.participants if p.role != "other"]
            told_of = doing or [p.entity for p in event.participants]
            who = ", ".join(sorted(names.get(id_, id_) for id_ in told_of))
            yield from _apart(told, who)


def _apart(told: Iterable[_Sum], who: str) -> Iterator[Conflict]:
    """Tell prices for one share in one currency that differ."""
    by_currency: dict[str, list[_Sum]] = defaultdict(list)
    for one in told:
        by_currency[one.currency].append(one)
    for _, sums in sorted(by_currency.items()):
        amounts = sorted({one.amount for one in sums})
        # a sentence with two prices for a share speaks of two days
        alone = len(sums) == len({place(one.evidence) for one in sums})
        if alone and len(amounts) > 1 and amounts[-1] <= _UP_TO * amounts[0]:
            values = " or ".join(f"{amount:,f} {sums[0].currency}" for amount in amounts)
            yield make_conflict("amount", f"{who}: {values} a share", (s.claim() for s in sums))
