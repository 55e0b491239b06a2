"""Calendar dates: fields go in, the date meant comes out; a missing year is chosen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from extractor.times.meanings.context import Context, Meaning, Resolve, of_moment
from extractor.times.meanings.nearest import nearest
from extractor.times.moments import Moment, Unit, add_months, unit_of

if TYPE_CHECKING:
    from extractor.times.said import Calendar, Day, Era

_FURTHEST = 290
"""Days that a story goes on without naming the new year."""
_SEASON_CODES = ("SP", "SU", "FA", "WI")


def calendar_meaning(said: Calendar, context: Context, resolve: Resolve) -> Meaning:
    """Find a date given by its fields; the year may have to be chosen."""
    if isinstance(said.year, int):
        return of_moment(_fields_in(said, said.year), fixed=True)
    if said.year is not None:
        year = resolve(said.year, context)
        if year.moment is None:
            return Meaning(partial_value(said))
        return of_moment(_fields_in(said, year.moment.start.year), fixed=year.fixed)
    anchor = context.anchor
    if anchor is None:
        return Meaning(partial_value(said))
    if said.weekday is not None and said.day is not None:
        matching = _year_by_weekday(said, anchor.start.year)
        if matching is not None:
            return of_moment(_fields_in(said, matching))
    if said.which is not None:
        return of_moment(_which(said, _base(said, context) or anchor))
    told = _told_in_sentence(said, context) or _told_in_story(said, context)
    if told is not None:
        return of_moment(told)
    return of_moment(nearest(lambda year: _fields_in(said, year), anchor, context))


def _told_in_sentence(said: Calendar, context: Context) -> Moment | None:
    """Go on in the year of a Chinese sentence."""
    told = context.sentence_date
    if told is None or not said.month:
        return None
    here = _fields_in(said, told.start.year)
    return here if here.end >= told.start else _fields_in(said, here.start.year + 1)


def _told_in_story(said: Calendar, context: Context) -> Moment | None:
    """Go on from the date of the paragraph's story, unless the sentence leaves it."""
    if context.is_narrative or context.story is None or context.published is None:
        return None
    moment = _in_story(said, context.story, context.published, back=context.looks_back)
    return None if moment is None or context.leaves() else moment


def _base(said: Calendar, context: Context) -> Moment | None:
    """Give the date that "last May", "the following May" is counted from."""
    if said.base == "published":
        return context.published
    unit: Unit = "day" if said.day else "month" if said.month else "season"
    return context.told_coarsely("month") or context.told(unit) or context.told("year")


def _in_story(said: Calendar, story: Moment, published: Moment, *, back: bool) -> Moment | None:
    """Go on from the date of a story: the same year, or the next if the story would turn back.

    A date much further on than back is a look back; one that is still to come is none of a story.
    """
    here = _fields_in(said, story.start.year)
    if story.is_finer_than("year") and here.end < story.start and not back:
        on = _fields_in(said, story.start.year + 1)
        if (on.start - story.end).days <= _FURTHEST and on.start <= published.end:
            return on
    return here if here.start <= published.end else None


def _which(said: Calendar, anchor: Moment) -> Moment:
    """Choose among the years by "last", "this" or "next"; after a bare year it is the next one."""
    year = anchor.start.year
    moments = [_fields_in(said, y) for y in range(year - 2, year + 3)]
    if said.which == 0:
        return moments[2]
    if said.which == 1:
        return next(moment for moment in moments if moment.start > anchor.end)
    return [moment for moment in moments if moment.end < anchor.start][-1]


def _fields_in(said: Calendar, year: int) -> Moment:
    if said.month and said.day:
        return Moment("day", dt.date(year, said.month, said.day))
    if said.month:
        return Moment("month", dt.date(year, said.month, 1))
    if said.quarter:
        return Moment("quarter", dt.date(year, said.quarter * 3 - 2, 1))
    if said.half:
        return Moment("half", dt.date(year, said.half * 6 - 5, 1))
    if said.season is not None:
        return Moment("season", dt.date(year, said.season * 3 + 3, 1))
    return Moment("year", dt.date(year, 1, 1))


def partial_value(said: Calendar) -> str:
    """Write what is known of a date whose year is not."""
    if said.month:
        return f"XXXX-{said.month:02}" + (f"-{said.day:02}" if said.day else "")
    if said.quarter:
        return f"XXXX-Q{said.quarter}"
    if said.half:
        return f"XXXX-H{said.half}"
    return "XXXX" if said.season is None else f"XXXX-{_SEASON_CODES[said.season]}"


def _year_by_weekday(said: Calendar, year: int) -> int | None:
    for distance in (0, -1, 1, -2, 2, -3, 3):
        try:
            moment = _fields_in(said, year + distance)
        except ValueError:
            continue
        if moment.start.weekday() == said.weekday:
            return year + distance
    return None


def era_meaning(said: Era, _: Context, _resolve: Resolve) -> Meaning:
    """Find a decade, a century or a year before Christ."""
    if said.before_christ or said.year < 1:
        value = f"BC{said.year:04}" if said.unit == "year" else f"BC{said.year // 100:02}"
        return Meaning(value, fixed=True)
    moment = unit_of(said.unit, dt.date(said.year, 1, 1))
    return of_moment(moment, fixed=True)


def day_meaning(said: Day, context: Context, _resolve: Resolve) -> Meaning:
    """Find "the 15th" in the month told last, else the one nearest publication."""
    anchor = context.anchor
    mentioned = context.told("month")
    if mentioned is not None:
        anchor = mentioned
    if anchor is None or not anchor.is_finer_than("quarter"):
        return Meaning(f"XXXX-XX-{said.number:02}")
    day = anchor.start.replace(day=1)
    found = [
        Moment("day", first.replace(day=said.number))
        for first in (add_months(day, months) for months in (-2, -1, 0, 1))
        if said.number <= (add_months(first, 1) - first).days
    ]
    if anchor is mentioned:
        same = [moment for moment in found if moment.start.month == anchor.start.month]
        return of_moment((same or found)[0])
    if context.direction() == "future":
        return of_moment(([m for m in found if m.end >= anchor.start] or found)[0])
    return of_moment(([m for m in found if m.start <= anchor.end] or found)[-1])
