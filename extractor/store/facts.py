"""Single facts: an id goes in, the event or relation of that id comes out, or what is told of one.

An event that is told with others is given as all its articles tell it together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from extractor.errors import UnknownName
from extractor.records import Event, Record, Relation
from extractor.resolve import with_ends
from extractor.store import libraries
from extractor.store.canonical import as_list, canonical_of, listed, members_of
from extractor.store.joined import Joins
from extractor.store.questions import EVERYTHING, Question
from extractor.store.rows import read_event, read_relation
from extractor.store.schema import entities, events, relations

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping, Table


class Tally(Record):
    """How much is told of an entity in all articles.

    Attributes:
        articles: that name it.
        mentions: in all of these.
        first_seen: ISO date of the oldest dated article; None where none has a date.
        last_seen: of the newest.
    """

    articles: int
    mentions: int
    first_seen: str | None
    last_seen: str | None


def tally_of(connection: Connection, id_: str) -> Tally:
    """Count what is told of an entity, by its id."""
    columns = entities.c
    query = select(
        func.count(columns.article.distinct()),
        func.coalesce(func.sum(columns.mentions), 0),
        func.min(columns.published),
        func.max(columns.published),
    ).where(columns.entity.in_(listed("ids")))
    row = connection.execute(query, {"ids": as_list(members_of(connection, id_))}).one()
    return Tally(articles=row[0], mentions=row[1], first_seen=row[2], last_seen=row[3])


_FACTS: tuple[tuple[Table, Callable[[RowMapping], Event | Relation]], ...] = (
    (events, read_event),
    (relations, read_relation),
)


def find_fact(connection: Connection, id_: str) -> Event | Relation:
    """Find an event or relation by its whole id, or an event that was joined to another.

    Raises:
        UnknownName: there is none.
    """
    for table, read in _FACTS:
        query = select(table.c.record).where(table.c.id == id_)
        row = connection.execute(query).mappings().first()
        if row is not None:
            return retold(connection, read(row), EVERYTHING)
    raise UnknownName("event or relation", id_)


def retold(connection: Connection, fact: Event | Relation, question: Question) -> Event | Relation:
    """Tell a fact under canonical ids, and an event with its other reports."""
    if isinstance(fact, Event):
        joins = Joins.of(connection, fact, question)
        return libraries.bare_library(connection, joins, []).events[0]
    canonical = canonical_of(connection, {fact.source, fact.target})
    return next(iter(with_ends(fact, canonical)), fact)
