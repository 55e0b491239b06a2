"""Words that English time expressions are made of: word classes for the notation of `notation.py`.

Data only. A class is written `{name}` in a rule; a word may stand in several classes.
"""

from __future__ import annotations

from extractor.times.moments import Unit

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
MONTHS: dict[str, int] = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS: dict[str, int] = {
    **{name: number for number, name in enumerate(_DAYS)},
    **{name + "s": number for number, name in enumerate(_DAYS)},
    **{name[:3]: number for number, name in enumerate(_DAYS)},
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
}  # fmt: skip

ONES: dict[str, int] = {
    name: number
    for number, name in enumerate("one two three four five six seven eight nine".split(), 1)
}
TEENS: dict[str, int] = {
    name: number
    for number, name in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        10,
    )
}
TENS: dict[str, int] = {
    name: 10 * number
    for number, name in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}
MAGNITUDES: dict[str, int] = {"hundred": 100, "thousand": 1000, "million": 10**6}
ORDINAL_ONES: dict[str, int] = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth".split(), 1
    )
}
ORDINAL_TEENS: dict[str, int] = {
    name: number
    for number, name in enumerate(
        "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth"
        " nineteenth".split(),
        10,
    )
}
ORDINAL_TENS: dict[str, int] = {
    name[:-1] + "ieth": number for name, number in TENS.items()
}
DECADE_WORDS: dict[str, int] = {
    name[:-1] + "ies": number for name, number in TENS.items()
}

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
    "may march mar sat sun mon wed fri jan dec nov oct jun jul apr aug sep feb tue thu".split()
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
        "est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet cest eet ist jst kst hkt sgt"
        " msk aest aedt wib".split()
    ),
    "approximate": tuple("about around approximately roughly nearly almost some circa".split()),
    "several": tuple("several few many some numerous countless various multiple".split()),
    "pronoun": ("he", "she", "it", "they", "we", "i", "you"),
    "possessive": ("its", "their", "his", "her", "our", "my", "your"),
}
