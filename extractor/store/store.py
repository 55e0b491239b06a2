"""The store: what is asked goes in, records come out; `Writer` is how articles get in and out.

All answers are sorted, so that the same articles give the same answers whatever way they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from extractor.errors import UnknownName
from extractor.records import (
    Article,
    Entity,
    Event,
    Judgement,
    Library,
    Relation,
)
from extractor.resolve import merge_entities, with_ends
from extractor.store import libraries, lookup, questions, search
from extractor.store.canonical import canonical_of, members_of, named_of
from extractor.store.connections import telling
from extractor.store.corrected import ListedCorrection, bearers, list_corrections
from extractor.store.facts import Tally, find_fact, retold, tally_of
from extractor.store.joined import reasons_of
from extractor.store.paths import Hop, find_path
from extractor.store.questions import EVERYTHING, Question
from extractor.store.rows import (
    read_article,
    read_entity,
)
from extractor.store.schema import (
    articles,
    entities,
    failures,
    judgements,
)
from extractor.store.writer import Writer

if TYPE_CHECKING:
    from types import TracebackType

    from sqlalchemy import Connection, Engine


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

    def failures(self) -> dict[str, str]:
        """Give the inputs that could not be read, by path, each with the reason; sorted."""
        with self._connected() as connection:
            query = select(failures.c.path, failures.c.reason).order_by(failures.c.path)
            return {str(path): str(reason) for path, reason in connection.execute(query)}

    # --- facts ----------------------------------------------------------------------------------

    def load(self, question: Question = EVERYTHING) -> Library:
        """Read all that answers a question; without one, the whole store."""
        with self._connected() as connection:
            return libraries.load_library(connection, question)

    def load_events(self, question: Question = EVERYTHING, *, most: int | None = None) -> Library:
        """Read events with who takes part and the articles that tell them, and nothing else.

        Args:
            question: all but its relations count.
            most: how many; those that begin inside its days come first, in order of time, then
                those that reach into them, the latest begun first. None for all.
        """
        with self._connected() as connection:
            return libraries.load_events(connection, question, most=most)

    def load_relations(
        self, question: Question = EVERYTHING, *, most: int | None = None
    ) -> Library:
        """Read relations with their ends and the articles that tell them, and nothing else.

        Args:
            question: what it asks for.
            most: how many, the surest; None for all.
        """
        with self._connected() as connection:
            return libraries.load_relations(connection, question, most=most)

    def entities(self) -> Iterator[Entity]:
        """Yield the entities, sorted by id, with the mentions of all articles."""
        yield from self.load().entities

    def entity(self, id_: str) -> Entity:
        """Give one entity by its id, or an id that was joined to it.

        Raises:
            UnknownName: no article has it.
        """
        with self._connected() as connection:
            canonical = canonical_of(connection, {id_}).get(id_, id_)
            members = members_of(connection, canonical)
            query = select(entities.c.record).where(entities.c.entity.in_(members))
            found = [read_entity(row) for row in connection.execute(query).mappings()]
            if not found:
                raise UnknownName("entity", id_)
            merged = merge_entities(canonical, found)
            return merged.model_copy(update=named_of(connection, {canonical})[canonical])

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Give the names of entities by their ids; ids that no article has are left out."""
        with self._connected() as connection:
            return {id_: str(n["name"]) for id_, n in named_of(connection, set(ids)).items()}

    def tally(self, id_: str) -> Tally:
        """Count what is told of an entity, by its id; all zero where no article has it."""
        with self._connected() as connection:
            return tally_of(connection, id_)

    def events(self, question: Question = EVERYTHING) -> tuple[Event, ...]:
        """Read events, sorted by id."""
        return self.load_events(question).events

    def relations(self, question: Question = EVERYTHING) -> tuple[Relation, ...]:
        """Read relations, sorted by id."""
        with self._connected() as connection:
            members = _members(connection, question)
            found = questions.read_relations(connection, question, members)
            ids = {end for relation in found for end in (relation.source, relation.target)}
            canonical = canonical_of(connection, ids)
            return tuple(end for relation in found for end in with_ends(relation, canonical))

    def fact(self, id_: str) -> Event | Relation:
        """Give an event or relation by its whole id, or an event that was joined to another.

        Raises:
            UnknownName: there is none.
        """
        with self._connected() as connection:
            return find_fact(connection, id_)

    def judgements(self, entity: str | None = None) -> tuple[Judgement, ...]:
        """Read why ids were joined or kept apart: all, or those of one entity; sorted."""
        with self._connected() as connection:
            query = select(judgements).order_by(
                judgements.c.left, judgements.c.right, judgements.c.verdict
            )
            if entity is not None:
                members = members_of(connection, entity)
                touched = or_(judgements.c.left.in_(members), judgements.c.right.in_(members))
                query = query.where(touched)
            return tuple(
                Judgement.model_validate(dict(row)) for row in connection.execute(query).mappings()
            )

    def corrections(self) -> tuple[ListedCorrection, ...]:
        """Read what a person said, in the order in which it was said."""
        with self._connected() as connection:
            return list_corrections(connection)

    def members(self, entity: str) -> tuple[str, ...]:
        """List the ids that are told under a canonical one, itself included, sorted."""
        with self._connected() as connection:
            return tuple(members_of(connection, entity))

    def bearers(self, entity: str, name: str) -> tuple[tuple[str, str], ...]:
        """Tell what a split would take away from an entity.

        Args:
            entity: canonical id.
            name: an id that is told under it, or one of its names.

        Returns:
            Pairs of an id and what it is not, an id or a name; none where nothing bears the name.
        """
        with self._connected() as connection:
            return bearers(connection, entity, name)

    def joins(self, event: Event) -> tuple[Judgement, ...]:
        """Read why the reports of an event are one, sorted; none where one article tells it."""
        with self._connected() as connection:
            return reasons_of(connection, event.reports)

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
                hop.model_copy(update={"fact": retold(connection, hop.fact, question)})
                for hop in hops
            )

    def search(
        self,
        words: str,
        question: Question = EVERYTHING,
        *,
        limit: int | None = 20,
    ) -> tuple[search.Hit, ...]:
        """Find the sentences that hold all words, the best first (`search.py`).

        Args:
            words: as a person writes them; what stands in quotation marks, and a run of Chinese
                characters, is looked for as it is.
            question: its `article` and `section` count.
            limit: most sentences to give; None for all.
        """
        with self._connected() as connection:
            return search.find_hits(connection, words, question, limit)


def _members(connection: Connection, question: Question) -> list[str]:
    return members_of(connection, question.entity) if question.entity else []
