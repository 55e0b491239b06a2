"""Moments: a calendar unit (day, week ... century) goes in, its TIMEX3 value and days come out.

A `Moment` is what a date expression means once everything implied is filled in; `said.py` holds
what the words say before that.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

from extractor import when as whens
from extractor.when import SEASONS, When

Unit = Literal[
    "day",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
]
ORDER: tuple[Unit, ...] = (
    "day", "weekend", "week", "fortnight", "month", "quarter", "season", "half", "year", "decade",
    "century"
)  # fmt: skip
"""Units from fine to coarse."""

_MONTHS: dict[Unit, int] = {
    "month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200
}  # fmt: skip
_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_SEASON_CODES = ("SP", "SU", "FA", "WI")


@dataclass(frozen=True, slots=True)
class Moment:
    """One calendar unit.

    Attributes:
        unit: what kind of unit it is.
        start: its first day.
    """

    unit: Unit
    start: dt.date

    @property
    def value(self) -> str:
        """Write the TIMEX3 value.

        >>> Moment("quarter", dt.date(2025, 4, 1)).value
        '2025-Q2'
        """
        day = self.start
        match self.unit:
            case "day":
                return day.isoformat()
            case "week" | "weekend" | "fortnight":
                year, week, _ = day.isocalendar()
                return f"{year:04}-W{week:02}" + ("-WE" if self.unit == "weekend" else "")
            case "month":
                return f"{day.year:04}-{day.month:02}"
            case "quarter":
                return f"{day.year:04}-Q{(day.month + 2) // 3}"
            case "half":
                return f"{day.year:04}-H{(day.month + 5) // 6}"
            case "season":
                return f"{day.year:04}-{_SEASON_CODES[day.month // 3 - 1]}"
            case "year":
                return f"{day.year:04}"
            case "decade":
                return f"{day.year // 10:03}"
            case _:
                return f"{day.year // 100:02}"

    @property
    def end(self) -> dt.date:
        """Give the last day."""
        if self.unit == "day":
            return self.start
        if self.unit in _DAYS:
            return self.start + dt.timedelta(
                days=1 if self.unit == "weekend" else _DAYS[self.unit] - 1
            )
        return add_months(self.start, _MONTHS[self.unit]) - dt.timedelta(days=1)

    @property
    def when(self) -> When:
        """Give the days as a `When`."""
        day = self.start
        match self.unit:
            case "day":
                return whens.from_day(day)
            case "week":
                return whens.from_week(day)
            case "month":
                return whens.from_month(day.year, day.month)
            case "quarter":
                return whens.from_quarter(day.year, (day.month + 2) // 3)
            case "half":
                return whens.from_half(day.year, (day.month + 5) // 6)
            case "season":
                return whens.from_season(day.year, SEASONS[day.month // 3 - 1])
            case "year":
                return whens.from_year(day.year)
            case "decade" | "century":
                return whens.from_years(day.year, self.end.year)
            case _:
                return whens.from_interval(day, self.end)

    def shift(self, count: int) -> Moment:
        """Give the unit `count` units later (earlier where negative).

        Raises:
            ValueError, OverflowError: beyond the years 1 to 9999.
        """
        if self.unit in _DAYS:
            return Moment(self.unit, shift_day(self.start, count, self.unit))
        return Moment(self.unit, add_months(self.start, count * _MONTHS[self.unit]))

    def within(self, unit: Unit) -> Moment:
        """Give the unit of another kind that holds this one's first day."""
        return unit_of(unit, self.start)

    def is_finer_than(self, unit: Unit) -> bool:
        """Say whether this is a smaller unit than `unit`."""
        return ORDER.index(self.unit) < ORDER.index(unit)


def unit_of(unit: Unit, day: dt.date) -> Moment:
    """Make the unit that holds a day.

    >>> unit_of("season", dt.date(2025, 1, 5)).value
    '2024-WI'
    """
    match unit:
        case "day":
            return Moment(unit, day)
        case "week" | "fortnight":
            return Moment(unit, day - dt.timedelta(days=day.weekday()))
        case "weekend":
            return Moment(unit, day + dt.timedelta(days=5 - day.weekday()))
        case "season":
            back = day.month % 3
            return Moment(unit, add_months(day.replace(day=1), -back))
        case "decade":
            return Moment(unit, dt.date(max(day.year // 10 * 10, 1), 1, 1))
        case "century":
            return Moment(unit, dt.date(max(day.year // 100 * 100, 1), 1, 1))
        case _:
            size = min(_MONTHS[unit], 12)
            return Moment(unit, dt.date(day.year, (day.month - 1) // size * size + 1, 1))


def add_months(day: dt.date, months: int) -> dt.date:
    """Shift a day by months; the 31st becomes the last day of a shorter month.

    >>> add_months(dt.date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not dt.MINYEAR <= years <= dt.MAXYEAR:
        raise ValueError(f"year {years} is out of range")
    return dt.date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def shift_day(day: dt.date, count: int, unit: Unit) -> dt.date:
    """Shift a day by units of any kind."""
    if unit in _DAYS:
        return day + dt.timedelta(days=count * _DAYS[unit])
    return add_months(day, count * _MONTHS[unit])
