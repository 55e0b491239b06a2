"""A story's key, our graph of its articles and our conflicts go in, counts by layer come out.

Layers: same-entity and same-event (pairs across articles that are one), contradiction (planted ones
that are told, of all that are told), changed-state-kept (changes that are not told as conflicts).
The key is described in `corpus/README.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import PurePath
from typing import Any

from extractor.scoring.matching import plain_name, plain_names, same_days, same_sentence
from extractor.scoring.scores import Count, Scores

Json = Mapping[str, Any]
Place = tuple[str, Any]
"""Label of an article in the story, and id of an entity or index of an event in its key."""
Pair = frozenset[Place]


def score_story(
    story: Json, golds: Mapping[str, Json], graph: Json, conflicts: Sequence[Json]
) -> Scores:
    """Score what was made of the articles of one story together.

    Args:
        story: its key.
        golds: the keys of its articles, by name of their folder.
        graph: networkx node-link JSON of all of them.
        conflicts: as `extractor conflicts --format json` gives them.
    """
    by_label = {name.rsplit("-", 1)[-1]: gold for name, gold in golds.items()}
    labels = _labels(graph, golds)
    entities: dict[Place, str] = {}
    events: dict[Place, str] = {}
    for label, gold in by_label.items():
        located = _locate_entities(gold, label, graph, labels)
        entities |= {(label, key): node for key, node in located.items()}
        happened = _locate_events(gold, label, graph, labels, located)
        events |= {(label, key): node for key, node in happened.items()}
    quotes = [_claims(conflict, labels) for conflict in conflicts]
    return Scores(
        layers={
            "same-entity": _pairs(story["same_entity"], entities),
            "same-event": _pairs(story["same_event"], events),
            "contradiction": _contradictions(story["contradictions"], quotes),
            "changed-state-kept": _changes(story.get("not_contradictions", ()), quotes),
        }
    )


def _labels(graph: Json, golds: Iterable[str]) -> dict[str, str]:
    """Map ids of articles to the labels that the story gives them."""
    folders = {name: name.rsplit("-", 1)[-1] for name in golds}
    articles = graph["graph"]["articles"]
    return {a["id"]: folders[PurePath(a["path"]).parent.name] for a in articles}


def _pairs(clusters: Iterable[Iterable[Sequence[Any]]], found: Mapping[Place, str]) -> Count:
    wanted = {pair for cluster in clusters for pair in _across((p[0], p[1]) for p in cluster)}
    members: dict[str, list[Place]] = {}
    for place, node in found.items():
        members.setdefault(node, []).append(place)
    given = {pair for places in members.values() for pair in _across(places)}
    return Count(right=len(wanted & given), given=len(given), wanted=len(wanted))


def _across(places: Iterable[Place]) -> Iterable[Pair]:
    """Pair the places that stand in different articles."""
    for one, other in combinations(list(places), 2):
        if one[0] != other[0]:
            yield frozenset((one, other))


def _locate_entities(
    gold: Json, label: str, graph: Json, labels: Mapping[str, str]
) -> dict[str, str]:
    """Find the node of each entity of a key: the one that most often has its names there."""
    votes: dict[str, Counter[str]] = {}
    for node in graph["nodes"]:
        for mention in node.get("mentions", ()):
            if labels[mention["article"]] == label:
                votes.setdefault(plain_name(mention["text"]), Counter())[node["id"]] += 1
    found = {}
    for entity in gold["entities"]:
        total: Counter[str] = Counter()
        for name in sorted(plain_names(entity)):
            total += votes.get(name, Counter())
        if total:
            found[entity["id"]] = min(total, key=lambda id_: (-total[id_], id_))
    return found


def _locate_events(
    gold: Json, label: str, graph: Json, labels: Mapping[str, str], located: Mapping[str, str]
) -> dict[int, str]:
    """Find the node of each event of a key: its sentence, best with its days and those in it."""
    told = [
        (node, [e["quote"] for e in node["evidence"] if labels[e["article"]] == label])
        for node in graph["nodes"]
        if node["type"] == "event"
    ]
    takes_part: dict[str, set[str]] = {}
    for edge in graph["edges"]:
        if edge["type"] == "participates_in":
            takes_part.setdefault(edge["target"], set()).add(edge["source"])
    fits = []
    for index, event in enumerate(gold["events"]):
        wanted = {located.get(participant) for participant in event["participants"]}
        for node, quotes in told:
            if any(same_sentence(event["quote"], quote) for quote in quotes):
                n_shared = len(wanted & takes_part.get(node["id"], set()))
                fits.append((not same_days(event, node), -n_shared, index, node["id"]))
    found: dict[int, str] = {}
    for *_, index, id_ in sorted(fits):
        # each node once: two events of one sentence are not one
        if index not in found and id_ not in found.values():
            found[index] = id_
    return found


def _claims(conflict: Json, labels: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(labels[claim["article"]], claim["quote"]) for claim in conflict["claims"]]


def _contradictions(planted: Sequence[Json], told: Sequence[list[tuple[str, str]]]) -> Count:
    found = sum(any(_tells(conflict, claims) for claims in told) for conflict in planted)
    return Count(right=found, given=len(told), wanted=len(planted))


def _changes(changes: Sequence[Json], told: Sequence[list[tuple[str, str]]]) -> Count:
    kept = sum(not any(_tells(change, claims) for claims in told) for change in changes)
    return Count(right=kept, given=len(changes), wanted=len(changes))


def _tells(entry: Json, claims: Sequence[tuple[str, str]]) -> bool:
    """Tell whether a conflict quotes two different claims of an entry of the key."""
    values = {
        claim["value"]
        for claim in entry["claims"]
        for label, quote in claims
        if claim["article"] == label and same_sentence(claim["quote"], quote)
    }
    return len(values) > 1
