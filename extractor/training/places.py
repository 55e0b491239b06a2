"""Words of a key go in, the stretch of the plain text that they mean comes out."""

from __future__ import annotations

import re

from extractor.training.sentences import find_sentences

Span = tuple[int, int]
_NTH = re.compile(r"(.+)#(\d+)", re.DOTALL)


class Locator:
    """Finds the words of a key in one plain text."""

    def __init__(self, text: str) -> None:
        """Take the text and find its sentences."""
        self.text = text
        self.sentences = find_sentences(text)

    def quote(self, words: str) -> Span:
        """Find words that stand in the text exactly once.

        Raises:
            ValueError: they do not, or stand there more than once.
        """
        count = self.text.count(words) if words else 0
        if count != 1:
            raise ValueError(f"quote stands {count} times in the text: {words!r}")
        start = self.text.index(words)
        return start, start + len(words)

    def sentence(self, span: Span) -> Span:
        """Widen a stretch to the sentence, or sentences, that it stands in."""
        touched = [s for s in self.sentences if s[0] < span[1] and span[0] < s[1]]
        return (touched[0][0], touched[-1][1]) if touched else span

    def within(self, words: str, quote: Span) -> Span:
        """Find words in a quote, or else in its sentence; `said#2` is the second `said` there.

        Raises:
            ValueError: they are not there, or more than once and no number says which.
        """
        plain, nth = _numbered(words)
        for area in (quote, self.sentence(quote)):
            found = find_words(self.text, plain, area)
            if nth is not None and len(found) >= nth:
                return found[nth - 1]
            if nth is None and len(found) == 1:
                return found[0]
            if found and nth is None:
                raise ValueError(
                    f"{words!r} stands {len(found)} times in its quote; write {plain}#1"
                )
        raise ValueError(f"{words!r} is not in the sentence of its quote")

    def before(self, words: str, end: int) -> Span:
        """Find the last occurrence of words that ends before an offset.

        Raises:
            ValueError: there is none.
        """
        plain, _ = _numbered(words)
        found = find_words(self.text, plain, (0, end))
        if not found:
            raise ValueError(f"{words!r} does not stand before its event")
        return found[-1]


def _numbered(words: str) -> tuple[str, int | None]:
    match = _NTH.fullmatch(words)
    return (match[1], int(match[2])) if match else (words, None)


def find_words(text: str, words: str, area: Span) -> list[Span]:
    """Find every occurrence of words in a stretch that does not begin or end inside a word.

    >>> find_words("his sons and his son", "son", (0, 20))
    [(17, 20)]
    """
    left = r"(?<![A-Za-z0-9])" if words[:1].isascii() and words[:1].isalnum() else ""
    right = r"(?![A-Za-z0-9])" if words[-1:].isascii() and words[-1:].isalnum() else ""
    pattern = re.compile(left + re.escape(words) + right)
    return [match.span() for match in pattern.finditer(text, *area)]
