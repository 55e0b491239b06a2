"""The report of articles that were read, not written for it: some of corpus/dev, and the seeds.

The seeds of ../shared are left out where they are not beside this checkout; all else is the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extractor.ingest import read_library
from extractor.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from extractor.records import Library
    from extractor.training.browser import Watched

pytestmark = [pytest.mark.browser, pytest.mark.model]

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "../shared/seeds"
ARTICLES = [ROOT / "corpus/dev/zh-gpu-listings"]


@pytest.fixture(scope="module")
def library(browser: Browser) -> Library:  # noqa: ARG001 -- not read where no browser is
    library, failures = read_library(
        [*ARTICLES, *([SEEDS] if SEEDS.is_dir() else [])], settings=Settings()
    )
    assert failures == ()
    return library


def assert_marks_are_sentences(page: Page, library: Library) -> None:
    """Every marked passage is, as it stands, in one of the texts."""
    page.locator("#passage mark").first.wait_for()
    texts = [article.text for article in library.articles]
    for mark in page.locator("#passage mark").all_text_contents():
        assert any(mark in text for text in texts)


def test_from_question_to_sentence(
    library: Library, write_report: Callable[[Library], Path], watch: Callable[..., Watched]
):
    path = write_report(library)
    page = watch().open(path, "#view=when")
    every = page.locator(".chart .dot-line").count()
    assert every > 5
    page.locator(".chart .dot-line").first.click()
    assert_marks_are_sentences(page, library)

    page = watch().open(path, "#view=when&type=person&from=2025")
    assert 0 < page.locator("#when .line").count() < len(library.events)
    page.locator("#when .line .text").first.click()
    assert_marks_are_sentences(page, library)

    page = watch().open(path, "#view=graph&type=company,person")
    page.locator(".canvas canvas").first.wait_for()
    place = page.evaluate(
        """() => {
            const graph = document.querySelector(".canvas")._cyreg.cy;
            const edge = graph.edges(".tie")[0];
            graph.zoom(2);
            graph.center(edge);
            const [a, b] = [edge.source().renderedPosition(), edge.target().renderedPosition()];
            return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
        }"""
    )
    page.locator(".canvas").click(position=place)
    assert_marks_are_sentences(page, library)
    assert page.locator("#passage .tie").count() >= 1

    page = watch(scheme="dark").open(path, "#view=articles")
    page.locator(".sources.list a").first.click()
    assert page.locator("article.text .mark").count() > 5
