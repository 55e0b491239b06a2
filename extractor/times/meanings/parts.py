"""Parts and lengths: "early May", "the past year", "at noon" go in, their days come out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor import when as whens
from extractor.times import feasts
from extractor.times.meanings.context import UNKNOWN, Context, Meaning, Resolve, of_moment
from extractor.times.meanings.counted import base_of
from extractor.times.moments import Moment, Unit, add_months, shift_day, unit_of

if TYPE_CHECKING:
    from extractor.times.said import Clock, Edge, Lasting, Nth, Part, Range
    from extractor.when import When


def nth_meaning(said: Nth, context: Context, resolve: Resolve) -> Meaning:
    """Find "the third week of May" and "the first two months of 2024"."""
    whole = resolve(said.whole, context).moment
    unknown = Meaning(
        UNKNOWN[said.unit] if said.weekday is None else f"XXXX-WXX-{said.weekday + 1}"
    )
    if whole is None:
        return unknown
    if said.weekday is not None:
        if whole.unit != "month":
            return unknown
        day = feasts.nth_weekday(whole.start.year, whole.start.month, said.weekday, said.number)
        return of_moment(Moment("day", day)) if day else unknown
    if said.length > 1:
        return _stretch(said, whole)
    if said.unit == "week":
        day = (
            whole.start + dt.timedelta(days=7 * said.number - 4)
            if said.number > 0
            else whole.end - dt.timedelta(days=3)
        )
        return of_moment(unit_of("week", day))
    first = unit_of(said.unit, whole.start if said.number > 0 else whole.end)
    return of_moment(first.shift(said.number - 1 if said.number > 0 else said.number + 1))


def _stretch(said: Nth, whole: Moment) -> Meaning:
    """Give "the first nine months of 2024": a length of time, with its days."""
    value = f"P{said.length}{said.unit[0].upper()}"
    if said.number > 0:
        start = whole.start
        end = shift_day(start, said.length, said.unit) - dt.timedelta(days=1)
    else:
        end = whole.end
        start = shift_day(end + dt.timedelta(days=1), -said.length, said.unit)
    return Meaning(value, None, whens.from_interval(start, end))


def lasting_meaning(said: Lasting, context: Context, resolve: Resolve) -> Meaning:
    """Find the days of a length that is tied to a date."""
    if said.count is None or said.count != int(said.count):
        return Meaning(said.value)
    count = int(said.count)
    if said.span == "to" and said.date is not None:
        last = resolve(said.date, context)
        if last.moment is None:
            return Meaning(said.value)
        end = last.moment.end
        start = shift_day(end + dt.timedelta(days=1), -count, said.unit)
        return Meaning(said.value, None, whens.from_interval(start, end), last.fixed)
    if said.span in ("before", "after"):
        return _from_event(said, count, context)
    if said.span == "within":
        return _within(said, count, context)
    base = base_of(context, "story" if context.is_narrative else "published", said.unit)
    if base is None or (base.unit != said.unit and not base.is_finer_than(said.unit)):
        return Meaning(said.value)
    if said.span == "past":
        start = shift_day(base.start, -count, said.unit)
        return Meaning(said.value, None, whens.from_interval(start, base.end))
    end = shift_day(base.end, count, said.unit)
    return Meaning(said.value, None, whens.from_interval(base.start, end))


def _within(said: Lasting, count: int, context: Context) -> Meaning:
    """Read "within six weeks": from the day told in the paragraph, or ahead of publication."""
    direction = context.direction()
    told = context.told("day") if context.here and direction == "past" else None
    if told is None and direction == "future" and count:
        told = base_of(context, "story" if context.is_narrative else "published", said.unit)
    if told is None or (told.unit != "day" and not told.is_finer_than(said.unit)):
        return Meaning(said.value)
    end = shift_day(told.end, count, said.unit)
    return Meaning(said.value, None, whens.from_interval(told.start, end))


def _from_event(said: Lasting, count: int, context: Context) -> Meaning:
    """Read "two days after the vote": where it opens the sentence, the vote was told before.

    Where a date stands in front of it, that date is the later event's, and the other one lies
    back by the length: "signed on May 4, two days after the vote".
    """
    base = context.told(said.unit)
    if base is None:
        return Meaning(said.value)
    sign = 1 if said.span == "after" else -1
    if context.has_date_before:
        sign = -sign
    day = shift_day(base.start, sign * count, said.unit)
    unit: Unit = "day" if said.unit in ("day", "week") else "month"
    if base.unit != "day":
        unit = base.unit
    return Meaning(said.value, None, unit_of(unit, day).when)


def clock_meaning(said: Clock, context: Context, resolve: Resolve) -> Meaning:
    """Find a time of day, on the day said or told last."""
    if said.day is not None:
        day = resolve(said.day, context)
    else:
        day = Meaning("", context.told("day") or context.published)
    if day.moment is None or day.moment.unit != "day":
        value = day.value if day.value.startswith("XXXX") else UNKNOWN["day"]
        return Meaning(value + said.time, None, day.when, day.fixed)
    moment = day.moment.shift(said.shift)
    return Meaning(moment.value + said.time, moment, moment.when, day.fixed)


def edge_meaning(said: Edge, context: Context, resolve: Resolve) -> Meaning:
    """Find a part of a date: the value is that of the whole, the days of the part."""
    date = resolve(said.date, context)
    if date.moment is None:
        return date
    if said.part in ("EARLIER", "LATER"):
        return replace(date, when=_cut(said.part, date.moment, context.published))
    start, end = _part_of(said.part, date.moment)
    when = whens.from_interval(start, end)
    return replace(date, when=date.when if (start, end) == _days(date.moment) else when)


def _cut(part: Part, moment: Moment, published: Moment | None) -> When:
    """Cut "earlier this year" and "later this year" at the publication date, if it lies inside."""
    if published is None or published.unit != "day":
        return moment.when
    if not moment.start < published.start < moment.end:
        return moment.when
    if part == "EARLIER":
        return whens.from_interval(moment.start, published.start)
    return whens.from_interval(published.start, moment.end)


def _days(moment: Moment) -> tuple[dt.date, dt.date]:
    return moment.start, moment.end


def _part_of(part: Part, moment: Moment) -> tuple[dt.date, dt.date]:
    """Cut a unit in three: a month at the 10th and the 20th, longer units at equal months."""
    start, end = _days(moment)
    if moment.unit == "month":
        first, second = start.replace(day=10), start.replace(day=20)
    elif moment.unit in ("quarter", "season", "half", "year", "decade"):
        months = {"quarter": 1, "season": 1, "half": 2, "year": 4, "decade": 40}[moment.unit]
        edge = 1 if moment.unit == "year" and part.startswith("EDGE") else months
        first = add_months(start, edge) - dt.timedelta(days=1)
        second = add_months(end + dt.timedelta(days=1), -edge) - dt.timedelta(days=1)
    else:
        return start, end
    if part in ("START", "EDGE_START"):
        return start, first
    if part == "MID":
        return first + dt.timedelta(days=1), second
    return second + dt.timedelta(days=1), end


def range_meaning(said: Range, context: Context, resolve: Resolve) -> Meaning:
    """Find the days from one date to another."""
    first, last = resolve(said.first, context), resolve(said.last, context)
    if first.moment is None or last.moment is None or last.moment.end < first.moment.start:
        return first
    when = whens.from_interval(first.moment.start, last.moment.end)
    return Meaning(first.value, first.moment, when, first.fixed and last.fixed)
