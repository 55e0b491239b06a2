"""One event on two days: events go in, those that are alike in all but the day come out.

What one article tells on both days are two events, unless it tells them in the same words; and what
happens every other day (shares fall, somebody speaks) is not asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from extractor.conflicts.records import Claim, Conflict, make_conflict
from extractor.conflicts.words import stems
from extractor.resolve import Report, is_again, report_of, shared_deeds, sum_weight
from extractor.resolve.dates import NEAR_DAYS
from extractor.resolve.deeds import SAME_DEED
from extractor.when import days_apart

if TYPE_CHECKING:
    from extractor.records import Event, Evidence, Library

_LIKELY = 2
_LEAST_WORDS = 4


def find_days(library: Library) -> Iterator[Conflict]:
    """Find events that are told on two days."""
    names = {entity.id: entity.name for entity in library.entities}
    events = {event.id: event for event in library.events}
    for event in library.events:
        if event.other_days:
            yield _conflict(event, event, names)
    told: dict[str, list[Report]] = defaultdict(list)
    for report in _single_days(library):
        for actor in report.actors:
            told[actor].append(report)
    pairs = {
        (one, other)
        for actor in sorted(told)
        for one, other in _near(sorted(told[actor], key=lambda r: (r.when.edtf, r.id)))
    }
    for one, other in sorted(pairs, key=lambda pair: (pair[0].id, pair[1].id)):
        left, right = events[one.id], events[other.id]
        if is_again(one, other):
            continue
        is_one = _is_one_event(one, other) and not _told_apart(left, right)
        if is_one or _in_same_words(left, right):
            yield _conflict(left, right, names)


def _single_days(library: Library) -> Iterator[Report]:
    for event in library.events:
        report = report_of(event, {}) if event.status in {"asserted", "planned"} else None
        if report is not None and report.is_one_day:
            yield report


def _near(reports: list[Report]) -> Iterator[tuple[Report, Report]]:
    """Pair the reports of different days that are not far apart."""
    for at, one in enumerate(reports):
        for other in reports[at + 1 :]:
            days = days_apart(one.when, other.when)
            if days is not None and days > NEAR_DAYS:
                break
            if days:
                yield one, other


def _is_one_event(one: Report, other: Report) -> bool:
    """Tell whether two reports would be joined if they told one day; surer than for joining."""
    actors = len(one.actors & other.actors)
    all_there = actors == min(len(one.actors), len(other.actors))
    deeds, sums = shared_deeds(one.deeds, other.deeds), sum_weight(one, other)
    if deeds >= SAME_DEED:
        return actors > 1 or (actors > 0 and sums > 0)
    return deeds >= _LIKELY and actors > 1 and all_there


def _in_same_words(left: Event, right: Event) -> bool:
    """Tell whether two other sentences say nearly the same."""
    one, other = stems(left.evidence[0].quote), stems(right.evidence[0].quote)
    shared = len(one & other)
    is_other_sentence = left.evidence[0] != right.evidence[0]
    return is_other_sentence and shared >= _LEAST_WORDS and 2 * shared >= min(len(one), len(other))


def _told_apart(left: Event, right: Event) -> bool:
    """Tell whether some article tells of both days."""
    here = {evidence.article for evidence in left.evidence}
    there = {evidence.article for evidence in right.evidence}
    return bool(here & there)


def _conflict(left: Event, right: Event, names: Mapping[str, str]) -> Conflict:
    both = {p.entity for p in left.participants} & {p.entity for p in right.participants}
    who = ", ".join(sorted(names.get(id_, id_) for id_ in both))
    claims = [*_claims(left), *_claims(right)]
    return make_conflict("day", f"{who}: day of “{left.lemma}”", claims)


def _claims(event: Event) -> Iterator[Claim]:
    value = event.when.edtf if event.when else ""
    others = {d.article: d.when.edtf for d in (*event.other_days, *event.looser_days)}
    for evidence in _one_an_article(event):
        yield Claim(value=others.get(evidence.article, value), evidence=evidence)


def _one_an_article(event: Event) -> Iterator[Evidence]:
    seen = set()
    for evidence in event.evidence:
        if evidence.article not in seen:
            seen.add(evidence.article)
            yield evidence
