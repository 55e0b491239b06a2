"""Ways between entities: two ids go in, the shortest chain of relations comes out.

The search goes breadth first from both ends, always where less is to be looked at, over indexes
that hold all it needs; no fact is read before the way is known. Where relations alone do not
connect the two, events that entities take part in together do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, union_all

from extractor.records import Event, Record, Relation
from extractor.store.canonical import as_list, listed, with_members
from extractor.store.questions import Question, bounded
from extractor.store.rows import read_event, read_relation
from extractor.store.schema import events, links, participants, relations

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

MAX_HOPS = 6
"""Longer chains tell a reader nothing; also bounds the search."""

MOST_REACHED = 1_500
"""Entities that are looked at; what is not connected through so many is not connected closely."""


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


Neighbours = Callable[[Collection[str]], Iterable[tuple[str, str]]]
"""Gives, for canonical ids, the pairs of them and the ids that they are tied to."""


def find_path(
    connection: Connection, source: str, target: str, question: Question
) -> tuple[Hop, ...] | None:
    """Find the shortest way from one entity to another.

    Ids are canonical ones; the relations and events that the question asks for count. Of several
    shortest ways the one with the least ids is taken, of several facts between two the surest.

    Returns:
        The hops, none where both are one; None where there is no way of at most MAX_HOPS hops.
    """
    tied = _tied(question)
    for pairs in (tied, [*tied, _taking_part(question)]):
        way = _shortest(source, target, _neighbours(connection, pairs))
        if way is not None:
            steps = pairwise(way)
            return tuple(_hop(connection, left, right, question) for left, right in steps)
    return None


def _neighbours(connection: Connection, pairs: Iterable[Select[Any]]) -> Neighbours:
    """Make the one statement of a search: what is tied to some ids, all under canonical ids."""
    found = union_all(*pairs).subquery()
    here, there = links.alias(), links.alias()
    query = (
        select(
            func.coalesce(here.c.canonical, found.c.here),
            func.coalesce(there.c.canonical, found.c.there),
        )
        .distinct()
        .join_from(found, here, here.c.entity == found.c.here, isouter=True)
        .join(there, there.c.entity == found.c.there, isouter=True)
    )

    def neighbours(ids: Collection[str]) -> Iterable[tuple[str, str]]:
        rows = connection.execute(query, {"ids": as_list(with_members(connection, ids))}).all()
        return ((str(left), str(right)) for left, right in rows if left != right)

    return neighbours


class _Side:
    """What is reached from one end: ids by the number of hops, and over which ids they were."""

    def __init__(self, end: str) -> None:
        self.hops = {end: 0}
        self.over: dict[str, set[str]] = defaultdict(set)
        self.edge = {end}
        self.n_hops = 0

    def grow(self, neighbours: Neighbours) -> None:
        """Go one hop further."""
        self.n_hops += 1
        fresh: set[str] = set()
        for here, there in neighbours(sorted(self.edge)):
            if self.hops.setdefault(there, self.n_hops) == self.n_hops:
                self.over[there].add(here)
                fresh.add(there)
        self.edge = fresh


def _shortest(source: str, target: str, neighbours: Neighbours) -> list[str] | None:
    """Find the ids of the shortest way, both ends included."""
    left, right = _Side(source), _Side(target)
    while not left.hops.keys() & right.hops.keys():
        n_reached = len(left.hops) + len(right.hops)
        is_far = left.n_hops + right.n_hops == MAX_HOPS or n_reached > MOST_REACHED
        if is_far or not (left.edge and right.edge):
            return None
        min(left, right, key=lambda side: len(side.edge)).grow(neighbours)
    meeting = left.hops.keys() & right.hops.keys()
    return min(_way(left, id_)[::-1] + _way(right, id_)[1:] for id_ in meeting)


def _way(side: _Side, id_: str) -> list[str]:
    """Walk from an id back to the end of its side, by the least ids."""
    way = [id_]
    while side.over.get(way[-1]):
        way.append(min(side.over[way[-1]]))
    return way


def _tied(question: Question) -> list[Select[Any]]:
    """Select the ends of relations at the ids that a parameter lists, from both sides."""
    ends = (relations.c.source, relations.c.target)
    return [
        _bounded_relations(select(here.label("here"), there.label("there")), question).where(
            here.in_(listed("ids"))
        )
        for here, there in (ends, ends[::-1])
    ]


def _bounded_relations(query: Select[Any], question: Question) -> Select[Any]:
    query = bounded(query, relations, question)
    return query if question.ties is None else query.where(relations.c.type.in_(question.ties))


def _taking_part(question: Question) -> Select[Any]:
    """Select those that take part in an event with the ids that a parameter lists."""
    one, other = participants.alias(), participants.alias()
    query: Select[Any] = (
        select(one.c.entity.label("here"), other.c.entity.label("there"))
        .join_from(one, other, one.c.event == other.c.event)
        .where(one.c.entity.in_(listed("ids")))
    )
    return _bounded_events(query, one.c, question)


def _bounded_events(query: Select[Any], columns: Any, question: Question) -> Select[Any]:  # noqa: ANN401
    """Narrow a query for participants: where their own columns do, events are not looked up."""
    query = query.where(columns.anchor != "published")  # who is told of on one day has no tie
    if question.section or question.first or question.last:
        return bounded(query.join(events, events.c.id == columns.event), events, question)
    if question.article is not None:
        query = query.where(columns.article == question.article)
    if question.statuses is not None:
        query = query.where(columns.status.in_(question.statuses))
    return query


# --- the facts of a way -------------------------------------------------------------------------


def _hop(connection: Connection, left: str, right: str, question: Question) -> Hop:
    """Read the fact that ties two neighbours best: a relation, or else an event."""
    ends = {
        "left": as_list(with_members(connection, {left})),
        "right": as_list(with_members(connection, {right})),
    }
    fact: Relation | Event | None = _best_relation(connection, ends, question)
    if fact is None:
        fact = _first_event(connection, ends, question)
    return Hop(source=left, target=right, fact=fact)


def _best_relation(
    connection: Connection, ends: Mapping[str, str], question: Question
) -> Relation | None:
    found: list[Relation] = []
    for source, target in (("left", "right"), ("right", "left")):
        query = _bounded_relations(select(relations.c.record), question)
        query = query.where(relations.c.source.in_(listed(source)))
        query = query.where(relations.c.target.in_(listed(target)))
        query = query.order_by(relations.c.confidence.desc(), relations.c.id).limit(1)
        found += [read_relation(row) for row in connection.execute(query, ends).mappings()]
    return min(found, key=lambda r: (-r.confidence, r.id), default=None)


def _first_event(connection: Connection, ends: Mapping[str, str], question: Question) -> Event:
    one, other = participants.alias(), participants.alias()
    query: Select[Any] = (
        select(one.c.event)
        .join_from(one, other, one.c.event == other.c.event)
        .where(one.c.entity.in_(listed("left")), other.c.entity.in_(listed("right")))
        .order_by(one.c.event)
        .limit(1)
    )
    query = _bounded_events(query, one.c, question)
    record = select(events.c.record).where(events.c.id.in_(query))
    return read_event(connection.execute(record, ends).mappings().one())
