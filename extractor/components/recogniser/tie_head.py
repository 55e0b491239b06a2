"""The tie head: two mentions of a Doc that was read go in, probabilities of relations come out.

The same sums as in `training/recogniser/network.py`, in numpy: a page has few pairs, and most of
them are asked for only after the types of the mentions are known.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span

from extractor.components.recogniser.labels import FORMS, TIE_LABELS, TYPES
from extractor.components.recogniser.reading import Reading

BESIDE = 3
"""Words read on either side of a pair."""
GAP_STEP = 3
"""Words of one class of distance."""


@cache
def load_tie_head(path: Path) -> Mapping[str, NDArray[np.float32]]:
    """Load the weights: name -> array, as `training/recogniser/shipping.py` writes them."""
    with np.load(path) as table:
        return {name: table[name] for name in table.files}


def read_ties(
    weights: Mapping[str, NDArray[np.float32]], reading: Reading, first: Span, second: Span
) -> Mapping[str, float]:
    """Tell how probable each relation is between two mentions.

    Args:
        weights: as `load_tie_head` gives them.
        reading: of the Doc of the mentions.
        first: the mention that stands first; `label_` is its type, `id_` how it names it.
        second: the other one.

    Returns:
        Label as in `TIE_LABELS` -> probability; empty where the two were not read in one window.
    """
    a, b = reading.rows(first), reading.rows(second)
    if a is None or b is None or reading.window[a[0]] != reading.window[b[1] - 1]:
        return {}
    if a[1] > b[0] or not {first.label_, second.label_} <= set(TYPES):
        return {}
    same = np.flatnonzero(reading.window == reading.window[a[0]])
    opening, end = int(same[0]), int(same[-1]) + 1

    def mean(start: int, stop: int) -> NDArray[np.float64]:
        total: NDArray[np.float64] = reading.sums[stop] - reading.sums[start]
        return total / max(stop - start, 1)

    gap = min((b[0] - a[1]) // GAP_STEP, len(weights["gaps"]) - 1)
    given = np.concatenate(
        [
            mean(*a),
            mean(*b),
            mean(a[1], b[0]),
            mean(max(opening, a[0] - BESIDE), a[0]),
            mean(b[1], min(end, b[1] + BESIDE)),
            weights["kinds"][_number(first)],
            weights["kinds"][_number(second)],
            weights["gaps"][gap],
        ]
    )
    inner = np.maximum(weights["inner.weight"] @ given + weights["inner.bias"], 0)
    scores = weights["outer.weight"] @ inner + weights["outer.bias"]
    chances = 1 / (1 + np.exp(-scores))
    return {label: float(p) for label, p in zip(TIE_LABELS, chances, strict=True)}


def _number(mention: Span) -> int:
    form = mention.id_ if mention.id_ in FORMS else "name"
    return TYPES.index(mention.label_) * len(FORMS) + FORMS.index(form)
