"""Recogniser: a Doc goes in, what the network makes of its words is kept with it.

`candidates.py` takes its names among the other finders', `weighing.py` counts its votes among the
other signs of a name; `salience.py` asks it about references, `pairs.py` about relations and
`casting.py` about participants.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.components.kinds import Kind
from extractor.components.recogniser.labels import (
    DEED_LABELS,
    KINDS,
    LONGEST_GAP,
    NAME_LABELS,
    TIE_LABELS,
)
from extractor.components.recogniser.network import (
    MODEL,
    STATES,
    VOCABULARY,
    WIDTH,
    heads_of,
    load_network,
    read_again,
    run,
    second_of,
    spans_of,
)
from extractor.components.recogniser.pair_head import Stretch, load_heads
from extractor.components.recogniser.pieces import Vocabulary
from extractor.components.recogniser.reading import FirstReading, SecondReading, WindowRead
from extractor.components.recogniser.windows import windows

Doc.set_extension("reading", default=None)


class Recogniser:
    """Pipeline component: fills `doc.ents` and `doc._.reading`.

    Attributes:
        model: file of the network; its second reading and its pair heads stand beside it.
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
        read: list[WindowRead] = []
        found: list[Span] = []
        for number, window in enumerate(windows(doc)):
            pieces = self.vocabulary.read(doc[i].text for i in window)
            words = window[: len(pieces.first)]
            told = run(network, pieces)
            read.append(WindowRead(len(row), pieces, told.shared.astype(np.float16)))
            row |= {i: len(row) + n for n, i in enumerate(words)}
            window_of += [number] * len(words)
            names.append(told.names)
            deeds.append(told.deeds)
            states.append(told.states)
            found += [
                Span(doc, words[start], words[end - 1] + 1, label=kind)
                for start, end, kind in spans_of(told.names)
            ]
        doc.ents = found
        doc._.reading = FirstReading(
            row,
            np.array(window_of, dtype=np.int64),
            read,
            np.concatenate(names),
            np.concatenate(deeds),
            np.concatenate(states),
        )
        doc.user_data["network"] = self.model
        return doc


@Language.factory("recogniser", assigns=["doc.ents", "doc._.reading"])
def _create(nlp: Language, name: str) -> Recogniser:  # noqa: ARG001
    return Recogniser()


def votes(span: Span) -> Mapping[Kind, float]:
    """Tell how probable each type is for a mention; empty where it was not read."""
    reading: FirstReading | None = span.doc._.reading
    return {} if reading is None else reading.votes(span)


def same_votes(reference: Span, mentions: Sequence[Span]) -> Sequence[float | None]:
    """Tell how probable it is that a pronoun or nominal stands for what mentions before it do.

    Returns:
        A probability a mention; None where the two were not read in one window.
    """
    reading: FirstReading | None = reference.doc._.reading
    rows = None if reading is None else reading.rows(reference.start, reference.end)
    if reading is None or rows is None:
        return [None] * len(mentions)
    # What a reference stands for is not known yet, so its kind is left open.
    stretches = [reading.stretch(mention) for mention in mentions]
    asked = [
        n
        for n, s in enumerate(stretches)
        if s is not None and s[1] <= rows[0] and reading.in_one_window(s, rows)
    ]
    head = load_heads(heads_of(reference.doc.user_data["network"]))["same"]
    pairs = [(s, (*rows, KINDS)) for n in asked if (s := stretches[n]) is not None]
    return _placed(asked, head.read(reading.states, pairs)[:, 0].tolist(), len(mentions))


def tie_votes(mentions: Sequence[Span]) -> Mapping[tuple[int, int], Mapping[str, float]]:
    """Tell how probable each relation is between the mentions of a sentence, two by two.

    Args:
        mentions: of one Doc; `label_` is their type, `id_` how they name it.

    Returns:
        (index of the one that stands first, index of the other) -> label as in `TIE_LABELS` ->
        probability. Pairs that were not read in one window, or stand far apart, are absent.
    """
    if not mentions or mentions[0].doc._.reading is None:
        return {}
    doc = mentions[0].doc
    reading: FirstReading = doc._.reading
    stretches = [reading.stretch(mention) for mention in mentions]
    pairs: list[tuple[Stretch, Stretch]] = []
    places: list[tuple[int, int]] = []
    for n, a in enumerate(stretches):
        for m, b in enumerate(stretches):
            if a is None or b is None or mentions[n].kb_id == mentions[m].kb_id:
                continue
            if 0 <= b[0] - a[1] <= LONGEST_GAP and reading.in_one_window(a, b):
                pairs.append((a, b))
                places.append((n, m))
    if not pairs:
        return {}
    second = second_reading(doc)
    head = load_heads(heads_of(doc.user_data["network"]))["ties"]
    told = head.read(second.states, pairs)
    return {
        place: dict(zip(TIE_LABELS, chances, strict=True))
        for place, chances in zip(places, told.tolist(), strict=True)
    }


def cast_votes(deed: Token, mentions: Sequence[Span]) -> Sequence[float | None]:
    """Tell how probable it is that mentions take part in a deed.

    Returns:
        A probability a mention; None where the two were not read in one window.
    """
    reading: FirstReading | None = deed.doc._.reading
    rows = None if reading is None else reading.rows(deed.i, deed.i + 1)
    if reading is None or rows is None:
        return [None] * len(mentions)
    stretches = [reading.stretch(mention) for mention in mentions]
    asked = [
        n
        for n, s in enumerate(stretches)
        if s is not None and not s[0] <= rows[0] < s[1] and reading.in_one_window(s, rows)
    ]
    if not asked:
        return [None] * len(mentions)
    second = second_reading(deed.doc)
    head = load_heads(heads_of(deed.doc.user_data["network"]))["casts"]
    pairs = [((*rows, KINDS), s) for n in asked if (s := stretches[n]) is not None]
    return _placed(asked, head.read(second.states, pairs)[:, 0].tolist(), len(mentions))


def _placed(asked: Sequence[int], chances: Sequence[float], count: int) -> list[float | None]:
    """Put probabilities at the places that were asked about; None elsewhere."""
    found: list[float | None] = [None] * count
    for n, chance in zip(asked, chances, strict=True):
        found[n] = chance
    return found


def second_reading(doc: Doc) -> SecondReading:
    """Read a Doc once more with its mentions, unless that was done with the same ones."""
    mentions = doc.spans["mentions"]
    kept: SecondReading | None = doc.user_data.get("second reading")
    # Mentions are only ever replaced as a whole, and this is asked for every sentence.
    if kept is None or kept.mentions is not mentions:
        reading: FirstReading = doc._.reading
        stretches = [s for span in mentions if (s := reading.stretch(span)) is not None]
        network = load_network(second_of(doc.user_data["network"]))
        states = [np.zeros((0, WIDTH), dtype=np.float32)]
        for window in reading.windows:
            first, behind = window.first, window.first + len(window.pieces.first)
            inside = [
                (a - first, b - first, k) for a, b, k in stretches if first <= a < b <= behind
            ]
            states.append(read_again(network, window.pieces, window.shared, inside))
        kept = SecondReading(mentions, np.concatenate(states))
        doc.user_data["second reading"] = kept
    return kept
