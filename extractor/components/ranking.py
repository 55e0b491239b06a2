"""Ranking: the candidates of a reference with their features go in, the likeliest comes out.

A conditional logit over the candidates, the model of Denis and Baldridge (2008) for pronouns, with
"none of them" as one candidate more. The weights are learned from the annotated corpus
(`training/coreference.py`); the table is small enough to be read.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).parent.parent / "weights" / "coreference.json"

OPEN = ""
"""Stands among the candidates for no entity at all: "it" is a fact, "the company" is unnamed."""

Features = Mapping[str, float]


@cache
def learned() -> tuple[Mapping[str, float], float]:
    """Read the weights: feature -> weight, and the smallest probability that is acted on."""
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return table["weights"], table["threshold"]


def probabilities(
    candidates: Sequence[tuple[str, Features]], weights: Mapping[str, float]
) -> list[float]:
    """Share one out between candidates in proportion to the exponential of their scores.

    Args:
        candidates: (entity id, features), at least one.
        weights: feature -> weight; unknown features weigh nothing.
    """
    scores = [
        sum(weights.get(f, 0.0) * x for f, x in features.items()) for _, features in candidates
    ]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    return [power / sum(powers) for power in powers]


def likeliest(
    candidates: Sequence[tuple[str, Features]], weights: Mapping[str, float], threshold: float
) -> str:
    """Name the likeliest candidate, or `OPEN` where none is likely enough.

    Args:
        candidates: (entity id, features), `OPEN` among them.
        weights: feature -> weight.
        threshold: the smallest probability that is acted on.
    """
    shares = probabilities(candidates, weights)
    named = [n for n, (identity, _) in enumerate(candidates) if identity != OPEN]
    best = max(named, key=lambda n: (shares[n], -n), default=None)
    return OPEN if best is None or shares[best] < threshold else candidates[best][0]
