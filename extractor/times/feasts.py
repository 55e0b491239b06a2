"""Festivals: a name and a year go in, the day comes out.

Fixed days, lunar days and weekday rules are a table here; the rest (moving feasts of several
religions, days that a state has moved) is asked of the `holidays` library, imported when needed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from extractor.times.lunar import lunar_to_solar


@dataclass(frozen=True, slots=True)
class Festival:
    """How the day of a festival is found; exactly one of the ways is given.

    Attributes:
        solar: month and day.
        lunar: Chinese month and day; day 0 is the eve of the month.
        nth: month, weekday (0 Monday) and number; a negative number counts from the end.
        library: country and holiday name, both of the `holidays` library.
        shift: days to add.
        code: how a TIMEX3 value without a year names it.
    """

    solar: tuple[int, int] | None = None
    lunar: tuple[int, int] | None = None
    nth: tuple[int, int, int] | None = None
    library: tuple[str, str] | None = None
    shift: int = 0
    code: str = ""


FEASTS: dict[str, Festival] = {
    # The Chinese calendar.
    "lunar new year": Festival(lunar=(1, 1), code="LNY"),
    "lantern": Festival(lunar=(1, 15)),
    "dragon boat": Festival(lunar=(5, 5)),
    "qixi": Festival(lunar=(7, 7)),
    "ghost": Festival(lunar=(7, 15)),
    "mid-autumn": Festival(lunar=(8, 15)),
    "double ninth": Festival(lunar=(9, 9)),
    "laba": Festival(lunar=(12, 8)),
    "little new year": Festival(lunar=(12, 23)),
    "qingming": Festival(library=("CN", "Tomb-Sweeping Day")),
    # The same day every year.
    "new year": Festival(solar=(1, 1)),
    "epiphany": Festival(solar=(1, 6)),
    "valentine": Festival(solar=(2, 14)),
    "women": Festival(solar=(3, 8)),
    "st patrick": Festival(solar=(3, 17)),
    "april fools": Festival(solar=(4, 1)),
    "may day": Festival(solar=(5, 1)),
    "juneteenth": Festival(solar=(6, 19)),
    "canada day": Festival(solar=(7, 1)),
    "independence": Festival(solar=(7, 4)),
    "bastille": Festival(solar=(7, 14)),
    "national day cn": Festival(solar=(10, 1)),
    "halloween": Festival(solar=(10, 31)),
    "veterans": Festival(solar=(11, 11)),
    "singles": Festival(solar=(11, 11)),
    "shopping 618": Festival(solar=(6, 18)),
    "teachers cn": Festival(solar=(9, 10)),
    "children cn": Festival(solar=(6, 1)),
    "youth cn": Festival(solar=(5, 4)),
    "army cn": Festival(solar=(8, 1)),
    "party cn": Festival(solar=(7, 1)),
    "christmas": Festival(solar=(12, 25)),
    "boxing": Festival(solar=(12, 26)),
    # A weekday of a month.
    "mlk": Festival(nth=(1, 0, 3)),
    "presidents": Festival(nth=(2, 0, 3)),
    "mother": Festival(nth=(5, 6, 2)),
    "memorial": Festival(nth=(5, 0, -1)),
    "father": Festival(nth=(6, 6, 3)),
    "labor": Festival(nth=(9, 0, 1)),
    "columbus": Festival(nth=(10, 0, 2)),
    "thanksgiving": Festival(nth=(11, 3, 4)),
    "black friday": Festival(nth=(11, 3, 4), shift=1),
    "cyber monday": Festival(nth=(11, 3, 4), shift=4),
    # Moving feasts.
    "good friday": Festival(library=("GB", "Good Friday")),
    "ash wednesday": Festival(library=("GB", "Good Friday"), shift=-44),
    "palm sunday": Festival(library=("GB", "Good Friday"), shift=-5),
    "easter": Festival(library=("GB", "Good Friday"), shift=2),
    "easter monday": Festival(library=("GB", "Good Friday"), shift=3),
    "pentecost": Festival(library=("GB", "Good Friday"), shift=51),
    "eid al-fitr": Festival(library=("TR", "Eid al-Fitr")),
    "eid al-adha": Festival(library=("TR", "Eid al-Adha")),
    "diwali": Festival(library=("IN", "Diwali")),
}


@lru_cache(maxsize=2048)
def day_of(name: str, year: int) -> dt.date | None:
    """Give the day of a festival in a year, or None where it is not known.

    >>> day_of("thanksgiving", 2024), day_of("mid-autumn", 2024), day_of("easter", 2025)
    (datetime.date(2024, 11, 28), datetime.date(2024, 9, 17), datetime.date(2025, 4, 20))
    """
    feast = FEASTS[name]
    day: dt.date | None
    if feast.solar:
        day = dt.date(year, *feast.solar)
    elif feast.lunar:
        day = lunar_to_solar(year, *feast.lunar)
    elif feast.nth:
        day = nth_weekday(year, *feast.nth)
    else:
        day = _ask_library(*(feast.library or ("", "")), year)
    return day + dt.timedelta(days=feast.shift) if day else None


def nth_weekday(year: int, month: int, weekday: int, number: int) -> dt.date | None:
    """Give the n-th weekday of a month (`number` -1 is the last), or None if there is none.

    >>> nth_weekday(2025, 5, 0, -1)
    datetime.date(2025, 5, 26)
    """
    if number > 0:
        first = dt.date(year, month, 1)
        day = first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    else:
        first = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        day = first - dt.timedelta(days=(first.weekday() - weekday) % 7 + 7 * (-number - 1))
    return day if day.month == month else None


def _ask_library(country: str, name: str, year: int) -> dt.date | None:
    import holidays

    if not 1900 <= year <= 2100:
        return None
    table = holidays.country_holidays(country, years=year, language="en_US")
    days = table.get_named(name, lookup="icontains")
    return min(days) if days else None
