"""Pieces: words go in, the numbers that the network reads come out."""

import pytest

from extractor.components.recogniser.network import VOCABULARY
from extractor.components.recogniser.pieces import MOST, Vocabulary, shape


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(VOCABULARY)


# What the `tokenizers` library (0.23) makes of these words with the same vocabulary.
@pytest.mark.parametrize(
    ("word", "numbers"),
    [
        ("Škoda", [15315, 13390]),
        ("$5.4bn", [1002, 1019, 1012, 1018, 24700]),
        ("Straße", [2358, 27807]),
        ("“AI”", [1523, 9932, 1524]),
        ("GPT-4o", [14246, 2102, 1011, 1018, 2080]),
        ("İstanbul", [9960]),
        ("unaffable's", [14477, 20961, 3468, 1005, 1055]),
    ],
)
def test_words_are_cut_as_the_library_cuts_them(
    vocabulary: Vocabulary, word: str, numbers: list[int]
) -> None:
    assert list(vocabulary.read([word]).ids[1:-1]) == numbers


def test_every_word_has_a_first_piece_and_a_shape(vocabulary: Vocabulary) -> None:
    pieces = vocabulary.read(["Vestas", "Wind", "\u200b", "fell"])
    assert len(pieces.first) == len(pieces.shapes) == 4
    assert pieces.ids[0] != pieces.ids[1]
    assert list(pieces.shapes) == [6, 6, 9, 8]


def test_what_does_not_fit_into_the_network_is_left_out(vocabulary: Vocabulary) -> None:
    pieces = vocabulary.read(["$5.4bn"] * 200)
    assert len(pieces.ids) == MOST
    assert len(pieces.first) == len(pieces.shapes) == (MOST - 2) // 5


def test_shape_of_a_mark() -> None:
    assert shape("—") == 9
