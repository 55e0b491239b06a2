"""The Chinese calendar: a lunar date goes in, its solar day comes out, by lunar-python.

The library is imported where it is first needed, for most texts name no lunar date.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from extractor.times.vocabulary import words_in

ANIMALS_ZH = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
ANIMALS: dict[str, int] = {
    name: number
    for number, name in enumerate(
        words_in("rat ox tiger rabbit dragon snake horse goat monkey rooster dog pig")
    )
} | {"ram": 7, "sheep": 7, "hare": 3}
FIRST_YEAR, LAST_YEAR = 1600, 2200
"""Years for which the tables of the library are taken to hold."""


@lru_cache(maxsize=4096)
def lunar_to_solar(year: int, month: int, day: int, *, is_leap: bool = False) -> dt.date | None:
    """Give the solar day of a lunar date, or None where the calendar has no such day.

    Args:
        year: the solar year in which that lunar year begins.
        month: 1 to 12.
        day: 1 to 30.
        is_leap: the leap month that follows that month.

    >>> lunar_to_solar(2025, 1, 8)
    datetime.date(2025, 2, 5)
    """
    from lunar_python.Lunar import Lunar

    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        solar = Lunar.fromYmd(  # type: ignore[no-untyped-call]
            year, -month if is_leap else month, day
        ).getSolar()
    except Exception:  # noqa: BLE001, RUF100  the library raises bare Exception for days it lacks
        return None
    return dt.date(solar.getYear(), solar.getMonth(), solar.getDay())


def new_year(year: int) -> dt.date | None:
    """Give the first day of the lunar year that begins in a solar year."""
    return lunar_to_solar(year, 1, 1)


def lunar_year_of(day: dt.date) -> int:
    """Give the lunar year that holds a day, by the solar year in which it begins."""
    first = new_year(day.year)
    return day.year if first is None or first <= day else day.year - 1


def animal_of(year: int) -> int:
    """Give the animal of the lunar year that begins in a solar year; 0 is the rat.

    >>> animal_of(2025) == ANIMALS["snake"]
    True
    """
    return (year - 4) % 12
