"""Relations of Chinese sentences, and how they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.components.chinese.conftest import Reading

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("澜石科技首席执行官韩亦舟表示乐观。", ("韩亦舟", "leads", "澜石科技", "asserted")),
        ("谷歌前副总裁韩亦舟表示乐观。", ("谷歌", "employs", "韩亦舟", "asserted")),
        ("今年4月，韩亦舟出任百度首席技术官。", ("百度", "employs", "韩亦舟", "asserted")),
        ("阿里巴巴收购了澜石科技。", ("阿里巴巴", "acquires", "澜石科技", "asserted")),
        ("澜石科技被阿里巴巴收购。", ("阿里巴巴", "acquires", "澜石科技", "asserted")),
        ("阿里巴巴拟收购澜石科技。", ("阿里巴巴", "acquires", "澜石科技", "planned")),
        ("据知情人士透露，腾讯将收购澜石科技。", ("腾讯", "acquires", "澜石科技", "hedged")),
        ("华为未投资赛力斯。", ("华为", "invests_in", "赛力斯", "negated")),
        ("澜石科技由韩亦舟创办。", ("韩亦舟", "founded", "澜石科技", "asserted")),
        ("韩亦舟创办的澜石科技上市了。", ("韩亦舟", "founded", "澜石科技", "asserted")),
        ("宁德时代向宝马供应电池。", ("宁德时代", "supplies", "宝马", "asserted")),
        ("总部位于成都的澜石科技裁员。", ("澜石科技", "located_in", "成都", "asserted")),
        ("市场监管总局上月约谈滴滴和美团。", ("市场监管总局", "regulates", "美团", "asserted")),
        ("滴滴在法院起诉了美团。", ("滴滴", "sues", "美团", "asserted")),
        ("小米发布了新车SU9。", ("小米", "develops", "SU9", "asserted")),
        ("SU9由小米研发。", ("小米", "develops", "SU9", "asserted")),
        ("微软是OpenAI的最大股东。", ("微软", "invests_in", "OpenAI", "asserted")),
        ("澜石科技旗下的远山物流降价。", ("澜石科技", "owns", "远山物流", "asserted")),
    ],
)
def test_a_tie_is_read(
    read: Callable[[str], Reading], text: str, tie: tuple[str, str, str, str]
) -> None:
    assert tie in read(text).ties


@pytest.mark.parametrize(
    "text",
    [
        "马斯克会见了宁德时代董事长曾毓群。",
        "阿里巴巴和腾讯的股价昨天双双上涨。",
        "华为与百度签署投资协议的传闻没有得到证实。",
    ],
)
def test_standing_together_is_no_tie(read: Callable[[str], Reading], text: str) -> None:
    ends = {("马斯克", "宁德时代"), ("阿里巴巴", "腾讯"), ("华为", "百度")}
    assert not {(s, t) for s, _, t, status in read(text).ties if status == "asserted"} & ends


def test_who_is_described_is_not_who_describes(read: Callable[[str], Reading]) -> None:
    ties = read("欧盟委员会去年11月对拼多多旗下的Temu展开调查。").ties
    assert ("欧盟委员会", "regulates", "Temu", "asserted") in ties
    assert ("欧盟委员会", "regulates", "拼多多", "asserted") not in ties
