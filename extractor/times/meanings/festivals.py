"""Festivals and the Chinese calendar: a feast, a lunar day or year goes in, its days come out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from extractor import when as whens
from extractor.times import feasts, lunar
from extractor.times.meanings.context import UNKNOWN, Context, Meaning, Resolve, of_moment
from extractor.times.meanings.nearest import nearest
from extractor.times.moments import Moment

if TYPE_CHECKING:
    from extractor.times.said import Feast, LunarDay, ZodiacYear


def feast_meaning(said: Feast, context: Context, resolve: Resolve) -> Meaning:
    """Find the day of a festival; of no year in particular if nothing tells which."""
    year = _feast_year(said, context, resolve)
    feast = feasts.FEASTS[said.name]
    shift = dt.timedelta(days=said.shift + said.nth - 1)
    recurring = _recurring(feast)
    if year is not None:
        day = feasts.day_of(said.name, year)
        fixed = isinstance(said.year, int) or said.zodiac is not None
        return of_moment(Moment("day", day + shift), fixed=fixed) if day else Meaning(recurring)
    anchor = context.anchor
    if (
        said.year is not None
        or anchor is None
        or (not context.is_bound and context.direction() == "unknown")
    ):
        return Meaning(recurring)  # with no tense to place it, the festival of any year is meant

    def in_year(year: int) -> Moment | None:
        day = feasts.day_of(said.name, year)
        return Moment("day", day + shift) if day else None

    return of_moment(nearest(in_year, anchor, context))


def _feast_year(said: Feast, context: Context, resolve: Resolve) -> int | None:
    if said.zodiac is not None:
        return _zodiac_year(said.zodiac, context)
    if said.year is None or isinstance(said.year, int):
        return said.year
    moment = resolve(said.year, context).moment
    return moment.start.year if moment else None


def _recurring(feast: feasts.Festival) -> str:
    if feast.solar:
        return f"XXXX-{feast.solar[0]:02}-{feast.solar[1]:02}"
    return f"XXXX-{feast.code}" if feast.code else UNKNOWN["day"]


def _zodiac_year(animal: int, context: Context) -> int | None:
    anchor = context.anchor
    if anchor is None:
        return None
    year = lunar.lunar_year_of(anchor.end)
    back = (lunar.animal_of(year) - animal) % 12
    # A coming year of the animal is meant when it is nearer than the last one was.
    return year - back if back <= 9 else year + 12 - back


def zodiac_meaning(said: ZodiacYear, context: Context, _resolve: Resolve) -> Meaning:
    """Find a year of the Chinese calendar by its animal."""
    year = _zodiac_year(said.animal, context)
    first = lunar.new_year(year) if year is not None else None
    following = lunar.new_year(year + 1) if year is not None else None
    if year is None or first is None or following is None:
        return Meaning(UNKNOWN["year"])
    when = whens.from_interval(first, following - dt.timedelta(days=1), "year")
    return Meaning(f"{year:04}", Moment("year", dt.date(year, 1, 1)), when, fixed=False)


def lunar_day_meaning(said: LunarDay, context: Context, resolve: Resolve) -> Meaning:
    """Find a day of the Chinese calendar."""

    def in_year(year: int) -> Moment | None:
        day = lunar.lunar_to_solar(year, said.month, said.day, is_leap=said.is_leap)
        if day is None and said.day == 30:  # the eve of the year, in a month of 29 days
            day = lunar.lunar_to_solar(year, said.month, 29, is_leap=said.is_leap)
        return Moment("day", day) if day else None

    if isinstance(said.year, int):
        moment = in_year(said.year)
        return of_moment(moment, fixed=True) if moment else Meaning(UNKNOWN["day"])
    if said.year is not None:
        year = resolve(said.year, context).moment
        moment = in_year(year.start.year) if year else None
        return of_moment(moment) if moment else Meaning(UNKNOWN["day"])
    if context.anchor is None:
        return Meaning(UNKNOWN["day"])
    return of_moment(nearest(in_year, context.anchor, context))
