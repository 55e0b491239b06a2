"""Where words must end, and which Chinese names are one."""

from __future__ import annotations

import pytest

from extractor.components.chinese.cutting import split_words, word_breaks
from extractor.components.chinese.joining import is_chinese_short_form
from extractor.lexicon import load_lexicon


def test_words_end_at_names_and_wide_marks() -> None:
    text = "澜石科技董事长钟宝申除了芯片，还发布YS10。"
    breaks = word_breaks(text, load_lexicon(names=False))
    assert {0, 4, 7, 10, text.index("。"), text.index("YS10")} <= breaks


def test_splitting_keeps_the_text() -> None:
    words, spaces = ["ab", "cde", "f"], [True, False, False]
    cut, blanks = split_words(words, spaces, frozenset({1, 4}))
    assert cut == ["a", "b", "c", "de", "f"]
    assert "".join(w + " " * s for w, s in zip(cut, blanks, strict=True)) == "ab cdef"


@pytest.mark.parametrize(
    ("short", "long", "joined"),
    [
        ("青禾", "青禾咖啡", True),
        ("青禾", "青禾集团", True),
        ("青禾", "青禾岭机场", False),
        ("京东", "京东物流", False),
        ("京东", "京东集团", True),
        ("禾", "禾苗科技", False),
    ],
)
def test_short_forms(short: str, long: str, joined: bool) -> None:
    assert is_chinese_short_form(short, long, load_lexicon()) is joined
