"""Reading: what the network makes of one Doc, kept so that later components can ask.

Rows are words that were read: white space, paragraphs of another language and what did not fit have
none. `FirstReading` was made before anything was known of the text, `SecondReading` is made when
somebody asks about pairs of mentions, and made anew when the mentions have changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span, SpanGroup

from extractor.components.kinds import Kind
from extractor.components.recogniser.labels import FORMS, NAME_LABELS, TYPES, kind_number
from extractor.components.recogniser.pair_head import Stretch
from extractor.components.recogniser.pieces import Pieces

Array = NDArray[np.float32]


@dataclass(frozen=True)
class WindowRead:
    """What the second reading of a window starts from.

    Attributes:
        first: row of its first word.
        pieces: of its words.
        shared: what the lower layers gave [pieces, width], in 16-bit numbers.
    """

    first: int
    pieces: Pieces
    shared: NDArray[np.float16]


@dataclass(frozen=True)
class FirstReading:
    """What the network makes of the words of a Doc.

    Attributes:
        row: token index -> row; tokens that were not read are absent.
        window: window of each row, in order.
        windows: the windows, in order.
        names: probabilities [rows, name labels].
        deeds: probabilities [rows, deed labels].
        states: what the head of references reads [rows, states].
    """

    row: Mapping[int, int]
    window: NDArray[np.int64]
    windows: Sequence[WindowRead]
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

    def rows(self, start: int, end: int) -> tuple[int, int] | None:
        """First row of a stretch of tokens and the one behind its last; None where not read."""
        first, last = self.row.get(start), self.row.get(end - 1)
        return None if first is None or last is None else (first, last + 1)

    def stretch(self, span: Span) -> Stretch | None:
        """Rows of a mention and what it stands for; None where it was not read."""
        rows = self.rows(span.start, span.end)
        if rows is None or span.label_ not in TYPES:
            return None
        return (*rows, kind_number(span.label_, span.id_ if span.id_ in FORMS else "name"))

    def in_one_window(self, *stretches: tuple[int, ...]) -> bool:
        """Whether stretches of rows were read at once."""
        windows = {int(self.window[n]) for s in stretches for n in (s[0], s[1] - 1)}
        return len(windows) == 1

    def votes(self, span: Span) -> Mapping[Kind, float]:
        """Tell how probable each type is for a mention: the mean over its words.

        Returns:
            Entity type, or `none`, -> probability; empty where the words were not read.
        """
        rows = self.rows(span.start, span.end)
        if rows is None:
            return {}
        mean = self.kinds[rows[0] : rows[1]].mean(0)
        rest = max(0.0, 1 - float(mean.sum()))
        return dict(zip((*TYPES, "none"), (*mean.tolist(), rest), strict=True))


@dataclass(frozen=True)
class SecondReading:
    """What the network makes of the words of a Doc once its mentions are known.

    Attributes:
        mentions: those that it was told of.
        states: what the heads of relations and participants read [rows, width].
    """

    mentions: SpanGroup
    states: Array
