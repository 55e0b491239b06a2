"""English texts: direction, anchors, relations, look-alikes, histories."""

from __future__ import annotations

import pytest

from extractor.times import find_times

NEWS = "2025-03-03"  # a Monday


def values(text: str, published: str | None = NEWS) -> list[str]:
    return [time.value for time in find_times(text, published=published)]


def days(text: str, published: str | None = NEWS) -> list[str | None]:
    found = find_times(text, published=published)
    return [time.when.edtf if time.when else None for time in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The union rejected the offer on Tuesday.", "2025-02-25"),
        ("The union will reject the offer on Tuesday.", "2025-03-04"),
        ("The ruling is due on Thursday.", "2025-03-06"),
        ("A vote is to be held on Thursday.", "2025-03-06"),
        ("The ferry has been closed since Wednesday.", "2025-02-26"),
        ("On Friday the board will meet.", "2025-03-07"),
        ("On Friday, the board met in Oslo.", "2025-02-28"),
        ("The dam broke in November.", "2024-11"),
        ("The dam will be finished in November.", "2025-11"),
        ("It said that it would move in April.", "2025-04"),
        ("The firm plans to move in April.", "2025-04"),
        ("The mayor would not say in January what it had cost.", "2025-01"),
        ("The state-owned yard launched the ship in December.", "2024-12"),
    ],
)
def test_tense_tells_the_direction(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Ships have waited since May 4, 2020.", "2020-05-04/.."),
        ("Nothing moved before May 4, 2020.", "../2020-05-03"),
        ("It must close by May 4, 2026.", "../2026-05-04"),
        ("It stays open until June 2026.", "../2026-06-30"),
        ("After May 4, 2020 nothing moved.", "2020-05-05/.."),
        ("It had 40 ships as of May 2020.", "2020-05"),
        ("Ships came in early May 2020.", "2020-05-01/2020-05-10"),
        ("Ships came in mid-May 2020.", "2020-05-11/2020-05-20"),
        ("Ships came in late May 2020.", "2020-05-21/2020-05-31"),
        ("It closes by the end of June 2026.", "../2026-06-30"),
        ("It ran from May 4 to June 2, 2020.", "2020-05-04/2020-06-02"),
        ("It has been shut since the Spring Festival.", "2025-01-29/.."),
        ("It was shut before the Spring Festival.", "../2025-01-28"),
        ("The shop will open from April 1.", "2025-04-01/.."),
        ("In the past three months it rained.", "2024-12-03/2025-03-03"),
        ("The accounts for the year to June 2024 are out.", "2023-07/2024-06"),
        ("Sales in Q2 2024 were flat.", "2024-34"),
        ("Sales in the summer of 2024 were flat.", "2024-22"),
    ],
)
def test_relations_and_parts_bind_the_days(text: str, edtf: str) -> None:
    found = next(e for e in days(text) if e is not None)
    assert found == edtf.replace("2023-07/2024-06", "2023-07-01/2024-06-30")


def test_both_ends_of_a_range_hold_the_whole() -> None:
    assert days("It was built between 2011 and 2014.") == ["2011-01-01/2014-12-31"] * 2
    assert values("It was shut from November to February 2024.") == ["2023-11", "2024-02"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank on May 4, 2020. Two days later divers came.", ["2020-05-04", "2020-05-06"]),
        ("It opened in May 2020 and shut the following month.", ["2020-05", "2020-06"]),
        ("It sank on May 4, 2020, and the same day it was found.", ["2020-05-04", "2020-05-04"]),
        ("It sank on May 4, 2020. A year earlier it had been sold.", ["2020-05-04", "2019-05-04"]),
        ("It sank on May 4, 2020. That night fires burned.", ["2020-05-04", "2020-05-04TNI"]),
        ("He came in 2016 and left that August.", ["2016", "2016-08"]),
        # "the next day" passes over a date that is still to come
        ("It sank on Feb. 4; trials start in May 2026. The next day divers came.",
         ["2025-02-04", "2026-05", "2025-02-05"]),
    ],
)  # fmt: skip
def test_what_was_told_anchors_what_follows(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The plane, a Boeing 747, was late.",
        "She was the first to go.",
        "It has 3 million monthly active users.",
        "Read the story in 30 seconds",
        "Listen to this article: 4 min",
        "00:00/03:12",
        "He may march on.",
        "It sits on the 10th and 11th floors.",
        "He won on the 18th at Augusta.",
        "He walks after dinner.",
        "The 2000 workers of the yard went home.",
        "It costs $2010.",
        "Prices rose a second time.",
        "Call 555-2010-1999 for help.",
        "More than a quarter of the crew fell ill.",
        "The bridge is 1,987 metres long.",
    ],
)
def test_look_alikes_are_no_times(text: str) -> None:
    assert values(text) == []


def test_a_month_or_a_year_of_publication_is_enough_for_what_it_can_tell() -> None:
    assert values("It opened today, not last month.", "2026-03") == ["2026-03", "2026-02"]
    assert values("It opened last year.", "2026") == ["2025"]
    assert values("It opened last month.", "2026") == ["XXXX-XX"]
    assert values("It opened yesterday.", "2026-03") == ["XXXX-XX-XX"]
    assert days("Over the past year it grew.", "2026-03") == ["2025-03-01/2026-03-31"]


def test_without_a_publication_date_nothing_is_invented() -> None:
    assert values("It opened yesterday, on Friday.", None) == ["XXXX-XX-XX", "XXXX-WXX-5"]
    assert days("It opened yesterday, on Friday.", None) == [None, None]


def test_offsets_slice_the_text() -> None:
    text = "Opened  on\nMay 4, 2020 – and shut “late last year”."
    found = find_times(text, published=NEWS)
    assert [text[t.start : t.end] for t in found] == [t.text for t in found]
    assert [t.text for t in found] == ["May 4, 2020", "late last year"]


def test_given_sentences_are_used() -> None:
    text = "the firm will meet on Friday it met in Oslo"
    split = ((0, 28), (29, len(text)))
    found = find_times(text, published=NEWS, sentences=split)
    assert [t.value for t in found] == ["2025-03-07"]


HISTORY = """The port of Lindau was fortified in 1611. It burned in the winter of 1634 and was
rebuilt by 1650.

On 12 April 1799 a French column appeared. The following day the garrison surrendered. In September
the French left; three weeks later an Austrian regiment marched in. By the end of the year half the
houses stood empty.

In March 1800 the walls were blown up. On the morning of 9 May, boats landed at the mole. The treaty
was signed on 3 June. A year later, trade resumed. During the 1820s the port prospered.
"""


@pytest.mark.parametrize("published", [None, "2012-05-17"])
def test_a_history_goes_by_the_last_year_told(published: str | None) -> None:
    assert values(HISTORY, published) == [
        "1611", "1634-WI", "1650",
        "1799-04-12", "1799-04-13", "1799-09", "XXXX-WXX", "1799",
        "1800-03", "1800-05-09TMO", "1800-06-03", "1801-06-03", "182",
    ]  # fmt: skip


CHRONICLE = """The strike of 1926 began on 4 May and lasted nine days. Miners stayed out until
November. In July, soldiers had guarded the pits. In February 1927 the union split. That autumn its
leader resigned, and on 2 January 1928 a new one was chosen. He held the post for eleven years.
"""


def test_a_chronicle_takes_the_nearest_year() -> None:
    assert values(CHRONICLE, "2012-05-17") == [
        "1926", "1926-05-04", "P9D", "1926-11", "1926-07", "1927-02", "1927-FA", "1928-01-02",
        "P11Y",
    ]  # fmt: skip


def test_news_with_some_background_goes_by_its_own_date() -> None:
    text = (
        "The yard, founded in 1926, said on Friday that it had lost money. It was sold in 1987. "
        "In January it dismissed forty people."
    )
    assert values(text) == ["1926", "2025-02-28", "1987", "2025-01"]
