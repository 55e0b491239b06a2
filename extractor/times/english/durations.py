"""English rules for lengths of time, ages among them, that are tied to no date."""

from __future__ import annotations

import re

from extractor.times.english.macros import amount_of, duration_value
from extractor.times.grammar import Example, Found, Rule
from extractor.times.said import Plain, Said

_YEAR = re.compile(r"(?:19|20)\d\d")


def _length(found: Found) -> Said | None:
    unit = found.one("unit")
    if found["n"] in (["a"], ["an"]) and (unit.endswith("s") or unit == "second"):
        return None  # "a second round"
    if _YEAR.fullmatch(" ".join(found["n"])) and not unit.endswith("s"):
        return None  # "the 1988 quarter"
    return Plain("DURATION", duration_value(amount_of(found["n"]), found.one("unit")))


def _half_more(found: Found) -> Said:
    return Plain("DURATION", duration_value((amount_of(found["n"]) or 0) + 0.5, found.one("unit")))


def _vague(found: Found) -> Said:
    return Plain("DURATION", duration_value(None, found.one("unit")))


def _mixed(found: Found) -> Said:
    """Read "two hours and ten minutes", "3 years and 6 months"."""
    first = duration_value(amount_of(found["n"]), found.one("unit"))
    second = duration_value(amount_of(found["m"]), found.one("unit2"))
    if first.startswith("PT") == second.startswith("PT"):
        second = second.removeprefix("PT").removeprefix("P")
    else:
        second = second.removeprefix("P")
    return Plain("DURATION", first + second)


_KIND = (
    "(more|further|additional|consecutive|straight|full|whole|trading|business|working|"
    "calendar|solid|long|short)?"
)

RULES = (
    Rule(
        "length",
        "{quantity} (-|good|of|or so)? " + _KIND + " <unit:{anyunit}>(?!of (a|the|its|their|"
            "all|his|her) )( -? (old|long)| or so)?", _length,
        (Example("The siege lasted 40 days.", "40 days", "P40D"),
         Example("A two-year ban followed.", "A two-year", "P2Y"),
         Example("Her 9-year-old son sang.", "9-year-old", "P9Y")),
    ),
    Rule(
        "length-and-half",
        "(about|nearly|almost|over)? <n:a|an|one|{int}|{cardinals}> <unit:{anyunit}> and a "
        "half", _half_more,
        (Example("They queued for an hour and a half.", "an hour and a half", "PT1H30M"),),
    ),
    Rule(
        "mixed-length",
        "<n:{number}|a|an> <unit:{anyunit}> (and|,)? <m:{number}|a|an> <unit2:{anyunit}>", _mixed,
        (Example("The race took two hours and ten minutes.", "two hours and ten minutes",
                 "PT2H10M"),),
    ),
    Rule(
        "range-length",
        "<n:{number}> (-|to|or) <m:{number}> -? <unit:{anyunit}>( -? old)?", _length,
        (Example("Repairs take two to three weeks.", "two to three weeks", "P2W"),),
    ),
    Rule(
        "vague-length",
        "(for|in|over|after|during|within|took|takes|take|lasted|last|spent|spend|of|many|"
        "these|those|the) "
        "<t:(the|many|these|those)? <unit:years|months|weeks|days|hours|minutes|decades|centuries>>"
        "(?!of|ago|earlier|later|before|after|-|')", _vague,
        (Example("They argued for years.", "years", "PXY"),),
    ),
    Rule(
        "long-lasting", "<unit:{units}|{smallunits}> -? long", _vague,
        (Example("A decades-long feud ended.", "decades-long", "PXY"),),
    ),
)  # fmt: skip
