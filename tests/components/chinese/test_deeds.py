"""Dated deeds of Chinese sentences."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from extractor.components.chinese.deeds import find_chinese_events
from extractor.components.referents import Referents
from extractor.records import TimeExpression
from extractor.when import from_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.components.chinese.conftest import Reading

pytestmark = pytest.mark.model


def deeds(reading: Reading, **days: str) -> list[tuple[str, str, str, set[str]]]:
    """Find the events of a one-sentence text whose times are told by hand."""
    text = reading.doc.text
    times = [
        TimeExpression(
            start=text.index(words),
            end=text.index(words) + len(words),
            text=words,
            type="DATE",
            value=day,
            mod=None,
            relation=None,
            when=from_day(dt.date.fromisoformat(day)),
            fixed=True,
            rule="by hand",
        )
        for words, day in days.items()
    ]
    (sentence,) = reading.doc.sents
    return [
        (e.trigger.text, e.when.edtf, e.status, {reading.names[i] for i, _ in e.participants})
        for e in find_chinese_events(sentence, times, Referents(reading.doc))
        if e.when is not None
    ]


def test_a_time_dates_the_deed_behind_it(read: Callable[[str], Reading]) -> None:
    reading = read("澜石科技5月6日发布芯片YS10，股价上涨。")
    assert deeds(reading, **{"5月6日": "2025-05-06"}) == [
        ("发布", "2025-05-06", "asserted", {"澜石科技", "YS10"})
    ]


def test_each_time_has_its_own_deed(read: Callable[[str], Reading]) -> None:
    reading = read("京东5月6日下调运费，次日又宣布补贴商家。")
    found = deeds(reading, **{"5月6日": "2025-05-06", "次日": "2025-05-07"})
    assert found == [
        ("下调", "2025-05-06", "asserted", {"京东"}),
        ("宣布", "2025-05-07", "asserted", {"京东"}),
    ]


def test_a_clause_with_its_own_subject_shares_the_time(read: Callable[[str], Reading]) -> None:
    reading = read("5月6日，京东下调运费，美团随即跟进。")
    first, second = deeds(reading, **{"5月6日": "2025-05-06"})
    assert (first[0], first[3]) == ("下调", {"京东"})
    assert second[0] == "跟进"
    assert "美团" in second[3]


@pytest.mark.xfail(
    strict=True,
    reason="Whom somebody follows takes no part in the following; the network takes it so since"
    " it was trained longer.",
)
def test_a_clause_with_its_own_subject_has_no_other_actor(read: Callable[[str], Reading]) -> None:
    reading = read("5月6日，京东下调运费，美团随即跟进。")
    assert deeds(reading, **{"5月6日": "2025-05-06"})[1][3] == {"美团"}


def test_a_comparison_dates_nothing(read: Callable[[str], Reading]) -> None:
    assert deeds(read("京东营收较去年增长了一成。"), 去年="2024-01-01") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("京东计划于5月6日上线新应用。", "planned"),
        ("据知情人士透露，京东5月6日裁员。", "hedged"),
        ("京东5月6日没有公布财报。", "negated"),
        ("京东5月6日公布了财报。", "asserted"),
    ],
)
def test_how_a_deed_is_told(read: Callable[[str], Reading], text: str, status: str) -> None:
    assert [s for _, _, s, _ in deeds(read(text), **{"5月6日": "2025-05-06"})] == [status]


def test_the_time_of_a_description_is_not_the_deed(read: Callable[[str], Reading]) -> None:
    reading = read("由韩亦舟创办的澜石科技5月6日起诉美团。")
    ((trigger, _, _, people),) = deeds(reading, **{"5月6日": "2025-05-06"})
    assert trigger == "起诉"
    assert {"澜石科技", "美团"} <= people
