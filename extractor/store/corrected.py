"""Corrections in the store: they are listed, and articles are told as they say.

What a person says stays when articles come and go. A correction whose target no article has is
dormant: it is listed, and applies again when the target comes back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from extractor.records import Extraction, Record
from extractor.resolve import Correction, correct
from extractor.store.canonical import as_list, listed, members_of
from extractor.store.rows import (
    read_article,
    read_entity,
    read_event,
    read_relation,
    read_sentence,
    typed_keys,
)
from extractor.store.schema import (
    articles,
    as_read,
    corrections,
    entities,
    events,
    names,
    relations,
    sentences,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, RowMapping, Table

_ALL = select(corrections).order_by(corrections.c.number)
_FACTS = {"entities", "events", "relations"}


class ListedCorrection(Record):
    """A correction as it stands in a store.

    Attributes:
        id: of the correction.
        is_dormant: whether no article has what it is about.
    """

    id: str
    correction: Correction
    is_dormant: bool


def read_corrections(connection: Connection) -> tuple[Correction, ...]:
    """Read all corrections, in the order in which they were made."""
    return tuple(
        Correction.model_validate({k: v for k, v in row.items() if k != "number"})
        for row in connection.execute(_ALL).mappings()
    )


def list_corrections(connection: Connection) -> tuple[ListedCorrection, ...]:
    """Read all corrections, with which of them apply to nothing."""
    return tuple(
        ListedCorrection(id=c.id, correction=c, is_dormant=not articles_with(connection, c.target))
        for c in read_corrections(connection)
    )


def add_correction(connection: Connection, correction: Correction) -> bool:
    """List a correction, the last of all; False where it is listed already."""
    if any(correction.id == known.id for known in read_corrections(connection)):
        return False
    connection.execute(insert(corrections), [correction.model_dump()])
    return True


def drop_correction(connection: Connection, correction: Correction) -> None:
    """Take a correction off the list."""
    columns = corrections.c
    connection.execute(
        delete(corrections).where(
            columns.kind == correction.kind,
            columns.target == correction.target,
            columns.value == correction.value,
        )
    )


def articles_with(connection: Connection, target: str) -> list[str]:
    """List the articles that have an id, as told or as read, sorted."""
    found = (
        select(entities.c.article).where(entities.c.entity == target),
        select(events.c.article).where(events.c.id == target),
        select(relations.c.article).where(relations.c.id == target),
        select(as_read.c.article).where(_names(target)),
    )
    return sorted({str(id_) for query in found for (id_,) in connection.execute(query)})


def _names(target: str) -> ColumnElement[bool]:
    return func.instr(as_read.c.record, f'"id":{json.dumps(target, ensure_ascii=False)}') > 0


def bearers(connection: Connection, entity: str, name: str) -> tuple[tuple[str, str], ...]:
    """Pair what is told under an id with what a split by a name takes away from it.

    Args:
        connection: to the store.
        entity: canonical id.
        name: an id that is told under it, or one of its names.
    """
    members = members_of(connection, entity)
    if name in members and name != entity:
        return ((entity, name),)
    is_it = names.c.entity.in_(listed("ids")), names.c.key.in_(typed_keys(name))
    query = select(names.c.entity, names.c.kind).where(*is_it, names.c.kind != "sound")
    rows = {
        (str(id_), str(kind)) for id_, kind in connection.execute(query, {"ids": as_list(members)})
    }
    owners = sorted(id_ for id_, kind in rows if kind == "own" and id_ != entity)
    holders = sorted({id_ for id_, kind in rows if kind != "own"} - set(owners))
    return (*((entity, owner) for owner in owners), *((holder, name) for holder in holders))


def corrected(
    connection: Connection, extraction: Extraction, given: Sequence[Correction]
) -> Extraction:
    """Apply corrections to what was read of an article, and keep what was read where they do."""
    told = correct(extraction, given)
    connection.execute(delete(as_read).where(as_read.c.article == extraction.article.id))
    if told != extraction:
        record = extraction.model_dump_json(include=_FACTS)
        values = [{"article": extraction.article.id, "record": record}]
        connection.execute(insert(as_read), values)
    return told


def extraction_of(connection: Connection, article: str) -> tuple[Extraction, Extraction]:
    """Give what is told of an article, and what was read of it before corrections."""
    told = _told(connection, article)
    query = select(as_read.c.record).where(as_read.c.article == article)
    record = connection.execute(query).scalar_one_or_none()
    if record is None:
        return told, told
    whole = {**told.model_dump(mode="json", exclude=_FACTS), **json.loads(record)}
    return told, Extraction.model_validate_json(json.dumps(whole))


def _told(connection: Connection, article: str) -> Extraction:
    row = connection.execute(select(articles).where(articles.c.id == article)).mappings().one()

    def rows(table: Table, order: str) -> Sequence[RowMapping]:
        query = select(table).where(table.c.article == article).order_by(table.c[order])
        return connection.execute(query).mappings().all()

    return Extraction(
        article=read_article(row),
        sentences=tuple(read_sentence(row) for row in rows(sentences, "start")),
        entities=tuple(read_entity(row) for row in rows(entities, "entity")),
        events=tuple(read_event(row) for row in rows(events, "id")),
        relations=tuple(read_relation(row) for row in rows(relations, "id")),
    )
