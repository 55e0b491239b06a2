"""Pictures of the HTML report: a page goes in, PNG files of its views come out.

    python -m extractor.training.screenshots [FOLDER [PATH...]]

Reads the articles of `corpus/dev` and `corpus/stories`, or of the paths that are named, and writes
the pictures into `outputs/`, or the folder that is named. A page that complains or asks anybody is
an error.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from extractor.export import export_bytes
from extractor.ingest import read_library
from extractor.settings import Settings
from extractor.training.browser import Watched, open_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_ROOT = Path(__file__).parents[2]
_SHOWN = ("dev", "stories")  # the second has conflicts
_DESKTOP, _PHONE = (1360, 900), (390, 844)


class Shot(NamedTuple):
    """One picture.

    Attributes:
        name: of the file, without its ending.
        address: what of the report is asked for.
        size: width and height of the window in pixels.
        scheme: light or dark.
        act: what is done before the picture is taken.
    """

    name: str
    address: str
    size: tuple[int, int] = _DESKTOP
    scheme: Literal["light", "dark"] = "light"
    act: Callable[[Page], object] = lambda _: None


def _open_line(page: Page) -> None:
    page.locator(".chart .dot-line").first.click()
    page.locator("#passage mark").first.wait_for()


def _open_name(page: Page) -> None:
    page.locator(".card h3 .name").first.click()
    page.locator(".dossier .mark").first.click()
    page.locator("#passage mark").first.wait_for()


def _open_article(page: Page) -> None:
    page.locator(".sources.list a").first.click()
    page.locator("article.text").wait_for()


SHOTS = (
    Shot("report-who", ""),
    Shot("report-name", "", act=_open_name),
    Shot("report-timeline", "#view=when", act=_open_line),
    Shot("report-graph", "#view=graph", scheme="dark"),
    Shot("report-conflicts", "#view=conflicts"),
    Shot("report-article", "#view=articles", act=_open_article),
    Shot("report-phone", "", _PHONE),
    Shot("report-phone-timeline", "#view=when", _PHONE, "dark", _open_line),
)


def take_shots(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield (file name, PNG) of the views of a report.

    Raises:
        ValueError: the page complained, or asked for more than itself.
    """
    with open_browser() as browser:
        for shot in SHOTS:
            yield f"{shot.name}.png", _take(browser, path, shot)


def _take(browser: Browser, path: Path, shot: Shot) -> bytes:
    width, height = shot.size
    with browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    ) as context:
        watched = Watched(context)
        page = watched.open(path, shot.address)
        shot.act(page)
        page.wait_for_timeout(500)  # until charts have come to rest
        picture: bytes = page.screenshot()
        if watched.complaints:
            raise ValueError(f"{shot.name}: {watched.complaints[0]}")
        return picture


def main(arguments: Sequence[str]) -> None:
    """Write the pictures."""
    folder = Path(arguments[0]) if arguments else _ROOT / "outputs"
    paths = [Path(argument) for argument in arguments[1:]] or [
        _ROOT / "corpus" / name for name in _SHOWN
    ]
    library, _ = read_library(paths, settings=Settings())
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "report.html"
        path.write_bytes(export_bytes(library, format="html"))
        folder.mkdir(parents=True, exist_ok=True)
        for name, picture in take_shots(path):
            (folder / name).write_bytes(picture)


if __name__ == "__main__":
    main(sys.argv[1:])
