"""Relations: the words around an expression go in, out comes how they bind it.

"since March" is open to the right, "before the festival" to the left; `bind` applies that to days.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from extractor import when as whens

if TYPE_CHECKING:
    from extractor.when import When

Relation = Literal["before", "since", "by", "until", "as_of", "within", "after"]

_FILLERS = (
    r"(?:(?:the|about|around|early|late|at least|at|just|early in|late in|sometime|on|in)\s+)?"
)
_BOUND = re.compile(
    r"\b(?:(?P<as_of>as (?:of|at))"
    r"|(?P<since>since|(?:starting|beginning|effective|commencing)(?: from| on| in| as of)?)"
    r"|(?P<by>by|no later than|not later than)|(?P<until>until|till?|up to)"
    r"|(?P<before>before|prior to|ahead of|earlier than|in advance of)"
    r"|(?P<after>after|following|later than)|(?P<within>within|inside))\s{1,9}" + _FILLERS + "$",
    re.IGNORECASE,
)
_NAMES: dict[str, Relation] = {
    "as_of": "as_of", "since": "since", "by": "by", "until": "until", "before": "before",
    "after": "after", "within": "within",
}  # fmt: skip
_NEVER = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bnobody|\bno one|\bnothing)\b(?!\s+only)[^.;:,()]*$", re.IGNORECASE
)
_THROUGH = re.compile(r"\bthrough\s+(?:the\s+|early |mid-|late )?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_COMPARED = re.compile(
    r"(?:%|\bpercent|\bup|\bdown|\brose|\bfell|\bhigher|\blower|\bfar|\bapart|\bunchanged|\bdifferent"
    r"|\btaken|\bdating|\baway|\bdate|\bgrew|\bincreased?|\bdeclined?|\bpoints?|\bdrop|\brise)\s+from\s+$",
    re.IGNORECASE,
)
_ONWARD = re.compile(
    r"\s+(?:onwards?|forward|on\b(?! (?:the|a|an|its|his|her|their|[A-Z])))", re.IGNORECASE
)
_OR_LATER = re.compile(r"\s+(?:or|and) (?:later|after|beyond)", re.IGNORECASE)
_OR_EARLIER = re.compile(r"\s+(?:or|and) (?:earlier|before)", re.IGNORECASE)


def relation_of(before: str, after: str) -> Relation | None:
    """Read the relation of an expression from the text in front of it and behind it.

    >>> relation_of("Sales have grown since ", ".")
    'since'
    >>> relation_of("The deal should close by ", ", they said.")
    'by'
    """
    if _OR_LATER.match(after):
        return "since"
    if _OR_EARLIER.match(after):
        return "until"
    match = _BOUND.search(before)
    if match:
        name = _NAMES[match.lastgroup or ""]
        is_turn = name == "until" and _NEVER.search(before[: match.start()])
        return None if is_turn else name  # "not open until May": in May it opens
    if _THROUGH.search(before):
        return "until"
    if _FROM.search(before) and not _COMPARED.search(before):
        return "since" if _ONWARD.match(after) else None
    return None


def opens_ahead(before: str) -> bool:
    """Say whether the words in front bind a date that is rather to come ("with effect from")."""
    return _FROM.search(before) is not None


def bind(when: When, relation: Relation | None) -> When | None:
    """Apply a relation to the days of an expression; None where nothing is left."""
    match relation:
        case "before":
            return whens.before(when)
        case "since":
            return whens.since(when)
        case "by" | "until":
            return whens.until(when)
        case "after":
            return whens.after(when)
        case _:
            return when
