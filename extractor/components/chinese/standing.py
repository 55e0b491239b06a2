"""How a Chinese statement is told: a clause and a verb in it go in, a status comes out.

The counterpart of `components/status.py`: what stands before the verb in its clause decides, then
the frame of the sentence (知情人士称, 据报道), then a verb of denial or planning that governs it.
"""

from extractor.components.chinese.clauses import Clause
from extractor.components.chinese.verbs import HELPERS, Item, is_verb
from extractor.components.chinese.vocabulary import (
    DENIALS,
    DISPOSAL,
    HEDGES,
    NEGATIONS,
    PLANS,
    REPORTS,
    SIGNS_DEAL,
)
from extractor.records import Status

NEAR = 5
"""Items before a verb among which a negation belongs to it."""


def told(clauses: list[Clause], number: int, verb: int) -> Status:
    """Tell how the statement of a verb is told.

    Args:
        clauses: clauses of the sentence.
        number: index of the clause.
        verb: index of the verb among its items.

    Returns:
        Negated before hedged before planned before asserted.
    """
    items = clauses[number].items
    before = items[:verb]
    if _is_negated(before):
        return "negated"
    if _is_hedged(clauses, number, before):
        return "hedged"
    if _is_planned(items, verb):
        return "asserted" if _is_signed(clauses, number) else "planned"
    return "asserted"


def _is_negated(before: list[Item]) -> bool:
    near = before[-NEAR:]
    if any(i.span is None and i.text in NEGATIONS for i in near[-3:]):
        return True
    return any(i.span is None and i.text in DENIALS for i in before)


def _is_hedged(clauses: list[Clause], number: int, before: list[Item]) -> bool:
    words = "".join(i.text if i.span is None else "\x00" for i in before)
    if any(hedge in words for hedge in HEDGES) or any(i.text in {"或", "疑", "恐"} for i in before):
        return True
    for earlier in range(number - 1, -1, -1):
        if clauses[earlier + 1].opens:
            return False
        text = "".join(i.text if i.span is None else "\x00" for i in clauses[earlier].items)
        if any(report in text for report in REPORTS):
            return True
    return False


def _is_planned(items: list[Item], verb: int) -> bool:
    for index in range(verb - 1, -1, -1):
        item = items[index]
        if item.span is not None or item.text not in PLANS:
            continue
        if item.text in DISPOSAL and not _is_future(items, index):
            continue
        return True
    return False


def _is_future(items: list[Item], index: int) -> bool:
    """Whether 将 says "will" rather than holding an object ("将X列入...")."""
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None:
        return True
    if following.span is not None:
        return False
    return (
        is_verb(following)
        or following.text in HELPERS
        or following.tag in {"d", "p", "t", "m", "ad"}
    )


def _is_signed(clauses: list[Clause], number: int) -> bool:
    """Whether an earlier clause says that the deal is signed."""
    text = "".join(i.text for c in clauses[:number] for i in c.items)
    return any(sign in text for sign in SIGNS_DEAL[:4]) and "意向" not in text
