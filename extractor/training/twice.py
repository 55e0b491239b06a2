"""Two keys of one article go in, what of the second stands for what of the first comes out.

`layers` counts what they agree on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.scoring.alignment import align
from extractor.training.problems import AnnotationError

Json = dict[str, Any]
CORPUS = Path(__file__).parents[2] / "corpus"
SECOND = "second"
SPLITS = ("dev", "train")


@dataclass(frozen=True)
class Twice:
    """One article with both of its keys.

    Attributes:
        name: name of its folder.
        first: the key that the program is judged by.
        second: the other annotator's.
        meant: entity id of the second key -> that of the first one, names deciding as in scoring;
            an entity that the first key does not have goes by its own id behind a question mark.
        events: indices of the first and of the second key's events that one trigger tells.
    """

    name: str
    first: Json
    second: Json
    meant: Mapping[str, str]
    events: tuple[tuple[int, int], ...]


def read_twice(corpus: Path = CORPUS) -> Iterator[Twice]:
    """Read the articles that are annotated twice, sorted by name.

    Raises:
        AnnotationError: a second key of an article that has no first one.
    """
    for path in sorted((corpus / SECOND).glob("*/gold.json")):
        name = path.parent.name
        firsts = [corpus / split / name / "gold.json" for split in SPLITS]
        first = next((key for key in firsts if key.exists()), None)
        if first is None:
            raise AnnotationError(str(path), f"no {name} in {' or '.join(SPLITS)}")
        yield compare(name, _read(first), _read(path))


def compare(name: str, first: Json, second: Json) -> Twice:
    """Find what of the second key stands for what of the first one."""
    wanted = {"entities": first["entities"], "events": [], "relations": []}
    found = align(wanted, {"nodes": second["entities"]}).gold_id
    meant = {e["id"]: found.get(e["id"], f"?{e['id']}") for e in second["entities"]}
    return Twice(name, first, second, meant, _same_triggers(first["events"], second["events"]))


def as_output(gold: Json) -> Json:
    """A key as networkx node-link JSON, as if the program had given it."""
    entities = [
        {key: e[key] for key in ("id", "name", "type", "aliases")} for e in gold["entities"]
    ]
    events = [
        {
            "id": f"event:{number}",
            "type": "event",
            "name": event["what"],
            "start": event["start"],
            "end": event["end"],
            "precision": event["precision"],
            "anchor": event["anchor"],
            "evidence": [{"quote": event["quote"]}],
        }
        for number, event in enumerate(gold["events"])
    ]
    takes_part = [
        {"source": entity, "target": f"event:{number}", "type": "participates_in", "role": role}
        for number, event in enumerate(gold["events"])
        for entity, role in event["roles"].items()
    ]
    relations = [
        {
            "source": r["subject"],
            "target": r["object"],
            "type": r["type"],
            "status": r.get("status", "asserted"),
            "evidence": [{"quote": r["quote"]}],
        }
        for r in (*gold["relations"], *gold["unasserted"])
    ]
    return {"nodes": [*entities, *events], "edges": [*takes_part, *relations]}


def days_of(event: Json) -> tuple[str | None, str | None]:
    """First and last day of an event."""
    return event["start"], event["end"]


def pair_up(
    ones: list[Json], others: list[Json], *, alike: Callable[[int, int], bool]
) -> tuple[tuple[int, int], ...]:
    """Pair stretches of a text that overlap, one to one: equal ones first, then those alike.

    Args:
        ones: objects with `start` and `end`.
        others: the same.
        alike: tells of two indices whether what stands there is alike in other things.

    Returns:
        Pairs of indices, sorted.
    """
    candidates = sorted(
        (_span(one) != _span(other), not alike(i, j), i, j)
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
        if one["start"] < other["end"] and other["start"] < one["end"]
    )
    pairs: dict[int, int] = {}
    for _, _, i, j in candidates:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return tuple(sorted(pairs.items()))


def _span(stretch: Json) -> tuple[int, int]:
    return stretch["start"], stretch["end"]


def _read(path: Path) -> Json:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _same_triggers(ones: list[Json], others: list[Json]) -> tuple[tuple[int, int], ...]:
    return pair_up(
        [event["trigger"] for event in ones],
        [event["trigger"] for event in others],
        alike=lambda i, j: days_of(ones[i]) == days_of(others[j]),
    )
