"""The two articles of ../shared/seeds, read into a store and told again.

Only names and dates stand here; what is asked of each is told by the name of the test.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extractor.conflicts import find_conflicts
from extractor.digest import build_digest
from extractor.ingest import ingest
from extractor.settings import Settings
from extractor.store import Question, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.records import Article, Event, Library
    from extractor.store import Store

SEEDS = Path(__file__).parents[1] / "../shared/seeds"
pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not beside this checkout"),
]

COMPANIES = (
    "DeepSeek", "Tencent", "OpenAI", "Zhipu AI", "Step AI", "Alibaba", "ByteDance", "Microsoft",
    "Amazon", "Silicon Flow", "Wuwen Xinkong", "Aishi Technology", "Together AI",
    "Baichuan Intelligence", "MiniMax", "Moonshot AI",
)  # fmt: skip
ENTRIES = (
    "../2025-01-28", "2025-01-29/..", "2025-02-01/2025-02-10", "2025-02-05", "2025-02-11",
    "2025-02-13", "2025-02-15", "2025-02-16", "2025-02-16", "2025-02-17", "2025-02-18",
    "2025-02-24", "2025-02-28",
)  # fmt: skip
PRINTED, ANNIVERSARY = "002", "000"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("seeds") / "articles.db"
    with open_store(path, create=True) as opened:
        report = ingest([SEEDS], store=opened, settings=Settings())
        assert report.failures == ()
        yield opened


@pytest.fixture(scope="module")
def library(store: Store) -> Library:
    return store.load()


def article(library: Library, start: str) -> Article:
    (found,) = [a for a in library.articles if Path(a.path).name.startswith(start)]
    return found


def events_of(library: Library, start: str) -> list[Event]:
    wanted = article(library, start).id
    return [event for event in library.events if event.evidence[0].article == wanted]


def entity_of(library: Library, name: str):
    return [e for e in library.entities if name in (e.name, *e.aliases)]


def intervals(library: Library, start: str) -> set[str]:
    return {event.when.edtf for event in events_of(library, start) if event.when}


@pytest.mark.parametrize("name", COMPANIES)
def test_the_names_of_the_printed_whos_who_are_companies_with_profiles(name, library):
    (entity,) = [e for e in entity_of(library, name) if e.type == "company"]
    (profile,) = [p for p in build_digest(library).profiles if p.id == entity.id]
    assert profile.sentences


def test_all_entries_of_the_printed_timeline_are_there_with_their_intervals(library):
    told = [e for e in events_of(library, PRINTED) if e.rule == "timeline entry"]
    assert sorted(e.when.edtf for e in told) == sorted(ENTRIES)


def test_the_section_alone_gives_just_those_in_order(store):
    question = Question(section="what_happened_when")
    timeline = build_digest(store.load(question)).timeline
    assert [entry.when.edtf for entry in timeline] == list(ENTRIES)


def test_s1_and_s3_are_told_as_conflicts_with_both_sentences(library):
    told = {conflict.kind: conflict for conflict in find_conflicts(library)}
    sums = {claim.value for claim in told["currency"].claims}
    assert {"over $380 billion", "over 380 billion yuan"} <= sums
    days = told["day"]
    assert "WeChat" in days.what
    assert [claim.value for claim in days.claims] == ["2025-02-15", "2025-02-16"]
    assert all(claim.evidence.quote for conflict in told.values() for claim in conflict.claims)


def test_s4_lunar_dates_and_open_intervals(library):
    assert {"2025-02-05", "../2025-01-28", "2025-01-29/.."} <= intervals(library, PRINTED)


def test_s5_dates_keep_the_precision_they_were_given(library):
    found = {e.when.edtf: e.when.precision for e in library.events if e.when}
    assert found["2025-02-01/2025-02-10"] == "vague"
    assert found["2026-02-11/2026-02-20"] == "vague"
    assert found["2025-01"] == "month"
    assert found["2024"] == "year"


@pytest.mark.parametrize(
    "names",
    [
        ("Silicon Flow", "Silicon-based Flow"),
        ("Step AI", "Step Star"),
        ("Moonshot AI", "Moon's Dark Side"),
        ("Hunyuan", "Hun Yuan"),
        ("DeepSeek-R1", "DeepSeek R1"),
        ("DeepSeek-R1", "R1"),
    ],
    ids=" = ".join,
)
def test_s6_one_thing_with_several_names_is_one_entity(names, library):
    holders = [e.id for e in library.entities if set(names) <= {e.name, *e.aliases}]
    assert len(holders) == 1


def test_s6_a_firm_is_not_its_model(library):
    (firm,) = [e for e in library.entities if e.name == "DeepSeek"]
    (model,) = [e for e in library.entities if e.name == "DeepSeek-R1"]
    assert (firm.type, model.type) == ("company", "model")


def test_s7_a_page_without_a_dateline_is_dated_by_its_text(library):
    found = article(library, ANNIVERSARY)
    assert (found.published, found.published_evidence) == ("2026-03", "text")


def test_s8_one_sum_in_two_currencies_is_one_fact(library):
    (event,) = [
        e for e in library.events if {m.amount for m in e.money} >= {"700000000", "5000000000"}
    ]
    assert {m.currency for m in event.money} == {"USD", "CNY"}


def test_s9_what_leaks_claim_is_never_plain_fact(library):
    plain = [
        claim.evidence[0].quote
        for claim in [*library.events, *library.relations]
        if claim.status == "asserted"
        and any(words in claim.evidence[0].quote for words in ("leaks claimed", "reportedly"))
    ]
    assert plain == []


def test_s9_what_reports_suggest_is_hedged_and_what_they_recall_is_not(library):
    told = [e for e in library.events if "Reports suggest" in e.evidence[0].quote]
    assert {(e.when.edtf, e.status) for e in told} == {
        ("2026-02-11/2026-02-20", "hedged"),
        ("2025", "asserted"),
    }


def test_s10_furniture_is_no_entity(library):
    names = {name for e in library.entities for name in (e.name, *e.aliases)}
    assert names.isdisjoint({"Español", "Français", "Deutsch", "Listen", "Disclaimer", "AI Voice"})
    texts = " ".join(a.text for a in library.articles)
    assert "Disclaimer" not in texts
    assert all(a.dropped for a in library.articles)
