"""English rules for festivals and for the Chinese calendar."""

from __future__ import annotations

from collections.abc import Callable

from extractor.times.english.macros import weekday_of, year_of
from extractor.times.grammar import Example, Found, Rule
from extractor.times.lunar import ANIMALS
from extractor.times.numbers import read_ordinal
from extractor.times.said import Feast, LunarDay, Nth, Said, Weekday, ZodiacYear

NAMES: dict[str, str] = {
    "(chinese|lunar) new year|spring festival|tet( festival)?": "lunar new year",
    "lantern festival": "lantern",
    "dragon boat festival|duanwu( festival)?": "dragon boat",
    "qixi( festival)?|chinese valentine 's day": "qixi",
    "(hungry)? ghost festival": "ghost",
    "mid -? autumn( festival)?|moon festival": "mid-autumn",
    "double (ninth|nine)( festival)?|chongyang( festival)?": "double ninth",
    "laba( festival)?": "laba",
    "qingming( festival)?|tomb -? sweeping (day|festival)": "qingming",
    "new year 's( day)?": "new year",
    "epiphany": "epiphany",
    "valentine 's day": "valentine",
    "international women 's day": "women",
    "st .? patrick 's day": "st patrick",
    "april (fool|fools) ('|'s)? day": "april fools",
    "may day|international workers ('|'s) day": "may day",
    "juneteenth": "juneteenth",
    "canada day": "canada day",
    "(us|american)? independence day|(the)? fourth of july": "independence",
    "bastille day": "bastille",
    "chinese? national day": "national day cn",
    "halloween": "halloween",
    "veterans ('|'s)? day|armistice day|remembrance day": "veterans",
    "(single|singles) ('|'s)? day|double eleven": "singles",
    "christmas( day)?|xmas": "christmas",
    "boxing day": "boxing",
    "martin luther king (jr)? .? day|mlk day": "mlk",
    "(president|presidents) ('|'s)? day": "presidents",
    "mother 's day": "mother",
    "memorial day": "memorial",
    "father 's day": "father",
    "(labor|labour) day": "labor",
    "columbus day": "columbus",
    "thanksgiving( day)?": "thanksgiving",
    "black friday": "black friday",
    "cyber monday": "cyber monday",
    "good friday": "good friday",
    "ash wednesday": "ash wednesday",
    "palm sunday": "palm sunday",
    "easter( sunday)?": "easter",
    "easter monday": "easter monday",
    "pentecost|whit sunday": "pentecost",
    "eid al - fitr": "eid al-fitr",
    "eid al - adha": "eid al-adha",
    "diwali|deepavali": "diwali",
}

_ANIMAL = "(" + "|".join(ANIMALS) + ")"
_YEAR = "( ,? (of|in)? the? <year:{year4}|{relyear}|year of the " + _ANIMAL + ">)?"
_EXAMPLES: dict[str, tuple[Example, ...]] = {
    "lunar new year": (
        Example("Factories shut before the Lunar New Year.", "the Lunar New Year", "2025-01-29"),
        Example("It has been quiet since the Spring Festival of the Year of the Dragon.",
                "the Spring Festival of the Year of the Dragon", "2024-02-10"),
        Example("They returned on the sixth day of the Chinese New Year.",
                "the sixth day of the Chinese New Year", "2025-02-03"),
    ),
    "mid-autumn": (
        Example("Bakers did well at the Mid-Autumn Festival in 2023.",
                "the Mid-Autumn Festival in 2023", "2023-09-29"),
    ),
    "christmas": (Example("Shops closed on Christmas Eve.", "Christmas Eve", "2024-12-24"),),
    "thanksgiving": (Example("It snowed at Thanksgiving 2022.", "Thanksgiving 2022",
                             "2022-11-24"),),
    "easter": (Example("The road will reopen at Easter.", "Easter", "2025-04-20"),),
}  # fmt: skip


def _feast(name: str) -> Callable[[Found], Said | None]:
    def build(found: Found) -> Said | None:
        year = found["year"] or found["yearbefore"]
        nth = read_ordinal(found["nth"]) if "nth" in found else 1
        if nth is None or nth > 30:
            return None
        shift = -1 if "eve" in found else 0
        if "of" in year:  # the year of an animal
            return Feast(name, None, nth, shift, ANIMALS[year[-1]])
        return Feast(name, year_of(year), nth, shift)

    return build


def _weekend(found: Found) -> Said:
    """Read "the Easter weekend", "Labor Day weekend": the one that leads up to a Monday."""
    names = {"easter": ("easter", 0), "memorial": ("memorial", -2), "labor": ("labor", -2),
             "labour": ("labor", -2), "thanksgiving": ("thanksgiving", 0),
             "columbus": ("columbus", -2)}  # fmt: skip
    name, shift = names[found["feast"][0]]
    weekend = Nth(1, "weekend", Feast(name, year_of(found["year"]), shift=shift))
    return (
        Weekday(weekday_of(found["weekday"]) or 0, week=weekend) if "weekday" in found else weekend
    )


def _lunar_day(found: Found) -> Said | None:
    month, day = read_ordinal(found["month"]), read_ordinal(found["day"])
    if month is None or day is None or month > 12 or day > 30:
        return None
    return LunarDay(month, day, year_of(found["year"]))


RULES = (
    *(
        Rule(
            "feast-" + name.replace(" ", "-"),
            "(the? <nth:{ordinal}> day of)? the? <yearbefore:{year4}>? (" + words + ")"
            "( <eve:'s? eve>)?" + _YEAR,
            _feast(name),
            _EXAMPLES.get(name, ()),
        )
        for words, name in NAMES.items()
    ),
    Rule(
        "feast-weekend",
        "(the? <weekday:{dayname}> of)? the? "
        "<feast:easter|(memorial|labor|labour|columbus) day|thanksgiving> (bank holiday)? weekend"
        + _YEAR, _weekend,
        (Example("They met over the Easter weekend in 2024.", "the Easter weekend in 2024",
                 "2024-W13-WE"),
         Example("It broke on the Saturday of the Easter weekend in 2024.",
                 "the Saturday of the Easter weekend in 2024", "2024-03-30")),
    ),
    Rule(
        "lunar-day",
        "the? <day:{ordinal}> day of the? <month:{ordinal}> (lunar month|month of the lunar "
        "(calendar|year))" + _YEAR, _lunar_day,
        (Example("He was born on the ninth day of the ninth lunar month.",
                 "the ninth day of the ninth lunar month", "2024-10-11"),),
    ),
    Rule(
        "zodiac-year", "the? year of the " + _ANIMAL,
        lambda found: ZodiacYear(ANIMALS[found.all[-1]]),
        (Example("Births rose in the Year of the Dragon.", "the Year of the Dragon", "2024"),),
    ),
)  # fmt: skip
