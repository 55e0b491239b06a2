"""Words that English time expressions are made of: word classes for the notation of `notation.py`.

Data only. A class is written `{name}` in a rule; a word may stand in several classes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.times.moments import Unit


def words_in(text: str) -> tuple[str, ...]:
    """Cut a list of words that is written as one string."""
    return tuple(text.split())


_MONTHS = words_in(
    "january february march april may june july august september october november december"
)
MONTHS: dict[str, int] = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}
_DAYS = words_in("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAYS: dict[str, int] = {
    **{name: number for number, name in enumerate(_DAYS)},
    **{name + "s": number for number, name in enumerate(_DAYS)},
    **{name[:3]: number for number, name in enumerate(_DAYS)},
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
}  # fmt: skip

ONES: dict[str, int] = {
    name: number
    for number, name in enumerate(words_in("one two three four five six seven eight nine"), 1)
}
TEENS: dict[str, int] = {
    name: number
    for number, name in enumerate(
        words_in("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
        10,
    )
}
TENS: dict[str, int] = {
    name: 10 * number
    for number, name in enumerate(
        words_in("twenty thirty forty fifty sixty seventy eighty ninety"), 2
    )
}
MAGNITUDES: dict[str, int] = {"hundred": 100, "thousand": 1000, "million": 10**6}
ORDINAL_ONES: dict[str, int] = {
    name: number
    for number, name in enumerate(
        words_in("first second third fourth fifth sixth seventh eighth ninth"), 1
    )
}
ORDINAL_TEENS: dict[str, int] = {
    name: number
    for number, name in enumerate(
        words_in(
            "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
            "eighteenth nineteenth"
        ),
        10,
    )
}
ORDINAL_TENS: dict[str, int] = {name[:-1] + "ieth": number for name, number in TENS.items()}
DECADE_WORDS: dict[str, int] = {name[:-1] + "ies": number for name, number in TENS.items()}

UNITS: dict[str, Unit] = {
    "day": "day", "week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter",
    "year": "year", "decade": "decade", "century": "century", "fortnight": "fortnight",
}  # fmt: skip
PLURALS: dict[str, Unit] = {
    "days": "day", "weeks": "week", "weekends": "weekend", "months": "month",
    "quarters": "quarter", "years": "year", "decades": "decade", "centuries": "century",
    "fortnights": "fortnight",
}  # fmt: skip
SEASON_WORDS: dict[str, int] = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}
DAY_PARTS: dict[str, str] = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV",
    "midday": "MI", "noon": "MI", "lunchtime": "MI", "daytime": "DT",
}  # fmt: skip

CAPITALISED = frozenset(
    words_in("may march mar sat sun mon wed fri jan dec nov oct jun jul apr aug sep feb tue thu")
)
"""Words that are a month or a weekday only with a capital letter ("may", "march", "sun", "fri")."""

CLASSES: dict[str, tuple[str, ...]] = {
    "monthname": tuple(_MONTHS),
    "monthabbr": tuple(n for n in MONTHS if n not in _MONTHS),
    "dayname": tuple(_DAYS),
    "daynames": tuple(n + "s" for n in _DAYS),
    "dayabbr": tuple(n for n in WEEKDAYS if n not in _DAYS and n[:-1] not in _DAYS),
    "one": tuple(ONES),
    "teen": tuple(TEENS),
    "ten": tuple(TENS),
    "magnitude": tuple(MAGNITUDES),
    "oneth": tuple(ORDINAL_ONES),
    "teenth": tuple(ORDINAL_TEENS),
    "tenth": tuple(ORDINAL_TENS),
    "decadeword": tuple(DECADE_WORDS),
    "unit": tuple(UNITS),
    "units": tuple(PLURALS),
    "smallunit": ("second", "minute", "hour", "sec", "min", "hr"),
    "smallunits": ("seconds", "minutes", "hours", "secs", "mins", "hrs"),
    "seasonname": tuple(SEASON_WORDS),
    "daypart": tuple(DAY_PARTS),
    "partofday": ("morning", "afternoon", "evening", "night"),
    "partsofday": ("mornings", "afternoons", "evenings", "nights"),
    "quarternumber": ("first", "second", "third", "fourth"),
    "fiscalword": ("fiscal", "financial", "calendar", "business", "tax", "academic", "school"),
    "zone": tuple(
        words_in(
            "est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet cest eet ist jst kst "
            "hkt sgt msk aest aedt wib"
        )
    ),
    "approximate": tuple(words_in("about around approximately roughly nearly almost some circa")),
    "several": tuple(words_in("several few many some numerous countless various multiple")),
    "counted": (
        "dollars",
        "euros",
        "pounds",
        "yuan",
        "yen",
        "rupees",
        "cents",
        "barrels",
        "tons",
        "tonnes",
        "people",
        "times",
        "hours",
        "days",
        "users",
        "visitors",
        "vehicles",
        "units",
    ),
    "pronoun": ("he", "she", "it", "they", "we", "i", "you"),
    "possessive": ("its", "their", "his", "her", "our", "my", "your"),
}
