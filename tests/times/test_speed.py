"""Speed: many words a second, and never more than in proportion to the text, whatever it holds."""

from __future__ import annotations

import time

import pytest

from extractor.times import find_times

NEWS = (
    "The board of the Lindholm yard said on Tuesday that it had sold two ferries for 40 million "
    "euros in the third quarter, a year after it had ordered them. Work on the new dock, which "
    "began in May 2019, will end early next year, said a spokeswoman who asked not to be named "
    "because the talks were private. The owners, two brothers from the north of the country, have "
    "not spoken to the press since. Nobody could say what the dock will cost, nor who pays.\n\n"
)
HOSTILE = {
    "digits and slashes": "1/2/3/4/12/31/1999/",
    "spaced slashes": "1 / 2 / 3 / 12 ",
    "one digit": "7",
    "years": "2020-2021-",
    "months": "May May ",
    "ordinals": "the eighth day of the ",
    "numbers": "two hundred and ",
    "colons": "10:30:",
    "figures": "二十",
    "months of figures": "十一月初",
    "quotes": "\"'“”",
    "stops": "Inc. A ",
    "spaces": " ",
    "lines": "\n",
}


def _seconds(text: str) -> float:
    start = time.process_time()
    find_times(text, published="2025-03-03")
    return time.process_time() - start


def test_ten_thousand_words_a_second() -> None:
    text = NEWS * 150
    _seconds(NEWS)  # the grammar is compiled once
    words = len(text.split())
    assert words / min(_seconds(text) for _ in range(2)) > 10_000


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_length_and_no_faster(name: str) -> None:
    piece = HOSTILE[name]
    text = piece * (8_000 // len(piece))
    _seconds(text[:2000])
    once, fourfold = min(_seconds(text) for _ in range(2)), _seconds(text * 4)
    assert fourfold < 8 * once + 0.5  # four times the text, and some unrest of the machine


def test_five_megabytes_of_digits_and_slashes_in_one_line() -> None:
    assert _seconds("12/31/1999/1/2/" * 340_000) < 10
