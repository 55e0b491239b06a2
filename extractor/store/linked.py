"""Conclusions kept up to date: ids whose names changed go in, their links and judgements are made.

Only the block is worked out again: the ids that can be reached from the changed ones through
names. The rules are in `resolve/linking.py`; here is how the store serves them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Select, delete, func, insert, or_, select

from extractor.resolve import FIRM_TYPES, NameNode, link_names
from extractor.store.schema import entities, judgements, links, names

T = TypeVar("T")

_CHUNK = 500
"""Values in one SQL list; SQLite allows 32,766 in all."""


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Cut values into lists that fit into one statement."""
    iterator = iter(values)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk


def block_of(connection: Connection, changed: Collection[str]) -> set[str]:
    """Collect the ids that can be reached from some through names, those ids included."""
    block = set(changed)
    edge = sorted(block)
    while edge:
        found = _neighbours(connection, edge)
        edge = sorted(found - block)
        block |= found
    return block


def _neighbours(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Find ids with a name in common, one of the two as its own."""
    mine, theirs = names.alias(), names.alias()
    found: set[str] = set()
    for chunk in chunks(ids):
        query = (
            select(theirs.c.entity)
            .distinct()
            .join_from(mine, theirs, mine.c.key == theirs.c.key)
            .where(mine.c.entity.in_(chunk), or_(mine.c.kind == "own", theirs.c.kind == "own"))
            .where(mine.c.kind != "form", theirs.c.kind != "form")
        )
        found.update(connection.execute(query).scalars())
    return found


def relink(connection: Connection, block: Collection[str]) -> None:
    """Work out links and judgements of a block anew."""
    for chunk in chunks(sorted(block)):
        connection.execute(delete(links).where(links.c.entity.in_(chunk)))
        touched = or_(judgements.c.left.in_(chunk), judgements.c.right.in_(chunk))
        connection.execute(delete(judgements).where(touched))
    linking = link_names(_nodes(connection, block), StoredFacts(connection))
    moved = [{"entity": id_, "canonical": to} for id_, to in sorted(linking.canonical.items())]
    if moved:
        connection.execute(insert(links), moved)
    if linking.judgements:
        connection.execute(insert(judgements), [j.model_dump() for j in linking.judgements])


def _nodes(connection: Connection, block: Collection[str]) -> list[NameNode]:
    """Read the names of a block; ids that no article has any more are not there."""
    own: dict[str, str] = {}
    others: dict[tuple[str, str], dict[str, str]] = {}
    for chunk in chunks(sorted(block)):
        query = (
            select(names)
            .where(names.c.entity.in_(chunk), names.c.kind != "form")
            .order_by(names.c.entity, names.c.kind, names.c.key, names.c.name)
        )
        for row in connection.execute(query).mappings():
            entity, kind = str(row["entity"]), str(row["kind"])
            key = str(row["key"]).partition(":")[2]
            if kind == "own":
                own[entity] = key
            else:
                others.setdefault((entity, kind), {}).setdefault(key, str(row["name"]))
    return [
        NameNode(id_, key, others.get((id_, "alias"), {}), others.get((id_, "sound"), {}))
        for id_, key in own.items()
    ]


class StoredFacts:
    """What linking asks of the articles, asked of the store (`resolve.NameFacts`)."""

    def __init__(self, connection: Connection) -> None:
        """Ask through this connection."""
        self._connection = connection

    def count(self, entity: str) -> int:
        """Count the articles that name an entity."""
        query = select(func.coalesce(func.sum(names.c.articles), 0))
        is_own = (names.c.entity == entity) & (names.c.kind == "own")
        return int(self._connection.execute(query.where(is_own)).scalar_one())

    def together(self, entity: str, key: str) -> int:
        """Count the articles in which an entity has the name with this key as an alias."""
        typed_key = f"{entity.partition(':')[0]}:{key}"
        query = select(func.coalesce(func.sum(names.c.articles), 0)).where(
            names.c.entity == entity, names.c.kind == "alias", names.c.key == typed_key
        )
        return int(self._connection.execute(query).scalar_one())

    def apart(self, left: str, right: str) -> int:
        """Count the articles that hold both as two entities."""
        first, second = entities.alias(), entities.alias()
        query = (
            select(func.count())
            .select_from(first)
            .join(second, first.c.article == second.c.article)
            .where(first.c.entity == left, second.c.entity == right)
        )
        return int(self._connection.execute(query).scalar_one())

    def share_firm(self, left: str, right: str) -> bool:
        """Tell whether some company or organization stands in an article of each."""
        query = self._firms(left).intersect(self._firms(right)).limit(1)
        return self._connection.execute(query).first() is not None

    def _firms(self, entity: str) -> Select[tuple[str]]:
        here, firm = entities.alias(), entities.alias()
        return (
            select(firm.c.entity)
            .join_from(here, firm, here.c.article == firm.c.article)
            .where(here.c.entity == entity, firm.c.type.in_(FIRM_TYPES))
        )
