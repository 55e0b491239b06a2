"""`extractor top`: who is most connected, or on the rise."""

from collections.abc import Iterator
from typing import Annotated

import typer

from extractor.api import open_store
from extractor.asking.top import Top
from extractor.cli.options import (
    DEFAULT_STORE,
    AllOption,
    AnswerOption,
    ArticleOption,
    FromOption,
    InOption,
    LimitOption,
    OutletOption,
    SectionOption,
    StoreOption,
    ToOption,
    bounds,
    some_of,
)
from extractor.cli.replying import reply
from extractor.cli.sheets import Block, Detail, Table, Title
from extractor.records import ENTITY_TYPES


def top_command(
    types: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            help=f"Only entities of this type: {', '.join(ENTITY_TYPES)}.",
            metavar="TYPE,...",
            callback=some_of(ENTITY_TYPES),
        ),
    ] = None,
    rising: Annotated[
        bool,
        typer.Option("--rising", help="Rank by the gain over as long a stretch of time before."),
    ] = False,
    first: FromOption = None,
    last: ToOption = None,
    inside: InOption = None,
    limit: LimitOption = 20,
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    outlet: OutletOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    format_: AnswerOption = "text",
) -> None:
    """Tell who shares relations and events with most others, or who is on the rise.

    Example: extractor top --type company --rising --in 2025
    """
    asked = bounds(
        article=article,
        section=section,
        outlet=outlet,
        days=(first, last, inside),
        everything=everything,
    )
    with open_store(store) as archive:
        kinds = tuple(kind for kind in ENTITY_TYPES if kind in (types or ()))
        found = archive.top(types=kinds, rising=rising, limit=limit, **asked)
    reply(found, format_, lambda: top_sheet(found))


def top_sheet(found: Top) -> Iterator[Block]:
    """Give a table, one line an entity."""
    if found.period is None:
        yield Title("Most connected")
    else:
        first, last = found.period
        yield Title("On the rise", f"{first} to {last}, against as many days before")
    if not found.standings:
        yield Detail("nobody is told of here")
        return
    head = ("name", "type", "others", "facts", "articles")
    rows = [
        (s.entity.name, s.entity.type, str(s.others), str(s.facts), str(s.articles))
        + (() if s.before is None else (str(s.before),))
        for s in found.standings
    ]
    yield Table((*head, "before") if found.period else head, tuple(rows))
