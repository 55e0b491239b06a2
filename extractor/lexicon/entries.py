"""Well-known names: the rows of a name table go in, `Entry` records come out.

`lexicon.py` looks names up; here stands how a name is written in a table and when two are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

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

_HYPHENS = re.compile("[-\u2010-\u2015]")
_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc\uff07", "''''")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something well known, under one of its names.

    Attributes:
        name: the best-known form.
        type: what it is.
        aliases: every other name, in any language, in the order of the table.
        key: `TYPE:folded-name`, the same for all names of one thing.
        ambiguous: True where the name that was looked up also means something else ("Apple",
            "Meta"), so that a reader should ask the text for more evidence.
        kind: of a place: continent, region, country, state, capital, city or district; else "".
        parent: vendor of a model, maker of a product, country of a place; "" where not told.
        adjectives: of a place: "Danish" and the like, which are no names of it.
    """

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    key: str
    ambiguous: bool = False
    kind: str = ""
    parent: str = ""
    adjectives: tuple[str, ...] = ()


def fold(name: str) -> str:
    """Bring a name to the form in which names are compared.

    Accents, typographic apostrophes, hyphens, full-width letters and runs of blanks do not
    matter; case does not matter from four characters on.

    >>> fold("Coca\u2011Cola"), fold("Nestl\u00e9"), fold("US")
    ('coca cola', 'nestle', 'US')
    """
    text = name if name.isascii() else _plain(name)
    text = " ".join(_HYPHENS.sub(" ", text).split())
    return text if len(text) < CASE_MATTERS_BELOW else text.casefold()


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES))
    return unicodedata.normalize("NFC", "".join(c for c in text if not unicodedata.combining(c)))


@cache
def read_entries(type_: EntityType) -> tuple[tuple[tuple[str, bool], Entry], ...]:
    """Read the names of one type: ((name, whether it is ambiguous), entry), in table order.

    In a table, cells are: name, aliases, then (models, products) the maker, or (places) kind,
    country and adjectives. Aliases are separated by `; `; a name that ends in `?` is ambiguous.

    Raises:
        LexiconError: the table is absent or malformed.
    """
    return tuple(_named(type_))


def _named(type_: EntityType) -> Iterator[tuple[tuple[str, bool], Entry]]:
    for first, others, *rest in read_rows(TABLES[type_], 5):
        marked = [first, *others.split("; ")] if others else [first]
        names = [name.removesuffix("?") for name in marked]
        is_place = type_ == "place"
        entry = Entry(
            name=names[0],
            type=type_,
            aliases=tuple(names[1:]),
            key=f"{type_}:{fold(names[0]).replace(' ', '-')}",
            kind=rest[0] if is_place else "",
            parent=rest[1] if is_place else rest[0],
            adjectives=tuple(rest[2].split("; ")) if rest[2] else (),
        )
        doubtful = replace(entry, ambiguous=True) if marked != names else entry
        for mark, name in zip(marked, names, strict=True):
            is_ambiguous = mark != name
            yield (name, is_ambiguous), (doubtful if is_ambiguous else entry)
