"""One event, two reports: what two articles tell goes in, how well it fits together comes out.

Two reports are one event where their days are compatible, they tell the same kind of deed, and the
same actors or the same sum stand in both; or where all but the day is the same, and of the two days
one must be wrong. Every rule asks only the two and who is who, so the order of articles does not
matter; `gathering.py` makes events of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.resolve.dates import NEAR_DAYS, closeness
from extractor.resolve.deeds import DAILY, RECURRING, SAME_DEED, Deeds, deeds_of, shared_deeds
from extractor.resolve.sources import is_reprint, shingles
from extractor.when import days_apart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractor.records import Event
    from extractor.when import When

RARE = 3
"""Digits of a sum that two reports hardly give by chance."""
SAME_DAY, SAME_UNIT = 3, 2
"""Values of `closeness`: one day told twice, a day in the month that the other tells."""

Sum = tuple[Decimal, str | None]


@dataclass(frozen=True, eq=False)
class Report:
    """What of an event counts when it is compared; what takes time is worked out when asked.

    Attributes:
        event: as its article tells it.
        when: its days.
        actors: who takes part, places aside, each under the one id that stands for all of its.
        places: where it takes place, likewise.
    """

    event: Event
    when: When
    actors: frozenset[str]
    places: frozenset[str]

    @property
    def id(self) -> str:
        """Id of the event."""
        return self.event.id

    @property
    def article(self) -> str:
        """Article that tells it."""
        return self.event.evidence[0].article

    @property
    def is_one_day(self) -> bool:
        """Whether a single day is told."""
        return self.when.start == self.when.end

    @property
    def denied(self) -> bool:
        """Whether it is told that it did not happen."""
        return self.event.status == "negated"

    @cached_property
    def deeds(self) -> Deeds:
        """What was done."""
        return deeds_of(self.event)

    @cached_property
    def sums(self) -> frozenset[Sum]:
        """Amounts of its sentence, with their currency."""
        return frozenset((Decimal(m.amount), m.currency) for m in self.event.money)

    @cached_property
    def shingles(self) -> frozenset[str]:
        """Shingles of its sentence (`sources.shingles`)."""
        return shingles(self.event.evidence[0].quote)


def report_of(event: Event, canonical: Mapping[str, str]) -> Report | None:
    """Take of an event what is compared; None where its days do not tell it from others.

    Args:
        event: of one article.
        canonical: entity id to the one that stands for all ids that mean the same, where they
            differ.
    """
    if event.when is None or event.anchor == "published":
        return None
    ids = {canonical.get(p.entity, p.entity) for p in event.participants}
    places = frozenset(id_ for id_ in ids if id_.startswith("place:"))
    return Report(event, event.when, frozenset(ids) - places, places)


def fit(one: Report, other: Report) -> int:
    """Weigh how well two reports fit; 0 where nothing says that they tell one event."""
    days = closeness(one.when, other.when)
    if one.denied != other.denied:
        return 0
    if days == 0:
        return int(_is_misdated(one, other))
    actors = len(one.actors & other.actors)
    deeds, sums = shared_deeds(one.deeds, other.deeds), sum_weight(one, other)
    is_copy = (
        one.event.lemma == other.event.lemma
        and (actors > 0 or not one.actors or not other.actors)
        and is_reprint(one.shingles, other.shingles)
    )
    if not (is_copy or _is_one(days, deeds, sums, one, other)):
        return 0
    apart = min(2, len(one.actors ^ other.actors))
    places = bool(one.places & other.places)
    return max(1, 20 * is_copy + 4 * deeds + 4 * sums + 2 * actors + 2 * days + places - apart)


def _is_one(days: int, deeds: int, sums: int, one: Report, other: Report) -> bool:
    """Tell whether closeness, kinds of deed, actors and sums are enough; each alone never is."""
    actors = len(one.actors & other.actors)
    all_there = actors > 0 and actors == min(len(one.actors), len(other.actors))
    if actors == 0 and (sums < RARE or (one.actors and other.actors)):
        return False  # a rare sum stands in for actors only where a report names none
    if days == SAME_DAY:
        is_other_deed = one.deeds.is_listed and other.deeds.is_listed and deeds == 0
        is_daily = (one.deeds.core | other.deeds.core) & DAILY
        if actors > 1 and all_there and not is_daily and not is_other_deed:
            return True
        by_actors = (deeds > 1 and actors > 0) or (deeds > 0 and (actors > 1 or all_there))
        return by_actors or (sums > 0 and deeds > 0) or (sums > 1 and actors > 0)
    if days == SAME_UNIT:
        by_actors = deeds > 1 and (actors > 1 or all_there)
        return by_actors or (sums > 1 and (deeds > 0 or actors > 0))
    return actors > 0 and ((deeds > 2 and actors > 1) or (sums > 1 and (deeds > 0 or actors > 1)))


def _is_misdated(one: Report, other: Report) -> bool:
    """Tell whether nothing but the day differs, of a deed that is not done twice in a few days."""
    days = days_apart(one.when, other.when) if one.is_one_day and other.is_one_day else None
    actors = len(one.actors & other.actors)
    return (
        days is not None
        and days <= NEAR_DAYS
        and one.event.status == other.event.status == "asserted"
        and actors > 1
        and actors == min(len(one.actors), len(other.actors))
        and shared_deeds(one.deeds, other.deeds) == SAME_DEED
        and not is_again(one, other)
    )


def is_again(one: Report, other: Report) -> bool:
    """Tell whether it may well have happened twice: deeds of every week, or another place."""
    elsewhere = one.places and other.places and not one.places & other.places
    return bool(elsewhere or (one.deeds.core | other.deeds.core) & (DAILY | RECURRING))


def sum_weight(one: Report, other: Report) -> int:
    """Weigh the sums that two reports have in common: round ones come again, others hardly."""
    return min(RARE, max((n_digits(amount) for amount, _ in one.sums & other.sums), default=0))


def n_digits(amount: Decimal) -> int:
    """Count the digits of a sum that are not mere noughts behind.

    >>> n_digits(Decimal(68_700_000_000))
    3
    """
    return len(amount.normalize().as_tuple().digits)
