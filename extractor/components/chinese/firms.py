"""Names of firms, bodies and sites in Chinese text: a passage goes in, clues come out.

Known and listed names, names that end in what they are ("...集团", "...委员会"), and names that
only their neighbours betray: a post behind, a noun before, a verb of firms, a list.
"""

from collections.abc import Iterator

from extractor.components.chinese.passages import (
    Clue,
    Passage,
    is_common,
    is_unknown,
    may_belong,
    post_pattern,
)
from extractor.components.chinese.vocabulary import (
    CLAUSE_ENDS,
    COMMON_BODIES,
    FIRM_ACTS,
    SPEAKS,
    VERBS,
    word_set,
)
from extractor.components.chinese.words import Word, frequency, is_han
from extractor.lexicon.words import head_nouns, legal_forms, name_parts
from extractor.records import EntityType

LONGEST = 9
"""Characters of a firm's name without its end."""
LONGEST_BODY = 16
"""The same for bodies, and for firms whose end says how they are incorporated."""
STRONG = word_set("""
    集团 控股 股份 资本 银行 证券 影业 药业 制药 重工 创投 基金 人寿 财险 信托 律所 传媒 置业
    乳业 硅业 铝业 矿业 锂业 酒业 航空 半导体 微电子 石化 集团公司 有限公司 股份有限公司
    有限责任公司 实业 电器 啤酒 速运 快递 咖啡 科技 量化 生物 智能 云 电子 网络
""")
"""Ends that common nouns rarely have."""
SITES = (
    "工厂",
    "机场",
    "港",
    "新区",
    "开发区",
    "产业园",
    "科技园",
    "工业园",
    "核电站",
    "自贸区",
    "码头",
    "车站",
)
INCORPORATED = word_set("公司 集团 集团公司 有限公司 股份有限公司")
PRESS = ("日报", "时报", "晚报", "周刊", "新闻", "社", "报")
"""Ends of names of the press, counted as names of firms."""
PLACING = word_set("""
    在 于 赴 从 到 位于 抵达 访 访问 去 至 向 往 飞往 前往 驻 来自 设在 落户 进入 登陆 由
""")
PLACED = word_set("""
    市 省 州 县 区 镇 的 市场 政府 当局 等地 地区 机场 法院 警方 工厂 总部 人 与 和 、 及
""")
NAMING = word_set("""
    名为 名叫 叫做 称为 取名 命名为 更名为 定名 又名 简称 叫 改名为 名唤
""")
OWNED = frozenset({"旗下", "麾下", "子公司", "全资子公司", "控股子公司", "关联公司"})
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
        yield from _suffixed(passage, index)
        yield from _noun_before(passage, index)
        yield from _in_clause(passage, index)
        yield from _extended(passage, index)
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


# --- what a name ends in --------------------------------------------------------------------------


def _suffixed(passage: Passage, index: int) -> Iterator[Clue]:
    """Names that end in what they are."""
    word = passage.words[index]
    ending, kind = _ending(word)
    if ending is None:
        return
    following = passage.words[index + 1] if index + 1 < len(passage.words) else None
    if following is not None and _ending(following)[0] is not None and following.start == word.end:
        # "汽车集团": the last of several ends closes the name.
        return
    body_kinds = kind in {"organization", "place"} or ending in INCORPORATED
    run = left_run(passage, index, LONGEST_BODY if body_kinds else LONGEST, through_known=True)
    if kind == "company" and len(run) > 1 and _is_foreign(passage, run):
        run.pop(0)
    while kind == "place" and len(run) > 1 and passage.known_type(run[0]) == "company":
        # "A上海超级工厂": the site is A's, its name begins behind A.
        run.pop(0)
    own = word.text[: -len(ending)]
    if not run and not (own and is_unknown(word)):
        return
    start = run[0].start if run else word.start
    weight = _suffix_weight(passage, run, word, ending, kind)
    if weight > 0:
        yield Clue(start, word.end, f"ends:{ending}", weight)


def _is_foreign(passage: Passage, run: list[Word]) -> bool:
    """Whether a run opens with the country of the firm: 法国X集团 names X集团."""
    entry = passage.lexicon.lookup(run[0].text)
    country = entry is not None and entry.type == "place" and entry.kind in {"country", "state"}
    return (
        country
        and entry is not None
        and entry.name != "China"
        and any(is_unknown(w) or passage.known_type(w) == "company" for w in run[1:])
    )


def _extended(passage: Passage, index: int) -> Iterator[Clue]:
    """A known name run together with another word: 腾讯会议; a country's body: 中国贸促会."""
    word = passage.words[index]
    after = passage.after(word.end)
    if after is None or not is_han(after.text) or len(after.text) < 2:
        return
    kind = passage.known_type(word)
    if kind == "place":
        listed = after.tag in {"nt", "j"} or (frequency(after.text) == 0 and len(after.text) > 2)
        if listed and after.text.endswith(tuple("会局部委院署所社")):
            yield Clue(word.start, after.end, "body", 2.0)
        return
    if kind not in {"company", "product"} or passage.known_type(after) or is_common(after):
        return
    if not may_belong(after) or passage.post_at(after.start):
        return
    weight = 1.7 if is_unknown(after) and not after.tag.startswith("nr") else 0.8
    yield Clue(word.start, after.end, "known and more", weight)


def _ending(word: Word) -> tuple[str | None, EntityType | None]:
    """What a word says a name is, where it can close one; most ends are whole words."""
    if word.text in name_parts().chinese:
        return word.text, name_parts().chinese[word.text]
    if word.text in legal_forms().kept_chinese or word.text in legal_forms().pure_chinese:
        return word.text, "company"
    if word.text in SITES:
        return word.text, "place"
    if (
        len(word.text) > 2
        and word.tag != "eng"
        and (word.tag in {"nt", "nz"} or frequency(word.text) == 0)
    ):
        if word.text.endswith(PRESS):
            return next(end for end in PRESS if word.text.endswith(end)), "company"
        for ending, kind in name_parts().chinese.items():
            if len(ending) > 1 and word.text.endswith(ending):
                return ending, kind
    return None, None


def _suffix_weight(
    passage: Passage, run: list[Word], word: Word, ending: str, kind: EntityType | None
) -> float:
    unknown = any(is_unknown(w) for w in run) or (word.text != ending and is_unknown(word))
    known = [passage.known_type(w) for w in run]
    if len(ending) == 1:
        return 2.0 if word.tag == "nt" and (unknown or "place" in known) else 0.0
    if kind in {"organization", "place"}:
        return _body_weight(run, known, ending, unknown=unknown)
    if known and known[-1] in {"product", "model"}:
        return 0.0
    if all(k == "place" for k in known) and known:
        return 2.0 if ending in {"银行", "证券", "航空", "电信", "移动", "石化", "保险"} else 0.0
    if "company" in known:
        return 2.0 if ending in STRONG or ending in {"汽车", "物流", "电池", "能源"} else 0.8
    common = all(is_common(w) for w in run)
    if ending == "企业":
        return 0.5
    if unknown:
        return 2.2 if ending in STRONG else 1.7
    if common:
        return 0.6 if ending in STRONG else 0.0
    return 2.0 if ending in STRONG else 1.0


def _body_weight(run: list[Word], known: list[str], ending: str, *, unknown: bool) -> float:
    if ending.endswith(SITES):
        return 2.0 if {"place", "company"} & set(known) or unknown else 0.0
    if ending in {"中心", "组织", "办公室", "联盟", "俱乐部", "部门", "政府", "警方", "海", "山"}:
        return 1.0 if unknown else 0.0
    if ending in {"法院", "议会", "国会", "央行", "参议院", "众议院"} and "place" not in known:
        return 0.5
    return 2.0 if unknown or "place" in known or len(run) > 1 else 1.0


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
    run = right_run(passage, index + 1)
    while len(run) > 1 and (run[0].text in head_nouns().chinese or is_common(run[0])):
        run.pop(0)
    if not run or passage.known_type(run[0]) or run[0].tag == "eng":
        return
    yield from _neighboured(passage, run, rule, weight)


def _neighboured(passage: Passage, run: list[Word], rule: str, weight: float) -> Iterator[Clue]:
    if all(is_common(w) for w in run):
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
