"""An answer key and an output go in, counts of right, given and wanted come out, layer by layer.

Layers: entity (name and type), entity-untyped, company, model+product, event (sentence and days),
event-sentence-recall, participant (of the events that are right), relation (typed and directed),
trap-avoided, relation-pair (no type, no direction), whos-who-recall, what-happened-when-recall.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.records import Record
from extractor.scoring.alignment import Alignment, Json, Triple, align, directed, tells
from extractor.scoring.matching import same_interval


class Count(Record):
    """How many of a layer are right, how many were given, how many were wanted."""

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of the given that is right; 0 where nothing was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted that is right; 0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Count) -> Count:
        """Add up, for a micro-average."""
        return Count(
            right=self.right + other.right,
            given=self.given + other.given,
            wanted=self.wanted + other.wanted,
        )


class Scores(Record):
    """Counts by layer, in the order of the layers."""

    layers: dict[str, Count]

    def __getitem__(self, layer: str) -> Count:
        """The counts of a layer; none where no key had the layer."""
        return self.layers.get(layer, Count(right=0, given=0, wanted=0))

    def __add__(self, other: Scores) -> Scores:
        """Add up, layer by layer."""
        names = dict.fromkeys([*self.layers, *other.layers])
        return Scores(layers={name: self[name] + other[name] for name in names})

    def as_text(self) -> str:
        """Tell the scores as a table, a layer a line."""
        return "\n".join(
            f"{name:26s} P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}"
            f"  ({count.right} right, {count.given} given, {count.wanted} wanted)"
            for name, count in self.layers.items()
        )


def score(gold: Json, prediction: Json) -> Scores:
    """Score one output against the key of its article.

    Args:
        gold: the answer key.
        prediction: networkx node-link JSON.
    """
    alignment = align(gold, prediction)
    layers = _entity_layers(gold, alignment)
    layers |= _event_layers(gold, alignment)
    layers |= _relation_layers(alignment)
    layers |= _section_layers(gold, alignment)
    return Scores(layers=layers)


def score_cases(cases: Iterable[tuple[Json, Json]]) -> Scores:
    """Score many pairs of key and output, micro-averaged."""
    return sum((score(gold, prediction) for gold, prediction in cases), Scores(layers={}))


def _entity_layers(gold: Json, found: Alignment) -> dict[str, Count]:
    wanted = [entity["type"] for entity in gold["entities"]]
    given = [entity["type"] for entity in found.entities]
    pairs = [(wanted[w], given[g]) for w, g in found.entity_of.items()]

    def of_types(*types: str) -> Count:
        return Count(
            right=sum(w in types and g in types for w, g in pairs),
            given=sum(t in types for t in given),
            wanted=sum(t in types for t in wanted),
        )

    total = {"given": len(given), "wanted": len(wanted)}
    return {
        "entity": Count(right=sum(w == g for w, g in pairs), **total),
        "entity-untyped": Count(right=len(pairs), **total),
        "company": of_types("company"),
        "model+product": of_types("model", "product"),
    }


def _event_layers(gold: Json, found: Alignment) -> dict[str, Count]:
    wanted = gold["events"]
    shared = asked = told = 0
    for w, g in found.event_of.items():
        want = set(wanted[w]["participants"])
        have = found.participants.get(found.events[g]["id"], frozenset())
        shared += len(want & have)
        asked += len(want)
        told += len(have)
    return {
        "event": Count(
            right=len(found.event_of),
            given=len(found.events) - len(found.spare),
            wanted=len(wanted),
        ),
        "event-sentence-recall": Count(
            right=len(found.covered), given=len(wanted), wanted=len(wanted)
        ),
        "participant": Count(right=shared, given=told, wanted=asked),
    }


def _relation_layers(found: Alignment) -> dict[str, Count]:
    layers = {"relation": _overlap(found.wanted, found.given)}
    if found.traps:
        n_traps = len(found.traps)
        fallen = {directed(trap) for trap in found.traps} & found.given
        layers["trap-avoided"] = Count(right=n_traps - len(fallen), given=n_traps, wanted=n_traps)
    layers["relation-pair"] = _overlap(_pairs(found.wanted), _pairs(found.given))
    return layers


def _pairs(triples: Iterable[Triple]) -> frozenset[tuple[str, ...]]:
    # A symmetric pair counts once, a directed one with its ends sorted.
    return frozenset(tuple(sorted((s, o))) for s, _, o in triples)


def _overlap(wanted: frozenset[object], given: frozenset[object]) -> Count:
    return Count(right=len(wanted & given), given=len(given), wanted=len(wanted))


def _section_layers(gold: Json, found: Alignment) -> dict[str, Count]:
    """Recall of the sections that a page prints, where its key lists them."""
    layers = {}
    if "whos_who" in gold:
        people = gold["whos_who"]
        rows = people.values() if isinstance(people, dict) else people
        wanted = {row["id"] if isinstance(row, dict) else row for row in rows}
        have = {
            gold["entities"][w]["id"]
            for w, g in found.entity_of.items()
            if found.entities[g]["type"] == "company"
        }
        layers["whos-who-recall"] = _recall(len(wanted & have), len(wanted))
    if "what_happened_when" in gold:
        rows = gold["what_happened_when"]
        told = sum(
            any(same_interval(row, e) and tells(e, row["quote"]) for e in found.events)
            for row in rows
        )
        layers["what-happened-when-recall"] = _recall(told, len(rows))
    return layers


def _recall(right: int, wanted: int) -> Count:
    return Count(right=right, given=wanted, wanted=wanted)
