"""Events in order of time: a Question goes in, the ids of the events that come first come out.

Of a store of a million events nobody reads all that lie in a month. Those that begin inside the
days asked for come first, in order; then those that reach into them, the latest begun first.
Indexes answer it: events are filed by the day they begin on and by how far they reach. An event of
many reports is asked for where any of them is, and stands where the first of these does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, or_, select

from extractor.store.canonical import as_list, listed
from extractor.store.joined import is_joining, told_as
from extractor.store.rows import BEGINLESS, ENDLESS, REACHES
from extractor.store.schema import events, participants

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

    from extractor.store.questions import Question

_FIRST = dt.date.min
_LAST = dt.date.max


def first_events(
    connection: Connection, question: Question, members: Sequence[str], most: int
) -> list[str]:
    """Find the events that a question asks for and that come first.

    Args:
        connection: to the store.
        question: all of it counts.
        members: ids of its entity; empty where it asks for all.
        most: how many.

    Returns:
        Ids, in the order told above.
    """
    if members:
        return _of_entity(connection, question, members, most)
    found = _inside(connection, question, most)
    if len(found) < most and not _is_bounded(question):
        found += _undated(connection, question, most - len(found))
    if len(found) < most and _is_bounded(question):
        found += _reaching_in(connection, question, most)
    return _first(found, most)


def _is_bounded(question: Question) -> bool:
    return question.first is not None or question.last is not None


def _narrowed(query: Select[Any], question: Question) -> Select[Any]:
    """Narrow a query for events by all but days and entity."""
    columns = events.c
    if question.statuses is not None:
        query = query.where(columns.status.in_(question.statuses))
    if question.anchors is not None:
        query = query.where(columns.anchor.in_(question.anchors))
    if question.article is not None:
        query = query.where(columns.article == question.article)
    if question.section is not None:
        query = query.where(columns.section == question.section)
    return query


def _told(question: Question) -> ColumnElement[Any]:
    return told_as(events.c.id) if is_joining(question) else events.c.id


def _first(ids: Iterable[str], most: int) -> list[str]:
    """Take the first different ids; of the others no more are read than needed."""
    return list(islice(dict.fromkeys(ids), most))


def _inside(connection: Connection, question: Question, most: int) -> list[str]:
    """Find events by the day that they are sorted by."""
    first, last = question.first or _FIRST, question.last or _LAST
    query = select(_told(question)).where(events.c.at >= first.isoformat())
    query = query.where(events.c.at <= last.isoformat()).order_by(events.c.at, events.c.id)
    return _first(connection.execute(_narrowed(query, question)).scalars(), most)


def _undated(connection: Connection, question: Question, most: int) -> list[str]:
    query = select(events.c.id).where(events.c.at.is_(None)).order_by(events.c.id)
    return list(connection.execute(_narrowed(query, question).limit(most)).scalars())


def _reaching_in(connection: Connection, question: Question, most: int) -> list[str]:
    """Find events that are sorted by another day and reach into the days asked for.

    Of one reach only those can that begin so many days before.
    """
    found: list[tuple[str, str]] = []
    for query in _reaching_queries(question):
        limited = _narrowed(query, question).limit(most)
        found += [(str(at), str(id_)) for at, id_ in connection.execute(limited)]
    begun = question.first or _FIRST
    before = sorted((at, id_) for at, id_ in found if at < begun.isoformat())
    behind = sorted((at, id_) for at, id_ in found if at >= begun.isoformat())
    latest_first = sorted(before, key=lambda event: event[0], reverse=True)
    return _first((id_ for _, id_ in [*latest_first, *behind]), most)


def _reaching_queries(question: Question) -> Iterable[Select[Any]]:
    columns = events.c
    query = select(columns.at, _told(question))
    if question.first is not None:
        first = question.first
        begun = query.where(columns.at < first.isoformat())
        begun = begun.order_by(columns.at.desc(), columns.id)
        yield begun.where(columns.reach == ENDLESS)
        for reach in range(len(REACHES) + 1):
            lasting = begun.where(columns.reach == reach, columns.end >= first.isoformat())
            if reach < len(REACHES):
                longest = min(REACHES[reach], (first - _FIRST).days)
                lasting = lasting.where(
                    columns.at > (first - dt.timedelta(days=longest)).isoformat()
                )
            yield lasting
    if question.last is not None:
        behind = query.where(columns.reach == BEGINLESS, columns.at > question.last.isoformat())
        yield behind.order_by(columns.at, columns.id)


def _of_entity(
    connection: Connection, question: Question, members: Sequence[str], most: int
) -> list[str]:
    """Find the events of one entity: they are one stretch of a table, so it is gone through."""
    columns = participants.c
    at = func.min(func.coalesce(columns.start, columns.end))
    told = told_as(columns.event) if is_joining(question) else columns.event
    first = (question.first or _FIRST).isoformat()
    last = (question.last or _LAST).isoformat()
    query = select(told).where(columns.entity.in_(listed("members"))).group_by(told)
    if _is_bounded(question):
        query = query.where(
            func.coalesce(columns.start, columns.end).is_not(None),
            or_(columns.end.is_(None), columns.end >= first),
            or_(columns.start.is_(None), columns.start <= last),
        )
    query = _narrowed_stretch(query, question)
    query = query.order_by(*_order(at, first, last), told)
    return list(connection.execute(query.limit(most), {"members": as_list(members)}).scalars())


def _order(at: ColumnElement[Any], first: str, last: str) -> Iterable[ColumnElement[Any]]:
    yield case((at < first, 1), (at > last, 2), (at.is_(None), 3), else_=0)
    yield case((at >= first, at))
    yield at.desc()


def _narrowed_stretch(query: Select[Any], question: Question) -> Select[Any]:
    columns = participants.c
    if question.statuses is not None:
        query = query.where(columns.status.in_(question.statuses))
    if question.anchors is not None:
        query = query.where(columns.anchor.in_(question.anchors))
    if question.article is not None:
        query = query.where(columns.article == question.article)
    if question.section is not None:
        here = select(events.c.section).where(events.c.id == columns.event).scalar_subquery()
        query = query.where(here == question.section)
    return query
