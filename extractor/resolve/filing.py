"""Where reports are filed: a Report goes in, the keys under which others find it come out.

So the cost of joining grows with the reports of one time and actor, not with all. Only reports that
meet under a key are compared, so that what is joined never hangs on which article came first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from extractor.resolve.dates import NEAR_DAYS
from extractor.resolve.deeds import DAILY
from extractor.resolve.reports import RARE, Report, n_digits

if TYPE_CHECKING:
    from extractor.when import When

_MOST_MONTHS = 13
"""Months that a year may touch; what is longer tells no event from another."""


class Keys(NamedTuple):
    """Where a report is found, and where those that it may be one with are looked for."""

    stored: frozenset[str]
    asked: frozenset[str]


def keys_of(report: Report, members: Mapping[str, Collection[str]]) -> Keys:
    """Give the keys of a report: no two can be one unless a key that one stores the other asks.

    Args:
        report: any.
        members: least id of an entity to all ids that mean the same, where there are several.

    A key is a stretch of time and an entity as its article names it, or a rare sum; where nobody
    takes part, a day and the trigger, by which copies are found. So what is stored stays when it
    turns out who is who.
    """
    stored, asked = _one_day(report) if report.is_one_day else _stretches(report.when)
    who = {id_ for actor in report.actors for id_ in members.get(actor, (actor,))}
    sums = {f"{amount.normalize():f}" for amount, _ in report.sums if n_digits(amount) >= RARE}
    subjects = who | sums
    is_nobodys = not who and report.is_one_day
    copies = {f"{report.event.lemma}@{report.when.edtf}"} if is_nobodys else set()
    return Keys(
        frozenset(copies | {f"{subject}@{stretch}" for subject in subjects for stretch in stored}),
        frozenset(copies | {f"{subject}@{stretch}" for subject in subjects for stretch in asked}),
    )


def _one_day(report: Report) -> tuple[set[str], set[str]]:
    """Give the stretches of time under which what is told for a day is stored, and those to ask.

    Days meet days; a month asks for the days within it, and a day for the months that hold it.
    Who gives another day is looked for under the deed.
    """
    day = report.when.start
    if day is None:
        return set(), set()
    near = {_month(day), *(_month(d) for d in _days_near(day))}
    deeds = report.deeds.core - DAILY if len(report.actors) > 1 else frozenset()
    return (
        {day.isoformat(), f"in {_month(day)}", *(f"{deed} {_month(day)}" for deed in deeds)},
        {
            day.isoformat(),
            _month(day),
            f"all {day.year}",
            *(f"{deed} {month}" for deed in deeds for month in near),
        },
    )


def _days_near(day: dt.date) -> Iterator[dt.date]:
    """Give the first and the last day on which another report may have it; the calendar ends."""
    for n in (-NEAR_DAYS, NEAR_DAYS):
        if dt.date.min.toordinal() <= day.toordinal() + n <= dt.date.max.toordinal():
            yield day + dt.timedelta(days=n)


def _month(day: dt.date) -> str:
    return f"{day.year}-{day.month}"


def _stretches(when: When) -> tuple[set[str], set[str]]:
    """Give the stretches of time under which an interval is stored, and those to ask."""
    if when.start is None or when.end is None:
        bound = when.start or when.end
        side = "since" if when.end is None else "until"
        near = (bound.year + n for n in (-1, 0, 1)) if bound else ()
        return {f"{side} {bound.year}"} if bound else set(), {f"{side} {year}" for year in near}
    months = {
        f"{month // 12}-{month % 12 + 1}"
        for month in range(
            when.start.year * 12 + when.start.month - 1, when.end.year * 12 + when.end.month
        )
    }
    years = {f"all {year}" for year in range(when.start.year, when.end.year + 1)}
    if len(months) > _MOST_MONTHS:
        return set(), set()
    asked = months | years | {f"in {month}" for month in months}
    return (months, asked) if len(months) < 3 else (years, asked)


def meet(one: Report, other: Report) -> bool:
    """Tell whether two reports are found under a key of each other.

    Args:
        one: with actors under canonical ids.
        other: likewise.
    """
    mine, theirs = keys_of(one, {}), keys_of(other, {})
    return bool(mine.stored & theirs.asked or theirs.stored & mine.asked)
