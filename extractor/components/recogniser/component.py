"""Recogniser: a Doc goes in, what the network makes of its words is kept with it.

`candidates.py` takes its names among the other finders', `weighing.py` counts its votes among the
other signs of a name, and `pairs.py` asks it about relations.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.components.kinds import Kind
from extractor.components.recogniser.labels import DEED_LABELS, NAME_LABELS
from extractor.components.recogniser.network import (
    MODEL,
    STATES,
    VOCABULARY,
    load_network,
    run,
    spans_of,
)
from extractor.components.recogniser.pieces import Vocabulary
from extractor.components.recogniser.reading import Reading
from extractor.components.recogniser.tie_head import load_tie_head, read_ties
from extractor.components.recogniser.windows import windows

Doc.set_extension("reading", default=None)


class Recogniser:
    """Pipeline component: fills `doc.ents` and `doc._.reading`.

    Attributes:
        model: file of the network; its tie head stands beside it.
    """

    def __init__(self, model: Path = MODEL) -> None:
        """Read the vocabulary; the network itself is loaded with the first Doc."""
        self.model = model
        self.vocabulary = Vocabulary(VOCABULARY)

    def __call__(self, doc: Doc) -> Doc:
        """Read the words of a Doc."""
        network = load_network(self.model)
        row: dict[int, int] = {}
        window_of: list[int] = []
        names = [np.zeros((0, len(NAME_LABELS)), dtype=np.float32)]
        deeds = [np.zeros((0, len(DEED_LABELS)), dtype=np.float32)]
        states = [np.zeros((0, STATES), dtype=np.float32)]
        found: list[Span] = []
        for number, window in enumerate(windows(doc)):
            pieces = self.vocabulary.read(doc[i].text for i in window)
            read = window[: len(pieces.first)]
            row |= {i: len(row) + n for n, i in enumerate(read)}
            window_of += [number] * len(read)
            told = run(network, pieces)
            names.append(told.names)
            deeds.append(told.deeds)
            states.append(told.states)
            found += [
                Span(doc, read[start], read[end - 1] + 1, label=kind)
                for start, end, kind in spans_of(told.names)
            ]
        doc.ents = found
        doc._.reading = Reading(
            row,
            np.array(window_of, dtype=np.int64),
            np.concatenate(names),
            np.concatenate(deeds),
            np.concatenate(states),
        )
        doc.user_data["tie_head"] = self.model
        return doc


@Language.factory("recogniser", assigns=["doc.ents", "doc._.reading"])
def _create(nlp: Language, name: str) -> Recogniser:  # noqa: ARG001
    return Recogniser()


def votes(span: Span) -> Mapping[Kind, float]:
    """Tell how probable each type is for a mention; empty where it was not read."""
    reading: Reading | None = span.doc._.reading
    return {} if reading is None else reading.votes(span)


def tie_votes(first: Span, second: Span) -> Mapping[str, float]:
    """Tell how probable each relation is between two mentions; empty where they were not read."""
    reading: Reading | None = first.doc._.reading
    if reading is None:
        return {}
    head = load_tie_head(first.doc.user_data["tie_head"].with_suffix(".ties.npz"))
    return read_ties(head, reading, first, second)
