"""The trained network: pieces of a window go in, probabilities of every label come out.

Runs as ONNX on one thread, one window at a time, so that what is read of a window depends on
nothing but its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from extractor.components.recogniser.labels import NAME_LABELS
from extractor.components.recogniser.pieces import piece_tags

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

    from extractor.components.recogniser.pieces import Pieces

Array = NDArray[np.float32]

WEIGHTS = Path(__file__).parents[2] / "weights"
MODEL, VOCABULARY = WEIGHTS / "recogniser.onnx", WEIGHTS / "recogniser.vocabulary.txt"


STATES, WIDTH = 256, 384
"""Numbers in the state of a word after the first and after the second reading."""


def second_of(model: Path) -> Path:
    """File of the second reading of a network."""
    return model.with_suffix(".second.onnx")


def heads_of(model: Path) -> Path:
    """File of the pair heads of a network."""
    return model.with_suffix(".pairs.npz")


@cache
def load_network(path: Path) -> InferenceSession:
    """Load a network."""
    import onnxruntime  # (0.1 s that the commands that only ask need not spend)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


@dataclass(frozen=True, slots=True)
class Told:
    """What the network tells of the words of one window.

    Attributes:
        names: probabilities [words, name labels], rows sum to 1.
        deeds: probabilities [words, deed labels], rows sum to 1.
        states: what the head of references reads [words, states].
        shared: what the second reading starts from [pieces, width].
    """

    names: Array
    deeds: Array
    states: Array
    shared: Array


def run(network: InferenceSession, pieces: Pieces) -> Told:
    """Read one window.

    Args:
        network: as `load_network` gives it.
        pieces: as `Vocabulary.read` gives them.
    """
    names, deeds, states, shared = network.run(
        ["names", "deeds", "states", "shared"],
        {
            "ids": np.array([pieces.ids], dtype=np.int64),
            "first": np.array([pieces.first], dtype=np.int64),
            "shapes": np.array([pieces.shapes], dtype=np.int64),
        },
    )
    return Told(names[0], deeds[0], states[0], shared[0])


def read_again(
    network: InferenceSession,
    pieces: Pieces,
    shared: NDArray[np.float16],
    mentions: Iterable[tuple[int, int, int]],
) -> Array:
    """Read one window a second time.

    Args:
        network: of the second reading.
        pieces: of the window.
        shared: as `run` gave it.
        mentions: (first word, behind the last word, kind number) in the window.

    Returns:
        States of its words [words, width].
    """
    (words,) = network.run(
        ["words"],
        {
            "shared": shared[None].astype(np.float32),
            "first": np.array([pieces.first], dtype=np.int64),
            "tags": np.array([piece_tags(mentions, pieces)], dtype=np.int64),
        },
    )
    states: Array = words[0]
    return states


def spans_of(probabilities: Array) -> Iterator[tuple[int, int, str]]:
    """Find the most probable sequence of labels that is well formed and list its names.

    Viterbi over the labels of each word; a word can be inside a name only behind one that begins
    or continues a name of the same type.

    Args:
        probabilities: [words, name labels].

    Yields:
        (first word, behind the last word, type).
    """
    if not len(probabilities):
        return
    logs = np.log(np.maximum(probabilities, 1e-9))
    allowed = _allowed()
    best = np.where(_is_inside(), -np.inf, logs[0])
    back = []
    for row in logs[1:]:
        through = best[:, None] + allowed
        back.append(through.argmax(0))
        best = through.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    labels = [NAME_LABELS[n] for n in reversed(path)]
    start: int | None = None
    for n, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            yield start, n, labels[start][2:]
            start = None
        if label.startswith("B-"):
            start = n


def _is_inside() -> NDArray[np.bool_]:
    return np.array([label.startswith("I-") for label in NAME_LABELS])


@cache
def _allowed() -> Array:
    """0 where one label may follow another, minus infinity where not."""
    table = np.zeros((len(NAME_LABELS), len(NAME_LABELS)), dtype=np.float32)
    for n, before in enumerate(NAME_LABELS):
        for m, label in enumerate(NAME_LABELS):
            if label.startswith("I-") and before[2:] != label[2:]:
                table[n, m] = -np.inf
    return table
