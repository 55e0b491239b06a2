"""What each trained part is worth: parts are put aside for a row and are back after it."""

from pkgutil import resolve_name

import pytest

from extractor.training.ablation import ROWS, left_out


def current(name: str) -> object:
    return resolve_name(name)


@pytest.mark.parametrize("row", ROWS)
def test_a_row_replaces_parts_that_exist_and_puts_them_back(row: str) -> None:
    _, parts = ROWS[row]
    before = [current(name) for name, _ in parts]
    with left_out(parts):
        assert [current(name) for name, _ in parts] == [other for _, other in parts]
    assert [current(name) for name, _ in parts] == before


def test_the_whole_program_is_the_first_row() -> None:
    assert next(iter(ROWS.values())) == (True, ())
