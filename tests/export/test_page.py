"""What the report holds before any browser opens it: offsets, policy, choice, places."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import json
import re
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from extractor.export import export_bytes
from extractor.export.page import choosing, fill_page
from extractor.export.page.choosing import choose
from extractor.export.page.layout import place_nodes
from extractor.export.page.payload import build_payload
from tests.browser.samples import HOSTILE, harbour, hostile
from tests.digest.factories import Desk
from tests.digest.samples import chinese, printed_digest, pumps

if TYPE_CHECKING:
    from extractor.records import Library

LIBRARIES = {
    "harbour": harbour,
    "hostile": hostile,
    "pumps": lambda: pumps().library(),
    "printed": printed_digest,
    "chinese": chinese,
    "empty": lambda: Desk().library(),
}
VENDOR = files("extractor.export.page") / "vendor"


@pytest.fixture(params=sorted(LIBRARIES))
def library(request: pytest.FixtureRequest) -> Library:
    return LIBRARIES[request.param]()


class Page(html.parser.HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.policy = ""
        self.blocks: dict[str, list[str]] = {"script": [], "style": [], "json": []}
        self._in: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.addresses += [str(v) for k, v in attrs if k in ("href", "src", "action", "data")]
        assert not any(k.startswith("on") or k == "style" for k, _ in attrs)
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = str(found["content"])
        if tag in ("script", "style"):
            self._in = "json" if found.get("type") == "application/json" else tag
            self.blocks[self._in].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._in = None

    def handle_data(self, data: str) -> None:
        if self._in:
            self.blocks[self._in][-1] += data


def units(text: str, start: int, end: int) -> str:
    """Slice a text as a script does."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


# --- what it holds --------------------------------------------------------------------------------


def test_every_line_points_at_its_sentence(library: Library):
    payload = build_payload(library)
    articles = payload["articles"]
    shown = [units(articles[a]["text"], start, end) for a, _, start, end in payload["evidence"]]
    events = {event.id: event for event in library.events}
    for line in payload["events"]:
        quotes = {e.quote for id_ in line["ids"] for e in events[id_].evidence}
        assert {shown[n] for n in line["evidence"]} == quotes
    relations = {relation.id: relation for relation in library.relations}
    for tie in payload["ties"]:
        assert [shown[n] for n in tie["evidence"]] == [
            e.quote for e in relations[tie["id"]].evidence
        ]
    for article in articles:
        for start, end, who in article["names"]:
            entity = payload["entities"][who]
            assert units(article["text"], start, end) in (entity["name"], *entity["aliases"])
        assert all(left[1] <= right[0] for left, right in pairwise(article["names"]))


def test_all_statuses_are_there_and_everything_is_counted(library: Library):
    payload = build_payload(library)
    told = {id_ for line in payload["events"] for id_ in line["ids"]}
    assert told == {event.id for event in library.events}
    assert {tie["id"] for tie in payload["ties"]} == {r.id for r in library.relations}
    assert {e["id"] for e in payload["entities"]} == {e.id for e in library.entities}
    assert payload["cut"] == []


def test_what_ties_names_has_a_place_in_the_graph():
    payload = build_payload(harbour())
    places = {e["name"]: e["place"] for e in payload["entities"]}
    assert places["Quayside"] is None
    tied = {
        payload["entities"][t[end]]["name"] for t in payload["ties"] for end in ("source", "target")
    }
    assert all(places[name] for name in tied)


# --- what it may do -------------------------------------------------------------------------------


def test_the_policy_names_every_script_and_style_and_nothing_else(library: Library):
    page = Page(export_bytes(library, format="html").decode())
    rules = dict(rule.split(" ", 1) for rule in page.policy.split("; "))
    assert rules.pop("default-src") == "'none'"
    assert rules.pop("script-src") == " ".join(
        f"'sha256-{digest(text)}'"
        for text in (page.blocks["script"][1:] + page.blocks["script"][:1])
    )
    assert f"'sha256-{digest(page.blocks['style'][0])}'" in rules.pop("style-src")
    assert rules == {"img-src": "data:", "base-uri": "'none'", "form-action": "'none'"}
    assert page.tags.count("script") == 4
    assert not {"iframe", "object", "embed", "img", "link", "form", "base"} & set(page.tags)
    assert set(page.addresses) <= {"#"}


def test_strangers_text_is_data_in_which_no_markup_begins():
    page = Page(export_bytes(hostile(), format="html").decode())
    (block,) = page.blocks["json"]
    assert not re.search("[<>&]", block)
    assert json.loads(block)["articles"][0]["title"] == HOSTILE


def test_text_that_turns_its_direction_or_speaks_to_terminals_is_made_harmless():
    desk = Desk()
    desk.read("Corvane \u202esaid\x1b[31m it would not sell.", title="A \u2066title")
    (article,) = build_payload(desk.library())["articles"]
    assert "\u202e" not in article["text"]
    assert "\x1b" not in article["text"]
    assert article["title"] == "A title"


def test_a_payload_cannot_fill_another_slot_of_the_page():
    payload = build_payload(Desk().library())
    page = fill_page({**payload, "generated_by": "{{script}} {{policy}}"}).decode()
    assert "{{script}} {{policy}}" in page


def test_vendored_libraries_are_the_published_ones_and_named():
    notice = (VENDOR / "NOTICE").read_text(encoding="utf-8")
    listed = json.loads((VENDOR / "vendor.json").read_text(encoding="utf-8"))
    assert len(listed) == 2
    for library in listed:
        content = (VENDOR / library["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == library["sha256"]
        assert f"{library['name']} {library['version']}\n" in notice
        assert library["version"] in content[:2000].decode() + content[-2000:].decode()
    for name in re.findall(r"[\w.-]+\.LICENSE[\w.-]*\.txt", notice):
        assert "Copyright" in (VENDOR / name).read_text(encoding="utf-8") or "Apache" in name


# --- what of much, and where ----------------------------------------------------------------------


def test_a_small_library_is_shown_whole(library: Library):
    assert choose(library).library == library


def test_of_a_large_library_the_most_told_of_part_is_chosen(monkeypatch: pytest.MonkeyPatch):
    library = harbour()
    monkeypatch.setattr(choosing, "MOST_ARTICLES", 2)
    monkeypatch.setattr(choosing, "MOST_ENTITIES", 3)
    monkeypatch.setattr(choosing, "MOST_EVENTS", 2)
    monkeypatch.setattr(choosing, "MOST_RELATIONS", 1)
    choice = choose(library)
    assert choice.cut == (("articles", 2, 4), ("names", 3, 8), ("events", 2, 8), ("ties", 1, 5))
    assert "company:corvane-lines" in {entity.id for entity in choice.library.entities}
    payload = build_payload(library)
    assert payload["cut"][0] == ["articles", 2, 4]
    named = {entity.id for entity in choice.library.entities}
    shown = {article.id for article in choice.library.articles}
    for event in choice.library.events:
        assert {p.entity for p in event.participants} <= named
        assert {e.article for e in event.evidence} <= shown
    for relation in choice.library.relations:
        assert {relation.source, relation.target} <= named


def ring_and_pair() -> dict[tuple[int, int], float]:
    ring = {(n, n + 1): 1.0 for n in range(29)} | {(0, 29): 1.0}
    return {**ring, (30, 31): 2.0}


def test_no_two_nodes_cover_each_other_and_what_is_tied_is_near():
    places = place_nodes([8.0] * 32, ring_and_pair())

    def distance(left: int, right: int) -> float:
        (a, b), (c, d) = places[left], places[right]
        return float(((a - c) ** 2 + (b - d) ** 2) ** 0.5)

    apart = [distance(a, b) for a in range(32) for b in range(a)]
    assert min(apart) > 14
    tied = [distance(a, b) for a, b in ring_and_pair()]
    assert sum(tied) / len(tied) < 0.6 * sum(apart) / len(apart)


def test_places_are_the_same_again_and_of_few_nodes_too():
    assert place_nodes([8.0] * 32, ring_and_pair()) == place_nodes([8.0] * 32, ring_and_pair())
    assert place_nodes([], {}) == []
    assert len(set(place_nodes([5.0, 5.0, 5.0], {}))) == 3
