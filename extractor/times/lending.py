"""Lending: expressions in reading order go in; what one of them says of its neighbour is filled in.

The weekday of "on May 4, a Monday" tells the year of the day; the year of "in May and June 2019"
is that of both months.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.times.said import Calendar, Shift, Weekday

if TYPE_CHECKING:
    from extractor.times.composing import Expression

_REACH = 48
_APPOSED = re.compile(r",\s+(?:which was\s+)?an?\s+(?:\w+\s+)?", re.IGNORECASE)
_LISTED = re.compile(
    r"\s*(?:,|,?\s*(?:and|or|then))\s+(?:(?:in|on)\s+)?(?:again\s+in\s+)?", re.IGNORECASE
)


def name_weekdays(items: Sequence[Expression], text: str) -> list[Expression]:
    """Read "On May 4, a Monday": the weekday is that of the day, and tells its year."""
    out = list(items)
    for index in range(len(out) - 1):
        day, name = out[index], out[index + 1]
        if (
            isinstance(day.said, Calendar)
            and isinstance(name.said, Weekday)
            and day.said.day is not None
            and _APPOSED.fullmatch(text[day.end : name.start][:_REACH])
        ):
            out[index] = replace(day, said=replace(day.said, weekday=name.said.day))
            out[index + 1] = replace(name, said=Shift("day", 0, "mentioned"))
    return out


def list_years(items: Sequence[Expression], text: str) -> list[Expression]:
    """Read "in May and June 2019": a year behind the last of a list is that of all."""
    out = list(items)
    for index in range(len(out) - 2, -1, -1):
        first, last = out[index].said, out[index + 1].said
        if not isinstance(first, Calendar) or not isinstance(last, Calendar):
            continue
        gap = text[out[index].end : out[index + 1].start][:_REACH]
        is_list = isinstance(last.year, int) and first.month and first.year is None
        if is_list and first.which is None and _LISTED.fullmatch(gap):
            goes_on = (first.month, first.day or 0) <= (last.month or 0, last.day or 99)
            if goes_on:
                out[index] = replace(out[index], said=replace(first, year=last.year))
    return out
