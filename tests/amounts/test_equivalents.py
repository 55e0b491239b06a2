"""One fact in two currencies is one group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.amounts import equivalents, find_money


def groups(text, language="en"):
    found = equivalents(find_money(text, language=language), text)
    return [[money.text for money in group] for group in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It made over $700 million (approximately 5 billion RMB) in May.",
            [["over $700 million", "approximately 5 billion RMB"]],
        ),
        (
            "It made 2 billion yuan in sales ($280 million) and £4 million.",
            [["2 billion yuan", "$280 million"], ["£4 million"]],
        ),
        ("It made 2 billion yuan, or $280 million, in May.", [["2 billion yuan", "$280 million"]]),
        ("It made $3 million (or $4 million with tips).", [["$3 million"], ["$4 million"]]),
        ("It made $3 million and paid €2 million.", [["$3 million"], ["€2 million"]]),
        ("It made $3 million (and lost €2 million elsewhere).", [["$3 million"], ["€2 million"]]),
    ],
)
def test_groups_in_english(text, expected):
    assert groups(text) == expected


def test_groups_in_chinese():
    text = "营收50亿欧元（约合390亿元人民币），利润3亿美元，约合21亿元。罚款1亿元，2亿美元。"
    assert groups(text, "zh") == [
        ["50亿欧元", "约合390亿元人民币"],
        ["3亿美元", "约合21亿元"],
        ["1亿元"],
        ["2亿美元"],
    ]


@given(st.text(alphabet="$€ 0123456789()million,or亿元（约合）", max_size=60))
def test_every_sum_stands_in_one_group(text):
    found = find_money(text, language="en")
    assert tuple(m for group in equivalents(found, text) for m in group) == found
