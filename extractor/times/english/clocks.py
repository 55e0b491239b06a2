"""English rules for parts and times of the day."""

from __future__ import annotations

import re

from extractor.times.english.macros import weekday_of
from extractor.times.grammar import Example, Found, Rule
from extractor.times.numbers import read_integer
from extractor.times.said import Clock, Plain, Published, Said, Shift, Weekday
from extractor.times.vocabulary import DAY_PARTS

_CLOCK = re.compile(r"(\d{1,2})(?::(\d\d)(?::(\d\d))?)?\s?([ap])?m?")
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "last": -1, "this": 0, "next": 1}


def _clock(found: Found) -> Said | None:
    match = _CLOCK.fullmatch(found.one("clock"))
    if match is None:
        return None
    hour, minute, second = (int(part or 0) for part in match.groups()[:3])
    half = match.group(4) or (found.one("half")[:1] if "half" in found else "")
    if "of" in found:
        half = "p" if found["of"][-1] in ("afternoon", "evening", "night") else "a"
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    has_minutes = match.group(2) is not None or minute
    time = f"T{hour:02}:{minute:02}" if has_minutes or "half" in found or half else f"T{hour:02}:00"
    return Clock(time + (f":{second:02}" if match.group(3) else ""))


def _hour(found: Found) -> Said | None:
    hour = read_integer(found["hour"])
    if hour is None or hour > 24:
        return None
    half = found.one("half")[:1]
    if "of" in found:
        half = "p" if found["of"][-1] in ("afternoon", "evening", "night") else "a"
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return Clock(f"T{hour:02}:00")


def _military(found: Found) -> Said | None:
    digits = found.one("clock").zfill(4)
    if len(digits) != 4 or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return Clock(f"T{digits[:2]}:{digits[2:]}")


def _noon(found: Found) -> Said:
    if found.all[-1] == "midnight":
        return Clock("T24:00")
    return Clock("T12:00")


def _part(found: Found) -> Said | None:
    time = "T" + DAY_PARTS[found["part"][-1]]
    if "weekday" in found:
        return Clock(time, Weekday(weekday_of(found["weekday"]) or 0))
    words = [word for word in found["day"] if word not in ("early", "late", "the", "very")]
    if not words:
        return Clock(time)
    if words[0] in ("next", "following", "previous", "same", "that", "preceding"):
        count = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(words[0], 0)
        return Clock(time, Shift("day", count, "mentioned"))
    return Clock(time, Published(_DAYS[words[0]]))


def _meal(found: Found) -> Said:
    return Clock("T" + _MEALS.get(found["part"][-1], "EV"), Shift("day", 0, "mentioned"))


_MORNING = ("dawn", "daybreak", "sunrise", "breakfast")
_MEALS = {**dict.fromkeys(_MORNING, "MO"), "lunch": "MI", "teatime": "AF", "bell": "DT"}

_ZONE = "( {zone}| local time| ( {zone} )| eastern time?| pacific time?| central time?)?".replace(
    "( {zone} )", "\\( {zone} \\)"
)

RULES = (
    Rule(
        "clock",
        "{approximate}? <clock:{clock}> (<half:{ampm}|am|pm>|in the <of:{partofday}>|(hours|"
        "o'clock))?"
        + _ZONE, _clock,
        (Example("Doors opened at 9:30 a.m.", "9:30 a.m.", "2025-03-03T09:30"),),
    ),
    Rule(
        "clock-half", "{approximate}? <clock:{clockap}>" + _ZONE, _clock,
        (Example("Doors opened at 9pm.", "9pm", "2025-03-03T21:00"),),
    ),
    Rule(
        "hour",
        "{approximate}? <hour:{int2}|{one}|{teen}> (<half:{ampm}|am|pm>|o'clock( in the "
        "<of:{partofday}>)?)"
        + _ZONE, _hour,
        (Example("Doors opened at 9 p.m.", "9 p.m.", "2025-03-03T21:00"),
         Example("Doors opened at six o'clock in the evening.", "six o'clock in the evening",
                 "2025-03-03T18:00")),
    ),
    Rule(
        "military-clock", "(at|by|from|until) <t:<clock:{int}> (hours|hrs)>", _military,
        (Example("They landed at 0430 hours.", "0430 hours", "2025-03-03T04:30"),),
    ),
    Rule(
        "noon", "(at|until|by|around|about|before|after|since|from|to)? <t:(noon|midnight|"
                "lunchtime)>", _noon,
        (Example("Doors opened at noon.", "noon", "2025-03-03T12:00"),),
    ),
    Rule(
        "meal",
        "(before|by|until|at) <t:<part:dawn|daybreak|sunrise|breakfast|lunch|teatime"
        "|dinner|dusk|sunset|nightfall|the (closing|opening) bell>>"
        "(?!at|on|with|for|of|{dayname}|{unknown})",
        _meal,
        (Example("It shut on May 4, 2020, and was sold by nightfall.", "nightfall",
                 "2020-05-04TEV"),),
    ),
    Rule(
        "part-of-day",
        "<day:(early|late)? (this|yesterday|tomorrow|last|the? (next|following|previous|same)|"
        "that same?)> <part:{daypart}>", _part,
        (Example("The mayor left last night.", "last night", "2025-03-02TNI"),
         Example("The mayor left this morning.", "this morning", "2025-03-03TMO")),
    ),
    Rule(
        "weekday-part", "(early|late)? (on|last|this)? <weekday:{dayname}> <part:{part}>", _part,
        (Example("The mayor left on Friday evening.", "on Friday evening", "2025-02-28TEV"),),
    ),
    Rule(
        "tonight", "(early|late|later)? tonight", lambda _: Clock("TNI", Published()),
        (Example("The mayor leaves tonight.", "tonight", "2025-03-03TNI"),),
    ),
    Rule(
        "overnight", "overnight", lambda _: Clock("TNI", Published(-1)) and Plain("TIME", "TNI"),
        (Example("Rain fell overnight.", "overnight", "TNI"),),
    ),
    Rule(
        "the-part",
        "(in|during|by|throughout|until) <t:the (early|late|mid)? -? "
        "<part:{partofday}>>(?!of|-)", _part,
        (Example("They met in Rome on May 4, 2020 and left in the evening.", "the evening",
                 "2020-05-04TEV"),),
    ),
)  # fmt: skip
