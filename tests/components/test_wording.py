"""The one sentence that a timeline prints for an event."""

from __future__ import annotations

import pytest

from extractor.components.wording import event_name
from tests.components.readings import read

pytestmark = pytest.mark.model

TAIL = (
    ", which had been talked about in the trade press for many months before anybody signed"
    " anything at all"
)


def names(text):
    return [event_name(event) for event in read(text).doc._.events]


def test_a_short_sentence_is_printed_whole():
    assert names("Harbor Foods bought Pinecrest Dairy in March 2024.") == [
        "Harbor Foods bought Pinecrest Dairy in March 2024."
    ]


def test_of_a_long_sentence_the_clause_is_printed_without_asides():
    (name,) = names(f"Harbor Foods bought Pinecrest Dairy in March 2024{TAIL}.")
    assert name == "Harbor Foods bought Pinecrest Dairy in March 2024."


def test_a_name_is_put_in_for_a_pronoun_at_the_front():
    assert names("Volta Motors sells vans. It opened a plant in Graz in 2021.") == [
        "Volta Motors opened a plant in Graz in 2021."
    ]


def test_a_possessive_pronoun_gives_way_to_a_possessive_name():
    assert names("Volta Motors sells vans. Its chairman resigned in May 2025.") == [
        "Volta Motors's chairman resigned in May 2025."
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"On March 3, 2025, Harbor Foods bought Pinecrest Dairy{TAIL}, and sold a mill.",
        "The carmaker (which is old) opened, as planned for many years by everybody who had ever"
        " worked there, a plant in Graz in 2021.",
        'The chairman said in May 2025: "We are glad that the plant, which we opened in 2021, is'
        ' doing so well that we can hire more people."',
    ],
)
def test_every_name_is_a_sentence_of_the_words_of_the_text(text):
    for name in names(text):
        assert name[0].isupper()
        assert name[-1] in ".!?”\"'"
        assert "  " not in name
        assert " ," not in name
        assert set(name.rstrip(".").replace(",", "").split()) <= set(
            text.replace(",", "").replace(".", "").split()
        ) | {name.split()[0], name.rstrip(".").split()[-1]}


CUT = {
    # An aside of the subject goes with its second comma.
    "Volta Motors, of Graz, fell by more than a quarter on the first day of the sale of vans in the"
    " north of the country and recovered on June 3.": ["Volta Motors recovered on June 3."],
    # The words that count belong to the deed that has the date.
    "Volta Motors closed its oldest plant in the north of the country on May 20, about two weeks"
    " after Harbor Foods had opened a much larger one in Graz.": [
        "Volta Motors closed its oldest plant in the north of the country on May 20.",
        "Harbor Foods had opened a much larger one in Graz.",
    ],
}


@pytest.mark.parametrize("text", CUT)
def test_cut(text):
    assert names(text) == CUT[text]
