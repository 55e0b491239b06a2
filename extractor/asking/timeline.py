"""What happened when: bounds go in, the lines of a `Timeline` come out, in order of time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any, ClassVar

from extractor.asking.answers import DAYS, PLACE, Answer, Row, day_cells, place_cells, sources_of
from extractor.asking.naming import Subject, find_subject
from extractor.asking.narrowing import Within, load, question_of
from extractor.digest import ANCHORS, TimelineEntry, build_timeline
from extractor.records import Event, Record
from extractor.resolve.deeds import deeds_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.records import Relation
    from extractor.store import Store


class Choice(Record):
    """Which events a timeline is to show, beside its bounds; without any, all.

    Attributes:
        entities: names; only events that all of these take part in.
        types: only events of one of these types: a kind of deed of `same_deeds.toml` (`acquire`,
            `take control`), or a word that tells the event itself (`bought`, `收购`).
        min_sources: only what at least so many independent sources tell.
    """

    entities: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    min_sources: int = 1


class Timeline(Answer):
    """What happened when.

    Attributes:
        entities: whom the names of the question were taken for.
        entries: in order of time.
        first: first day that was asked for; None where that is open.
        last: last day that was asked for.
    """

    columns: ClassVar[tuple[str, ...]] = (
        "id", *DAYS, "edtf", "text", "participants", "status", "attributed_to", "anchor",
        "expression", "other_days", "sources", *PLACE,
    )  # fmt: skip

    entities: tuple[Subject, ...] = ()
    entries: tuple[TimelineEntry, ...]
    first: dt.date | None = None
    last: dt.date | None = None

    def reaches_in(self, entry: TimelineEntry) -> bool:
        """Tell whether a line is of a longer stretch that only reaches into the days asked for."""
        start, end = (entry.when.start, entry.when.end) if entry.when else (None, None)
        if self.first is not None and start is not None and start < self.first:
            return True
        if self.last is None or end is None or end <= self.last:
            return False
        return start is None or self.first is None or end - start > self.last - self.first

    def data(self) -> list[dict[str, Any]]:
        """Give the lines as a list."""
        return [entry.model_dump(mode="json") for entry in self.entries]

    def rows(self) -> list[Row]:
        """Give one row a line."""
        return [
            {
                "id": entry.events[0],
                **day_cells(entry.when, words=entry.label),
                "edtf": entry.when.edtf if entry.when else None,
                "text": entry.text,
                "participants": "; ".join(entry.participants),
                "status": entry.status,
                "attributed_to": entry.attributed_to,
                "anchor": entry.anchor,
                "expression": entry.expression,
                "other_days": "; ".join(entry.other_days),
                "sources": entry.sources,
                **place_cells(entry.evidence[0], self.sources),
            }
            for entry in self.entries
        ]


def timeline(store: Store, choice: Choice, within: Within, *, limit: int | None = None) -> Timeline:
    """Compose the timeline that a question asks for.

    Bounds on relations leave the events whose sentence states such a relation of its participants.

    Args:
        store: where to look.
        choice: which events.
        within: bounds.
        limit: most events to tell, those that begin inside the days asked for first, in order;
            None for all. It counts where nothing but days, statuses and one entity is asked for.

    Raises:
        UnknownName: nothing goes by one of the names.
        BadDate: a bound is no date.
    """
    subjects = tuple(find_subject(store, name) for name in choice.entities)
    first = subjects[0].id if subjects else None
    if _is_plain(choice, within):
        question = question_of(store, within, entity=first)
        dated = question.model_copy(update={"anchors": ANCHORS})
        library = store.load_events(dated, most=limit)
    else:
        library = load(store, within, entity=first)
    events = _chosen(library.events, subjects, choice)
    if within.relations:
        # most ties have no day of their own: they count whatever days were asked for
        undated = within.model_copy(update={"start": None, "end": None})
        events = _stating(events, store.relations(question_of(store, undated, entity=first)))
    library = library.model_copy(update={"events": tuple(events)})
    entries = build_timeline(library, statuses=within.statuses, anchors=ANCHORS)
    entries = tuple(entry for entry in entries if entry.sources >= choice.min_sources)
    evidence = [e for entry in entries for e in entry.evidence]
    asked = question_of(store, within)
    return Timeline(
        entities=subjects,
        entries=entries,
        first=asked.first,
        last=asked.last,
        sources=sources_of(library.articles, evidence),
    )


def _is_plain(choice: Choice, within: Within) -> bool:
    """Tell whether the store itself knows which events are asked for."""
    picks = len(choice.entities) > 1 or choice.types or choice.min_sources > 1
    return not (picks or within.relations or within.outlet)


def _chosen(events: Iterable[Event], subjects: Iterable[Subject], choice: Choice) -> list[Event]:
    """Leave the events of one of the types that all subjects take part in."""
    wanted = {subject.id for subject in subjects}
    types = {"_".join(type_.casefold().split()) for type_ in choice.types}
    return [
        event
        for event in events
        if wanted <= {p.entity for p in event.participants}
        and (not types or not types.isdisjoint(_types_of(event)))
    ]


def _types_of(event: Event) -> set[str]:
    """Give all that an event may be called: its kinds of deed, and the word that tells it."""
    return {event.lemma.casefold(), event.trigger.text.casefold(), *deeds_of(event).core}


def _stating(events: Iterable[Event], relations: Iterable[Relation]) -> list[Event]:
    """Leave the events in whose sentence one of some relations of their participants is read."""
    read: dict[tuple[str, int], list[Relation]] = defaultdict(list)
    for relation in relations:
        for evidence in relation.evidence:
            read[evidence.article, evidence.paragraph].append(relation)
    return [event for event in events if any(_states(event, r) for r in _beside(event, read))]


def _beside(event: Event, read: dict[tuple[str, int], list[Relation]]) -> Iterable[Relation]:
    for evidence in event.evidence:
        for relation in read[evidence.article, evidence.paragraph]:
            if any(e.start < evidence.end and evidence.start < e.end for e in relation.evidence):
                yield relation


def _states(event: Event, relation: Relation) -> bool:
    takes_part = {participant.entity for participant in event.participants}
    return {relation.source, relation.target} <= takes_part
