"""Chinese sums: a text goes in, quantities such as 超过3800亿元 come out.

`english.py` is its neighbour; `ranges.py` completes what stands side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.amounts.currencies import currencies, one_of
from extractor.amounts.left import WordsLeft
from extractor.amounts.numbers import DIGITS, read_chinese
from extractor.amounts.quantity import Quantity

if TYPE_CHECKING:
    from decimal import Decimal

_QUALIFIERS = {
    "over": "超过 超出 超 逾 高于 多于 大于 突破 远超 多达",
    "about": "大约 约合 约为 约 大概 估计 估算 左右 上下",
    "almost": "将近 接近 近 差不多",
    "up to": "不超过 不到 不足 至多 最多 最高 高达 低于 少于 以内 以下 不高于",
    "at least": "至少 不低于 不少于 以上 起码",
}
_MEANING = {word: meaning for meaning, words in _QUALIFIERS.items() for word in words.split()}
_BEHIND = {"左右", "上下", "以上", "以下", "以内"}
_CURRENCIES = currencies()
_CODES = {word: code for word, code in _CURRENCIES.after.items() if word.isupper()}
_UNITS = {**_CODES, **_CURRENCIES.chinese}
_SIGNS = {**_CURRENCIES.before, **_CURRENCIES.chinese_before}
_SIGNS_LEFT = WordsLeft.of(_SIGNS)
_WORDS_LEFT = WordsLeft.of(set(_MEANING) - _BEHIND)
# 元 opens many words (元素, 元旦, 元件); behind a number it is money only where it ends one.
_UNIT = re.compile(rf" ?({one_of(_UNITS)})(?![A-Za-z]|(?<=元)[素旦宵年件老首宇帅器化音月])")
_TAIL = re.compile("|".join(sorted(_BEHIND)))

_NUMERAL = "零〇一二两三四五六七八九十百千"
_NUMBER = re.compile(
    # Unknown many: 数十亿, 上百万, 几千, 上亿.
    rf"(?P<vague>(?<![多无])(?:好几|[数几上过])(?:[十百千]{{1,2}}[万亿兆]{{0,2}}|[万亿兆]{{1,2}}))"
    # 12, 3.5万, 5千万, 30多亿, 一百二十万, 1亿2000万, 1.2万亿.
    rf"|(?P<exact>(?P<core>{DIGITS}[十百千]?|(?<![{_NUMERAL}第])[{_NUMERAL}]{{1,9}})"
    rf"(?P<odd>[多余])?(?P<large>[万亿兆]{{0,2}})"
    rf"(?:(?<=[万亿])[零{_NUMERAL}0-9]{{1,8}}[万千百])?)"
    rf"|(?P<round>(?<![{_NUMERAL}0-9])万亿)"
)
# Two digits side by side are a guess between them: 两三百万 is two to three million.
_PAIR = re.compile("([一二两三四五六七八])([二三四五六七八九])(?=[十百千万亿兆]|$)")


def find_quantities(text: str) -> Iterator[Quantity]:
    """Find numbers with a magnitude or a currency in Chinese text.

    Yields:
        Quantities from left to right, not overlapping.
    """
    end = 0
    for match in _NUMBER.finditer(text):
        if match.start() < end:
            continue
        quantity = _read(text, match)
        if quantity is not None:
            end = quantity.end
            yield quantity


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    end = match.end()
    more = end < len(text) and text[end] in "多余" and _UNIT.match(text, end + 1) is not None
    unit = _UNIT.match(text, end + more)
    sign, number_start = _SIGNS_LEFT.before(text, match.start())
    if unit is None and sign is None and not _is_large(match[0]):
        return None
    if len(match[0]) == 1 and match[0] in _NUMERAL:
        return None  # 三元 is ternary more often than three yuan.
    end = end if unit is None else unit.end()
    approximation, start = _WORDS_LEFT.before(text, number_start)
    tail = _TAIL.match(text, end)
    amount, own = _value(match, more=more)
    if approximation is not None:
        own = _MEANING[approximation]
    elif tail is not None:
        own, end = _MEANING[tail[0]], tail.end()
    code = _UNITS[unit[1]] if unit else _SIGNS[sign] if sign else None
    number, magnitude = amount
    has_currency = unit is not None or sign is not None
    return Quantity(start, number_start, end, number, magnitude, has_currency, code, own)


def _is_large(number: str) -> bool:
    return number[-1] in "万亿兆"


def _value(
    match: re.Match[str], *, more: bool
) -> tuple[tuple[Decimal, Decimal | None], str | None]:
    """Read the number apart from its last magnitude, and what its own words say of exactness."""
    if match["vague"]:
        return (read_chinese(match[0].lstrip("好几数上过")), None), "at least"
    if match["round"]:
        return (read_chinese("1万亿"), None), "about"
    pair = _PAIR.search(match[0])
    words = re.sub("[多余]", "", match[0])
    if pair is not None:
        words = words.replace(pair[0], pair[1], 1)
    own = "about" if pair or words[0] in "百千" else "over" if more or match["odd"] else None
    large = match["large"]
    if large and words.endswith(large):
        return (read_chinese(words[: -len(large)]), read_chinese(f"1{large}")), own
    return (read_chinese(words), None), own
