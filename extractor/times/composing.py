"""Composing: kept expressions in reading order go in, composed ones come out.

"early" before a month, a clock beside its day, two dates joined to a range: what rules would have
to say over and over is put together here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.times.lending import list_years, name_weekdays
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
    Part,
    Plain,
    Published,
    Said,
    Shift,
    Weekday,
    timex_type,
)  # fmt: skip
from extractor.times.vocabulary import DAY_PARTS

if TYPE_CHECKING:
    from extractor.times.grammar import Candidate
    from extractor.times.moments import Unit

_REACH = 48

_EDGE = re.compile(
    r"(?:\bthe\s+)?(?:\b(?P<part>(?:very\s+)?(?:beginning|start|onset|outset|end|close|middle|dawn|eve"
    r"|rest|remainder|first\s+half|second\s+half|latter\s+half|first\s+part|latter\s+part"
    r"|early\s+part|later\s+part|early\s+days|final\s+days|last\s+days|closing\s+days))\s+of\s+(?:the\s+)?"
    r"|\b(?P<word>early|mid|middle|late|earlier|later|sometime|toward\s+the\s+end\s+of)"
    r"(?:\s*[-–‑]\s*|\s+(?:in|on)\s+|\s+)(?:the\s+)?)$",
    re.IGNORECASE,
)
_PARTS: dict[str, Part] = {
    "beginning": "EDGE_START", "start": "EDGE_START", "onset": "EDGE_START",
    "outset": "EDGE_START", "dawn": "EDGE_START", "end": "EDGE_END", "close": "EDGE_END",
    "middle": "MID", "mid": "MID", "early": "START", "late": "END", "first": "START",
    "second": "END", "latter": "END", "later": "LATER", "earlier": "EARLIER", "rest": "LATER",
    "remainder": "LATER", "final": "EDGE_END", "last": "EDGE_END", "closing": "EDGE_END",
}  # fmt: skip
_PART_OF_DAY_BEFORE = re.compile(
    r"(?:\b(?:the|early|late)\s+)*\b(?P<part>morning|afternoon|evening|night|noon|midnight|dawn)"
    r"\s+(?:of|on)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_PART_OF_DAY_AFTER = re.compile(
    r"\s+(?:in\s+the\s+)?(?P<part>morning|afternoon|evening|night)(?![\w-])", re.IGNORECASE
)
_TO_CLOCK = re.compile(
    r"\s*,?\s*(?:at|around|about|by|from|in the|shortly after|just after)?\s*", re.IGNORECASE
)
_TO_DAY = re.compile(r"\s*,?\s*(?:on|of|this|in)?\s*(?:the\s+)?", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*(?:(?P<dash>[-–—~～/])|to|through|until|till|至|到|(?P<and>and|和|与))\s*(?:the\s+)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN_ZH = re.compile(r"\s?之?[间間]")
_AWAY = re.compile(
    r"\s+(?P<how>after|before|from|following|prior to|ahead of)\s+(?:the\s+)?", re.IGNORECASE
)
_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
_UNITS: dict[str, Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}


@dataclass(frozen=True, slots=True)
class Expression:
    """A composed expression.

    Attributes:
        joined: +1 where it is the first date of a range whose last is the next expression, -1 the
            other way round, 0 for a date by itself.
    """

    start: int
    end: int
    said: Said
    rule: str
    joined: int = 0


def compose(candidates: Sequence[Candidate], text: str) -> list[Expression]:
    """Put together what belongs together."""
    items = [Expression(c.start, c.end, c.said, c.rule) for c in candidates]
    items = name_weekdays(items, text)
    items = _merge_clocks(items, text)
    items = _count_from_dates(items, text)
    items = list_years(items, text)
    items = [_with_part_of_day(item, text) for item in items]
    items = [
        _with_edge(item, text, items[index - 1].end if index else 0)
        for index, item in enumerate(items)
    ]
    return _join_ranges(items, text)


def is_day(said: Said) -> bool:
    """Say whether something said is a single day."""
    match said:
        case Calendar():
            return said.day is not None
        case Shift() | Nth():
            return said.unit == "day"
        case Weekday() | Published() | Day() | Feast() | LunarDay():
            return True
        case _:
            return False


def _merge_clocks(items: Sequence[Expression], text: str) -> list[Expression]:
    merged: list[Expression] = []
    for item in items:
        previous = merged[-1] if merged else None
        if previous is not None and item.start - previous.end <= _REACH:
            whole = _clock_of(previous, item, text[previous.end : item.start])
            if whole is not None:
                merged[-1] = whole
                continue
        merged.append(item)
    return merged


def _clock_of(first: Expression, second: Expression, gap: str) -> Expression | None:
    """Make one expression of a clock and a day that stand beside each other."""
    refined = _refine(first.said, second.said)
    if refined is not None and _TO_CLOCK.fullmatch(gap):
        return Expression(first.start, second.end, refined, second.rule)
    for clock, day, joint in ((first, second, _TO_DAY), (second, first, _TO_CLOCK)):
        said = clock.said
        if isinstance(day.said, Feast) and day.rule.startswith("zh-"):
            continue  # the evening of the eve stays the eve, and an evening
        if isinstance(said, Clock) and said.day is None and is_day(day.said):
            if joint.fullmatch(gap) is None:
                return None
            return Expression(first.start, second.end, replace(said, day=day.said), clock.rule)
    return None


def _refine(part: Said, clock: Said) -> Said | None:
    """Make "tonight" and "8" one: the part of the day says which half of it the clock means."""
    if not (isinstance(part, Clock) and isinstance(clock, Clock) and clock.day is None):
        return None
    hour = clock.time[1:3]
    if part.time not in ("TMO", "TAF", "TEV", "TNI", "TMI") or not hour.isdigit():
        return None
    late = part.time in ("TAF", "TEV", "TNI") and int(hour) < 12
    return replace(clock, time=f"T{int(hour) + 12 * late:02}{clock.time[3:]}", day=part.day)


def _count_from_dates(items: Sequence[Expression], text: str) -> list[Expression]:
    """Make one expression of "three days after Christmas", "a week from Friday"."""
    merged: list[Expression] = []
    for item in items:
        previous = merged[-1] if merged else None
        if previous is not None and item.start - previous.end <= _REACH:
            match = _AWAY.fullmatch(text[previous.end : item.start])
            said = _away(previous.said, match.group("how").lower(), item.said) if match else None
            if said is not None:
                merged[-1] = Expression(previous.start, item.end, said, "from-date")
                continue
        merged.append(item)
    return merged


def _away(length: Said, how: str, date: Said) -> Said | None:
    match = _LENGTH.fullmatch(length.value) if isinstance(length, Plain | Lasting) else None
    if (
        match is None
        or timex_type(length) != "DURATION"
        or not (is_day(date) or isinstance(date, Calendar))
    ):
        return None
    count = int(match.group(1)) * (-1 if how in ("before", "prior to", "ahead of") else 1)
    if how == "from" and isinstance(date, Weekday):
        date = replace(date, which=0)  # "a week from Friday" looks ahead
    return Away(count, _UNITS[match.group(2)], date)


def _with_part_of_day(item: Expression, text: str) -> Expression:
    if not is_day(item.said):
        return item
    after = _PART_OF_DAY_AFTER.match(text, item.end)
    if after:
        clock = Clock("T" + DAY_PARTS[after.group("part").lower()], item.said)
        return replace(item, end=after.end(), said=clock)
    before = _PART_OF_DAY_BEFORE.search(text[max(0, item.start - _REACH) : item.start])
    if before:
        part = before.group("part").lower()
        time = "T24:00" if part == "midnight" else "T" + DAY_PARTS[part]
        start = item.start - (min(item.start, _REACH) - before.start())
        return replace(item, start=start, said=Clock(time, item.said))
    return item


def _with_edge(item: Expression, text: str, floor: int) -> Expression:
    if timex_type(item.said) != "DATE" or isinstance(item.said, Edge):
        return item
    low = max(floor, item.start - _REACH)
    match = _EDGE.search(text[low : item.start])
    if match is None:
        return item
    words = (match.group("part") or match.group("word")).lower().replace("very ", "").split()
    if words[-1] == "half" and isinstance(item.said, Calendar) and not item.said.month:
        half = Calendar(item.said.year, half=1 if words[0] == "first" else 2)
        return replace(item, start=low + match.start(), said=half)
    part = _PARTS.get(words[0])
    said = Edge(part, item.said) if part else item.said
    return replace(item, start=low + match.start(), said=said)


def _join_ranges(items: Sequence[Expression], text: str) -> list[Expression]:
    out = list(items)
    for index in range(len(out) - 1):
        first, last = out[index], out[index + 1]
        if first.joined or last.start - first.end > _REACH:
            continue
        match = _JOINT.fullmatch(text[first.end : last.start])
        if match is None or not _can_join(first.said, last.said):
            continue
        if match.group("and") and not (
            _BETWEEN.search(text[max(0, first.start - 20) : first.start])
            or _BETWEEN_ZH.match(text, last.end)
        ):
            continue
        earlier, later = _share_year(first.said, last.said)
        out[index] = replace(first, said=earlier, joined=1)
        out[index + 1] = replace(last, said=later, joined=-1)
    return out


def _can_join(first: Said, last: Said) -> bool:
    points = (Calendar, Era, Weekday, Feast, Published, Edge, LunarDay, Shift)
    if isinstance(last, Day):
        return isinstance(first, Calendar) and first.day is not None
    return isinstance(first, points) and isinstance(last, points)


def _share_year(first: Said, last: Said) -> tuple[Said, Said]:
    """Give a year that only one end of a range names to the other end as well."""
    if isinstance(last, Day) and isinstance(first, Calendar):
        return first, replace(first, day=last.number, weekday=None)
    if not isinstance(first, Calendar) or not isinstance(last, Calendar):
        return first, last
    goes_on = (first.month or 0, first.day or 0) <= (last.month or 99, last.day or 99)
    if first.year is None and isinstance(last.year, int) and first.month:
        return replace(first, year=last.year - (not goes_on)), last
    if last.year is None and isinstance(first.year, int) and last.month:
        return first, replace(last, year=first.year + (not goes_on))
    return first, last
