"""An answer key and an output go in, what stands for what in them comes out.

`scores` counts an alignment, `explain` tells it in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from extractor.records import ENTITY_TYPES, SYMMETRIC, RelationType
from extractor.scoring.matching import (
    plain_name,
    plain_names,
    same_days,
    same_interval,
    same_sentence,
)

Json = Mapping[str, Any]
Triple = tuple[str, str, str]
_RELATION_TYPES = frozenset(get_args(RelationType))


@dataclass(frozen=True)
class Alignment:
    """What of an output stands for what of a key.

    Attributes:
        entities: predicted entities that are judged.
        entity_of: index of a wanted entity -> index of the predicted one.
        gold_id: id of a predicted entity -> id of the wanted one that shares a name with it.
        events: predicted events that are judged.
        event_of: index of a wanted event -> index of the predicted one, sentence and days right.
        covered: indices of wanted events whose sentence some predicted event quotes.
        spare: indices of predicted events that the key leaves open.
        participants: id of a predicted event -> its entities, as ids of the key.
        wanted: relations of the key, symmetric ones sorted.
        given: relations of the output in ids of the key, `?` before an id that is none.
        traps: relations that must not be given.
    """

    entities: tuple[Json, ...]
    entity_of: dict[int, int]
    gold_id: dict[str, str]
    events: tuple[Json, ...]
    event_of: dict[int, int]
    covered: frozenset[int]
    spare: frozenset[int]
    participants: dict[str, frozenset[str]]
    wanted: frozenset[Triple]
    given: frozenset[Triple]
    traps: frozenset[Triple]


def align(gold: Json, prediction: Json) -> Alignment:
    """Align an output with a key.

    Args:
        gold: the answer key.
        prediction: networkx node-link JSON, edges under `edges` or `links`.
    """
    nodes = prediction.get("nodes", ())
    edges = prediction.get("edges", prediction.get("links", ()))
    entities = _judged_entities(gold, nodes)
    entity_of = _pair_entities(gold["entities"], entities)
    gold_id = _gold_ids(gold["entities"], entities, entity_of)
    events = tuple(n for n in nodes if n.get("type") == "event" and n.get("anchor") != "published")
    participants = _participants(edges, gold_id)
    event_of, covered = _pair_events(gold["events"], events, participants)
    wanted = frozenset(directed((r["subject"], r["type"], r["object"])) for r in gold["relations"])
    return Alignment(
        entities=entities,
        entity_of=entity_of,
        gold_id=gold_id,
        events=events,
        event_of=event_of,
        covered=covered,
        spare=_spare_events(gold, events, set(event_of.values())),
        participants=participants,
        wanted=wanted,
        given=_given_relations(gold, edges, gold_id, wanted),
        traps=frozenset(
            (s, t, o)
            for s, t, o in (trap["not"] for trap in gold.get("traps", ()) if _is_triple(trap))
        ),
    )


def directed(triple: Triple) -> Triple:
    """Sort the ends of a symmetric relation.

    >>> directed(("zenith", "partners_with", "acme"))
    ('acme', 'partners_with', 'zenith')
    """
    subject, kind, object_ = triple
    if kind in SYMMETRIC:
        subject, object_ = sorted((subject, object_))
    return subject, kind, object_


def quotes(event: Json) -> tuple[str, ...]:
    """The sentences that a predicted event quotes, or else its name."""
    found = tuple(evidence.get("quote", "") for evidence in event.get("evidence", ()))
    return found or (event.get("name", ""),)


def tells(event: Json, sentence: str) -> bool:
    """Whether a predicted event quotes a sentence."""
    return any(same_sentence(sentence, quote) for quote in quotes(event))


def _is_triple(trap: Json) -> bool:
    return isinstance(trap.get("not"), list)


def _judged_entities(gold: Json, nodes: Iterable[Json]) -> tuple[Json, ...]:
    """Predicted entities, without those that the key neither wants nor charges."""
    open_names = {
        plain_name(n["name"]) for n in gold.get("neutral", {}).get("entities", ()) if "name" in n
    }
    known = frozenset[str]().union(*(plain_names(e) for e in gold["entities"]))
    return tuple(
        node
        for node in nodes
        if node.get("type") in ENTITY_TYPES
        and (plain_names(node) & known or not plain_names(node) & open_names)
    )


def _pair_entities(wanted: list[Json], given: tuple[Json, ...]) -> dict[int, int]:
    """Pair entities one to one: most shared names first, the same type breaking ties."""
    candidates = []
    for w, want in enumerate(wanted):
        for g, have in enumerate(given):
            shared = len(plain_names(want) & plain_names(have))
            if shared:
                typed = want["type"] == have["type"]
                candidates.append((shared + (0.5 if typed else 0.0), w, g))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, w, g in sorted(candidates, reverse=True):
        if w not in pairs and g not in taken:
            pairs[w] = g
            taken.add(g)
    return pairs


def _gold_ids(wanted: list[Json], given: tuple[Json, ...], pairs: dict[int, int]) -> dict[str, str]:
    """Ids of the key for predicted ones; a second node for an entity counts as it in relations."""
    ids = {given[g]["id"]: wanted[w]["id"] for w, g in pairs.items()}
    for node in given:
        if node["id"] not in ids:
            names = plain_names(node)
            same = next((e["id"] for e in wanted if plain_names(e) & names), None)
            if same is not None:
                ids[node["id"]] = same
    return ids


def _participants(edges: Iterable[Json], gold_id: dict[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for edge in edges:
        if edge.get("type") == "participates_in":
            entity = gold_id.get(edge["source"], f"?{edge['source']}")
            found.setdefault(edge["target"], set()).add(entity)
    return {event: frozenset(entities) for event, entities in found.items()}


def _pair_events(
    wanted: list[Json], given: tuple[Json, ...], participants: dict[str, frozenset[str]]
) -> tuple[dict[int, int], frozenset[int]]:
    """Pair events one to one: the same sentence, the same days, most participants shared."""
    pairs: dict[int, int] = {}
    covered = set()
    for w, want in enumerate(wanted):
        telling = [g for g, have in enumerate(given) if tells(have, want["quote"])]
        if telling:
            covered.add(w)
        taken = set(pairs.values())
        right = [g for g in telling if g not in taken and same_days(want, given[g])]
        if right:
            asked = set(want["participants"])
            shared = [len(participants.get(given[g]["id"], frozenset()) & asked) for g in right]
            pairs[w] = right[shared.index(max(shared))]
    return pairs, frozenset(covered)


def _spare_events(gold: Json, given: tuple[Json, ...], taken: set[int]) -> frozenset[int]:
    """Predicted events that are a second reading which the key leaves open, one for each row."""
    spare: set[int] = set()
    for row in gold.get("neutral", {}).get("events", ()):
        days = {"start": row.get("start"), "end": row.get("end")}
        for g, have in enumerate(given):
            free = g not in taken and g not in spare and row.get("quote")
            if free and tells(have, row["quote"]) and same_interval(days, have):
                spare.add(g)
                break
    return frozenset(spare)


def _given_relations(
    gold: Json, edges: Iterable[Json], gold_id: dict[str, str], wanted: frozenset[Triple]
) -> frozenset[Triple]:
    given = set()
    for edge in edges:
        asserted = edge.get("status", "asserted") == "asserted"
        if asserted and edge.get("type") in _RELATION_TYPES:
            ends = (gold_id.get(edge[end], f"?{edge[end]}") for end in ("source", "target"))
            subject, object_ = ends
            given.add(directed((subject, edge["type"], object_)))
    neutral = {
        directed((r["subject"], r["type"], r["object"]))
        for r in gold.get("neutral", {}).get("relations", ())
        if "subject" in r
    }
    return frozenset(given - (neutral - wanted))
