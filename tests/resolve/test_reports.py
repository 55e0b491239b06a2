"""Which reports tell one event, under which they are told, and how many sources they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.resolve import library_of
from tests.factories import Draft, Fact, Name, told

OSTRA = Name("company", "Ostra Mills")
REEDE = Name("company", "Reede Bank")
HALDEN = Name("company", "Halden Works")
CITY = Name("place", "Lomvik")


def report(number: int, sentence: str, trigger: str, who, date: str, **more) -> Draft:
    """Write an article of one sentence that tells one event."""
    money = more.pop("money", ())
    status = more.pop("status", "asserted")
    roles = tuple((name, "agent" if i == 0 else "object") for i, name in enumerate(who))
    return Draft(
        title=f"Report {number}",
        sentences=(sentence,),
        names=tuple(n for n in (OSTRA, REEDE, HALDEN, CITY) if n.name in sentence),
        facts=(Fact(0, trigger, roles, date, status=status, money=money),),
        **more,
    )


def joined(*plans: Draft):
    """Give the events that the articles tell together, as sets of their reports' numbers."""
    extractions = [told(plan) for plan in plans]
    number = {e.article.id: e.article.title.split()[-1] for e in extractions}
    library = library_of(extractions)
    return sorted("".join(sorted({number[e.article] for e in v.evidence})) for v in library.events)


BOUGHT = report(
    1, "Ostra Mills bought Reede Bank.", "bought", ("Ostra Mills", "Reede Bank"), "2030-05-06"
)


@pytest.mark.parametrize(
    ("sentence", "trigger", "who", "date"),
    [
        ("The takeover of Reede Bank by Ostra Mills came that day.", "takeover",
         ("Ostra Mills", "Reede Bank"), "2030-05-06"),
        ("Ostra Mills made its purchase of Reede Bank public.", "made",
         ("Ostra Mills", "Reede Bank"), "2030-05-06"),
        ("Ostra Mills收购了Reede Bank。", "收购", ("Ostra Mills", "Reede Bank"), "2030-05-06"),
    ],
)  # fmt: skip
def test_other_words_for_one_deed_are_one_event(sentence, trigger, who, date):
    assert joined(BOUGHT, report(2, sentence, trigger, who, date)) == ["12"]


@pytest.mark.parametrize(
    ("sentence", "trigger", "who", "date", "more"),
    [
        # weeks later, another firm, another deed, no news of that day
        ("Ostra Mills bought Reede Bank.", "bought", ("Ostra Mills", "Reede Bank"), "2030-05-27",
         {}),
        # some days later, but of one firm alone
        ("Ostra Mills bought a mill.", "bought", ("Ostra Mills",), "2030-05-07", {}),
        ("Halden Works bought Reede Bank's rival.", "bought", ("Halden Works",), "2030-05-06", {}),
        ("Shares in Ostra Mills fell.", "fell", ("Ostra Mills",), "2030-05-06", {}),
        ("Ostra Mills said little.", "said", ("Ostra Mills",), "2030-05-06", {}),
        # what did not happen is not what happened
        ("Ostra Mills bought Reede Bank.", "bought", ("Ostra Mills", "Reede Bank"), "2030-05-06",
         {"status": "negated"}),
    ],
)  # fmt: skip
def test_what_is_not_one_event(sentence, trigger, who, date, more):
    assert joined(BOUGHT, report(2, sentence, trigger, who, date, **more)) == ["1", "2"]


BOTH = ("Ostra Mills", "Reede Bank")


def test_what_is_told_for_another_day_keeps_both_days():
    plans = [
        BOUGHT,
        report(2, "Ostra Mills has bought Reede Bank.", "bought", BOTH, "2030-05-08"),
        report(3, "Ostra Mills bought all of Reede Bank.", "bought", BOTH, "2030-05-08"),
    ]
    (event,) = library_of([told(plan) for plan in plans]).events
    assert event.when.edtf == "2030-05-08"  # what most reports give
    assert [day.when.edtf for day in event.other_days] == ["2030-05-06"]


def test_a_day_told_by_both_articles_is_not_looked_for_among_others():
    twice = Draft(
        title="Report 2",
        sentences=("Ostra Mills bought Reede Bank.", "Reede Bank was bought by Ostra Mills."),
        names=(OSTRA, REEDE),
        facts=tuple(
            Fact(n, "bought", tuple((name, "other") for name in BOTH), date)
            for n, date in enumerate(("2030-05-04", "2030-05-06"))
        ),
    )
    assert joined(BOUGHT, twice) == ["12", "2"]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Ostra Mills agreed to buy Reede Bank.", "agreed"),
        ("The takeover was announced by Ostra Mills.", "announced"),
    ],
)
def test_who_agrees_to_a_deed_or_announces_it_tells_that_deed(sentence, trigger):
    assert joined(BOUGHT, report(2, sentence, trigger, ("Ostra Mills",), "2030-05-06")) == ["12"]


def test_a_month_fits_a_day_in_it_and_the_day_is_told():
    month = told(report(2, "Ostra Mills acquired Reede Bank.", "acquired", BOTH, "2030-05"))
    (event,) = month.events
    (both,) = library_of([told(BOUGHT), month]).events
    assert both.when.edtf == "2030-05-06"
    assert both.reports == tuple(sorted([told(BOUGHT).events[0].id, event.id]))
    assert both.evidence[0].article == told(BOUGHT).article.id


def test_two_that_fit_equally_well_are_left_open():
    twice = Draft(
        title="Report 2",
        sentences=("Ostra Mills bought a loom.", "Ostra Mills bought a dye works."),
        names=(OSTRA,),
        facts=(
            Fact(0, "bought", (("Ostra Mills", "agent"),), "2030-05-06"),
            Fact(1, "bought", (("Ostra Mills", "agent"),), "2030-05-06"),
        ),
    )
    sold = report(1, "Ostra Mills bought something.", "bought", ("Ostra Mills",), "2030-05-06")
    # of one event told twice in an article the first is taken, so that no event is told thrice
    assert joined(sold, twice) == ["12", "2"]


def test_a_rare_sum_stands_in_for_actors_that_a_report_does_not_name():
    money = (("$68.7 million", "68700000", "USD"),)
    named = report(1, "Ostra Mills agreed to pay $68.7 million.", "agreed", ("Ostra Mills",),
                   "2030-05-06", money=money)  # fmt: skip
    bare = report(2, "The deal was agreed at $68.7 million.", "agreed", (), "2030-05-06",
                  money=money)  # fmt: skip
    other = report(3, "Halden Works agreed to pay $68.7 million.", "agreed", ("Halden Works",),
                   "2030-05-06", money=money)  # fmt: skip
    assert joined(named, bare) == ["12"]
    assert joined(named, other) == ["1", "3"]


def test_reprints_count_once_and_so_does_one_outlet():
    words = "On Monday Ostra Mills bought Reede Bank, the oldest house of the province."
    changed = words.replace("Monday", "that day")
    who = ("Ostra Mills", "Reede Bank")
    plans = [report(i, text, "bought", who, "2030-05-06") for i, text in ((1, words), (2, changed))]
    own = report(3, "Reede Bank was bought by Ostra Mills.", "bought", who, "2030-05-06")
    (event,) = library_of([told(plan) for plan in (*plans, own)]).events
    assert (len({e.article for e in event.evidence}), event.sources) == (3, 2)
    same_house = [
        told(plan).model_copy(
            update={"article": told(plan).article.model_copy(update={"outlet": "The Lomvik Post"})}
        )
        for plan in (plans[0], own)
    ]
    (event,) = library_of(same_house).events
    assert event.sources == 1


def test_an_event_is_joined_under_the_names_that_are_one():
    short = Draft(
        title="Report 2",
        sentences=("Ostra bought Reede Bank.",),
        names=(Name("company", "Ostra"), REEDE),
        facts=(Fact(0, "bought", (("Ostra", "agent"), ("Reede Bank", "object")), "2030-05-06"),),
    )
    bridge = Draft(
        title="Report 3",
        sentences=("Ostra Mills, or Ostra, weaves.",),
        names=(Name("company", "Ostra Mills", ("Ostra",)),),
    )
    assert joined(BOUGHT, short, bridge) == ["12"]
    (event,) = library_of([told(BOUGHT), told(short), told(bridge)]).events
    assert [p.entity for p in event.participants] == ["company:ostra-mills", "company:reede-bank"]


POOL = [
    told(report(i, f"Ostra Mills {word} Reede Bank in Lomvik.", word, who, f"2030-05-0{date}"))
    for i, (word, who, date) in enumerate(
        (word, who, date)
        for word in ("bought", "acquired", "sued")
        for who in (("Ostra Mills", "Reede Bank"), ("Reede Bank",))
        for date in (6, 7)
    )
]


@given(st.lists(st.sampled_from(POOL), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(chosen, random):
    turned = list(chosen)
    random.shuffle(turned)
    assert library_of(chosen) == library_of(turned)


@given(st.lists(st.sampled_from(POOL), min_size=1, max_size=8))
def test_every_report_is_told_once(chosen):
    library = library_of(chosen)
    ids = [id_ for event in library.events for id_ in event.reports or (event.id,)]
    assert sorted(ids) == sorted({event.id for extraction in chosen for event in extraction.events})
    for event in library.events:
        articles = [evidence.article for evidence in event.evidence]
        assert len(articles) == len(set(articles))
        assert event.sources <= len(articles)


@pytest.mark.parametrize(
    ("sentence", "trigger", "date"),
    [
        # to end a deed is not to do it
        ("Ostra Mills agreed to drop its bid to buy Reede Bank.", "agreed", "2030-05-08"),
        # what the same do again within days
        ("Ostra Mills sold Reede Bank.", "sold", "2030-05-08"),
    ],
)
def test_what_ends_a_deed_or_comes_again_is_another_event(sentence, trigger, date):
    first = report(1, "Ostra Mills sold Reede Bank.", "sold", BOTH, "2030-05-01")
    before = BOUGHT if trigger == "agreed" else first
    found = library_of([told(before), told(report(2, sentence, trigger, BOTH, date))]).events
    assert all(not event.other_days for event in found)


def test_a_day_at_the_end_of_the_calendar_is_compared_like_any_other():
    last = report(1, "Ostra Mills bought Reede Bank.", "bought", BOTH, "9999-12-31")
    again = report(2, "Ostra Mills has bought Reede Bank.", "bought", BOTH, "9999-12-31")
    assert joined(last, again) == ["12"]


def test_what_comes_every_week_is_not_one_long_event():
    weekly = [
        report(n, f"Ostra Mills sued Reede Bank, {n}.", "sued", BOTH, f"2030-05-{day:02}")
        for n, day in enumerate((1, 8, 15, 22))
    ]
    events = library_of([told(plan) for plan in weekly]).events
    days = [[e.when, *(day.when for day in e.other_days)] for e in events]
    assert all((max(d.start for d in of) - min(d.start for d in of)).days <= 10 for of in days)
    assert max(len(of) for of in days) == 2


def test_a_month_does_not_join_its_first_day_to_its_last():
    month = report(1, "In May Ostra Mills bought Reede Bank.", "bought", BOTH, "2030-05")
    early = report(2, "Ostra Mills bought Reede Bank.", "bought", BOTH, "2030-05-02")
    late = report(3, "Ostra Mills has bought Reede Bank.", "bought", BOTH, "2030-05-29")
    assert sorted(map(len, joined(month, early, late))) == [1, 2]


def test_a_year_does_not_join_two_of_its_months():
    year = report(1, "In 2030 Ostra Mills bought Reede Bank.", "bought", BOTH, "2030")
    spring = report(2, "Ostra Mills bought Reede Bank.", "bought", BOTH, "2030-05")
    autumn = report(3, "Ostra Mills has bought Reede Bank.", "bought", BOTH, "2030-11")
    assert sorted(map(len, joined(year, spring, autumn))) == [1, 2]


def test_a_bound_at_the_turn_of_the_year_meets_its_like():
    older = report(1, "Ostra Mills had sued Reede Bank.", "sued", BOTH, "2030-W01/..")
    newer = report(2, "Ostra Mills has sued Reede Bank.", "sued", BOTH, "2030-01-03/..")
    assert joined(older, newer) == ["12"]
