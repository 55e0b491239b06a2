"""Thresholds: scores at several thresholds go in, the one that ships comes out."""

from collections.abc import Mapping

TOLERANCE = 0.005
"""What is false costs a reader more than what is missed."""


def surest(scores: Mapping[float, float], tolerance: float = TOLERANCE) -> float:
    """Choose the largest threshold that is nearly as good as the best.

    Args:
        scores: threshold -> F1.
        tolerance: F1 that is given up for precision.

    >>> surest({0.3: 0.598, 0.4: 0.602, 0.5: 0.598, 0.6: 0.584})
    0.5
    >>> surest({0.3: 0.598, 0.4: 0.602, 0.5: 0.598, 0.6: 0.584}, tolerance=0.02)
    0.6
    """
    return max(t for t, f1 in scores.items() if f1 > max(scores.values()) - tolerance)
