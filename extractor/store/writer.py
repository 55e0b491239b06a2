"""Writing: an Extraction goes into the store, or an article out of it, one transaction each.

A writer leaves a whole store behind at any moment: with a transaction done or not begun.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, Engine, Table, bindparam, delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from extractor.errors import UnknownName
from extractor.resolve import judgements_of
from extractor.store.connections import run_pragma, telling
from extractor.store.corrected import (
    add_correction,
    articles_with,
    corrected,
    drop_correction,
    extraction_of,
    read_corrections,
)
from extractor.store.counted import count_names, uncount_names
from extractor.store.linked import block_of, chunks, relink
from extractor.store.reported import articles_of, file_events, forget_events, rejoin
from extractor.store.rows import (
    Row,
    article_row,
    entity_rows,
    event_rows,
    participant_rows,
    read_entity,
    relation_rows,
    sentence_rows,
)
from extractor.store.schema import (
    SENTENCE_WORDS,
    articles,
    as_read,
    entities,
    events,
    failures,
    participants,
    relations,
    sentences,
)
from extractor.store.words import SENTENCES_AN_ARTICLE, sentence_base, spaced

if TYPE_CHECKING:
    from extractor.records import Article, Extraction
    from extractor.resolve import Correction

Saved = Literal["saved", "unchanged"]

_INSERT_WORDS = text(f"INSERT INTO {SENTENCE_WORDS} (rowid, words) VALUES (:id, :words)")  # noqa: S608


class Writer:
    """Adds articles to a store and takes them out; `Store.writer` makes one."""

    def __init__(self, engine: Engine, path: str) -> None:
        """Write through an engine.

        Args:
            engine: of the store's file.
            path: the file as the user named it, for messages.
        """
        self._engine = engine.execution_options(writes=True)
        self._path = path

    def save_extraction(self, extraction: Extraction) -> Saved:
        """Store all that was read out of one article; `unchanged` where the store has it already.

        Args:
            extraction: resolved, so that its entity ids are global.

        Raises:
            StoreError: the file cannot be written; nothing of the article is stored then.
        """
        with telling(self._path), self._engine.begin() as connection:
            if _note_again(connection, extraction.article):
                return "unchanged"
            _insert(connection, articles, [article_row(extraction.article)])
            connection.execute(delete(failures).where(failures.c.path == extraction.article.path))
            _insert_sentences(connection, extraction)
            told = corrected(connection, extraction, read_corrections(connection))
            _insert_facts(connection, told)
            _conclude(connection, {entity.id for entity in told.entities}, {told.article.id})
        return "saved"

    def note_again(self, article: Article) -> bool:
        """Tell whether the store has an article; of its several paths the least is kept.

        Raises:
            StoreError: the file cannot be read or written.
        """
        with telling(self._path), self._engine.begin() as connection:
            return _note_again(connection, article)

    def note_failure(self, path: str, reason: str) -> None:
        """Keep that an input could not be read.

        Raises:
            StoreError: the file cannot be written.
        """
        with telling(self._path), self._engine.begin() as connection:
            row = {"path": path, "reason": reason}
            connection.execute(upsert(failures).values(row).on_conflict_do_update(set_=row))

    def forget_failures(self, paths: Iterable[str]) -> None:
        """Forget that some inputs could not be read.

        Raises:
            StoreError: the file cannot be written.
        """
        with telling(self._path), self._engine.begin() as connection:
            for path in paths:
                connection.execute(delete(failures).where(failures.c.path == path))

    def remove(self, article: str) -> None:
        """Take an article out, and all that only it said.

        Args:
            article: its whole id.

        Raises:
            UnknownName: no such article.
            StoreError: the file cannot be written; the article is whole in it then.
        """
        with telling(self._path), self._engine.begin() as connection:
            if connection.execute(delete(articles).where(articles.c.id == article)).rowcount == 0:
                raise UnknownName("article", article)
            connection.execute(delete(as_read).where(as_read.c.article == article))
            changed, touched = _delete_facts(connection, article)
            _delete_sentences(connection, article)
            _conclude(connection, changed, (), touched)
        with telling(self._path):
            # What was deleted stays readable in the log until that is emptied.
            run_pragma(self._engine, "wal_checkpoint(TRUNCATE)")

    def add_correction(self, correction: Correction) -> bool:
        """Keep what a person said, and tell all articles so; False where it was said already.

        Raises:
            StoreError: the file cannot be written.
        """
        with telling(self._path), self._engine.begin() as connection:
            is_new = add_correction(connection, correction)
            if is_new:
                _retell(connection, correction)
        return is_new

    def undo_correction(self, id_: str) -> Correction:
        """Take back what a person said, and give it.

        Args:
            id_: of the correction, or its beginning, with or without `fix:`.

        Raises:
            UnknownName: none or several begin so.
            StoreError: the file cannot be written.
        """
        with telling(self._path), self._engine.begin() as connection:
            known = read_corrections(connection)
            found = [c for c in known if c.id.startswith((id_, f"fix:{id_}"))]
            if len(found) != 1:
                raise UnknownName("one correction with an id", id_, [c.id for c in found or known])
            drop_correction(connection, found[0])
            _retell(connection, found[0])
        return found[0]


def _retell(connection: Connection, correction: Correction) -> None:
    """Tell the articles that a correction is about as all corrections now say."""
    given = read_corrections(connection)
    changed = {correction.target}
    changed |= {id_ for j in judgements_of([correction]) for id_ in (j.left, j.right)}
    again, touched = set(), set()
    for article in articles_with(connection, correction.target):
        told, read = extraction_of(connection, article)
        anew = corrected(connection, read, given)
        if anew != told:
            gone, alone = _delete_facts(connection, article)
            _insert_facts(connection, anew)
            changed |= gone | {entity.id for entity in anew.entities}
            again.add(article)
            touched |= alone
    _conclude(connection, changed, again, touched)


def _insert_facts(connection: Connection, extraction: Extraction) -> None:
    _insert(connection, entities, entity_rows(extraction))
    _insert(connection, events, event_rows(extraction))
    _insert(connection, participants, participant_rows(extraction))
    _insert(connection, relations, relation_rows(extraction))
    count_names(connection, extraction.entities)
    file_events(connection, extraction.events)


def _delete_facts(connection: Connection, article: str) -> tuple[set[str], set[str]]:
    """Delete what is told of an article.

    Returns:
        Ids whose names may link otherwise without it, and events that were told with its own.
    """
    query = select(entities).where(entities.c.article == article)
    gone = [read_entity(row) for row in connection.execute(query).mappings()]
    changed = block_of(connection, {entity.id for entity in gone})
    touched = forget_events(connection, article)
    own = select(events.c.id).where(events.c.article == article)
    connection.execute(delete(participants).where(participants.c.event.in_(own)))
    for table in (events, relations, entities):
        connection.execute(delete(table).where(table.c.article == article))
    uncount_names(connection, gone)
    return changed, touched


def _conclude(
    connection: Connection,
    changed: Collection[str],
    articles_: Iterable[str],
    touched: Collection[str] = (),
) -> None:
    """Work out what all articles tell together, where names or events changed."""
    moved = relink(connection, block_of(connection, changed))
    rejoin(connection, {*articles_, *articles_of(connection, moved)}, touched)


def _note_again(connection: Connection, article: Article) -> bool:
    query = select(articles.c.path).where(articles.c.id == article.id)
    path = connection.execute(query).scalar_one_or_none()
    if path is not None:
        connection.execute(delete(failures).where(failures.c.path == article.path))
    if path is not None and article.path < path:
        # The least of its paths, so that the order of ingestion does not show.
        is_it = articles.c.id == article.id
        connection.execute(update(articles).where(is_it).values(path=article.path))
    return path is not None


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _insert_sentences(connection: Connection, extraction: Extraction) -> None:
    article = extraction.article
    base = sentence_base(article.id, article.published or "")
    taken = select(sentences.c.id).where(sentences.c.id == bindparam("base"))
    while connection.execute(taken, {"base": base}).first() is not None:
        base += SENTENCES_AN_ARTICLE
    rows = sentence_rows(extraction, base=base)
    _insert(connection, sentences, rows)
    if rows:
        words = [{"id": row["id"], "words": spaced(row["quote"])} for row in rows]
        connection.execute(_INSERT_WORDS, words)


def _delete_sentences(connection: Connection, article: str) -> None:
    ids = select(sentences.c.id).where(sentences.c.article == article)
    rowids: Sequence[int] = connection.execute(ids).scalars().all()
    for chunk in chunks(rowids):
        listed = ", ".join(f"{rowid:d}" for rowid in chunk)
        gone = f"DELETE FROM {SENTENCE_WORDS} WHERE rowid IN ({listed})"  # noqa: S608
        connection.execute(text(gone))
    # Deleted words linger in FTS5's segments until these are merged.
    connection.execute(
        text(f"INSERT INTO {SENTENCE_WORDS} ({SENTENCE_WORDS}) VALUES ('optimize')")  # noqa: S608
    )
    connection.execute(delete(sentences).where(sentences.c.article == article))
