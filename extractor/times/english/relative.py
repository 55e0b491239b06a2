"""English rules for dates counted from the publication date or from the last date mentioned."""

from __future__ import annotations

from extractor.times.english.macros import (
    amount_of,
    duration_value,
    month_of,
    unit_of_word,
    weekday_of,
)  # fmt: skip
from extractor.times.grammar import Example, Found, Rule
from extractor.times.numbers import read_ordinal
from extractor.times.said import (
    Base,
    Calendar,
    Edge,
    Lasting,
    Plain,
    Published,
    Said,
    Shift,
    Weekday,
)  # fmt: skip
from extractor.times.vocabulary import SEASON_WORDS, UNITS, words_in

_COUNT = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "latest": 0,
    "this": 0, "current": 0, "present": 0, "same": 0, "that": 0, "very": 0, "the": 0,
    "next": 1, "coming": 1, "following": 1, "upcoming": 1, "ensuing": 1, "subsequent": 1,
}  # fmt: skip
_FROM_MENTIONED = frozenset(words_in("previous preceding same that following ensuing subsequent"))
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "tomorow": 1}


def _named_day(found: Found) -> Said:
    day = _DAYS[found.one("day")]
    if "beyond" in found:
        day += 1 if day > 0 else -1
    return Published(day)


def _base(word: str) -> Base:
    return "mentioned" if word in _FROM_MENTIONED else "published"


def _which(found: Found) -> Said | None:
    """Read "last week", "the following month", "that same day"."""
    unit = unit_of_word(found.one("unit"))
    words = [word for word in found["which"] if word != "the"]
    if unit is None or not words:
        return None
    base: Base = "mentioned" if any(word in _FROM_MENTIONED for word in words) else "published"
    if unit == "day":
        # "The next day" follows the day told before; only "this day" is the reader's own.
        base = "published" if words[0] == "this" and words[-1] == "this" else "mentioned"
    if words == ["last"] and unit in ("decade", "century"):
        return Lasting(f"P{10 if unit == 'decade' else 100}Y", 1, unit, "past")
    if words in (["past"], ["coming"]) and "the" in found["which"]:
        code = duration_value(1, found.one("unit"))
        return Lasting(code, 1, unit, "past" if words == ["past"] else "next")
    return Shift(unit, _COUNT[words[-1]] if words[-1] in _COUNT else _COUNT[words[0]], base)


def _ago(found: Found) -> Said | None:
    """Read "three weeks ago", "two days earlier", "a year later"."""
    word, how = found.one("unit"), found.one("how")
    amount = amount_of(found["n"])
    unit = unit_of_word(word)
    back = how in ("ago", "earlier", "before", "previously", "prior", "back")
    if unit is None:  # hours and less stay lengths: the day is not theirs to tell
        return Plain("DURATION", duration_value(amount, word))
    if amount is None:
        return Plain("DATE", "PAST_REF" if how == "ago" else "XXXX-XX-XX")
    if amount != int(amount):
        if amount * 12 != int(amount * 12) or unit != "year":
            return Plain("DURATION", duration_value(amount, word))
        amount, unit = amount * 12, "month"
    count = -int(amount) if back else int(amount)
    if how in ("ago", "back", "from now", "hence"):
        return Shift(unit, count)
    return Shift(unit, count, "mentioned", keeps=True)


def _year_ago_unit(found: Found) -> Said | None:
    amount = amount_of(found["n"])
    unit = UNITS[found.one("smaller")]
    per_year = {"month": 12, "week": 52, "quarter": 4}[unit]
    if amount is None or amount != int(amount):
        return None
    return Shift(unit, -int(amount) * per_year + _COUNT[found.one("which")])


def _which_weekday(found: Found) -> Said:
    day = weekday_of(found["weekday"]) or 0
    if "weekunit" in found:
        count = {"last": -1, "next": 1, "following": 1, "previous": -1}.get(found.one("which"), 0)
        return Weekday(day, week=Shift("week", count, _base(found.one("which"))))
    words = [word for word in found["which"] if word != "the"]
    which = -1 if words[-1:] == ["past"] else _COUNT.get(words[0] if words else "", 0)
    return Weekday(day, which, base=_base(words[0] if words else ""))


def _which_month(found: Found) -> Said:
    words = [word for word in found["which"] if word != "the"]
    month = month_of(found["month"])
    day = read_ordinal(found["day"]) if "day" in found else None
    if words[0] in ("following", "previous"):
        return Calendar(None, month, day, which=_COUNT[words[0]], base="mentioned")
    which = -1 if words[-1] in ("past", "last") else _COUNT[words[-1]]
    return Calendar(None, month, day, which=which)


def _in_units(found: Found) -> Said | None:
    """Read "in the past three months", "over the next two years": a length that has its days."""
    unit, amount = unit_of_word(found.one("unit")), amount_of(found["n"])
    value = duration_value(amount, found.one("unit"))
    if unit is None or amount is None:
        return Plain("DURATION", value)
    past = found.one("which") in ("past", "last", "previous", "preceding", "prior", "latest")
    return Lasting(value, amount, unit, "past" if past else "next")


def _vague_units(found: Found) -> Said:
    ahead = found.one("which") in ("next", "coming", "future")
    return Plain("DATE", "FUTURE_REF" if ahead else "PAST_REF")


def _within(found: Found) -> Said | None:
    unit, amount = unit_of_word(found.one("unit")), amount_of(found["n"])
    value = duration_value(amount, found.one("unit"))
    if unit is None:  # within hours of what was told it is the same day
        return Lasting(value, 0, "day", "within")
    if amount is None:
        return Plain("DURATION", value)
    return Lasting(value, amount, unit, "within")


def _edge_of_unit(found: Found) -> Said:
    """Read "year-end", "the end of the month", "the year's end"."""
    unit = unit_of_word(found.one("unit")) or "year"
    return Calendar(month=12) if unit == "year" else Edge("EDGE_END", Shift(unit, 0, "story"))


def _the_unit(found: Found) -> Said:
    unit = unit_of_word(found.one("unit")) or "year"
    return Shift(unit, 0, "story")


def _seasons_ago(found: Found) -> Said | None:
    amount = amount_of(found["n"])
    if amount is None or amount != int(amount):
        return None
    season = SEASON_WORDS[found.one("season").removesuffix("s")]
    return Calendar(Shift("year", -int(amount)), season=season)


_UNIT = "<unit:day|week|weekend|month|quarter|year|decade|century>"
_WHICH = "last|past|previous|prior|preceding|this|current|next|coming|following|upcoming|same"

RULES = (
    Rule(
        "named-day", "<day:today|yesterday|tomorrow>", _named_day,
        (Example("The ferry sank yesterday.", "yesterday", "2025-03-02"),),
    ),
    Rule(
        "beyond-day", "the? <beyond:day (before|after)> <day:yesterday|tomorrow>", _named_day,
        (Example("It rained the day before yesterday.", "the day before yesterday",
                 "2025-03-01"),),
    ),
    Rule(
        "which-unit",
        "<which:the? (" + _WHICH + ")|(this|that) (same|very|single|coming|past)?|the same|the "
            "very next"
        "|this current> " + _UNIT, _which,
        (Example("The ferry sank last month.", "last month", "2025-02"),
         Example("It sank on May 4, 2020 and was raised the following day.", "the following day",
                 "2020-05-05"),
         Example("It opened in May 2019 and closed the same year.", "the same year", "2019")),
    ),
    Rule(
        "ago",
        "{quantity} <unit:{anyunit}> <how:ago|back|from now|hence>", _ago,
        (Example("The shaft flooded three weeks ago.", "three weeks ago", "2025-W07"),
         Example("The shaft flooded two years ago.", "two years ago", "2023")),
    ),
    Rule(
        "earlier",
        "{quantity} <unit:{anyunit}> (<how:earlier|later|afterward|afterwards|previously>"
        "|<how:before|after>(?=,|.|;|:|and|but)|<how:on>(?=,|it|he|she|they|we))", _ago,
        (Example("It opened on May 4, 2020; two days later it shut.", "two days later",
                 "2020-05-06"),
         Example("It was May 4, 2020. A year earlier it had rained.", "A year earlier",
                 "2019-05-04"),
         Example("It shut on May 4, 2020. Nine days on, it was sold.", "Nine days on",
                 "2020-05-13")),
    ),
    Rule(
        "week-after-next", "the <unit:week|month|year|weekend> <how:after next|before last>",
        lambda found: Shift(
            UNITS[found.one("unit")], 2 if "next" in found["how"] else -2
        ),
        (Example("Talks resume the week after next.", "the week after next", "2025-W12"),),
    ),
    Rule(
        "year-ago-unit",
        "{quantity} <unit:year|years> (ago|earlier) <which:this|last|next> <smaller:month|week|"
        "quarter>",
        _year_ago_unit,
        (Example("A year ago this month the ice broke.", "A year ago this month", "2024-03"),),
    ),
    Rule(
        "the-weekend", "the weekend(?!{unknown}|of)|"
        "(over|during|on|at|by|through|throughout|this|of|in) <t:the weekend>",
        lambda _: Shift("weekend", 0, "story"),
        (Example("Over the weekend the ice broke.", "the weekend", "2025-W09-WE"),),
    ),
    Rule(
        "year-is-out", "the year (is|was) (out|over|up)",
        lambda _: Edge("EDGE_END", Shift("year", 0, "story")),
        (Example("It will open before the year is out.", "the year is out", "2025"),),
    ),
    Rule(
        "unit-is-out", "before the <unit:day|week|month> (is|was) (out|over|up)",
        lambda found: Shift(UNITS[found.one("unit")], 0, "mentioned"),
        (Example("It shut on May 4, 2020, and was sold before the month was out.",
                 "before the month was out", "2020-05"),),
    ),
    Rule(
        "within-unit", "within the <unit:day|week|month|year>(?!of|to|{units}|-)",
        lambda found: Shift(UNITS[found.one("unit")], 0, "mentioned"),
        (Example("It shut on May 4, 2020; three directors quit within the week.",
                 "within the week", "2020-W19"),),
    ),
    Rule(
        "all-unit", "all <unit:week|month>(?!long|-|of)",
        lambda found: Shift(UNITS[found.one("unit")], 0, "story"),
        (Example("The council has been quarrelling all week.", "all week", "2025-W10"),),
    ),
    Rule(
        "mid-year",
        "(by|in|until|before|since|from|around|at) <t:mid -? year|midyear>(?!{year4}|{unknown})",
        lambda _: Calendar(Shift("year", 0, "story"), month=6),
        (Example("The line is to open by midyear.", "midyear", "2025-06"),),
    ),
    Rule(
        "seasons-ago", "{quantity} <season:summers|winters|springs|autumns> (ago|back)",
        _seasons_ago,
        (Example("The mill was sold two summers ago.", "two summers ago", "2023-SU"),),
    ),
    Rule(
        "which-weekday",
        "<which:the? (last|past|next|coming|following|previous|preceding|this|same)|this (past|"
        "coming)> <weekday:{dayname}>", _which_weekday,
        (Example("He quit last Friday.", "last Friday", "2025-02-28"),
         Example("He will quit next Friday.", "next Friday", "2025-03-14")),
    ),
    Rule(
        "weekday-of-week",
        "<weekday:{dayname}> of? <which:last|this|next|the following|the previous> <weekunit:week>",
        _which_weekday,
        (Example("He quit on Tuesday of last week.", "Tuesday of last week", "2025-02-25"),),
    ),
    Rule(
        "which-month",
        "<which:the? (last|next|this|following|previous|past|coming)|this (past|coming)> "
        "<month:{month}>( <day:{nthday}>)?(?!{nthday}|, {year4})", _which_month,
        (Example("He quit last May.", "last May", "2024-05"),
         Example("He quit last Nov. 24.", "last Nov. 24", "2024-11-24"),
         Example("He will quit next May.", "next May", "2025-05")),
    ),
    Rule(
        "past-units",
        "(the|these)? (<which:past|last|next|coming|upcoming|previous|preceding|following|"
        "prior|latest> <n:{amount}|couple of?|{number} (to|or|-) {number}>"
        "|<n:{number}> <which:upcoming|coming|previous>) "
        "(full|consecutive|fiscal|trading|business|working|calendar|or so)? <unit:{anyunit}>",
        _in_units,
        (Example("In the past three months rents fell.", "the past three months", "P3M"),
         Example("Over the next two years rents will fall.", "the next two years", "P2Y")),
    ),
    Rule(
        "past-vague-units",
        "the? <which:past|last|next|coming|recent|future> <unit:{units}>", _vague_units,
        (Example("Rents fell in recent years.", "recent years", "PAST_REF"),
         Example("Rents will fall in the coming months.", "the coming months", "FUTURE_REF")),
    ),
    Rule(
        "within",
        "(within|in|inside) just? <t:{quantity} (full|consecutive|trading|business|working|"
        "calendar)? <unit:{anyunit}>>(?!old|long|ago|earlier|later|before|after)", _within,
        (Example("The hall must close within three months.", "three months", "P3M"),),
    ),
    Rule(
        "within-hours", "within <t:<unit:hours|minutes>|the <unit:hour>>(?!of)",
        lambda found: Lasting(
            duration_value(1 if found.one("unit") == "hour" else None, found.one("unit")),
            0, "day", "within",
        ),
        (Example("It shut on May 4, 2020, and within hours it burned.", "hours", "PTXH"),),
    ),
    Rule(
        "unit-end",
        "the? <unit:year|month|week> (-|'s)? end|end of <unit:year|month|week>", _edge_of_unit,
        (Example("The bonds fall due at year-end.", "year-end", "2025-12"),),
    ),
    Rule(
        "units-ago", "<unit:{units}> ago", lambda _: Plain("DATE", "PAST_REF"),
        (Example("Years ago it was a farm.", "Years ago", "PAST_REF"),),
    ),
    Rule(
        "the-unit",
        "(of|in|for|during|throughout|over|into) (all|much|most|the rest|the remainder)? of? "
        "<t:the (full|whole|entire|fiscal)? <unit:year|month|week>>"
        "(?!of|ended|ending|to|in|from|after|before|that|when|-|{year4}|')", _the_unit,
        (Example("Snow fell for most of the week.", "the week", "2025-W10"),),
    ),
)  # fmt: skip
