"""What is said: the content of an expression before anything implied is filled in.

Rules build these; `meanings` turns them into moments with the publication date, the last date
mentioned and the tense of the sentence. Nothing here knows a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from extractor.times.moments import Unit

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Base = Literal["published", "mentioned", "story"]
"""Counted from the publication date, from the last date told, or ("the end of the year") from the
date at which a story stands, else from the publication date."""
Part = Literal["START", "MID", "END", "EDGE_START", "EDGE_END", "EARLIER", "LATER"]
"""Which part of a unit: "early", "mid", "late"; the edges are "the start of", "the end of"; and
"earlier" and "later this month" are cut at the publication date."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that needs nothing implied and has no place in the calendar (`PAST_REF`, `P3D`)."""

    type: TimexType
    value: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date by its calendar fields, complete or not.

    Attributes:
        year: the year; a `Said` whose year is meant ("of last year"); None where not said.
        month: 1 to 12.
        day: 1 to 31.
        quarter: 1 to 4.
        half: 1 or 2.
        season: 0 (spring) to 3.
        weekday: 0 (Monday) to 6, said beside the date; decides a missing year.
        fiscal: the words speak of a fiscal year.
        which: -1 the last one, 0 the one of this year, +1 the next one ("last May").
        base: `which` is counted from the publication date or from the last date mentioned.
    """

    year: int | Said | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: int | None = None
    weekday: int | None = None
    fiscal: bool = False
    which: int | None = None
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Era:
    """A decade, century or year outside the common calendar, by its value and first year."""

    unit: Unit
    year: int
    before_christ: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """A unit counted from a base: "last month", "two days ago", "the following year".

    Attributes:
        count: units later; negative is earlier.
        base: counted from the publication date or from the last date mentioned.
        keeps: True where the answer is as fine as the base ("a year earlier" than a day is a day).
    """

    unit: Unit
    count: int
    base: Base = "published"
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week.

    Attributes:
        day: 0 (Monday) to 6.
        which: None as the tense says; -1 last, 0 this, +1 next.
        week: the week it lies in, where said ("Monday of last week").
        base: counted from the publication date or the last date mentioned.
    """

    day: int
    which: int | None = None
    week: Said | None = None
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th unit of a longer one: "the third week of May", "the first Monday in June".

    Attributes:
        number: 1-based; negative counts from the end ("the last week of March").
        weekday: a weekday instead of a unit.
        length: number of units, for "the first two weeks of June".
    """

    number: int
    unit: Unit
    whole: Said
    weekday: int | None = None
    length: int = 1


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month by its number alone ("the 15th"), in the month in question."""

    number: int


@dataclass(frozen=True, slots=True)
class Feast:
    """A festival or holiday.

    Attributes:
        name: key into `feasts.FEASTS`.
        year: as in `Calendar`.
        nth: the n-th day of it ("the eighth day of the Lunar New Year"); 1 is the day itself.
        shift: days after the day itself; -1 is the eve.
        zodiac: 0 (rat) to 11 (pig), where the year is named by its animal.
    """

    name: str
    year: int | Said | None = None
    nth: int = 1
    shift: int = 0
    zodiac: int | None = None


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the Chinese calendar: month and day, and the (solar) year where said."""

    month: int
    day: int
    year: int | Said | None = None
    is_leap: bool = False


@dataclass(frozen=True, slots=True)
class ZodiacYear:
    """A year of the Chinese calendar named by its animal, 0 (rat) to 11 (pig)."""

    animal: int


@dataclass(frozen=True, slots=True)
class Away:
    """A length of time from a date: "three days after March 5", "two weeks before Christmas"."""

    count: int
    unit: Unit
    date: Said


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time that is tied to the publication date or to a date.

    Attributes:
        value: TIMEX3 duration.
        count: number of units, None where vague.
        span: before (`past`) or after (`next`) the publication date; `within`: as the tense says;
            `to`: it ends at `date`; `before` and `after`: from an event that the text tells.
        date: the end of it ("the year to March").
    """

    value: str
    count: float | None
    unit: Unit
    span: Literal["past", "next", "within", "to", "before", "after"]
    date: Said | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: `T10:30`, `TMO`.

    Attributes:
        time: the part of the value behind the day.
        day: its day; None where not said.
        shift: days to add ("midnight" ends the day).
    """

    time: str
    day: Said | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date itself: "today", "the time of publication"."""

    shift: int = 0


@dataclass(frozen=True, slots=True)
class Then:
    """The last date told, as fine as it was told: "at that time"."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A part of a date, such as "early February" or "the end of the year"."""

    part: Part
    date: Said


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another, told in one expression: "March 3-5"."""

    first: Said
    last: Said


Said = (
    Plain | Calendar | Era | Shift | Weekday | Nth | Day | Feast | LunarDay | ZodiacYear | Away
    | Lasting | Clock | Published | Then | Edge | Range
)  # fmt: skip


def timex_type(said: Said) -> TimexType:
    """Give the TIMEX3 type of what is said."""
    match said:
        case Plain():
            return said.type
        case Lasting():
            return "DURATION"
        case Clock():
            return "TIME"
        case Edge():
            return timex_type(said.date)
        case _:
            return "DATE"
