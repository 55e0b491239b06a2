"""Benchmarks: scores on data made by others, which stands beside the checkout and not in it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from extractor.times import find_times

DATES = Path(__file__).parents[2] / "../shared/benchmarks/dates"
SEEDS = Path(__file__).parents[2] / "../shared/seeds"
PUBLISHED = {"000": "2026-03", "002": "2025-03-03"}

pytestmark = pytest.mark.skipif(not DATES.exists(), reason="../shared/benchmarks is not there")


def test_value_f1_on_wikinews_is_well_above_the_best_known_tool() -> None:
    spec = importlib.util.spec_from_file_location("score_timex", DATES / "score_timex.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    docs = scorer.load_dir(DATES / "meantime-apple")
    predictions = {
        doc["doc"]: [
            {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
            for t in find_times(doc["text"], published=doc["dct"])
        ]
        for doc in docs
    }
    scores, _, _ = scorer.score(docs, predictions)
    assert scores["value"]["F1"] >= 80  # HeidelTime: 73.5
    assert scores["relaxed"]["F1"] >= 93


def _rows(kind: str) -> list[dict]:
    return json.loads((DATES / "seeds.json").read_text(encoding="utf-8"))[kind]


def _hits(row: dict) -> list[str]:
    path = next(SEEDS.glob(f"{row['seed']}_*.txt"))
    found = find_times(path.read_text(encoding="utf-8"), published=PUBLISHED[row["seed"]])
    return [t.value for t in found if t.start < row["doc_end"] and row["doc_start"] < t.end]


def test_seed_timelines() -> None:
    rows = [row for row in _rows("seeds") if row["timeline"]]
    missed = [row["id"] for row in rows if not set(_hits(row)) & set(row["accept"])]
    assert len(rows) == 43
    assert missed == ["000-01"]  # an anniversary of what the text dates later


def test_seed_festivals() -> None:
    rows = [row for row in _rows("seeds") if row["kind"].startswith("lunar")]
    assert [row["id"] for row in rows if not set(_hits(row)) & set(row["accept"])] == []


def test_seed_furniture_is_no_time() -> None:
    rows = [row for row in _rows("seeds") if row["kind"] == "negative" and row["sure"]]
    assert [row["id"] for row in rows if _hits(row)] == []


def test_probes() -> None:
    for row in _rows("probes"):
        found = find_times(row["sentence"], published=row["dct"])
        values = [t.value for t in found if t.start < row["end"] and row["start"] < t.end]
        assert set(values) & set(row["accept"]), row["id"]
