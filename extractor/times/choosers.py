"""Choosers: all proposed expressions of a text go in, those that are kept come out.

Each chooser has one reason and a name; finders (`grammar.py`) never decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.times.grammar import Candidate


def prefer_longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep the longest of expressions that overlap; of equal ones the earlier rule's.

    Returns:
        The kept ones in reading order.
    """
    ordered = sorted(candidates, key=lambda c: (c.start - c.end, c.rank, c.start))
    taken: set[int] = set()
    kept: list[Candidate] = []
    for candidate in ordered:
        # An expression is short, so that marking its characters costs little.
        span = range(candidate.start, candidate.end)
        if candidate.end > candidate.start and taken.isdisjoint(span):
            taken.update(span)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


def overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether a stretch overlaps one of some spans."""
    return any(start < last and first < end for first, last in spans)
