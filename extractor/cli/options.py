"""Options that many commands share, and the question that they make.

Each is a type for a typer signature, so that it reads and behaves the same everywhere.
"""

import calendar
import datetime as dt
import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from extractor.errors import BadDate
from extractor.records import SectionName, Status
from extractor.store import SHOWN, Question, Store

DEFAULT_STORE = Path("outputs/articles.db")

StoreOption = Annotated[Path, typer.Option("--store", help="The store's file.", metavar="FILE")]
FormatOption = Annotated[
    Literal["text", "json"], typer.Option("--format", help="How to print the answer.")
]
ArticleOption = Annotated[
    str | None,
    typer.Option(
        "--article", help="Only what this article says (the beginning of its id).", metavar="ID"
    ),
]
SectionOption = Annotated[
    SectionName | None,
    typer.Option("--section", help="Only what stands in this section of the articles."),
]
AllOption = Annotated[
    bool,
    typer.Option("--all", help="Also what is only reported or rumoured, and what is denied."),
]
PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Articles (.txt, .md, .html, .pdf, .jsonl), folders of them, or - for stdin.",
    ),
]
NoLexiconOption = Annotated[
    bool,
    typer.Option(
        "--no-lexicon", help="Do without the tables of well-known names: go by the text alone."
    ),
]

EVERY: tuple[Status, ...] = ("asserted", "planned", "hedged", "negated")


def statuses_of(everything: bool) -> tuple[Status, ...]:
    """Give the statuses that are shown, with `--all` or without."""
    return EVERY if everything else SHOWN


def narrowed(
    store: Store,
    *,
    article: str | None,
    section: SectionName | None,
    everything: bool,
) -> Question:
    """Make the question that the common options ask for.

    Raises:
        UnknownName: no article's id begins so, or several do.
    """
    return Question(
        article=None if article is None else store.article(article).id,
        section=section,
        statuses=statuses_of(everything),
    )


def first_day(value: str) -> dt.date:
    """Read a date of the command line as the first day that it means.

    Raises:
        BadDate: it is no date.

    >>> first_day("2025-02"), last_day("2025-02")
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    """
    year, month, day = _parts(value)
    return _date(value, year, month or 1, day or 1)


def last_day(value: str) -> dt.date:
    """Read a date of the command line as the last day that it means.

    Raises:
        BadDate: it is no date.
    """
    year, month, day = _parts(value)
    month = month or 12
    if day is None:
        _date(value, year, month, 1)
        day = calendar.monthrange(year, month)[1]
    return _date(value, year, month, day)


def _parts(value: str) -> tuple[int, int | None, int | None]:
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?", value.strip())
    if match is None:
        raise BadDate(value)
    year, month, day = (None if part is None else int(part) for part in match.groups())
    return year or 0, month, day


def _date(value: str, year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise BadDate(value) from None
