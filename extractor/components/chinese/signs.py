"""Signs of a Chinese name: a mention goes in, weighed evidence for its type comes out.

Called through `kinds.py`, whose table weighs the signs; see there for what each means.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Span

from extractor.components.chinese.passages import Passage, post_pattern
from extractor.components.chinese.script import simplified
from extractor.components.chinese.vocabulary import (
    CLAUSE_ENDS,
    FIRM_ACTS,
    LAUNCHES,
    PERSONAL_ACTS,
    SPEAKS,
    word_set,
)
from extractor.components.chinese.words import Word, is_han
from extractor.components.layout import paragraph_of, text_of
from extractor.lexicon import Lexicon
from extractor.lexicon.words import head_nouns, titles

WEAK = word_set("""
    品牌 平台 服务 机构 系统 媒体 产品 龙头 巨头 工具 组织 地区 基地 部门 功能 对手
""")
"""Nouns that are said of things of several types."""
BOUGHT = word_set("收购 并购 投资 入股 买下 领投 参股 增持 控股 持股")
SUED = word_set("起诉 状告 控告 处罚 约谈")
NAMED = word_set("任命 聘请 聘任 提名 委任 挖来")
PLACING = word_set("在 位于 抵达 落户 前往 赴 进入 访问 飞往 离开 来到 于 登陆 进军")
FIGURES = word_set("""
    股价 市值 营收 净利润 股份 股权 股票 财报 总部 旗下 员工 董事会 股东 门店 业绩 年报 季报
    管理层 高管 公司
""")
BY_FINDER = {
    "person": "given name",
    "post before": "has a post",
    "media": "legal form",
    "place": "place clue",
    "body": "body clue",
    "post behind": "post at",
    "opens clause": "acts",
    "listed": "acts",
    "member": "acts",
}
"""What it says of a name that a finder found it."""
MODEL_TALK = re.compile(r"模型|参数|推理|训练|开源|大模型|多模态|权重")


@lru_cache(maxsize=1024)
def _passage(text: str, lexicon: Lexicon) -> Passage:
    return Passage(text, 0, "text", lexicon)


def chinese_signs(span: Span, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """List the signs of a name in a Chinese paragraph.

    Args:
        span: the mention; `span.id_` names what found it.
        lexicon: known names.

    Yields:
        (sign, type it tells, or "" where the weight table names the types).
    """
    paragraphs = span.doc._.paragraphs
    start, end = span.start_char, span.end_char
    text, offset = text_of(span.doc), 0
    if paragraphs:
        paragraph = paragraphs[paragraph_of(span.doc, start)]
        text, offset = text[paragraph.start : paragraph.end], paragraph.start
    text = simplified(text)
    passage = _passage(text, lexicon)
    yield from _inside(span, lexicon)
    yield from _before(passage, start - offset)
    yield from _after(passage, end - offset)
    sentence = _sentence(text, start - offset)
    if not is_han(span.text) and MODEL_TALK.search(sentence):
        yield "model talk", ""


def _sentence(text: str, at: int) -> str:
    begin = max(text.rfind(mark, 0, at) for mark in "。！？") + 1
    stops = [i for mark in "。！？" if (i := text.find(mark, at)) >= 0]
    return text[begin : min(stops, default=len(text))]


def _inside(span: Span, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Signs of the name itself and of what found it."""
    name, rule = simplified(span.text), span.id_
    entry = lexicon.lookup(name)
    if entry is not None:
        yield ("lexicon:ambiguous" if entry.ambiguous else "lexicon"), entry.type
    if rule in BY_FINDER:
        yield BY_FINDER[rule], ""
    if not is_han(name):
        yield from _latin(name)
    else:
        yield from _chinese(name, rule, lexicon)


def _chinese(name: str, rule: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Signs of what a name with Chinese characters ends in."""
    if rule == "mixed" and re.search(r"[\u4e00-\u9fff].*[A-Za-z]", name):
        yield "unlabelled", ""
        yield "version", ""
    elif rule not in {"person", "post before"} and lexicon.lookup(name) is None:
        kind = lexicon.name_part_type(name)
        if kind is not None:
            yield "last word", kind
        elif re.search(r"[A-Za-z]", name):
            yield "unlabelled", ""
            yield "version", ""
        elif re.search(r"\d$", name):
            yield "version", ""


def _latin(name: str) -> Iterator[tuple[str, str]]:
    if re.search(r"\d", name):
        yield ("version" if " " in name else "code"), ""
    elif name.isupper() and len(name) <= 6:
        yield "acronym", ""
    elif re.search(r"[a-z][A-Z]", name):
        yield "inner capital", ""
    else:
        yield "unlabelled", ""


def _before(passage: Passage, start: int) -> Iterator[tuple[str, str]]:
    """Signs in the words before the name; quotes and 的 are looked through."""
    while start and passage.text[start - 1] in "“「『《":
        start -= 1
    word = passage.before(start)
    if word is None:
        return
    head = passage.text[max(0, start - 12) : start]
    if any(post.end() == len(head) for post in post_pattern().finditer(head)):
        yield "has a post", ""
    else:
        yield from _noun_before(word)
    yield from _verb_before(word)
    if re.search(r"总部(?:位于|设在|设于|在|落户)$", head):
        yield "based in", ""
    elif word.text in PLACING:
        yield "in", ""
    if passage.known_type(word) == "place" or (
        word.text == "的" and (owner := passage.before(word.start)) is not None
        and passage.known_type(owner) == "place"
    ):  # fmt: skip
        # "德国X", "英国的X": what is a country's is a firm more often than not.
        yield "acts", ""


def _verb_before(word: Word) -> Iterator[tuple[str, str]]:
    signs = (
        (LAUNCHES, "is launched"),
        (BOUGHT, "is bought"),
        (SUED, "is sued"),
        (NAMED, "is appointed"),
        (frozenset({"自家", "自研"}), "is owned"),
    )
    for words, sign in signs:
        if word.text in words:
            yield sign, ""


def _noun_before(word: Word) -> Iterator[tuple[str, str]]:
    kind = head_nouns().chinese.get(word.text)
    if kind is None or kind == "person":
        ending = next((n for n in head_nouns().chinese if word.text.endswith(n)), None)
        kind = head_nouns().chinese[ending] if ending is not None else None
    if kind is not None and kind != "person":
        yield ("noun before weak" if word.text in WEAK else "noun before"), kind


def _after(passage: Passage, end: int) -> Iterator[tuple[str, str]]:
    """Signs in the words behind the name."""
    while end < len(passage.text) and passage.text[end] in "”」』》":
        end += 1
    word = passage.after(end)
    if word is None:
        return
    if any(passage.text.startswith(title, end) for title in titles().chinese_after):
        rest = next(t for t in titles().chinese_after if passage.text.startswith(t, end))
        if rest in {"先生", "女士", "教授", "博士", "院士", "律师", "小姐", "太太"}:
            yield "title before", ""
    post = post_pattern().match(passage.text, end)
    if post is not None:
        yield "post at", ""
    kind = head_nouns().chinese.get(word.text)
    if word.text in {"公司", "集团"} and not _is_place(passage, end):
        yield "legal form", ""
    elif kind in {"model", "company"} and word.text not in WEAK:
        yield "noun after", kind
    elif word.text in {"市", "省", "州", "市场", "地区", "人", "政府", "境内", "总统", "总理"}:
        yield "in", ""
    if word.text in FIGURES:
        yield "shares of", ""
    yield from _clause_signs(passage, end)


def _is_place(passage: Passage, end: int) -> bool:
    """Whether the stretch before an offset is a known place: "合肥公司" is no firm of that name."""
    word = passage.before(end)
    return word is not None and (passage.known_type(word) == "place" or word.tag == "ns")


def _clause_signs(passage: Passage, end: int) -> Iterator[tuple[str, str]]:
    """Signs of the verb that follows, adverbs and times between them looked over."""
    for word in passage.words[passage.index(end) :][:6]:
        if word.text in CLAUSE_ENDS or word.text in {"、", "的"}:
            return
        if word.text in SPEAKS:
            yield "speaks", ""
            return
        if word.text in PERSONAL_ACTS:
            yield "personal act", ""
            return
        if word.text in FIRM_ACTS:
            yield "acts", ""
            return
        if word.tag not in {"d", "ad", "t", "m", "c", "p"}:
            return
