"""The articles kept beside the checkout: none of their sentences may be lost or changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.reading import read_article, read_articles
from extractor.records import Article
from extractor.settings import Settings
from tests.reading.factories import told

SHARED = Path(__file__).parents[2] / "../shared"
SETTINGS = Settings()
WIRED = [*SHARED.glob("cases/*/article.txt"), *SHARED.glob("benchmarks/newsreader/*/*/*.txt")]

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")


def seed(start: str) -> Article:
    (path,) = (SHARED / "seeds").glob(f"{start}*")
    return read_article(path, settings=SETTINGS)


@needs_shared
@pytest.mark.parametrize("path", sorted(WIRED), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_line_of_an_article_is_lost(path):
    article = read_article(path, settings=SETTINGS)
    rows = [re.sub(r"\s+", " ", row).strip() for row in path.read_text().splitlines()]
    dated = {line.text for line in article.dropped if line.reason == "publication_line"}
    assert told(article) == [row for row in rows if row and row not in dated]
    assert len(dated) == len(article.dropped) == 1
    assert article.published_evidence == "dateline"
    assert article.title == rows[0]


@needs_shared
def test_a_page_without_dateline_is_dated_by_its_text():
    article = seed("000")
    assert (article.published, article.published_evidence) == ("2026-03", "text")
    assert [s.name for s in article.sections] == ["body"]
    assert article.text.endswith("first.")
    assert len(told(article, kind="heading")) == 12
    assert len(article.dropped) == 26


@needs_shared
def test_a_page_in_two_languages_with_a_digest():
    article = seed("002")
    assert (article.published, article.published_evidence) == ("2025-03-03T06:17+08:00", "dateline")
    assert (article.outlet, len(article.authors), article.language) == ("Caixin", 3, "en")
    assert [s.name for s in article.sections] == [
        "body", "summary_short", "summary_long", "whos_who", "what_happened_when",
    ]  # fmt: skip
    counts = {
        s.name: (
            len(told(article, section=s.name, kind="heading")),
            len(told(article, section=s.name, kind="text")),
        )
        for s in article.sections
    }
    assert counts == {
        "body": (0, 5), "summary_short": (0, 3), "summary_long": (0, 13),
        "whos_who": (16, 16), "what_happened_when": (13, 13),
    }  # fmt: skip
    assert [p.language for p in article.paragraphs if p.section == "body"].count("zh") == 4
    for furniture in (
        "00:00",
        "Digest Hub",
        "[para.",
        "for reference",
        "QR",
        "Disclaimer",
    ):
        assert furniture not in article.text


@needs_shared
def test_the_whole_folder_is_read_without_a_fault():
    results = list(read_articles([SHARED / "seeds", SHARED / "cases"], settings=SETTINGS))
    assert all(isinstance(result, Article) for result in results)
