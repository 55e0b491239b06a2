"""`extractor when`: the timeline of the store, of some names, or of a stretch of time."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from extractor.api import open_store
from extractor.asking.timeline import Timeline
from extractor.cli.lines import entry_blocks
from extractor.cli.options import (
    DEFAULT_STORE,
    RELATIONS,
    AllOption,
    AnswerOption,
    ArticleOption,
    FromOption,
    InOption,
    MostOption,
    OutletOption,
    SectionOption,
    StatusOption,
    StoreOption,
    ToOption,
    bounds,
    some_of,
)
from extractor.cli.replying import reply, tell_taken
from extractor.cli.sheets import Block, Detail, Head, Title
from extractor.digest import TimelineEntry


def when_command(
    entities: Annotated[
        list[str] | None,
        typer.Option(
            "--entity", help="Only what this takes part in; again for another.", metavar="NAME"
        ),
    ] = None,
    first: FromOption = None,
    last: ToOption = None,
    inside: InOption = None,
    types: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            help="Only events of this type (acquire, launch, sue, appoint, lay off), or told by"
            " this word (bought, 收购).",
            metavar="TYPE,...",
        ),
    ] = None,
    relations: Annotated[
        list[str] | None,
        typer.Option(
            "--relation",
            help="Only events that state such a tie of who takes part: acquires, leads.",
            metavar="TYPE,...",
            callback=some_of(RELATIONS),
        ),
    ] = None,
    min_sources: Annotated[
        int, typer.Option("--min-sources", help="Only what so many sources tell.", min=1)
    ] = 1,
    limit: MostOption = None,
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    outlet: OutletOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    status: StatusOption = None,
    format_: AnswerOption = "text",
) -> None:
    """Tell what happened when, each line with its source.

    Example: extractor when --entity Microsoft --from "early 2023" --to 2023-07-15
    """
    asked = bounds(
        article=article,
        section=section,
        outlet=outlet,
        days=(first, last, inside),
        ties=relations,
        everything=everything,
        status=status,
    )
    with open_store(store) as archive:
        found = archive.timeline(
            *(entities or ()),
            types=tuple(type_ for told in types or () for type_ in told.split(",")),
            min_sources=min_sources,
            limit=limit,
            **asked,
        )
    tell_taken(*found.entities)
    reply(found, format_, lambda: when_sheet(found))


def when_sheet(found: Timeline) -> Iterator[Block]:
    """Give a timeline: under each date its events, each with its sources and ids."""
    yield Title("What Happened When")
    reaching = [entry for entry in found.entries if found.reaches_in(entry)]
    yield from _under_dates([entry for entry in found.entries if entry not in reaching])
    if reaching:
        yield Title("Longer stretches that reach into it")
    yield from _under_dates(reaching)
    if not found.entries:
        yield Detail("no dated event is told of here")


def _under_dates(entries: Iterable[TimelineEntry]) -> Iterator[Block]:
    label = None
    for entry in entries:
        if entry.label != label:
            yield Head(entry.label)
            label = entry.label
        yield from entry_blocks(entry)
