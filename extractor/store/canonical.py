"""Who is told under which id and name: entity ids go in, canonical ids and names come out.

`linked.py` keeps the links up to date; here they are only read.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Result, Select, String, bindparam, column, func, select

from extractor.resolve import entity_id, type_of
from extractor.store.schema import links, names


def listed(parameter: str) -> Select[tuple[str]]:
    """Select the values of a JSON list that a parameter holds (`as_list`).

    However many there are, the statement stays one, so that it is made and planned once.
    """
    values = func.json_each(bindparam(parameter)).table_valued(column("value", String))
    return select(values.c.value)


def as_list(values: Iterable[str]) -> str:
    """Give values as a parameter of `listed`."""
    return json.dumps(sorted(values), ensure_ascii=False)


_LEADS = 1_000_000_000
"""More than there are articles."""

# Statements are made once: to build one takes longer than to run it.
_CANONICAL = select(links.c.entity, links.c.canonical).where(links.c.entity.in_(listed("ids")))
_MEMBERS = select(links.c.entity, links.c.canonical).where(links.c.canonical.in_(listed("ids")))
_NAMES = (
    select(names.c.entity, names.c.kind, names.c.name, names.c.articles)
    .where(names.c.entity.in_(listed("ids")))
    .where(names.c.kind != "sound")
)


def canonical_of(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Give the ids that others are told under, for those only where the two differ."""
    return _pairs(connection.execute(_CANONICAL, {"ids": as_list(ids)}))


def _pairs(found: Result[str, str]) -> dict[str, str]:
    return {str(entity): str(canonical) for entity, canonical in found}


def members_of(connection: Connection, entity: str) -> list[str]:
    """List the ids that are told under one, itself included, sorted."""
    found = connection.execute(_MEMBERS, {"ids": as_list([entity])})
    return sorted({entity, *(member for member, _ in found)})


def with_members(connection: Connection, ids: Collection[str]) -> list[str]:
    """List some ids and all that are told under them, sorted."""
    found = connection.execute(_MEMBERS, {"ids": as_list(ids)})
    return sorted({*ids, *(member for member, _ in found)})


def named_of(connection: Connection, ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """Give the `name` and `aliases` of entities over all articles (`resolve.merge_entities`).

    Args:
        connection: to the store.
        ids: canonical ones; those that no article has are left out.
    """
    home = {id_: id_ for id_ in ids}
    home |= _pairs(connection.execute(_MEMBERS, {"ids": as_list(ids)}))
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    forms: dict[str, set[str]] = defaultdict(set)
    for entity, kind, name, n in connection.execute(_NAMES, {"ids": as_list(home)}):
        id_ = home[entity]
        forms[id_].add(name)
        if kind == "own":
            # The names that make the id come first of all, however rare; but for one that a
            # person gave, which made no id.
            is_given = entity_id(name, type_of(entity)) != entity
            counts[id_][name] += n + (_LEADS if entity == id_ else 0) + 2 * _LEADS * is_given
    return {id_: _named(counts[id_], forms[id_]) for id_ in counts}


def _named(counts: Mapping[str, int], forms: set[str]) -> dict[str, Any]:
    name = min(counts, key=lambda n: (-counts[n], len(n), n))
    return {"name": name, "aliases": tuple(sorted(forms - {name}))}
