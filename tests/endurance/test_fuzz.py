"""Hostile inputs, a few of them; `python -m tests.endurance.fuzz` reads many."""

from __future__ import annotations

from tests.endurance import fuzz
from tests.standin import read_capitals


def test_hostile_inputs_are_read_or_refused(tmp_path):
    met, complaints = fuzz.run(range(200), tmp_path, whole=8, understand=read_capitals)
    assert complaints == []
    assert met["read"] > 100
    assert met["refused"] > 5
    assert met["stored articles"] > 10
