"""Who did what when: deeds that a sentence dates, and times that date nothing."""

from __future__ import annotations

import pytest

from tests.components.readings import Block, read

pytestmark = pytest.mark.model

DATED = {
    "Pinecrest Dairy was acquired by Harbor Foods in March 2024.": [
        "acquired 2024-03: Harbor Foods, Pinecrest Dairy"
    ],
    "Volta Motors opened a plant in Graz in 2021 and closed it in 2024.": [
        "opened 2021: Graz, Volta Motors",
        "closed 2024: Volta Motors",
    ],
    "Volta Motors will open a plant in Graz in 2027.": ["open 2027 (planned): Graz, Volta Motors"],
    "Volta Motors has not paid a dividend since 2019.": [
        "paid 2019-01-01/.. (negated): Volta Motors"
    ],
    "The merger, which was announced on April 2, failed on May 9.": [
        "announced 2025-04-02: ",
        "failed 2025-05-09: ",
    ],
    "Shares of Volta Motors have doubled since January.": ["doubled 2025-01-01/..: Volta Motors"],
    "Volta Motors, Zephyr Motors and Granite Chips all fell on Monday.": [
        "fell 2025-06-09: Granite Chips, Volta Motors, Zephyr Motors"
    ],
    # What was refused is not done, but refusing it is.
    "Volta Motors stopped selling vans in Graz in 2023.": ["stopped 2023: Graz, Volta Motors"],
    "Volta Motors did not open its plant in Graz until May 2024.": [
        "open 2024-05: Graz, Volta Motors"
    ],
    "Volta Motors agreed in May to buy Granite Chips; the money has not been paid.": [
        "agreed 2025-05: Granite Chips, Volta Motors"
    ],
    "By the evening of June 3, Volta Motors had sold its plant.": ["sold 2025-06-03: Volta Motors"],
    # Times that measure, repeat or compare date no deed.
    "GRAZ, June 3 (Harbour News) - Volta Motors makes vans.": [],
    "Today Volta Motors makes vans.": [],
    "Lei Jun makes vans for Elizabeth May, who sells them.": [],
    "The steel comes from H2 Sunrise Steel.": [],
    "Volta Motors holds a meeting every Monday.": [],
    "Volta Motors worked on the engine for three years.": [],
    "Volta Motors sells vans.": [],
    "It was the steepest fall since 2008.": [],
}


@pytest.mark.parametrize("text", DATED)
def test_dated(text):
    assert read(text).events == DATED[text]


def test_a_deed_without_a_time_takes_that_of_the_deed_before_it():
    reading = read("In May 2024, Volta Motors bought Zephyr Motors and sold a bank.")
    assert [(e.trigger.text, e.when.edtf) for e in reading.doc._.events] == [
        ("bought", "2024-05"),
        ("sold", "2024-05"),
    ]


def test_a_noun_that_names_a_deed_is_its_word():
    reading = read("The purchase of Pinecrest Dairy in March pleased farmers.")
    assert [e.trigger.text for e in reading.doc._.events] == ["purchase"]


def test_anchors():
    reading = read("Volta Motors was founded in 1998. Two years later, it opened a plant.")
    assert [e.anchor for e in reading.doc._.events] == ["stated", "context"]


def test_participants_have_roles():
    (event,) = read("Harbor Foods bought Pinecrest Dairy in March 2024.").doc._.events
    assert dict(event.participants) == {
        "company:harbor-foods": "agent",
        "company:pinecrest-dairy": "object",
    }


def test_each_entry_under_a_date_is_one_event_of_that_date():
    section = "what_happened_when"
    reading = read(
        Block("March 3, 2025", kind="heading", section=section),
        Block("Kestrel Bank sold its branches in 2024.", section=section),
        Block("Early April 2025", kind="heading", section=section),
        Block("Volta Motors opened a plant in Graz.", section=section),
    )
    assert [(e.when.edtf, e.anchor, e.rule) for e in reading.doc._.events] == [
        ("2025-03-03", "stated", "timeline entry"),
        ("2025-04-01/2025-04-10", "stated", "timeline entry"),
    ]


def test_a_heading_that_says_more_than_a_date_dates_nothing():
    reading = read(
        Block("What changed in March 2025", kind="heading"), "Kestrel Bank sold its branches."
    )
    assert reading.events == []


def test_titles_tell_no_events():
    reading = read(Block("Kestrel Bank closed in March 2025", kind="title"), "It snowed.")
    assert reading.events == []


ANCHORED = {
    # The other deed is dated from the one that has a date ...
    "Volta Motors closed its plant on May 20, two weeks after it had opened a bank.": [
        "closed 2025-05-20", "opened 2025-05-06",
    ],
    "Volta Motors closed its plant on May 20, a month before the mill burned.": [
        "closed 2025-05-20", "burned 2025-06",
    ],
    # ... or told elsewhere with its own.
    "Volta Motors was listed on May 20. Two weeks before the listing it bought Granite Chips.": [
        "listed 2025-05-20", "bought 2025-05-06",
    ],
    "Volta Motors was listed on May 20. Harbor Foods fell on the day of the listing.": [
        "listed 2025-05-20", "fell 2025-05-20",
    ],
    # A deed that is told nowhere dates nothing.
    "Volta Motors was listed on May 20. Two weeks before the festival it bought a mill.": [
        "listed 2025-05-20",
    ],
    "It was a week before Volta Motors sold its mill.": [],
}  # fmt: skip


@pytest.mark.parametrize("text", ANCHORED)
def test_deeds_dated_from_other_deeds(text):
    assert [event.split(":")[0] for event in read(text).events] == ANCHORED[text]


UNDATED = {
    # What the opening tells for a day goes on being told.
    "Volta Motors opened a plant on Friday. It sold a bank.": ["sold 2025-06-06: Volta Motors"],
    # Of an article that tells no day of its own news, the day of publication.
    "Volta Motors was founded in 1998. It has sold a bank.": ["sold 2025-06-10: Volta Motors"],
    # No deed, nobody who did it, nothing done, or long ago.
    "Volta Motors opened a plant on Friday. It was glad.": [],
    "Volta Motors opened a plant on Friday. Snow fell.": [],
    "Volta Motors opened a plant on Friday. It did not sell a bank.": [],
    "Volta Motors opened a plant on Friday. It had sold a bank.": [],
    "Volta Motors opened a plant on Friday. Two weeks before the fair it bought a bank.": [],
}


@pytest.mark.parametrize("text", UNDATED)
def test_deeds_dated_by_the_article_alone(text):
    assert read(text).undated == UNDATED[text]


def test_an_article_without_a_date_dates_nothing_by_itself():
    assert read("Volta Motors sold a bank.", published=None).undated == []
