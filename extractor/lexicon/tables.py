"""Table files: a name goes in, the rows or the TOML mapping of `data/` come out, checked.

`entries.py` makes entries of the rows, `words.py` makes word lists of the mappings.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.errors import LexiconError

DATA = Path(__file__).parent / "data"
"""Folder of the tables: `.tsv` for names (one a line), `.toml` for words."""


def read_rows(table: str, columns: int) -> Iterator[list[str]]:
    """Read a table of tab-separated rows; `#` opens a comment line, empty cells may be left off.

    Args:
        table: file name without `.tsv`.
        columns: the most cells that a row may have; shorter rows are filled up with "".

    Yields:
        Rows of exactly `columns` cells, in the order of the file.

    Raises:
        LexiconError: the table is absent, not UTF-8, or has a row that is too long or nameless.
    """
    for number, line in enumerate(_read(table, ".tsv").split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > columns or not cells[0]:
            raise LexiconError(table, f"line {number} is no row of 1 to {columns} cells")
        if len(cells) < columns:
            cells += [""] * (columns - len(cells))
        yield cells


def read_words(table: str) -> dict[str, Any]:
    """Read a TOML table.

    Raises:
        LexiconError: the table is absent, not UTF-8 or not TOML.
    """
    try:
        return tomllib.loads(_read(table, ".toml"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(table, str(error)) from error


def _read(table: str, suffix: str) -> str:
    try:
        return (DATA / f"{table}{suffix}").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(table, str(error)) from error
