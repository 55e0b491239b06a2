"""Dates as people write them: words go in, the first and the last day that they mean come out.

No clock is asked, so "last March" is refused: only who asks knows which year that is.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from extractor.errors import BadDate

if TYPE_CHECKING:
    from extractor.when import When

_SLASHED_MONTH = re.compile(r"(\d{4})[/.](\d{1,2})")
# 3/4/2025 is a day in March to some and in April to others.
_TWO_WAYS = re.compile(r"(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]\d{2,4}")


def read_date(words: str) -> When:
    """Read a date with its year: `2025`, `2025-02`, `5 Feb 2025`, `early 2024`, `2024年初`.

    Raises:
        BadDate: it is none, says no year, or can be read as two days.

    >>> read_date("early February 2025").edtf, read_date("Q3 2024").edtf
    ('2025-02-01/2025-02-10', '2024-35')
    """
    text = " ".join(words.split())
    match = _TWO_WAYS.fullmatch(text)
    if match is not None and int(match[1]) != int(match[2]):
        raise BadDate(words)
    from extractor.when import read_iso

    try:
        return read_iso(_SLASHED_MONTH.sub(r"\1-\2", text) if len(text) <= len("2025/12") else text)
    except BadDate:
        from extractor.times import parse_date  # the grammars: only for what is not ISO

        try:
            return parse_date(text)
        except BadDate:
            raise BadDate(words) from None


def first_day(words: str) -> dt.date | None:
    """Give the first day that a date means; None where it is open there.

    Raises:
        BadDate: it is no date.

    >>> first_day("2025-02"), last_day("2025-02")
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    """
    return read_date(words).start


def last_day(words: str) -> dt.date | None:
    """Give the last day that a date means; None where it is open there.

    Raises:
        BadDate: it is no date.
    """
    return read_date(words).end
