"""Passages: the Chinese paragraphs of a Doc, as tagged words for the finders of names.

A finder looks at one `Passage` and yields `Clue`s: stretches that may be a name, each with the
reason and its weight. `names.py` adds the clues of the whole article up.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from spacy.tokens import Doc

from extractor.components.chinese.script import simplified
from extractor.components.chinese.vocabulary import (
    COMMON_BODIES,
    FIRM_ACTS,
    GENERIC_LATIN,
    PERSONAL_ACTS,
    PREPOSITIONS,
    SPEAKS,
    VERBS,
    word_set,
)
from extractor.components.chinese.words import Word, frequency, is_han, tag_words
from extractor.lexicon import Lexicon
from extractor.lexicon.words import head_nouns, name_parts, titles

FUNCTION_TAGS = word_set("x p c u uj ul uz ug ud uv d r m q f t y e o df dg tg k mq rz rr rg")
"""jieba tags of words that no name is made of."""
COMMON = 500
"""A word that jieba's dictionary counts more often than this is a common one."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A reason to take a stretch of a passage for a name.

    Attributes:
        start: character offset in the passage.
        end: behind the last character.
        rule: the finder.
        weight: how much the reason is worth; a name needs 2.
    """

    start: int
    end: int
    rule: str
    weight: float


@dataclass(frozen=True)
class Passage:
    """A Chinese paragraph.

    Attributes:
        text: its text, in simplified script.
        offset: where it begins in the Doc.
        kind: kind of the paragraph.
        lexicon: known names.
    """

    text: str
    offset: int
    kind: str
    lexicon: Lexicon

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Tagged words, offsets in the passage."""
        return tag_words(self.text, self.lexicon)

    @cached_property
    def starts(self) -> list[int]:
        """Offsets at which words begin."""
        return [word.start for word in self.words]

    @cached_property
    def edges(self) -> frozenset[int]:
        """Offsets between two words."""
        return frozenset([*self.starts, len(self.text)])

    @cached_property
    def known(self) -> dict[int, tuple[int, str]]:
        """Known Chinese names on word boundaries: start -> (end, type)."""
        found: dict[int, tuple[int, str]] = {}
        for start, end, entry in self.lexicon.find_chinese(self.text):
            if start in self.edges and end in self.edges and not self._crossed(start, end):
                found[start] = (end, entry.type)
        return found

    def _crossed(self, start: int, end: int) -> bool:
        """Whether a short known name is only written by the ends of two common words."""
        if end - start > 2:
            return False
        return any(
            word.start < edge < word.end and frequency(word.text) > 0
            for word in self._plain
            for edge in (start, end)
        )

    @cached_property
    def _plain(self) -> tuple[Word, ...]:
        return tag_words(self.text)

    def post_at(self, offset: int) -> bool:
        """Whether a post begins at an offset."""
        return post_pattern().match(self.text, offset) is not None

    def index(self, offset: int) -> int:
        """Index of the word that begins at an offset, or of the next one."""
        return bisect_left(self.starts, offset)

    def before(self, offset: int) -> Word | None:
        """Word that ends at an offset."""
        index = self.index(offset) - 1
        return self.words[index] if index >= 0 and self.words[index].end == offset else None

    def after(self, offset: int) -> Word | None:
        """Word that begins at an offset."""
        index = self.index(offset)
        return (
            self.words[index] if index < len(self.words) and self.starts[index] == offset else None
        )

    def known_type(self, word: Word) -> str:
        """Type of a word that is a known name by itself, or ""."""
        end, type_ = self.known.get(word.start, (0, ""))
        return type_ if end == word.end else ""


def passages(doc: Doc, lexicon: Lexicon) -> Iterator[Passage]:
    """Give the Chinese paragraphs of a Doc; without a layout, the whole Doc if it is Chinese."""
    whole: str = doc.text
    if not doc._.paragraphs:
        if is_han(whole):
            yield Passage(simplified(whole), 0, "text", lexicon)
        return
    for paragraph in doc._.paragraphs:
        if paragraph.language == "zh":
            text = simplified(whole[paragraph.start : paragraph.end])
            yield Passage(text, paragraph.start, paragraph.kind, lexicon)


@cache
def post_pattern() -> re.Pattern[str]:
    """Match Chinese posts, longest first, with what may stand before them."""
    posts = sorted((r for r in titles().roles if is_han(r)), key=lambda r: (-len(r), r))
    before = titles().former | titles().lesser | titles().passing
    modifiers = sorted((w for w in before if is_han(w)), key=lambda w: (-len(w), w))
    post = "|".join([*posts, "C[EFTOMP]O"])
    return re.compile(rf"(?:{'|'.join(m for m in modifiers if m != '集团')})?(?:{post})")


@cache
def _generic() -> frozenset[str]:
    """Words that name a kind of thing rather than one thing."""
    return frozenset(
        {*name_parts().chinese, *head_nouns().chinese, *COMMON_BODIES, *VERBS, *SPEAKS}
    )


@cache
def _verbs() -> frozenset[str]:
    """Verbs that no name is made of."""
    return frozenset({*VERBS, *SPEAKS, *FIRM_ACTS, *PERSONAL_ACTS})


def is_common(word: Word) -> bool:
    """Whether a word by itself tells nothing of a name: a category, a function or a common word."""
    if word.tag == "eng":
        return word.text.lower() in GENERIC_LATIN
    return (
        word.text in _generic()
        or word.tag in FUNCTION_TAGS
        or word.text in PREPOSITIONS
        or frequency(word.text) > COMMON
        or (frequency(word.text) > 0 and word.tag in {"v", "vn", "a", "ad", "d", "i", "l", "an"})
    )


def is_unknown(word: Word) -> bool:
    """Whether a word is new to the dictionary, or listed there as a name."""
    if word.tag == "eng":
        return word.text.lower() not in GENERIC_LATIN
    listed = word.tag in {"nr", "nrt", "nrfg", "nz", "nt"} and word.text not in _generic()
    return is_han(word.text) and (frequency(word.text) == 0 or (listed and len(word.text) > 1))


def may_belong(word: Word) -> bool:
    """Whether a word can be part of a firm's name."""
    if word.tag == "eng":
        return word.text.lower() not in GENERIC_LATIN or word.text == "AI"
    if not is_han(word.text) or word.tag in FUNCTION_TAGS or word.text in PREPOSITIONS:
        return False
    if word.text in _verbs() or post_pattern().fullmatch(word.text):
        return False
    return not (word.tag in {"v", "vd", "vi", "vg", "vq"} and frequency(word.text) > COMMON)
