"""Words of a bilingual text: a text goes in, a spaCy Doc comes out, offsets unchanged.

English runs are cut by spaCy's own tokenizer, Han runs by jieba's dictionary (the `rjieba`
package), so that one Doc holds a page that is printed in both languages.
"""

import re
from typing import TYPE_CHECKING

import rjieba
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, no stub
from spacy.tokens import Doc

from extractor.components.chinese.cutting import split_words, word_breaks
from extractor.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.vocab import Vocab

HAN_RUN = re.compile(r"[\u3007\u4e00-\u9fff\u3400-\u4dbf]+")


class BilingualTokenizer:
    """Cut English with spaCy and Han runs with jieba.

    Args:
        english: the pipeline's own tokenizer.
        lexicon: its Chinese names are kept whole.
    """

    def __init__(self, english: Tokenizer, lexicon: Lexicon) -> None:
        """Load the dictionary and add the lexicon's Chinese names to it."""
        self.english = _without_informal_contractions(english)
        self.vocab: Vocab = english.vocab
        self._lexicon = lexicon
        self._jieba = rjieba.Jieba()
        for name in sorted(lexicon.chinese_names()):
            # Frequency: far above any common word, so that no cut through a known name wins.
            self._jieba.add_word(name, 1_000_000, "nz")

    def __call__(self, text: str) -> Doc:
        """Cut a text into words.

        Args:
            text: any text.

        Returns:
            A Doc with `doc.text == text`.
        """
        if HAN_RUN.search(text) is None:
            doc: Doc = self.english(text)
            return doc
        words: list[str] = []
        spaces: list[bool] = []
        for piece, is_han in _runs(text):
            if is_han:
                cut = [word for word, _, _ in self._jieba.tokenize(piece)]
                words += cut
                spaces += [False] * len(cut)
                continue
            opens_with_blank = piece[0] == " " and words and not spaces[-1]
            if opens_with_blank:
                spaces[-1] = True
            part = self.english(piece[1:] if opens_with_blank else piece)
            words += [token.text for token in part]
            spaces += [bool(token.whitespace_) for token in part]
        words, spaces = split_words(words, spaces, word_breaks(text, self._lexicon))
        return Doc(self.vocab, words=words, spaces=spaces)


def _without_informal_contractions(english: Tokenizer) -> Tokenizer:
    """Drop the rules that cut "Ive" and "Im" in two: in news those are surnames and initials."""
    english.rules = {
        form: parts
        for form, parts in english.rules.items()
        if len(parts) == 1 or not form.isalpha() or form.lower() in {"cannot", "gonna", "gotta"}
    }
    return english


def _runs(text: str) -> list[tuple[str, bool]]:
    """Cut a text into runs of Han and of other characters."""
    runs: list[tuple[str, bool]] = []
    position = 0
    for match in HAN_RUN.finditer(text):
        if match.start() > position:
            runs.append((text[position : match.start()], False))
        runs.append((match.group(), True))
        position = match.end()
    if position < len(text):
        runs.append((text[position:], False))
    return runs
