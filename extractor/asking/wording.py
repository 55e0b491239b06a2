"""Words for facts in an answer: a relation or event goes in, a short phrase comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.digest.inert import inert
from extractor.digest.labels import label
from extractor.digest.sums import money

if TYPE_CHECKING:
    from extractor.records import Event, Relation, RelationType

LABELS: dict[RelationType, tuple[str, str]] = {
    "develops": ("develops", "is developed by"),
    "integrates": ("integrates", "is integrated by"),
    "invests_in": ("invests in", "has as investor"),
    "acquires": ("acquires", "is acquired by"),
    "owns": ("owns", "is owned by"),
    "partners_with": ("partners with", "partners with"),
    "competes_with": ("competes with", "competes with"),
    "supplies": ("supplies", "is supplied by"),
    "founded": ("founded", "was founded by"),
    "leads": ("leads", "is led by"),
    "employs": ("employs", "is employed by"),
    "regulates": ("regulates", "is regulated by"),
    "sues": ("sues", "is sued by"),
    "located_in": ("is located in", "is the place of"),
}
"""Each relation as its source and as its target would tell it."""


_OF_SUMS = frozenset({"amount", "currency", "approximation", "money"})


def relation_label(type_: RelationType, *, is_source: bool = True) -> str:
    """Give the words for a relation, from one of its ends.

    >>> relation_label("leads"), relation_label("leads", is_source=False)
    ('leads', 'is led by')
    """
    return LABELS[type_][0 if is_source else 1]


def relation_notes(relation: Relation) -> str:
    """Give what else is known of a relation: status, time, attributes; empty where nothing is."""
    notes = [*_status(relation)]
    if relation.when is not None:
        notes.append(label(relation.when))
    known = dict(relation.attributes)
    if "amount" in known:
        notes.append(money(known["amount"], known.get("currency"), known.get("approximation")))
    notes += [f"{name} {inert(known[name])}" for name in sorted(known.keys() - _OF_SUMS)]
    return "; ".join(notes)


def _status(fact: Relation | Event) -> list[str]:
    if fact.status == "asserted":
        return []
    voice = f", {inert(fact.attributed_to)}" if fact.attributed_to else ""
    return [fact.status + voice]


def event_notes(event: Event) -> str:
    """Give date and status of an event."""
    date = label(event.when, expression=event.expression, planned=event.status == "planned")
    return "; ".join([date, *_status(event)])
