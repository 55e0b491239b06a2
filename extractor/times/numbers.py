"""Numbers in words: the words of an English amount or ordinal go in, its value comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.times.vocabulary import (
    DECADE_WORDS,
    MAGNITUDES,
    ONES,
    ORDINAL_ONES,
    ORDINAL_TEENS,
    ORDINAL_TENS,
    TEENS,
    TENS,
)

_CARDINALS = {**ONES, **TEENS, **TENS, "a": 1, "an": 1, "couple": 2, "pair": 2, "dozen": 12}
_ORDINALS = {**ORDINAL_ONES, **ORDINAL_TEENS, **ORDINAL_TENS}
_DIGITS = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
_NTH = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?")


def read_amount(words: Sequence[str]) -> float | None:
    """Read an amount; None where it is vague ("several", "a few", "dozens of").

    >>> read_amount(["twenty", "-", "five"]), read_amount(["two", "and", "a", "half"])
    (25.0, 2.5)
    >>> read_amount(["2", "1/2"]), read_amount(["half", "a"]), read_amount(["a", "few"])
    (2.5, 0.5, None)
    """
    words = [word.replace(",", "") for word in words if word not in ("-", "and", "of", "the")]
    words = ["half" if word == "1/2" else word for word in words]
    total, part, half = 0.0, 0.0, 0.0
    for word in words:
        if _DIGITS.fullmatch(word):
            part += float(word)
        elif word == "half":
            half = 0.5
        elif word in MAGNITUDES or (word == "dozen" and part):
            size = MAGNITUDES.get(word, 12)
            total, part = (
                (total + (part or 1) * size, 0.0)
                if size < 1000
                else (
                    (total + part or 1) * size,
                    0.0,
                )
            )
        elif word in _CARDINALS:
            part += _CARDINALS[word]
        else:
            return None
    if half and words[-1] in ("a", "an") and len(words) == 2:
        return half
    if half and words[0] in ("a", "an") and words[1:] == ["half"]:
        return half
    if half and len(words) > 2 and words[-2] in ("a", "an"):
        part -= 1  # the article of "two and a half"
    return total + part + half or None


def read_integer(words: Sequence[str]) -> int | None:
    """Read a whole number, or None."""
    amount = read_amount(words)
    return int(amount) if amount is not None and amount == int(amount) else None


def read_ordinal(words: Sequence[str]) -> int | None:
    """Read an ordinal, or a plain number used as one ("the 3rd", "twenty-first", "5").

    >>> read_ordinal(["twenty", "-", "first"]), read_ordinal(["3rd"]), read_ordinal(["5"])
    (21, 3, 5)
    """
    total = 0
    for word in words:
        match = _NTH.fullmatch(word)
        if match:
            total += int(match.group(1))
        elif word in _ORDINALS or word in TENS or word in _CARDINALS:
            total += _ORDINALS.get(word, 0) or _CARDINALS.get(word, 0)
        elif word not in ("-", "the"):
            return None
    return total or None


def read_year(words: Sequence[str]) -> int | None:
    """Read a year in digits or words ("nineteen ninety-six", "two thousand and ten", "'98").

    >>> read_year(["nineteen", "ninety", "-", "six"]), read_year(["two", "thousand", "and", "ten"])
    (1996, 2010)
    """
    words = [word for word in words if word not in ("-", "and", "'", "the", "year")]
    if len(words) == 1 and words[0].isdigit():
        year = int(words[0])
        return year if len(words[0]) != 2 else full_year(year)
    if any(word in MAGNITUDES for word in words):
        if words[:1] and words[0] in TEENS and "hundred" in words:
            return TEENS[words[0]] * 100 + (read_integer(words[2:]) or 0)
        return read_integer(words)
    if len(words) in (2, 3) and (words[0] in TEENS or words[0] == "twenty"):
        rest = read_integer(words[1:])
        if rest is not None and 10 <= rest <= 99:
            return _CARDINALS[words[0]] * 100 + rest
    return None


def read_decade(word: str) -> int | None:
    """Read the first year of a decade ("1990s", "'80s", "nineties").

    >>> read_decade("1990s"), read_decade("'80s"), read_decade("twenties")
    (1990, 1980, 1920)
    """
    digits = word.strip("'s")
    if digits.isdigit():
        return int(digits) if len(digits) == 4 else 1900 + int(digits)
    tens = DECADE_WORDS.get(word)
    return 1900 + tens if tens is not None else None


def full_year(year: int) -> int:
    """Give the century to a year of two digits: 00 to 49 is 20xx."""
    return year + (2000 if year < 50 else 1900)
