"""English: the rules of all kinds in one grammar, in the order that decides ties."""

from __future__ import annotations

from functools import lru_cache

from extractor.times.english import (
    clocks,
    dates,
    durations,
    festivals,
    periods,
    references,
    relative,
    sets,
    told,
)
from extractor.times.english.macros import MACROS
from extractor.times.grammar import Grammar, Rule

RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *periods.RULES,
    *relative.RULES,
    *told.RULES,
    *festivals.RULES,
    *clocks.RULES,
    *sets.RULES,
    *references.RULES,
    *durations.RULES,
)


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Compile the grammar, once."""
    return Grammar(RULES, MACROS)
