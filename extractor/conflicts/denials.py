"""Told here, denied there: events go in, those that two articles tell against each other come out.

Not yet done and done later is a change, no contradiction: the days of both must be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.conflicts.records import Claim, Conflict, make_conflict
from extractor.resolve import Report, report_of, shared_deeds
from extractor.resolve.dates import closeness

if TYPE_CHECKING:
    from extractor.records import Event, Library

_SAME = 2  # of `closeness`: within a month, or the same


def find_denials(library: Library) -> Iterator[Conflict]:
    """Find events that one article tells and another denies."""
    names = {entity.id: entity.name for entity in library.entities}
    events = {event.id: event for event in library.events}
    told: dict[str, list[Report]] = defaultdict(list)
    denied: list[Report] = []
    for event in library.events:
        report = report_of(event, {})
        if report is not None and event.status in {"asserted", "negated"}:
            for actor in report.actors if not report.denied else ():
                told[actor].append(report)
            denied += [report] if report.denied else []
    for no in sorted(denied, key=lambda report: report.id):
        facing = {yes for actor in no.actors for yes in told[actor] if _is_denied(yes, no)}
        for yes in sorted(facing, key=lambda report: report.id):
            both = sorted(names.get(id_, id_) for id_ in yes.actors & no.actors)
            what = f"{', '.join(both)}: “{yes.event.lemma}” or not"
            claims = [*_claims(events[yes.id], "told"), *_claims(events[no.id], "denied")]
            yield make_conflict("denial", what, claims)


def _is_denied(yes: Report, no: Report) -> bool:
    actors = yes.actors & no.actors
    all_there = len(actors) == min(len(yes.actors), len(no.actors))
    is_same_deed = yes.event.lemma == no.event.lemma or shared_deeds(yes.deeds, no.deeds) > _SAME
    is_other = yes.article != no.article
    return is_other and is_same_deed and all_there and closeness(yes.when, no.when) >= _SAME


def _claims(event: Event, value: str) -> Iterator[Claim]:
    for evidence in event.evidence:
        yield Claim(value=value, evidence=evidence)
