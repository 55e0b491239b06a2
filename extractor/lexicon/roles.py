"""Role nouns: the words of a post go in ("deputy finance minister"), a relation comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.lexicon.words import RoleRelation, Titles

_CHIEF_OF_SOMETHING = re.compile(
    r"chief (?:\w+ ){0,2}(?:officer|economist|strategist|engineer|scientist)"
)
_WORDS = re.compile(r"[^\s,]+")
_LONGEST = 16
"""Words (Chinese: characters) of a phrase that are looked at, counted from its end."""
_CHINESE = re.compile("[\u4e00-\u9fff]")


def role_relation(phrase: str, titles: Titles) -> RoleRelation | None:
    """Tell what a role noun phrase states between its holder and the firm, or None."""
    if _CHINESE.search(phrase):
        return _chinese(phrase.strip()[-_LONGEST:], titles)
    return _english(" ".join(_WORDS.findall(phrase.lower())[-_LONGEST:]), titles)


def _english(phrase: str, titles: Titles) -> RoleRelation | None:
    if phrase in titles.roles:
        return titles.roles[phrase]
    head, of, _ = phrase.partition(" of ")
    if of:
        return _english(head, titles)
    first, _, rest = phrase.partition(" ")
    if first.startswith("ex-") and len(first) > len("ex-"):
        return _at_most_employs(_english(f"{first[3:]} {rest}".strip(), titles))
    if rest and (first in titles.former or first in titles.lesser):
        return _at_most_employs(_english(rest, titles))
    if rest and first in titles.passing:
        return _english(rest, titles)
    if _CHIEF_OF_SOMETHING.fullmatch(phrase):
        return "employs"
    # "finance minister", "Asia president": what stands before the noun narrows its field.
    return _english(rest, titles) if rest else None


def _chinese(phrase: str, titles: Titles) -> RoleRelation | None:
    if phrase in titles.roles:
        return titles.roles[phrase]
    for word in sorted(titles.former | titles.lesser, key=len, reverse=True):
        if phrase.startswith(word) and len(phrase) > len(word):
            return _at_most_employs(_chinese(phrase[len(word) :], titles))
    return _chinese(phrase[1:], titles) if len(phrase) > 1 else None


def _at_most_employs(relation: RoleRelation | None) -> RoleRelation | None:
    """A post that is over, or second to another, is held but does not lead."""
    return "employs" if relation == "leads" else relation
