"""Whether two dates can be one: two Whens go in, how close they are comes out.

A report may give the day, another only the month: that is no disagreement. Nothing is invented to
compare them; the days that each leaves open are only asked whether they overlap.
"""

from __future__ import annotations

import datetime as dt
from calendar import isleap, monthrange
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.when import When

NEAR_DAYS = 10
"""Reports of one event differ by days; what lies further apart is told as happening again."""

_LONGEST = 366
"""Days; what spans more tells no event from another."""
_MONTH = 31
_UNITS = {"day": 1, "week": 7, "quarter": 90, "season": 90, "vague": 31}
"""Days of the units that are nearly alike; quarters and seasons at their shortest."""


def closeness(one: When, other: When) -> int:
    """Tell how close two dates are.

    Returns:
        3 where both are the same day; 2 where they overlap within a month, or are the same, or
        are the same open bound; 1 where they overlap within a year, or may be one open bound;
        0 where they cannot be one.

    >>> from extractor.when import read_iso, since
    >>> closeness(read_iso("2025-02-05"), read_iso("2025-02"))
    2
    >>> closeness(read_iso("2025-02-05"), read_iso("2025"))
    1
    >>> closeness(read_iso("2025-02-05"), read_iso("2025-02-06"))
    0
    >>> closeness(since(read_iso("2016")), read_iso("2016"))
    0
    """
    if one.start and one.end and other.start and other.end:
        return _of_closed((one.start, one.end), (other.start, other.end))
    if (one.start is None, one.end is None) != (other.start is None, other.end is None):
        return 0
    if one == other:
        return 2
    return int(_is_one_bound(one, other))


def _is_one_bound(one: When, other: When) -> bool:
    """Tell whether two bounds open on one side can be one: the units overlap that give them.

    >>> from extractor.when import read_iso, since
    >>> _is_one_bound(since(read_iso("2016")), since(read_iso("2016-03")))
    True
    >>> _is_one_bound(since(read_iso("2015")), since(read_iso("2016")))
    False
    """
    bounds = ((when, when.start or when.end) for when in (one, other))
    (early, first), (late, last) = sorted(
        ((when, bound) for when, bound in bounds if bound), key=lambda pair: pair[1]
    )
    if one.end is None:
        return (last - first).days < _length(early, first)
    return (last - first).days < _length(late, last)


def _length(when: When, bound: dt.date) -> int:
    """Count the days of the unit in which a bound was told."""
    if when.precision == "year":
        return 365 + isleap(bound.year)
    if when.precision == "month":
        return monthrange(bound.year, bound.month)[1]
    return _UNITS[when.precision]


def _of_closed(one: tuple[dt.date, dt.date], other: tuple[dt.date, dt.date]) -> int:
    if one[0] > other[1] or other[0] > one[1]:
        return 0
    longest = max((one[1] - one[0]).days, (other[1] - other[0]).days) + 1
    if longest > _LONGEST:
        return 0
    if longest == 1:
        return 3
    return 2 if longest <= _MONTH or one == other else 1
