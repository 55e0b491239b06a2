"""Offsets for a browser: Python counts characters, a script counts UTF-16 units."""

from __future__ import annotations

import re
from bisect import bisect_left

# What no reader needs and a page may misread: control characters, marks that turn the direction of
# text, halves of surrogate pairs. Each is exchanged for one space, so that offsets stay.
_CONTROL = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    r"\ud800-\udfff\ufffe\uffff]"
)
_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")


def harmless(text: str) -> str:
    r"""Return a text of the same length in which a browser obeys no character.

    >>> harmless("a\u202eb\x1bc\nd")
    'a b c\nd'
    """
    return _CONTROL.sub(" ", text)


class Offsets:
    """Offsets of one text, as a script counts them."""

    def __init__(self, text: str) -> None:
        """Remember where characters stand that a script counts twice."""
        self._astral = [match.start() for match in _ASTRAL.finditer(text)]

    def __call__(self, offset: int) -> int:
        """Turn an offset in characters into one in UTF-16 units.

        >>> Offsets("ab\U0001f600cd")(4)
        5
        """
        return offset + bisect_left(self._astral, offset)
