"""Words left of a number: a text and a place go in, the longest word that ends there comes out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordsLeft:
    """Words that are looked for left of a place; a look costs the same wherever it is taken.

    Attributes:
        words: what is looked for, as it is written in lower or mixed case.
        longest: length of the longest.
    """

    words: frozenset[str]
    longest: int

    @classmethod
    def of(cls, words: Collection[str]) -> WordsLeft:
        """Look for these words."""
        return cls(frozenset(words), max(map(len, words)))

    def before(self, text: str, position: int) -> tuple[str | None, int]:
        """Find the longest of the words that ends at a position, or one blank before it.

        A word that starts with a letter is none inside a longer English word.

        Returns:
            the word and where it starts; None and the position where there is none.

        >>> WordsLeft.of(["over", "well over"]).before("sold for well over $5", 19)
        ('well over', 9)
        """
        end = position - 1 if position and text[position - 1] == " " else position
        for length in range(min(self.longest, end), 0, -1):
            word = text[end - length : end]
            if word in self.words and not _continues(text, end - length):
                return word, end - length
        return None, position


def _continues(text: str, start: int) -> bool:
    """Tell whether English letters run on to the left of a place."""
    if start == 0:
        return False
    left, right = text[start - 1], text[start]
    return left.isascii() and (left.isalnum() or left == "$") and right.isascii()
