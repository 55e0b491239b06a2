"""Markdown becomes the words that a reader of the page would see."""

from __future__ import annotations

import pytest

from extractor.reading.articles import build_article
from extractor.reading.markdown import read_markdown, strip_markup
from tests.reading.factories import SENTENCES, told


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("The **port** is *open*, ***now***.", "The port is open, now."),
        ("__Norvik__ and _Bramwell_", "Norvik and Bramwell"),
        ('See [the port (Vell)](https://example.org/a_(b) "Port").', "See the port (Vell)."),
        ("![Ships wait](a.jpg) outside", "Ships wait outside"),
        ("[Norvik][1] sails", "Norvik sails"),
        ("`V4_base` costs 3 * 4 * 5", "V4_base costs 3 * 4 * 5"),
        ("snake_case_name stays", "snake_case_name stays"),
        (r"5 \* 3 \_x\_", "5 * 3 _x_"),
        ("~~old~~ new", "old new"),
        ("[1] and [a] stay", "[1] and [a] stay"),
    ],
)
def test_markup_inside_a_line(marked, plain):
    assert strip_markup(marked) == plain


def test_a_page():
    text = f"""---
title: Harbour of Vell reopens
date: 2031-03-03
author: Ann Lee
outlet: "Vell Gazette"
---
# Harbour of Vell reopens

{SENTENCES[0]}

## What comes next?

> {SENTENCES[1]}

Tides
-----

* Cranes **1** and 2 run again.
* Crane 3 is to be scrapped.

***

{SENTENCES[2]}

[1]: https://example.org
"""
    article = build_article(read_markdown(text.encode()), path="x.md")
    assert told(article) == [
        "Harbour of Vell reopens", SENTENCES[0], "What comes next?", SENTENCES[1], "Tides",
        "Cranes 1 and 2 run again.", "Crane 3 is to be scrapped.", SENTENCES[2],
    ]  # fmt: skip
    assert told(article, kind="heading") == ["What comes next?", "Tides"]
    assert (article.published, article.published_evidence) == ("2031-03-03", "metadata")
    assert (article.outlet, article.authors) == ("Vell Gazette", ("Ann Lee",))
