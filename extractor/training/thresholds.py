"""Thresholds: scores at several thresholds go in, the one that ships comes out."""

from collections.abc import Mapping


def surest(scores: Mapping[float, float], tolerance: float) -> float:
    """Choose the largest threshold that is nearly as good as the best.

    What is false costs a reader more than what is missed.

    Args:
        scores: threshold -> F1.
        tolerance: F1 that is given up for precision.

    >>> surest({0.4: 0.602, 0.5: 0.593, 0.6: 0.584}, 0.01)
    0.5
    """
    return max(t for t, f1 in scores.items() if f1 > max(scores.values()) - tolerance)
