"""Pair heads: states of words and pairs of stretches go in, probabilities come out."""

import numpy as np
import pytest

from extractor.components.recogniser.labels import GAPS, KINDS
from extractor.components.recogniser.pair_head import PairHead

WIDTH = 2


def head(**given: np.ndarray) -> PairHead:
    """A head of one inner unit and one label that looks at nothing but what is given."""
    inner = np.zeros((1, 4 * WIDTH + 2 + 1), dtype=np.float32)
    for name, value in given.items():
        at = {"first": 0, "second": WIDTH, "between": 2 * WIDTH, "product": 3 * WIDTH}[name]
        inner[0, at : at + WIDTH] = value
    return PairHead(
        kinds=np.zeros((KINDS + 1, 1), dtype=np.float32),
        gaps=np.zeros((2 * GAPS + 1, 1), dtype=np.float32),
        inner=inner,
        inner_bias=np.zeros(1, dtype=np.float32),
        outer=np.ones((1, 1), dtype=np.float32),
        outer_bias=np.zeros(1, dtype=np.float32),
    )


STATES = np.array([[1, 0], [3, 0], [0, 5], [2, 2]], dtype=np.float32)
PAIR = ((0, 2, 0), (3, 4, 1))


@pytest.mark.parametrize(
    ("given", "score"),
    [
        ({"first": np.array([1, 0])}, 2.0),  # mean of rows 0 and 1
        ({"second": np.array([0, 1])}, 2.0),
        ({"between": np.array([0, 1])}, 5.0),
        ({"product": np.array([1, 0])}, 4.0),
    ],
)
def test_what_is_read_of_a_pair(given: dict[str, np.ndarray], score: float) -> None:
    told = head(**given).read(STATES, [PAIR])
    assert told.shape == (1, 1)
    assert told[0, 0] == pytest.approx(1 / (1 + np.exp(-score)))


def test_nothing_lies_between_neighbours() -> None:
    told = head(between=np.array([1, 1])).read(STATES, [((0, 2, 0), (2, 3, 1))])
    assert told[0, 0] == pytest.approx(0.5)


def test_a_pair_may_stand_in_either_order() -> None:
    one, other = head(between=np.array([0, 1])).read(STATES, [PAIR, PAIR[::-1]])
    assert one == other


def test_what_stands_before_the_pairs_makes_no_difference() -> None:
    more = np.concatenate([np.full((7, WIDTH), 9, dtype=np.float32), STATES])
    moved = tuple((a + 7, b + 7, kind) for a, b, kind in PAIR)
    one = head(first=np.array([1, 0])).read(STATES, [PAIR])
    assert head(first=np.array([1, 0])).read(more, [moved]) == one


def test_no_pairs_give_no_rows() -> None:
    assert head().read(STATES, []).shape == (0, 1)
