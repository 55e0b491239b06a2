"""How many sources tell an event: its passages go in, the number of independent ones comes out.

Articles that print the same sentence, with a word changed here and there, have it from one source
(a reprint, an agency, a press release), and so have articles of one outlet. Sentences are compared
by their shingles, as Broder compared pages (On the resemblance and containment of documents, 1997).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.records import Evidence

REPRINT = 0.5
"""Share of the shingles of two sentences, of all that either has, that makes one a reprint."""

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")
_LENGTH = 3  # words, or Chinese characters, of a shingle


def count_sources(evidence: Iterable[Evidence], outlets: Mapping[str, str | None]) -> int:
    """Count the independent sources of a claim.

    Args:
        evidence: all passages that tell it.
        outlets: article id to the outlet that the page names.
    """
    told: dict[str, list[frozenset[str]]] = defaultdict(list)
    for passage in evidence:
        told[passage.article].append(shingles(passage.quote))
    group = {article: article for article in told}
    for one, other in combinations(sorted(told), 2):
        outlet = outlets.get(one)
        if (outlet and outlet == outlets.get(other)) or _share_a_sentence(told[one], told[other]):
            old, new = group[other], group[one]
            group = {article: new if root == old else root for article, root in group.items()}
    return len(set(group.values()))


def shingles(text: str) -> frozenset[str]:
    """Give the runs of three words of a text; a shorter text is one run.

    >>> sorted(shingles("The mill burned down."))
    ['mill burned down', 'the mill burned']
    """
    words = _WORD.findall(text.casefold())
    last = max(1, len(words) - _LENGTH + 1)
    return frozenset(" ".join(words[at : at + _LENGTH]) for at in range(last))


def is_reprint(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sentences, given by their shingles, are one with a word changed."""
    return len(one & other) >= REPRINT * len(one | other)


def _share_a_sentence(one: Iterable[frozenset[str]], other: Iterable[frozenset[str]]) -> bool:
    theirs = list(other)
    return any(is_reprint(mine, their) for mine in one for their in theirs)
