"""Corrections: an Extraction and what a person says of it go in, the corrected one comes out.

Articles are read by rules, and rules err. A correction names an id and says what is so; it is kept
apart from what was read and applied to it again after every reading. `merge`, `split` and the ids
they name are also judgements (`judgements_of`), which `linking.py` puts before its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from typing import Literal

from pydantic import model_validator

from extractor.records import (
    ENTITY_TYPES,
    Entity,
    EntityType,
    Event,
    Extraction,
    Judgement,
    Mention,
    Record,
    Relation,
)
from extractor.resolve.article import merge_entities, with_ends, with_participants
from extractor.resolve.names import entity_id, name_key
from extractor.when import read_iso

CorrectionKind = Literal["merge", "split", "rename", "retype", "redate", "forget"]


class Correction(Record):
    """What a person says of an id.

    Attributes:
        kind: `merge`: `value` is the id of the same thing; `split`: `value` is a name or an id
            that means something else; `rename`: `value` is its name; `retype`: its type; `redate`:
            `value` is the ISO date of an event; `forget`: it is no entity, event or relation.
        target: id of an entity, event or relation.
        value: see `kind`; empty for `forget`.
        about: what the id was when it was corrected, in words, for whoever reviews the list.
        author: who says so.
    """

    kind: CorrectionKind
    target: str
    value: str = ""
    about: str = ""
    author: Literal["person"] = "person"

    @property
    def id(self) -> str:
        """`fix:` and 12 hexadecimal digits, from what it says."""
        said = "\x1f".join((self.kind, self.target, self.value))
        return f"fix:{hashlib.sha256(said.encode()).hexdigest()[:12]}"

    @model_validator(mode="after")
    def _sound(self) -> Correction:
        """Refuse what could not be applied."""
        is_entity = self.target.partition(":")[0] in ENTITY_TYPES
        if self.kind == "redate":
            if not self.target.startswith("event:"):
                raise ValueError("only an event is redated")
            read_iso(self.value)
        elif self.kind != "forget" and not is_entity:
            raise ValueError(f"{self.kind} needs the id of an entity")
        if self.kind == "retype" and self.value not in ENTITY_TYPES:
            raise ValueError(f"no type is called {self.value!r}")
        if self.kind == "retype" and self.target.startswith(f"{self.value}:"):
            raise ValueError(f"{self.target} is of type {self.value} already")
        if self.kind in {"merge", "split", "rename"} and not self.value.strip():
            raise ValueError(f"{self.kind} needs a value")
        return self


def correct(extraction: Extraction, corrections: Sequence[Correction]) -> Extraction:
    """Apply corrections to what was read of one article.

    Args:
        extraction: resolved; its ids are global.
        corrections: in the order in which they were made; those about other articles do nothing.
    """
    return reduce(_apply, corrections, extraction)


def judgements_of(corrections: Iterable[Correction]) -> tuple[Judgement, ...]:
    """Give the judgements that corrections are; of two about one pair the later."""
    found: dict[tuple[str, str], Judgement] = {}
    for correction in corrections:
        other = _other_of(correction)
        if other is not None and other != correction.target:
            left, right = sorted((correction.target, other))
            verdict: Literal["same", "different"] = (
                "same" if correction.kind == "merge" else "different"
            )
            why = f"a person said so ({correction.id})"
            found[left, right] = Judgement(left=left, right=right, verdict=verdict, why=why)
    return tuple(found[pair] for pair in sorted(found))


def _other_of(correction: Correction) -> str | None:
    if correction.kind == "merge":
        return correction.value
    if correction.kind == "split":
        return split_id(correction)
    return None


def split_id(correction: Correction) -> str:
    """Give the id of what a split takes away: the value itself, or the id of that name."""
    type_ = type_of(correction.target)
    if correction.value.partition(":")[0] in ENTITY_TYPES:
        return correction.value
    return entity_id(correction.value, type_)


def type_of(id_: str) -> EntityType:
    """Read the type off an entity id.

    Raises:
        ValueError: it is no entity id.
    """
    head = id_.partition(":")[0]
    for type_ in ENTITY_TYPES:
        if head == type_:
            return type_
    raise ValueError(f"{id_} is no id of an entity")


# --- one correction, one article ------------------------------------------------------------------


def _apply(extraction: Extraction, correction: Correction) -> Extraction:
    apply = _APPLIED.get(correction.kind)
    return extraction if apply is None else apply(extraction, correction)


def _rename(extraction: Extraction, correction: Correction) -> Extraction:
    def renamed(entity: Entity) -> Entity:
        aliases = {entity.name, *entity.aliases} - {correction.value}
        return entity.model_copy(
            update={"name": correction.value, "aliases": tuple(sorted(aliases))}
        )

    entities = tuple(
        renamed(entity) if entity.id == correction.target else entity
        for entity in extraction.entities
    )
    return extraction.model_copy(update={"entities": entities})


def _retype(extraction: Extraction, correction: Correction) -> Extraction:
    type_ = type_of(f"{correction.value}:")
    found = [entity for entity in extraction.entities if entity.id == correction.target]
    if not found or type_ == found[0].type:
        return extraction
    id_ = entity_id(found[0].name, type_)
    moved = found[0].model_copy(update={"type": type_, "id": id_})
    entities = [entity for entity in extraction.entities if entity.id != correction.target]
    return _with_ids(extraction, [*entities, moved], {correction.target: id_})


def _redate(extraction: Extraction, correction: Correction) -> Extraction:
    when = read_iso(correction.value)
    rule = f"dated by a person ({correction.id})"
    changed = {"when": when, "anchor": "stated", "rule": rule}
    events = tuple(
        event.model_copy(update=changed) if event.id == correction.target else event
        for event in extraction.events
    )
    return extraction.model_copy(update={"events": events})


def _forget(extraction: Extraction, correction: Correction) -> Extraction:
    gone = correction.target

    def without(event: Event) -> Event:
        left = tuple(p for p in event.participants if p.entity != gone)
        return (
            event if left == event.participants else event.model_copy(update={"participants": left})
        )

    return extraction.model_copy(
        update={
            "entities": tuple(e for e in extraction.entities if e.id != gone),
            "events": tuple(without(e) for e in extraction.events if e.id != gone),
            "relations": tuple(
                r for r in extraction.relations if gone not in (r.id, r.source, r.target)
            ),
        }
    )


def _split(extraction: Extraction, correction: Correction) -> Extraction:
    """Take a name away from an entity: its mentions, and what sentences with these alone tell."""
    found = next((e for e in extraction.entities if e.id == correction.target), None)
    other = split_id(correction)
    if found is None or other == correction.target or correction.value == other:
        return extraction
    type_ = found.type
    key = name_key(correction.value, type_)
    names = sorted(n for n in (found.name, *found.aliases) if name_key(n, type_) == key)
    taken = tuple(m for m in found.mentions if name_key(m.text, type_) == key)
    if not names or len(names) > len(found.aliases):
        return extraction
    left = sorted({found.name, *found.aliases} - set(names))
    name = found.name if found.name in left else left[0]
    kept = found.model_copy(
        update={
            "name": name,
            "aliases": tuple(n for n in left if n != name),
            "mentions": tuple(m for m in found.mentions if m not in taken),
        }
    )
    first = min(names, key=lambda n: (entity_id(n, type_) != other, n))
    aliases = tuple(n for n in names if n != first)
    new = Entity(id=other, type=type_, name=first, aliases=aliases, mentions=taken)
    entities = [entity for entity in extraction.entities if entity.id != found.id]
    told = _Whose(kept.mentions, taken, found.id, other)
    moved = extraction.model_copy(
        update={
            "events": tuple(told.event(event) for event in extraction.events),
            "relations": tuple(told.relation(relation) for relation in extraction.relations),
        }
    )
    return _with_ids(moved, [*entities, kept, new], {})


class _Whose:
    """Which of two entities that were read as one a sentence means: the only one that it names."""

    def __init__(
        self, kept: Sequence[Mention], taken: Sequence[Mention], old: str, new: str
    ) -> None:
        self._kept, self._taken, self._old, self._new = kept, taken, old, new

    def _ids(self, fact: Event | Relation) -> Mapping[str, str]:
        def inside(mentions: Sequence[Mention]) -> bool:
            return any(e.start <= m.start < e.end for m in mentions for e in fact.evidence)

        is_new = inside(self._taken) and not inside(self._kept)
        return {self._old: self._new} if is_new else {}

    def event(self, event: Event) -> Event:
        return with_participants(event, self._ids(event))

    def relation(self, relation: Relation) -> Relation:
        ids = self._ids(relation)
        source, target = (ids.get(end, end) for end in (relation.source, relation.target))
        return relation.model_copy(update={"source": source, "target": target})


def _with_ids(
    extraction: Extraction, entities: Iterable[Entity], ids: Mapping[str, str]
) -> Extraction:
    """Give an extraction other entities, put together where ids are the same, and other ids."""
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(entity.id, []).append(entity)
    merged = [
        found[0] if len(found) == 1 else merge_entities(id_, found)
        for id_, found in sorted(groups.items())
    ]
    relations = [end for relation in extraction.relations for end in with_ends(relation, ids)]
    return extraction.model_copy(
        update={
            "entities": tuple(merged),
            "events": tuple(with_participants(event, ids) for event in extraction.events),
            "relations": tuple(relations),
        }
    )


# A merge is a judgement: what was read stays.
_APPLIED: Mapping[CorrectionKind, Callable[[Extraction, Correction], Extraction]] = {
    "split": _split,
    "rename": _rename,
    "retype": _retype,
    "redate": _redate,
    "forget": _forget,
}
