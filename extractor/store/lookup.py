"""Looking things up: a name or the beginning of an id goes in, entity ids or one whole id come out.

Names are matched kindly (case, accents, legal forms, aliases, pinyin, a part of the name or of its
pinyin that only one entity has); a name that nothing has raises UnknownName with the nearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Table, func, select

from extractor.errors import UnknownName
from extractor.records import ENTITY_TYPES, Record
from extractor.resolve import sounds_begin
from extractor.store.canonical import as_list, canonical_of, listed
from extractor.store.rows import typed_keys
from extractor.store.schema import articles, entities, events, names, relations
from extractor.store.schema import name_words as filed
from extractor.store.words import name_words

FactKind = Literal["article", "entity", "event", "relation"]

_KIND_ORDER = {"own": 0, "alias": 1, "form": 1, "sound": 2, "short": 2}
_N_NEAR = 5
_MOST_BEARERS = 500
"""Ids with some words in their names that are looked at; so many are not one entity."""
_LEAST_LIKENESS = 70.0
"""Of 100; below that rapidfuzz's WRatio joins names that no reader would take for a typo."""


class FactId(Record):
    """An id and what it is the id of."""

    kind: FactKind
    id: str


def find_entities(connection: Connection, name: str) -> tuple[str, ...]:
    """Find the entities that go by a name or have it as their id, the likeliest first.

    Raises:
        UnknownName: none does; with the nearest names.
    """
    if ":" in name and _is_entity(connection, name):
        return (canonical_of(connection, {name}).get(name, name),)
    found = _by_key(connection, name) or _by_part(connection, name) or _by_sound(connection, name)
    if found:
        return found
    raise UnknownName("entity", name, _near(connection, name))


def _is_entity(connection: Connection, id_: str) -> bool:
    return (
        connection.execute(select(entities.c.entity).where(entities.c.entity == id_)).first()
        is not None
    )


def _by_key(connection: Connection, name: str) -> tuple[str, ...]:
    query = select(names).where(names.c.key.in_(typed_keys(name)))
    rows = list(connection.execute(query).mappings())
    canonical = canonical_of(connection, {row["entity"] for row in rows})
    rank: dict[str, tuple[int, int]] = {}
    for row in rows:
        id_ = canonical.get(row["entity"], row["entity"])
        kind, n = rank.get(id_, (9, 0))
        rank[id_] = (min(kind, _KIND_ORDER[row["kind"]]), n - row["articles"])
    return tuple(sorted(rank, key=lambda id_: (*rank[id_], id_)))


def _by_part(connection: Connection, name: str) -> tuple[str, ...]:
    """Find the one entity that has these words, and more, in a name."""
    words = name_words(name)
    bearing = (
        select(filed.c.entity)
        .where(filed.c.word.in_(listed("words")))
        .group_by(filed.c.entity)
        .having(func.count() == len(words))
        .limit(_MOST_BEARERS)
    )
    query = (
        select(names.c.entity, names.c.name)
        .where(names.c.entity.in_(bearing), names.c.kind.in_(("own", "alias")))
        .distinct()
    )
    found = {
        str(row["entity"])
        for row in connection.execute(query, {"words": as_list(words)}).mappings()
        if set(words) <= set(name_words(row["name"]))
    }
    canonical = canonical_of(connection, found)
    unique = {canonical.get(id_, id_) for id_ in found}
    return tuple(unique) if len(unique) == 1 else ()


def _by_sound(connection: Connection, name: str) -> tuple[str, ...]:
    """Find the one entity whose Chinese name begins with these syllables of pinyin."""
    typed = "".join(c for c in name.casefold() if c.isalpha())
    if not typed.isascii() or not typed:
        return ()
    found = set()
    for type_ in set(ENTITY_TYPES) - {"person"}:  # whose name is no part of a longer one
        query = select(names.c.entity, names.c.name).where(
            names.c.kind == "sound", *_between(names.c.key, f"{type_}:{typed}")
        )
        rows = connection.execute(query.limit(_MOST_BEARERS)).mappings().all()
        if len(rows) == _MOST_BEARERS:
            return ()
        for row in rows:
            if sounds_begin(row["name"], type_, typed):
                found.add(str(row["entity"]))
    canonical = canonical_of(connection, found)
    unique = {canonical.get(id_, id_) for id_ in found}
    return tuple(unique) if len(unique) == 1 else ()


def _near(connection: Connection, name: str) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process, utils  # only for names that are not known

    query = select(names.c.name).where(names.c.kind != "sound").distinct().order_by(names.c.name)
    known: Sequence[str] = connection.execute(query).scalars().all()
    hits = process.extract(
        name,
        known,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=4 * _N_NEAR,
        score_cutoff=_LEAST_LIKENESS,
    )
    ordered = sorted((-score, fuzz.ratio(name, near) * -1, near) for near, score, _ in hits)
    return tuple(near for _, _, near in ordered[:_N_NEAR])


def find_id(connection: Connection, start: str) -> FactId:
    """Find the article, entity, event or relation whose id begins so.

    `event:` and `rel:` may be left out; a whole id counts even where another begins with it.

    Raises:
        UnknownName: nothing does, or several do (these are named).
    """
    found = sorted(set(_beginning(connection, start)), key=lambda fact: (fact.kind, fact.id))
    whole = [fact for fact in found if start == fact.id]
    if len(whole) == 1 or len(found) == 1:
        return (whole or found)[0]
    raise UnknownName("one thing with an id", start, [fact.id for fact in found[:_N_NEAR]])


def find_article(connection: Connection, start: str) -> str:
    """Give the id of the article whose id begins so.

    Raises:
        UnknownName: none or several do.
    """
    found = _ids(connection, articles, start)
    if start in found:
        return start
    if len(found) == 1:
        return found[0]
    raise UnknownName("article", start, found[:_N_NEAR])


def _beginning(connection: Connection, start: str) -> Iterable[FactId]:
    tables: tuple[tuple[FactKind, Table, str], ...] = (
        ("article", articles, ""),
        ("event", events, "event:"),
        ("relation", relations, "rel:"),
    )
    for kind, table, head in tables:
        for text in {start, head + start}:
            for id_ in _ids(connection, table, text):
                yield FactId(kind=kind, id=id_)
    yield from _entities_beginning(connection, start)


def _entities_beginning(connection: Connection, start: str) -> Iterable[FactId]:
    query = select(names.c.entity).distinct().where(*_between(names.c.entity, start)).limit(50)
    raw: set[str] = set(connection.execute(query).scalars())
    canonical = canonical_of(connection, raw)
    for id_ in raw:
        # an id that was joined to another still finds what it is told under now
        if id_ not in canonical or id_ == start:
            yield FactId(kind="entity", id=canonical.get(id_, id_))


def _ids(connection: Connection, table: Table, start: str) -> list[str]:
    query = select(table.c.id).where(*_between(table.c.id, start)).order_by(table.c.id)
    return list(connection.execute(query.limit(_N_NEAR + 1)).scalars())


def _between(column: ColumnElement[Any], start: str) -> tuple[ColumnElement[bool], ...]:
    """Bound a column to values that begin so, as an index can be searched for."""
    return (column >= start, column < start + "\U0010ffff")
