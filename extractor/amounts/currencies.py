"""Currencies: `currencies.toml` goes in, the words that stand beside a number come out.

`english.py` and `chinese.py` make their patterns of these words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractor.errors import LexiconError

YEN_OR_YUAN = "\u00a5"
"""The one sign of two currencies: the text around it has to tell which."""
_OPEN = "none"
_TABLE = Path(__file__).parent / "currencies.toml"


@dataclass(frozen=True, slots=True)
class Currencies:
    """What is written beside a number, each with the ISO 4217 code that it means, None if open.

    Attributes:
        before: in front of a number.
        before_large: in front of a number that is large by its writing.
        after: behind a number.
        after_large: behind a magnitude word only.
        hundredths: behind a number of hundredths.
        chinese: behind a number in Chinese text.
        chinese_before: in front of a number in Chinese text.
    """

    before: Mapping[str, str | None]
    before_large: Mapping[str, str | None]
    after: Mapping[str, str | None]
    after_large: Mapping[str, str | None]
    hundredths: Mapping[str, str | None]
    chinese: Mapping[str, str | None]
    chinese_before: Mapping[str, str | None]


@cache
def currencies() -> Currencies:
    """Read the table of currencies.

    Raises:
        LexiconError: the table is malformed, or a word stands for two currencies.
    """
    try:
        table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LexiconError("currencies", str(error)) from error
    return Currencies(*(_words(table, field) for field in Currencies.__slots__))


def _words(table: Mapping[str, Mapping[str, Any]], field: str) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for code, row in table.items():
        for word in filter(None, map(str.strip, str(row.get(field, "")).split(","))):
            if word in found:
                raise LexiconError("currencies", f"{field}: {word!r} stands there twice")
            found[word] = None if code == _OPEN else code
    return found


def one_of(words: Iterable[str]) -> str:
    """Give a pattern that matches one of these words, the longest where several do."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
