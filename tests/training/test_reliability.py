"""How confidence is held against what is right."""

from __future__ import annotations

import pytest

from extractor.training.reliability import BINS, table


def test_every_answer_is_in_one_bin():
    answers = [(n / 100, n % 2 == 0) for n in range(101)]
    rows = list(table(answers))
    assert [end for end, *_ in rows] == list(BINS)
    assert sum(count for _, count, *_ in rows) == len(answers)


def test_a_bin_tells_what_was_said_and_what_was_right():
    assert list(table([(0.72, True), (0.78, False), (0.74, True), (0.75, True)])) == [
        (0.8, 4, pytest.approx(0.7475), 0.75)
    ]
