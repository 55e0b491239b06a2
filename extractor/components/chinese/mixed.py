"""Names with Latin letters in Chinese text: a passage goes in, clues to names come out.

"SU7", "GLM Coding Plan", and names that are half Chinese: a Chinese word run together with a mark
("...AI", "...PLUS荣耀版"), Latin letters with a Chinese end ("IDG资本"), versions ("...大模型2.0").
"""

import re
from collections.abc import Iterator

from extractor.components.chinese.passages import (
    Clue,
    Passage,
    is_common,
    may_belong,
    post_pattern,
)
from extractor.components.chinese.vocabulary import (
    CLAUSE_ENDS,
    GENERIC_LATIN,
    MARKS,
    PREPOSITIONS,
    VERBS,
    word_set,
)
from extractor.components.chinese.words import Word, frequency, is_han
from extractor.lexicon.words import head_nouns, name_parts

UNIT = re.compile(
    r"(?i)\d[\d.,]*(?:[bkmgt]b?|[kmgt]?wh?|[kmgt]?hz|nm|mm|cm|km|kg|v|a|ah|tops|flops|p|fps|c|s|x|d|st"
    r"|nd|rd|th|g|l|h)$"
)
LEVEL = re.compile(r"[A-Z]\+?$|L\d(?:\+|[+-]L?\d)?$|\d[A-Z]$|FY\d+$|[QH][1-4]$")
"""Single letters and grades: A股, C轮, L2, 5G, Q3."""
EDITIONS = ("版", "系列", "款")
VERSION = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}$")
COUNTED = word_set("""
    亿 万 万亿 亿元 万元 元 美元 港元 欧元 英镑 日元 % ％ 倍 个 家 台 辆 万台 万辆 天 年 月 日
    点 次 人 小时 分钟 公里 吨 克 米 英寸 寸 成 股 单 级 比 : / 折 秒 ℃ 度 百分点
""")  # fmt: skip
COMPANY_ENDS = word_set("公司 集团公司 有限公司")


def find_mixed(passage: Passage) -> Iterator[Clue]:
    """Find stretches with Latin letters, and versions, that may be names."""
    words = passage.words
    for index, word in enumerate(words):
        if word.tag == "eng":
            yield from _latin(passage, index)
        elif word.tag == "m" and VERSION.match(word.text):
            yield from _version(passage, index)


def _latin(passage: Passage, index: int) -> Iterator[Clue]:
    word = passage.words[index]
    start, end = word.start, word.end
    before, after = passage.before(start), passage.after(end)
    if before is not None and _joins_before(passage, before, word, index):
        start = before.start
    if after is not None:
        end = _joins_after(passage, after, word) or end
    if (start, end) == (word.start, word.end):
        if not is_name(word.text):
            return
        yield Clue(start, end, "code" if re.search(r"\d", word.text) else "latin", 2.0)
        return
    if start == word.start and word.text.lower() in GENERIC_LATIN:
        return
    yield Clue(start, end, "mixed", 2.5)


def is_name(latin: str) -> bool:
    """Whether a Latin run can be a name by itself.

    >>> is_name("SU7"), is_name("GPU"), is_name("500km"), is_name("A")
    (True, False, False, False)
    """
    if latin.lower() in GENERIC_LATIN or UNIT.match(latin) or LEVEL.match(latin):
        return False
    return any(c.isupper() for c in latin) or (bool(re.search(r"\d", latin)) and len(latin) > 1)


def _joins_before(passage: Passage, before: Word, word: Word, index: int) -> bool:
    """Whether the Chinese word before a Latin one is part of its name."""
    if not is_han(before.text) or passage.known_type(before) in {"company", "person", "place"}:
        return False
    if before.text in head_nouns().chinese or post_pattern().fullmatch(before.text):
        return False
    if before.text in PREPOSITIONS or before.text in VERBS or not may_belong(before):
        return False
    if len(before.text) > 4 or (LEVEL.match(word.text) and len(word.text) < 2):
        return False
    outer = passage.words[index - 2] if index > 1 else None
    if len(before.text) == 1:
        # "推出秦L": a single character between a verb and letters.
        opens = (
            outer is None
            or outer.text in VERBS
            or outer.text in CLAUSE_ENDS
            or outer.text in "的、和"
        )
        return opens and before.tag not in {"v", "a", "zg"} and is_name(word.text + "x")
    if word.text.split()[0].lower() in MARKS:
        return not is_common(before)
    return frequency(before.text) == 0 and before.tag != "nr" and len(before.text) <= 3


def _joins_after(passage: Passage, after: Word, word: Word) -> int | None:
    """End of the Chinese words behind a Latin one that belong to its name, or None."""
    if not is_han(after.text) or after.text in COMPANY_ENDS:
        return None
    following = passage.after(after.end)
    for last in (after, following):
        if last is not None and last.text.endswith(EDITIONS[:1]) and (
            last is after or may_belong(after)
        ) and (len(last.text) > 1 or last is not after):  # fmt: skip
            return last.end
    kind = name_parts().chinese.get(after.text)
    if kind == "company" and word.text.lower() not in GENERIC_LATIN and (
        after.text not in head_nouns().chinese or after.text in {"集团", "银行", "基金"}
    ):  # fmt: skip
        closes = following is None or following.text not in name_parts().chinese
        return after.end if closes else following.end if following else None
    if word.text.lower().split()[-1] in MARKS and after.text in {"电池", "手机", "眼镜", "手表"}:
        return after.end
    return None


def _version(passage: Passage, index: int) -> Iterator[Clue]:
    """A version behind a Chinese name: 豆包大模型2.0."""
    number = passage.words[index]
    after, before = passage.after(number.end), passage.before(number.start)
    if before is None or not is_han(before.text) or (after is not None and after.text in COUNTED):
        return
    start = before.start
    head: Word | None = before
    while head is not None and (head.text in {"大模型", "模型", "大", "系统"}):
        start = head.start
        head = passage.before(start)
    if head is None or not is_han(head.text):
        return
    if passage.known_type(head) in {"product", "model"} or (
        not is_common(head) and may_belong(head)
    ):
        yield Clue(min(start, head.start), number.end, "version", 2.5)
