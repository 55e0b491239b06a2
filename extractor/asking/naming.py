"""Naming: a name as somebody types it goes in, the entity that it means first of all comes out.

`store.find_entities` matches kindly; here is what becomes of names that several share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.asking.answers import Named

if TYPE_CHECKING:
    from collections.abc import Collection

    from extractor.store import Store


class Subject(Named):
    """Whom a name was taken for.

    Attributes:
        asked: the name as it was asked.
        others: ids that go by the same name, the likeliest first.
    """

    asked: str
    others: tuple[str, ...] = ()


def find_subject(store: Store, name: str) -> Subject:
    """Find the entity that a name means first of all.

    Raises:
        UnknownName: nothing goes by this name; with the nearest names.
    """
    id_, *others = store.find_entities(name)
    (entity,) = named_all(store, {id_})
    return Subject(**entity.model_dump(), asked=name, others=tuple(others))


def named_all(store: Store, ids: Collection[str]) -> tuple[Named, ...]:
    """Give what some entities are called, sorted by id."""
    names = store.names(ids)
    return tuple(
        Named.model_validate({"id": id_, "type": id_.partition(":")[0], "name": names[id_]})
        for id_ in sorted(names)
    )
