"""Events of many reports stay joined in a store as articles come and go, in any order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.resolve import library_of
from extractor.store import Question, open_store
from tests.factories import Draft, Fact, Name, told

OSTRA = Name("company", "Ostra Mills")
REEDE = Name("company", "Reede Bank")
WHO = (("Ostra Mills", "agent"), ("Reede Bank", "object"))


def report(number: int, word: str, date: str, names=(OSTRA, REEDE), who=WHO) -> Draft:
    first = names[0].name
    return Draft(
        title=f"Report {number}",
        sentences=(f"{first} {word} Reede Bank.",),
        names=names,
        facts=(Fact(0, word, who, date),),
    )


def planned(plan: Draft) -> Draft:
    return replace(plan, facts=tuple(replace(fact, status="planned") for fact in plan.facts))


SHORT = (Name("company", "Ostra"), REEDE)
SHORT_WHO = (("Ostra", "agent"), ("Reede Bank", "object"))
BRIDGE = Draft(
    title="Bridge",
    sentences=("Ostra Mills, or Ostra, weaves.",),
    names=(Name("company", "Ostra Mills", ("Ostra",)),),
)
POOL = [
    told(plan)
    for plan in (
        report(1, "bought", "2030-05-06"),
        report(2, "acquired", "2030-05-06"),
        report(3, "bought", "2030-05-06", SHORT, SHORT_WHO),
        report(4, "acquired", "2030-05-29", SHORT, SHORT_WHO),
        report(5, "sued", "2030-05-29"),
        report(6, "sued", "2030-06-02"),
        report(7, "fined", "2030-05-12", who=()),
        report(8, "fined", "2030-05-12", who=()),
        report(9, "courted", "2030-W01/.."),
        report(10, "courted", "2030-01-03/.."),
        BRIDGE,
    )
]


def fill(store, extractions):
    writer = store.writer()
    for extraction in extractions:
        writer.save_extraction(extraction)
    return writer


@given(
    order=st.permutations(POOL),
    gone=st.sets(st.sampled_from(range(len(POOL))), max_size=4),
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_changing_store_joins_as_its_articles_do(tmp_path_factory, order, gone):
    with open_store(tmp_path_factory.mktemp("joined") / "x.db", create=True) as store:
        writer = fill(store, order)
        assert store.load() == library_of(POOL)
        for i in sorted(gone):
            writer.remove(order[i].article.id)
        assert store.load() == library_of(e for i, e in enumerate(order) if i not in gone)


@pytest.fixture
def full(store):
    fill(store, POOL)
    return store


def test_a_report_is_found_under_its_own_id(full):
    (event,) = [e for e in full.events() if len(e.reports) == 3]
    for report_id in event.reports:
        assert full.fact(report_id) == event


def test_an_entity_finds_what_only_another_report_ties_to_it(full):
    found = full.events(Question(entity="company:ostra-mills"))
    assert sorted(len(e.reports) for e in found) == [0, 2, 2, 3]
    listed = full.load_events(Question(entity="company:ostra-mills"), most=10).events
    assert set(listed) == set(found)


def test_days_and_lists_tell_a_joined_event_once(full):
    days = Question(first=dt.date(2030, 5, 1), last=dt.date(2030, 5, 7))
    found = full.events(days)
    assert sorted(len(event.reports) for event in found) == [2, 3]  # one has lasted since January
    assert set(full.load_events(days, most=5).events) == set(found)
    assert full.load(days).events == found


def test_an_article_tells_it_alone(full):
    article = POOL[0].article.id
    (event,) = full.events(Question(article=article))
    assert (event.reports, event.sources) == ((), 1)
    assert {evidence.article for evidence in event.evidence} == {article}


def test_what_nobody_takes_part_in_is_found_by_its_deed(full):
    assert [len(e.reports) for e in full.events() if e.lemma == "fined"] == [2]


@pytest.mark.parametrize("day", [29, 2])
def test_questions_by_any_of_its_days_find_an_event(full, day):
    date = dt.date(2030, 5 if day == 29 else 6, day)
    (event,) = [e for e in full.events() if e.other_days]
    bounds = {"first": date, "last": date}
    for question in (Question(**bounds), Question(entity="company:reede-bank", **bounds)):
        assert event in full.events(question)
        assert event in full.load_events(question, most=20).events


def test_a_month_told_less_exactly_is_no_day_of_the_event(store):
    fill(store, [told(report(1, "bought", "2030-05-06")), told(report(2, "acquired", "2030"))])
    (event,) = store.events()
    assert event.when.edtf == "2030-05-06"
    november = {"first": dt.date(2030, 11, 1), "last": dt.date(2030, 11, 30)}
    for question in (Question(**november), Question(entity="company:ostra-mills", **november)):
        assert store.events(question) == ()
        assert store.load_events(question, most=5).events == ()


def test_an_event_is_asked_for_by_the_status_it_is_told_with(store):
    fill(
        store,
        [
            told(report(1, "bought", "2030-05-06")),
            told(planned(report(2, "acquired", "2030-05-06"))),
            told(planned(report(3, "sued", "2030-07-01"))),
        ],
    )
    plans = Question(statuses=("planned",))
    assert [e.when.edtf for e in store.events(plans)] == ["2030-07-01"]
    assert [e.when.edtf for e in store.load_events(plans, most=1).events] == ["2030-07-01"]


def test_reports_of_one_event_do_not_use_up_a_limit(store):
    deal = [report(n, word, "2030-05") for n, word in enumerate(("bought", "acquired", "bought"))]
    fill(store, [*map(told, deal), told(report(4, "sued", "2030-05"))])
    days = {"first": dt.date(2030, 5, 10), "last": dt.date(2030, 5, 20)}
    for question in (Question(**days), Question(entity="company:reede-bank", **days)):
        assert len(store.load_events(question, most=2).events) == 2
