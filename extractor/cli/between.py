"""`extractor between`: all that two have to do with each other, each line with its sentence."""

from collections.abc import Iterator
from typing import Annotated

import typer

from extractor.api import open_store
from extractor.asking.between import Between
from extractor.cli.lines import entry_blocks, link_blocks
from extractor.cli.options import (
    DEFAULT_STORE,
    AllOption,
    AnswerOption,
    ArticleOption,
    FromOption,
    InOption,
    OutletOption,
    SectionOption,
    StatusOption,
    StoreOption,
    ToOption,
    bounds,
)
from extractor.cli.path import path_sheet
from extractor.cli.replying import reply, tell_taken
from extractor.cli.sheets import Block, Head, Title


def between_command(
    left: Annotated[str, typer.Argument(help="A name or id.", metavar="A")],
    right: Annotated[str, typer.Argument(help="Another.", metavar="B")],
    first: FromOption = None,
    last: ToOption = None,
    inside: InOption = None,
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    outlet: OutletOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    status: StatusOption = None,
    format_: AnswerOption = "text",
) -> None:
    """Tell all ties of two, the events they share, and thirds that both are tied to.

    Where there is none of these, the shortest way from the one to the other.

    Example: extractor between Microsoft OpenAI
    """
    asked = bounds(
        article=article,
        section=section,
        outlet=outlet,
        days=(first, last, inside),
        everything=everything,
        status=status,
    )
    with open_store(store) as archive:
        found = archive.between(left, right, **asked)
    tell_taken(found.left, found.right)
    reply(found, format_, lambda: between_sheet(found))


def between_sheet(found: Between) -> Iterator[Block]:
    """Give ties, shared events, thirds, and the way."""
    left, right = found.left.name, found.right.name
    if found.way is not None or found.left.id == found.right.id:
        yield from path_sheet(found.way) if found.way else iter([Title(f"{left} is both of them.")])
        return
    yield Title(f"{left} and {right}")
    if found.ties:
        yield Head("Ties")
    for link in found.ties:
        yield from link_blocks(link, of=left)
    if found.events:
        yield Head("Both take part")
    for entry in found.events:
        yield from entry_blocks(entry, dated=True)
    for bridge in found.bridges:
        yield Head(f"Both are tied to {bridge.name}")
        for link in bridge.left:
            yield from link_blocks(link, of=left)
        for link in bridge.right:
            yield from link_blocks(link, of=right)
