"""Pieces: words go in, the numbers that the network reads come out."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.components.recogniser.labels import tag_number
from extractor.components.recogniser.network import VOCABULARY
from extractor.components.recogniser.pieces import BLANK, MOST, Vocabulary, piece_tags, shape


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(VOCABULARY)


def pieces_of(vocabulary: Vocabulary, word: str) -> list[str]:
    names = {n: piece for piece, n in vocabulary.numbers.items()}
    return [names[n] for n in vocabulary.read([word]).ids[1:-1]]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Moonshot", ["▁Moon", "shot"]),
        ("$5.4bn", ["▁$5", ".", "4", "bn"]),
        ("Škoda", ["▁Š", "ko", "da"]),
        ("’s", ["'", "s"]),
        ("人工智能", ["人工智能"]),
        ("ＡＩ", ["▁AI"]),
    ],
)
def test_words_are_cut_into_their_likeliest_pieces(
    vocabulary: Vocabulary, word: str, pieces: list[str]
) -> None:
    assert pieces_of(vocabulary, word) == pieces


SMALL = {"a": -2.0, "b": -2.5, "ab": -3.0, "ba": -4.2, "aba": -6.0, "bb": -4.0, f"{BLANK}a": -2.2,
         BLANK: -1.5}  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    path: Path = tmp_path_factory.mktemp("pieces") / "vocabulary.txt"
    rows = {"<s>": 0.0, "<pad>": 0.0, "</s>": 0.0, "<unk>": 0.0, **SMALL}
    path.write_text("".join(f"{piece}\t{score}\n" for piece, score in rows.items()))
    return Vocabulary(path)


@given(word=st.text("ab", min_size=1, max_size=9))
def test_no_other_cut_is_likelier(small: Vocabulary, word: str) -> None:
    text = BLANK + word

    def best(rest: str) -> float:
        if not rest:
            return 0.0
        return max(s + best(rest[len(p) :]) for p, s in SMALL.items() if rest.startswith(p))

    cut = pieces_of(small, word)
    assert "".join(cut) == text
    assert sum(SMALL[piece] for piece in cut) == pytest.approx(best(text))


def test_a_character_without_a_piece_is_unknown(small: Vocabulary) -> None:
    assert pieces_of(small, "azb") == [f"{BLANK}a", "<unk>", "b"]


def test_every_word_has_a_first_piece_and_a_shape(vocabulary: Vocabulary) -> None:
    pieces = vocabulary.read(["Vestas", "Wind", "\u200b", "fell"])
    assert len(pieces.first) == len(pieces.shapes) == 4
    assert all(a < b for a, b in pairwise(pieces.first))
    assert list(pieces.shapes) == [6, 6, 9, 8]


def test_what_does_not_fit_into_the_network_is_left_out(vocabulary: Vocabulary) -> None:
    pieces = vocabulary.read(["$5.4bn"] * 200)
    assert len(pieces.ids) <= MOST
    assert len(pieces.first) == len(pieces.shapes) == (MOST - 2) // 4


def test_a_mention_tags_all_pieces_of_its_words(small: Vocabulary) -> None:
    pieces = small.read(["ab", "bb", "a"])
    first, inside = tag_number(4, is_first=True), tag_number(4, is_first=False)
    tags = piece_tags([(0, 2, 4)], pieces)
    assert tags == [
        0,
        *[first] * (pieces.first[1] - pieces.first[0]),
        *[inside] * (pieces.first[2] - pieces.first[1]),
        *[0] * (len(pieces.ids) - pieces.first[2]),
    ]


def test_shape_of_a_mark() -> None:
    assert shape("—") == 9
