"""One Chromium for all tests of pages; without it they are skipped, saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_socket import disable_socket, enable_socket

from extractor.export import export_bytes
from extractor.training.browser import Watched, find_chromium, open_browser
from tests.browser.samples import harbour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from extractor.records import Library


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if find_chromium() is None:
        pytest.skip("Chromium or playwright is not installed (.ci/run installs both)")
    # The driver talks through pipes and unix sockets: nothing here reaches a network either.
    disable_socket(allow_unix_socket=True)
    with open_browser() as opened:
        yield opened
    enable_socket()


@pytest.fixture(scope="session")
def write_report(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Library], Path]:
    """Give a function that writes the report of a library, and returns its path."""

    def write(library: Library) -> Path:
        path = tmp_path_factory.mktemp("report") / "report.html"
        path.write_bytes(export_bytes(library, format="html"))
        return path

    return write


@pytest.fixture(scope="session")
def report(write_report: Callable[[Library], Path]) -> Path:
    return write_report(harbour())


@pytest.fixture
def watch(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Give a function that opens an empty watched page; at the end none may have complained."""
    contexts = []
    pages: list[Watched] = []

    def open_page(*, width: int = 1360, height: int = 900, scheme: str = "light") -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        contexts.append(context)
        pages.append(Watched(context))
        return pages[-1]

    yield open_page
    for context in contexts:
        context.close()
    assert [complaint for page in pages for complaint in page.complaints] == []
