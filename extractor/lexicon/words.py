"""Word lists: the TOML tables go in, frozen sets and mappings of words come out.

What the lists are asked is in `lexicon.py`; what the words mean is told in the tables themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from extractor.errors import LexiconError
from extractor.lexicon.tables import read_words
from extractor.records import ENTITY_TYPES, EntityType

RoleRelation = Literal["leads", "employs", "founded"]
"""What a role noun says of a person and a firm, in the words of the closed list of relations."""


@dataclass(frozen=True, slots=True)
class LegalForms:
    """How firms are incorporated.

    Attributes:
        pure: forms that are no part of the everyday name, without dots (`Inc`, `SpA`).
        kept: words that tell a firm but belong to its name (`Group`, `Holdings`).
        worn: those of them that tell no two firms apart (`Company`).
        grouping: those of them, English and Chinese, that may tell a firm from one it holds.
        pure_chinese: forms at the end of Chinese and Japanese names, longest first; those of
            groups (`集团有限公司`) among them.
        plain_chinese: those of them that hold no word for a group.
        kept_chinese: words that tell a firm but belong to its Chinese name.
    """

    pure: frozenset[str]
    kept: frozenset[str]
    worn: frozenset[str]
    grouping: frozenset[str]
    pure_chinese: tuple[str, ...]
    plain_chinese: tuple[str, ...]
    kept_chinese: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameParts:
    """Words within names that tell the type of what is named.

    Attributes:
        final: last word of an English name -> type (`Airlines` -> company).
        inner: word anywhere in an English name -> type (`University` -> organization).
        initial: first words of an English name, lower case -> type (`ministry of`).
        chinese: end of a Chinese name -> type, longest first.
    """

    final: Mapping[str, EntityType]
    inner: Mapping[str, EntityType]
    initial: Mapping[str, EntityType]
    chinese: Mapping[str, EntityType]


@dataclass(frozen=True, slots=True)
class Titles:
    """Words beside the names of persons.

    Attributes:
        before: titles before a name, with and without dot (`Mr`, `Mr.`, `Senator`).
        chinese_after: titles behind a Chinese name (`先生`).
        roles: role noun, lower case or Chinese -> relation between the person and the firm.
        former: modifiers that make any post a former one (`former`, `ex`, `前`).
        lesser: modifiers that turn a leading post into another one (`vice`, `deputy`, `副`).
        passing: modifiers that leave a post what it is (`interim`, `new`, `代理`).
    """

    before: frozenset[str]
    chinese_after: tuple[str, ...]
    roles: Mapping[str, RoleRelation]
    former: frozenset[str]
    lesser: frozenset[str]
    passing: frozenset[str]


@dataclass(frozen=True, slots=True)
class PersonNames:
    """What names of persons are made of.

    Attributes:
        given: given names of many cultures, in Latin letters, capitalised.
        surnames: common family names in Latin letters, pinyin ones included.
        particles: lower-case words inside names (`van`, `bin`, `de la` as `de` and `la`).
        chinese_surnames: one and two characters, two first.
    """

    given: frozenset[str]
    surnames: frozenset[str]
    particles: frozenset[str]
    chinese_surnames: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadNouns:
    """Common nouns that tell the type of a name in apposition to them.

    Attributes:
        english: noun or noun phrase, lower case, singular -> type.
        weak: those of `english` that leave room for doubt ("platform", "group").
        chinese: noun -> type, longest first.
    """

    english: Mapping[str, EntityType]
    weak: frozenset[str]
    chinese: Mapping[str, EntityType]


@cache
def legal_forms() -> LegalForms:
    """Read `legal_forms.toml`."""
    table = read_words("legal_forms")
    return LegalForms(
        pure=frozenset(_list(table, "pure", "legal_forms")),
        kept=frozenset(_list(table, "kept", "legal_forms")),
        worn=frozenset(_list(table, "worn", "legal_forms")),
        grouping=frozenset(_list(table, "grouping", "legal_forms")),
        pure_chinese=_longest_first(
            [
                *_list(table, "pure_chinese", "legal_forms"),
                *_list(table, "pure_chinese_of_groups", "legal_forms"),
            ]
        ),
        plain_chinese=_longest_first(_list(table, "pure_chinese", "legal_forms")),
        kept_chinese=_longest_first(_list(table, "kept_chinese", "legal_forms")),
    )


@cache
def name_parts() -> NameParts:
    """Read `name_parts.toml`."""
    table = read_words("name_parts")
    return NameParts(*(_by_type(table, f, "name_parts") for f in NameParts.__slots__))


@cache
def titles() -> Titles:
    """Read `titles.toml`."""
    table = read_words("titles")
    roles: dict[str, RoleRelation] = {}
    for relation in ("leads", "employs", "founded"):
        for noun in _list(table.get("roles", {}), relation, "titles"):
            _put(roles, noun, relation, "titles")
    return Titles(
        before=frozenset(_list(table, "before", "titles")),
        chinese_after=_longest_first(_list(table, "chinese_after", "titles")),
        roles=MappingProxyType(roles),
        former=frozenset(_list(table, "former", "titles")),
        lesser=frozenset(_list(table, "lesser", "titles")),
        passing=frozenset(_list(table, "passing", "titles")),
    )


@cache
def person_names() -> PersonNames:
    """Read `person_names.toml`."""
    table = read_words("person_names")
    given = table.get("given")
    if not isinstance(given, dict):
        raise LexiconError("person_names", "given is no table")
    return PersonNames(
        given=frozenset(name for part in given for name in _words(given, part, "person_names")),
        surnames=frozenset(_words(table, "surnames", "person_names")),
        particles=frozenset(_words(table, "particles", "person_names")),
        chinese_surnames=_longest_first(_words(table, "chinese_surnames", "person_names")),
    )


@cache
def head_nouns() -> HeadNouns:
    """Read `head_nouns.toml`."""
    table = read_words("head_nouns")
    strong = _by_type(table, "english", "head_nouns")
    weak = _by_type(table, "weak", "head_nouns")
    both = {**strong, **weak}
    if len(both) < len(strong) + len(weak):
        raise LexiconError("head_nouns", f"strong and weak: {sorted(set(strong) & set(weak))}")
    return HeadNouns(
        english=MappingProxyType(both),
        weak=frozenset(weak),
        chinese=_by_type(table, "chinese", "head_nouns"),
    )


def _by_type(table: Mapping[str, Any], field: str, file: str) -> Mapping[str, EntityType]:
    part = table.get(field)
    if not isinstance(part, dict) or not set(part) <= set(ENTITY_TYPES):
        raise LexiconError(file, f"{field} is no table of entity types")
    found: dict[str, EntityType] = {}
    for type_ in ENTITY_TYPES:
        for word in _list(part, type_, file) if type_ in part else ():
            _put(found, word, type_, file)
    ordered = sorted(found, key=lambda word: (-len(word), word))
    return MappingProxyType({word: found[word] for word in ordered})


def _put(mapping: dict[str, Any], word: str, value: object, file: str) -> None:
    if word in mapping:
        raise LexiconError(file, f"{word!r} stands there twice")
    mapping[word] = value


def _list(table: Mapping[str, Any], field: str, file: str) -> list[str]:
    """Read one string of phrases separated by commas (an array is ten times slower to parse)."""
    value = table.get(field)
    if isinstance(value, str):
        return [" ".join(phrase.split()) for phrase in value.split(",") if phrase.strip()]
    raise LexiconError(file, f"{field} is no list of words")


def _words(table: Mapping[str, Any], field: str, file: str) -> list[str]:
    """Read one string of blank-separated words."""
    value = table.get(field)
    if isinstance(value, str):
        return value.split()
    raise LexiconError(file, f"{field} is no list of words")


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
