"""Dates in words: a `When` goes in, the label over a timeline line comes out.

A label never says more than its `When`: a month stays a month, an open side stays open. In a
sentence the same label is led by its preposition (`phrase`).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.when import Precision, When

_SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
_THIRDS = {(1, 10): "early", (11, 20): "mid", (21, 0): "late"}
_QUARTERS = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4"}
_ORDINALS = {"Q1": "first", "Q2": "second", "Q3": "third", "Q4": "fourth"}
_YEAR_PART = re.compile(r"\b(early|mid|late)[- ]", re.IGNORECASE)
_HALVES = {(1, 6): "first half", (7, 12): "second half"}
_DAY = dt.timedelta(days=1)


def label(when: When | None, *, expression: str | None = None, planned: bool = False) -> str:
    """Return the label of a timeline line.

    Args:
        when: the days; None gives `Date not given`.
        expression: the words of the text; "by" and "until" are taken over from them.
        planned: an open end is then `From ...` rather than `Since ...`.

    >>> import datetime as dt
    >>> from extractor.when import When
    >>> label(When(start=None, end=dt.date(2025, 1, 28), precision="vague", edtf="../2025-01-28"))
    'Before January 29, 2025'
    >>> label(When(start=dt.date(2025, 2, 1), end=dt.date(2025, 2, 10), precision="vague",
    ...            edtf="2025-02-01/2025-02-10"))
    'Early February 2025'
    """
    if when is None:
        return "Date not given"
    if when.start is None and when.end is not None:
        return _open_start(when.end, when, (expression or "").lower())
    if when.end is None and when.start is not None:
        lead = "From" if planned else "Since"
        return f"{lead} {_unit_name(when.start, _last_day(when.start, when))}"
    if when.start is None or when.end is None:  # excluded by When itself
        return "Date not given"
    return _vague(when, expression) or _closed(when, when.start, when.end)


def phrase(when: When, *, expression: str | None = None, planned: bool = False) -> str:
    """Return the label as it opens a sentence, with its preposition.

    >>> import datetime as dt
    >>> from extractor.when import When
    >>> day = dt.date(2025, 2, 5)
    >>> phrase(When(start=day, end=day, precision="day", edtf="2025-02-05"))
    'On February 5, 2025'
    """
    words = label(when, expression=expression, planned=planned)
    first = words.split()[0]
    if first in ("Before", "By", "Until", "Since", "From", "About", "Between"):
        return words
    if when.start is not None and when.start == when.end:
        return f"On {words}"
    year, _, quarter = words.partition(" ")
    if quarter in _ORDINALS:
        return f"In the {_ORDINALS[quarter]} quarter of {year}"
    if "–" in words:
        return f"Between {words.replace('–', ' and ').replace('  ', ' ')}"
    lowered = words if first.isdigit() or first in calendar.month_name else _lower_first(words)
    article = "the " if first in ("First", "Second", "Week") else ""
    return f"In {article}{lowered}"


def _vague(when: When, expression: str | None) -> str | None:
    """Name a part of a year as the text does: the months that were reckoned for it are ours."""
    match = _YEAR_PART.search(expression or "")
    if match is None or when.precision != "vague" or when.start is None or when.end is None:
        return None
    if when.start.year != when.end.year or when.start.month == when.end.month:
        return None
    part = match.group(1).capitalize()
    return f"{part}{'-' if part == 'Mid' else ' '}{when.start.year}"


def _open_start(end: dt.date, when: When, expression: str) -> str:
    for word in ("by", "until"):
        if expression.startswith(f"{word} "):
            return f"{word.capitalize()} {_unit_name(_first_day(end, when), end)}"
    after = end + _DAY
    return f"Before {_unit_name(after, _last_day(after, when))}"


def _closed(when: When, start: dt.date, end: dt.date) -> str:
    if when.precision == "season":
        year, _, code = when.edtf.rpartition("-")
        if code in _SEASONS and year.isdigit():
            return f"{_SEASONS[code]} {year}"
    if when.precision == "week" and (end - start).days == 6:
        return f"Week of {_day_name(start)}"
    name = _unit_name(start, end, when.precision)
    return f"About {name}" if when.precision == "vague" and start == end else name


def _unit_name(start: dt.date, end: dt.date, precision: Precision = "day") -> str:
    """Name a closed interval by the largest unit that it is."""
    if start == end:
        return _day_name(start)
    if start.day == 1 and end.day == _month_length(end):
        return _months_name(start, end, precision)
    if (start.year, start.month) == (end.year, end.month):
        for (first, last), word in _THIRDS.items():
            if start.day == first and end.day == (last or _month_length(end)):
                return f"{word.capitalize()}{'-' if word == 'mid' else ' '}{_month_name(start)}"
        return f"{calendar.month_name[start.month]} {start.day}–{end.day}, {start.year}"
    if start.year == end.year:
        month_day = f"{calendar.month_name[start.month]} {start.day}"
        return f"{month_day} – {_day_name(end)}"
    return f"{_day_name(start)} – {_day_name(end)}"


def _months_name(start: dt.date, end: dt.date, precision: Precision) -> str:
    """Name an interval that starts with a month and ends with one."""
    if start.year != end.year:
        if (start.month, end.month) == (1, 12):
            return f"{start.year}–{end.year}"
        return f"{_month_name(start)} – {_month_name(end)}"
    months = (start.month, end.month)
    if months == (1, 12):
        return str(start.year)
    if start.month == end.month:
        return _month_name(start)
    if months in _QUARTERS and precision == "quarter":
        return f"{start.year} {_QUARTERS[months]}"
    if months in _HALVES:
        return f"{_HALVES[months].capitalize()} of {start.year}"
    return f"{calendar.month_name[start.month]}–{_month_name(end)}"


def _last_day(start: dt.date, when: When) -> dt.date:
    """Where an open end hides the unit: the last day of the unit that begins on `start`."""
    if when.precision == "year" and (start.month, start.day) == (1, 1):
        return start.replace(month=12, day=31)
    if when.precision == "month" and start.day == 1:
        return start.replace(day=_month_length(start))
    return start


def _first_day(end: dt.date, when: When) -> dt.date:
    """Where an open start hides the unit: the first day of the unit that ends on `end`."""
    if when.precision == "year" and (end.month, end.day) == (12, 31):
        return end.replace(month=1, day=1)
    if when.precision == "month" and end.day == _month_length(end):
        return end.replace(day=1)
    return end


def _month_length(day: dt.date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _month_name(day: dt.date) -> str:
    return f"{calendar.month_name[day.month]} {day.year}"


def _day_name(day: dt.date) -> str:
    return f"{calendar.month_name[day.month]} {day.day}, {day.year}"


def _lower_first(words: str) -> str:
    return words[0].lower() + words[1:]
