"""Names that end in what they are: a word of a passage goes in, clues to "...集团" come out.

How far such a name reaches to the left is told by `runs.py`; a name of nothing but common words
before its end is none ("能源集团").
"""

from collections.abc import Iterator

from extractor.components.chinese.passages import Clue, Passage, is_common, is_unknown, may_belong
from extractor.components.chinese.runs import LONGEST, left_run
from extractor.components.chinese.vocabulary import FIRM_ACTS, SPEAKS, word_set
from extractor.components.chinese.words import Word, frequency, is_han
from extractor.lexicon.words import legal_forms, name_parts
from extractor.records import EntityType

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


def find_ends(passage: Passage, index: int) -> Iterator[Clue]:
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
    acts = following is not None and (following.text in FIRM_ACTS or following.text in SPEAKS)
    if weight > 0:
        weight += 0.5 if acts and kind == "company" else 0.0
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


def find_extensions(passage: Passage, index: int) -> Iterator[Clue]:
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
