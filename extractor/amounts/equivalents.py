"""Equivalents: sums of one text go in, groups that tell one fact in several currencies come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.records import Money

_OPENS = re.compile(
    r"(?P<noun>[^()（）\[\].;。；\n]{0,32}?)\s?[,，]?\s?[(（\[]\s?"
    r"(?:(?:or|equal to|equivalent to|worth|some|=|≈|i\.e\.|合|折合|折合约|相当于|即)\s?)?",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"(?P<rest>[^()（）\[\]\n]{0,40})[)）\]]")
_OR = re.compile(r"\s?(?:, or|, i\.e\.,|, equivalent to|, equal to|，合|，折合|，相当于|，)\s?")
_LONGEST_GAP = 48
"""Characters between a sum and its equivalent."""


def equivalents(moneys: Sequence[Money], text: str) -> tuple[tuple[Money, ...], ...]:
    """Group sums that the text gives as one sum in several currencies.

    "over $700 million (approximately 5 billion RMB)" is one fact; so is "..., or $700 million".

    Args:
        moneys: sums in order of their start, as `find_money` gives them.
        text: the text that was searched.

    Returns:
        Groups in order; every sum stands in exactly one, most of them alone.

    >>> from extractor.amounts import find_money
    >>> text = "It earned 2 billion yuan ($280 million) and spent $5 million."
    >>> [[m.text for m in g] for g in equivalents(find_money(text, language="en"), text)]
    [['2 billion yuan', '$280 million'], ['$5 million']]
    """
    groups: list[list[Money]] = []
    for money in moneys:
        if groups and _same_sum(groups[-1], money, text):
            groups[-1].append(money)
        else:
            groups.append([money])
    return tuple(map(tuple, groups))


def _same_sum(group: Sequence[Money], money: Money, text: str) -> bool:
    if money.currency in {other.currency for other in group}:
        return False
    gap = text[group[-1].end : money.start]
    if len(gap) > _LONGEST_GAP:
        return False
    if (opens := _OPENS.fullmatch(gap)) is not None:
        closes = _CLOSES.match(text, money.end)
        # With a noun between ("2 billion yuan in sales ($280 million)") nothing may follow.
        return closes is not None and not (opens["noun"] and closes["rest"])
    if _OR.fullmatch(gap):
        return gap.strip() != "，" or money.text.startswith("约合")
    return False
