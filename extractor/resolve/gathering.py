"""Many reports gathered to events: Reports go in, the ids of those that are one event come out.

`reports.py` says which two reports are one; here is which two are compared at all, so that the cost
grows with the reports of one time and actor, and how pairs make one event of many reports.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from extractor.resolve.dates import NEAR_DAYS
from extractor.resolve.deeds import DAILY
from extractor.resolve.reports import RARE, Pair, Report, n_digits, pair_reports

if TYPE_CHECKING:
    from extractor.records import Event
    from extractor.when import When


class Keys(NamedTuple):
    """Where a report is found, and where those that it may be one with are looked for."""

    stored: frozenset[str]
    asked: frozenset[str]


def keys_of(report: Report, members: Mapping[str, Collection[str]]) -> Keys:
    """Give the keys of a report: no two can be one unless a key that one stores the other asks.

    Args:
        report: any.
        members: least id of an entity to all ids that mean the same, where there are several.

    A key is a stretch of time and an entity as its article names it, or a rare sum: so what is
    stored stays when it turns out who is who.
    """
    stored, asked = _one_day(report) if report.is_one_day else _stretches(report.when)
    who = {id_ for actor in report.actors for id_ in members.get(actor, (actor,))}
    sums = {f"{amount.normalize():f}" for amount, _ in report.sums if n_digits(amount) >= RARE}
    subjects = sorted(who | sums)
    return Keys(
        frozenset(f"{subject}@{stretch}" for subject in subjects for stretch in stored),
        frozenset(f"{subject}@{stretch}" for subject in subjects for stretch in asked),
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
        years = {f"{side} {bound.year}"} if bound else set()
        return years, years
    months = {
        f"{month // 12}-{month % 12 + 1}"
        for month in range(
            when.start.year * 12 + when.start.month - 1, when.end.year * 12 + when.end.month
        )
    }
    years = {f"all {year}" for year in range(when.start.year, when.end.year + 1)}
    if len(months) > 12:
        return set(), set()
    asked = months | years | {f"in {month}" for month in months}
    return (months, asked) if len(months) < 3 else (years, asked)


def pairs_of(reports: Iterable[Report]) -> list[Pair]:
    """Find all pairs of one event among the reports of many articles, sorted."""
    by_key: dict[str, list[Report]] = defaultdict(list)
    asking: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=attrgetter("id")):
        keys = keys_of(report, {})
        for key in keys.stored:
            by_key[key].append(report)
        for key in keys.asked:
            asking[key].append(report)
    meeting: dict[tuple[str, str], tuple[set[Report], set[Report]]] = {}
    for key in by_key.keys() & asking.keys():
        for one in by_key[key]:
            for other in asking[key]:
                if one.article != other.article:
                    first, second = sorted((one, other), key=lambda r: r.article)
                    sides = meeting.setdefault((first.article, second.article), (set(), set()))
                    sides[0].add(first)
                    sides[1].add(second)
    return sorted(pair for sides in meeting.values() for pair in pair_reports(*sides))


def cluster_pairs(pairs: Iterable[Pair], articles: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Put pairs together to events of many reports, the best pairs first.

    Args:
        pairs: any order; all those of the events that they lead to.
        articles: event id to article id.

    Returns:
        Sorted ids of the reports of each event, at most one of an article.
    """
    group: dict[str, list[str]] = {}
    for pair in sorted(pairs, key=lambda p: (-p.score, p.left, p.right)):
        left = group.setdefault(pair.left, [pair.left])
        right = group.setdefault(pair.right, [pair.right])
        if left is right or {articles[i] for i in left} & {articles[i] for i in right}:
            continue
        left += right
        group |= dict.fromkeys(right, left)
    whole = {min(ids): tuple(sorted(ids)) for ids in group.values() if len(ids) > 1}
    return [whole[least] for least in sorted(whole)]


def lead_of(events: Sequence[Event]) -> Event:
    """Choose the report under which an event of many is told.

    The surest, then that with the most exact date, then that whose date most others give.
    """
    votes = Counter(event.when.edtf for event in events if event.when)
    return min(events, key=lambda event: _rank(event, votes))


BY_PERSON = "dated by a person"
"""How the rule of an event begins whose day a person corrected: that day is told."""

_STATUSES = ("asserted", "planned", "hedged", "negated")
_ANCHORS = ("stated", "context", "published")


def _rank(event: Event, votes: Mapping[str, int]) -> tuple[int, int, int, int, int, str]:
    when = event.when
    is_open = when is None or when.start is None or when.end is None
    width = (when.end - when.start).days if when and when.start and when.end else 0
    return (
        0 if event.rule.startswith(BY_PERSON) else 1 + _STATUSES.index(event.status),
        100_000 if is_open else width,
        -votes[when.edtf] if when else 0,
        _ANCHORS.index(event.anchor),
        -len(event.participants),
        event.id,
    )
