"""Our scorer must give the numbers of the published definitions, on perfect and on bad output."""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extractor.scoring import Scores, explain, score, score_cases

CASES = Path(__file__).parents[2] / "../shared/cases"

GOLD: dict[str, Any] = {
    "entities": [
        {"id": "fjordby", "name": "Fjordby ASA", "type": "company", "aliases": ["Fjordby"]},
        {"id": "krispa", "name": "Krispa", "type": "company", "aliases": []},
        {"id": "pluff", "name": "Pluff", "type": "product", "aliases": []},
        {"id": "bergvik", "name": "Nils Bergvik", "type": "person", "aliases": ["Bergvik"]},
    ],
    "events": [
        {
            "start": "2022-01-18",
            "end": "2022-01-18",
            "precision": "day",
            "quote": "On Tuesday Fjordby agreed to buy Krispa, the maker of Pluff.",
            "participants": ["fjordby", "krispa"],
            "what": "Fjordby agrees to buy Krispa",
        },
        {
            "start": None,
            "end": "2022-06-30",
            "precision": "day",
            "quote": "The deal should close by the end of June, Bergvik told reporters.",
            "participants": ["fjordby"],
            "what": "the deal is to close",
        },
    ],
    "relations": [
        {
            "subject": "fjordby",
            "type": "acquires",
            "object": "krispa",
            "quote": "On Tuesday Fjordby agreed to buy Krispa, the maker of Pluff.",
        },
        {
            "subject": "krispa",
            "type": "develops",
            "object": "pluff",
            "quote": "On Tuesday Fjordby agreed to buy Krispa, the maker of Pluff.",
        },
    ],
    "traps": [{"quote": "", "not": ["bergvik", "leads", "krispa"], "why": "not said"}],
}


def as_prediction(gold: dict[str, Any]) -> dict[str, Any]:
    nodes: list[dict[str, Any]] = [dict(entity) for entity in gold["entities"]]
    edges: list[dict[str, Any]] = []
    for i, event in enumerate(gold["events"]):
        nodes.append(
            {
                "id": f"event:{i}",
                "type": "event",
                "name": event["what"],
                "start": event["start"],
                "end": event["end"],
                "anchor": "stated",
                "evidence": [{"quote": event["quote"]}],
            }
        )
        edges += [
            {"source": p, "target": f"event:{i}", "type": "participates_in"}
            for p in event["participants"]
        ]
    edges += [
        {"source": r["subject"], "target": r["object"], "type": r["type"]}
        for r in gold["relations"]
    ]
    return {"nodes": nodes, "edges": edges}


def test_the_key_itself_scores_full_marks() -> None:
    scores = score(GOLD, as_prediction(GOLD))
    assert {name: count.f1 for name, count in scores.layers.items()} == dict.fromkeys(
        scores.layers, 1.0
    )
    assert explain(GOLD, as_prediction(GOLD)) == ()


def test_nothing_scores_nothing() -> None:
    scores = score(GOLD, {"nodes": [], "edges": []})
    assert scores["entity"].f1 == scores["event"].f1 == scores["relation"].f1 == 0.0
    assert scores["trap-avoided"].f1 == 1.0


def test_a_wrong_type_costs_entity_but_not_untyped() -> None:
    prediction = as_prediction(GOLD)
    prediction["nodes"][2]["type"] = "person"
    scores = score(GOLD, prediction)
    assert scores["entity"].right == 3
    assert scores["entity-untyped"].right == 4
    assert scores["model+product"].right == 0
    assert [str(m).split(maxsplit=1) for m in explain(GOLD, prediction)] == [
        ["entity", "wrong type      Pluff: person, is product"]
    ]


def test_a_wrong_day_costs_the_event_and_its_participants() -> None:
    prediction = as_prediction(GOLD)
    prediction["nodes"][4]["start"] = prediction["nodes"][4]["end"] = "2022-01-25"
    scores = score(GOLD, prediction)
    assert scores["event"].right == 1
    assert scores["event-sentence-recall"].right == 2
    assert scores["participant"].wanted == 1
    assert [m.kind for m in explain(GOLD, prediction)] == ["wrong date"]


def test_an_open_side_must_be_open() -> None:
    prediction = as_prediction(GOLD)
    prediction["nodes"][5]["start"] = "2022-06-01"
    assert score(GOLD, prediction)["event"].right == 1


def test_events_that_only_the_publication_dates_are_not_judged() -> None:
    prediction = as_prediction(GOLD)
    prediction["nodes"][5]["anchor"] = "published"
    assert score(GOLD, prediction)["event"].given == 1


def test_only_asserted_relations_are_judged() -> None:
    prediction = as_prediction(GOLD)
    prediction["edges"].append(
        {"source": "bergvik", "target": "krispa", "type": "leads", "status": "planned"}
    )
    assert score(GOLD, prediction)["relation"].given == 2
    prediction["edges"][-1]["status"] = "asserted"
    scores = score(GOLD, prediction)
    assert scores["relation"].given == 3
    assert scores["trap-avoided"].right == 0
    assert [(m.layer, m.kind) for m in explain(GOLD, prediction)] == [("trap", "spurious")]


def test_a_turned_relation_is_told_as_such() -> None:
    prediction = as_prediction(GOLD)
    edge = prediction["edges"][-2]
    edge["source"], edge["target"] = edge["target"], edge["source"]
    assert score(GOLD, prediction)["relation-pair"].right == 2
    kinds = [m.kind for m in explain(GOLD, prediction)]
    assert kinds == ["wrong direction", "wrong direction"]


def test_cases_are_added_up() -> None:
    both = score_cases([(GOLD, as_prediction(GOLD)), (GOLD, {"nodes": [], "edges": []})])
    assert (both["entity"].right, both["entity"].wanted) == (4, 8)
    assert both["entity"].recall == 0.5
    assert "entity" in both.as_text()


def published_scorer() -> ModuleType:
    if not (CASES / "score.py").exists():
        pytest.skip("the published scorer is not beside this checkout")
    spec = importlib.util.spec_from_file_location("published_score", CASES / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoiled(prediction: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """Drop, rename, retype, shift, duplicate and turn things at random."""
    spoiled = json.loads(json.dumps(prediction))
    nodes = [node for node in spoiled["nodes"] if dice.random() < 0.9]
    for node in nodes:
        if dice.random() < 0.2:
            node["type"] = dice.choice(["company", "product", "place", "event", "model"])
        if node.get("start") and dice.random() < 0.3:
            node["start"] = dice.choice([None, "2023-01-01", node["start"]])
        if node.get("end") and dice.random() < 0.3:
            node["end"] = dice.choice([None, "2024-12-31", node["end"]])
        if node.get("aliases") and dice.random() < 0.5:
            nodes.append({**node, "id": node["id"] + "-2", "name": node["aliases"][0]})
        if node["type"] == "event":
            node["anchor"] = dice.choice(["stated", "stated", "context", "published"])
            node.setdefault("evidence", [])
    spoiled["nodes"] = nodes
    spoiled["edges"] = [edge for edge in spoiled["edges"] if dice.random() < 0.9]
    for edge in spoiled["edges"]:
        if dice.random() < 0.2:
            edge["source"], edge["target"] = edge["target"], edge["source"]
        if dice.random() < 0.2 and edge["type"] != "participates_in":
            edge["status"] = dice.choice(["asserted", "planned"])
            edge["type"] = dice.choice(["owns", "acquires", "partners_with"])
    return dict(spoiled)


@pytest.mark.parametrize("seed", range(5))
def test_the_published_scorer_gives_the_same_counts(seed: int) -> None:
    published = published_scorer()
    folders = sorted(CASES.glob("*/gold.json"))
    assert folders
    dice = random.Random(seed)  # noqa: S311 - spoils output, guards nothing
    total = Scores(layers={})
    for path in folders:
        gold = json.loads(path.read_text(encoding="utf-8"))
        # Sections that a page prints are a part of few keys: give every key one.
        gold["whos_who"] = [e["id"] for e in gold["entities"] if e["type"] == "company"][:5]
        gold["what_happened_when"] = gold["events"][::3]
        prediction = spoiled(published.as_prediction(gold), dice)
        ours = score(gold, prediction)
        theirs = published.counts(gold, prediction)
        assert {k: (c.right, c.given, c.wanted) for k, c in ours.layers.items()} == theirs
        explain(gold, prediction)
        total += ours
    assert 0 < total["relation"].f1 < 1
