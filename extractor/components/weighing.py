"""Weighing: a group of mentions goes in, what they stand for is set.

`signs.py` lists the signs, `kinds.py` adds them up; here stand the thresholds, and what neighbours
in a list say of a name that the signs leave open.
"""

from collections.abc import Iterable

from extractor.components.groups import Group
from extractor.components.kinds import decide, leader, talks_of_models
from extractor.components.layout import is_chinese
from extractor.components.recogniser import votes
from extractor.components.signs import find_signs
from extractor.lexicon import Lexicon

ENOUGH = 0.5
"""Smallest sum of signs that makes a name an entity: less than one good sign, since nine of ten
stretches that look like a name in running text are one."""
MARGIN = 0.5
"""A lead smaller than this is undecided, and neighbours in a list may decide it."""
NEIGHBOURS, NEIGHBOUR = 1.0, 0.4
"""What the neighbours in a list say all together, and each on top."""


def weigh(group: Group, lexicon: Lexicon) -> None:
    """Set what a group stands for, and the sums that say so."""
    found = [sign for span in group.spans for sign in find_signs(span, lexicon)]
    has_number = any(sign in {"code", "version"} for sign, _ in found)
    if has_number and talks_of_models(group.spans[0].doc):
        found.append(("code in model talk", None))
    read = [votes(span) for span in group.spans]
    group.kind, group.sums = decide(found, [vote for vote in read if vote])
    if group.sums[group.kind] < ENOUGH:
        group.kind = "none"


def ask_neighbours(groups: Iterable[Group]) -> None:
    """Let names of a list ("Amazon, Kimi and Baidu") decide about an undecided one."""
    groups = list(groups)
    owner = {span.root.i: group for group in groups for span in group.spans}
    for group in groups:
        first, second = sorted(group.sums.values(), reverse=True)[:2]
        if first - second >= MARGIN and group.kind != "none":
            continue
        kinds = [
            owner[token.i].kind
            for span in group.spans
            if not is_chinese(span)
            for token in span.root.conjuncts
            if token.i in owner and owner[token.i] is not group and owner[token.i].kind != "none"
        ]
        for kind in kinds:
            group.sums[kind] += NEIGHBOURS / len(kinds) + NEIGHBOUR
        best = leader(group.sums)
        if kinds and group.sums[best] >= ENOUGH:
            group.kind = best
