"""Names of Chinese paragraphs, known and unknown ones, and their types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor.components.chinese.mixed import is_name
from extractor.components.chinese.names import name_stretches
from extractor.components.chinese.passages import Passage
from extractor.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.components.chinese.conftest import Reading


def names(text: str) -> list[str]:
    passage = Passage(text, 0, "text", load_lexicon(names=False))
    return [text[start:end] for start, end, _ in name_stretches([passage])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("澜石科技董事长韩亦舟表示，明年会更难。", ["澜石科技", "韩亦舟"]),
        ("由贺知远创办的青梧互娱宣布裁员。", ["贺知远", "青梧互娱"]),
        ("总部位于成都的云杉半导体发布了财报。", ["成都", "云杉半导体"]),
        ("首席执行官蒂姆·霍兰德拒绝置评。", ["蒂姆·霍兰德"]),
        ("公司推出平板电脑Nova X3，售价不变。", ["Nova X3"]),
        ("它发布了逐浪Pro和YS10芯片。", ["逐浪Pro", "YS10"]),
    ],
)
def test_unknown_names_are_found_by_their_neighbours(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "多家互联网公司今年上调了广告价格。",
        "监管部门要求银行和券商提交报告。",
        "新能源汽车的GPU和AI芯片需求大增，B轮融资变少。",
        "上周四，两家公司的股价双双下跌。",
    ],
)
def test_common_nouns_are_no_names(text: str) -> None:
    assert names(text) == []


def test_a_short_known_name_is_not_read_out_of_two_other_words() -> None:
    assert names("这是国内两大连锁超市。") == []
    assert "大连" in names("货轮抵达大连。")


def test_latin_units_and_letters_are_no_names() -> None:
    assert [w for w in ("SU7", "500km", "7B", "L3", "IPO", "Q3", "M9") if is_name(w)] == [
        "SU7",
        "M9",
    ]


@pytest.mark.model
def test_types(read: Callable[[str], Reading]) -> None:
    text = (
        "5月6日，总部位于成都的云杉半导体发布首款车规芯片YS10，首席执行官陆一鸣出席。"
        "欧盟委员会称，将与OpenAI讨论大模型GPT-6的风险。"
    )
    types = read(text).types
    assert types["云杉半导体"] == "company"
    assert types["成都"] == "place"
    assert types["YS10"] == "product"
    assert types["陆一鸣"] == "person"
    assert types["欧盟委员会"] == "organization"
    assert types["GPT-6"] == "model"


@pytest.mark.model
def test_names_without_a_lexicon(read_bare: Callable[[str], Reading]) -> None:
    types = read_bare("星海航空董事长周远帆表示，公司已收购远山物流。").types
    assert types == {"星海航空": "company", "周远帆": "person", "远山物流": "company"}


@pytest.mark.model
def test_english_paragraphs_stay_with_the_english_reader(read: Callable[[str], Reading]) -> None:
    reading = read("Nvidia bought Mellanox in 2019.\n\n英伟达收购了迈络思。")
    assert {s.text for s in reading.doc.spans["mentions"] if s.start_char < 31} == {
        "Nvidia",
        "Mellanox",
    }
