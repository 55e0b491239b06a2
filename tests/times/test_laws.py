"""Laws: what holds for every date."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest
from holidays.calendars.chinese import _ChineseLunisolar
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import BadDate
from extractor.times import find_times, parse_date
from extractor.times.lunar import lunar_to_solar, lunar_year_of, new_year
from extractor.when import before, from_interval, read_iso, since, until

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))
FORMS = (
    lambda d: d.isoformat(),
    lambda d: f"{d:%B} {d.day}, {d.year}",
    lambda d: f"{d:%b}{'.' * (d.month != 5)} {d.day}, {d.year}",
    lambda d: f"{d.day} {d:%B} {d.year}",
    lambda d: f"{d:%A}, {d:%B} {d.day}, {d.year}",
    lambda d: f"the {d.day}{_suffix(d.day)} of {d:%B}, {d.year}",
    lambda d: f"{d:%B} {d.day}{_suffix(d.day)}, {d.year}",
    lambda d: f"{d.day}-{d:%b}-{d.year}",
    lambda d: f"{d.month}/{d.day}/{d.year}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    lambda d: f"{_figures(d.year)}年{_han(d.month)}月{_han(d.day)}日",
)
RELATIVE = (
    ("It rained yesterday.", 1), ("It will rain tomorrow.", 1), ("It rains today.", 1),
    ("It rained the day before yesterday.", 1), ("It rained ten days ago.", 1),
    ("昨天下雨。", 1), ("It rained last week.", 7), ("It rained on Tuesday.", 7),
    ("It will rain next Friday.", 7), ("It rained three weeks ago.", 7), ("上周五下雨。", 7),
)  # fmt: skip


def _suffix(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _figures(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    figures = "〇一二三四五六七八九"
    head = "" if tens == 0 else "十" if tens == 1 else figures[tens] + "十"
    return head + (figures[ones] if ones else "")


@given(DAYS, st.sampled_from(FORMS), st.sampled_from([None, "2025-03-03", "1990"]))
def test_every_absolute_form_reads_back(day, form, published) -> None:
    words = form(day)
    (found,) = find_times(f"Signed {words} here", published=published)
    assert found.text == words
    assert found.value == day.isoformat()
    assert found.fixed
    assert found.when is not None
    assert (found.when.start, found.when.end) == (day, day)


@given(DAYS)
def test_months_and_years_read_back(day) -> None:
    text = f"It grew in {day:%B} {day.year} and in {day.year}. {day.year}年{day.month}月增长。"
    month = f"{day:%Y-%m}"
    assert [t.value for t in find_times(text, published=None)] == [month, f"{day.year}", month]


@given(DAYS, st.integers(-3000, 3000), st.sampled_from(RELATIVE))
def test_a_shift_of_the_publication_date_shifts_what_is_relative(day, shift, case) -> None:
    text, step = case
    moved = day + dt.timedelta(days=shift * step)
    (first,) = find_times(text, published=day.isoformat())
    (second,) = find_times(text, published=moved.isoformat())
    assert first.when is not None
    assert second.when is not None
    assert first.when.start is not None
    assert second.when.start == first.when.start + dt.timedelta(days=shift * step)


SENTENCES = (
    "It rained yesterday.", "It fell in January.", "It ends in June.", "It fell last quarter.",
    "It fell in early May 2020.", "It fell in the 1980s.", "It fell last winter.",
    "It fell in the first half of 2022.", "It fell on Easter Monday 2021.", "2020年5月底下跌。",
    "正月初八下跌。", "It fell over the weekend.", "It fell at the end of last year.",
)  # fmt: skip


@given(DAYS, st.sampled_from(SENTENCES))
def test_an_interval_holds_its_value(day, text) -> None:
    (found,) = find_times(text, published=day.isoformat())
    assert found.when is not None
    if found.mod is None:
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", found.value):
            assert found.when == read_iso(found.value)
        assert found.value[:3] == str(found.when.start)[:3]
    else:
        unit = read_iso(found.value)
        assert unit.start <= found.when.start <= found.when.end <= unit.end


@pytest.mark.parametrize("year", range(1901, 2100))
def test_lunar_days_agree_with_a_second_library(year: int) -> None:
    second = _ChineseLunisolar()
    if year != 1916:  # new moon at 23:51 in Peking, 00:05 in today's time zone, which they take
        assert new_year(year) == second.lunar_new_year_date(year)[0]
    assert lunar_to_solar(year, 5, 5) == second.dragon_boat_date(year)[0]
    assert lunar_to_solar(year, 8, 15) == second.mid_autumn_date(year)[0]
    assert lunar_to_solar(year, 9, 9) == second.double_ninth_date(year)[0]


@given(st.integers(1901, 2098), st.integers(1, 12), st.integers(1, 29))
def test_lunar_days_follow_each_other(year, month, day) -> None:
    first, second = lunar_to_solar(year, month, day), lunar_to_solar(year, month, day + 1)
    assert first is not None
    assert second is None or second - first == dt.timedelta(days=1)
    assert lunar_year_of(first) == year


@given(DAYS, DAYS)
def test_binding_an_interval(first, last) -> None:
    when = from_interval(min(first, last), max(first, last))
    assert since(when).start == when.start
    assert until(when).end == when.end
    assert before(when).end == when.start - dt.timedelta(days=1)


@given(DAYS)
def test_typed_dates(day) -> None:
    assert parse_date(day.isoformat()).start == day
    assert parse_date(f"{day:%b} {day.year}").edtf == f"{day:%Y-%m}"
    assert parse_date(str(day.year)).end == dt.date(day.year, 12, 31)


@pytest.mark.parametrize(
    "text", ["", "soon", "yesterday", "May", "2025-13", "2025-02-30", "2025 x"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        parse_date(text)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text) -> None:
    for time in find_times(text, published="2025-03-03"):
        assert text[time.start : time.end] == time.text


PIECES = st.sampled_from(
    "May 4 , . 2020 the end of early two days later last first third quarter year of the Dragon"
    " on Friday Christmas Eve 10:30 p.m. century BC half a dozen and between from to since"
    " 年 月 日 二十 初 正月 春节 前 后 上 下 周 三 季度 底 10/12 1990s Q3 fiscal".split()
)


@given(st.lists(PIECES, max_size=25), st.sampled_from([None, "2025-03-03", "2026-03", "2026"]))
def test_any_heap_of_words_can_be_read(pieces, published) -> None:
    text = " ".join(pieces)
    found = find_times(text, published=published)
    assert [t.start for t in found] == sorted(t.start for t in found)
    for left, right in itertools.pairwise(found):
        assert left.end <= right.start
