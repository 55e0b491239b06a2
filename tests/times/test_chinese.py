"""Chinese texts, and texts in both languages."""

from __future__ import annotations

import pytest

from extractor.times import find_times

NEWS = "2025-03-03"


def values(text: str, published: str | None = NEWS) -> list[str]:
    return [time.value for time in find_times(text, published=published)]


def days(text: str) -> list[str | None]:
    found = find_times(text, published=NEWS)
    return [time.when.edtf if time.when else None for time in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("船厂周五宣布停工。", ["2025-02-28"]),
        ("船厂将于周五停工。", ["2025-03-07"]),
        ("大桥将于6月通车。", ["2025-06"]),
        ("大桥去年6月通车。", ["2024-06"]),
        ("2019年5月开工,次年8月完工。", ["2019-05", "2020-08"]),
        ("2月4日沉船,三天后打捞。", ["2025-02-04", "2025-02-07"]),
        ("公司成立于上世纪八十年代。", ["198"]),
        ("二〇一九年十二月三十一日签约。", ["2019-12-31"]),
        ("庙会在闰六月初一举行。", ["2025-07-25"]),
        ("牛年春节很冷清。", ["2021-02-12"]),
        ("他在民国二十六年出生。", ["1937"]),
        ("每周三开会,每天两次。", ["XXXX-WXX-3", "P1D"]),
        ("工期两年半。", ["P2.5Y"]),
    ],
)
def test_values(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("自2020年5月以来停运。", "2020-05-01/.."),
        ("2020年5月之前停运。", "../2020-04-30"),
        ("停运至2026年6月底。", "../2026-06-30"),
        ("2020年5月初停运。", "2020-05-01/2020-05-10"),
        ("2020年5月中旬停运。", "2020-05-11/2020-05-20"),
        ("2020年5月4日至6月2日停运。", "2020-05-04/2020-06-02"),
        ("自春节以来停运。", "2025-01-29/.."),
        ("过去三个月停运。", "2024-12-03/2025-03-03"),
        ("截至2020年5月有40艘船。", "2020-05"),
    ],
)
def test_relations(text: str, edtf: str) -> None:
    assert days(text)[0] == edtf


@pytest.mark.parametrize("text", ["他有三千名员工。", "这是第一次。", "一点也不冷。", "同时在场。"])
def test_look_alikes(text: str) -> None:
    assert values(text) == []


def test_mixed_text_is_read_by_its_script() -> None:
    text = "The yard shut on May 4, 2020.\n\n船厂于2020年5月6日复工，5月8日 reopened on Friday."
    assert values(text)[:3] == ["2020-05-04", "2020-05-06", "2020-05-08"]


def test_words_apart_and_wide_digits() -> None:
    text = "新 桥 自 １９９６年 ３月 以来 停工 ， 去年 十二月 ５日 复工 。"
    found = find_times(text, published="1998-03-05")
    assert [t.value for t in found] == ["1996-03", "1997-12-05"]
    assert [t.text for t in found] == ["１９９６年 ３月", "去年 十二月 ５日"]
    assert found[0].relation == "since"


def test_language_limits_the_rules() -> None:
    text = "May 4, 2020 和 2021年6月"
    assert [t.value for t in find_times(text, published=NEWS, language="en")] == ["2020-05-04"]
    assert [t.value for t in find_times(text, published=NEWS, language="zh")] == ["2021-06"]
