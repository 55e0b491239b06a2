"""Pronouns and nominals of Chinese paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.components.chinese.conftest import Reading

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("京东上周推出新品。它还宣布降价。", "它", "京东"),
        ("阿里巴巴投资了澜石科技，后者总部位于成都。", "后者", "澜石科技"),
        ("阿里巴巴投资了澜石科技，前者去年营收下降。", "前者", "阿里巴巴"),
        ("蔚来创始人李斌周五现身合肥，公司随后公布了财报。", "公司", "蔚来"),
        ("美团上月扩张。滴滴起诉该公司。", "该公司", "美团"),
        ("拼多多去年涨价。这家电商公司今年又降价。", "这家电商公司", "拼多多"),
        ("雷军上周抵达武汉。他会见了多名供应商。", "他", "雷军"),
    ],
)
def test_a_reference_stands_for_the_one_spoken_of(
    read: Callable[[str], Reading], text: str, word: str, name: str
) -> None:
    assert read(text).stands_for(word) == [name]


@pytest.mark.parametrize("text", ["其中一半来自出口。", "两家公司都没有回应。", "他们离开了会场。"])
def test_what_refers_to_nobody_stays_open(read: Callable[[str], Reading], text: str) -> None:
    reading = read("腾讯公布了财报。" + text)
    assert not [s for s in reading.doc.spans["mentions"] if s.id_ in {"pronoun", "nominal"}]


@pytest.mark.xfail(reason="A chip is mounted, a firm is not: what verbs ask for is not known.")
def test_a_pronoun_that_only_the_verb_tells(read: Callable[[str], Reading]) -> None:
    text = "小米发布芯片YS10，首席执行官雷军说，它将搭载在新车上。"
    assert read(text).stands_for("它") == ["YS10"]
