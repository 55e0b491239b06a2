"""axe-core finds nothing serious in any view of the report, light or dark, wide or narrow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractor.training.browser import Watched

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
RUN = """async () => {
    const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
    const found = await axe.run(document, { runOnly });
    return found.violations
        .filter((rule) => ["serious", "critical"].includes(rule.impact))
        .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)}`));
}"""
EVERY = "status=asserted,planned,hedged,negated"


@pytest.mark.parametrize(
    ("address", "opened", "width", "scheme"),
    [
        ("", ".card .mark", 1360, "light"),
        ("#entity=company:corvane-lines", None, 1360, "dark"),
        (f"#view=when&{EVERY}", ".line .text", 1360, "light"),
        (f"#view=when&{EVERY}", ".line .text", 390, "dark"),
        (f"#view=graph&{EVERY}", ".tie .see", 1360, "light"),
        (f"#view=graph&{EVERY}", ".tie .see", 1360, "dark"),
        ("#view=conflicts", ".side a", 1360, "light"),
        ("#view=articles", ".sources a", 1360, "dark"),
    ],
)
def test_axe_finds_nothing_serious(
    report: Path,
    watch: Callable[..., Watched],
    address: str,
    opened: str | None,
    width: int,
    scheme: str,
):
    page = watch(width=width, scheme=scheme).open(report, address)
    if width < 760:
        page.locator("#filters summary").click()
    if opened is not None:
        page.locator(f"main {opened}").first.click()
    page.wait_for_timeout(200)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN) == []
