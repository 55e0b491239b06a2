"""Counted dates: "two days ago", "the following week", "on Friday" go in, a date comes out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from extractor import when as whens
from extractor.times.meanings.context import UNKNOWN, Context, Meaning, Resolve, of_moment
from extractor.times.moments import Moment, Unit, shift_day, unit_of
from extractor.times.said import Away, Base, Published, Shift, Then, Weekday


def base_of(context: Context, base: Base, unit: Unit) -> Moment | None:
    """Give the date that a unit is counted from."""
    if base == "mentioned":
        return context.told(unit) or (None if context.mentions else context.published)
    if base == "story" and context.is_narrative:  # the reader's own day is not that of the story
        return context.told(unit) or context.published
    story = context.story if base == "story" else None
    if story is not None and (story.unit == unit or story.is_finer_than(unit)):
        return story
    return context.published or context.told(unit)


def _quarter(context: Context) -> Meaning:
    """Find "the quarter": the last one told, else the last one that is over."""
    told = next((each for each in context.mentions if each.unit == "quarter"), None)
    if told is not None:
        return of_moment(told)
    base = base_of(context, "story", "quarter")
    if base is None or not base.is_finer_than("quarter"):
        return Meaning(UNKNOWN["quarter"])
    count = 0 if context.direction() == "future" else -1
    return of_moment(base.within("quarter").shift(count))


def shift_meaning(said: Shift, context: Context, _resolve: Resolve) -> Meaning:
    """Find a unit counted from publication or from the last date told."""
    if said == Shift("quarter", 0, "mentioned"):
        return _quarter(context)
    coarse = context.told_coarsely(said.unit) if said.base == "mentioned" else None
    if coarse is not None:
        return _shift_coarsely(said, coarse)
    base = base_of(context, said.base, said.unit)
    if said.base == "mentioned" and not said.count and said.unit == "year":
        base = context.told_here(said.unit) or base
    if base is None or (said.unit != base.unit and not base.is_finer_than(said.unit)):
        return Meaning(UNKNOWN[said.unit])
    if said.keeps and base.is_finer_than(said.unit):
        moved = unit_of(base.unit, shift_day(base.start, said.count, said.unit))
        return replace(of_moment(moved), when=_grain(said, moved).when)
    if said.unit == "weekend":
        return of_moment(_weekend(base, said.count, context))
    return of_moment(base.within(said.unit).shift(said.count))


def _grain(said: Shift, moved: Moment) -> Moment:
    """Give as much of a counted date as was meant: "five months later" than a day is a month."""
    if said.unit == "month" and moved.unit in ("day", "week"):
        return moved.within("month")
    if said.unit in ("year", "decade") and moved.unit in ("day", "week"):
        return moved.within("year")
    if said.unit in ("year", "decade") and moved.unit == "month" and abs(said.count) > 1:
        return moved.within("year")
    return moved


def _shift_coarsely(said: Shift, base: Moment) -> Meaning:
    """Count from a date that is coarser than the unit: "in May ... a week later"."""
    if not said.keeps or not said.count:
        return Meaning(UNKNOWN[said.unit])
    first = shift_day(base.start, said.count, said.unit)
    last = shift_day(base.end, said.count, said.unit)
    return Meaning(UNKNOWN[said.unit], None, whens.from_interval(first, last))


def _weekend(base: Moment, count: int, context: Context) -> Moment:
    this = base.within("weekend")
    if count == 0 and base.start < this.start and context.direction() != "future":
        return this.shift(-1)
    if count < 0 and base.start > this.start:
        return this.shift(count + 1) if base.start > this.end else this.shift(count)
    return this.shift(count)


def weekday_meaning(said: Weekday, context: Context, resolve: Resolve) -> Meaning:
    """Find a day of the week."""
    unknown = Meaning(f"XXXX-WXX-{said.day + 1}")
    if said.week is not None:
        week = resolve(said.week, context).moment
        if week is None or not week.is_finer_than("month"):
            return unknown
        return of_moment(_in_week(week, said.day))
    base = base_of(context, said.base, "day")
    if context.is_narrative:
        base = context.told("day") or base
    if base is None or base.unit != "day":
        return unknown
    before = base.shift(-((base.start.weekday() - said.day) % 7))
    ahead = base.shift((said.day - base.start.weekday()) % 7)
    if said.base == "mentioned" and said.which == 0 and before == base:
        return of_moment(base)
    if said.base == "mentioned":
        strictly = before.shift(-7) if before == base else before
        return of_moment(strictly if said.which == -1 else strictly.shift(7 + 7 * (before == base)))
    if said.which == -1:
        return of_moment(before.shift(-7) if before == base else before)
    if said.which == 1:
        return of_moment(_in_week(base.within("week").shift(1), said.day))
    if said.which == 0 and context.direction() != "past":
        return of_moment(ahead)
    return of_moment(ahead if context.direction() == "future" else before)


def _in_week(week: Moment, weekday: int) -> Moment:
    return Moment("day", week.within("week").start + dt.timedelta(days=weekday))


def published_meaning(said: Published, context: Context, _resolve: Resolve) -> Meaning:
    """Find "today" and its neighbours."""
    base = context.published
    if base is None:
        return Meaning(UNKNOWN["day"])
    if said.shift == 0:
        return of_moment(base)
    return of_moment(base.shift(said.shift)) if base.unit == "day" else Meaning(UNKNOWN["day"])


def then_meaning(_said: Then, context: Context, _resolve: Resolve) -> Meaning:
    """Find "that time": the last date told."""
    told = context.told("year")
    return Meaning(UNKNOWN["day"]) if told is None else of_moment(told)


def away_meaning(said: Away, context: Context, resolve: Resolve) -> Meaning:
    """Find "three days after May 4"."""
    date = resolve(said.date, context)
    if date.moment is None or (
        said.unit != date.moment.unit and not date.moment.is_finer_than(said.unit)
    ):
        return Meaning(UNKNOWN[said.unit])
    moved = unit_of(date.moment.unit, shift_day(date.moment.start, said.count, said.unit))
    return of_moment(moved, fixed=date.fixed)
