"""Times: a text and its publication date go in, its time expressions come out, with their days.

English and Chinese, by rules; no clock, no model. `parse_date` reads a date that a person typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from extractor.errors import BadDate
from extractor.times.reader import published_moment, read_times
from extractor.when import When, read_iso

if TYPE_CHECKING:
    from extractor.records import TimeExpression

__all__ = ["find_times", "parse_date"]


def find_times(
    text: str,
    *,
    published: str | None,
    language: Literal["en", "zh"] | None = None,
    sentences: Sequence[tuple[int, int]] | None = None,
) -> tuple[TimeExpression, ...]:
    """Find every time expression of a text.

    Args:
        text: any text; paragraphs are separated by blank lines.
        published: day or date-time of publication in ISO 8601, a month (`2026-03`), a year, or
            None where it is not known.
        language: read only the rules of one language; None goes by the script of each part.
        sentences: bounds of the sentences (character offsets, end exclusive, in order), where they
            are known.

    Returns:
        The expressions in reading order; offsets are characters of `text`, end exclusive.

    Raises:
        BadDate: if `published` is no date.

    >>> [(t.text, t.value) for t in find_times("It rained yesterday.", published="2025-03-03")]
    [('yesterday', '2025-03-02')]
    """
    return read_times(text, published_moment(published), language, sentences)


def parse_date(text: str) -> When:
    """Read a date as people type it: `2025`, `2025-02`, `2025-02-05`, `Feb 2025`, `5 Feb 2025`.

    Raises:
        BadDate: if the whole of it is not one date with its year.

    >>> parse_date("Feb 2025").edtf
    '2025-02'
    """
    try:
        return read_iso(text)
    except BadDate:
        found = read_times(text.strip(), None, None, None)
    if len(found) == 1 and found[0].fixed and found[0].when and found[0].text == text.strip():
        return found[0].when
    raise BadDate(text)
