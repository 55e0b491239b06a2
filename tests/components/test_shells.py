"""Times and amounts: the components hand the whole article on, offsets of the article come back."""

from __future__ import annotations

import pytest

from tests.components.readings import Block, read

pytestmark = pytest.mark.model


def test_amounts_have_offsets_of_the_article():
    reading = read("First of all.", "Kestrel Bank paid $3 million and got €2 million.")
    found = reading.doc._.amounts
    assert [(m.amount, m.currency) for m in found] == [("3000000", "USD"), ("2000000", "EUR")]
    assert all(reading.article.text[m.start : m.end] == m.text for m in found)


def test_the_language_around_it_tells_what_a_sign_means():
    text = "它花了¥300 million。"
    chinese = read(Block(text, language="zh")).doc._.amounts
    english = read("Sony paid ¥300 million.").doc._.amounts
    assert {m.currency for m in chinese} == {"CNY"}
    assert {m.currency for m in english} == {None}  # yen or yuan: never guessed


def test_times_have_offsets_of_the_article_and_know_its_date():
    reading = read("First of all.", "Kestrel Bank closed on Monday.", published="2025-06-10")
    (time,) = reading.doc._.times
    assert reading.article.text[time.start : time.end] == time.text
    assert time.when.edtf == "2025-06-09"
    assert time.fixed is False


def test_without_a_date_a_weekday_stays_open():
    (time,) = read("Kestrel Bank closed on Monday.", published=None).doc._.times
    assert time.when is None


def test_a_full_date_needs_no_publication_date():
    (time,) = read("Kestrel Bank closed on March 3, 2025.", published=None).doc._.times
    assert (time.when.edtf, time.fixed) == ("2025-03-03", True)
