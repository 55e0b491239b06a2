"""English rules for quarters, halves, seasons and fiscal years."""

from __future__ import annotations

import re

from extractor.times.english.macros import calendar_year, month_of, unit_of_word, year_of
from extractor.times.grammar import Example, Found, Rule
from extractor.times.numbers import full_year, read_integer, read_ordinal
from extractor.times.said import Calendar, Edge, Lasting, Nth, Plain, Said, Shift
from extractor.times.vocabulary import SEASON_WORDS

_SHORT = re.compile(r"(?:[qh]([1-4])|([1-4])[qh])(\d\d|\d{4})?")


def _quarter(found: Found) -> Said | None:
    number = read_ordinal(found["n"])
    if number is None or number > 4:
        return None
    fiscal = any(word in ("fiscal", "financial") for word in found.all)
    return Calendar(year_of(found["year"]), quarter=number, fiscal=fiscal)


def _short(found: Found) -> Said | None:
    code = next(word for word in found.all if _SHORT.fullmatch(word))
    match = _SHORT.fullmatch(code)
    if match is None:
        return None
    number, digits = int(match.group(1) or match.group(2)), match.group(3)
    year = year_of(found["year"])
    if digits:
        year = full_year(int(digits)) if len(digits) == 2 else int(digits)
    elif "short" in found:
        year = full_year(int(found["short"][-1]))
    if "h" in code:
        return Calendar(year, half=number)
    return Calendar(year, quarter=number)


def _half(found: Found) -> Said | None:
    which = found.one("n")
    number = 1 if which in ("first", "opening") else 2
    if "month" in found:
        return Edge("START" if number == 1 else "END", Calendar(None, month_of(found["month"])))
    if "decade" in found:
        return None
    return Calendar(year_of(found["year"]), half=number)


def _season(found: Found) -> Said:
    season = SEASON_WORDS[found.one("season")]
    return Calendar(year_of(found["year"]), season=season)


def _which_season(found: Found) -> Said:
    which = {"last": -1, "past": -1, "previous": -1, "this": 0}.get(found["which"][-1], 1)
    if found["which"] == ["this", "past"]:
        which = -1
    return Calendar(season=SEASON_WORDS[found.one("season")], which=which)


def _that_season(found: Found) -> Said:
    """Read a season of the year told; "the following winter" may be that of the next year."""
    season = SEASON_WORDS[found.one("season")]
    which = {"previous": -1, "preceding": -1, "following": 1, "next": 1}.get(found.all[-2])
    if which is not None:
        return Calendar(season=season, which=which, base="mentioned")
    return Calendar(Shift("year", 0, "mentioned"), season=season)


def _fiscal(found: Found) -> Said | None:
    if "fy" in found:
        digits = found.one("fy").removeprefix("fy")
        return Calendar(
            year=full_year(int(digits)) if len(digits) == 2 else int(digits), fiscal=True
        )
    year = year_of(found["year"])
    return Calendar(year=year, fiscal=True) if year is not None else None


def _fiscal_shift(found: Found) -> Said:
    which = {
        "last": -1,
        "previous": -1,
        "past": -1,
        "prior": -1,
        "latest": -1,
        "next": 1,
        "coming": 1,
    }
    return Shift("year", which.get(found.one("which"), 0))


def _to_date(found: Found) -> Said | None:
    """Read "the three months to March 31": the length, and the date it ends on."""
    unit = unit_of_word(found.one("unit"))
    count = read_integer(found["n"]) if "n" in found else 1
    if unit is None or count is None:
        return None
    day = read_ordinal(found["day"]) if "day" in found else None
    end = Calendar(year_of(found["year"]), month_of(found["month"]), day)
    code = unit[0].upper()
    return Lasting(f"P{count}{code}", count, unit, "to", end)


def _first_units(found: Found) -> Said | None:
    unit = unit_of_word(found.one("unit"))
    count = read_integer(found["n"])
    if unit is None or count is None or count > 366:
        return None
    whole: Said | None = (
        Calendar(year_of(found["year"]), month_of(found["month"]))
        if "month" in found
        else calendar_year(found["year"] or ["year"])
    )
    number = -1 if found.one("which") in ("last", "final", "closing") else 1
    if whole is None:
        return Plain("DURATION", f"P{count}{unit[0].upper()}")
    return Nth(number, unit, whole, length=count) if count > 1 else Nth(number, unit, whole)


_OF = "(of|in|,)? the? <year:{yearly}>"

RULES = (
    Rule(
        "quarter",
        "(the|its|their)? (fiscal|financial|calendar)? -? <n:{quarternumber}|{dayth}> -? "
        "(fiscal|calendar)? quarter( " + _OF + ")?", _quarter,
        (Example("Output shrank in the second quarter of 2023.", "the second quarter of 2023",
                 "2023-Q2"),
         Example("Output shrank in the fourth quarter.", "the fourth quarter", "2024-Q4")),
    ),
    Rule(
        "last-quarter-of", "the <n:last|final|closing|opening> quarter of the? <year:{yearly}>",
        lambda found: Calendar(
            year_of(found["year"]), quarter=1 if found.one("n") == "opening" else 4
        ),
        (Example("Output shrank in the last quarter of 2023.", "the last quarter of 2023",
                 "2023-Q4"),),
    ),
    Rule(
        "year-quarter",
        "the? (fiscal|financial)? <year:{year4}|{relyear}> 's? (fiscal|calendar)? "
        "<n:{quarternumber}> -? quarter", _quarter,
        (Example("It beat the 2022 third quarter.", "the 2022 third quarter", "2022-Q3"),
         Example("It beat last year's third quarter.", "last year's third quarter", "2024-Q3")),
    ),
    Rule(
        "short-quarter",
        "(fiscal|calendar)? ({qnum}|{hnum}) (of|in|,|-|/)? (fiscal|calendar)? "
        "(<year:{year4}|{fynum}|{relyear}>|' <short:{int2}|{bigint}>)?", _short,
        (Example("Bookings for Q4 2024 were flat.", "Q4 2024", "2024-Q4"),
         Example("Bookings for 2Q23 were flat.", "2Q23", "2023-Q2"),
         Example("Bookings for H1 2024 were flat.", "H1 2024", "2024-H1")),
    ),
    Rule(
        "year-short-quarter", "(fiscal|calendar)? <year:{year4}|{fynum}> (,|-|/)? ({qnum}|{hnum})",
        _short,
        (Example("Bookings for 2024 Q4 were flat.", "2024 Q4", "2024-Q4"),),
    ),
    Rule(
        "half-year",
        "the? <n:first|second|last|latter|opening> -? half( of| in|,)? the? <year:{yearly}>", _half,
        (Example("Exports fell in the second half of 2022.", "the second half of 2022",
                 "2022-H2"),
         Example("Exports fell in the first half of last year.", "the first half of last year",
                 "2024-H1")),
    ),
    Rule(
        "half", "(the|its|their|{fiscalword}) <n:first|second> -? half(?!of|-)", _half,
        (Example("Exports fell in the second half.", "the second half", "2024-H2"),),
    ),
    Rule(
        "half-month", "the? <n:first|second|last|latter> half of <month:{month}>", _half,
        (Example("Rain fell in the first half of January.", "the first half of January",
                 "2025-01"),),
    ),
    Rule(
        "season-year", "the? <season:{seasonname}> (of|,|in)? the? <year:{year4}|"
                       "{relyear}>", _season,
        (Example("They met in the summer of 2016.", "the summer of 2016", "2016-SU"),
         Example("They met in spring 1999.", "spring 1999", "1999-SP")),
    ),
    Rule(
        "season",
        "(in|by|until|since|during|over|through|throughout|of|before|after|early|late|mid -?) "
        "<t:(the|mid -)? <season:{seasonname}>>(?!(in|of|from|for|to|at) (the|a|{name})|{units}|-)",
        _season,
        (Example("The first trains will run in the autumn.", "the autumn", "2025-FA"),),
    ),
    Rule(
        "which-season",
        "the? <which:this past|last|this|next|coming|past|previous> <season:{seasonname}>",
        _which_season,
        (Example("The roof caved in last winter.", "last winter", "2024-WI"),),
    ),
    Rule(
        "that-season",
        "(that|the (same|following|next|previous|preceding)) <season:{seasonname}>", _that_season,
        (Example("He left in March 2016 and died that autumn.", "that autumn", "2016-FA"),),
    ),
    Rule(
        "fiscal-year",
        "(the|its|their)? (fiscal|financial) year? <year:{year4}>|<fy:{fynum}>"
        "|(the|its|their)? <year:{year4}> (fiscal|financial) year", _fiscal,
        (Example("Margins will widen in fiscal 2027.", "fiscal 2027", "2027"),
         Example("Margins will widen in FY27.", "FY27", "2027")),
    ),
    Rule(
        "which-fiscal-year",
        "(the|its|their)? <which:last|this|next|current|past|previous|prior|coming|latest> "
        "(fiscal|financial|calendar|business|tax|school|academic) year", _fiscal_shift,
        (Example("The plan covers the current fiscal year.", "the current fiscal year", "2025"),),
    ),
    Rule(
        "units-to-date",
        "the (first|latest|last|full|fiscal)? (<n:{number}> -?)? "
        "<unit:month|months|year|quarter|week|weeks> period? (ended|ending|through|to) "
        "(on|in)? <month:{month}>( <day:{nthday}>)?( ,? <year:{year4}>)?", _to_date,
        (Example("Turnover for the year to June 2024 was flat.", "the year to June 2024", "P1Y"),
         Example("Costs rose in the three months ended Dec. 31.",
                 "the three months ended Dec. 31", "P3M")),
    ),
    Rule(
        "first-units",
        "the <which:first|last|final|closing|opening> <n:{number}> <unit:{units}> (of|in) "
        "(<month:{month}>( ,? of? <year:{yearly}>)?|<year:{yearly}>)", _first_units,
        (Example("Sales doubled in the first nine months of 2024.",
                 "the first nine months of 2024", "P9M"),),
    ),
)  # fmt: skip
