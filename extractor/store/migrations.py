"""Versions of the store's schema: a connection goes in, the same with today's tables comes out.

A migration is a function; its place in `MIGRATIONS` is the version that it leads to, kept in
`PRAGMA user_version`. Add new ones at the end, never change one that was released: `m001_initial`
therefore spells its tables out rather than to make them from `schema.py` as it is today.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, text

from extractor.records import Entity
from extractor.store.counted import count_names
from extractor.store.linked import relink
from extractor.store.reported import events_of, file_events, rejoin
from extractor.store.words import name_words, sentence_base, spaced

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
    _run(connection, _INITIAL)


_FAST = """
ALTER TABLE entities RENAME TO old_entities;
ALTER TABLE events RENAME TO old_events;
ALTER TABLE participants RENAME TO old_participants;
ALTER TABLE sentences RENAME TO old_sentences;
CREATE TABLE entities (id INTEGER NOT NULL PRIMARY KEY, entity TEXT NOT NULL,
  article TEXT NOT NULL, type TEXT NOT NULL, mentions INTEGER NOT NULL, published TEXT,
  record TEXT NOT NULL);
INSERT INTO entities (entity, article, type, mentions, published, record)
  SELECT old.entity, old.article, old.type, json_array_length(old.record, '$.mentions'),
    json_extract(articles.record, '$.published'), old.record
  FROM old_entities AS old JOIN articles ON articles.id = old.article;
CREATE TABLE events (id TEXT NOT NULL PRIMARY KEY, article TEXT NOT NULL, section TEXT NOT NULL,
  status TEXT NOT NULL, anchor TEXT NOT NULL, start TEXT, "end" TEXT, at TEXT, reach INTEGER,
  record TEXT NOT NULL);
INSERT INTO events SELECT id, article, section, status, json_extract(record, '$.anchor'), start,
    "end", coalesce(start, "end"),
    CASE WHEN start IS NULL AND "end" IS NULL THEN NULL
      WHEN start IS NULL THEN 8 WHEN "end" IS NULL THEN 7
      WHEN julianday("end") - julianday(start) < 1 THEN 0
      WHEN julianday("end") - julianday(start) < 7 THEN 1
      WHEN julianday("end") - julianday(start) < 31 THEN 2
      WHEN julianday("end") - julianday(start) < 92 THEN 3
      WHEN julianday("end") - julianday(start) < 366 THEN 4
      WHEN julianday("end") - julianday(start) < 3660 THEN 5
      ELSE 6 END,
    record
  FROM old_events;
CREATE TABLE participants (entity TEXT NOT NULL, article TEXT NOT NULL, event TEXT NOT NULL,
  status TEXT NOT NULL, anchor TEXT NOT NULL, start TEXT, "end" TEXT,
  PRIMARY KEY (entity, article, event)) WITHOUT ROWID;
INSERT INTO participants SELECT old.entity, events.article, old.event, events.status,
    events.anchor, events.start, events."end"
  FROM old_participants AS old JOIN events ON events.id = old.event;
ALTER TABLE relations RENAME TO old_relations;
CREATE TABLE relations (id TEXT NOT NULL PRIMARY KEY, article TEXT NOT NULL,
  section TEXT NOT NULL, status TEXT NOT NULL, type TEXT NOT NULL, source TEXT NOT NULL,
  target TEXT NOT NULL, confidence FLOAT NOT NULL, start TEXT, "end" TEXT, record TEXT NOT NULL);
INSERT INTO relations SELECT id, article, section, status, type, source, target,
    json_extract(record, '$.confidence'), start, "end", record FROM old_relations;
CREATE TABLE sentences (id INTEGER NOT NULL PRIMARY KEY, article TEXT NOT NULL,
  section TEXT NOT NULL, paragraph INTEGER NOT NULL, start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, language TEXT NOT NULL, quote TEXT NOT NULL);
DROP TABLE sentence_words;
CREATE VIRTUAL TABLE sentence_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE name_words (word TEXT NOT NULL, entity TEXT NOT NULL,
  PRIMARY KEY (word, entity)) WITHOUT ROWID;
"""
_FAST_INDEXES = """
DROP TABLE old_entities;
DROP TABLE old_events;
DROP TABLE old_participants;
DROP TABLE old_relations;
DROP TABLE old_sentences;
CREATE UNIQUE INDEX entities_by_entity ON entities (entity, article, mentions, published);
CREATE INDEX entities_by_article ON entities (article, type, entity);
CREATE INDEX events_by_article ON events (article);
CREATE INDEX events_by_day ON events (at, id, anchor, status);
CREATE INDEX events_by_reach ON events (reach, at, "end", id, anchor, status);
CREATE INDEX participants_by_event ON participants (event, entity, status);
CREATE INDEX relations_by_article ON relations (article);
CREATE INDEX relations_by_source ON relations
  (source, article, status, confidence, id, target);
CREATE INDEX relations_by_target ON relations
  (target, article, status, confidence, id, source);
CREATE INDEX sentences_by_article ON sentences (article, start);
CREATE INDEX name_words_by_entity ON name_words (entity);
"""


def m002_answers_from_indexes(connection: Connection) -> None:
    """Give questions the columns and indexes that answer them, whatever the size of the store."""
    _run(connection, _FAST)
    query = text(
        "SELECT old.*, json_extract(articles.record, '$.published') AS published "
        "FROM old_sentences AS old JOIN articles ON articles.id = old.article "
        "ORDER BY old.article, old.start"
    )
    rows = connection.execute(query).mappings().all()
    for article, found in groupby(rows, key=itemgetter("article")):
        _number_sentences(connection, article, [dict(row) for row in found])
    _file_name_words(connection)
    _run(connection, _FAST_INDEXES)


def _file_name_words(connection: Connection) -> None:
    names = connection.execute(
        text("SELECT DISTINCT entity, name FROM names WHERE kind <> 'sound'")
    )
    words = {(word, row["entity"]) for row in names.mappings() for word in name_words(row["name"])}
    for word, entity in sorted(words):
        insert = text("INSERT INTO name_words (word, entity) VALUES (:word, :entity)")
        connection.execute(insert, {"word": word, "entity": entity})


def _number_sentences(connection: Connection, article: str, rows: list[dict[str, object]]) -> None:
    base = sentence_base(article, str(rows[0]["published"] or ""))
    taken = text("SELECT 1 FROM sentences WHERE id = :base")
    while connection.execute(taken, {"base": base}).first() is not None:
        base += 1 << 20
    sentence = text(
        "INSERT INTO sentences VALUES "
        "(:id, :article, :section, :paragraph, :start, :end, :language, :quote)"
    )
    words = text("INSERT INTO sentence_words (rowid, words) VALUES (:id, :words)")
    for number, row in enumerate(rows):
        row["id"] = base + number
        connection.execute(sentence, row)
        connection.execute(words, {"id": row["id"], "words": spaced(str(row["quote"]))})


def _run(connection: Connection, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            connection.execute(text(statement))


_JOINED = """
CREATE TABLE event_keys ("key" TEXT NOT NULL, event TEXT NOT NULL,
  PRIMARY KEY ("key", event)) WITHOUT ROWID;
CREATE INDEX event_keys_by_event ON event_keys (event);
CREATE TABLE event_pairs ("left" TEXT NOT NULL, "right" TEXT NOT NULL, score INTEGER NOT NULL,
  why TEXT NOT NULL, PRIMARY KEY ("left", "right"));
CREATE INDEX event_pairs_by_right ON event_pairs ("right");
CREATE TABLE joined (event TEXT NOT NULL PRIMARY KEY, lead TEXT NOT NULL);
CREATE INDEX joined_by_lead ON joined (lead);
"""


def m003_one_event_many_reports(connection: Connection) -> None:
    """Make room for the joins of events that several articles tell; the last migration joins."""
    _run(connection, _JOINED)


def m004_failures(connection: Connection) -> None:
    """Keep which inputs could not be read, so that they can be tried again."""
    _run(connection, "CREATE TABLE failures (path TEXT NOT NULL PRIMARY KEY, reason TEXT NOT NULL)")


_CORRECTED = """
CREATE TABLE corrections (number INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL,
  target TEXT NOT NULL, value TEXT NOT NULL, about TEXT NOT NULL, author TEXT NOT NULL,
  UNIQUE (kind, target, value));
CREATE TABLE as_read (article TEXT NOT NULL PRIMARY KEY, record TEXT NOT NULL);
"""


def m005_corrections(connection: Connection) -> None:
    """Make room for what a person corrects."""
    _run(connection, _CORRECTED)


def m006_names_for_short(connection: Connection) -> None:
    """File what names may be called for short, and conclude anew."""
    everybody = set()
    records = connection.execute(text("SELECT record FROM entities ORDER BY entity, article"))
    for record in records.scalars():
        entity = Entity.model_validate_json(record)
        everybody.add(entity.id)
        count_names(connection, [entity], kinds=("short",))
    relink(connection, everybody)


def m007_days_meet_days(connection: Connection) -> None:
    """File Chinese names under their parts."""
    connection.execute(text("DELETE FROM name_words"))
    _file_name_words(connection)


_JOINED_APART = """
DROP TABLE joined;
CREATE TABLE joined (event TEXT NOT NULL PRIMARY KEY, lead TEXT NOT NULL,
  is_apart INTEGER NOT NULL);
CREATE INDEX joined_by_lead ON joined (lead);
DELETE FROM event_keys;
DELETE FROM event_pairs
"""


def m008_joined_by_day(connection: Connection) -> None:
    """File and join all events anew: under finer stretches of time, and by the days they give."""
    _run(connection, _JOINED_APART)
    found = connection.execute(text("SELECT id FROM articles ORDER BY id")).scalars().all()
    for article in found:
        file_events(connection, events_of(connection, article))
    rejoin(connection, found, ())


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    m001_initial,
    m002_answers_from_indexes,
    m003_one_event_many_reports,
    m004_failures,
    m005_corrections,
    m006_names_for_short,
    m007_days_meet_days,
    m008_joined_by_day,
)
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
