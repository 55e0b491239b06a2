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
from extractor.store.words import name_words

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
    # Set together as text: to take the JSON apart and write it again would cost as much as reading.
    rest = json.dumps({"text": row["text"], "path": row["path"]})
    return Article.model_validate_json(f"{row['record'][:-1]},{rest[1:]}")


def read_head(row: RowMapping) -> Article:
    """Read what a page says about itself, without its text and what stands in it.

    Args:
        row: with the `record` of an article, its long lists taken out.
    """
    fields = json.loads(row["record"])
    bare = {"text": "", "paragraphs": (), "sections": (), "path": row["path"]}
    return Article.model_validate(fields | bare)


def entity_rows(extraction: Extraction) -> list[Row]:
    """Give the rows of an article's entities."""
    return [
        {
            "entity": entity.id,
            "article": extraction.article.id,
            "type": entity.type,
            "mentions": len(entity.mentions),
            "published": extraction.article.published,
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
            "anchor": event.anchor,
            **_days(event.when),
            **_span(event.when),
            "record": event.model_dump_json(),
        }
        for event in extraction.events
    ]


def _days(when: When | None) -> Row:
    start, end = (when.start, when.end) if when else (None, None)
    return {"start": start and start.isoformat(), "end": end and end.isoformat()}


REACHES = (1, 7, 31, 92, 366, 3660)
"""Longest number of days of each reach but the last three; see `reach_of`."""
ENDLESS = len(REACHES) + 1
BEGINLESS = ENDLESS + 1


def reach_of(when: When) -> int:
    """Tell how long an interval is, roughly, so that those that reach into another are found.

    Returns:
        The place of the first of `REACHES` that is as long, the number of `REACHES` where none
        is, ENDLESS for an open end, BEGINLESS for an open start.
    """
    if when.start is None:
        return BEGINLESS
    if when.end is None:
        return ENDLESS
    days = (when.end - when.start).days + 1
    return next((i for i, longest in enumerate(REACHES) if days <= longest), len(REACHES))


def _span(when: When | None) -> Row:
    if when is None:
        return {"at": None, "reach": None}
    at = when.start or when.end
    return {"at": at and at.isoformat(), "reach": reach_of(when)}


def participant_rows(extraction: Extraction) -> list[Row]:
    """Give the rows that tell who takes part in an article's events."""
    return [
        {
            "entity": participant.entity,
            "article": extraction.article.id,
            "event": event.id,
            "status": event.status,
            "anchor": event.anchor,
            **_days(event.when),
        }
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
            "confidence": relation.confidence,
            **_days(relation.when),
            "record": relation.model_dump_json(),
        }
        for relation in extraction.relations
    ]


def read_relation(row: RowMapping) -> Relation:
    """Read a relation from its row."""
    return Relation.model_validate_json(row["record"])


def sentence_rows(extraction: Extraction, *, base: int) -> list[Row]:
    """Give the rows of an article's sentences, in order, numbered from `base` on."""
    return [
        {"id": base + i, **dict(sentence.evidence), "language": sentence.language}
        for i, sentence in enumerate(extraction.sentences)
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
    keys = entity_keys(entity)
    rows = [_name("own", entity, keys.own, entity.name)]
    rows += [_name("alias", entity, key, name) for key, name in keys.aliases.items()]
    rows += [_name("sound", entity, key, name) for key, name in keys.sounds.items()]
    rows += [_name("short", entity, key, name) for key, name in keys.shorts.items()]
    counted = {entity.name, *keys.aliases.values()}
    forms = (name for name in entity.aliases if name not in counted)
    return rows + [_name("form", entity, name_key(name, entity.type), name) for name in forms]


def _name(kind: str, entity: Entity, key: str, name: str) -> Row:
    return {"kind": kind, "key": f"{entity.type}:{key}", "name": name}


def word_rows(rows: Iterable[Row]) -> list[Row]:
    """Give the rows of the words in some rows of names."""
    named = {(row["entity"], row["name"]) for row in rows if row["kind"] != "sound"}
    found = {(word, entity) for entity, name in named for word in name_words(name)}
    return [{"word": word, "entity": entity} for word, entity in sorted(found)]


def typed_keys(name: str) -> list[str]:
    """Give the keys under which a name is found in the table of names, whatever its type."""
    return sorted(
        {
            f"{type_}:{key}"
            for type_ in ENTITY_TYPES
            for key in (name_key(name, type_), *sound_keys(name, type_))
        }
    )
