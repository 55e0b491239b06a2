"""Lines go in, whole paragraphs come out: hard-wrapped lines are joined, all others left alone.

A line was wrapped when the next word would not have fitted behind it. Texts with one sentence or
one paragraph a line have no such width and are never joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from extractor.reading.pages import Line

_WIDEST = 140
"""Columns; nobody wraps wider, so longer lines are whole paragraphs."""
_NARROWEST = 30
"""Columns; a shorter line is a heading, a name or a menu, never a wrapped one."""
_FULL, _ROUGHLY_FULL = 0.9, 0.75
"""Shares of the width that a wrapped line fills: behind a full stop it has to be the greater."""
_TERMINAL = re.compile(r"[.!?:;。！？：；…](?:\s?[\"'”’)\]）」』])*$")
_NEW_START = re.compile(
    r"[•·●▪◦‣■*–—-]\s|\d{1,2}[.)、]\s|By [A-Z]|(?:Published|Updated|Posted)\b|\[para|[#>|]"
    r"|(?:文|作者|记者|来源|发布时间)\s*[|｜/:：]",
    re.IGNORECASE,
)
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u2010]$")
_HYPHEN_PREFIXES = (
    "all anti co cross ex first full half high inter long low mid multi near non off on one "
    "open post pre pro quasi re second self semi short single so state third two ultra well "
    "year "
)
_KEEPS_HYPHEN = frozenset(_HYPHEN_PREFIXES.split())


def join_wrapped(lines: Sequence[Line]) -> list[Line]:
    """Join the lines of one paragraph, and leave out blank lines.

    >>> rows = ["The harbour authority of the island said that no", "ship may leave.", "", "End"]
    >>> [line.text for line in join_wrapped([Line(row) for row in rows])]
    ['The harbour authority of the island said that no ship may leave.', 'End']
    """
    width = _find_width([line.text for line in lines])
    flows = _find_flow(lines, width)
    vocabulary = frozenset(" ".join(line.text for line in lines).lower().split())
    paragraphs: list[Line] = []
    previous: Line | None = None
    for line in lines:
        if not line.text:
            previous = None
            continue
        if previous and width and _continues(previous, line, width=width, flows=flows):
            joined = _join(paragraphs[-1].text, line.text, vocabulary)
            paragraphs[-1] = Line(joined, paragraphs[-1].heading)
        else:
            paragraphs.append(line)
        previous = line
    return paragraphs


def _find_width(rows: Sequence[str]) -> int:
    """Find the column at which a text is wrapped; 0 where it is not."""
    widths = sorted(_measure(row) for row in rows if row)
    if not widths:
        return 0
    width = widths[min(len(widths) * 97 // 100, len(widths) - 1)]  # a long address may stick out
    return width if _NARROWEST <= width <= _WIDEST else 0


def _measure(text: str) -> int:
    """Count the columns of a text; Han characters take two."""
    return len(text) + sum(east_asian_width(c) in "WF" for c in text if c > "\u2e7f")


def _find_flow(lines: Sequence[Line], width: int) -> bool:
    """Tell whether sentences run over line ends anywhere: only then is the text wrapped."""
    pairs = [
        (a.text, b.text)
        for a, b in pairwise(lines)
        if a.text and b.text and _measure(a.text) >= _NARROWEST and not _NEW_START.match(b.text)
    ]
    open_ended = [(a, b) for a, b in pairs if not _TERMINAL.search(a)]
    return any(_runs_on(a, b) for a, b in open_ended) or (
        width > 0 and len(open_ended) * 2 > len(pairs) and len(open_ended) >= 3
    )


def _runs_on(row: str, following: str) -> bool:
    """Tell whether a sentence runs over a line's end; "iPhone" begins one, small as it does."""
    small = following[:1].islower() and not following[1:2].isupper()
    return small and (row[-1:].isalnum() or row[-1:] in ',–—’”")')


def _continues(line: Line, following: Line, *, width: int, flows: bool) -> bool:
    row, start = line.text, following.text
    if line.heading or following.heading or _NEW_START.match(start):
        return False
    first_word = start[0] if east_asian_width(start[0]) in "WF" else start.split(None, 1)[0]
    filled = (_measure(row) + 1 + _measure(first_word)) / width
    if _TERMINAL.search(row):
        return flows and filled > _FULL and _measure(row) >= _NARROWEST
    if _measure(row) >= _NARROWEST and (_runs_on(row, start) or _HYPHENATED.search(row)):
        return True
    return flows and filled > _ROUGHLY_FULL and _measure(row) >= _NARROWEST


def _join(left: str, right: str, vocabulary: frozenset[str]) -> str:
    if _HYPHENATED.search(left) and right[:1].islower():
        head, tail = left.split()[-1].lower(), re.split(r"[^\w-]", right, maxsplit=1)[0].lower()
        keep = head + tail in vocabulary or head[:-1] in _KEEPS_HYPHEN
        return (left if keep else left[:-1]) + right
    wide = _measure(left[-1:]) == 2 and _measure(right[:1]) == 2
    return left + ("" if wide else " ") + right
