"""One article made of another: an Extraction and a number go in, a like one under new names out.

Made for growing a store without reading: everything stands at the same offsets, under other names
and sums and at other days, as if another reporter had told a like story of others. Which name is
taken follows Zipf's law, as names of the news do: few stand in very many articles, most in a few.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from extractor.records import Extraction
from extractor.resolve import resolve
from extractor.when import write_edtf

SPREAD_DAYS = 3650
"""Articles are spread over the ten years that end with the days of those they are made of."""

FAMOUS = 0.2
"""Share of the articles in which a name stays as it is."""

_CLASSES = ("aeiou", "bcdfghjklmnpqrstvwxz", "AEIOU", "BCDFGHJKLMNPQRSTVWXZ")
_HAN = (
    "安北成达东方光广国海恒宏华金京军凯科联龙明南宁平启强青全瑞三山盛石世泰天通万文西先祥新鑫"
    "兴星阳一义永宇元远云泽长正志中卓子"
)


class Template:
    """An extraction, prepared for being told again."""

    def __init__(self, extraction: Extraction) -> None:
        """Take the parts of an extraction apart."""
        self.record: dict[str, Any] = extraction.model_dump(mode="json")
        self.names = {e.id: (e.name, *e.aliases) for e in extraction.entities}
        forms = {form for names in self.names.values() for form in names if form}
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        self.pattern = re.compile("|".join(map(_bounded, longest_first)) or "(?!)")


def _bounded(form: str) -> str:
    """Match a name where no Latin letter or digit goes on before or behind it."""
    before = "(?<![0-9A-Za-z])" if form[0].isascii() else ""
    behind = "(?![0-9A-Za-z])" if form[-1].isascii() else ""
    return f"{before}{re.escape(form)}{behind}"


def retell(template: Template, number: int) -> Extraction:
    """Tell an article again, under the names and days that belong to a number.

    Args:
        template: what is told.
        number: of the new article; the same number gives the same article.

    Returns:
        A resolved extraction: offsets as before, quotes from the new text, all ids new.
    """
    chance = random.Random(number)  # noqa: S311  (not for secrets)
    forms: dict[str, str] = {}
    for names in template.names.values():
        variant = _variant(chance, number)
        for name in names:
            forms.setdefault(name, rename(name, variant))
    telling = _Telling(template, forms, chance.randrange(SPREAD_DAYS), number)
    return resolve(Extraction.model_validate(telling.told(template.record)), lexicon=None)


def _variant(chance: random.Random, number: int) -> int:
    """Draw which bearer of a name is meant: 0 the known one, the others by Zipf's law."""
    if chance.random() < FAMOUS:
        return 0
    return int((number + 2) ** chance.random())


def rename(name: str, variant: int) -> str:
    """Give the name of another: as long, of the same kinds of letters; variant 0 is the name.

    >>> rename("Port of Lisbon", 0), len(rename("Port of Lisbon", 7))
    ('Port of Lisbon', 14)
    """
    if variant == 0:
        return name
    table = _letters(variant)
    changed = (_han(c, variant) if "\u4e00" <= c <= "\u9fff" else table.get(c, c) for c in name)
    return "".join(changed)


@lru_cache(maxsize=4096)
def _letters(variant: int) -> Mapping[str, str]:
    chance = random.Random(variant)  # noqa: S311
    table: dict[str, str] = {}
    for letters in _CLASSES:
        table |= dict(zip(letters, chance.sample(letters, len(letters)), strict=True))
    return table


def _han(character: str, variant: int) -> str:
    return _HAN[(ord(character) * 31 + variant) % len(_HAN)]


class _Telling:
    """One walk through a template."""

    def __init__(
        self, template: Template, forms: Mapping[str, str], days: int, number: int
    ) -> None:
        self._pattern = template.pattern
        self._forms = forms
        self._days = dt.timedelta(days=days)
        self._number = number
        self._text = self._renamed(template.record["article"]["text"])

    def told(self, record: dict[str, Any]) -> dict[str, Any]:
        """Tell a record and all that it holds."""
        return {key: self._value(key, value, record) for key, value in record.items()}

    def _value(self, key: str, value: Any, record: Mapping[str, Any]) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return self._when(value) if key == "when" else self.told(value)
        if isinstance(value, list):
            return [self._value(key, part, record) for part in value]
        if not isinstance(value, str):
            return value
        if key in {"quote", "text"}:
            return self._text[record["start"] : record["end"]] if "start" in record else self._text
        if key == "amount":
            # its words stay: only what is compared across articles has to differ
            return f"{Decimal(value) * (100 + self._number % 89) / 100:f}"
        if key == "article" or (key == "id" and not value.count(":")):
            return "a" + self._digest(value)
        if key == "id" and value.startswith(("event:", "rel:")):
            return f"{value.partition(':')[0]}:{self._digest(value)}"
        if key == "published":
            return self._shifted(value[:10]) if len(value) >= len("2025-01-01") else value
        if key in {"name", "aliases", "title", "attributed_to"} and value not in _SECTIONS:
            return self._renamed(value)
        return value

    def _renamed(self, text: str) -> str:
        return self._pattern.sub(lambda found: self._forms[found.group()], text)

    def _digest(self, value: str) -> str:
        return hashlib.sha256(f"{value} {self._number}".encode()).hexdigest()[:12]

    def _when(self, when: dict[str, Any]) -> dict[str, Any]:
        start, end = (self._shifted(when[side]) for side in ("start", "end"))
        days = (dt.date.fromisoformat(day) if day else None for day in (start, end))
        return {**when, "start": start, "end": end, "edtf": write_edtf(*days)}

    def _shifted(self, day: str | None) -> str | None:
        if day is None or int(day[:4]) <= SPREAD_DAYS // 365:
            return day
        return (dt.date.fromisoformat(day) - self._days).isoformat()


_SECTIONS = frozenset({"body", "summary_short", "summary_long", "whos_who", "what_happened_when"})
