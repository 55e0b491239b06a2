"""Names counted: entities of an article go in, the counts of all articles change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from extractor.store.linked import chunks
from extractor.store.rows import name_rows, word_rows
from extractor.store.schema import name_words, names

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from extractor.records import Entity


def count_names(
    connection: Connection, found: Iterable[Entity], kinds: Collection[str] | None = None
) -> None:
    """Count the names of one article's entities.

    Args:
        connection: to the store.
        found: the entities.
        kinds: of names (`schema.names`); None for all.
    """
    rows = [row for row in name_rows(found) if kinds is None or row["kind"] in kinds]
    if rows:
        statement = upsert(names).on_conflict_do_update(
            index_elements=["entity", "kind", "key", "name"],
            set_={"articles": names.c.articles + 1},
        )
        connection.execute(statement, rows)
        words = upsert(name_words).on_conflict_do_nothing()
        connection.execute(words, word_rows(rows))


def uncount_names(connection: Connection, gone: Sequence[Entity]) -> None:
    """Take the names of one article's entities out of the count."""
    for row in name_rows(gone):
        is_it = (
            (names.c.entity == row["entity"])
            & (names.c.kind == row["kind"])
            & (names.c.key == row["key"])
            & (names.c.name == row["name"])
        )
        connection.execute(update(names).where(is_it).values(articles=names.c.articles - 1))
    for chunk in chunks(sorted({entity.id for entity in gone})):
        nobody = names.c.entity.in_(chunk) & (names.c.articles <= 0)
        connection.execute(delete(names).where(nobody))
        connection.execute(delete(name_words).where(name_words.c.entity.in_(chunk)))
        left = connection.execute(select(names).where(names.c.entity.in_(chunk))).mappings()
        rows = word_rows(dict(row) for row in left)
        if rows:
            connection.execute(insert(name_words), rows)
