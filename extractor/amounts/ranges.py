"""Ranges: quantities go in, the same come out with each half of "$3-4 billion" made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.amounts.quantity import Quantity

_DASH = re.compile("\\s?[-\u2013\u2014~～至到]\\s?")
_WORD = re.compile(r"\s(?:to|and|or)\s")
_OPENS = re.compile(r"\b(?:between|from|of|at)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_WINDOW = 24
"""Characters left of a range that are looked at."""


def complete_ranges(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Give the halves of each range the magnitude and the currency that the other half bears.

    "3-4 billion yuan" and "between 3 and 4 billion yuan" are two sums of billions; in "gave
    $3 billion to 4 million people" the second number bears no currency.

    Args:
        text: where the quantities stand.
        quantities: from left to right.
    """
    done = list(quantities)
    for i in range(len(done) - 1):
        left, right = done[i], done[i + 1]
        if left.has_currency != right.has_currency or left.magnitude is None:
            done[i], done[i + 1] = _completed(text, left, right)
    return done


def _completed(text: str, left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    gap = text[left.end : right.start]
    is_dash = len(gap) < 4 and _DASH.fullmatch(gap) is not None
    is_words = len(gap) < 6 and _WORD.fullmatch(gap) is not None
    if not is_dash and not (is_words and _opens(text, left)):
        return left, right
    if left.magnitude is None and right.magnitude is not None and left.number < right.number:
        left = replace(left, magnitude=right.magnitude)
    if left.has_currency and not right.has_currency:
        right = replace(right, has_currency=True, currency=left.currency)
    elif right.has_currency and not left.has_currency:
        left = replace(left, has_currency=True, currency=right.currency)
    return left, right


def _opens(text: str, left: Quantity) -> bool:
    before = text[max(0, left.start - _WINDOW) : left.start]
    return _OPENS.search(before) is not None or not left.has_currency
