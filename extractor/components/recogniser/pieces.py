"""Pieces: words go in, the numbers that the network reads come out.

Words are cut into the pieces of BERT's uncased vocabulary, longest first (WordPiece: Wu et al.
2016, arXiv 1609.08144). The library that does it brings a client for a model hub with it, which a
program that works offline has no use for; a test holds these lines to that library's answers.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

OPEN, CLOSE, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 100
"""Characters beyond which BERT's tokenizer calls a word unknown."""
MOST = 512
"""Pieces that the network takes, the opening and the closing one among them."""


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
    """The pieces of words and their numbers."""

    def __init__(self, path: Path) -> None:
        """Read a vocabulary: one piece a line, its number is the line's."""
        rows = path.read_text(encoding="utf-8").split("\n")
        self.numbers: Mapping[str, int] = {piece: n for n, piece in enumerate(rows) if piece}
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
        found = [n for part in _parts(_plain(word)) for n in self._longest_first(part)]
        return tuple(found) or (self.numbers[UNKNOWN],)

    def _longest_first(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [self.numbers[UNKNOWN]]
        found: list[int] = []
        start = 0
        while start < len(part):
            mark = "##" if start else ""
            ends = range(len(part), start, -1)
            end = next((e for e in ends if mark + part[start:e] in self.numbers), None)
            if end is None:
                return [self.numbers[UNKNOWN]]
            found.append(self.numbers[mark + part[start:end]])
            start = end
        return found


def _plain(word: str) -> str:
    """Lower case without accents."""
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")


def _parts(word: str) -> list[str]:
    """Cut at punctuation, at Han characters and white space."""
    spread = "".join(f" {c} " if _stands_alone(c) else c for c in word)
    return spread.split()


def _stands_alone(char: str) -> bool:
    if "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff":
        return True
    is_ascii_mark = char.isascii() and char.isprintable() and not (char.isalnum() or char == " ")
    return is_ascii_mark or unicodedata.category(char).startswith("P")


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
