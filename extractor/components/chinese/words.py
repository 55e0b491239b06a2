"""Words of Chinese text: a stretch of text goes in, tagged words with offsets come out.

Han runs are cut by jieba, runs of Latin letters stay whole ("GLM Coding Plan", "GPT-4"), every
other character is a word of its own. `names.py` asks with the lexicon's names kept whole,
`clauses.py` without, since there the names are known already.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import rjieba

from extractor.components.chinese.vocabulary import (
    APPEARS,
    FIRM_ACTS,
    LAUNCHES,
    PERSONAL_ACTS,
    SPEAKS,
    VERBS,
)
from extractor.lexicon import Lexicon

HAN = re.compile(r"[\u3007\u4e00-\u9fff\u3400-\u4dbf]")
PIECE = re.compile(
    r"(?P<han>[\u3007\u4e00-\u9fff\u3400-\u4dbf]+)"
    r"|(?P<eng>(?=[0-9.]{0,6}[A-Za-zÀ-ÿ])[A-Za-zÀ-ÿ0-9][A-Za-zÀ-ÿ0-9.+&'’_-]*"
    r"(?: (?=[A-Z0-9])[A-Za-zÀ-ÿ0-9.+&'’_-]+)*)"
    r"|(?P<m>\d[\d,.]*\d|\d)"
    r"|(?P<x>.)",
    re.DOTALL,
)
VERB_FREQUENCY = 4000
"""Frequency given to the verbs of the tables, as high as that of a common word."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its jieba tag and its character offsets."""

    text: str
    tag: str
    start: int
    end: int


@cache
def _jieba(lexicon: Lexicon | None) -> rjieba.Jieba:
    jieba = rjieba.Jieba()
    for verb in sorted({*SPEAKS, *FIRM_ACTS, *PERSONAL_ACTS, *LAUNCHES, *APPEARS, *VERBS}):
        if len(verb) > 1:
            jieba.add_word(verb, VERB_FREQUENCY, "v")
    if lexicon is not None:
        for name in sorted(lexicon.chinese_names()):
            jieba.add_word(name, 1_000_000, "nz")
    return jieba


@lru_cache(maxsize=1024)
def tag_words(text: str, lexicon: Lexicon | None = None) -> tuple[Word, ...]:
    """Cut a text into tagged words.

    Args:
        text: any text.
        lexicon: its Chinese names are kept whole; None keeps the dictionary alone.

    Returns:
        Words that cover the text, offsets counted from its first character.

    >>> [w.text for w in tag_words("去年推出GLM Coding Plan。")]
    ['去年', '推出', 'GLM Coding Plan', '。']
    """
    jieba = _jieba(lexicon)
    words: list[Word] = []
    for piece in PIECE.finditer(text):
        start, found = piece.start(), piece.group()
        if piece.lastgroup == "han":
            for word, tag in jieba.tag(found):
                cut = _particle(word)
                if cut:
                    words.append(Word(word[:1], "p", start, start + 1))
                words.append(Word(word[cut:], tag, start + cut, start + len(word)))
                start += len(word)
        elif piece.lastgroup == "eng":
            bare = found.rstrip(".'’_-&")
            words.append(Word(bare, "eng", start, start + len(bare)))
            words += [
                Word(c, "x", i, i + 1) for i, c in enumerate(found[len(bare) :], start + len(bare))
            ]
        else:
            words.append(Word(found, piece.lastgroup or "x", start, piece.end()))
    return tuple(words)


def _particle(word: str) -> int:
    """Length of the preposition that jieba glued to the beginning of a name it does not know."""
    return int(len(word) > 1 and word[0] in "由被与向" and frequency(word) == 0)


@lru_cache(maxsize=8192)
def frequency(word: str) -> int:
    """Tell how common a word is: its count in jieba's dictionary, 0 where it stands not there."""
    jieba = _plain()
    return int(jieba.suggest_freq(word)) if jieba.has_word(word) else 0


@cache
def _plain() -> rjieba.Jieba:
    return rjieba.Jieba()


def is_han(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    return HAN.search(text) is not None
