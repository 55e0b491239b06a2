"""Questions: a Question goes in, the events and relations that it asks for come out.

They are told as their articles tell them; `libraries.py` puts what belongs to them around them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select, union_all

from extractor.records import (
    Anchor,
    Event,
    Record,
    Relation,
    RelationType,
    SectionName,
    Status,
)
from extractor.store.canonical import as_list, listed
from extractor.store.joined import has_own_days, is_joining, told_as
from extractor.store.rows import read_event, read_relation
from extractor.store.schema import entities, events, joined, participants, relations

if TYPE_CHECKING:
    from sqlalchemy import Connection, FromClause, Select, Subquery

SHOWN: tuple[Status, ...] = ("asserted", "planned")
"""What is shown unless more is asked for."""


class Question(Record):
    """What a Library is to tell of; without any bound, of everything.

    Attributes:
        article: only what this article says; its whole id.
        section: only what stands in sections of this name.
        entity: only what this entity takes part in, with the entities and sentences of that.
        first: only what reaches to this day or beyond.
        last: only what begins on this day or before. With either, what has no day is left out.
        statuses: only events and relations of these; None for all.
        anchors: only events that are dated so; None for all.
        ties: only relations of these types; None for all. Events count as without it.
        from_articles: of an entity that more articles name, only what so many of them say: those
            that name it most often. None for all.
    """

    article: str | None = None
    section: SectionName | None = None
    entity: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    statuses: tuple[Status, ...] | None = None
    anchors: tuple[Anchor, ...] | None = None
    ties: tuple[RelationType, ...] | None = None
    from_articles: int | None = None

    @property
    def has_subject(self) -> bool:
        """Whether it asks for some facts with what belongs to them, not for whole articles."""
        return not (self.entity is None and self.first is None and self.last is None)


EVERYTHING = Question()


def articles_naming(
    connection: Connection, members: Sequence[str], question: Question
) -> list[str] | None:
    """List the articles that a question about an entity may read; None where these are all."""
    if not members or question.from_articles is None or question.article is not None:
        return None
    query = (
        select(entities.c.article)
        .where(entities.c.entity.in_(listed("members")))
        .group_by(entities.c.article)
        .order_by(func.sum(entities.c.mentions).desc(), entities.c.article)
        .limit(question.from_articles)
    )
    return list(connection.execute(query, {"members": as_list(members)}).scalars())


def read_events(
    connection: Connection,
    question: Question,
    members: Sequence[str],
    within: Sequence[str] | None = None,
) -> list[Event]:
    """Read the events that a question asks for, sorted by id.

    Of one that many articles tell only the report comes out under which it is told (`joined.py`);
    it is asked for by its days, and by the days of reports that give others.

    Args:
        connection: to the store.
        question: its bounds.
        members: ids of its entity; empty where it asks for all.
        within: articles that count; None for all.
    """
    parameters = {}
    rows: FromClause = events
    if members:
        rows = reports_with(question, within)
        fitting = bounded(select(rows.c.told), rows, question)
        parameters["members"] = as_list(members)
        if within is not None:
            parameters["within"] = as_list(within)
    else:
        told = told_as(events.c.id) if is_joining(question) else events.c.id
        fitting = bounded(select(told), events, question)
        if is_joining(question):
            fitting = fitting.where(has_own_days(events.c.id))
    if question.anchors is not None:
        fitting = fitting.where(rows.c.anchor.in_(question.anchors))
    record = events.alias("told").c
    query = select(record.record).where(record.id.in_(fitting)).order_by(record.id)
    return [read_event(row) for row in connection.execute(query, parameters).mappings()]


def reports_with(question: Question, within: Sequence[str] | None = None) -> Subquery:
    """Select what some entities take part in, as the events that are told.

    Returns:
        Rows of `told`, the id of an event, and the `article`, `section`, `status`, `anchor`,
        `start` and `end` by which it is asked for. Bind `members`, and `within` where it is given.
    """
    own = participants.c
    mine = [own.entity.in_(listed("members"))]
    if within is not None:
        mine.append(own.article.in_(listed("within")))
    section = select(events.c.section).where(events.c.id == own.event).scalar_subquery()
    columns = (own.article, own.status, own.anchor, own.start, own.end, section.label("section"))
    if not is_joining(question):
        return select(own.event.label("told"), *columns).where(*mine).subquery()
    told = told_as(own.event).label("told")
    exactly = select(told, *columns).where(*mine, has_own_days(own.event))
    lead = events.alias("lead")
    kept = (lead.c[name] for name in ("article", "status", "anchor", "start", "end", "section"))
    less_exactly = (
        select(lead.c.id.label("told"), *kept)
        .join_from(participants, joined, joined.c.event == own.event)
        .join(lead, lead.c.id == joined.c.lead)
        .where(*mine, joined.c.is_apart == 0)
    )
    return union_all(exactly, less_exactly).subquery()


def events_by_id(connection: Connection, ids: Sequence[str]) -> list[Event]:
    """Read some events, sorted by id."""
    query = select(events.c.record).where(events.c.id.in_(listed("ids"))).order_by(events.c.id)
    return [read_event(row) for row in connection.execute(query, {"ids": as_list(ids)}).mappings()]


def read_relations(
    connection: Connection,
    question: Question,
    members: Sequence[str],
    within: Sequence[str] | None = None,
    most: int | None = None,
) -> list[Relation]:
    """Read the relations that a question asks for, sorted by id.

    Args:
        connection: to the store.
        question: its bounds.
        members: ids of its entity; empty where it asks for all.
        within: articles that count; None for all.
        most: how many, the surest first; None for all.
    """
    query = bounded(select(relations.c.id), relations, question)
    if question.ties is not None:
        query = query.where(relations.c.type.in_(question.ties))
    parameters = {}
    if members:
        mine = listed("members")
        query = query.where(or_(relations.c.source.in_(mine), relations.c.target.in_(mine)))
        parameters["members"] = as_list(members)
    if within is not None:
        query = query.where(relations.c.article.in_(listed("within")))
        parameters["within"] = as_list(within)
    if most is not None:
        query = query.order_by(relations.c.confidence.desc(), relations.c.id).limit(most)
    chosen = select(relations.c.record).where(relations.c.id.in_(query))
    rows = connection.execute(chosen.order_by(relations.c.id), parameters).mappings()
    return [read_relation(row) for row in rows]


def bounded(query: Select[Any], table: FromClause, question: Question) -> Select[Any]:
    """Narrow a query for events or relations to what a question asks for, its entity aside."""
    columns = table.c
    if question.article is not None:
        query = query.where(columns.article == question.article)
    if question.section is not None:
        query = query.where(columns.section == question.section)
    if question.statuses is not None:
        query = query.where(columns.status.in_(question.statuses))
    if question.first is not None or question.last is not None:
        query = query.where(or_(columns.start.is_not(None), columns.end.is_not(None)))
    if question.first is not None:
        first = question.first.isoformat()
        query = query.where(or_(columns.end.is_(None), columns.end >= first))
    if question.last is not None:
        last = question.last.isoformat()
        query = query.where(or_(columns.start.is_(None), columns.start <= last))
    return query
