"""Answer keys of ../shared/cases as libraries, to read what is made of perfect facts."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.digest.factories import Desk, when

CASES = Path(__file__).parents[2] / "../shared/cases"


def library_of_key(case: str):
    """The library that a perfect extraction of a case would give."""
    folder = CASES / case
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    text = (folder / "article.txt").read_text(encoding="utf-8")
    _head, *body = re.split(r"\n\s*\n", text.strip())
    desk = Desk()
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in text) > len(text) / 3
    paragraphs = [re.sub(r"\s*\n\s*", " ", p.strip()) for p in body]
    kept = [p for p in paragraphs if not p.startswith(("Published", "By ", "发布"))]
    desk.read(
        *kept,
        title=gold["title"],
        published=gold["published"],
        language="zh" if chinese else "en",
        outlet=None,
    )
    ids = {}
    for e in gold["entities"]:
        ids[e["id"]] = desk.entity(e["name"], e["type"], *e.get("aliases", []))
    for r in gold["relations"]:
        words = re.sub(r"\s*\n\s*", " ", r["quote"])[:60]
        try:
            desk.relate(ids[r["subject"]], r["type"], ids[r["object"]], words)
        except AssertionError:
            continue
    for e in gold["events"]:
        words = re.sub(r"\s*\n\s*", " ", e["quote"])[:60]
        at = when(e["start"], e["end"], e["precision"], open_end=e["end"] is None)
        parts = [(ids[p], "agent" if n == 0 else "object") for n, p in enumerate(e["participants"])]
        name = e["what"][:1].upper() + e["what"][1:]
        try:
            desk.happen(name, at, words, *parts)
        except AssertionError:
            continue
    return desk.library()
