"""Tokens: a stretch of text goes in, offsets and one tag character a token come out.

A tag stands for a word of the grammar's alphabet or for the shape of a number, so that a rule is an
ordinary regular expression over tags (`notation.py`) and never looks at letters.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass

SHAPES: dict[str, str] = {
    "year4": "Y", "int2": "D", "bigint": "N", "decimal": "F", "dayth": "O", "nth": "o",
    "decade4": "S", "decade2": "s", "isoday": "I", "isotime": "L", "slashday": "A",
    "slashpart": "a", "clock": "C", "clockap": "c", "ampm": "p", "qnum": "Q", "hnum": "H",
    "fynum": "f", "question": "?", "unknown": "x", "name": "X", "han": "h",
}  # fmt: skip
"""Shapes of tokens that are no word of the alphabet, and the tag of each."""

_TOKEN = re.compile(
    r"""
      [\d/.:,\-]{40,}                                   # a blob that is no date
    | \d{4}-\d{1,2}-\d{1,2}[T\ ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?(?!\d)
    | \d{4}([-/.])\d{1,2}\1\d{1,2}(?![\d/])             # 2025-02-05 2025/2/5
    | \d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})(?![\d/])   # 2/5/2025 05.02.25
    | \d{1,2}:\d{2}(?::\d{2})?(?![\d:])(?:[ap]m?\b)?    # 10:30 10:30pm
    | \d{1,3}(?:,\d{3})+(?![\d])                        # 1,200
    | \d+\.\d+
    | \d{1,2}/\d{1,2}(?![\d/])                          # 2/5
    | [1-4][QqHh]\d{2,4}\b
    | \d{3}0['’]s\b | ['’]\d0s\b
    | \d+[A-Za-z]*
    | [aApP]\.\s?[mM]\b\.?                              # a.m.
    | [oO]['’][cC]lock\b
    | ['’][sS]\b
    | [A-Za-zÀ-ɏ]+(?:\d[A-Za-z\d]*)?
    | [\u3400-\u9fff]+
    | \n | \S
    """,
    re.VERBOSE,
)
_PUNCTUATION = {
    **dict.fromkeys("-‐‑–−~", "-"),
    "—": "—", "’": "'", "‘": "'", "'": "'", '"': '"', "“": '"', "”": '"', "\n": "\n",
    "$": "$", "€": "$", "£": "$", "¥": "$", "#": "#", "，": ",", "（": "(", "）": ")",
    **{c: c for c in ",.;:!?()[]/%&+=<>"},
}  # fmt: skip
_NUMBER_SHAPES = (
    (re.compile(r"\d{4}-\d{1,2}-\d{1,2}[T ].+"), "isotime"),
    (re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"), "isoday"),
    (re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"), "slashday"),
    (re.compile(r"\d{1,2}:\d\d(?::\d\d)?"), "clock"),
    (re.compile(r"\d{1,2}(?::\d\d(?::\d\d)?)?[ap]m", re.IGNORECASE), "clockap"),
    (re.compile(r"\d{1,2}/\d{1,2}"), "slashpart"),
    (re.compile(r"(?:1\d|20|21)\d\d"), "year4"),
    (re.compile(r"0?[1-9]|[12]\d|3[01]"), "int2"),
    (re.compile(r"\d{1,3}(?:,\d{3})*|\d{4,9}"), "bigint"),
    (re.compile(r"\d{1,9}\.\d{1,9}"), "decimal"),
    (re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)", re.IGNORECASE), "dayth"),
    (re.compile(r"\d{1,4}(?:st|nd|rd|th)", re.IGNORECASE), "nth"),
    (re.compile(r"(?:1[0-9]|20|21)\d0['’]?s", re.IGNORECASE), "decade4"),
    (re.compile(r"['’]?\d0s", re.IGNORECASE), "decade2"),
    (re.compile(r"[1-4]Q(?:\d\d|\d{4})?", re.IGNORECASE), "qnum"),
    (re.compile(r"[12]H(?:\d\d|\d{4})?"), "hnum"),
)
_LETTER_SHAPES = (
    (re.compile(r"[Qq][1-4]"), "qnum"),
    (re.compile(r"H[12]"), "hnum"),
    (re.compile(r"FY(?:\d\d|\d{4})"), "fynum"),
)
_AMPM = re.compile(r"[ap]\.?\s?m\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one block of text.

    Attributes:
        text: the whole text; offsets point into it.
        starts: first character of each token.
        ends: behind the last character of each token.
        tags: one character a token.
    """

    text: str
    starts: array[int]
    ends: array[int]
    tags: str

    def word(self, index: int) -> str:
        """Give the token in lower case, with plain apostrophes."""
        return self.text[self.starts[index] : self.ends[index]].lower().replace("’", "'")

    def words(self, first: int, last: int) -> list[str]:
        """Give the tokens `first` to `last` (exclusive) in lower case."""
        return [self.word(index) for index in range(first, last)]

    def is_capitalised(self, index: int) -> bool:
        """Say whether the token begins with a capital letter."""
        return self.text[self.starts[index]].isupper()


def tokenize(text: str, start: int, end: int, words: Mapping[str, str]) -> Tokens:
    """Cut `text[start:end]` into tokens.

    Args:
        text: the whole text.
        start: first character to read.
        end: behind the last character to read.
        words: tags of the known words, in every spelling that counts.
    """
    starts, ends, tags = array("l"), array("l"), []
    seen = dict(words)
    for match in _TOKEN.finditer(text, start, end):
        token = match.group()
        tag = seen.get(token)
        if tag is None:
            tag = _tag(token)
            if len(seen) < 50_000:
                seen[token] = tag
        starts.append(match.start())
        ends.append(match.end())
        tags.append(tag)
    return Tokens(text, starts, ends, "".join(tags))


def _tag(token: str) -> str:
    if token in _PUNCTUATION:
        return _PUNCTUATION[token]
    first = token[0]
    if len(token) <= 40 and (first.isdigit() or first in "'’"):
        return _shape(token, _NUMBER_SHAPES)
    if first in "aApP" and _AMPM.fullmatch(token):
        return SHAPES["ampm"]
    if "\u3400" <= first <= "\u9fff":
        return SHAPES["han"]
    if token[-1].isdigit():
        return _shape(token, _LETTER_SHAPES)
    return SHAPES["name"] if first.isupper() else SHAPES["unknown"]


def _shape(token: str, shapes: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    name = next((name for pattern, name in shapes if pattern.fullmatch(token)), "unknown")
    return SHAPES[name]
