"""Sums of money that an entity has to do with: its events and ties go in, `Sum`s come out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from extractor.asking.wording import relation_label
from extractor.digest.labels import label
from extractor.digest.sums import money
from extractor.records import Evidence, Record, Relation, Status
from extractor.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.digest import TimelineEntry
    from extractor.records import Library


class Sum(Record):
    """A sum of money and what it is about.

    Attributes:
        text: the sum, as written or in words ("about $3 billion").
        amount: decimal string in whole units.
        currency: ISO 4217 code, or None where the text does not give one.
        about: one line that says what was paid, raised, lost.
        date: in words.
        fact: id of the event or relation.
    """

    text: str
    amount: str
    currency: str | None
    approximation: str | None
    about: str
    when: When | None
    date: str
    status: Status
    fact: str
    evidence: tuple[Evidence, ...]


def sums_of(id_: str, library: Library, timeline: Iterable[TimelineEntry]) -> tuple[Sum, ...]:
    """Give the sums of an entity's relations, and of its events that a timeline shows.

    A sum that a sentence tells of several facts is given once, of the event whose word is nearest.
    In order of time.
    """
    names = {entity.id: entity.name for entity in library.entities}
    told = sorted(_in_events(library, timeline), key=lambda pair: (pair[0], pair[1].fact))
    found = [one for _, one in told]
    found += _in_relations([r for r in library.relations if id_ in (r.source, r.target)], names)
    once: dict[tuple[str, int, str], Sum] = {}
    for one in found:
        place = one.evidence[0]
        once.setdefault((place.article, place.start, one.amount), one)
    return tuple(sorted(once.values(), key=_order))


def _in_events(library: Library, timeline: Iterable[TimelineEntry]) -> Iterator[tuple[int, Sum]]:
    """Give each sum of an event with its distance from the word that tells the event."""
    events = {event.id: event for event in library.events}
    for entry in timeline:
        for event in (events[event_id] for event_id in entry.events):
            for one in event.money:
                yield (
                    abs(one.start - event.trigger.start),
                    Sum(
                        text=one.text,
                        amount=one.amount,
                        currency=one.currency,
                        approximation=one.approximation,
                        about=event.name,
                        when=event.when,
                        date=entry.label,
                        status=event.status,
                        fact=event.id,
                        evidence=event.evidence,
                    ),
                )


def _in_relations(relations: Iterable[Relation], names: dict[str, str]) -> Iterator[Sum]:
    for relation in relations:
        attributes = dict(relation.attributes)
        if "amount" not in attributes:
            continue
        amount, currency = attributes["amount"], attributes.get("currency")
        approximation = attributes.get("approximation")
        ends = (names.get(end, end) for end in (relation.source, relation.target))
        yield Sum(
            text=money(amount, currency, approximation, tongue="en"),
            amount=amount,
            currency=currency,
            approximation=approximation,
            about=f" {relation_label(relation.type)} ".join(ends),
            when=relation.when,
            date=label(relation.when),
            status=relation.status,
            fact=relation.id,
            evidence=relation.evidence,
        )


def _order(one: Sum) -> tuple[dt.date, str, int, str]:
    start = (one.when.start or one.when.end) if one.when else None
    return (start or dt.date.max, one.evidence[0].article, one.evidence[0].start, one.fact)
