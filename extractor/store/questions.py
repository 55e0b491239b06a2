"""Questions: a Question goes in, the Library that answers it comes out of a connection.

What single articles say is read from their rows and told under the ids that the links give;
`resolve.assemble` puts it together, as it does for articles that are in no store.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, or_, select

from extractor.records import (
    Article,
    Entity,
    Event,
    Library,
    Mention,
    Record,
    Relation,
    RelationType,
    SectionName,
    Sentence,
    Status,
)
from extractor.resolve import assemble
from extractor.store.linked import chunks
from extractor.store.rows import (
    read_article,
    read_entity,
    read_event,
    read_relation,
    read_sentence,
)
from extractor.store.schema import (
    articles,
    entities,
    events,
    links,
    names,
    participants,
    relations,
    sentences,
)

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
        ties: only relations of these types; None for all. Events count as without it.
    """

    article: str | None = None
    section: SectionName | None = None
    entity: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    statuses: tuple[Status, ...] | None = None
    ties: tuple[RelationType, ...] | None = None

    @property
    def has_subject(self) -> bool:
        """Whether it asks for some facts with what belongs to them, not for whole articles."""
        return not (self.entity is None and self.first is None and self.last is None)


EVERYTHING = Question()


def load_library(connection: Connection, question: Question) -> Library:
    """Read the answer to a question."""
    members = members_of(connection, question.entity) if question.entity else []
    found_events = read_events(connection, question, members)
    found_relations = read_relations(connection, question, members)
    referenced = _referenced(found_events, found_relations) | set(members)
    where = _places(connection, question, members, [*found_events, *found_relations])
    found_articles = _read_articles(connection, where)
    found_entities = _narrowed(
        _read_entities(connection, where, referenced if question.has_subject else None),
        {article.id: article for article in found_articles},
        question.section,
        referenced,
    )
    about = [entity for entity in found_entities if entity.id in set(members)]
    points = _points(about, [*found_events, *found_relations]) if question.has_subject else None
    library = assemble(
        articles=found_articles,
        entities=found_entities,
        events=found_events,
        relations=found_relations,
        sentences=_read_sentences(connection, where, question.section, points),
        canonical=canonical_of(connection, {entity.id for entity in found_entities}),
    )
    if not question.has_subject or where.article or question.section:
        return library
    return library.model_copy(update={"entities": _fully_named(connection, library.entities)})


# --- links --------------------------------------------------------------------------------------


def canonical_of(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Give the ids that others are told under, for those only where the two differ."""
    found: dict[str, str] = {}
    for chunk in chunks(sorted(ids)):
        query = select(links.c.entity, links.c.canonical).where(links.c.entity.in_(chunk))
        found |= {row["entity"]: row["canonical"] for row in connection.execute(query).mappings()}
    return found


def members_of(connection: Connection, entity: str) -> list[str]:
    """List the ids that are told under one, itself included, sorted."""
    query = select(links.c.entity).where(links.c.canonical == entity)
    return sorted({entity, *connection.execute(query).scalars()})


# --- events and relations -----------------------------------------------------------------------


def read_events(connection: Connection, question: Question, members: Sequence[str]) -> list[Event]:
    """Read the events that a question asks for, as their articles tell them, sorted by id."""
    query = bounded(select(events.c.record), events, question)
    if members:
        mine = select(participants.c.event).where(participants.c.entity.in_(members))
        query = query.where(events.c.id.in_(mine))
    rows = connection.execute(query.order_by(events.c.id)).mappings()
    return [read_event(row) for row in rows]


def read_relations(
    connection: Connection, question: Question, members: Sequence[str]
) -> list[Relation]:
    """Read the relations that a question asks for, as their articles tell them, sorted by id."""
    query = bounded(select(relations.c.record), relations, question)
    if question.ties is not None:
        query = query.where(relations.c.type.in_(question.ties))
    if members:
        ends = or_(relations.c.source.in_(members), relations.c.target.in_(members))
        query = query.where(ends)
    rows = connection.execute(query.order_by(relations.c.id)).mappings()
    return [read_relation(row) for row in rows]


def bounded(query: Select[Any], table: Table, question: Question) -> Select[Any]:
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


def _referenced(found_events: Iterable[Event], found_relations: Iterable[Relation]) -> set[str]:
    takes_part = {p.entity for event in found_events for p in event.participants}
    return takes_part | {end for r in found_relations for end in (r.source, r.target)}


# --- articles and what stands in them -----------------------------------------------------------


class _Where(Record):
    """Which articles: one, some, or (both None) all."""

    article: str | None = None
    some: frozenset[str] | None = None

    def of(self, query: Select[Any], column: Any) -> list[Select[Any]]:  # noqa: ANN401
        """Bound a query to these articles; several queries where they are many."""
        if self.article is not None:
            return [query.where(column == self.article)]
        if self.some is None:
            return [query]
        return [query.where(column.in_(chunk)) for chunk in chunks(sorted(self.some))]


def _places(
    connection: Connection,
    question: Question,
    members: Sequence[str],
    facts: Iterable[Event | Relation],
) -> _Where:
    if question.article is not None:
        return _Where(article=question.article)
    if not question.has_subject:
        return _Where()
    here = {evidence.article for fact in facts for evidence in fact.evidence}
    if members:
        query = select(entities.c.article).where(entities.c.entity.in_(members))
        here.update(connection.execute(query).scalars())
    return _Where(some=frozenset(here))


def _read_articles(connection: Connection, where: _Where) -> list[Article]:
    return [
        read_article(row)
        for query in where.of(select(articles), articles.c.id)
        for row in connection.execute(query.order_by(articles.c.id)).mappings()
    ]


def _read_entities(
    connection: Connection, where: _Where, only: Collection[str] | None
) -> list[Entity]:
    """Read what articles say of entities: of `only` these, or of all."""
    queries = where.of(select(entities.c.entity, entities.c.record), entities.c.article)
    rows = (row for query in queries for row in connection.execute(query).mappings())
    return [read_entity(row) for row in rows if only is None or row["entity"] in only]


def _narrowed(
    found: Iterable[Entity],
    by_id: dict[str, Article],
    section: SectionName | None,
    referenced: Collection[str],
) -> list[Entity]:
    """Leave the mentions of one section; who has none there goes, unless facts speak of it."""
    if section is None:
        return list(found)
    kept = []
    for entity in found:
        inside = tuple(m for m in entity.mentions if _section_of(m, by_id[m.article]) == section)
        if inside or entity.id in referenced:
            kept.append(entity.model_copy(update={"mentions": inside}))
    return kept


def _section_of(mention: Mention, article: Article) -> SectionName | None:
    return next((s.name for s in article.sections if s.start <= mention.start < s.end), None)


Points = Mapping[str, Sequence[int]]
"""Places in articles: character offsets, sorted, by article id."""


def _read_sentences(
    connection: Connection, where: _Where, section: SectionName | None, points: Points | None
) -> list[Sentence]:
    """Read sentences: those that hold one of some points, or all."""
    queries = where.of(select(sentences), sentences.c.article)
    if section is not None:
        queries = [query.where(sentences.c.section == section) for query in queries]
    rows = (row for query in queries for row in connection.execute(query).mappings())
    return [read_sentence(row) for row in rows if points is None or _holds(row, points)]


def _holds(sentence: RowMapping, points: Points) -> bool:
    starts = points.get(sentence["article"], ())
    first = bisect_left(starts, sentence["start"])
    return first < len(starts) and starts[first] < sentence["end"]


def _points(about: Iterable[Entity], facts: Iterable[Event | Relation]) -> Points:
    """Give the places where the subject is mentioned, or evidence of a fact begins."""
    starts: dict[str, list[int]] = defaultdict(list)
    for entity in about:
        for mention in entity.mentions:
            starts[mention.article].append(mention.start)
    for fact in facts:
        for evidence in fact.evidence:
            starts[evidence.article].append(evidence.start)
    return {article: sorted(found) for article, found in starts.items()}


def _fully_named(connection: Connection, found: Sequence[Entity]) -> tuple[Entity, ...]:
    """Name entities as all articles do together, not only those that were read."""
    return tuple(
        entity.model_copy(update=named_of(connection, entity.id, entity.name)) for entity in found
    )


def named_of(connection: Connection, entity: str, default: str) -> dict[str, Any]:
    """Give the `name` and `aliases` of an entity over all articles (`resolve.merge_entities`)."""
    members = members_of(connection, entity)
    query = select(names).where(names.c.entity.in_(members), names.c.kind != "sound")
    counts: dict[str, int] = defaultdict(int)
    forms: set[str] = set()
    for row in connection.execute(query).mappings():
        forms.add(row["name"])
        if row["kind"] == "own":
            rank = 1 if row["entity"] == entity else 0
            counts[row["name"]] += row["articles"] + rank * 1_000_000_000
    name = min(counts, key=lambda n: (-counts[n], len(n), n), default=default)
    return {"name": name, "aliases": tuple(sorted(forms - {name}))}
