"""English sums: a text goes in, quantities in digits or words come out.

`chinese.py` is its neighbour; `ranges.py` completes what stands side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from string import ascii_letters, digits

from extractor.amounts.currencies import currencies, one_of
from extractor.amounts.left import WordsLeft
from extractor.amounts.numbers import (
    DIGITS,
    MAGNITUDES,
    SHORT_MAGNITUDES,
    WORDS,
    read_digits,
    read_words,
)
from extractor.amounts.quantity import Quantity

_QUALIFIERS = {
    "over": "over, more than, above, exceeding, in excess of, upwards of, upward of, north of, "
    "greater than, topping, surpassing, higher than, upwards from",
    "about": "about, around, roughly, approximately, approx., approx, some, circa, an estimated, "
    "estimated, in the region of, somewhere around, ~, or so",
    "almost": "almost, nearly, close to, nearing, approaching",
    "up to": "up to, as much as, as high as, at most, no more than, not more than, less than, "
    "under, below, a maximum of, a ceiling of, within, maximum",
    "at least": "at least, no less than, not less than, no fewer than, a minimum of, minimum",
}
_ADVERBS = ("", "well ", "just ", "slightly ", "a little ", "a bit ", "far ", "much ")
_MEANING = {
    f"{adverb}{word}": meaning
    for adverb in _ADVERBS
    for meaning, words in _QUALIFIERS.items()
    for word in words.split(", ")
} | dict.fromkeys(("just under", "just below", "just shy of"), "almost")
_WORDS_LEFT = WordsLeft.of(_MEANING)

_CURRENCIES = currencies()
_SIGNS = WordsLeft.of([*_CURRENCIES.before, *_CURRENCIES.before_large])
_MAGNITUDE = re.compile(
    rf"(?: |-)?(?P<first>(?i:{one_of(MAGNITUDES)}))"
    rf"(?: (?P<second>(?i:million|billion|thousand|crore)))?(?![A-Za-z])"
    rf"| ?(?P<long>bn|mn|mln|bln|tn|trn|tln|mm|cr|Bn|Mn|Cr|BN|MN|TN)(?![A-Za-z])"
    rf"|(?P<short>[kKmMbBtT])(?![A-Za-z0-9&'\u2019])"
)
_AFTER = re.compile(
    rf"(?: |-)?(?:worth )?(?:of )?"
    rf"(?:(?P<any>{one_of(_CURRENCIES.after)})"
    rf"|(?P<large>{one_of(_CURRENCIES.after_large)})(?! of\b)"
    rf"|(?P<hundredth>{one_of(_CURRENCIES.hundredths)}))(?![A-Za-z])"
)
_UNITS = {**_CURRENCIES.hundredths, **_CURRENCIES.after_large, **_CURRENCIES.after}
_TAIL = re.compile(r" or (?P<word>more|so|less)(?![A-Za-z])|(?P<plus>\+|-plus\b)(?![0-9])")
_TAILS = {"more": "at least", "so": "about", "less": "up to", None: "at least"}

_SIMPLE = rf"(?:{'|'.join(WORDS)})(?:-(?:{'|'.join(list(WORDS)[:9])}))?"
_NUMBER = re.compile(
    rf"(?P<digits>{DIGITS})"
    rf"|(?<![A-Za-z0-9-])(?P<words>half an?|a quarter of an?|"
    # In "a billion-dollar plan" the article is the plan's.
    rf"{_SIMPLE} and a half|{_SIMPLE}|an?(?! [a-z]+illion-))"
    rf"(?=[ -])"
    rf"|(?<![A-Za-z0-9-])(?P<bare>million|billion|trillion)(?=-[a-z])"
    rf"|(?<![A-Za-z0-9-])(?P<vague>(?:(?:tens|hundreds|thousands) of )?"
    rf"(?:(?:hundred|thousand)s of )?(?P<many>thousand|million|billion|trillion)s"
    rf"|(?:several|a few) (?:(?:hundred|thousand) )?"
    rf"(?P<some>thousand|million|billion|trillion))(?![A-Za-z])",
    re.IGNORECASE,
)
_GROUPED = ","
_JOINED = frozenset(ascii_letters + digits + "_.@#")
"""Characters before a number that make it part of a name ("R1", "GPT4")."""


def find_quantities(text: str) -> Iterator[Quantity]:
    """Find numbers in digits, and numbers in words that have a currency.

    Args:
        text: any text with blanks alone for white space; its ASCII digits and English words count.

    Yields:
        Quantities from left to right, not overlapping.
    """
    end = 0
    for match in _NUMBER.finditer(text):
        if match.start() < end:
            continue
        quantity = _exact(text, match) if match["digits"] or match["words"] else _vague(text, match)
        if quantity is not None:
            end = quantity.end
            yield quantity


def _exact(text: str, match: re.Match[str]) -> Quantity | None:
    in_words = match["words"] is not None
    sign, start = (None, match.start()) if in_words else _SIGNS.before(text, match.start())
    if sign is None and start and text[start - 1] in _JOINED:
        return None
    magnitude, end = _magnitude(text, match.end())
    is_large = magnitude is not None or _GROUPED in match[0]
    if sign in _CURRENCIES.before_large and not is_large:
        return None
    unit, end = _unit(text, end, is_large=magnitude is not None)
    if in_words and (unit is None or (magnitude is None and match[0].lower() in ("a", "an"))):
        return None
    number = read_words(match[0]) if in_words else read_digits(match[0])
    number = number / 100 if unit in _CURRENCIES.hundredths else number
    currency = _code(sign, unit)
    approximation, start, end, number_start = _qualified(text, start, end)
    has_currency = sign is not None or unit is not None
    return Quantity(
        start, number_start, end, number, magnitude, has_currency, currency, approximation
    )


def _vague(text: str, match: re.Match[str]) -> Quantity | None:
    """Read "billions of dollars" as at least the least that it can mean, and "billion-dollar"."""
    unit, end = _unit(text, match.end(), is_large=True)
    if unit is None:
        return None
    words = match[0].lower()
    number = Decimal(1)
    for word, factor in (("tens", 10), ("hundred", 100), ("thousands of", 1000)):
        number *= factor if word in words else 1
    magnitude = MAGNITUDES[(match["many"] or match["some"] or match["bare"]).lower()]
    approximation = None if match["bare"] else "at least"
    start = match.start()
    return Quantity(start, start, end, number, magnitude, True, _code(None, unit), approximation)


def _magnitude(text: str, end: int) -> tuple[Decimal | None, int]:
    found = _MAGNITUDE.match(text, end)
    if found is None:
        return None, end
    if found["first"]:
        second = MAGNITUDES[found["second"].lower()] if found["second"] else 1
        return MAGNITUDES[found["first"].lower()] * second, found.end()
    return SHORT_MAGNITUDES[(found["long"] or found["short"]).lower()], found.end()


def _unit(text: str, end: int, *, is_large: bool) -> tuple[str | None, int]:
    found = _AFTER.match(text, end)
    if found is None or (found["large"] and not is_large):
        return None, end
    return found["any"] or found["large"] or found["hundredth"], found.end()


def _code(sign: str | None, unit: str | None) -> str | None:
    """Give the code: what stands behind the number is more exact than the sign before it."""
    if unit is not None:
        return _UNITS[unit]
    if sign is None:
        return None
    return _CURRENCIES.before.get(sign) or _CURRENCIES.before_large.get(sign)


def _qualified(text: str, start: int, end: int) -> tuple[str | None, int, int, int]:
    """Find the words that make a sum approximate: (meaning, start, end, start of the sum)."""
    window = text[max(0, start - _WORDS_LEFT.longest - 2) : start].lower()
    word, left = _WORDS_LEFT.before(window, len(window))
    if word is not None:
        return _MEANING[word], start - (len(window) - left), end, start
    if (tail := _TAIL.match(text, end)) is not None:
        return _TAILS[tail["word"]], start, tail.end(), start
    return None, start, end, start
