"""Libraries: a Question goes in, the Library that answers it comes out of a connection.

What single articles say is read from their rows and told under the ids that the links give;
`resolve.assemble` puts it together, as it does for articles that are in no store.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from extractor.records import (
    Article,
    Entity,
    Event,
    Library,
    Mention,
    Record,
    Relation,
    SectionName,
    Sentence,
)
from extractor.resolve import assemble, with_ends, with_participants
from extractor.store.canonical import as_list, canonical_of, listed, members_of, named_of
from extractor.store.days import first_events
from extractor.store.joined import Joins
from extractor.store.questions import (
    Question,
    articles_naming,
    events_by_id,
    read_events,
    read_relations,
)
from extractor.store.rows import (
    read_article,
    read_entity,
    read_head,
    read_sentence,
)
from extractor.store.schema import articles, entities, sentences

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping


_HEADS = (
    select(
        articles.c.path,
        func.json_remove(articles.c.record, "$.paragraphs", "$.sections", "$.dropped").label(
            "record"
        ),
    )
    .where(articles.c.id.in_(listed("here")))
    .order_by(articles.c.id)
)


def load_library(connection: Connection, question: Question) -> Library:
    """Read the answer to a question."""
    members = members_of(connection, question.entity) if question.entity else []
    within = articles_naming(connection, members, question)
    joins = Joins(connection, read_events(connection, question, members, within), question)
    found_events = joins.events
    found_relations = read_relations(connection, question, members, within)
    facts: list[Event | Relation] = [*found_events, *found_relations]
    referenced = _referenced(found_events, found_relations) | set(members)
    where = _places(connection, question, members, within, facts)
    found_articles = _read_articles(connection, where)
    found_entities = _narrowed(
        _read_entities(connection, where, referenced if question.has_subject else None),
        {article.id: article for article in found_articles},
        question.section,
        referenced,
    )
    about = [entity for entity in found_entities if entity.id in set(members)]
    points = _points(about, facts) if question.has_subject else None
    library = assemble(
        articles=found_articles,
        entities=found_entities,
        events=found_events,
        relations=found_relations,
        sentences=_read_sentences(connection, where, question.section, points),
        canonical=canonical_of(connection, {entity.id for entity in found_entities}),
        joined=joins.groups,
    )
    if not question.has_subject or where.is_one or question.section:
        return library
    named = named_of(connection, {entity.id for entity in library.entities})
    fully = (entity.model_copy(update=named.get(entity.id)) for entity in library.entities)
    return library.model_copy(update={"entities": tuple(fully)})


def load_events(connection: Connection, question: Question, *, most: int | None) -> Library:
    """Read the events that answer a question, with who takes part and the articles that tell them.

    There are no relations, no sentences and no mentions in it, and of the articles no text: an
    event holds its own evidence.

    Args:
        connection: to the store.
        question: all but its relations count.
        most: how many, those that come first (`days.py`); None for all.
    """
    members = members_of(connection, question.entity) if question.entity else []
    if most is None:
        found = read_events(connection, question, members)
    else:
        found = events_by_id(connection, first_events(connection, question, members, most))
    return bare_library(connection, Joins(connection, found, question), [])


def load_relations(connection: Connection, question: Question, *, most: int | None) -> Library:
    """Read the relations that answer a question, with their ends and the articles that tell them.

    There are no events, no sentences and no mentions in it, and of the articles no text: a
    relation holds its own evidence.

    Args:
        connection: to the store.
        question: what it asks for.
        most: how many, the surest; None for all.
    """
    members = members_of(connection, question.entity) if question.entity else []
    found = read_relations(connection, question, members, most=most)
    return bare_library(connection, Joins(connection, [], question), found)


def bare_library(
    connection: Connection, joins: Joins, found_relations: Sequence[Relation]
) -> Library:
    """Put around some facts what their telling needs, and no more."""
    canonical = canonical_of(connection, _referenced(joins.events, found_relations))
    told_events = tuple(with_participants(event, canonical) for event in joins.events)
    told_relations = tuple(
        moved for relation in found_relations for moved in with_ends(relation, canonical)
    )
    named = named_of(connection, _referenced(told_events, told_relations))
    facts: list[Event | Relation] = [*told_events, *told_relations]
    here = {e.article for fact in facts for e in fact.evidence}
    found_articles = [
        read_head(row) for row in connection.execute(_HEADS, {"here": as_list(here)}).mappings()
    ]
    return Library(
        articles=tuple(found_articles),
        entities=tuple(
            Entity.model_validate({"id": id_, "type": id_.partition(":")[0], **named[id_]})
            for id_ in sorted(named)
        ),
        events=joins.merged(told_events, found_articles),
        relations=tuple(sorted(told_relations, key=lambda relation: relation.id)),
        sentences=(),
    )


def _referenced(found_events: Iterable[Event], found_relations: Iterable[Relation]) -> set[str]:
    takes_part = {p.entity for event in found_events for p in event.participants}
    return takes_part | {end for r in found_relations for end in (r.source, r.target)}


# --- articles and what stands in them -----------------------------------------------------------


class _Where(Record):
    """Which articles: these, or (None) all."""

    articles: tuple[str, ...] | None
    is_one: bool = False


def _places(
    connection: Connection,
    question: Question,
    members: Sequence[str],
    within: Sequence[str] | None,
    facts: Iterable[Event | Relation],
) -> _Where:
    if question.article is not None:
        return _Where(articles=(question.article,), is_one=True)
    if not question.has_subject:
        return _Where(articles=None)
    here = {evidence.article for fact in facts for evidence in fact.evidence}
    if within is not None:
        here.update(within)
    elif members:
        query = select(entities.c.article).where(entities.c.entity.in_(listed("members")))
        here.update(connection.execute(query, {"members": as_list(members)}).scalars())
    return _Where(articles=tuple(sorted(here)))


def _read_articles(connection: Connection, where: _Where) -> list[Article]:
    query = select(articles).order_by(articles.c.id)
    parameters = {}
    if where.articles is not None:
        query = query.where(articles.c.id.in_(listed("here")))
        parameters["here"] = as_list(where.articles)
    return [read_article(row) for row in connection.execute(query, parameters).mappings()]


def _read_entities(
    connection: Connection, where: _Where, only: Collection[str] | None
) -> list[Entity]:
    """Read what articles say of entities: of `only` these, or of all."""
    query = select(entities.c.record)
    parameters = {}
    if where.articles is not None:
        query = query.where(entities.c.article.in_(listed("here")))
        parameters["here"] = as_list(where.articles)
    if only is not None:
        # Not the bare column: to look each entity up would find all articles that it stands in.
        query = query.where(entities.c.entity.concat("").in_(listed("only")))
        parameters["only"] = as_list(only)
    return [read_entity(row) for row in connection.execute(query, parameters).mappings()]


def _narrowed(
    found: Iterable[Entity],
    by_id: Mapping[str, Article],
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

_AT_POINTS = text(
    "SELECT sentences.* FROM sentences JOIN (SELECT DISTINCT (SELECT id FROM sentences "
    "WHERE article = point.value ->> 0 AND start <= point.value ->> 1 "
    "ORDER BY start DESC LIMIT 1) AS id FROM json_each(:points) AS point) AS found USING (id)"
)


def _read_sentences(
    connection: Connection, where: _Where, section: SectionName | None, points: Points | None
) -> list[Sentence]:
    """Read sentences: those that hold one of some points, or all."""
    if points is not None:
        pairs = json.dumps([(article, at) for article in points for at in points[article]])
        rows = connection.execute(_AT_POINTS, {"points": pairs}).mappings()
        held = (row for row in rows if _holds(row, points))
        return [read_sentence(row) for row in held if section in {None, row["section"]}]
    query = select(sentences)
    parameters = {}
    if where.articles is not None:
        query = query.where(sentences.c.article.in_(listed("here")))
        parameters["here"] = as_list(where.articles)
    if section is not None:
        query = query.where(sentences.c.section == section)
    return [read_sentence(row) for row in connection.execute(query, parameters).mappings()]


def _holds(sentence: RowMapping, points: Mapping[str, Sequence[int]]) -> bool:
    starts = points[str(sentence["article"])]
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
