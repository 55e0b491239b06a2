"""Versions of the store's schema: a connection goes in, the same with today's tables comes out.

A migration is a function; its place in `MIGRATIONS` is the version that it leads to, kept in
`PRAGMA user_version`. Add new ones at the end, never change one that was released: `m001_initial`
therefore spells its tables out rather than to make them from `schema.py` as it is today.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, text

APPLICATION_ID = 0x45585452
"""Marks an SQLite file as a store of ours (`PRAGMA application_id`; the letters EXTR)."""

_INITIAL = """
CREATE TABLE articles (id TEXT NOT NULL PRIMARY KEY, path TEXT NOT NULL, record TEXT NOT NULL,
  text TEXT NOT NULL);
CREATE TABLE entities (entity TEXT NOT NULL, article TEXT NOT NULL, type TEXT NOT NULL,
  record TEXT NOT NULL, PRIMARY KEY (entity, article)) WITHOUT ROWID;
CREATE INDEX entities_by_article ON entities (article, type);
CREATE TABLE events (id TEXT NOT NULL PRIMARY KEY, article TEXT NOT NULL, section TEXT NOT NULL,
  status TEXT NOT NULL, start TEXT, "end" TEXT, record TEXT NOT NULL);
CREATE INDEX events_by_article ON events (article);
CREATE INDEX events_by_start ON events (start);
CREATE INDEX events_by_end ON events ("end");
CREATE TABLE participants (entity TEXT NOT NULL, event TEXT NOT NULL,
  PRIMARY KEY (entity, event)) WITHOUT ROWID;
CREATE INDEX participants_by_event ON participants (event);
CREATE TABLE relations (id TEXT NOT NULL PRIMARY KEY, article TEXT NOT NULL,
  section TEXT NOT NULL, status TEXT NOT NULL, type TEXT NOT NULL, source TEXT NOT NULL,
  target TEXT NOT NULL, start TEXT, "end" TEXT, record TEXT NOT NULL);
CREATE INDEX relations_by_article ON relations (article);
CREATE INDEX relations_by_source ON relations (source, target);
CREATE INDEX relations_by_target ON relations (target, source);
CREATE TABLE sentences (id INTEGER NOT NULL PRIMARY KEY, article TEXT NOT NULL,
  section TEXT NOT NULL, paragraph INTEGER NOT NULL, start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, language TEXT NOT NULL, quote TEXT NOT NULL);
CREATE INDEX sentences_by_article ON sentences (article, start);
CREATE VIRTUAL TABLE sentence_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE names (entity TEXT NOT NULL, "key" TEXT NOT NULL, kind TEXT NOT NULL,
  name TEXT NOT NULL, articles INTEGER NOT NULL,
  PRIMARY KEY (entity, kind, "key", name)) WITHOUT ROWID;
CREATE INDEX names_by_key ON names ("key", kind, entity);
CREATE TABLE links (entity TEXT NOT NULL PRIMARY KEY, canonical TEXT NOT NULL);
CREATE INDEX links_by_canonical ON links (canonical);
CREATE TABLE judgements ("left" TEXT NOT NULL, "right" TEXT NOT NULL, verdict TEXT NOT NULL,
  why TEXT NOT NULL, PRIMARY KEY ("left", "right", verdict));
CREATE INDEX judgements_by_right ON judgements ("right");
"""


def m001_initial(connection: Connection) -> None:
    """Make the first tables."""
    for statement in _INITIAL.split(";\n"):
        if statement.strip():
            connection.execute(text(statement))


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (m001_initial,)
VERSION = len(MIGRATIONS)
"""Version of the schema that this program reads and writes."""


def version_of(connection: Connection) -> int:
    """Read the version of a store; 0 for a file without tables of ours."""
    return int(connection.execute(text("PRAGMA user_version")).scalar_one())


def pending(connection: Connection) -> tuple[Callable[[Connection], None], ...]:
    """List the migrations that a store still needs, in order."""
    return MIGRATIONS[version_of(connection) :]


def migrate(connection: Connection) -> None:
    """Bring a store to today's version, within the transaction of the connection."""
    for migration in pending(connection):
        migration(connection)
        version = MIGRATIONS.index(migration) + 1
        connection.execute(text(f"PRAGMA user_version = {version:d}"))
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID:d}"))
