"""Runs: a word of a Chinese passage goes in, words beside it that may be one name come out."""

from extractor.components.chinese.passages import Passage, may_belong
from extractor.components.chinese.vocabulary import COMMON_BODIES, SPEAKS, VERBS
from extractor.components.chinese.words import Word, frequency
from extractor.lexicon.words import head_nouns, name_parts

LONGEST = 9
"""Characters of a firm's name without its end."""
OWNED = frozenset({"旗下", "麾下", "子公司", "全资子公司", "控股子公司", "关联公司"})


def left_run(passage: Passage, index: int, longest: int, *, through_known: bool) -> list[Word]:
    """Words before a word that may belong to one name with it, from left to right."""
    run: list[Word] = []
    position = index - 1
    length = 0
    while position >= 0:
        word = passage.words[position]
        joins = word.text == "之" and position > 0 and may_belong(passage.words[position - 1])
        if not ((joins and run) or may_belong(word)) or length + len(word.text) > longest:
            break
        if passage.known_type(word) in {"company", "product", "model"} and not through_known:
            break
        closes = word.text in head_nouns().chinese and word.text not in name_parts().chinese
        if word.text in OWNED or closes:
            break
        run.insert(0, word)
        length += len(word.text)
        position -= 1
    while len(run) > 1 and _is_loose(passage, run[0]):
        run.pop(0)
    return run


def _is_loose(passage: Passage, word: Word) -> bool:
    """Whether the first word of a run only describes the name behind it."""
    if passage.known_type(word):
        return False
    return word.text in COMMON_BODIES or word.text in head_nouns().chinese


def right_run(passage: Passage, index: int) -> list[Word]:
    """Words from a word on that may be one name, at least one."""
    run: list[Word] = []
    length = 0
    for word in passage.words[index:]:
        closes = word.tag in {"v", "vd", "vi", "d", "ad"} and run
        if (
            passage.post_at(word.start)
            or closes
            or not _can_open(word)
            or length + len(word.text) > LONGEST
        ):
            break
        if run and word.tag == "eng":
            break
        run.append(word)
        length += len(word.text)
        if passage.known_type(word) not in {"", "place"}:
            break
    return run


def _can_open(word: Word) -> bool:
    if word.tag == "v" and word.text not in VERBS and word.text not in SPEAKS:
        return frequency(word.text) < 1000
    return may_belong(word)
