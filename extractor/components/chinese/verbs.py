"""Verbs of a Chinese clause: its items go in, the verb that tells what it says comes out.

Verbs inside a description that 的 closes ("由A创办的B") say nothing of their own, helpers ("将",
"开始") only where no other verb is.
"""

from dataclasses import dataclass

from spacy.tokens import Span

from extractor.components.chinese.vocabulary import (
    BRACKETS,
    FIRM_ACTS,
    PERSONAL_ACTS,
    PREPOSITIONS,
    SPEAKS,
    VERBS,
    word_set,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A mention, or a word between mentions; offsets are characters of the Doc."""

    text: str
    tag: str
    start: int
    end: int
    span: Span | None = None

    @property
    def kind(self) -> str:
        """Type of the mention, or ""."""
        return self.span.label_ if self.span is not None else ""


HELPERS = word_set("""
    会 能 要 可 可以 能够 须 需 应 想 愿 拟 将 有望 计划 预计 打算 准备 考虑 继续 开始 可能 得以
    得 曾 已 是 有 为 成为 进行 令 让 使 到 在 起 据 截至 经 应邀 出 过 来 去 同比 环比 称为
    名为 位于 设在 等 包括 达 达到 没有 没 无 属于 作为 共 累计 联合 宣 正逢 恰逢 正值 适逢 至
    逢
""")
"""Verbs that help or link and tell no deed while another is there."""


def is_verb(item: Item) -> bool:
    """Whether an item is a verb, helpers included."""
    tagged = item.tag in {"v", "vn", "vd", "vi", "vg", "vq"}
    return item.span is None and (tagged or item.text in VERBS or item.text in DEEDS)


def main_verb(items: list[Item], start: int = 0) -> int | None:
    """Index of the verb that tells what a stretch of a clause says, or None."""
    verbs = [i for i in range(start, len(items)) if is_verb(items[i]) and items[i].tag != "vn"]
    verbs = [i for i in verbs if items[i].text not in PREPOSITIONS]
    deeds = [i for i in verbs if items[i].text not in HELPERS]
    free = [i for i in deeds if not describes(items, i)]
    plain = [i for i in free if not _is_attribute(items, i, free)]
    for choice in (plain, free, deeds, verbs):
        if choice:
            return choice[0]
    nouns = [
        i
        for i in range(start, len(items))
        if items[i].tag in {"vn", "l", "i"} and items[i].span is None
    ]
    return nouns[0] if nouns else None


def _is_attribute(items: list[Item], index: int, verbs: list[int]) -> bool:
    """Whether a verb only describes the noun behind it, another verb following: 零售订单增长."""
    if items[index].text in DEEDS or index + 1 >= len(items):
        return False
    noun = items[index + 1]
    return (
        noun.span is None
        and noun.tag.startswith("n")
        and noun.start == items[index].end
        and any(index < other <= index + 5 for other in verbs)
    )


def describes(items: list[Item], index: int) -> bool:
    """Whether a verb is part of a description: 由A创办的B, 总部设在A的B."""
    for position in range(index + 1, len(items)):
        item = items[position]
        if item.text == "的" and item.span is None:
            rest = items[position + 1 :]
            if items[index].text in SPEECH and position > index + 1:
                return False
            return position <= index + 4 and (
                position == index + 1 or any(is_verb(i) for i in rest)
            )
        if is_verb(item) and item.text not in HELPERS:
            return False
        if item.text in BRACKETS:
            return False
    return False


DEEDS = frozenset({*SPEAKS, *FIRM_ACTS, *PERSONAL_ACTS, "公告", "通报", "报道"}) - {
    "营收",
    "净利润",
    "计划",
    "拟",
    "说",
}
SPEECH = word_set("""
    宣布 表示 称 说 指出 强调 认为 透露 否认 承认 公布 披露 宣称 提出 警告 报道
""")
