"""English rules for what comes again: every week, annually, on Mondays."""

from __future__ import annotations

from extractor.times.english.macros import duration_value, month_of, weekday_of
from extractor.times.grammar import Example, Found, Rule
from extractor.times.numbers import read_integer, read_ordinal
from extractor.times.said import Plain, Said
from extractor.times.vocabulary import DAY_PARTS

_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
    "biweekly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M", "annually": "P1Y",
    "yearly": "P1Y", "biennially": "P2Y",
}  # fmt: skip


def _adverb(found: Found) -> Said:
    return Plain("SET", _ADVERBS[found.all[-1]])


def _every(found: Found) -> Said | None:
    if "weekday" in found:
        return Plain("SET", f"XXXX-WXX-{(weekday_of(found['weekday']) or 0) + 1}")
    if "month" in found:
        return Plain("SET", f"XXXX-{month_of(found['month']):02}")
    if "part" in found:
        return Plain("SET", f"XXXX-XX-XXT{DAY_PARTS[found.one('part')]}")
    count = read_integer(found["n"]) if "n" in found else 1
    if "nth" in found:
        count = 2 if found.one("nth") == "other" else read_ordinal(found["nth"])
    return Plain("SET", duration_value(count, found.one("unit")))


def _weekdays(found: Found) -> Said:
    part = found.one("part").removesuffix("s")
    time = f"T{DAY_PARTS[part]}" if part else ""
    day = weekday_of(found["weekday"]) or 0
    return Plain("SET", f"XXXX-WXX-{day + 1}{time}")


RULES = (
    Rule(
        "adverb-of-time",
        "(" + "|".join(_ADVERBS) + ")", _adverb,
        (Example("The board meets monthly.", "monthly", "P1M"),),
    ),
    Rule(
        "every",
        "(every|each) (single|passing|working|business|trading)? "
        "(<nth:other|{ordinal}>|<n:{number}|few>)? "
        "(<unit:{anyunit}>|<weekday:{dayname}>|<month:{monthname}>|<part:{partofday}>)", _every,
        (Example("The board meets every quarter.", "every quarter", "P1Q"),
         Example("The board meets each Tuesday.", "each Tuesday", "XXXX-WXX-2"),
         Example("The board meets every two weeks.", "every two weeks", "P2W")),
    ),
    Rule(
        "times-a-unit",
        "(once|twice|{number} times) (a|an|per|each|every) <unit:day|week|month|quarter|year|hour>",
        _every,
        (Example("The board meets twice a year.", "twice a year", "P1Y"),),
    ),
    Rule(
        "a-unit",
        "({int}|{decimal}|{magnitude}|billion|trillion|%|percent|{counted}) "
        "<t:(a|an|per) <unit:day|week|month|quarter|year|hour|minute|night>>(?!ago|earlier|"
        "later|before|after|-)",
        _every,
        (Example("The pump moves 900 barrels a day.", "a day", "P1D"),),
    ),
    Rule(
        "on-weekdays", "<weekday:{daynames}>|<weekday:{dayname}> <part:{partsofday}>", _weekdays,
        (Example("The shop shuts on Mondays.", "Mondays", "XXXX-WXX-1"),
         Example("The shop opens Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI")),
    ),
)  # fmt: skip
