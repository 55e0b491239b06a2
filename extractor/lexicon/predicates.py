"""Predicates: `predicates.toml` goes in, one frozen `Predicate` a relation type comes out.

What the frames mean is told at the head of the table; `components/relations.py` matches them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from extractor.errors import LexiconError
from extractor.lexicon.tables import read_words
from extractor.records import ENTITY_TYPES, EntityType, RelationType

FRAMES = (
    "verbs", "verbs_back", "verb_prepositions", "verb_prepositions_back", "object_prepositions",
    "acts", "agents", "patients", "participles", "cues",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Predicate:
    """One relation type and the words that state it.

    Attributes:
        type: name in the closed list.
        label: how it reads from source to target ("acquires").
        reverse: how it reads from target to source ("is acquired by").
        sources: types that the source may have.
        targets: types that the target may have.
        frames: frame name -> phrases, in the order of the table.
    """

    type: RelationType
    label: str
    reverse: str
    sources: frozenset[EntityType]
    targets: frozenset[EntityType]
    frames: Mapping[str, tuple[str, ...]]

    def allows(self, source: str, target: str) -> bool:
        """Tell whether ends of these types can stand in the relation."""
        return source in self.sources and target in self.targets


@cache
def predicates() -> Mapping[RelationType, Predicate]:
    """Read the table, in its order.

    Raises:
        LexiconError: a relation is missing or unknown, or a field is malformed.

    >>> predicates()["owns"].reverse
    'is owned by'
    """
    table = read_words("predicates")
    types: tuple[RelationType, ...] = get_args(RelationType)
    if set(table) != set(types):
        raise LexiconError("predicates", f"wants exactly {', '.join(types)}")
    # The table keeps its own order; the closed list only says what must be in it.
    ordered = sorted(types, key=list(table).index)
    return {type_: _predicate(type_, table[type_]) for type_ in ordered}


def _predicate(type_: RelationType, row: Mapping[str, Any]) -> Predicate:
    unknown = set(row) - {"label", "reverse", "sources", "targets", *FRAMES}
    if unknown or not {"label", "reverse", "sources", "targets"} <= set(row):
        raise LexiconError("predicates", f"{type_} has missing or unknown fields {sorted(unknown)}")
    sources, targets = _phrases(row["sources"]), _phrases(row["targets"])
    if not {*sources, *targets} <= set(ENTITY_TYPES):
        raise LexiconError("predicates", f"{type_} names an unknown entity type")
    return Predicate(
        type=type_,
        label=row["label"],
        reverse=row["reverse"],
        sources=frozenset(sources),  # type: ignore[arg-type]
        targets=frozenset(targets),  # type: ignore[arg-type]
        frames={frame: _phrases(row.get(frame, "")) for frame in FRAMES},
    )


def _phrases(value: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in value.split(",") if phrase.strip())
