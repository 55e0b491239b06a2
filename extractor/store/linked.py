"""Conclusions kept up to date: ids whose names changed go in, their links and judgements are made.

Only the block is worked out again: the ids that can be reached from the changed ones through
names. The rules are in `resolve/linking.py`; here is how the store serves them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, or_, select

from extractor.resolve import FIRM_TYPES, MANY, NameFacts, NameNode, judgements_of, link_names
from extractor.store.canonical import canonical_of, with_members
from extractor.store.corrected import read_corrections
from extractor.store.schema import entities, judgements, links, names

T = TypeVar("T")

_CHUNK = 500
"""Values in one SQL list; SQLite allows 32,766 in all."""


# Statements are made once: to build one takes longer than to run it.
_mine, _theirs = names.alias(), names.alias()
_NEIGHBOURS = (
    select(_theirs.c.entity)
    .distinct()
    .join_from(_mine, _theirs, _mine.c.key == _theirs.c.key)
    .where(_mine.c.entity.in_(bindparam("ids", expanding=True)))
    .where(or_(_mine.c.kind == "own", _theirs.c.kind == "own"))
    .where(_mine.c.kind.not_in(("form", "short")), _theirs.c.kind.not_in(("form", "short")))
)
_MEANT = (
    select(_theirs.c.entity)
    .distinct()
    .join_from(_mine, _theirs, _mine.c.key == _theirs.c.key)
    .where(_mine.c.entity.in_(bindparam("ids", expanding=True)))
    .where(_mine.c.kind == "short", _theirs.c.kind == "own")
)
_ASKED = (
    select(_theirs.c.key)
    .join_from(_mine, _theirs, _mine.c.key == _theirs.c.key)
    .where(_mine.c.entity.in_(bindparam("ids", expanding=True)))
    .where(_mine.c.kind == "own", _theirs.c.kind == "short")
    .group_by(_theirs.c.key)
    .having(func.count(_theirs.c.entity.distinct()) <= MANY)
)
_CALLED = select(names.c.entity).where(names.c.kind == "short", names.c.key.in_(_ASKED)).distinct()
_N_CALLED = select(func.count(names.c.entity.distinct())).where(
    names.c.kind == "short", names.c.key == bindparam("key")
)
_total = func.coalesce(func.sum(names.c.articles), 0)
_COUNT = select(_total).where(names.c.entity == bindparam("entity"), names.c.kind == "own")
_TOGETHER = select(_total).where(
    names.c.entity == bindparam("entity"),
    names.c.kind == "alias",
    names.c.key == bindparam("key"),
)
_left, _right = entities.alias(), entities.alias()
_APART = (
    select(func.count())
    .select_from(_left)
    .join(_right, _left.c.article == _right.c.article)
    .where(_left.c.entity == bindparam("left"), _right.c.entity == bindparam("right"))
)


def _firms(entity: str) -> Select[tuple[str]]:
    """Select the firms in the articles of the entity that a parameter names."""
    here, firm = entities.alias(), entities.alias()
    return (
        select(firm.c.entity)
        .join_from(here, firm, here.c.article == firm.c.article)
        .where(here.c.entity == bindparam(entity), firm.c.type.in_(FIRM_TYPES))
    )


_SHARED_FIRMS = _firms("left").intersect(_firms("right")).limit(2)


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
    """Find ids with a name in common, one of the two as its own, that a person judged, or linked.

    Of those that may be called for short what one is called, only where they are not many: whoever
    is linked so far comes along, so that a link ends when one more makes them many.
    """
    found: set[str] = set()
    for chunk in chunks(ids):
        for query in (_NEIGHBOURS, _MEANT, _CALLED):
            found.update(connection.execute(query, {"ids": chunk}).scalars())
    told = canonical_of(connection, ids)
    found.update(with_members(connection, {told.get(id_, id_) for id_ in ids}))
    here = set(ids)
    for judgement in judgements_of(read_corrections(connection)):
        pair = {judgement.left, judgement.right}
        if pair & here:
            found |= pair
    return found


def relink(connection: Connection, block: Collection[str]) -> set[str]:
    """Work out links and judgements of a block anew.

    Returns:
        Ids that now mean the same as others did not before, or no longer do: of each group that
        came together or fell apart, all but the largest part.
    """
    before = canonical_of(connection, block)
    for chunk in chunks(sorted(block)):
        connection.execute(delete(links).where(links.c.entity.in_(chunk)))
        touched = or_(judgements.c.left.in_(chunk), judgements.c.right.in_(chunk))
        connection.execute(delete(judgements).where(touched))
    facts = StoredFacts(connection)
    given = judgements_of(read_corrections(connection))
    linking = link_names(_nodes(connection, block), facts, given)
    moved = [{"entity": id_, "canonical": to} for id_, to in sorted(linking.canonical.items())]
    if moved:
        connection.execute(insert(links), moved)
    if linking.judgements:
        connection.execute(insert(judgements), [j.model_dump() for j in linking.judgements])
    after = linking.canonical
    return _moved(block, before, after, facts) | _moved(block, after, before, facts)


def _moved(
    block: Collection[str], parts: Mapping[str, str], wholes: Mapping[str, str], facts: NameFacts
) -> set[str]:
    """Give the ids of all parts of a whole but its largest."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for id_ in block:
        found[wholes.get(id_, id_)][parts.get(id_, id_)].add(id_)
    moved: set[str] = set()
    for together in found.values():
        if len(together) > 1:
            sizes = {part: sum(map(facts.count, ids)) for part, ids in together.items()}
            largest = max(sizes, key=lambda part: (sizes[part], part))
            moved |= {id_ for part, ids in together.items() if part != largest for id_ in ids}
    return moved


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
        NameNode(
            id_,
            key,
            others.get((id_, "alias"), {}),
            others.get((id_, "sound"), {}),
            others.get((id_, "short"), {}),
        )
        for id_, key in own.items()
    ]


class StoredFacts:
    """What linking asks of the articles, asked of the store (`resolve.NameFacts`)."""

    def __init__(self, connection: Connection) -> None:
        """Ask through this connection."""
        self._connection = connection

    def count(self, entity: str) -> int:
        """Count the articles that name an entity."""
        return int(self._connection.execute(_COUNT, {"entity": entity}).scalar_one())

    def called_short(self, type_: str, key: str) -> int:
        """Count the entities of a type that may be called so for short."""
        return int(self._connection.execute(_N_CALLED, {"key": f"{type_}:{key}"}).scalar_one())

    def together(self, entity: str, key: str) -> int:
        """Count the articles in which an entity has the name with this key as an alias."""
        values = {"entity": entity, "key": f"{entity.partition(':')[0]}:{key}"}
        return int(self._connection.execute(_TOGETHER, values).scalar_one())

    def apart(self, left: str, right: str) -> int:
        """Count the articles that hold both as two entities."""
        values = {"left": left, "right": right}
        return int(self._connection.execute(_APART, values).scalar_one())

    def shared_firms(self, left: str, right: str) -> int:
        """Count the companies and organizations that stand in an article of each, up to two."""
        values = {"left": left, "right": right}
        return len(self._connection.execute(_SHARED_FIRMS, values).all())
