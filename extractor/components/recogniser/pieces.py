"""Pieces: words go in, the numbers that the network reads come out.

Words are cut into the pieces whose probabilities give the largest product (unigram language model:
Kudo 2018, arXiv 1804.10959), as SentencePiece does with the vocabulary that the encoder was trained
with. A blank is put before a Latin word, none before Chinese characters and marks, whatever stands
before them in the text: so a word is cut alike everywhere.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractor.components.recogniser.labels import tag_number

OPEN, CLOSE, UNKNOWN, PADDING = "<s>", "</s>", "<unk>", "<pad>"
BLANK = "\u2581"
"""Stands for the blank before a word."""
LONGEST_PIECE = 16
"""Characters of the longest piece."""
LONGEST_WORD = 100
"""Characters beyond which a word is not looked at."""
MOST = 512
"""Pieces that the network takes, the opening and the closing one among them."""
UNKNOWN_COST = 30.0
"""What a character without a piece costs; more than any piece does."""
CLITICS = frozenset({"'s", "n't", "'re", "'ve", "'ll", "'d", "'m"})
"""Words that the tokenizer cuts off others and that no blank stands before."""
OPENERS = frozenset('([{“‘"$€£¥#@&')
"""Marks that a blank stands before."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A window as the network reads it.

    Attributes:
        ids: piece numbers, an opening and a closing one around them.
        first: for each word, the index in `ids` of its first piece.
        shapes: for each word, how it is written, as `shape` tells it.
    """

    ids: Sequence[int]
    first: Sequence[int]
    shapes: Sequence[int]


class Vocabulary:
    """The pieces of words, their numbers and how probable they are."""

    def __init__(self, path: Path) -> None:
        """Read a vocabulary: a piece and its log probability a line, its number is the line's."""
        rows = [row.split("\t") for row in path.read_text(encoding="utf-8").split("\n") if row]
        self.numbers: Mapping[str, int] = {piece: n for n, (piece, _) in enumerate(rows)}
        self._scores = [float(score) for _, score in rows]
        self._special = {self.numbers[piece] for piece in (OPEN, CLOSE, UNKNOWN, PADDING)}
        self._cut = lru_cache(maxsize=50_000)(self._pieces_of)

    def read(self, words: Iterable[str]) -> Pieces:
        """Cut the words of a window.

        Args:
            words: in order; what does not fit into the network any more is left out.
        """
        ids, first, shapes = [self.numbers[OPEN]], [], []
        for word in words:
            cut = self._cut(word)
            if len(ids) + len(cut) + 1 > MOST:
                break
            first.append(len(ids))
            shapes.append(shape(word))
            ids += cut
        return Pieces((*ids, self.numbers[CLOSE]), first, shapes)

    def _pieces_of(self, word: str) -> tuple[int, ...]:
        """Find the likeliest pieces of a word (Viterbi over its characters)."""
        text = _plain(word[:LONGEST_WORD])
        best = [0.0] + [-float("inf")] * len(text)
        back = [(0, 0)] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + LONGEST_PIECE) + 1):
                number = self.numbers.get(text[start:end])
                if number is None or number in self._special:
                    continue
                score = best[start] + self._scores[number]
                if score > best[end]:
                    best[end], back[end] = score, (start, number)
            if best[start] - UNKNOWN_COST > best[start + 1]:
                best[start + 1] = best[start] - UNKNOWN_COST
                back[start + 1] = (start, self.numbers[UNKNOWN])
        found: list[int] = []
        end = len(text)
        while end:
            end, number = back[end]
            found.append(number)
        return tuple(reversed(found)) or (self.numbers[UNKNOWN],)


def _plain(word: str) -> str:
    """A word as the vocabulary spells it, with the sign for a blank where one stands before it."""
    text = unicodedata.normalize("NFKC", word).strip().replace(" ", BLANK).replace("’", "'")
    if not text:
        return text
    opens = (text[0].isalnum() and not "\u3400" <= text[0] <= "\u9fff") or text[0] in OPENERS
    return BLANK + text if opens and text not in CLITICS else text


def piece_tags(mentions: Iterable[tuple[int, int, int]], pieces: Pieces) -> list[int]:
    """Write the tags of mentions on the pieces of their words.

    Args:
        mentions: (index of the first word, index behind the last one, kind number).
        pieces: of the window.

    Returns:
        A tag a piece; 0 where no mention is.
    """
    tags = [0] * len(pieces.ids)
    behind = [*pieces.first[1:], len(pieces.ids) - 1]
    for start, end, kind in mentions:
        for word in range(start, min(end, len(pieces.first))):
            for piece in range(pieces.first[word], behind[word]):
                tags[piece] = tag_number(kind, is_first=word == start)
    return tags


SHAPES = 10
"""Number of shapes, with the one that stands for none."""


def shape(word: str) -> int:
    """Tell how a word is written, which the uncased vocabulary does not.

    >>> [shape(w) for w in ("2024", "GPT-4", "A", "BBC", "OpenAI", "Paris", "iPhone", "the", ",")]
    [1, 2, 3, 4, 5, 6, 7, 8, 9]
    """
    upper = sum(c.isupper() for c in word)
    if any(c.isdigit() for c in word):
        return 2 if any(c.isalpha() for c in word) else 1
    if upper == len(word):
        return 3 if upper == 1 else 4
    if word[0].isupper():
        return 5 if upper > 1 else 6
    if upper:
        return 7
    return 8 if word.isalpha() else 9
