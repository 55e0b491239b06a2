"""Narrative: what a text says of dates goes in, out comes whether it tells of times long past.

In the news a date without a year lies near the publication date; in a history it lies in the year
of the last date told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.times.said import Calendar, Clock, Edge, Era, Published, Range, Said, Shift, Weekday

if TYPE_CHECKING:
    from extractor.times.moments import Moment

_OWN = 2
"""Words of the reader's own day ("last year", "yesterday") that make a text no history."""
_LEAST = 3
"""Explicit years that a narrative shows at least: fewer are background of a news story."""


def is_narrative(said: Sequence[Said], published: Moment | None) -> bool:
    """Say whether the dates of a text are those of a history.

    >>> is_narrative([Calendar(1941, 12, 7), Calendar(1942), Calendar(1944, 6)], None)
    True
    """
    if published is None:
        return True
    years = [year for year in map(_year_of, said) if year is not None]
    old = sum(year < published.start.year - 1 for year in years)
    near = sum(map(_is_near, said))
    if sum(map(is_deictic, said)) >= max(_OWN, old // 8):
        return False
    return old >= _LEAST and old > 2 * (len(years) - old + near)


def _year_of(said: Said) -> int | None:
    match said:
        case Calendar():
            return said.year if isinstance(said.year, int) else None
        case Era():
            return said.year
        case Edge():
            return _year_of(said.date)
        case Range():
            return _year_of(said.first)
        case Clock():
            return _year_of(said.day) if said.day is not None else None
        case _:
            return None


def is_deictic(said: Said) -> bool:
    """Say whether an expression is counted from the day of writing: "last year", "this May"."""
    match said:
        case Published():
            return True
        case Shift():
            return said.base == "published"
        case Calendar():
            is_own = said.which is not None and said.base == "published"
            return is_own or (isinstance(said.year, Shift) and is_deictic(said.year))
        case Clock():
            return said.day is not None and is_deictic(said.day)
        case Edge():
            return is_deictic(said.date)
        case _:
            return False


def _is_near(said: Said) -> bool:
    """Say whether an expression is counted from the reader's own day."""
    match said:
        case Published() | Weekday():
            return True
        case Shift():
            return said.base == "published" and said.unit in ("day", "week", "month", "year")
        case Calendar():
            return said.which is not None
        case Clock():
            return said.day is not None and _is_near(said.day)
        case Edge():
            return _is_near(said.date)
        case _:
            return False
