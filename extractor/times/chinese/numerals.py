"""Chinese numerals: digits, Chinese figures or both go in, a number comes out."""

from __future__ import annotations

_FIGURES = {
    "零": 0, "〇": 0, "○": 0, "Ｏ": 0, "一": 1, "壹": 1, "元": 1, "首": 1, "二": 2, "两": 2,
    "兩": 2,
    "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    **{chr(0xFF10 + n): n for n in range(10)}, **{str(n): n for n in range(10)},
}  # fmt: skip
_SIZES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "廿": 20, "卅": 30}


def read_numeral(text: str) -> int | None:
    """Read a numeral; None where a sign of it is none.

    >>> read_numeral("二十三"), read_numeral("二〇二四"), read_numeral("12"), read_numeral("十")
    (23, 2024, 12, 10)
    """
    if not text:
        return None
    if not any(sign in _SIZES for sign in text):
        if any(sign not in _FIGURES for sign in text):
            return None
        return int("".join(str(_FIGURES[sign]) for sign in text))
    total, figure = 0, 0
    for sign in text:
        if sign in "廿卅":
            total += _SIZES[sign]
        elif sign in _SIZES:
            total += (figure or 1) * _SIZES[sign]
            figure = 0
        elif sign in _FIGURES:
            figure = figure * 10 + _FIGURES[sign] if sign.isdigit() else _FIGURES[sign]
        else:
            return None
    return total + figure


def read_amount(text: str) -> float | None:
    """Read the amount of a length of time; None where it is vague ("几", "数", "多").

    >>> read_amount("三"), read_amount("半"), read_amount("数"), read_amount("3.5")
    (3.0, 0.5, None, 3.5)
    """
    if text == "半":
        return 0.5
    try:
        return float(text)
    except ValueError:
        number = read_numeral(text)
        return None if number is None else float(number)


def read_year(text: str) -> int | None:
    """Read a year of two or four figures; 00 to 49 is 20xx.

    >>> read_year("一九九七"), read_year("98"), read_year("零八"), read_year("两千")
    (1997, 1998, 2008, 2000)
    """
    number = read_numeral(text)
    if number is None:
        return None
    if number < 100 and len(text) == 2 and not any(sign in _SIZES for sign in text):
        return number + (2000 if number < 50 else 1900)
    return number if number >= 1000 or len(text) >= 3 else None
