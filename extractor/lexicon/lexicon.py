"""The lexicon: a name or word goes in, what is generally known of it comes out.

Names stand in the `.tsv` tables (`entries.py`), words in the `.toml` tables (`words.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from extractor.lexicon import words
from extractor.lexicon.entries import (
    TABLES,
    Entry,
    count_entries,
    fold,
    read_entry,
    read_names,
)
from extractor.lexicon.roles import role_relation

if TYPE_CHECKING:
    from extractor.lexicon.words import HeadNouns, LegalForms, NameParts, PersonNames, Titles
    from extractor.records import EntityType

_HAN = re.compile("[\u4e00-\u9fff]")
_BROAD = re.compile(
    r"(?<=.)(?: (?:Corporation|Company|Group|Holdings?)| (?:&|and) Co(?:mpany|\.)?)$"
    "|(?<=.)(?:集团公司|集团|控股)$"
)
"""Words at the end of the names of firms that may be more than the table has."""
_DOTS = re.compile(r"\b([A-Z])\.")
_LONGEST_NAME = 100
"""Characters; what is longer is no name, and is not looked at."""
_ALWAYS: frozenset[EntityType] = frozenset({"place"})
"""Types that stay when well-known names are switched off: geography is a gazetteer."""


@cache
def load_lexicon(*, names: bool = True) -> Lexicon:
    """Give the lexicon of this program; tables are read when they are first asked.

    Args:
        names: False leaves out the companies, organizations, people, models and products, so
            that only what the text itself tells is found. Places and words stay.
    """
    return Lexicon(tuple(type_ for type_ in TABLES if names or type_ in _ALWAYS))


class Lexicon:
    """What is generally known: names of six types, and words that tell types and roles.

    Immutable to its users; every table is read once, on first use.
    """

    def __init__(self, types: tuple[EntityType, ...]) -> None:
        """Know the names of these types, preferred in this order."""
        self._types = types

    # --- names ----------------------------------------------------------------------------------

    def lookup(self, name: str) -> Entry | None:
        """Find the thing that bears this name first of all; of several, the company.

        A leading "the" and a legal form at the end may be more than the table has; a legal form
        leaves only companies.

        >>> entry = load_lexicon().lookup("Nvidia Corp.")
        >>> entry.name, entry.type
        ('Nvidia', 'company')
        """
        found = self.lookup_all(name)
        return found[0] if found else None

    def lookup_all(self, name: str) -> tuple[Entry, ...]:
        """Find everything of this name, at most one entry a type unless names coincide."""
        if len(name) > _LONGEST_NAME:
            return ()
        found = self._index.get(fold(name), ())
        if found:
            return tuple(read_entry(t, row, ambiguous=ambiguous) for t, row, ambiguous in found)
        if name[:4] in ("The ", "the "):
            return self.lookup_all(name[4:])
        bare = self.without_legal_form(name)
        if bare != name:
            # "Apple Inc" names a firm, whatever else an apple is.
            return tuple(e._replace(ambiguous=False) for e in self._companies(bare))
        if _BROAD.search(name):
            return self._companies(_BROAD.sub("", name))
        return self.lookup_all(_DOTS.sub(r"\1", name)) if _DOTS.search(name) else ()

    def _companies(self, name: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.lookup_all(name) if entry.type == "company")

    def names(self, type_: EntityType) -> tuple[str, ...]:
        """Give all names and aliases of a type as written, sorted."""
        if type_ not in self._types:
            return ()
        return tuple(sorted({name for _, name, *_ in read_names(type_)}))

    def entries(self, type_: EntityType) -> tuple[Entry, ...]:
        """Give all entries of a type, in the order of the table."""
        if type_ not in self._types:
            return ()
        return tuple(read_entry(type_, row) for row in range(count_entries(type_)))

    def chinese_names(self) -> Mapping[str, Entry]:
        """Give every name that holds a Chinese character, with what it names first of all."""
        return self._chinese

    def find_chinese(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Find known Chinese names from left to right, the longest at each place.

        Yields:
            start (character offset), end (exclusive), entry; not overlapping.

        >>> lexicon = load_lexicon()
        >>> [(s, e, x.name) for s, e, x in lexicon.find_chinese("阿里巴巴在杭州")]
        [(0, 4, 'Alibaba'), (5, 7, 'Hangzhou')]
        """
        start = 0
        while start < len(text):
            end = self._longest_at(text, start)
            if end > start:
                yield start, end, self._chinese[text[start:end]]
            start = max(end, start + 1)

    def adjective(self, word: str) -> Entry | None:
        """Find the place that an adjective or demonym belongs to ("Danish", "Californian")."""
        return self._adjectives.get(word)

    # --- words ----------------------------------------------------------------------------------

    @property
    def legal_forms(self) -> LegalForms:
        """How firms are incorporated."""
        return words.legal_forms()

    @property
    def head_nouns(self) -> HeadNouns:
        """Common nouns that tell the type of a name beside them."""
        return words.head_nouns()

    @property
    def name_parts(self) -> NameParts:
        """Words within names that tell their type."""
        return words.name_parts()

    @property
    def titles(self) -> Titles:
        """Titles and role nouns beside the names of persons."""
        return words.titles()

    @property
    def person_names(self) -> PersonNames:
        """What names of persons are made of."""
        return words.person_names()

    def is_legal_form(self, word: str) -> bool:
        """Tell whether a word is a legal form of firms, dots aside.

        >>> load_lexicon().is_legal_form("S.p.A."), load_lexicon().is_legal_form("spa")
        (True, False)
        """
        return word.rstrip(",").replace(".", "") in self.legal_forms.pure

    def without_legal_form(self, name: str) -> str:
        """Take the legal forms off the end of a name; a name of nothing else stays whole.

        >>> lexicon = load_lexicon()
        >>> lexicon.without_legal_form("Hollow Pine Co., Ltd.")
        'Hollow Pine'
        >>> lexicon.without_legal_form("Marsh & Co.")
        'Marsh & Co.'
        """
        chinese = self.legal_forms.pure_chinese
        if name.endswith(chinese) and name not in chinese:
            return next(name[: -len(form)] for form in chinese if name.endswith(form))
        tokens = name.split()
        kept = len(tokens)
        while kept > 1 and self.is_legal_form(tokens[kept - 1]) and tokens[kept - 2] != "&":
            kept -= 1
        return " ".join(tokens[:kept]).rstrip(",") if kept < len(tokens) else name

    def has_legal_form(self, name: str) -> bool:
        """Tell whether a name ends in a legal form ("Acme Ltd", not "Acme")."""
        return self.without_legal_form(name) != name

    def name_part_type(self, name: str) -> EntityType | None:
        """Tell the type of a name by its own words, or None where they tell nothing.

        >>> lexicon = load_lexicon()
        >>> lexicon.name_part_type("Ministry of Harbours")
        'organization'
        >>> lexicon.name_part_type("Tidewater Airlines")
        'company'
        """
        if self.has_legal_form(name):
            return "company"
        parts = self.name_parts
        tokens = name.split()
        if tokens and tokens[-1] in self.legal_forms.kept and len(tokens) > 1:
            return "company"
        for length in (3, 2, 1):
            if (
                length < len(tokens)
                and (start := " ".join(tokens[:length]).lower()) in parts.initial
            ):
                return parts.initial[start]
        if len(tokens) > 1 and tokens[-1] in parts.final:
            return parts.final[tokens[-1]]
        for token in tokens if len(tokens) > 1 else ():
            if token in parts.inner:
                return parts.inner[token]
        return next(
            (t for end, t in parts.chinese.items() if name.endswith(end) and len(name) > len(end)),
            None,
        )

    def head_noun_type(self, noun: str) -> EntityType | None:
        """Tell what a common noun says of the name beside it; the longest known ending counts.

        Args:
            noun: an English noun phrase, singular, or a Chinese noun.

        >>> lexicon = load_lexicon()
        >>> lexicon.head_noun_type("Dutch chip maker"), lexicon.head_noun_type("elbow")
        ('company', None)
        """
        tokens = noun.lower().split()
        english = self.head_nouns.english
        for start in range(len(tokens)):
            if (type_ := english.get(" ".join(tokens[start:]))) is not None:
                return type_
        chinese = self.head_nouns.chinese
        return next((t for end, t in chinese.items() if noun.endswith(end)), None)

    def role(self, phrase: str) -> words.RoleRelation | None:
        """Tell the relation that a role noun phrase states between a person and a firm.

        A former or deputy head does not lead: any other stated post `employs`.

        >>> lexicon = load_lexicon()
        >>> lexicon.role("acting chief executive"), lexicon.role("former CEO"), lexicon.role("poet")
        ('leads', 'employs', None)
        """
        return role_relation(phrase, self.titles)

    # --- indexes --------------------------------------------------------------------------------

    @cached_property
    def _index(self) -> Mapping[str, Sequence[tuple[EntityType, int, bool]]]:
        """Folded name -> (type, row, whether ambiguous) of all that bear it."""
        first: dict[str, list[tuple[EntityType, int, bool]]] = {}
        also: list[tuple[str, tuple[EntityType, int, bool]]] = []
        for type_ in self._types:
            for folded, _, ambiguous, is_first, row in read_names(type_):
                if is_first:
                    first.setdefault(folded, []).append((type_, row, ambiguous))
                else:
                    also.append((folded, (type_, row, ambiguous)))
        # What is called so first of all stands before what is so called for short.
        for folded, found in also:
            first.setdefault(folded, []).append(found)
        return first

    @cached_property
    def _chinese(self) -> Mapping[str, Entry]:
        found: dict[str, Entry] = {}
        for type_ in self._types:
            for _, name, ambiguous, _, row in read_names(type_):
                if not name.isascii() and _HAN.search(name):
                    found.setdefault(name, read_entry(type_, row, ambiguous=ambiguous))
        return MappingProxyType(found)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._chinese), default=0)

    def _longest_at(self, text: str, start: int) -> int:
        for end in range(min(len(text), start + self._longest), start, -1):
            if text[start:end] in self._chinese:
                return end
        return start

    @cached_property
    def _adjectives(self) -> Mapping[str, Entry]:
        return {word: entry for entry in self.entries("place") for word in entry.adjectives}
