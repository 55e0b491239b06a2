"""Sums of money: a text goes in, `Money` records come out, in English and Chinese.

A sum is a number with a currency: "380 billion" alone is none, "dollars" of no country are US
dollars, and a word or sign that several countries use leaves the currency open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from extractor.amounts import chinese, english
from extractor.amounts.currencies import YEN_OR_YUAN, currencies
from extractor.amounts.equivalents import equivalents
from extractor.amounts.ranges import complete_ranges

if TYPE_CHECKING:
    from extractor.amounts.quantity import Quantity
    from extractor.records import Language, Money

__all__ = ["equivalents", "find_money"]

_PLAIN = str.maketrans(
    "０１２３４５６７８９．，＄￥￡\u00a0\u202f\t\n", f"0123456789.,${YEN_OR_YUAN}£    "
)
_HAN = re.compile("[\u4e00-\u9fff]")
_YUAN = re.compile(r"\b(?:yuan|renminbi|RMB|CNY)\b")
_YEN = re.compile(r"\b(?:yen|JPY)\b")


def find_money(text: str, *, language: Language) -> tuple[Money, ...]:
    """Find the sums of money in a text, with the words that make them approximate.

    Takes time linear in the length of the text, whatever it is.

    Args:
        text: any text; both languages are read wherever they stand.
        language: of the text; decides what the sign of yen and yuan means.

    Returns:
        Sums in order of their start (character offset in `text`), not overlapping. In the text
        `text[start:end] == money.text`.

    >>> [(m.text, m.amount, m.currency) for m in find_money("a $3.05bn round", language="en")]
    [('$3.05bn', '3050000000', 'USD')]
    """
    plain = text.translate(_PLAIN)
    found = list(english.find_quantities(plain))
    if _HAN.search(plain):
        found.extend(chinese.find_quantities(plain))
    quantities = complete_ranges(plain, _prefer_longest(found))
    sums = [quantity.money(text) for quantity in quantities if quantity.has_currency]
    meanings = _meanings(plain, language) if any(m.currency is None for m in sums) else {}
    return tuple(_settled(money, meanings) for money in sums)


def _prefer_longest(quantities: Iterable[Quantity]) -> list[Quantity]:
    """Keep the longest of overlapping quantities; of equals, the first found."""
    kept: list[Quantity] = []
    for quantity in sorted(quantities, key=lambda q: (q.start, -q.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
        elif quantity.end - quantity.start > kept[-1].end - kept[-1].start:
            kept[-1] = quantity
    return kept


def _settled(money: Money, meanings: Mapping[str, str]) -> Money:
    """Give a sign or word of several currencies the meaning that it has in this text."""
    if money.currency is not None:
        return money
    plain = money.text.translate(_PLAIN)
    codes = {code for word, code in meanings.items() if word in plain}
    return money.model_copy(update={"currency": codes.pop()}) if len(codes) == 1 else money


def _meanings(text: str, language: Language) -> dict[str, str]:
    """Find what open words mean here: "francs" in a text that once says "Swiss francs"."""
    table = currencies().after
    found: dict[str, str] = {}
    for word in (word for word, code in table.items() if code is None):
        named = {
            code for phrase, code in table.items() if phrase.endswith(f" {word}") and phrase in text
        }
        if len(named) == 1 and (code := named.pop()):
            found[word] = code
    sign = "CNY" if language == "zh" else _yen_or_yuan(text)
    return found | ({YEN_OR_YUAN: sign} if sign else {})


def _yen_or_yuan(text: str) -> str | None:
    """Tell what the sign means in a text that is not Chinese: what its words name, if one."""
    is_yuan, is_yen = _YUAN.search(text) is not None, _YEN.search(text) is not None
    if is_yuan == is_yen:
        return None
    return "CNY" if is_yuan else "JPY"
