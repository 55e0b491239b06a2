"""What every question prints, in every format, compared with what it printed before.

The files of `goldens/` are written anew by `UPDATE_GOLDENS=1 pytest tests/cli/test_goldens.py`;
read the difference before keeping it.
"""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.factories import MERGER, told

GOLDENS = Path(__file__).with_name("goldens")
ARTICLE = told(MERGER).article.id
BOUGHT = next(event.id for event in told(MERGER).events if event.lemma == "bought")
FORMATS = ("text", "json", "markdown", "csv")

ASKED = {
    "who": ("who", "--article", ARTICLE),
    "who-name": ("who", "harborline"),
    "when": ("when",),
    "when-narrow": ("when", "--entity", "Harborline", "--in", "March 2031", "--type", "acquire"),
    "links": ("links", "Harborline", "--all"),
    "path": ("path", "Ada Brandt", "Tidewell"),
    "between": ("between", "Harborline", "Quillon Software"),
    "between-far": ("between", "Ada Brandt", "Tidewell"),
    "related": ("related", "Quillon Software"),
    "top": ("top", "--limit", "4"),
    "top-rising": ("top", "--rising", "--in", "2031-04", "--limit", "3"),
    "search": ("search", "routing app"),
    "why-event": ("why", BOUGHT),
    "why-name": ("why", "Ada Brandt"),
    "conflicts": ("conflicts",),
    "compare": ("compare",),
}


@pytest.mark.parametrize("name", sorted(ASKED))
def test_an_answer_is_as_it_was_and_its_readers_can_read_it(ask, name):
    asked = ASKED[name]
    answers = {format_: ask(*asked, "--format", format_) for format_ in FORMATS}
    _check_formats(name, {format_: answer.out for format_, answer in answers.items()})
    words = " ".join(f'"{word}"' if " " in word else word for word in asked)
    told_now = "\n".join(
        f"$ extractor {words} --format {format_}\n{answer.err}{answer.out}"
        for format_, answer in answers.items()
    )
    path = GOLDENS / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(told_now, encoding="utf-8")
    assert told_now == path.read_text(encoding="utf-8")


def _check_formats(name: str, printed: dict[str, str]) -> None:
    json.loads(printed["json"])
    head, *rows = csv.reader(io.StringIO(printed["csv"]))
    assert len(set(head)) == len(head)
    assert {len(row) for row in rows} <= {len(head)}
    html = MarkdownIt().enable("table").render(printed["markdown"])
    assert "<h1>" in html or name == "search"


def test_there_is_no_golden_of_nothing():
    assert sorted(path.stem for path in GOLDENS.glob("*.txt")) == sorted(ASKED)
