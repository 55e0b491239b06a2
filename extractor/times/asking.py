"""Asking: an expression and its text go in, out comes what its sentence says of it.

Which way it looks, whether it speaks from the present, and which dates stand in front.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from extractor.times import chinese
from extractor.times.relations import Relation, opens_ahead
from extractor.times.sentences import sentence_around, words_of
from extractor.times.tense import Direction, direction_of, is_of_the_present

if TYPE_CHECKING:
    from extractor.times.composing import Expression
    from extractor.times.meanings import Meaning
    from extractor.times.moments import Moment

_HAN = re.compile(r"[\u3400-\u9fff]")
_REACH = 60
_SENTENCE = 400
_SINCE = re.compile(r"\bsince\s+(?:(?:the|early|mid|late)\s+)?$", re.IGNORECASE)


def has_date_before(
    expressions: Sequence[Expression],
    meanings: Sequence[Meaning],
    index: int,
    text: str,
    sentences: Sequence[tuple[int, int]] | None,
) -> bool:
    """Say whether a date stands in front of an expression in its sentence."""
    if not index or expressions[index].start - expressions[index - 1].end > _SENTENCE:
        return False
    low, _ = sentence_around(text, expressions[index].start, expressions[index].end, sentences)
    near = range(max(0, index - 5), index)
    return any(expressions[i].start >= low and meanings[i].moment is not None for i in near)


def sentence_date(
    expressions: Sequence[Expression], meanings: Sequence[Meaning], index: int, text: str
) -> Moment | None:
    """Give the date just in front in a Chinese sentence, if its words say the year and month."""
    if not index or not expressions[index].rule.startswith("zh-"):
        return None
    previous, meaning = expressions[index - 1], meanings[index - 1]
    gap = text[previous.end : expressions[index].start]
    if len(gap) > _REACH or any(sign in gap for sign in "。；\n") or not meaning.fixed:
        return None
    is_fine = meaning.moment is not None and meaning.moment.unit in ("day", "month")
    return meaning.moment if is_fine else None


def direction(
    expression: Expression,
    text: str,
    relation: Relation | None,
    sentences: Sequence[tuple[int, int]] | None,
) -> Callable[[], Direction]:
    """Give the question where the sentence looks; it is asked only where that decides."""

    def ask() -> Direction:
        start, end = sentence_around(text, expression.start, expression.end, sentences)
        if _HAN.search(text, max(start, expression.start - 1), min(end, expression.end + 1)):
            return chinese.direction_of(text[start : expression.start], text[expression.end : end])
        before, after = words_of(text, start, expression.start), words_of(text, expression.end, end)
        if _SINCE.search(text[max(0, expression.start - _REACH) : expression.start]):
            return "past"
        found = direction_of(before, after)
        near = text[max(0, expression.start - _REACH) : expression.start]
        if found == "past" and (relation in ("by", "until") or opens_ahead(near)):
            return "unknown"  # "replaced with effect from January", "agreed to pay by June"
        return found

    return ask


def leaves(
    expression: Expression, text: str, sentences: Sequence[tuple[int, int]] | None
) -> Callable[[], bool]:
    """Give the question whether the sentence speaks from the present, and so leaves a story."""

    def ask() -> bool:
        start, end = sentence_around(text, expression.start, expression.end, sentences)
        before, after = words_of(text, start, expression.start), words_of(text, expression.end, end)
        return is_of_the_present(before, after)

    return ask
