"""Where words must end in Chinese text: a text goes in, offsets come out.

For the tokenizer: jieba joins unknown names with their neighbours ("...申除"), and an English
tokenizer does not know full-width punctuation ("U9。"). A Doc that is also cut at these offsets
holds every Chinese name as whole words.
"""

import re

from extractor.components.chinese.names import name_stretches
from extractor.components.chinese.passages import Passage
from extractor.components.chinese.script import simplified
from extractor.lexicon import Lexicon

LINE = re.compile(r"[^\n]+")
WIDE = re.compile(r"[\u3000-\u303f\uff01-\uff65“”‘’…—·]")
HAN = re.compile(r"[\u4e00-\u9fff]")
SHARE = 0.2
"""A line with a smaller share of Chinese characters is read as English and not cut."""


def word_breaks(text: str, lexicon: Lexicon) -> frozenset[int]:
    """Find the offsets of a text at which a word must begin.

    Args:
        text: a whole article.
        lexicon: known names.

    Returns:
        Character offsets: the ends of Chinese names and of full-width punctuation.
    """
    lines = [
        Passage(simplified(m.group()), m.start(), "text", lexicon)
        for m in LINE.finditer(text)
        if len(HAN.findall(m.group())) > SHARE * len(m.group())
    ]
    breaks = {edge for start, end, _ in name_stretches(lines) for edge in (start, end)}
    for line in lines:
        for match in WIDE.finditer(line.text):
            breaks |= {line.offset + match.start(), line.offset + match.end()}
    return frozenset(breaks)


def split_words(
    words: list[str], spaces: list[bool], breaks: frozenset[int]
) -> tuple[list[str], list[bool]]:
    """Split words so that one begins at every offset of `breaks`.

    Args:
        words: words of a text, in order.
        spaces: whether a blank follows each.
        breaks: character offsets.

    Returns:
        The finer words and their blanks; the text stays the same.

    >>> split_words(["U9。", "新"], [True, False], frozenset({2}))
    (['U9', '。', '新'], [False, True, False])
    """
    cut: list[str] = []
    blanks: list[bool] = []
    offset = 0
    for word, space in zip(words, spaces, strict=True):
        inner = [b - offset for b in range(offset + 1, offset + len(word)) if b in breaks]
        for start, end in zip([0, *inner], [*inner, len(word)], strict=True):
            cut.append(word[start:end])
            blanks.append(space and end == len(word))
        offset += len(word) + space
    return cut, blanks
