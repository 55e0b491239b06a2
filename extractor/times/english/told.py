"""English rules for dates that hang on what was told before: "the day after", "that August".

`relative.py` has those that are counted from the publication date.
"""

from __future__ import annotations

from typing import Literal

from extractor.times.english.macros import (
    amount_of,
    duration_value,
    month_of,
    unit_of_word,
    weekday_of,
)  # fmt: skip
from extractor.times.grammar import Example, Found, Rule
from extractor.times.said import (
    Calendar,
    Clock,
    Lasting,
    Said,
    Shift,
    Then,
    Weekday,
)  # fmt: skip
from extractor.times.vocabulary import DAY_PARTS, SEASON_WORDS, UNITS


def _to_that(found: Found) -> Said | None:
    """Read "four days after that", "a month before the vote": counted from the last date."""
    unit, amount = unit_of_word(found.one("unit")), amount_of(found["n"])
    if unit is None or amount is None or amount != int(amount):
        return None
    count = -int(amount) if found.one("how") in ("before", "prior to") else int(amount)
    return Shift(unit, count, "mentioned", keeps=True)


def _the_unit_before(found: Found) -> Said:
    """Read "the month before": a whole unit, whatever was told."""
    count = -1 if found.one("how") in ("before", "earlier") else 1
    return Shift(UNITS[found.one("unit")], count, "mentioned")


def _season_before(found: Found) -> Said:
    which = -1 if found.one("how") == "before" else 1
    return Calendar(season=SEASON_WORDS[found.one("season")], which=which, base="mentioned")


def _from_event(found: Found) -> Said | None:
    unit, amount = unit_of_word(found.one("unit")), amount_of(found["n"])
    if unit is None or amount is None or amount != int(amount):
        return None
    how: Literal["before", "after"] = "before" if found.one("how") == "before" else "after"
    return Lasting(duration_value(amount, found.one("unit")), amount, unit, how)


def _that_day(_: Found) -> Said:
    return Shift("day", 0, "mentioned")


def _part_before(found: Found) -> Said:
    count = -1 if found.one("how") == "before" else 1
    return Clock("T" + DAY_PARTS[found.one("part")], Shift("day", count, "mentioned"))


def _that_month(found: Found) -> Said:
    return Calendar(Shift("year", 0, "mentioned"), month_of(found["month"]))


def _the_quarter(_: Found) -> Said:
    return Shift("quarter", 0, "mentioned")


def _year_before(_: Found) -> Said:
    return Shift("year", -1, "mentioned", keeps=True)


RULES = (
    Rule(
        "from-that",
        "{quantity} <unit:{bigunit}> <how:after|before> (that|then|this)(?!{unit})", _to_that,
        (Example("It shut on May 4, 2020 and reopened four days after that.",
                 "four days after that", "2020-05-08"),),
    ),
    Rule(
        "that-time",
        "(at|around|about|by|since|until|before) about? <t:that (same|very)? time>"
        "|at <t:the time>(?=,|.|;|that)"
        "|at about <t:the same time>"
        "|(in|at) <t:the same (hour|moment)>|in <t:the same period>(?!of|in|last|a|the)"
        "|on <t:the same occasion>",
        lambda _: Then(),
        (Example("It shut in May 2020. Around that time a rival opened.", "that time", "2020-05"),
         Example("It shut in May 2020. The owner wept at the time.", "the time", "2020-05")),
    ),
    Rule(
        "day-before",
        "the <unit:day|week|month|year> <how:before|after|earlier|later>", _the_unit_before,
        (Example("It shut on May 4, 2020, and the day before, too.", "the day before",
                 "2020-05-03"),),
    ),
    Rule(
        "from-event",
        "<t:{quantity} <unit:{bigunit}>> <how:after|before|afterwards|afterward>"
        "(?=the|a|an|{possessive}|{pronoun}|{name}|being|having|{unknown}|,|.|;)", _from_event,
        (Example("It shut on May 4, 2020. Two days after the vote it reopened.", "Two days",
                 "P2D"),),
    ),
    Rule(
        "season-before",
        "the <season:{seasonname}> <how:before|after>(?!{number}|the|a|an|{possessive}|{pronoun}"
        "|{name})", _season_before,
        (Example("It shut in May 2020; the summer before, it had burned.", "the summer before",
                 "2019-SU"),),
    ),
    Rule(
        "day-of",
        "(on|since|until|by|before|after) <t:(the|that) very? <unit:day>>(?=,|.|;|of|the|{pronoun}|"
        "{name}|when|that|\"|and)", _that_day,
        (Example("It shut on May 4, 2020; on the day of the vote it rained.", "the day",
                 "2020-05-04"),),
    ),
    Rule(
        "first-day",
        "on <t:(the|its|their|his|her) very? first <unit:day>>"
        "(?=,|.|;|and|of trading|on which|that)", _that_day,
        (Example("Shares in the mill listed on May 4, 2020, and sank on the first day.",
                 "the first day", "2020-05-04"),),
    ),
    Rule(
        "part-of-event",
        "on <t:the very? <part:{partofday}>>(?=of (the|its|his|her|their|a|an) {unknown})",
        lambda found: Clock(
            "T" + DAY_PARTS[found.one("part")], Shift("day", 0, "mentioned")
        ),
        (Example("It shut on May 4, 2020; on the evening of the vote it rained.", "the evening",
                 "2020-05-04TEV"),),
    ),
    Rule(
        "part-before",
        "the <part:{partofday}> <how:before|after>", _part_before,
        (Example("It shut on May 4, 2020. The night before, it had rained.", "The night before",
                 "2020-05-03TNI"),),
    ),
    Rule(
        "that-month", "that (same)? <month:{monthname}>(?!{nthday})", _that_month,
        (Example("He left in 2016 and died that August.", "that August", "2016-08"),),
    ),
    Rule(
        "that-weekday", "that (same)? <weekday:{dayname}>",
        lambda found: Weekday(weekday_of(found["weekday"]) or 0, 0, base="mentioned"),
        (Example("It shut on May 4, 2020, and that Friday it burned.", "that Friday",
                 "2020-05-08"),),
    ),
    Rule(
        "the-weekday",
        "(on|by|until) <t:the <weekday:{dayname}>>(?!of|in|{dayth}|,? the? {nthday}|,? {month}"
        "|{unknown})|(on|by|until) <t:the <weekday:{dayname}>>(?=after|before|that followed)"
        , lambda found: Weekday(weekday_of(found["weekday"]) or 0, 0, base="mentioned"),
        (Example("It shut on May 4, 2020, and on the Friday it burned.", "the Friday",
                 "2020-05-08"),),
    ),
    Rule(
        "the-quarter",
        "the (latest|most recent)? quarter(?!of|ended|ending|to|-|a year)|that quarter",
        _the_quarter,
        (Example("Sales rose in the third quarter of 2023. For the quarter, profit fell.",
                 "the quarter", "2023-Q3"),
         Example("Profit fell in the latest quarter.", "the latest quarter", "2024-Q4")),
    ),
    Rule(
        "year-earlier-unit",
        "the? (same|comparable|corresponding|like)? (year - (ago|earlier)|prior - year) "
        "(quarter|period|month|week|half)|the? (same|comparable|corresponding) "
        "(quarter|period|month|week|time) (of|in|a)? (last year|a year (ago|earlier|before)"
        "|year (ago|earlier|before)|the (previous|prior|preceding|year -?) (year|earlier))",
        _year_before,
        (Example("Sales rose in the third quarter of 2023 from the year-ago period.",
                 "the year-ago period", "2022-Q3"),
         Example("Sales rose in May 2023 from the same period a year earlier.",
                 "the same period a year earlier", "2022-05")),
    ),
)  # fmt: skip
