"""An answer key and an output go in, every mistake by its name comes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from extractor.records import Record
from extractor.scoring.alignment import Alignment, Json, Triple, align, directed, quotes, tells

Kind = Literal["missed", "spurious", "wrong type", "wrong date", "wrong direction"]
_LONGEST_QUOTE = 110


class Mistake(Record):
    """One thing that costs points.

    Attributes:
        layer: entity, event, participant, relation or trap.
        kind: `missed`, `spurious`, `wrong type`, `wrong date`, `wrong direction`.
        text: what it is, with the sentence where there is one.
    """

    layer: Literal["entity", "event", "participant", "relation", "trap"]
    kind: Kind
    text: str

    def __str__(self) -> str:
        """One line for the terminal."""
        return f"{self.layer:11s} {self.kind:15s} {self.text}"


def explain(gold: Json, prediction: Json) -> tuple[Mistake, ...]:
    """List what was missed, what was given without reason, what got a wrong type or date.

    Args:
        gold: the answer key.
        prediction: networkx node-link JSON.
    """
    found = align(gold, prediction)
    return (
        *_entities(gold, found),
        *_events(gold, found),
        *_participants(gold, found),
        *_relations(gold, prediction, found),
    )


def _entities(gold: Json, found: Alignment) -> Iterator[Mistake]:
    for w, want in enumerate(gold["entities"]):
        g = found.entity_of.get(w)
        if g is None:
            text = f"{want['name']} ({want['type']})"
            yield Mistake(layer="entity", kind="missed", text=text)
        elif (given := found.entities[g]["type"]) != want["type"]:
            text = f"{want['name']}: {given}, is {want['type']}"
            yield Mistake(layer="entity", kind="wrong type", text=text)
    paired = set(found.entity_of.values())
    for g, have in enumerate(found.entities):
        if g not in paired:
            same = found.gold_id.get(have["id"])
            second = f", a second node for {same}" if same else ""
            text = f"{have.get('name')} ({have['type']}{second})"
            yield Mistake(layer="entity", kind="spurious", text=text)


def _events(gold: Json, found: Alignment) -> Iterator[Mistake]:
    taken = {*found.event_of.values(), *found.spare}
    free = [have for g, have in enumerate(found.events) if g not in taken]
    told: set[str] = set()
    for w, want in enumerate(gold["events"]):
        if w in found.event_of:
            continue
        other = [have for have in free if have["id"] not in told and tells(have, want["quote"])]
        line = f"{_days(want)} {want['what']} | {_cut(want['quote'])}"
        if other:
            told.add(other[0]["id"])
            text = f"{_days(other[0])} is {line}"
            yield Mistake(layer="event", kind="wrong date", text=text)
        else:
            yield Mistake(layer="event", kind="missed", text=line)
    for have in free:
        if have["id"] not in told:
            text = f"{_days(have)} {have.get('name', '')} | {_cut(quotes(have)[0])}"
            yield Mistake(layer="event", kind="spurious", text=text)


def _participants(gold: Json, found: Alignment) -> Iterator[Mistake]:
    for w, g in sorted(found.event_of.items()):
        want = gold["events"][w]
        have = found.participants.get(found.events[g]["id"], frozenset())
        for entity in want["participants"]:
            if entity not in have:
                text = f"{entity} in {want['what']}"
                yield Mistake(layer="participant", kind="missed", text=text)
        for entity in sorted(have - set(want["participants"])):
            text = f"{entity} in {want['what']}"
            yield Mistake(layer="participant", kind="spurious", text=text)


def _relations(gold: Json, prediction: Json, found: Alignment) -> Iterator[Mistake]:
    said = {directed((r["subject"], r["type"], r["object"])): r for r in gold["relations"]}
    evidence = _evidence(prediction, found)
    traps = {directed(trap) for trap in found.traps}
    for triple in sorted(found.wanted - found.given):
        text = f"{' '.join(triple)} | {_cut(said[triple]['quote'])}"
        yield Mistake(layer="relation", kind=_kind(triple, found.given, "missed"), text=text)
    for triple in sorted(found.given - found.wanted):
        text = f"{' '.join(triple)} | {_cut(evidence.get(triple, ''))}"
        if triple in traps:
            yield Mistake(layer="trap", kind="spurious", text=text)
        else:
            kind = _kind(triple, found.wanted, "spurious")
            yield Mistake(layer="relation", kind=kind, text=text)


def _kind(triple: Triple, others: frozenset[Triple], plain: Kind) -> Kind:
    """Tell a relation that is there with another type or direction from one that is not there."""
    subject, kind, object_ = triple
    if (object_, kind, subject) in others:
        return "wrong direction"
    if any({s, o} == {subject, object_} for s, _, o in others):
        return "wrong type"
    return plain


def _evidence(prediction: Json, found: Alignment) -> dict[Triple, str]:
    told = {}
    for edge in prediction.get("edges", prediction.get("links", ())):
        if edge.get("type") != "participates_in":
            source, target = (
                found.gold_id.get(edge[end], f"?{edge[end]}") for end in ("source", "target")
            )
            rows = edge.get("evidence") or [{}]
            told[directed((source, str(edge.get("type")), target))] = rows[0].get("quote", "")
    return told


def _days(event: Json) -> str:
    return f"{event.get('start') or '..'}/{event.get('end') or '..'}"


def _cut(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]}…"
