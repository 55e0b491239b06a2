"""Meaning: what is said and a context go in; the value and the days that are meant come out.

Everything implied is filled in in this folder, and only here: missing years and weeks by the
publication date, the last date mentioned and the direction of the tense.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.times.meanings.calendar_dates import (
    calendar_meaning,
    day_meaning,
    era_meaning,
    partial_value,
)
from extractor.times.meanings.context import Context, Meaning
from extractor.times.meanings.counted import (
    away_meaning,
    published_meaning,
    shift_meaning,
    then_meaning,
    weekday_meaning,
)
from extractor.times.meanings.festivals import feast_meaning, lunar_day_meaning, zodiac_meaning
from extractor.times.meanings.parts import (
    clock_meaning,
    edge_meaning,
    lasting_meaning,
    nth_meaning,
    range_meaning,
)
from extractor.times.said import (
    Away,
    Calendar,
    Clock,
    Day,
    Edge,
    Era,
    Feast,
    Lasting,
    LunarDay,
    Nth,
    Plain,
    Published,
    Range,
    Said,
    Shift,
    Then,
    Weekday,
    ZodiacYear,
)

__all__ = ["Context", "Meaning", "resolve"]


def resolve(said: Said, context: Context) -> Meaning:
    """Find what is meant; a value with `X` and no days where that cannot be known."""
    try:
        return _RESOLVERS[type(said)](said, context, resolve)
    except (ValueError, OverflowError):  # 30 February, or beyond the years a calendar holds
        return Meaning(partial_value(said) if isinstance(said, Calendar) else "XXXX-XX-XX")


_RESOLVERS: dict[type, Callable[..., Meaning]] = {
    Plain: lambda said, *_: Meaning(said.value),
    Calendar: calendar_meaning,
    Era: era_meaning,
    Day: day_meaning,
    Shift: shift_meaning,
    Weekday: weekday_meaning,
    Published: published_meaning,
    Then: then_meaning,
    Away: away_meaning,
    Nth: nth_meaning,
    Lasting: lasting_meaning,
    Clock: clock_meaning,
    Edge: edge_meaning,
    Range: range_meaning,
    Feast: feast_meaning,
    ZodiacYear: zodiac_meaning,
    LunarDay: lunar_day_meaning,
}
