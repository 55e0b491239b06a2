"""The report in a real browser: every way from a question to the sentence that answers it.

Whatever a test does, the page may neither complain nor ask anybody: the fixture `watch` checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor.export.page import fill_page
from extractor.export.page.payload import build_payload
from extractor.training.browser import settle, until
from tests.browser.samples import HOSTILE, harbour, hostile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from extractor.training.browser import Watched

    Watch = Callable[..., Watched]

pytestmark = pytest.mark.browser

OWNED = "Tarn Docks has belonged to Lysmouth."
QUAY = "Corvane Lines is to open a quay in Lysmouth."
MET = "Ida Brandt met the Harbour Council."
STRUCK = "Pilots of Lysmouth struck."
VIEWS = ("who", "when", "graph", "conflicts", "articles")
BOUGHT = (
    "Corvane Lines \U0001f6a2 \U0001f6a2 agreed on May 6, 2024, to buy Tarn Docks for 247.5 "
    "million euros."
)


def texts(page: Page, selector: str) -> list[str]:
    settle(page)
    return [text.strip() for text in page.locator(selector).all_inner_texts()]


def lines(page: Page) -> list[str]:
    return texts(page, "#when .line .text")


def marked(page: Page) -> str:
    page.locator("#passage mark").first.wait_for()
    return page.locator("#passage mark").first.inner_text()


def click_edge(page: Page, left: str, right: str) -> None:
    """Click the middle of the line between two names."""
    page.locator(".canvas canvas").first.wait_for()
    place = page.evaluate(
        """([left, right]) => {
            const graph = document.querySelector(".canvas")._cyreg.cy;
            const at = (name) => graph.nodes().filter((n) => n.data("name") === name)[0];
            const [a, b] = [at(left).renderedPosition(), at(right).renderedPosition()];
            return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
        }""",
        [left, right],
    )
    page.locator(".canvas").click(position=place)


# --- from a line to its sentence ------------------------------------------------------------------


def test_a_line_of_the_list_opens_its_sentence(report: Path, watch: Watch):
    page = watch().open(report, "#view=when")
    page.get_by_role("link", name="Corvane Lines agreed to buy Tarn Docks.").last.click()
    assert marked(page) == BOUGHT
    assert "Corvane buys the docks of Lysmouth" in page.locator("#passage").inner_text()
    page.get_by_role("link", name="Read it in the article").click()
    assert page.locator("article.text mark").inner_text().strip().startswith("Corvane Lines")


def test_a_line_of_the_chart_opens_its_sentence(report: Path, watch: Watch):
    page = watch().open(report, "#view=when")
    page.locator(".chart .dot-line", has_text="Ida Brandt met").click()
    assert marked(page) == "Ida Brandt met the Harbour Council on June 3, 2024."


def test_an_edge_opens_its_sentence(report: Path, watch: Watch):
    page = watch().open(report, "#view=graph")
    click_edge(page, "Ida Brandt", "Corvane Lines")
    assert marked(page) == "Ida Brandt leads Corvane Lines."
    assert page.evaluate("document.querySelector('.canvas')._cyreg.cy.edges('.open').length") == 1


def test_a_number_in_a_profile_opens_its_sentence(report: Path, watch: Watch):
    page = watch().open(report)
    page.locator(".card", has_text="Ida Brandt").first.locator(".mark").first.click()
    assert marked(page) in (BOUGHT, "Ida Brandt leads Corvane Lines.", *_told_of_brandt())


def _told_of_brandt() -> list[str]:
    return [s.evidence.quote for s in harbour().sentences if "Brandt" in s.evidence.quote]


def test_both_sides_of_a_conflict_open(report: Path, watch: Watch):
    page = watch().open(report, "#view=conflicts")
    assert page.locator(".conflict").count() == 1
    sides = sorted(texts(page, ".side .value"))
    assert sides == ["247.5 million dollars", "247.5 million euros"]
    page.locator(".side a").first.click()
    assert "247.5 million" in marked(page)


def test_a_sentence_of_an_article_tells_what_was_read_from_it(report: Path, watch: Watch):
    page = watch().open(report, "#view=articles")
    page.get_by_role("link", name="The price of the docks").first.click()
    page.locator("article.text .mark").first.click()
    page.get_by_role("heading", name="Read from this sentence").wait_for()
    assert page.locator("#passage .line, #passage .tie").count() >= 1


# --- filters, search, addresses -------------------------------------------------------------------


def test_rumours_and_denials_are_shown_when_asked_for_and_marked(report: Path, watch: Watch):
    page = watch().open(report, "#view=when")
    assert "Moored Bank lent Corvane Lines money." not in lines(page)
    page.get_by_role("button", name="Reported").click()
    page.get_by_role("button", name="Denied").click()
    assert "Moored Bank lent Corvane Lines money." in lines(page)
    assert texts(page, "#when .line.hedged .tag") == ["Reported: two lenders"]
    assert texts(page, "#when .line.negated .tag") == ["Denied"]
    page.get_by_role("button", name="Told as fact").click()
    page.get_by_role("button", name="Planned").click()
    assert len(lines(page)) == 2


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("from=2025", [OWNED, QUAY, STRUCK]),
        ("from=2024-09&to=2024-09", [OWNED, "柯文航运推出了灯塔。"]),
        ("entity=person:ida-brandt", [MET]),
        ("type=organization", [MET]),
        ("q=PILOTS", [STRUCK]),
        ("from=yesterday&entity=company:nobody&view=nowhere&%E0%A4%A=1", None),
    ],
)  # fmt: skip
def test_an_address_is_a_question(
    report: Path, watch: Watch, address: str, expected: list[str] | None
):
    page = watch().open(report, f"#view=when&{address}")
    if expected is None:  # what it does not know it leaves out
        assert page.locator(".card").count() == 8
    else:
        assert lines(page) == expected


def test_filters_by_hand_are_in_the_address_and_back_undoes_them(report: Path, watch: Watch):
    page = watch().open(report, "#view=when")
    every = lines(page)
    page.get_by_label("From").fill("2025")
    page.get_by_label("From").press("Enter")
    until(page, "location.hash.includes('from=2025')")
    assert len(lines(page)) < len(every)
    page.locator("#filter-article").select_option(label="2025-03-20  A quiet spring")
    until(page, "location.hash.includes('article=')")
    assert lines(page) == ["Pilots of Lysmouth struck."]
    page.go_back()
    page.go_back()
    until(page, "!location.hash.includes('from')")
    assert lines(page) == every
    page.get_by_label("To", exact=True).fill("soon")
    page.get_by_label("To", exact=True).press("Enter")
    assert page.get_by_label("To", exact=True).get_attribute("aria-invalid") == "true"


def test_search_offers_names_in_any_script_and_words(report: Path, watch: Watch):
    page = watch().open(report)
    field = page.get_by_role("combobox", name="Search names and text")
    field.press_sequentially("柯文")
    assert texts(page, "#found li")[0].startswith("Corvane Lines")
    field.press("ArrowDown")
    field.press("Enter")
    page.locator(".dossier h2", has_text="Corvane Lines").wait_for()
    assert "entity=company:corvane-lines" in page.url
    field.fill("pilots")
    field.press("Enter")
    page.get_by_role("link", name="Articles").first.click()
    assert texts(page, "#articles .sources a") == []  # nothing of Corvane Lines tells of pilots
    page.get_by_role("button", name="Clear all filters").click()
    assert len(texts(page, "#articles .sources a")) == 4


def test_the_keyboard_is_enough(report: Path, watch: Watch):
    page = watch().open(report, "#view=when")
    line = page.get_by_role("link", name="Ida Brandt met the Harbour Council.").last
    line.focus()
    page.keyboard.press("Enter")
    page.locator("#passage mark").wait_for()
    assert page.evaluate("document.activeElement.id") == "h-passage"
    page.keyboard.press("Escape")
    page.locator("#passage").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.textContent").startswith("Ida Brandt met")
    page.keyboard.press("Control+Home")
    page.locator("#skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_name_has_its_ties_and_those_beside_it(report: Path, watch: Watch):
    page = watch().open(report, "#entity=company:corvane-lines")
    said = texts(page, ".dossier .tie .says")
    assert any("Ida Brandt" in line and "leads" in line for line in said)
    assert "柯文航运" in page.locator(".aliases").inner_text()
    page.get_by_role("link", name="In the graph").click()
    page.locator(".canvas canvas").first.wait_for()
    around = page.evaluate(
        "document.querySelector('.canvas')._cyreg.cy.nodes().map((n) => n.data('name')).sort()"
    )
    assert around == ["Corvane Lines", "Ida Brandt", "Tarn Docks", "灯塔"]


# --- strangers' text, sizes, paper ----------------------------------------------------------------


def test_markup_in_an_article_is_shown_and_never_runs(
    watch: Watch, write_report: Callable[..., Path]
):
    path = write_report(hostile())
    watched = watch()
    for view, target in (("who", ".mark"), ("when", ".line .text"), ("graph", ".tie .see")):
        page = watched.open(path, f"#view={view}")
        page.locator(f"#{view} {target}").first.click()
        assert marked(page).startswith(HOSTILE)
        assert_nothing_ran(page)
    page = watched.open(path, "#view=articles")
    page.locator(".sources.list a").first.click()
    page.locator("article.text h2", has_text=HOSTILE).wait_for()
    assert_nothing_ran(page)


def assert_nothing_ran(page: Page) -> None:
    page.wait_for_timeout(100)
    assert page.evaluate("window.hit") is None
    assert page.locator("main img, aside img, main script, aside script").count() == 0
    assert page.locator("body script").count() == 4


def test_a_phone_shows_every_view_in_its_width(report: Path, watch: Watch):
    page = watch(width=375, height=720).open(report)
    for view in VIEWS:
        page.locator("#views a").nth(VIEWS.index(view)).click()
        page.locator(f"#{view}").wait_for()
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_paper_gets_every_line_and_no_buttons(watch: Watch, report: Path, tmp_path: Path):
    page = watch(scheme="dark").open(report, "#view=when")
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert not page.locator(".zoom").first.is_visible()
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(255, 255, 255)"
    page.pdf(path=tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_long_list_is_built_as_it_is_read_and_whole_on_paper(watch: Watch, tmp_path: Path):
    payload = build_payload(harbour())
    payload["entities"] = [{**payload["entities"][0], "id": f"company:n{n}"} for n in range(300)]
    for line in payload["events"]:
        line["who"] = []
    payload.update(ties=[], conflicts=[], cut=[["names", 300, 4000]])
    for article in payload["articles"]:
        article["names"] = []
    path = tmp_path / "long.html"
    path.write_bytes(fill_page(payload))
    page = watch().open(path)
    assert page.locator(".card").count() < 300
    assert "300 of 4,000 names" in page.locator(".cut").inner_text()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".card").count() == 300
