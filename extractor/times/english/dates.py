"""English rules for days, months and years of the calendar, with or without the year."""

from __future__ import annotations

import re

from extractor.times.english.macros import calendar_year, month_of, weekday_of, year_of
from extractor.times.grammar import Example, Found, Rule
from extractor.times.numbers import full_year, read_decade, read_ordinal, read_year
from extractor.times.said import Calendar, Clock, Day, Era, Nth, Range, Said, Shift, Weekday
from extractor.times.vocabulary import UNITS

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_TIME = re.compile(r"[t ](\d\d:\d\d(?::\d\d)?)")
_SLASHED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{2,4})")


def _iso(found: Found) -> Said | None:
    match = _ISO.match(found.all[-1])
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    date = Calendar(year=year, month=month, day=day)
    time = _TIME.search(found.all[-1])
    return Clock("T" + time.group(1), date) if time else date


def _slashed(found: Found) -> Said | None:
    match = _SLASHED.fullmatch(found.all[-1])
    if match is None:
        return None
    first, sign, second, year = match.groups()
    month, day = int(first), int(second)
    if sign == "." or month > 12:  # day first on the continent, month first in America
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    number = int(year)
    return Calendar(year=full_year(number) if len(year) == 2 else number, month=month, day=day)


def _day(found: Found) -> Said | None:
    day = read_ordinal(found["day"])
    if day is None or day > 31:
        return None
    month, weekday = month_of(found["month"]), weekday_of(found["weekday"])
    date = Calendar(year_of(found["year"]), month, day, weekday=weekday)
    if "last" not in found:
        return date
    last = read_ordinal(found["last"])
    month = month_of(found["lastmonth"]) if "lastmonth" in found else month
    if last is None or last > 31:
        return None
    return Range(date, Calendar(year_of(found["year"]), month, last))


def _two_digit_year(found: Found) -> Said | None:
    day = read_ordinal(found["day"]) if "day" in found else None
    return Calendar(full_year(int(found["short"][-1])), month_of(found["month"]), day)


def _month(found: Found) -> Said:
    return Calendar(year_of(found["year"]), month_of(found["month"]))


def _year(found: Found) -> Said | None:
    year = read_year(found["year"] or found.all)
    return Calendar(year=year) if year else None


def _era_year(found: Found) -> Said | None:
    number = read_ordinal([word.replace(",", "") for word in found["n"]])
    if number is None:
        return None
    era = found.one("era").replace(" .", "").replace(" ", "").replace(".", "")
    return Era("year", number, before_christ=era in ("bc", "bce"))


def _decade(found: Found) -> Said | None:
    year = read_decade(found["decade"][-1])
    return Era("decade", year) if year else None


def _century(found: Found) -> Said | None:
    number = read_ordinal(found["n"])
    if number is None or number > 30:
        return None
    before_christ = "era" in found
    return Era("century", number * 100 if before_christ else number * 100 - 100, before_christ)


def _month_slash_day(found: Found) -> Said | None:
    month, day = (int(part) for part in found.one("day").split("/"))
    return Calendar(None, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _whole_of(found: Found) -> Said | None:
    if "month" in found:
        return _month(found)
    if "whole" not in found:
        return calendar_year(found["year"] or ["year"])
    words = found.all[found.all.index("of" if "of" in found.all else "in") + 1 :]
    count = {"last": -1, "previous": -1, "next": 1, "following": 1}
    told = any(word in words for word in ("previous", "following", "same", "that"))
    shift = next((count[word] for word in words if word in count), 0)
    return Shift(UNITS[found.one("whole")], shift, "mentioned" if told else "published")


def _week_of(found: Found) -> Said | None:
    number = read_ordinal(found["n"]) if found["n"] != ["last"] else -1
    whole = _whole_of(found)
    if number is None or whole is None or abs(number) > 366:
        return None
    if "weekday" in found:
        return Nth(number, "day", whole, weekday=weekday_of(found["weekday"]))
    return Nth(number, UNITS[found.one("unit")], whole)


def _day_of(found: Found) -> Said | None:
    number, whole = read_ordinal(found["n"]), _whole_of(found)
    return Nth(number, "day", whole) if number and number <= 31 and whole else None


def _day_number(found: Found) -> Said | None:
    number = read_ordinal(found["day"])
    return Day(number) if number and number <= 31 else None


def _weekday(found: Found) -> Said:
    return Weekday(weekday_of(found["weekday"]) or 0)


def _ad(found: Found) -> Said | None:
    number = read_ordinal(found["year"])
    return Era("year", number) if number else None


_OF_YEAR = "( ,? (of|in)? <year:{year4}|{relyear}>)?"

RULES = (
    Rule(
        "iso-day", "{isotime}|{isoday}", _iso,
        (Example("The patch is dated 2024-11-05.", "2024-11-05", "2024-11-05"),),
    ),
    Rule(
        "slashed-day", "{slashday}", _slashed,
        (Example("Signed on 12/31/2024 in Reno.", "12/31/2024", "2024-12-31"),
         Example("Signed on 31.12.2024 in Bonn.", "31.12.2024", "2024-12-31")),
    ),
    Rule(
        "month-day",
        "(<weekday:{weekday}> ,?)? <month:{month}> (the? <day:{nthday}>|, <day:{dayth}>)"
        + _OF_YEAR, _day,
        (Example("The bridge opened on June 4, 2019.", "June 4, 2019", "2019-06-04"),
         Example("It lapsed on Jan. 9.", "Jan. 9", "2025-01-09")),
    ),
    Rule(
        "day-month",
        "(<weekday:{weekday}> ,?)? the? <day:{nthday}|{ordinalword} (of|day of)> of? "
        "<month:{month}>" + _OF_YEAR, _day,
        (Example("The port closed on 14 August 2014.", "14 August 2014", "2014-08-14"),
         Example("They met on the 3rd of February.", "the 3rd of February", "2025-02-03")),
    ),
    Rule(
        "month-day-spelled",
        "<month:{monthname}> the? <day:{ordinalword}>(?!{unit}|{units}|{unknown}|half|-)"
        "( ,? <year:{year4}|{spelledyear}>)?", _day,
        (Example("It began on May the twenty-first, 1990.", "May the twenty-first, 1990",
                 "1990-05-21"),),
    ),
    Rule(
        "month-days",
        "<month:{month}> <day:{nthday}> (-|to|and|through|until) <last:{nthday}>" + _OF_YEAR, _day,
        (Example("The fair ran May 3-7, 2019.", "May 3-7, 2019", "2019-05-03"),),
    ),
    Rule(
        "days-month",
        "<day:{nthday}> (-|/|to|and|through|until) <last:{nthday}> of? <month:{month}>" + _OF_YEAR,
        _day,
        (Example("The fair ran 3-7 May 2019.", "3-7 May 2019", "2019-05-03"),),
    ),
    Rule(
        "short-year", "(<day:{nthday}> -?)? <month:{month}> -? ' <short:{int2}|{bigint}>",
        _two_digit_year,
        (Example("The class of May '68 remembers.", "May '68", "1968-05"),),
    ),
    Rule(
        "dashed-day", "<day:{nthday}> (-|/) <month:{month}> (-|/) <year:{year4}>", _day,
        (Example("Filed 07-Oct-2021.", "07-Oct-2021", "2021-10-07"),),
    ),
    Rule(
        "month-year", "<month:{month}> (-|,|/)? (of|in)? the? <year:{yearly}>", _month,
        (Example("Sales slumped in October 2023.", "October 2023", "2023-10"),
         Example("It moved in June last year.", "June last year", "2024-06"),
         Example("It moved in June of last year.", "June of last year", "2024-06")),
    ),
    Rule(
        "year-month", "<year:{year4}> ,? <month:{monthname}>( <day:{nthday}>)?",
        lambda found: _day(found) if "day" in found else _month(found),
        (Example("Minutes of 2014 March survive.", "2014 March", "2014-03"),),
    ),
    Rule(
        "month", "<month:{month}>", _month,
        (Example("Prices rose again in January.", "January", "2025-01"),
         Example("The lease will end in June.", "June", "2025-06")),
    ),
    Rule(
        "year", "<year:{year4}>", _year,
        (Example("Founded in 1987, the mill thrives.", "1987", "1987"),),
    ),
    Rule(
        "spelled-year", "(the year)? <year:{spelledyear}>", _year,
        (Example("He left in nineteen eighty-four.", "nineteen eighty-four", "1984"),),
    ),
    Rule(
        "the-year", "the year <year:{year4}>", _year,
        (Example("By the year 2030 the dam is full.", "the year 2030", "2030"),),
    ),
    Rule(
        "era-year", "<n:{int}> <era:bc|bce|ce|ad|{beforechrist}>", _era_year,
        (Example("The city fell in 146 BC.", "146 BC", "BC0146"),
         Example("The wall was raised in 122 AD.", "122 AD", "0122")),
    ),
    Rule(
        "ad-year", "ad <year:{int}>", _ad,
        (Example("The wall was raised in AD 122.", "AD 122", "0122"),),
    ),
    Rule(
        "decade", "the? <decade:{decade4}|{decade2}|{decadeword}>", _decade,
        (Example("The firm boomed in the 1980s.", "the 1980s", "198"),
         Example("Disco was big in the seventies.", "the seventies", "197")),
    ),
    Rule(
        "century", "the? <n:{ordinal}> -? (century|centuries) <era:bc|bce|{beforechrist}>?",
        _century,
        (Example("The abbey dates from the 12th century.", "the 12th century", "11"),),
    ),
    Rule(
        "nth-unit-of",
        "the? <n:{ordinal}|last> <unit:day|week|weekend|month> (of|in) "
        "(<month:{month}>( ,? of? <year:{yearly}>)?|<year:{yearly}>"
        "|(the|this|that|last|next) (following|previous|same)? <whole:month|quarter>)", _week_of,
        (Example("The strike began in the second week of January.",
                 "the second week of January", "2025-W02"),),
    ),
    Rule(
        "day-of-month",
        "the <n:{dayth}|{ordinalword}> of (the|this|that|last|next) (following|previous|same)? "
        "<whole:month>", _day_of,
        (Example("He leaves on the 22nd of this month.", "the 22nd of this month", "2025-03-22"),),
    ),
    Rule(
        "nth-weekday-of",
        "the? <n:{ordinal}|last> <weekday:{dayname}> (of|in) "
        "<month:{month}>( ,? of? <year:{yearly}>)?", _week_of,
        (Example("Voters chose on the first Tuesday of November 2024.",
                 "the first Tuesday of November 2024", "2024-11-05"),),
    ),
    Rule(
        "slashed-month-day", "(on|by|until|since|from|before|after|{weekday}) "
                             "<t:<day:{slashpart}>>",
        _month_slash_day,
        (Example("The offer lapsed on 1/15.", "1/15", "2025-01-15"),),
    ),
    Rule(
        "weekday-number", "{weekday} ,? the <day:{dayth}>", _day_number,
        (Example("They spoke on Monday the 17th.", "Monday the 17th", "2025-02-17"),),
    ),
    Rule(
        "day-number", "(on|by|until|since) <t:the <day:{dayth}>>(?=,|.|;|of (the|this) month|the|a"
                      "|an|that|but|when|with|{pronoun}|{possessive})", _day_number,
        (Example("They spoke on the 17th.", "the 17th", "2025-02-17"),
         Example("In August 2023 all was well. On the 10th the mayor spoke.", "the 10th",
                 "2023-08-10")),
    ),
    Rule(
        "weekday", "<weekday:{dayname}>", _weekday,
        (Example("The council voted on Thursday.", "Thursday", "2025-02-27"),
         Example("The council will vote on Thursday.", "Thursday", "2025-03-06")),
    ),
)  # fmt: skip
