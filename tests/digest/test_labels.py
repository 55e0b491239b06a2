import pytest

from extractor.digest.labels import label, phrase
from extractor.when import When
from tests.digest.factories import when

LABELS = [
    (when("2025-02-05"), "February 5, 2025", "On February 5, 2025"),
    (when("2025-02-01", "2025-02-28", "month"), "February 2025", "In February 2025"),
    (when("2024-02-01", "2024-02-29", "month"), "February 2024", "In February 2024"),
    (when("2025-02-01", "2025-02-10", "vague"), "Early February 2025", "In early February 2025"),
    (when("2025-02-11", "2025-02-20", "vague"), "Mid-February 2025", "In mid-February 2025"),
    (when("2025-02-21", "2025-02-28", "vague"), "Late February 2025", "In late February 2025"),
    (when("2025-01-01", "2025-03-31", "quarter"), "2025 Q1", "In the first quarter of 2025"),
    (when("2025-01-01", "2025-06-30", "vague"), "First half of 2025", "In the first half of 2025"),
    (when("2025-01-01", "2025-12-31", "year"), "2025", "In 2025"),
    (when("2019-01-01", "2020-12-31", "vague"), "2019–2020", "Between 2019 and 2020"),
    (when("2025-02-03", "2025-02-09", "week"), "Week of February 3, 2025", None),
    (when("2025-02-03", "2025-02-05", "vague"), "February 3–5, 2025", None),
    (when("2025-01-30", "2025-02-02", "vague"), "January 30 – February 2, 2025", None),
    (when("2025-03-01", "2025-05-31", "vague"), "March–May 2025", "Between March and May 2025"),
    (when(None, "2025-01-28", "vague"), "Before January 29, 2025", "Before January 29, 2025"),
    (when(None, "2025-02-28", "month"), "Before March 2025", "Before March 2025"),
    (when(None, "2024-12-31", "year"), "Before 2025", "Before 2025"),
    (when("2025-01-29", None, "vague", open_end=True), "Since January 29, 2025", None),
    (when("2019-01-01", None, "year", open_end=True), "Since 2019", "Since 2019"),
    (when("2025-07-01", None, "month", open_end=True), "Since July 2025", "Since July 2025"),
    (when("2025-02-05", "2025-02-05", "vague"), "About February 5, 2025", None),
]


@pytest.mark.parametrize(("at", "expected", "opening"), LABELS)
def test_a_label_has_the_precision_of_the_text(at: When, expected: str, opening: str | None):
    assert label(at) == expected
    if opening is not None:
        assert phrase(at) == opening


def test_by_and_until_are_kept():
    at = when(None, "2025-02-05", "day")
    assert label(at, expression="by February 5") == "By February 5, 2025"
    assert label(at, expression="until last Wednesday") == "Until February 5, 2025"
    assert label(when(None, "2025-02-28", "month"), expression="By February") == "By February 2025"


def test_an_open_end_that_lies_ahead_is_from():
    at = when("2026-03-01", None, "month", open_end=True)
    assert label(at, planned=True) == "From March 2026"


def test_a_part_of_a_year_keeps_the_words_of_the_text():
    at = when("2024-10-01", "2024-12-31", "vague")
    assert label(at, expression="in late 2024") == "Late 2024"
    assert label(at) == "October–December 2024"


def test_a_season_is_named():
    at = when("2025-03-01", "2025-05-31", "season").model_copy(update={"edtf": "2025-21"})
    assert label(at) == "Spring 2025"


def test_no_date_is_no_date():
    assert label(None) == "Date not given"
