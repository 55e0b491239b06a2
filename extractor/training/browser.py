"""A real browser for looking at the HTML report: Debian's Chromium, driven by playwright.

Neither is needed to run the program: what looks at pages says so where they are absent.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Request

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 60_000  # milliseconds: a busy machine is no failure of a page


def find_chromium() -> str | None:
    """Return the path of an installed Chromium, None where there is none or nothing drives it."""
    if find_spec("playwright") is None:
        return None
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start Chromium, and end it when the block is left.

    Raises:
        FileNotFoundError: Chromium or playwright is not installed.
    """
    path = find_chromium()
    if path is None:
        raise FileNotFoundError("install Debian's chromium and the package playwright")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        try:
            yield browser
        finally:
            browser.close()


_DRAWN = """
window.drawn = location.href;
addEventListener("hashchange", () => setTimeout(() => { window.drawn = location.href; }));
"""
"""Keeps the address that was drawn last: the page's own listener runs before the timer."""


def until(page: Page, condition: str) -> None:
    """Wait until something holds in a page.

    Playwright's own waiting asks again by `eval`, which the page's policy forbids: it works only
    where the condition holds at once.

    Args:
        page: the page.
        condition: an expression in JavaScript.
    """
    page.evaluate(
        f"""() => new Promise((done, fail) => {{
            const end = Date.now() + {PATIENCE};
            const look = () => {{
                if ({condition}) done();
                else if (Date.now() > end) fail(new Error("waited in vain"));
                else setTimeout(look, 10);
            }};
            look();
        }})"""
    )


def settle(page: Page) -> None:
    """Wait until a watched page shows what its address says: it draws a moment after a click."""
    until(page, "window.drawn === location.href")


class Watched:
    """A page of a report, with all that it should not have done.

    Attributes:
        page: the playwright page.
        complaints: messages of its console, errors of its script, and requests other than for
            the file itself, in order.
    """

    def __init__(self, context: BrowserContext) -> None:
        """Open an empty page and watch it."""
        self.complaints: list[str] = []
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.add_init_script(_DRAWN)
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._on_request)

    def open(self, path: Path, address: str = "") -> Page:
        """Open a report at an address such as `#view=when`, from the beginning."""
        self.page.goto("about:blank")
        self.page.goto(f"{path.resolve().as_uri()}{address}")
        self.page.locator("#views a[aria-current]").wait_for()
        return self.page

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith(("file:", "about:", "data:")):
            self.complaints.append(f"asked for {request.url}")
