"""Word sets: the name of a TOML table of word lists goes in, a frozen set a list comes out.

For the lists that a component asks nothing but "is this word in it": what each list means is told
in the table itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from extractor.errors import LexiconError
from extractor.lexicon.tables import read_words


@cache
def word_sets(table: str) -> Mapping[str, frozenset[str]]:
    """Read a table whose every field is one string of blank-separated words.

    Args:
        table: file name in `data/` without `.toml`.

    Raises:
        LexiconError: a field is no string, or has a word twice.

    >>> "will" in word_sets("telling")["modals"]
    True
    """
    return MappingProxyType(
        {field: _set(table, field, value) for field, value in read_words(table).items()}
    )


def _set(table: str, field: str, value: object) -> frozenset[str]:
    if not isinstance(value, str):
        raise LexiconError(table, f"{field} is no list of words")
    words = value.split()
    twice = sorted({word for word in words if words.count(word) > 1})
    if twice:
        raise LexiconError(table, f"{field} has twice: {', '.join(twice)}")
    return frozenset(words)
