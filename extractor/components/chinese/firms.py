"""Names of firms, bodies and sites in Chinese text: a passage goes in, clues come out.

Known and listed names, names that end in what they are ("...集团", "...委员会"), and names that
only their neighbours betray: a post behind, a noun before, a verb of firms, a list.
"""

from collections.abc import Iterator

from extractor.components.chinese.ends import STRONG, find_ends, find_extensions
from extractor.components.chinese.passages import (
    Clue,
    Passage,
    is_common,
    is_unknown,
    post_pattern,
)
from extractor.components.chinese.runs import LONGEST, OWNED, left_run, right_run
from extractor.components.chinese.vocabulary import (
    CLAUSE_ENDS,
    COMMON_BODIES,
    FIRM_ACTS,
    SPEAKS,
    word_set,
)
from extractor.components.chinese.words import Word, frequency, is_han
from extractor.lexicon.words import head_nouns

PLACING = word_set("""
    在 于 赴 从 到 位于 抵达 访 访问 去 至 向 往 飞往 前往 驻 来自 设在 落户 进入 登陆 由
""")
PLACED = word_set("""
    市 省 州 县 区 镇 的 市场 政府 当局 等地 地区 机场 法院 警方 工厂 总部 人 与 和 、 及
""")
NAMING = word_set("""
    名为 名叫 叫做 称为 取名 命名为 更名为 定名 又名 简称 叫 改名为 名唤
""")
TAKEN = word_set("""
    创办 创立 创建 成立 收购 并购 投资 入股 起诉 状告 控告 约谈 处罚 领投 参股 增持 指控 约见
    投向 押注
""")
"""Verbs whose object is a firm."""


def find_firms(passage: Passage) -> Iterator[Clue]:
    """Find stretches that may name a firm, a body or a place."""
    for index, word in enumerate(passage.words):
        if not is_han(word.text) and word.tag != "eng":
            continue
        yield from _listed(passage, word)
        yield from find_ends(passage, index)
        yield from _noun_before(passage, index)
        yield from _in_clause(passage, index)
        yield from find_extensions(passage, index)
    for post in post_pattern().finditer(passage.text):
        yield from _before_post(passage, post.start())


def _listed(passage: Passage, word: Word) -> Iterator[Clue]:
    """Words that jieba's dictionary lists as places or bodies."""
    if not 2 <= len(word.text) <= 8 or frequency(word.text) == 0 or passage.known_type(word):
        return
    if word.tag == "ns" and word.text not in COMMON_BODIES:
        yield Clue(word.start, word.end, "place", 1.2)
        if _is_placed(passage, word):
            yield Clue(word.start, word.end, "place: placed", 1.0)
    elif word.tag == "nt" and word.text not in head_nouns().chinese:
        yield Clue(word.start, word.end, "body", 2.0)
    elif word.tag in {"nrt", "nz"} and frequency(word.text) < 400:
        yield Clue(word.start, word.end, "dictionary", 0.8)


def _is_placed(passage: Passage, word: Word) -> bool:
    """Whether the words around a listed place speak of a place."""
    before, after = passage.before(word.start), passage.after(word.end)
    if before is not None and (before.text in PLACING or passage.known_type(before) == "place"):
        return True
    return after is not None and (after.text in PLACED or passage.known_type(after) == "place")


# --- what stands beside a name --------------------------------------------------------------------


def _before_post(passage: Passage, offset: int) -> Iterator[Clue]:
    """A firm before a post: X首席执行官."""
    index = passage.index(offset)
    if index >= len(passage.words) or passage.starts[index] != offset:
        return
    run = left_run(passage, index, LONGEST, through_known=False)
    if not run or all(passage.known_type(w) for w in run):
        return
    if all(is_common(w) for w in run):
        return
    yield Clue(run[0].start, run[-1].end, "post behind", 2.0)


def _noun_before(passage: Passage, index: int) -> Iterator[Clue]:
    """A name behind a noun for its kind: 初创公司X, 旗下X, 名为X."""
    word = passage.words[index]
    if word.text in NAMING:
        weight, rule = 1.8, "naming"
    elif word.text in OWNED:
        weight, rule = 1.0, "owned"
    elif word.text in TAKEN:
        weight, rule = 0.8, "taken"
    elif head_nouns().chinese.get(word.text) in {"company", "product", "model"}:
        weight, rule = 1.0, "noun before"
    elif word.text == "的" and index and passage.known_type(passage.words[index - 1]) == "company":
        weight, rule = 0.7, "possessed"
    else:
        return
    skip = (
        word.text in OWNED
        and passage.words[index + 1 : index + 2]
        and (passage.words[index + 1].text == "的")
    )
    run = right_run(passage, index + (2 if skip else 1))
    while len(run) > 1 and (run[0].text in head_nouns().chinese or is_common(run[0])):
        run.pop(0)
    if not run or passage.known_type(run[0]) or run[0].tag == "eng":
        return
    yield from _neighboured(passage, run, rule, weight)


def _neighboured(passage: Passage, run: list[Word], rule: str, weight: float) -> Iterator[Clue]:
    if all(is_common(w) for w in run) and not (len(run) > 1 and run[-1].text in STRONG):
        return
    extra = 1.0 if any(is_unknown(w) for w in run) else 0.0
    after = passage.after(run[-1].end)
    if after is not None and (after.text in FIRM_ACTS or after.text in SPEAKS or after.tag == "x"):
        extra += 0.6
    yield Clue(run[0].start, run[-1].end, rule, weight + extra)


def _in_clause(passage: Passage, index: int) -> Iterator[Clue]:
    """A name that opens a clause and does what firms do."""
    word = passage.words[index]
    opens = index == 0 or passage.words[index - 1].tag in {"x", "t", "m"} or (
        passage.words[index - 1].text in {"但", "而", "不过", "随后", "日", "月", "年", "和", "与"}
    )  # fmt: skip
    if not opens or passage.known_type(word):
        return
    run = right_run(passage, index)
    if not run or all(is_common(w) for w in run) or not any(is_han(w.text) for w in run):
        return
    tail = _rest_of_clause(passage, run[-1].end)
    acts = [w for w in tail[:3] if w.text in FIRM_ACTS or w.text in SPEAKS]
    unknown = any(is_unknown(w) for w in run)
    if acts:
        yield Clue(run[0].start, run[-1].end, "opens clause", 1.0 + (0.6 if unknown else 0.0))
    after = passage.after(run[-1].end)
    before = passage.words[index - 1].text if index else ""
    listed = before == "、" or (after is not None and after.text in {"、", "和", "与"})
    if listed and unknown and len(run[0].text) > 1:
        yield Clue(run[0].start, run[-1].end, "listed", 0.8)


def _rest_of_clause(passage: Passage, offset: int) -> list[Word]:
    found: list[Word] = []
    for word in passage.words[passage.index(offset) :]:
        if word.text in CLAUSE_ENDS:
            break
        if (
            word.tag not in {"d", "ad", "t", "m"}
            and not word.text.isdigit()
            and word.text not in "年月日"
        ):
            found.append(word)
    return found
