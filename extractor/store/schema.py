"""Tables of the store, as SQLAlchemy Core sees them; `migrations.py` makes them in a file.

What was read stays as it was read, article by article (`articles`, `entities`, `events`,
`participants`, `relations`, `sentences`). What was concluded of all of them together (`names`
counted, `links`, `judgements`) can be made anew from that at any time.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, PrimaryKeyConstraint, Table, Text

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("path", Text, nullable=False),
    Column("record", Text, nullable=False),  # the Article as JSON, without text and path
    Column("text", Text, nullable=False),
)

entities = Table(
    "entities",
    metadata,
    Column("entity", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("record", Text, nullable=False),  # the Entity of this article as JSON
    PrimaryKeyConstraint("entity", "article"),
    Index("entities_by_article", "article", "type"),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("start", Text),  # ISO dates, inclusive; both null where the event has no When
    Column("end", Text),
    Column("record", Text, nullable=False),
    Index("events_by_article", "article"),
    Index("events_by_start", "start"),
    Index("events_by_end", "end"),
)

participants = Table(
    "participants",
    metadata,
    Column("entity", Text, nullable=False),
    Column("event", Text, nullable=False),
    PrimaryKeyConstraint("entity", "event"),
    Index("participants_by_event", "event"),
    sqlite_with_rowid=False,
)

relations = Table(
    "relations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("start", Text),
    Column("end", Text),
    Column("record", Text, nullable=False),
    Index("relations_by_article", "article"),
    Index("relations_by_source", "source", "target"),
    Index("relations_by_target", "target", "source"),
)

sentences = Table(
    "sentences",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Index("sentences_by_article", "article", "start"),
)

names = Table(
    "names",
    metadata,
    Column("entity", Text, nullable=False),
    Column("key", Text, nullable=False),  # TYPE:key
    # own: the name that made the id; alias: one other name a key and article; form: all further
    # ways of writing these; sound: pinyin of a Chinese name
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("articles", Integer, nullable=False),  # how many articles have it
    PrimaryKeyConstraint("entity", "kind", "key", "name"),
    Index("names_by_key", "key", "kind", "entity"),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("canonical", Text, nullable=False),
    Index("links_by_canonical", "canonical"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("why", Text, nullable=False),
    PrimaryKeyConstraint("left", "right", "verdict"),
    Index("judgements_by_right", "right"),
)

SENTENCE_WORDS = "sentence_words"
"""FTS5 table over `sentences.id`; its words are spaced by `words.spaced`."""
