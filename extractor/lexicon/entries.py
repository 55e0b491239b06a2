"""Well-known names: the rows of a name table go in, names to look up and `Entry` records come out.

`lexicon.py` looks names up; here stands how a name is written in a table and when two are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extractor.lexicon.tables import read_rows

if TYPE_CHECKING:
    from extractor.records import EntityType

TABLES: dict[EntityType, str] = {
    "company": "companies",
    "organization": "organizations",
    "person": "people",
    "model": "models",
    "product": "products",
    "place": "places",
}
"""File of each type, in the order in which `Lexicon.lookup` prefers them."""

CASE_MATTERS_BELOW = 4
"""Names shorter than this are told apart by case: "US" is no "us", "SAP" no "sap"."""

_AMBIGUOUS = "?"
_COLUMNS = 5
_HYPHENS = re.compile("[-\u2010-\u2015]")
_UNUSUAL = re.compile("[\u00a0-\u036f\u1e00-\u2bff\u3000\uf900-\uffef]+")
_MARKS = re.compile("[\u0300-\u036f]+")
_LETTERS = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "＇": "'", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d"}
    | {"Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
)


class Entry(NamedTuple):
    """Something well known, under one of its names.

    Attributes:
        name: the best-known form.
        type: what it is.
        aliases: every other name, in any language, in the order of the table.
        ambiguous: True where the name that was looked up also means something else ("Apple",
            "Meta"), so that a reader should ask the text for more evidence.
        kind: of a place: continent, region, country, state, capital, city or district; else "".
        parent: vendor of a model, maker of a product, country of a place; "" where not told.
        adjectives: of a place: "Danish" and the like, which are no names of it.
    """

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    ambiguous: bool = False
    kind: str = ""
    parent: str = ""
    adjectives: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """`TYPE:folded-name`, the same under all names of one thing."""
        return f"{self.type}:{fold(self.name).replace(' ', '-')}"


Name = tuple[str, str, bool, bool, int]
"""A name as it stands in a table: the form in which it is compared, the name as written, whether
it is marked ambiguous, whether it is the best-known form of what it names, number of its row."""


def fold(name: str) -> str:
    """Bring a name to the form in which names are compared.

    Accents, typographic apostrophes, hyphens, full-width letters and runs of blanks do not
    matter; case does not matter from four characters on.

    >>> fold("Coca\u2011Cola"), fold("Nestl\u00e9"), fold("US")
    ('coca cola', 'nestle', 'US')
    """
    text = " ".join(_plain(name).split())
    return text if len(text) < CASE_MATTERS_BELOW else text.casefold()


def _plain(text: str) -> str:
    if not text.isascii():
        text = _UNUSUAL.sub(_without_accents, text)
    return _HYPHENS.sub(" ", text)


def _without_accents(match: re.Match[str]) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKD", match[0].translate(_LETTERS)))


@cache
def read_names(type_: EntityType) -> tuple[Name, ...]:
    """Read the names of one type, in table order.

    In a table, cells are: name, aliases, then (models, products) the maker, or (places) kind,
    country and adjectives. Aliases are separated by `; `; a name that ends in `?` is ambiguous.

    Raises:
        LexiconError: the table is absent or malformed.
    """
    return tuple(_read_names(_rows(type_)))


def _read_names(rows: Sequence[list[str]]) -> Iterator[Name]:
    # Folding all rows at once is ten times as fast as name by name.
    folded = _plain("\n".join("\t".join(row[:2]) for row in rows)).casefold().split("\n")
    for number, (row, line) in enumerate(zip(rows, folded, strict=True)):
        is_first = True
        for marked, plain in zip(_names(row), _names(line.split("\t")), strict=True):
            ambiguous = marked[-1] == _AMBIGUOUS
            written = marked[:-1] if ambiguous else marked
            form = plain[:-1] if ambiguous else plain
            if len(form) < CASE_MATTERS_BELOW and form != written:
                form = fold(written)
            yield form, written, ambiguous, is_first, number
            is_first = False


@cache
def read_entry(type_: EntityType, row: int, *, ambiguous: bool = False) -> Entry:
    """Make the entry of one row, as found under an ambiguous name or under another."""
    cells = _rows(type_)[row]
    name, *aliases = (name.removesuffix(_AMBIGUOUS) for name in _names(cells))
    kind, parent = cells[2:4] if type_ == "place" else ("", cells[2])
    adjectives = tuple(cells[4].split("; ")) if cells[4] else ()
    return Entry(name, type_, tuple(aliases), ambiguous, kind, parent, adjectives)


def count_entries(type_: EntityType) -> int:
    """Count the rows of a table."""
    return len(_rows(type_))


def _names(cells: list[str]) -> list[str]:
    return [cells[0], *cells[1].split("; ")] if cells[1] else cells[:1]


@cache
def _rows(type_: EntityType) -> tuple[list[str], ...]:
    return tuple(read_rows(TABLES[type_], _COLUMNS))
