"""Pair heads: states of words and pairs of stretches go in, probabilities of their labels come out.

The same sums as in `training/recogniser/network.py`, in numpy: which pairs are asked about is known
only after names and references were joined.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractor.components.recogniser.labels import gap_between

Array = NDArray[np.float32]
Stretch = tuple[int, int, int]
"""Row of the first word, row behind the last one, kind number."""


@dataclass(frozen=True)
class PairHead:
    """The weights of one head."""

    kinds: Array
    gaps: Array
    inner: Array
    inner_bias: Array
    outer: Array
    outer_bias: Array

    def read(self, states: Array, pairs: Sequence[tuple[Stretch, Stretch]]) -> Array:
        """Tell how probable each label is for each pair.

        Args:
            states: of the words of a Doc [words, states].
            pairs: stretches of words in the order in which the head was taught.

        Returns:
            [pairs, labels], each between 0 and 1.
        """
        if not pairs:
            return np.zeros((0, len(self.outer_bias)), dtype=np.float32)
        a, b = (np.array([pair[n] for pair in pairs], dtype=np.int64) for n in (0, 1))
        # Only the stretch that the pairs lie in is summed up: a page may be long.
        lowest = min(a[:, 0].min(), b[:, 0].min())
        sums = _sums(states[lowest : max(a[:, 1].max(), b[:, 1].max())])
        a[:, :2] -= lowest
        b[:, :2] -= lowest
        left = np.minimum(a[:, 1], b[:, 1])
        right = np.maximum(left, np.maximum(a[:, 0], b[:, 0]))
        one, other = _means(sums, a[:, 0], a[:, 1]), _means(sums, b[:, 0], b[:, 1])
        gaps = [gap_between(*pair) for pair in pairs]
        given = np.concatenate(
            [
                one,
                other,
                _means(sums, left, right),
                one * other,
                self.kinds[a[:, 2]],
                self.kinds[b[:, 2]],
                self.gaps[gaps],
            ],
            1,
        )
        inner = np.maximum(given @ self.inner.T + self.inner_bias, 0)
        scores = inner @ self.outer.T + self.outer_bias
        chances: Array = (1 / (1 + np.exp(-scores))).astype(np.float32)
        return chances


def _sums(states: Array) -> NDArray[np.float64]:
    """Sums of the states of all words before each word: means of stretches by one subtraction."""
    first = np.zeros((1, states.shape[1]))
    return np.concatenate([first, np.cumsum(states, 0, dtype=np.float64)])


def _means(
    sums: NDArray[np.float64], start: NDArray[np.int64], end: NDArray[np.int64]
) -> NDArray[np.float64]:
    means: NDArray[np.float64] = (sums[end] - sums[start]) / np.maximum(end - start, 1)[:, None]
    return means


@cache
def load_heads(path: Path) -> Mapping[str, PairHead]:
    """Load the heads: name -> weights, as `training/recogniser/shipping.py` writes them."""
    with np.load(path) as table:
        heads = sorted({name.partition(".")[0] for name in table.files})
        return {
            head: PairHead(
                table[f"{head}.kinds.weight"],
                table[f"{head}.gaps.weight"],
                table[f"{head}.inner.weight"],
                table[f"{head}.inner.bias"],
                table[f"{head}.outer.weight"],
                table[f"{head}.outer.bias"],
            )
            for head in heads
        }
