"""The store: what is asked goes in, records come out; `Writer` is how articles get in and out.

All answers are sorted, so that the same articles give the same answers whatever way they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select, text

from extractor.errors import UnknownName
from extractor.records import (
    Article,
    Entity,
    Event,
    Judgement,
    Library,
    Record,
    Relation,
    Sentence,
)
from extractor.resolve import merge_entities, with_ends, with_participants
from extractor.store import lookup, questions
from extractor.store.connections import telling
from extractor.store.paths import Hop, find_path
from extractor.store.questions import EVERYTHING, Question
from extractor.store.rows import (
    read_article,
    read_entity,
    read_event,
    read_relation,
    read_sentence,
)
from extractor.store.schema import (
    SENTENCE_WORDS,
    articles,
    entities,
    events,
    judgements,
    relations,
    sentences,
)
from extractor.store.words import find_terms, match_query
from extractor.store.writer import Writer

if TYPE_CHECKING:
    from types import TracebackType

    from sqlalchemy import Connection, Engine, RowMapping, Table


class Hit(Record):
    """A sentence that a search found.

    Attributes:
        marks: (start, end) of what was searched for, character offsets in the sentence's quote.
    """

    sentence: Sentence
    marks: tuple[tuple[int, int], ...]


class Store:
    """Articles and what was read out of them, in one file; `open_store` makes one.

    All methods raise StoreError where the file cannot be read.
    """

    def __init__(self, engine: Engine, path: str) -> None:
        """Read through an engine.

        Args:
            engine: of the store's file.
            path: the file as the user named it, for messages.
        """
        self._engine = engine
        self.path = path

    def __enter__(self) -> Store:
        """Give the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self._engine.dispose()

    def writer(self) -> Writer:
        """Give what adds articles and takes them out."""
        return Writer(self._engine, self.path)

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """Connect for one answer: all of it sees one state of the store."""
        with telling(self.path), self._engine.connect() as connection:
            yield connection

    # --- articles -------------------------------------------------------------------------------

    def count(self) -> int:
        """Count the articles."""
        with self._connected() as connection:
            return int(connection.execute(select(func.count()).select_from(articles)).scalar_one())

    def articles(self) -> Iterator[Article]:
        """Yield the articles, sorted by id."""
        with self._connected() as connection:
            query = select(articles).order_by(articles.c.id)
            for row in connection.execute(query).mappings():
                yield read_article(row)

    def article(self, start: str) -> Article:
        """Give the article whose id begins so.

        Raises:
            UnknownName: none or several do.
        """
        with self._connected() as connection:
            id_ = lookup.find_article(connection, start)
            query = select(articles).where(articles.c.id == id_)
            return read_article(connection.execute(query).mappings().one())

    # --- facts ----------------------------------------------------------------------------------

    def load(self, question: Question = EVERYTHING) -> Library:
        """Read all that answers a question; without one, the whole store."""
        with self._connected() as connection:
            return questions.load_library(connection, question)

    def entities(self) -> Iterator[Entity]:
        """Yield the entities, sorted by id, with the mentions of all articles."""
        yield from self.load().entities

    def entity(self, id_: str) -> Entity:
        """Give one entity by its id, or an id that was joined to it.

        Raises:
            UnknownName: no article has it.
        """
        with self._connected() as connection:
            canonical = questions.canonical_of(connection, {id_}).get(id_, id_)
            members = questions.members_of(connection, canonical)
            query = select(entities.c.record).where(entities.c.entity.in_(members))
            found = [read_entity(row) for row in connection.execute(query).mappings()]
            if not found:
                raise UnknownName("entity", id_)
            named = questions.named_of(connection, canonical, found[0].name)
            merged = merge_entities(canonical, found)
            return merged.model_copy(update=named)

    def events(self, question: Question = EVERYTHING) -> tuple[Event, ...]:
        """Read events, sorted by id."""
        with self._connected() as connection:
            members = _members(connection, question)
            found = questions.read_events(connection, question, members)
            ids = {p.entity for event in found for p in event.participants}
            canonical = questions.canonical_of(connection, ids)
            return tuple(with_participants(event, canonical) for event in found)

    def relations(self, question: Question = EVERYTHING) -> tuple[Relation, ...]:
        """Read relations, sorted by id."""
        with self._connected() as connection:
            members = _members(connection, question)
            found = questions.read_relations(connection, question, members)
            ids = {end for relation in found for end in (relation.source, relation.target)}
            canonical = questions.canonical_of(connection, ids)
            return tuple(end for relation in found for end in with_ends(relation, canonical))

    def fact(self, id_: str) -> Event | Relation:
        """Give an event or relation by its whole id.

        Raises:
            UnknownName: there is none.
        """
        with self._connected() as connection:
            for table, read in _FACTS:
                query = select(table.c.record).where(table.c.id == id_)
                row = connection.execute(query).mappings().first()
                if row is not None:
                    return _retold(connection, read(row))
        raise UnknownName("event or relation", id_)

    def judgements(self, entity: str | None = None) -> tuple[Judgement, ...]:
        """Read why ids were joined or kept apart: all, or those of one entity; sorted."""
        with self._connected() as connection:
            query = select(judgements).order_by(
                judgements.c.left, judgements.c.right, judgements.c.verdict
            )
            if entity is not None:
                members = questions.members_of(connection, entity)
                touched = or_(judgements.c.left.in_(members), judgements.c.right.in_(members))
                query = query.where(touched)
            return tuple(
                Judgement.model_validate(dict(row)) for row in connection.execute(query).mappings()
            )

    # --- finding --------------------------------------------------------------------------------

    def find_entities(self, name: str) -> tuple[str, ...]:
        """Find the ids of the entities that go by a name, the likeliest first.

        Raises:
            UnknownName: none does; with the nearest names.
        """
        with self._connected() as connection:
            return lookup.find_entities(connection, name)

    def find_id(self, start: str) -> lookup.FactId:
        """Find the article, entity, event or relation whose id begins so.

        Raises:
            UnknownName: none or several do.
        """
        with self._connected() as connection:
            return lookup.find_id(connection, start)

    def path_between(
        self, source: str, target: str, question: Question = EVERYTHING
    ) -> tuple[Hop, ...] | None:
        """Find the shortest way from one entity id to another; None where there is none.

        Args:
            source: entity id.
            target: entity id.
            question: which relations and events count.
        """
        with self._connected() as connection:
            hops = find_path(connection, source, target, question)
            if hops is None:
                return None
            return tuple(
                hop.model_copy(update={"fact": _retold(connection, hop.fact)}) for hop in hops
            )

    def search(
        self,
        words: str,
        question: Question = EVERYTHING,
        *,
        limit: int | None = 20,
    ) -> tuple[Hit, ...]:
        """Find the sentences that hold all words, the best first.

        Args:
            words: as a person writes them; what stands in quotation marks, and a run of Chinese
                characters, is looked for as it is.
            question: its `article` and `section` count.
            limit: most sentences to give; None for all.
        """
        match = match_query(words)
        if match is None:
            return ()
        hits = text(
            f"SELECT rowid AS hit, rank AS score FROM {SENTENCE_WORDS} "  # noqa: S608
            f"WHERE {SENTENCE_WORDS} MATCH :match"
        ).columns(sentences.c.id.label("hit"), sentences.c.id.label("score"))
        found = hits.bindparams(match=match).subquery()
        query = select(sentences).join(found, found.c.hit == sentences.c.id)
        if question.article is not None:
            query = query.where(sentences.c.article == question.article)
        if question.section is not None:
            query = query.where(sentences.c.section == question.section)
        query = query.order_by(found.c.score, sentences.c.article, sentences.c.start)
        with self._connected() as connection:
            rows = connection.execute(query.limit(limit)).mappings()
            return tuple(_hit(read_sentence(row), words) for row in rows)


_FACTS: tuple[tuple[Table, Callable[[RowMapping], Event | Relation]], ...] = (
    (events, read_event),
    (relations, read_relation),
)


def _members(connection: Connection, question: Question) -> list[str]:
    return questions.members_of(connection, question.entity) if question.entity else []


def _retold(connection: Connection, fact: Event | Relation) -> Event | Relation:
    """Tell a fact under canonical ids."""
    if isinstance(fact, Event):
        ids = {p.entity for p in fact.participants}
        return with_participants(fact, questions.canonical_of(connection, ids))
    canonical = questions.canonical_of(connection, {fact.source, fact.target})
    return next(iter(with_ends(fact, canonical)), fact)


def _hit(sentence: Sentence, words: str) -> Hit:
    return Hit(sentence=sentence, marks=find_terms(sentence.evidence.quote, words))
