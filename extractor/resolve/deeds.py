"""What was done: the words of an event go in, the kinds of deed that they may name come out.

Two reports seldom choose the same word; `same_deeds.toml` lists the words that reports use for one
deed. A trigger that no list has stands for itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extractor.lexicon.word_sets import word_sets

if TYPE_CHECKING:
    from extractor.records import Event

SAYING = frozenset({"announce", "speak"})
"""Kinds of deed that go with any other: alone they tell nothing of what was done."""

DAILY = frozenset(
    {"announce", "deliver", "fall", "meet", "price", "report_figures", "rise", "speak", "vote"}
)
"""Kinds of deed that happen again within days, and several times in one."""

LIGHT = frozenset({"agree", "announce", "speak"})
"""Kinds of deed that are told for the sake of another: who agrees to buy, announces a merger."""

SAME_DEED = 3
"""Value of `shared_deeds` where both triggers tell one deed."""

ENDING = frozenset({"end_deal", "settle", "suspend"})
"""Kinds of deed that undo what their clause names besides."""

RECURRING = frozenset({"invest", "raise_money", "sell"})
"""Kinds of deed that the same do again within days: on two days they are two."""

_WORD = re.compile(r"\b[a-z]+(?:-[a-z]+)*\b")
"""Without capitals: what has one is a name, or the trigger, which is looked at by itself."""
_HAN = re.compile("[\u4e00-\u9fff]+")
_LONGEST_HAN = 4
_VOWELS = frozenset("aeiou")


class Deeds(NamedTuple):
    """What an event may be the report of.

    Attributes:
        core: kinds of deed that its trigger names, or the trigger itself; of a trigger that is told
            for the sake of another deed, what its clause names besides.
        around: kinds that the other words of its clause name.
        beside: kinds that the rest of its sentence names.
        is_listed: whether the trigger names a kind of deed at all.
    """

    core: frozenset[str]
    around: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    is_listed: bool = False


def deeds_of(event: Event) -> Deeds:
    """Tell what an event may be the report of."""
    core = _kinds(event.lemma)  # not of its form: who "found" need not have founded
    around = _kinds(event.name) - core
    beside = _kinds(event.evidence[0].quote) - core - around
    # who agrees to drop a suit does not sue
    is_light = bool(core) and core <= LIGHT and not around & ENDING
    meant = around - DAILY if is_light else set()
    named = frozenset(core | meant or {event.lemma})
    return Deeds(named, frozenset(around - meant), frozenset(beside), is_listed=bool(core))


def shared_deeds(one: Deeds, other: Deeds) -> int:
    """Weigh the deeds in common: 3 where both triggers name one, 2 where one does, 1 elsewhere.

    >>> bought = Deeds(core=frozenset({"acquire"}))
    >>> price = Deeds(core=frozenset({"cost"}), around=frozenset({"acquire"}))
    >>> shared_deeds(bought, bought), shared_deeds(bought, price)
    (3, 2)
    """
    if (one.core & other.core) - SAYING:
        return SAME_DEED
    if ((one.core & other.around) | (one.around & other.core)) - SAYING:
        return 2
    return int(bool((_all(one) & _all(other)) - SAYING))


def _all(deeds: Deeds) -> frozenset[str]:
    return deeds.core | deeds.around | deeds.beside


def _kinds(text: str) -> set[str]:
    """Find the kinds of deed that the words of a text name.

    >>> sorted(_kinds("has bought")), sorted(_kinds("宣布收购"))
    (['acquire'], ['acquire', 'announce'])
    """
    forms = _forms()
    return {kind for word in _words(text) for kind in forms.get(word, ())}


def _words(text: str) -> Iterator[str]:
    yield from _WORD.findall(text)
    for run in _HAN.findall(text):
        for start in range(len(run)):
            for length in range(2, _LONGEST_HAN + 1):
                yield run[start : start + length]


@cache
def _forms() -> Mapping[str, frozenset[str]]:
    """Give the kinds of deed of every form of every word."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, words in word_sets("same_deeds").items():
        for word in words:
            for form in (word, *_inflected(word)):
                found[form].add(kind)
    return {form: frozenset(kinds) for form, kinds in found.items()}


def _inflected(word: str) -> Iterator[str]:
    """Give the regular forms of an English word, as verb and as noun; of a Chinese word none.

    >>> list(_inflected("ban")), list(_inflected("deny"))
    (['bans', 'banned', 'banning'], ['denies', 'denied', 'denying'])
    """
    if not word.isascii():
        return
    if word.endswith("e"):
        yield from (f"{word}s", f"{word}d", f"{word[:-1]}ing")
    elif word.endswith("y") and word[-2] not in _VOWELS:
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        yield from (f"{word}es", f"{word}ed", f"{word}ing")
    elif _doubles(word):
        yield from (f"{word}s", f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")
    else:
        yield from (f"{word}s", f"{word}ed", f"{word}ing")


def _doubles(word: str) -> bool:
    """Tell whether a word doubles its last letter: one short vowel before one consonant."""
    return (
        2 < len(word) < 5
        and word[-1] not in _VOWELS | set("wxy")
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
    )
