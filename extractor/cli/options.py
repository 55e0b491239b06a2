"""Options that many commands share, and the bounds that they make.

Each is a type for a typer signature, so that it reads and behaves the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from extractor.asking.narrowing import EVERY, Bounds
from extractor.records import RelationType, SectionName, Status
from extractor.store import SHOWN

DEFAULT_STORE = Path("outputs/articles.db")

RELATIONS: tuple[RelationType, ...] = get_args(RelationType)
AnswerFormat = Literal["text", "json", "markdown", "csv"]


def some_of(allowed: Sequence[str]) -> Callable[[list[str] | None], list[str] | None]:
    """Give the check of an option that takes some of a closed list, commas between.

    The check gives what was chosen, one by one; anything else is told as wrong use.
    """

    def chosen(values: list[str] | None) -> list[str] | None:
        words = [word.strip() for value in values or () for word in value.split(",")]
        unknown = [word for word in words if word not in allowed]
        if unknown:
            raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(allowed)}")
        return words or None

    return chosen


StoreOption = Annotated[Path, typer.Option("--store", help="The store's file.", metavar="FILE")]
FormatOption = Annotated[
    Literal["text", "json"], typer.Option("--format", help="How to print the answer.")
]
AnswerOption = Annotated[AnswerFormat, typer.Option("--format", help="How to print the answer.")]
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
OutletOption = Annotated[
    str | None,
    typer.Option("--outlet", help="Only what this publisher says.", metavar="NAME"),
]
FromOption = Annotated[
    str | None,
    typer.Option("--from", help="From this date on: 2025-02, Feb 2025, early 2025.", metavar="D"),
]
ToOption = Annotated[
    str | None, typer.Option("--to", help="Up to this date, its last day included.", metavar="D")
]
InOption = Annotated[
    str | None, typer.Option("--in", help="In this stretch of time: early 2025.", metavar="D")
]
AllOption = Annotated[
    bool,
    typer.Option("--all", help="Also what is only reported or rumoured, and what is denied."),
]
StatusOption = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        help=f"Only what is told as this: {', '.join(EVERY)}.",
        metavar="STATUS,...",
        callback=some_of(EVERY),
    ),
]
TiesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        help=f"Only relations of this type: {', '.join(RELATIONS)}.",
        metavar="TYPE,...",
        callback=some_of(RELATIONS),
    ),
]
LimitOption = Annotated[int, typer.Option("--limit", help="Most lines to print.", min=1)]
MostOption = Annotated[
    int | None, typer.Option("--limit", help="Most lines to print, the surest.", min=1)
]
NameArgument = Annotated[str, typer.Argument(help="A name, in any of its forms, or an id.")]
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


def statuses_of(everything: bool) -> tuple[Status, ...]:
    """Give the statuses that are shown, with `--all` or without."""
    return EVERY if everything else SHOWN


def asked_statuses(everything: bool, chosen: list[str]) -> tuple[Status, ...]:
    """Give the statuses that are shown: those chosen by name, else as `--all` says."""
    return tuple(s for s in EVERY if s in chosen) if chosen else statuses_of(everything)


def bounds(
    *,
    article: str | None = None,
    section: SectionName | None = None,
    outlet: str | None = None,
    days: tuple[str | None, str | None, str | None] = (None, None, None),
    ties: list[str] | None = None,
    everything: bool = False,
    status: list[str] | None = None,
) -> Bounds:
    """Give the bounds of a question that the common options make.

    Args:
        article: beginning of an id.
        section: name of a section.
        outlet: name of a publisher.
        days: what `--from`, `--to` and `--in` say; `--in` stands in for each that is not given.
        ties: only relations of these types.
        everything: what is reported and denied too.
        status: only these.
    """
    first, last, inside = days
    return Bounds(
        article=article,
        section=section,
        outlet=outlet,
        start=inside if first is None else first,
        end=inside if last is None else last,
        relations=tuple(relation for relation in RELATIONS if relation in (ties or ())),
        statuses=asked_statuses(everything, status or []),
    )
