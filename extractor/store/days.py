"""Events in order of time: a Question goes in, the ids of the events that come first come out.

Of a store of a million events nobody reads all that lie in a month. Those that begin inside the
days asked for come first, in order; then those that reach into them, the latest begun first.
Indexes answer it: events are filed by the day they begin on and by how far they reach. An event
that reports give several days stands at the first that was asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import case, func, select

from extractor.store.canonical import as_list
from extractor.store.joined import has_own_days, is_joining, told_as
from extractor.store.questions import bounded, reports_with
from extractor.store.rows import BEGINLESS, ENDLESS, REACHES
from extractor.store.schema import events

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

    from extractor.store.questions import Question

_Found = TypeVar("_Found", str, tuple[str, str])

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
    if is_joining(question):
        query = query.where(has_own_days(columns.id))
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


def _first(found: Iterable[_Found], most: int) -> list[_Found]:
    """Take the first different ones; of the others no more are read than needed."""
    taken: dict[_Found, None] = {}
    for one in found:
        taken[one] = None
        if len(taken) == most:
            break
    return list(taken)


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
        rows = connection.execute(_narrowed(query, question))
        found += _first(((str(at), str(id_)) for at, id_ in rows), most)
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
    rows = reports_with(question)
    at = func.coalesce(rows.c.start, rows.c.end)
    first, last = (question.first or _FIRST).isoformat(), (question.last or _LAST).isoformat()
    query = bounded(select(rows.c.told), rows, question).group_by(rows.c.told)
    if question.anchors is not None:
        query = query.where(rows.c.anchor.in_(question.anchors))
    query = query.order_by(*_order(at, first, last), rows.c.told)
    return list(connection.execute(query.limit(most), {"members": as_list(members)}).scalars())


def _order(at: ColumnElement[Any], first: str, last: str) -> Iterable[ColumnElement[Any]]:
    """Order events of several days each: by the first inside, then by the last before."""
    inside = func.min(case((at.between(first, last), at)))
    before = func.max(case((at < first, at)))
    yield case(
        (inside.is_not(None), 0), (before.is_not(None), 1), (func.min(at) > last, 2), else_=3
    )
    yield inside
    yield before.desc()
    yield func.min(at)
