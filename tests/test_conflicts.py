"""Which claims cannot both be true, and which only look so."""

from __future__ import annotations

import pytest

from extractor.conflicts import find_conflicts
from extractor.resolve import library_of
from tests.factories import Draft, Fact, Name, Tie, told

MILLS = Name("company", "Ostra Mills")
REEDE = Name("company", "Reede Bank")


def conflicts(*articles: tuple[str, ...], **fields):
    plans = [
        told(Draft(title=f"Report {i}", sentences=sentences, names=(MILLS, REEDE), **fields))
        for i, sentences in enumerate(articles)
    ]
    return find_conflicts(library_of(plans))


def test_one_sum_in_two_currencies():
    (found,) = conflicts(
        ("Ostra Mills will invest $68.7 million in looms.",),
        ("The investment of Ostra Mills comes to 68.7 million euros.",),
    )
    assert found.kind == "currency"
    assert found.what == "Ostra Mills: 68,700,000 EUR or 68,700,000 USD"
    assert {claim.value for claim in found.claims} == {"$68.7 million", "68.7 million euros"}


def test_three_claims_of_one_sum_are_one_conflict():
    (found,) = conflicts(
        ("Ostra Mills invests $68.7 million in looms.",),
        ("Ostra Mills invests 68.7 million euros.",),
        ("For 68.7 million euros Ostra Mills is investing.",),
    )
    assert len(found.claims) == 3


def test_a_slip_of_magnitude():
    (found,) = conflicts(
        ("Ostra Mills raised $305 million from Reede Bank investors.",),
        ("Ostra Mills raised $3.05 billion from investors.",),
    )
    assert found.kind == "magnitude"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same digits by chance, about another matter
        ("Ostra Mills invests $68 million in looms.", "Ostra Mills owed 68 million euros."),
        # round sums come again
        ("Ostra Mills invests $5 million in looms.", "Ostra Mills invests 5 million euros."),
        # two sums that differ
        ("Ostra Mills invests $68.7 million.", "Ostra Mills invests $69.1 million."),
        # of two firms
        ("Ostra Mills invests $68.7 million.", "Reede Bank invests 68.7 million euros."),
        # a sentence that gives a sum twice
        ("Ostra Mills invests $68.7 million, or 61 million euros.", "Reede Bank waits."),
    ],
)
def test_sums_that_do_not_disagree(one, other):
    assert conflicts((one,), (other,)) == ()


def told_on(first: str, second: str, sentences=("bought", "bought"), **changes):
    who = (("Ostra Mills", "agent"), ("Reede Bank", "object"))
    plans = [
        Draft(
            title=f"On {day}",
            sentences=(f"Ostra Mills {word} Reede Bank.",),
            names=(MILLS, REEDE),
            facts=(Fact(0, word, **({"who": who, "day": day} | changes)),),
            ties=(Tie(0, "Ostra Mills", "acquires", "Reede Bank"),),
        )
        for day, word in zip((first, second), sentences, strict=True)
    ]
    return find_conflicts(library_of(told(plan) for plan in plans))


def test_one_event_on_two_days():
    (found,) = told_on("2030-05-01", "2030-05-03")
    assert found.kind == "day"
    assert [claim.value for claim in found.claims] in (
        ["2030-05-01", "2030-05-03"],
        ["2030-05-03", "2030-05-01"],
    )


def test_days_that_do_not_disagree():
    assert told_on("2030-05-01", "2030-05-01") == ()
    assert told_on("2030-05-01", "2031-05-01") == ()  # again, a year later
    assert told_on("2030-05-01", "2030-05-03", who=(("Ostra Mills", "agent"),)) == ()
    assert told_on("2030-05-01", "2030-05-03", sentences=("bought", "left")) == ()


def test_ids_come_from_the_claims():
    once = told_on("2030-05-01", "2030-05-03")
    assert once == told_on("2030-05-03", "2030-05-01")
    assert once[0].as_json()["id"] == once[0].id


# --- prices, posts, denials ---------------------------------------------------------------------


def sales(*sentences: str, lemma: str = "bought", **changes):
    who = (("Ostra Mills", "agent"), ("Reede Bank", "object"))
    plans = [
        Draft(
            title=f"Report {i}",
            sentences=(sentence,),
            names=(MILLS, REEDE),
            facts=(Fact(0, lemma, **({"who": who, "day": "2030-05-01"} | changes)),),
        )
        for i, sentence in enumerate(sentences)
    ]
    return find_conflicts(library_of(told(plan) for plan in plans))


def test_one_deal_at_two_prices():
    (found,) = sales(
        "Ostra Mills bought Reede Bank for $19 a share, or $1.2 billion.",
        "For $21 per share, Reede Bank was bought by Ostra Mills.",
    )
    assert (found.kind, [claim.value for claim in found.claims]) == (
        "amount",
        [claim.value for claim in found.claims],
    )
    assert {claim.value for claim in found.claims} == {"$19", "$21"}
    assert found.what == "Ostra Mills, Reede Bank: 19 USD or 21 USD a share"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same price, no price for a share, a price of another thing
        ("Ostra Mills bought Reede Bank for $19 a share.",
         "Reede Bank was bought by Ostra Mills at $19 apiece."),
        ("Ostra Mills bought Reede Bank for $19 million.",
         "Reede Bank was bought by Ostra Mills for $21 million."),
        ("Ostra Mills bought Reede Bank for $19 a share.",
         "Reede Bank was bought by Ostra Mills at $70 a share."),
        # the price of that day beside the price of the deal
        ("Ostra Mills bought Reede Bank for $19 a share, up from $15 a share.",
         "Reede Bank was bought by Ostra Mills at $19 apiece."),
    ],
)  # fmt: skip
def test_prices_that_do_not_disagree(one, other):
    assert sales(one, other) == ()


def holders(*told_on: tuple[str, str], role: str = "chief executive"):
    people = {name: Name("person", name) for _, name in told_on}
    plans = [
        Draft(
            title=f"Report {i}",
            published=published,
            sentences=(f"{name} is {role} of Ostra Mills.",),
            names=(MILLS, people[name]),
            ties=(Tie(0, name, "leads", "Ostra Mills", attributes=(("role", role),)),),
        )
        for i, (published, name) in enumerate(told_on)
    ]
    return find_conflicts(library_of(told(plan) for plan in plans))


def test_two_holders_of_one_post():
    (found,) = holders(
        ("2030-01-03", "Ada Brandt"), ("2030-02-03", "Ivo Lund"), ("2030-03-03", "Ada Brandt")
    )
    assert (found.kind, found.what) == ("post", "Ostra Mills: chief executive")
    assert {claim.value for claim in found.claims} == {"Ada Brandt", "Ivo Lund"}
    assert holders(("2030-01-03", "Ada Brandt"), ("2030-01-03", "Ivo Lund"))


def test_a_successor_is_no_conflict():
    assert holders(("2030-01-03", "Ada Brandt"), ("2030-02-03", "Ivo Lund")) == ()
    both = (("2030-01-03", "Ada Brandt"), ("2030-01-03", "Ivo Lund"))
    assert holders(*both, role="analyst") == ()


def test_told_and_denied():
    sentences = ("Ostra Mills bought Reede Bank.", "Ostra Mills never bought Reede Bank.")
    who = (("Ostra Mills", "agent"), ("Reede Bank", "object"))

    def found(day: str):
        plans = [
            Draft(
                title=f"Report {i}",
                sentences=(sentence,),
                names=(MILLS, REEDE),
                facts=(Fact(0, "bought", who, on, status=status),),
            )
            for i, (sentence, on, status) in enumerate(
                zip(sentences, ("2030-05-01", day), ("asserted", "negated"), strict=True)
            )
        ]
        return find_conflicts(library_of(told(plan) for plan in plans))

    (conflict,) = found("2030-05-01")
    assert conflict.kind == "denial"
    assert {claim.value for claim in conflict.claims} == {"told", "denied"}
    assert found("2030-03-01") == ()  # not yet in March, done in May


def test_one_event_told_in_the_same_words_on_two_days_of_one_article():
    plan = Draft(
        title="Diary",
        sentences=(
            "Ostra Mills started testing search features for a limited circle of readers.",
            "Ostra Mills launched search features, beginning with limited testing among readers.",
        ),
        names=(MILLS,),
        facts=(
            Fact(0, "started", (("Ostra Mills", "agent"),), "2030-02-15"),
            Fact(1, "launched", (("Ostra Mills", "agent"),), "2030-02-16"),
        ),
    )
    (found,) = find_conflicts(library_of([told(plan)]))
    assert [claim.value for claim in found.claims] == ["2030-02-15", "2030-02-16"]


# --- known failures -----------------------------------------------------------------------------


@pytest.mark.xfail(strict=True, reason="sums of one digit come twice by chance: not compared")
def test_a_slip_in_a_round_sum():
    assert conflicts(
        ("If the sale falls through, Ostra Mills owes Reede Bank a fee of $1 million.",),
        ("Ostra Mills would have to pay Reede Bank $10 million if the sale were forbidden.",),
    )


@pytest.mark.xfail(strict=True, reason="a report that names nobody is compared by rare sums alone")
def test_two_days_of_a_deal_whose_report_names_nobody():
    plans = [
        Draft(
            title="Named",
            sentences=("Ostra Mills agreed to buy Reede Bank for $40 million.",),
            names=(MILLS, REEDE),
            facts=(Fact(0, "agreed", (("Ostra Mills", "agent"),), "2030-05-01"),),
        ),
        Draft(
            title="Bare",
            sentences=("The sale, agreed for $40 million, made the bankers of Lomvik rich.",),
            facts=(Fact(0, "agreed", (), "2030-05-06"),),
        ),
    ]
    assert find_conflicts(library_of(told(plan) for plan in plans))


def test_who_gives_only_the_month_is_quoted_with_the_month():
    who = (("Ostra Mills", "agent"), ("Reede Bank", "object"))
    plans = [
        Draft(
            title=f"Report {n}",
            sentences=(f"Ostra Mills {word} Reede Bank.",),
            names=(MILLS, REEDE),
            facts=(Fact(0, word, who, day),),
        )
        for n, (word, day) in enumerate(
            [("bought", "2030-05-06"), ("acquired", "2030-05-08"), ("bought out", "2030-05")]
        )
    ]
    (found,) = find_conflicts(library_of(told(plan) for plan in plans))
    assert sorted(claim.value for claim in found.claims) == ["2030-05", "2030-05-06", "2030-05-08"]
