"""Nearest: a date that comes once a year goes in, the one that is meant comes out.

The tense decides; without one, the nearer, for a writer names the year of a far one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.times.meanings.context import Context
    from extractor.times.moments import Moment


def nearest(in_year: Callable[[int], Moment | None], anchor: Moment, context: Context) -> Moment:
    """Choose the year of a date that comes once a year."""
    year = anchor.start.year
    found = (_try_year(in_year, y) for y in range(year - 1, year + 2))
    moments = [moment for moment in found if moment is not None]
    if len(moments) < 3:  # noqa: PLR2004, RUF100  29 February
        found = (_try_year(in_year, y) for y in range(year - 8, year + 9))
        moments = [moment for moment in found if moment is not None]
    if not moments:
        raise ValueError("no such day")
    if context.is_narrative and anchor is not context.published:
        if anchor.unit == "year":
            return min(moments, key=lambda m: abs(m.start.year - year))
        return min(
            moments, key=lambda m: (abs((m.start - anchor.start).days), -m.start.toordinal())
        )
    past = [moment for moment in moments if moment.start <= anchor.end]
    ahead = [moment for moment in moments if moment.end >= anchor.start]
    if not past or not ahead:
        return (past or ahead)[-1 if past else 0]
    direction = context.direction()
    if direction == "unknown":
        # With no tense to go by, a date eight months back is rather the one four months ahead.
        back, on = (anchor.start - past[-1].end).days, (ahead[0].start - anchor.end).days
        is_rather_ahead = back > 2 * max(on, 30) and moments[0].unit in ("day", "month")
        direction = "future" if is_rather_ahead else "past"
    return ahead[0] if direction == "future" else past[-1]


def _try_year(in_year: Callable[[int], Moment | None], year: int) -> Moment | None:
    try:
        return in_year(year)
    except ValueError:
        return None
