"""What an entity is tied to: its relations go in, facts in their strongest status come out.

`clauses.py` words them, `telling.py` makes sentences of them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from extractor.digest.index import count_articles, in_prose
from extractor.digest.wording import Side
from extractor.records import SYMMETRIC, RelationType, Status

if TYPE_CHECKING:
    from extractor.digest.index import Index
    from extractor.records import Entity, Evidence, Relation

Tie = tuple[RelationType, Side]

SURE_ENOUGH = 0.5
"""Ties that are less likely right than wrong stay in the graph, but no profile tells them."""

STATUS_ORDER: tuple[Status, ...] = ("asserted", "planned", "hedged")
"""The statuses that a profile tells, the strongest first."""


class Fact(NamedTuple):
    """A tie to one other entity, backed by all relations that tell it with one status.

    Attributes:
        other: the entity at the other end.
        relations: best first; they share source, target, type and status.
    """

    tie: Tie
    entity: Entity
    other: Entity
    status: Status
    relations: tuple[Relation, ...]

    @property
    def evidence(self) -> Evidence:
        """The one place that shows it best."""
        return self.relations[0].evidence[0]

    def attribute(self, name: str) -> str | None:
        """Return an attribute of the best relation that has it."""
        return next((v for r in self.relations for n, v in r.attributes if n == name and v), None)


def find_facts(index: Index, entity: Entity, *, prose_only: bool = False) -> list[Fact]:
    """Return what is told of an entity, each tie once, in its strongest status.

    Args:
        index: the library.
        entity: whose ties.
        prose_only: leave out what only a page's own digest says.
    """
    found: dict[tuple[Tie, str], list[Relation]] = defaultdict(list)
    for relation in index.relations[entity.id]:
        if relation.source == relation.target or relation.status not in STATUS_ORDER:
            continue
        if relation.confidence < SURE_ENOUGH:
            continue
        if prose_only and not any(in_prose(e) for e in relation.evidence):
            continue
        side: Side = "out" if relation.source == entity.id else "in"
        other = relation.target if side == "out" else relation.source
        if relation.type in SYMMETRIC:
            side = "out"
        if other in index.entities:
            found[((relation.type, side), other)].append(relation)
    facts = []
    for (tie, other), relations in found.items():
        status = min((r.status for r in relations), key=STATUS_ORDER.index)
        kept = sorted((r for r in relations if r.status == status), key=_best_first)
        facts.append(Fact(tie, entity, index.entities[other], status, tuple(kept)))
    return sorted(facts, key=_weight)


def _best_first(relation: Relation) -> tuple[bool, float, str]:
    return (not in_prose(relation.evidence[0]), -relation.confidence, relation.id)


def _weight(fact: Fact) -> tuple[int, int, int, str]:
    """Most backed first, then the best known other end."""
    other = fact.other
    return (-len(fact.relations), -count_articles(other), -len(other.mentions), other.id)
