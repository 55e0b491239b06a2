"""Reading: what the network makes of one Doc, kept so that later components can ask.

Rows are words that were read: white space, Chinese paragraphs and what did not fit have none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span

from extractor.components.kinds import Kind
from extractor.components.recogniser.labels import NAME_LABELS, TYPES

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """What the network makes of the words of a Doc.

    Attributes:
        row: token index -> row; tokens that were not read are absent.
        window: window of each row, in order.
        names: probabilities [rows, name labels].
        deeds: probabilities [rows, deed labels].
        states: what the tie head reads [rows, states].
    """

    row: Mapping[int, int]
    window: NDArray[np.int64]
    names: Array
    deeds: Array
    states: Array

    @cached_property
    def kinds(self) -> Array:
        """Probability of each type: [rows, types]; the rest to 1 is that of no name."""
        columns = [
            [n for n, label in enumerate(NAME_LABELS) if label[2:] == kind] for kind in TYPES
        ]
        return np.stack([self.names[:, column].sum(1) for column in columns], 1)

    @cached_property
    def sums(self) -> NDArray[np.float64]:
        """Sums of the states of all rows before each row: means of stretches by one subtraction."""
        first = np.zeros((1, self.states.shape[1]))
        return np.concatenate([first, np.cumsum(self.states, 0, dtype=np.float64)])

    def rows(self, span: Span) -> tuple[int, int] | None:
        """First row of a span and the one behind its last, or None where it was not read."""
        first, last = self.row.get(span.start), self.row.get(span.end - 1)
        return None if first is None or last is None else (first, last + 1)

    def votes(self, span: Span) -> Mapping[Kind, float]:
        """Tell how probable each type is for a mention: the mean over its words.

        Returns:
            Entity type, or `none`, -> probability; empty where the words were not read.
        """
        rows = self.rows(span)
        if rows is None:
            return {}
        mean = self.kinds[rows[0] : rows[1]].mean(0)
        rest = max(0.0, 1 - float(mean.sum()))
        return dict(zip((*TYPES, "none"), (*mean.tolist(), rest), strict=True))
