"""Names for short: a full name goes in, the keys of what others may call it out of habit come out.

A family name, a group without its "Group", an agency without its country: no article needs to tell
these, and none of them is the name of one thing alone. So they only raise the question;
`linking.py` answers it where the articles have more in common. Initials are not among them: too
many firms share them, and articles tell what they stand for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extractor.lexicon import Lexicon, load_lexicon
from extractor.lexicon.words import legal_forms
from extractor.resolve.names import has_han, name_key, slug, slug_key

if TYPE_CHECKING:
    from extractor.records import EntityType

_LEAST_HAN = 2
_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
_TURNED = re.compile(r"(department|ministry|bureau|office)-of-(?:the-)?(.+)")
_PLACE_WORDS = 3  # the longest name of a country in front of an agency's


@cache
def short_keys(name: str, type_: EntityType) -> tuple[str, ...]:
    """Give the keys of what a full name may be called for short, sorted; not its own key.

    >>> short_keys("Rene Haas", "person"), short_keys("Tencent Holdings Ltd.", "company")
    (('haas',), ('tencent',))
    >>> short_keys("U.S. Department of Justice", "organization")
    ('departmentofjustice', 'justicedepartment')
    """
    own = name_key(name, type_)
    made = slug(name, type_)
    found: set[str] = set()
    if type_ == "person":
        found |= _family_name(made)
    if type_ == "company":
        found |= _without_group(made)
    if type_ == "organization":
        for form in {made, *_without_place(name)}:
            found |= {slug_key(form), *_turned(form)}
    return tuple(sorted(key for key in found if key and key != own))


def _family_name(made: str) -> set[str]:
    words = [word for word in made.split("-") if word not in _GENERATIONS]
    return {words[-1]} if len(words) > 1 and not has_han(made) else set()


def _without_group(made: str) -> set[str]:
    first, _, last = made.rpartition("-")
    if first and last in _grouping():
        return {slug_key(first)}
    if has_han(made):
        for word in sorted(_grouping(), key=len, reverse=True):
            if made.endswith(word) and len(made) >= len(word) + _LEAST_HAN:
                return {made.removesuffix(word)}
    return set()


@cache
def _grouping() -> frozenset[str]:
    return frozenset(word.casefold() for word in legal_forms().grouping)


def _turned(made: str) -> set[str]:
    """Turn "Department of Justice" into "Justice Department"."""
    match = _TURNED.fullmatch(made)
    return {slug_key(f"{match[2]}-{match[1]}")} if match else set()


def _without_place(name: str) -> set[str]:
    """Give the slug of an agency's name without the country in front of it."""
    places = _places()
    if has_han(name):
        found = next(places.find_chinese(name), None)
        rest = name[found[1] :] if found and found[0] == 0 else ""
        return {slug(rest, "organization")} if len(rest) > _LEAST_HAN else set()
    words = name.removeprefix("the ").removeprefix("The ").split()
    for length in range(min(_PLACE_WORDS, len(words) - 2), 0, -1):
        place = " ".join(words[:length]).removesuffix("'s").removesuffix("’s")
        if places.adjective(place) or places.lookup(place):
            return {slug(" ".join(words[length:]), "organization")}
    return set()


def _places() -> Lexicon:
    return load_lexicon(names=False)
