"""Ways between entities: two ids go in, the shortest chain of relations comes out.

The search goes breadth first from both ends' rows in the store; the graph is never loaded whole.
Where relations alone do not connect the two, events that entities take part in together do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from extractor.records import Event, Record, Relation
from extractor.store.linked import chunks
from extractor.store.questions import Question, bounded, canonical_of
from extractor.store.rows import read_event, read_relation
from extractor.store.schema import events, links, participants, relations

MAX_HOPS = 6
"""Longer chains tell a reader nothing; also bounds the search."""


class Hop(Record):
    """One step of a path.

    Attributes:
        source: entity id that the step starts from.
        target: entity id that it leads to.
        fact: the relation between the two, in either direction, or the event both take part in.
    """

    source: str
    target: str
    fact: Relation | Event


class _Step(Record):
    source: str
    target: str
    fact: str
    is_event: bool


def find_path(
    connection: Connection, source: str, target: str, question: Question
) -> tuple[Hop, ...] | None:
    """Find the shortest way from one entity to another.

    Ids are canonical ones; the relations and events that the question asks for count.

    Returns:
        The hops, none where both are one; None where there is no way of at most MAX_HOPS hops.
    """
    # who asks for ties of some types asks for no events
    for with_events in (False, True) if question.ties is None else (False,):
        steps = _search(connection, source, target, question, with_events=with_events)
        if steps is not None:
            return tuple(_hop(connection, step) for step in steps)
    return None


def _search(
    connection: Connection,
    source: str,
    target: str,
    question: Question,
    *,
    with_events: bool,
) -> list[_Step] | None:
    reached: dict[str, _Step | None] = {source: None}
    edge = [source]
    for _ in range(MAX_HOPS):
        if target in reached or not edge:
            break
        steps = list(_relation_steps(connection, edge, question))
        if with_events:
            steps += _event_steps(connection, edge, question)
        fresh: dict[str, _Step] = {}
        for step in sorted(steps, key=lambda s: (s.is_event, s.source, s.fact, s.target)):
            if step.target not in reached:
                fresh.setdefault(step.target, step)
        reached |= fresh
        edge = sorted(fresh)
    return _walk_back(reached, target) if target in reached else None


def _walk_back(reached: dict[str, _Step | None], target: str) -> list[_Step]:
    steps: list[_Step] = []
    while (step := reached[target]) is not None:
        steps.append(step)
        target = step.source
    return steps[::-1]


def _relation_steps(
    connection: Connection, edge: Iterable[str], question: Question
) -> Iterable[_Step]:
    for chunk in chunks(edge):
        raw = _raw_ids(connection, chunk)
        query: Select[Any] = select(relations.c.id, relations.c.source, relations.c.target).where(
            or_(relations.c.source.in_(raw), relations.c.target.in_(raw))
        )
        if question.ties is not None:
            query = query.where(relations.c.type.in_(question.ties))
        here = set(chunk)
        for fact, left, right in _canonical_rows(connection, bounded(query, relations, question)):
            for start, end in ((left, right), (right, left)):
                if start in here:
                    yield _Step(source=start, target=end, fact=fact, is_event=False)


def _event_steps(
    connection: Connection, edge: Iterable[str], question: Question
) -> Iterable[_Step]:
    one, other = participants.alias(), participants.alias()
    for chunk in chunks(edge):
        raw = _raw_ids(connection, chunk)
        query: Select[Any] = (
            select(one.c.event, one.c.entity, other.c.entity)
            .join_from(one, other, one.c.event == other.c.event)
            .join(events, events.c.id == one.c.event)
            .where(one.c.entity.in_(raw))
        )
        for fact, start, end in _canonical_rows(connection, bounded(query, events, question)):
            if start != end:
                yield _Step(source=start, target=end, fact=fact, is_event=True)


def _canonical_rows(connection: Connection, query: Select[Any]) -> Iterable[tuple[str, str, str]]:
    """Run a query for (fact, entity, entity) and tell the entities under canonical ids."""
    rows = [tuple(map(str, row)) for row in connection.execute(query)]
    canonical = canonical_of(connection, {end for row in rows for end in row[1:]})
    for fact, left, right in rows:
        yield fact, canonical.get(left, left), canonical.get(right, right)


def _raw_ids(connection: Connection, ids: Sequence[str]) -> list[str]:
    query = select(links.c.entity).where(links.c.canonical.in_(ids))
    return sorted({*ids, *connection.execute(query).scalars()})


def _hop(connection: Connection, step: _Step) -> Hop:
    table = events if step.is_event else relations
    row = connection.execute(select(table.c.record).where(table.c.id == step.fact)).mappings().one()
    fact = read_event(row) if step.is_event else read_relation(row)
    return Hop(source=step.source, target=step.target, fact=fact)
