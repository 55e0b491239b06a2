"""Stated relations go in, those that follow from them or are another reading of them come out.

A key neither wants nor charges these. Whoever acquires a company also owns it;
whoever sits in a city sits in its country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.training.keys import NeutralRelation

Triple = tuple[str, str, str]
_SAME_READING = {
    "acquires": ("owns", "invests_in"),
    "develops": ("owns",),
    "sues": ("regulates",),
}
_REVERSED = {"leads": "employs"}
_CHAINS = (
    ("acquires", "owns", ("owns", "acquires")),
    ("acquires", "acquires", ("owns", "acquires")),
    ("acquires", "develops", ("develops", "owns", "acquires")),
    ("owns", "develops", ("develops", "owns")),
    ("owns", "owns", ("owns",)),
    ("located_in", "located_in", ("located_in",)),
)


def derive_neutral(gold: dict[str, Any], own: Iterable[NeutralRelation]) -> list[dict[str, str]]:
    """List the neutral relations of a key.

    Args:
        gold: the key, with its relations and traps.
        own: those that the writer names.

    Returns:
        Rows of subject, type, object and why, without any that is stated or a trap.
    """
    stated = [(r["subject"], r["type"], r["object"]) for r in gold["relations"]]
    taken = {*stated, *(tuple(trap["not"]) for trap in gold["traps"])}
    why: dict[Triple, str] = {(n.subject, n.type, n.object): n.why for n in own}
    for triple in _readings(stated):
        why.setdefault(triple, "another reading of a stated relation")
    for triple in _chains(stated):
        why.setdefault(triple, "follows from stated relations")
    return [
        {"subject": s, "type": t, "object": o, "why": reason}
        for (s, t, o), reason in why.items()
        if (s, t, o) not in taken and s != o
    ]


def _readings(stated: list[Triple]) -> Iterator[Triple]:
    for subject, kind, object_ in stated:
        for other in _SAME_READING.get(kind, ()):
            yield subject, other, object_
        if kind in _REVERSED:
            yield object_, _REVERSED[kind], subject


def _chains(stated: list[Triple]) -> Iterator[Triple]:
    for a, first, b in stated:
        for c, second, d in stated:
            for one, two, results in _CHAINS:
                if b == c and (first, second) == (one, two):
                    yield from ((a, result, d) for result in results)
