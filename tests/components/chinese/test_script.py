"""Articles in traditional script are read as those in simplified script are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor.components.chinese.script import simplified

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.components.chinese.conftest import Reading


@pytest.mark.parametrize("text", ["該銀行發布財報", "plain words", "乾隆年間，茶價大漲", "㗎喎"])
def test_offsets_stay(text: str) -> None:
    assert len(simplified(text)) == len(text)


def test_traditional_script_tells_the_same(read_bare: Callable[[str], Reading]) -> None:
    reading = read_bare("3月5日，瀾灣科技董事長韓亦舟表示，公司將發布財報。")
    assert ("韓亦舟", "leads", "瀾灣科技", "asserted") in reading.ties
    assert reading.types == {"韓亦舟": "person", "瀾灣科技": "company"}
    assert [days for _, days, _, _ in reading.events] == ["2025-03-05"]
    assert reading.stands_for("公司") == ["瀾灣科技"]
