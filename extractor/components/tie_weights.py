"""Weights of ties: names of features go in, the probability of every relation comes out.

One logistic regression a relation type and direction, all in one table, so that a pair is weighed
against all of them at once.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BIAS = "bias"


class TieWeights:
    """The weights of every label.

    Attributes:
        labels: relation types with a direction, in the order of the columns.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, float]]) -> None:
        """Put the tables (label -> feature -> weight) into one."""
        self.labels = tuple(tables)
        names = sorted({name for table in tables.values() for name in table} - {BIAS})
        self._rows = {name: n for n, name in enumerate(names)}
        self._weights: NDArray[np.float64] = np.zeros((len(names), len(tables)))
        self._bias = np.array([table.get(BIAS, 0.0) for table in tables.values()])
        for column, table in enumerate(tables.values()):
            for name, weight in table.items():
                if name != BIAS:
                    self._weights[self._rows[name], column] = weight

    def chances(self, features: Iterable[str]) -> dict[str, float]:
        """Tell how probable each label is.

        >>> weights = TieWeights({"owns >": {"bias": -1.0, "gap 1": 1.0}, "owns <": {"bias": 0.0}})
        >>> weights.chances({"gap 1", "never seen"})
        {'owns >': 0.5, 'owns <': 0.5}
        """
        # Sorted, since sums in another order may differ in the last digit.
        rows = sorted(self._rows[name] for name in features if name in self._rows)
        scores = self._weights[rows].sum(0) + self._bias
        return dict(zip(self.labels, (1 / (1 + np.exp(-scores))).tolist(), strict=True))


@cache
def load_tie_weights(path: Path) -> tuple[TieWeights, float]:
    """Read weights, and the least probability of a tie that the model alone tells."""
    table = json.loads(path.read_text(encoding="utf-8"))
    return TieWeights(table["weights"]), table["threshold"]
