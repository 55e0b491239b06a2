"""Sentences kept as data: what must be read, what must not be, and what cannot be read yet.

A case in `cases/*.toml` has a `text` (or `paragraphs`), the lines that must be read (`expect`) and
that must not (`never`), a `mood`, and where the program fails its `story`. Known failures are
strict: one that is mended must be moved.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.components.readings import Block, read

pytestmark = pytest.mark.model

FOLDER = Path(__file__).parent / "cases"
MOODS = {"plain", "negative", "known_failure"}


def cases():
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            marks = []
            if case["mood"] == "known_failure":
                marks.append(pytest.mark.xfail(strict=True, reason=case["story"]))
            yield pytest.param(case, id=f"{path.stem}: {case['text'][:60]}", marks=marks)


@pytest.mark.parametrize("case", list(cases()))
def test_case(case):
    text = case["text"]
    chinese = any("\u4e00" <= c <= "\u9fff" for c in text)
    read_ = read(
        *(Block(part, language="zh" if chinese else "en") for part in text.split("\n\n")),
        published=case.get("published", "2025-06-10"),
    )
    expected, forbidden = set(case.get("expect", ())), set(case.get("never", ()))
    assert expected <= read_.statements
    assert forbidden.isdisjoint(read_.statements)


def test_every_case_is_whole():
    rows = [parameter.values[0] for parameter in cases()]
    assert {row["mood"] for row in rows} <= MOODS
    assert all(row.get("expect") or row.get("never") for row in rows)
    assert all(row.get("never") for row in rows if row["mood"] == "negative")
    assert all(row.get("story") for row in rows if row["mood"] == "known_failure")
    texts = [row["text"] for row in rows]
    assert len(texts) == len(set(texts))
