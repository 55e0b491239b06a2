"""Sentences: an offset goes in, the sentence around it comes out, by the signs of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_REACH = 240
"""Characters looked at on either side: tense is decided by the near words."""
_END = re.compile(r"[.!?][\"”’')\]]{0,3}\s{1,9}(?=[\"“‘'(\[]?[A-Z0-9])|[。！？；]|\n")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|[ap]\.m|U\.S|U\.K|Inc|Corp|Co|Ltd|Mr|Mrs|Ms|Dr|St|No|Gen|Sen|Rep|Gov|vs|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
_WORD = re.compile(r"[A-Za-z]+(?:['’]t\b)?|['’](?:ll|s|re|ve|d)\b|[^\w\s]")


def sentence_around(
    text: str, start: int, end: int, sentences: Sequence[tuple[int, int]] | None = None
) -> tuple[int, int]:
    """Give the bounds of the sentence that holds `text[start:end]`, at most 240 characters away.

    Args:
        text: the whole text.
        start: first character of the expression.
        end: behind its last character.
        sentences: known bounds in order, used where they are given.
    """
    if sentences:
        index = bisect_right(sentences, start, key=lambda bounds: bounds[0]) - 1
        if index >= 0 and sentences[index][1] >= end:
            low, high = sentences[index]
            return max(low, start - _REACH), min(high, end + _REACH)
    low = max(0, start - _REACH)
    for match in _END.finditer(text, low, start):
        if _is_end(text, match):
            low = match.end()
    high = min(len(text), end + _REACH)
    ends = (match.end() for match in _END.finditer(text, end, high) if _is_end(text, match))
    return low, next(ends, high)


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Tell the full stop of a sentence from that of an abbreviation."""
    before = text[max(0, match.start() - 5) : match.start()]
    return text[match.start()] != "." or _ABBREVIATION.search(before) is None


def words_of(text: str, start: int, end: int) -> list[str]:
    """Give the words and signs of a stretch in lower case; the month of May keeps its capital."""
    found = (match.group() for match in _WORD.finditer(text, start, end))
    return [word if word == "May" else word.lower().replace("’", "'") for word in found]
