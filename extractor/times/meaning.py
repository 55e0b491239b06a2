"""Meaning: what is said and a context go in; the value and the days that are meant come out.

Everything implied is filled in here, and only here: missing years and weeks by the publication
date, the last date mentioned and the direction of the tense.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor import when as whens
from extractor.times import feasts, lunar
from extractor.times.moments import Moment, Unit, add_months, shift_day, unit_of
from extractor.times.said import (
    Away,
    Base,
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
    Range,
    Said,
    Shift,
    Weekday,
    ZodiacYear,
)  # fmt: skip

if TYPE_CHECKING:
    from extractor.times.tense import Direction
    from extractor.when import When

UNKNOWN: dict[Unit, str] = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "fortnight": "XXXX-WXX",
    "quarter": "XXXX-QX", "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX",
    "decade": "XXX", "century": "XX",
}  # fmt: skip
_SEASON_CODES = ("SP", "SU", "FA", "WI")


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against.

    Attributes:
        published: the day, month or year of publication, or None.
        mentions: the dates of the text so far, the last first.
        is_narrative: the text tells of times long past: dates follow each other, and the
            publication date says nothing.
        direction: asks the sentence for its tense.
        is_bound: a word such as "since" binds the expression, or the text is Chinese: a festival
            is that of one year.
        sentence_date: the date in front in a Chinese sentence, with its year said: "2023年10月成立,
            12月上市" goes on in that year.
        has_date_before: a date stands in front in the same sentence.
    """

    published: Moment | None
    mentions: tuple[Moment, ...]
    is_narrative: bool
    direction: Callable[[], Direction]
    has_date_before: bool = False
    is_bound: bool = False
    sentence_date: Moment | None = None

    @property
    def mentioned(self) -> Moment | None:
        """Give the last date mentioned."""
        return self.mentions[0] if self.mentions else None

    def told(self, unit: Unit) -> Moment | None:
        """Give the last date mentioned that is at least as fine as a unit.

        What has happened leads to what happened next: a date still to come is passed over.
        """
        ahead: Moment | None = None
        for index, each in enumerate(self.mentions):
            if (each.unit == unit or each.is_finer_than(unit)) and not self._is_over(index):
                if self.published is None or each.start <= self.published.end:
                    return each
                ahead = ahead or each
        return ahead

    def _is_over(self, index: int) -> bool:
        """Say whether the story has gone on, past a date: "April 3 ... In September ..."."""
        date = self.mentions[index]
        later = (each for each in self.mentions[:index] if each.start > date.start)
        return any(
            date.end < each.start and (self.published is None or each.end < self.published.start)
            for each in later
        )

    @property
    def anchor(self) -> Moment | None:
        """Give the date to which a partial date is nearest."""
        last = self.told("year")
        if self.is_narrative and last is not None:
            return last
        return self.published or last


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is meant.

    Attributes:
        value: TIMEX3 value.
        moment: the calendar unit, or None where it is none or not known.
        when: the days, or None.
        fixed: the words alone give it.
    """

    value: str
    moment: Moment | None = None
    when: When | None = None
    fixed: bool = False


def of_moment(moment: Moment, *, fixed: bool = False) -> Meaning:
    """Make the meaning of a calendar unit."""
    return Meaning(moment.value, moment, moment.when, fixed)


def resolve(said: Said, context: Context) -> Meaning:
    """Find what is meant; a value with `X` and no days where that cannot be known."""
    try:
        return _RESOLVERS[type(said)](said, context)
    except (ValueError, OverflowError):  # 30 February, or beyond the years a calendar holds
        return Meaning(_partial_value(said) if isinstance(said, Calendar) else "XXXX-XX-XX")


# --- calendar dates -------------------------------------------------------------------------------


def _calendar(said: Calendar, context: Context) -> Meaning:
    if isinstance(said.year, int):
        return of_moment(_fields_in(said, said.year), fixed=True)
    if said.year is not None:
        year = resolve(said.year, context)
        if year.moment is None:
            return Meaning(_partial_value(said))
        return of_moment(_fields_in(said, year.moment.start.year), fixed=year.fixed)
    anchor = context.anchor
    if anchor is None:
        return Meaning(_partial_value(said))
    if said.weekday is not None and said.day is not None:
        matching = _year_by_weekday(said, anchor.start.year)
        if matching is not None:
            return of_moment(_fields_in(said, matching))
    if said.which is not None:
        return of_moment(_which(said, anchor))
    told = context.sentence_date
    if told is not None and said.month:
        here = _fields_in(said, told.start.year)
        return of_moment(here if here.end >= told.start else _fields_in(said, here.start.year + 1))
    return of_moment(_nearest(lambda year: _fields_in(said, year), anchor, context))


def _which(said: Calendar, anchor: Moment) -> Moment:
    """Choose among the years by "last", "this" or "next"."""
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


def _partial_value(said: Calendar) -> str:
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


def _nearest(in_year: Callable[[int], Moment | None], anchor: Moment, context: Context) -> Moment:
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


def _era(said: Era, _: Context) -> Meaning:
    if said.before_christ or said.year < 1:
        value = f"BC{said.year:04}" if said.unit == "year" else f"BC{said.year // 100:02}"
        return Meaning(value, fixed=True)
    moment = unit_of(said.unit, dt.date(said.year, 1, 1))
    return of_moment(moment, fixed=True)


def _day(said: Day, context: Context) -> Meaning:
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


# --- counted from a base --------------------------------------------------------------------------


def _base(context: Context, base: Base, unit: Unit) -> Moment | None:
    if base == "mentioned":
        return context.told(unit) or (None if context.mentions else context.published)
    if context.is_narrative:  # the reader's own day is not that of the story
        return context.told(unit) or context.published
    return context.published


def _quarter(context: Context) -> Meaning:
    """Find "the quarter": the last one told, else the last one that is over."""
    told = next((each for each in context.mentions if each.unit == "quarter"), None)
    if told is not None:
        return of_moment(told)
    base = _base(context, "published", "quarter")
    if base is None or not base.is_finer_than("quarter"):
        return Meaning(UNKNOWN["quarter"])
    count = 0 if context.direction() == "future" else -1
    return of_moment(base.within("quarter").shift(count))


def _shift(said: Shift, context: Context) -> Meaning:
    if said == Shift("quarter", 0, "mentioned"):
        return _quarter(context)
    base = _base(context, said.base, said.unit)
    if base is None or (said.unit != base.unit and not base.is_finer_than(said.unit)):
        return Meaning(UNKNOWN[said.unit])
    if said.keeps and base.is_finer_than(said.unit):
        moved = shift_day(base.start, said.count, said.unit)
        return of_moment(unit_of(base.unit, moved))
    if said.unit == "weekend":
        return of_moment(_weekend(base, said.count, context))
    return of_moment(base.within(said.unit).shift(said.count))


def _weekend(base: Moment, count: int, context: Context) -> Moment:
    this = base.within("weekend")
    if count == 0 and base.start < this.start and context.direction() != "future":
        return this.shift(-1)
    if count < 0 and base.start > this.start:
        return this.shift(count + 1) if base.start > this.end else this.shift(count)
    return this.shift(count)


def _weekday(said: Weekday, context: Context) -> Meaning:
    unknown = Meaning(f"XXXX-WXX-{said.day + 1}")
    if said.week is not None:
        week = resolve(said.week, context).moment
        if week is None or not week.is_finer_than("month"):
            return unknown
        return of_moment(_in_week(week, said.day))
    base = _base(context, said.base, "day")
    if context.is_narrative:
        base = context.told("day") or base
    if base is None or base.unit != "day":
        return unknown
    before = base.shift(-((base.start.weekday() - said.day) % 7))
    ahead = base.shift((said.day - base.start.weekday()) % 7)
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


def _published(said: Published, context: Context) -> Meaning:
    base = context.published
    if base is None:
        return Meaning(UNKNOWN["day"])
    if said.shift == 0:
        return of_moment(base)
    return of_moment(base.shift(said.shift)) if base.unit == "day" else Meaning(UNKNOWN["day"])


def _away(said: Away, context: Context) -> Meaning:
    date = resolve(said.date, context)
    if date.moment is None or (
        said.unit != date.moment.unit and not date.moment.is_finer_than(said.unit)
    ):
        return Meaning(UNKNOWN[said.unit])
    moved = unit_of(date.moment.unit, shift_day(date.moment.start, said.count, said.unit))
    return of_moment(moved, fixed=date.fixed)


# --- parts, lengths and times of day --------------------------------------------------------------


def _nth(said: Nth, context: Context) -> Meaning:
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


def _lasting(said: Lasting, context: Context) -> Meaning:
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
    base = _base(context, "published", said.unit)
    if base is None or (base.unit != said.unit and not base.is_finer_than(said.unit)):
        return Meaning(said.value)
    span = said.span
    if span == "within":
        span = "next" if context.direction() == "future" else "within"
    if span == "past":
        start = shift_day(base.start, -count, said.unit)
        return Meaning(said.value, None, whens.from_interval(start, base.end))
    if span == "next":
        end = shift_day(base.end, count, said.unit)
        return Meaning(said.value, None, whens.from_interval(base.start, end))
    return Meaning(said.value)


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


def _clock(said: Clock, context: Context) -> Meaning:
    if said.day is not None:
        day = resolve(said.day, context)
    else:
        day = Meaning("", context.told("day") or context.published)
    if day.moment is None or day.moment.unit != "day":
        value = day.value if day.value.startswith("XXXX") else UNKNOWN["day"]
        return Meaning(value + said.time, None, day.when, day.fixed)
    moment = day.moment.shift(said.shift)
    return Meaning(moment.value + said.time, moment, moment.when, day.fixed)


def _edge(said: Edge, context: Context) -> Meaning:
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


def _range(said: Range, context: Context) -> Meaning:
    first, last = resolve(said.first, context), resolve(said.last, context)
    if first.moment is None or last.moment is None or last.moment.end < first.moment.start:
        return first
    when = whens.from_interval(first.moment.start, last.moment.end)
    return Meaning(first.value, first.moment, when, first.fixed and last.fixed)


# --- festivals and the Chinese calendar -----------------------------------------------------------


def _feast(said: Feast, context: Context) -> Meaning:
    year = _feast_year(said, context)
    feast = feasts.FEASTS[said.name]
    shift = dt.timedelta(days=said.shift + said.nth - 1)
    recurring = _recurring(feast)
    if year is not None:
        day = feasts.day_of(said.name, year)
        fixed = isinstance(said.year, int) or said.zodiac is not None
        return of_moment(Moment("day", day + shift), fixed=fixed) if day else Meaning(recurring)
    anchor = context.anchor
    if (
        said.year is not None
        or anchor is None
        or (not context.is_bound and context.direction() == "unknown")
    ):
        return Meaning(recurring)  # with no tense to place it, the festival of any year is meant

    def in_year(year: int) -> Moment | None:
        day = feasts.day_of(said.name, year)
        return Moment("day", day + shift) if day else None

    return of_moment(_nearest(in_year, anchor, context))


def _feast_year(said: Feast, context: Context) -> int | None:
    if said.zodiac is not None:
        return _zodiac_year(said.zodiac, context)
    if said.year is None or isinstance(said.year, int):
        return said.year
    moment = resolve(said.year, context).moment
    return moment.start.year if moment else None


def _recurring(feast: feasts.Festival) -> str:
    if feast.solar:
        return f"XXXX-{feast.solar[0]:02}-{feast.solar[1]:02}"
    return f"XXXX-{feast.code}" if feast.code else UNKNOWN["day"]


def _zodiac_year(animal: int, context: Context) -> int | None:
    anchor = context.anchor
    if anchor is None:
        return None
    year = lunar.lunar_year_of(anchor.end)
    back = (lunar.animal_of(year) - animal) % 12
    # A coming year of the animal is meant when it is nearer than the last one was.
    return year - back if back <= 9 else year + 12 - back


def _zodiac(said: ZodiacYear, context: Context) -> Meaning:
    year = _zodiac_year(said.animal, context)
    first = lunar.new_year(year) if year is not None else None
    following = lunar.new_year(year + 1) if year is not None else None
    if year is None or first is None or following is None:
        return Meaning(UNKNOWN["year"])
    when = whens.from_interval(first, following - dt.timedelta(days=1), "year")
    return Meaning(f"{year:04}", Moment("year", dt.date(year, 1, 1)), when, fixed=False)


def _lunar_day(said: LunarDay, context: Context) -> Meaning:
    def in_year(year: int) -> Moment | None:
        day = lunar.lunar_to_solar(year, said.month, said.day, is_leap=said.is_leap)
        if day is None and said.day == 30:  # the eve of the year, in a month of 29 days
            day = lunar.lunar_to_solar(year, said.month, 29, is_leap=said.is_leap)
        return Moment("day", day) if day else None

    if isinstance(said.year, int):
        moment = in_year(said.year)
        return of_moment(moment, fixed=True) if moment else Meaning(UNKNOWN["day"])
    if said.year is not None:
        year = resolve(said.year, context).moment
        moment = in_year(year.start.year) if year else None
        return of_moment(moment) if moment else Meaning(UNKNOWN["day"])
    if context.anchor is None:
        return Meaning(UNKNOWN["day"])
    return of_moment(_nearest(in_year, context.anchor, context))


_RESOLVERS: dict[type, Callable[..., Meaning]] = {
    Plain: lambda said, _: Meaning(said.value),
    Calendar: _calendar, Era: _era, Day: _day, Shift: _shift, Weekday: _weekday,
    Published: _published, Away: _away, Nth: _nth, Lasting: _lasting, Clock: _clock, Edge: _edge,
    Range: _range, Feast: _feast, ZodiacYear: _zodiac, LunarDay: _lunar_day,
}  # fmt: skip
