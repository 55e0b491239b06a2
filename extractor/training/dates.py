"""A date as a corpus writer writes it goes in, first day, last day and precision come out.

One unit: `2024-05-06`, `2024-W19`, `2024-05`, `2024-05-early` (1-10), `-mid` (11-20), `-late`
(21-end), `2024-Q2`, `2024-spring` (March to May; winter ends in the next year), `2024`. Two with
a slash are an interval, `..` leaves a side open: `../2023-06-30`, `2014-02/..`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from extractor.when import Precision

Days = tuple[dt.date | None, dt.date | None, Precision]
_UNIT = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)|Q(?P<quarter>[1-4])"
    r"|(?P<season>spring|summer|autumn|winter)|(?P<month>\d\d)(?:-(?:(?P<day>\d\d)"
    r"|(?P<part>early|mid|late)))?))?"
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def read_days(text: str) -> Days:
    """Read a date or an interval of dates.

    Returns:
        First and last day (None = open) and the precision: that of the unit; of an interval
        that is open on one side, that of the unit given; of one that is closed, `vague`.

    Raises:
        ValueError: not one of the forms, or an end before its start.

    >>> read_days("2024-02-late")
    (datetime.date(2024, 2, 21), datetime.date(2024, 2, 29), 'vague')
    >>> read_days("../2023-06")
    (None, datetime.date(2023, 6, 30), 'month')
    """
    first, slash, second = text.partition("/")
    if not slash:
        return _unit(first)
    if first == second == "..":
        raise ValueError("an interval needs a start or an end")
    if first == "..":
        _, end, precision = _unit(second)
        return None, end, precision
    start, _, precision = _unit(first)
    if second == "..":
        return start, None, precision
    _, end, _ = _unit(second)
    if end < start:
        raise ValueError(f"{text!r} ends before it starts")
    return start, end, "vague"


def _unit(text: str) -> tuple[dt.date, dt.date, Precision]:
    match = _UNIT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no date of the corpus")
    year = int(match["year"])
    if match["week"]:
        monday = dt.date.fromisocalendar(year, int(match["week"]), 1)
        return monday, monday + dt.timedelta(days=6), "week"
    if match["quarter"]:
        month = 3 * int(match["quarter"]) - 2
        return dt.date(year, month, 1), _month_end(year, month + 2), "quarter"
    if match["season"]:
        month = _SEASONS[match["season"]]
        last = (year, month + 2) if month < 12 else (year + 1, 2)
        return dt.date(year, month, 1), _month_end(*last), "season"
    if match["month"]:
        return _within_month(year, int(match["month"]), match["day"], match["part"])
    return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"


def _within_month(
    year: int, month: int, day: str | None, part: str | None
) -> tuple[dt.date, dt.date, Precision]:
    if day:
        exact = dt.date(year, month, int(day))
        return exact, exact, "day"
    if part:
        first, last = _PARTS[part]
        end = min(last, calendar.monthrange(year, month)[1])
        return dt.date(year, month, first), dt.date(year, month, end), "vague"
    return dt.date(year, month, 1), _month_end(year, month), "month"


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
