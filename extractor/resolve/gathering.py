"""Many reports gathered to events: Reports go in, the ids of those that are one event come out.

`reports.py` weighs two reports, `filing.py` says which two are weighed at all; here is how pairs
come of it, and of pairs events of many reports. Between two articles each event has at most one
partner, and only where it is the best for both; what fits two equally well is left alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from extractor.resolve.dates import NEAR_DAYS
from extractor.resolve.deeds import shared_deeds
from extractor.resolve.filing import keys_of, meet
from extractor.resolve.reports import fit
from extractor.when import days_apart

if TYPE_CHECKING:
    from extractor.records import Event
    from extractor.resolve.reports import Report

_MOST_DAYS = 2
"""One of two days may be a slip; of three each makes the others less likely."""


class Pair(NamedTuple):
    """Two events of different articles that are one: `left` is the lesser id.

    Attributes:
        score: how well they fit; only to be compared.
        why: the reason, as a clause.
    """

    left: str
    right: str
    score: int
    why: str


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


def pair_reports(mine: Iterable[Report], others: Iterable[Report]) -> Iterator[Pair]:
    """Yield the pairs of one event between two articles, each event in at most one.

    Args:
        mine: of one article.
        others: of another.
    """
    fits: dict[tuple[str, str], int] = {}
    by_id = {}
    theirs = sorted(others, key=attrgetter("id"))
    for one in sorted(mine, key=attrgetter("id")):
        for other in theirs:
            score = fit(one, other)
            if score and meet(one, other):
                fits[one.id, other.id] = score
                by_id[one.id], by_id[other.id] = one, other
    for (left, right), score in sorted(fits.items()):
        one, other = by_id[left], by_id[right]
        to_right = {by_id[r]: s for (le, r), s in fits.items() if le == left}
        to_left = {by_id[le]: s for (le, r), s in fits.items() if r == right}
        if _is_best(other, to_right) and _is_best(one, to_left):
            yield Pair(min(left, right), max(left, right), score, _why(one, other))


def _place(report: Report) -> tuple[int, str]:
    return report.event.trigger.start, report.id


def _is_best(candidate: Report, scores: Mapping[Report, int]) -> bool:
    """Tell whether one candidate fits best; of one event told twice in an article, the first."""
    best = max(scores.values())
    if scores[candidate] < best:
        return False
    equal = [report for report, score in scores.items() if score == best]
    return min(equal, key=_place) is candidate and all(
        report.when == candidate.when and shared_deeds(report.deeds, candidate.deeds) > 1
        for report in equal
        if report is not candidate
    )


def _why(one: Report, other: Report) -> str:
    """Tell the reason, by nothing but the two events: who is called how may change."""
    deeds = (one.deeds.core | one.deeds.around) & (other.deeds.core | other.deeds.around)
    days = sorted({one.when.edtf, other.when.edtf})
    sums = sorted(f"{amount:,f} {currency or ''}" for amount, currency in one.sums & other.sums)
    told = [" and ".join(days), *sorted(deed.replace("_", " ") for deed in deeds), *sums]
    n_actors = len(one.actors & other.actors)
    return f"both tell {', '.join(s.strip() for s in told)}; {n_actors} in common take part"


def cluster_pairs(pairs: Iterable[Pair], events: Mapping[str, Event]) -> list[tuple[str, ...]]:
    """Put pairs together to events of many reports, the best pairs first.

    Args:
        pairs: any order; all those of the events that they lead to.
        events: id to each of them.

    Returns:
        Sorted ids of the reports of each event: at most one of an article, of at most two days,
        which are near each other.
    """
    group: dict[str, list[str]] = {}
    for pair in sorted(pairs, key=lambda p: (-p.score, p.left, p.right)):
        left = group.setdefault(pair.left, [pair.left])
        right = group.setdefault(pair.right, [pair.right])
        if left is not right and _is_event([events[id_] for id_ in (*left, *right)]):
            left += right
            group |= dict.fromkeys(right, left)
    whole = {min(ids): tuple(sorted(ids)) for ids in group.values() if len(ids) > 1}
    return [whole[least] for least in sorted(whole)]


def _is_event(reports: Sequence[Event]) -> bool:
    """Tell whether reports can be one event, whatever leads from each of them to the next.

    What is told for a week later again and again comes every week; and who gives only the month
    must not join what two others tell of its two ends.
    """
    whens = [event.when for event in reports if event.when is not None]
    days = {when.start for when in whens if when.start == when.end}
    gaps = (days_apart(one, other) for one, other in combinations(whens, 2))
    is_near = all(gap is None or gap <= NEAR_DAYS for gap in gaps)
    articles = {event.evidence[0].article for event in reports}
    return is_near and len(days) <= _MOST_DAYS and len(articles) == len(reports)


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
