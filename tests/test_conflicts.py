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
