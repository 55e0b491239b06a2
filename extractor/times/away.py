"""Away: a length of time and a deed's days go in, the days so long before or after come out.

For a deed that the text tells elsewhere; "three days after May 4" is one expression (`composing`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor import when as whens
from extractor.times.moments import Unit, shift_day, unit_of

if TYPE_CHECKING:
    from extractor.when import When

_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
_UNITS: dict[str, Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def days_away(length: str, date: When, *, later: bool) -> When | None:
    """Count a length of time from a date.

    Days and weeks count exactly; a month or year from a day is meant as a month.

    Args:
        length: TIMEX3 duration in whole units, such as `P2W`.
        date: what is counted from, closed on both sides.
        later: whether to count on rather than back.

    Returns:
        The days; None for a length without a number, an open date, or one beyond the calendar.

    >>> days_away("P2W", whens.read_iso("2024-11-11"), later=False).edtf
    '2024-10-28'
    >>> days_away("P5M", whens.read_iso("2024-09-25"), later=True).edtf
    '2025-02'
    """
    match = _LENGTH.fullmatch(length)
    if match is None or date.start is None or date.end is None:
        return None
    count, unit = int(match[1]) * (1 if later else -1), _UNITS[match[2]]
    try:
        first, last = shift_day(date.start, count, unit), shift_day(date.end, count, unit)
    except (ValueError, OverflowError):
        return None
    if date.precision == "day":
        return unit_of("day" if unit in ("day", "week") else "month", first).when
    if date.precision in ("month", "year") and unit in ("month", "year"):
        return unit_of(date.precision, first).when
    return whens.from_interval(first, last)
