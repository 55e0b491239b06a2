"""Tables of the store, as SQLAlchemy Core sees them; `migrations.py` makes them in a file.

What was read stays as it was read, article by article (`articles`, `entities`, `events`,
`participants`, `relations`, `sentences`). What was concluded of all of them together (`names`
counted, `links`, `judgements`, `event_pairs`, `joined`) can be made anew from that at any time.

What a person said (`corrections`) belongs to no article. The rows of articles that it changes hold
them as corrected; `as_read` keeps what was read.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

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
    Column("id", Integer, primary_key=True),
    Column("entity", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mentions", Integer, nullable=False),  # how many the article has
    Column("published", Text),  # of the article, so that counting asks one index alone
    Column("record", Text, nullable=False),  # the Entity of this article as JSON
    Index("entities_by_entity", "entity", "article", "mentions", "published", unique=True),
    Index("entities_by_article", "article", "type", "entity"),
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("anchor", Text, nullable=False),
    Column("start", Text),  # ISO dates, inclusive; both null where the event has no When
    Column("end", Text),
    Column("at", Text),  # the day by which it is sorted: its start, or its end where that is open
    Column("reach", Integer),  # how long it is (`rows.reach_of`); null where it has no When
    Column("record", Text, nullable=False),
    Index("events_by_article", "article"),
    Index("events_by_day", "at", "id", "anchor", "status"),
    Index("events_by_reach", "reach", "at", "end", "id", "anchor", "status"),
)

participants = Table(
    "participants",
    metadata,
    Column("entity", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("event", Text, nullable=False),
    # of the event, so that the timeline of an entity is one stretch of this table
    Column("status", Text, nullable=False),
    Column("anchor", Text, nullable=False),
    Column("start", Text),
    Column("end", Text),
    PrimaryKeyConstraint("entity", "article", "event"),
    Index("participants_by_event", "event", "entity", "status"),
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
    Column("confidence", Float, nullable=False),
    Column("start", Text),
    Column("end", Text),
    Column("record", Text, nullable=False),
    Index("relations_by_article", "article"),
    Index("relations_by_source", "source", "article", "status", "confidence", "id", "target"),
    Index("relations_by_target", "target", "article", "status", "confidence", "id", "source"),
)

sentences = Table(
    "sentences",
    metadata,
    Column("id", Integer, primary_key=True),  # later published, greater id (`rows.sentence_ids`)
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
    # ways of writing these; sound: pinyin of a Chinese name; short: what it may be called for short
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("articles", Integer, nullable=False),  # how many articles have it
    PrimaryKeyConstraint("entity", "kind", "key", "name"),
    Index("names_by_key", "key", "kind", "entity"),
    sqlite_with_rowid=False,
)

name_words = Table(
    "name_words",
    metadata,
    Column("word", Text, nullable=False),  # as `rows.words_of` folds it
    Column("entity", Text, nullable=False),
    PrimaryKeyConstraint("word", "entity"),
    Index("name_words_by_entity", "entity"),
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

event_keys = Table(
    "event_keys",
    metadata,
    Column("key", Text, nullable=False),  # a stretch of time with an entity or a sum
    Column("event", Text, nullable=False),
    PrimaryKeyConstraint("key", "event"),
    Index("event_keys_by_event", "event"),
    sqlite_with_rowid=False,
)

event_pairs = Table(
    "event_pairs",
    metadata,
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("score", Integer, nullable=False),
    Column("why", Text, nullable=False),
    PrimaryKeyConstraint("left", "right"),
    Index("event_pairs_by_right", "right"),
)

joined = Table(
    "joined",
    metadata,
    Column("event", Text, primary_key=True),
    Column("lead", Text, nullable=False),  # the report under which it is told
    # 1 where it gives days that cannot be the lead's: then it is found by them too
    Column("is_apart", Integer, nullable=False),
    Index("joined_by_lead", "lead"),
)

failures = Table(
    "failures",
    metadata,
    Column("path", Text, primary_key=True),  # of an input, as it was given
    Column("reason", Text, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True),  # in the order in which they were made
    Column("kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("author", Text, nullable=False),
    UniqueConstraint("kind", "target", "value"),
)

as_read = Table(
    "as_read",
    metadata,
    Column("article", Text, primary_key=True),
    # entities, events and relations as JSON, as they were before corrections changed them
    Column("record", Text, nullable=False),
)

SENTENCE_WORDS = "sentence_words"
"""FTS5 table over `sentences.id`; its words are spaced by `words.spaced`."""
