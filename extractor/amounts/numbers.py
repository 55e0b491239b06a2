"""Numbers as texts write them: digits, words or numerals go in, a `Decimal` comes out."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = (
    r"(?<![0-9])(?<![0-9][.,])"
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,15})(?:\.[0-9]{1,8})?"
    r"(?![0-9]|[.,][0-9])"
)
"""Pattern of a number in digits, bounded so that no input is slow; no part of a longer one."""

MAGNITUDES: dict[str, Decimal] = {
    "hundred": Decimal(10**2),
    "thousand": Decimal(10**3),
    "lakh": Decimal(10**5),
    "lakhs": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "crores": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "quadrillion": Decimal(10**15),
}
SHORT_MAGNITUDES: dict[str, Decimal] = {
    "k": Decimal(10**3),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "mm": Decimal(10**6),
    "cr": Decimal(10**7),
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "t": Decimal(10**12),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
    "tln": Decimal(10**12),
}
_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS: dict[str, int] = {
    **{word: i for i, word in enumerate(f"{_UNITS} {_TEENS}".split(), start=1)},
    **{word: 10 * i for i, word in enumerate(_TENS.split(), start=2)},
}
"""English number words below one hundred, compounds left out."""

_CHINESE_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CHINESE_SMALL = {"十": 10, "百": 100, "千": 1000}
CHINESE_LARGE = {"万": Decimal(10**4), "亿": Decimal(10**8), "兆": Decimal(10**12)}
_CHINESE_PART = re.compile(r"([0-9.,]*)([零〇一二两三四五六七八九十百千]*)([万亿兆]*)")


def amount_string(amount: Decimal) -> str:
    """Write an amount in whole units, without exponent and trailing zeros.

    >>> amount_string(Decimal("3.05") * 10**9), amount_string(Decimal("20.50"))
    ('3050000000', '20.5')
    """
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_digits(text: str) -> Decimal:
    """Read a number in digits with commas between the thousands.

    >>> read_digits("1,249.4")
    Decimal('1249.4')
    """
    return Decimal(text.replace(",", ""))


def read_words(text: str) -> Decimal:
    """Read an English number below one hundred, "a" and "half a" included.

    >>> read_words("twenty-five"), read_words("half a"), read_words("one and a half")
    (Decimal('25'), Decimal('0.5'), Decimal('1.5'))
    """
    words = text.lower().replace("-", " ").split()
    half = Decimal("0.5") if "half" in words else Decimal(0)
    quarter = Decimal("0.25") if "quarter" in words else Decimal(0)
    whole = sum(WORDS.get(word, 0) for word in words)
    return whole + half + quarter or Decimal(1)


def read_chinese(text: str) -> Decimal:
    """Read a number of digits, Chinese numerals and magnitudes.

    >>> read_chinese("三千二百亿"), read_chinese("1亿2000万")
    (Decimal('320000000000'), Decimal('120000000'))
    """
    total = Decimal(0)
    for digits, numerals, large in _CHINESE_PART.findall(text):
        if digits or numerals or large:
            part = _small(digits, numerals)
            for magnitude in large:
                part *= CHINESE_LARGE[magnitude]
            total += part
    return total


def _small(digits: str, numerals: str) -> Decimal:
    """Read what stands before 万 or 亿: digits, then numerals ("5千" is five times a thousand)."""
    if digits:
        value = read_digits(digits)
        for numeral in numerals:
            value *= _CHINESE_SMALL.get(numeral, 1)
        return value
    total, pending = 0, None
    for numeral in numerals:
        if numeral in _CHINESE_DIGITS:
            pending = _CHINESE_DIGITS[numeral]
        else:
            total += _CHINESE_SMALL[numeral] * (1 if pending is None else pending)
            pending = None
    total += pending or 0
    return Decimal(total or 1)
