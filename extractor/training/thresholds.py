"""Thresholds: scores at several thresholds go in, the one that ships comes out."""

from collections.abc import Mapping

TOLERANCE = 0.005
"""F1 that is given up for precision: what is false costs a reader more than what is missed."""


def surest(scores: Mapping[float, float]) -> float:
    """Choose the largest threshold that is nearly as good as the best.

    Args:
        scores: threshold -> F1.

    >>> surest({0.3: 0.598, 0.4: 0.602, 0.5: 0.598, 0.6: 0.584})
    0.5
    """
    return max(t for t, f1 in scores.items() if f1 > max(scores.values()) - TOLERANCE)
