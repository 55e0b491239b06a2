"""When: a stretch of calendar days with the precision that the text gave it.

A `When` never invents a day: "February 2025" is the interval 2025-02-01..2025-02-28 of precision
month, "since the Lunar New Year" has no end. Everything here is pure; today's date is never asked.
`extractor.times` reads such stretches out of text.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from extractor.errors import BadDate

Precision = Literal["day", "week", "month", "quarter", "season", "year", "vague"]
Season = Literal["spring", "summer", "autumn", "winter"]

SEASONS: tuple[Season, ...] = ("spring", "summer", "autumn", "winter")
_DAY = dt.timedelta(days=1)


class When(BaseModel):
    """An interval of days.

    Attributes:
        start: first day (inclusive), or None where the interval is open on that side.
        end: last day (inclusive), or None where the interval is open on that side.
        precision: the unit that the text gave; `vague` for all that is no single unit. An open
            interval keeps the unit of the date that bounds it.
        edtf: the same as an Extended Date/Time Format string (ISO 8601-2), such as `2025-02`,
            `2025-02-01/2025-02-10`, `../2025-01-28`, `2025-01-29/..`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: dt.date | None
    end: dt.date | None
    precision: Precision
    edtf: str

    @model_validator(mode="after")
    def _ordered(self) -> When:
        if self.start is None and self.end is None:
            raise ValueError("a When needs a start or an end")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"end {self.end} is before start {self.start}")
        return self


# --- making one -----------------------------------------------------------------------------------


def from_interval(
    start: dt.date | None, end: dt.date | None, precision: Precision = "vague"
) -> When:
    """Make the interval from `start` to `end`, both inclusive; None is open.

    >>> from_interval(dt.date(2025, 2, 1), dt.date(2025, 2, 10)).edtf
    '2025-02-01/2025-02-10'
    >>> from_interval(None, dt.date(2025, 1, 28), "day").edtf
    '../2025-01-28'
    """
    return When(start=start, end=end, precision=precision, edtf=write_edtf(start, end))


def from_day(day: dt.date) -> When:
    """Make the interval of one day."""
    return from_interval(day, day, "day")


def from_week(day: dt.date) -> When:
    """Make the ISO week (Monday to Sunday) that holds `day`."""
    monday = day - dt.timedelta(days=day.weekday())
    return from_interval(monday, _plus(monday, 6), "week")


def from_month(year: int, month: int) -> When:
    """Make a calendar month.

    >>> from_month(2024, 2).end
    datetime.date(2024, 2, 29)
    """
    return from_interval(dt.date(year, month, 1), _last_of(year, month), "month")


def from_quarter(year: int, quarter: int) -> When:
    """Make a calendar quarter, 1 to 4 (EDTF 33 to 36).

    >>> from_quarter(2025, 3).edtf
    '2025-35'
    """
    start, end = dt.date(year, 3 * quarter - 2, 1), _last_of(year, 3 * quarter)
    return When(start=start, end=end, precision="quarter", edtf=f"{year:04}-{32 + quarter}")


def from_half(year: int, half: int) -> When:
    """Make a half year, 1 or 2 (EDTF 40 and 41); its precision is `vague`."""
    start, end = dt.date(year, 6 * half - 5, 1), _last_of(year, 6 * half)
    return When(start=start, end=end, precision="vague", edtf=f"{year:04}-{39 + half}")


def from_season(year: int, season: Season) -> When:
    """Make a season of the north (EDTF 21 to 24): spring is March to May.

    Winter runs from December of `year` to the end of the following February.

    >>> from_season(2024, "winter").end
    datetime.date(2025, 2, 28)
    """
    number = SEASONS.index(season)
    start = dt.date(year, 3 + 3 * number, 1)
    end = _last_of(year + 1, 2) if season == "winter" else _last_of(year, 5 + 3 * number)
    return When(start=start, end=end, precision="season", edtf=f"{year:04}-{21 + number}")


def from_year(year: int) -> When:
    """Make a calendar year."""
    return from_interval(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def from_years(first: int, last: int) -> When:
    """Make a stretch of whole years, such as a decade or a century (`199X`, `19XX`)."""
    start, end = dt.date(first, 1, 1), dt.date(last, 12, 31)
    edtf = write_edtf(start, end)
    if first % 10 == 0 and last == first + 9:
        edtf = f"{first // 10:03}X"
    elif first % 100 == 0 and last == first + 99:
        edtf = f"{first // 100:02}XX"
    return When(start=start, end=end, precision="vague", edtf=edtf)


# --- binding it -----------------------------------------------------------------------------------


def before(when: When) -> When | None:
    """Bind by "before": all days up to the one before `when` starts, or None if it is open there.

    >>> before(from_day(dt.date(2025, 1, 29))).edtf
    '../2025-01-28'
    """
    if when.start is None or when.start == dt.date.min:
        return None
    return from_interval(None, when.start - _DAY, when.precision)


def after(when: When) -> When | None:
    """Bind by "after": all days from the one behind `when`, or None if it is open there."""
    if when.end is None or when.end == dt.date.max:
        return None
    return from_interval(when.end + _DAY, None, when.precision)


def since(when: When) -> When | None:
    """Bind by "since": all days from the first day of `when`, or None if it is open there."""
    return None if when.start is None else from_interval(when.start, None, when.precision)


def until(when: When) -> When | None:
    """Bind by "until" or "by": all days up to the last of `when`, or None if it is open there."""
    return None if when.end is None else from_interval(None, when.end, when.precision)


def days_apart(one: When, other: When) -> int | None:
    """Count the days between two dates; None where either is open or they overlap.

    >>> days_apart(from_month(2025, 1), from_day(dt.date(2025, 2, 3)))
    3
    """
    if not (one.start and one.end and other.start and other.end):
        return None
    gap = max((other.start - one.end).days, (one.start - other.end).days)
    return gap if gap > 0 else None


# --- writing and reading --------------------------------------------------------------------------


def write_edtf(start: dt.date | None, end: dt.date | None) -> str:
    """Write an interval as EDTF, by the largest unit (day, month, year) that it fills.

    >>> write_edtf(dt.date(2025, 2, 1), dt.date(2025, 2, 28))
    '2025-02'
    >>> write_edtf(dt.date(2025, 1, 29), None)
    '2025-01-29/..'
    """
    if start is None or end is None:
        return f"{start or '..'}/{end or '..'}"
    if start == end:
        return start.isoformat()
    if (start.month, start.day, end.month, end.day, start.year) == (1, 1, 12, 31, end.year):
        return f"{start.year:04}"
    if (start.year, start.month, start.day) == (end.year, end.month, 1) and end == _last_of(
        end.year, end.month
    ):
        return f"{start.year:04}-{start.month:02}"
    return f"{start}/{end}"


_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{2,6})?")
_TYPED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[\d:.]{2,15}(?:Z|[+-][\d:]{2,5})?)?")


def read_iso(text: str) -> When:
    """Read `2025`, `2025-02`, `2025-02-05` a date-time of that day, or `20250205`.

    Raises:
        BadDate: for anything else, and for days that no calendar has.
    """
    match = _TYPED.fullmatch(text.strip()) or _COMPACT.fullmatch(text.strip())
    if match is None:
        raise BadDate(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if month is None:
            return from_year(year or 0)
        return (
            from_month(year or 0, month)
            if day is None
            else from_day(dt.date(year or 0, month, day))
        )
    except ValueError as error:
        raise BadDate(text) from error


def _last_of(year: int, month: int) -> dt.date:
    return dt.date(year, month, monthrange(year, month)[1])


def _plus(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=min(days, (dt.date.max - day).days))
