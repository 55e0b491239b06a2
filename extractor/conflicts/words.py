"""Whether sentences speak of one matter: a text goes in, the stems of its words come out."""

from __future__ import annotations

import re

_STEM = 5  # letters that tell "invest" from other words, whatever its ending
_WORD = re.compile(r"\b[a-z]{5,}")
"""Without capitals: what has one is a name, and names are compared as entities."""
_HAN = re.compile(r"[\u4e00-\u9fff]+")


def stems(text: str, *, without: tuple[str, ...] = ()) -> frozenset[str]:
    """Give the beginnings of the longer words of a text, and its pairs of Chinese characters.

    Args:
        text: a sentence.
        without: names and sums in it that do not count.

    >>> sorted(stems("Ostra invested in looms", without=("Ostra",)))
    ['inves', 'looms']
    """
    plain = text
    for name in without:
        for word in name.split():
            plain = plain.replace(word, " ")
    latin = {word[:_STEM] for word in _WORD.findall(plain)}
    han = {run[i : i + 2] for run in _HAN.findall(plain) for i in range(len(run) - 1)}
    return frozenset(latin | han)
