"""Records to rows and back: what of a record is a column of its own, and what only JSON.

Columns are what questions look for; the record itself is kept whole, so that it comes back equal.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from extractor.records import (
    ENTITY_TYPES,
    Article,
    Entity,
    Event,
    Evidence,
    Extraction,
    Relation,
    Sentence,
)
from extractor.resolve import entity_keys, name_key, sound_keys

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from extractor.when import When

Row = dict[str, Any]


def article_row(article: Article) -> Row:
    """Give the row of an article; text and path have columns of their own."""
    return {
        "id": article.id,
        "path": article.path,
        "record": article.model_dump_json(exclude={"text", "path"}),
        "text": article.text,
    }


def read_article(row: RowMapping) -> Article:
    """Read an article from its row."""
    fields = json.loads(row["record"])
    return Article.model_validate_json(
        json.dumps(fields | {"text": row["text"], "path": row["path"]})
    )


def entity_rows(extraction: Extraction) -> list[Row]:
    """Give the rows of an article's entities."""
    return [
        {
            "entity": entity.id,
            "article": extraction.article.id,
            "type": entity.type,
            "record": entity.model_dump_json(),
        }
        for entity in extraction.entities
    ]


def read_entity(row: RowMapping) -> Entity:
    """Read what one article says of an entity."""
    return Entity.model_validate_json(row["record"])


def event_rows(extraction: Extraction) -> list[Row]:
    """Give the rows of an article's events."""
    return [
        {
            "id": event.id,
            "article": extraction.article.id,
            "section": event.evidence[0].section,
            "status": event.status,
            **_days(event.when),
            "record": event.model_dump_json(),
        }
        for event in extraction.events
    ]


def _days(when: When | None) -> Row:
    start, end = (when.start, when.end) if when else (None, None)
    return {"start": start and start.isoformat(), "end": end and end.isoformat()}


def participant_rows(extraction: Extraction) -> list[Row]:
    """Give the rows that tell who takes part in an article's events."""
    return [
        {"entity": participant.entity, "event": event.id}
        for event in extraction.events
        for participant in event.participants
    ]


def read_event(row: RowMapping) -> Event:
    """Read an event from its row."""
    return Event.model_validate_json(row["record"])


def relation_rows(extraction: Extraction) -> list[Row]:
    """Give the rows of an article's relations."""
    return [
        {
            "id": relation.id,
            "article": extraction.article.id,
            "section": relation.evidence[0].section,
            "status": relation.status,
            "type": relation.type,
            "source": relation.source,
            "target": relation.target,
            **_days(relation.when),
            "record": relation.model_dump_json(),
        }
        for relation in extraction.relations
    ]


def read_relation(row: RowMapping) -> Relation:
    """Read a relation from its row."""
    return Relation.model_validate_json(row["record"])


def sentence_rows(extraction: Extraction) -> list[Row]:
    """Give the rows of an article's sentences, in order."""
    return [
        {**sentence.evidence.model_dump(), "language": sentence.language}
        for sentence in extraction.sentences
    ]


def read_sentence(row: RowMapping) -> Sentence:
    """Read a sentence from its row."""
    fields = ("article", "section", "paragraph", "start", "end", "quote")
    evidence = Evidence.model_validate({field: row[field] for field in fields})
    return Sentence.model_validate({"evidence": evidence, "language": row["language"]})


def name_rows(entities: Iterable[Entity]) -> list[Row]:
    """Give the rows that count the names of one article's entities, each for one article."""
    return [
        {"entity": entity.id, "articles": 1} | row
        for entity in entities
        for row in _names_of(entity)
    ]


def _names_of(entity: Entity) -> list[Row]:
    own, aliases, sounds = entity_keys(entity)
    rows = [_name("own", entity, own, entity.name)]
    rows += [_name("alias", entity, key, name) for key, name in aliases.items()]
    rows += [_name("sound", entity, key, name) for key, name in sounds.items()]
    counted = {entity.name, *aliases.values()}
    forms = (name for name in entity.aliases if name not in counted)
    return rows + [_name("form", entity, name_key(name, entity.type), name) for name in forms]


def _name(kind: str, entity: Entity, key: str, name: str) -> Row:
    return {"kind": kind, "key": f"{entity.type}:{key}", "name": name}


def typed_keys(name: str) -> list[str]:
    """Give the keys under which a name is found in the table of names, whatever its type."""
    return sorted(
        {
            f"{type_}:{key}"
            for type_ in ENTITY_TYPES
            for key in (name_key(name, type_), *sound_keys(name, type_))
        }
    )
