"""`extractor links`: the relations of one entity, each with its sentence."""

from collections.abc import Iterator

from extractor.api import open_store
from extractor.asking.links import Links
from extractor.cli.lines import link_blocks
from extractor.cli.options import (
    DEFAULT_STORE,
    AllOption,
    AnswerOption,
    ArticleOption,
    FromOption,
    InOption,
    MostOption,
    NameArgument,
    OutletOption,
    SectionOption,
    StatusOption,
    StoreOption,
    TiesOption,
    ToOption,
    bounds,
)
from extractor.cli.replying import reply, tell_taken
from extractor.cli.sheets import Block, Detail, Title


def links_command(
    name: NameArgument,
    ties: TiesOption = None,
    first: FromOption = None,
    last: ToOption = None,
    inside: InOption = None,
    limit: MostOption = None,
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    outlet: OutletOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    status: StatusOption = None,
    format_: AnswerOption = "text",
) -> None:
    """List the relations of one entity: direction, other end, status, time and sentence.

    Example: extractor links "Sam Altman" --type leads
    """
    asked = bounds(
        article=article,
        section=section,
        outlet=outlet,
        days=(first, last, inside),
        ties=ties,
        everything=everything,
        status=status,
    )
    with open_store(store) as archive:
        found = archive.links(name, limit=limit, **asked)
    tell_taken(found.entity)
    reply(found, format_, lambda: links_sheet(found))


def links_sheet(found: Links) -> Iterator[Block]:
    """Give the relations under the entity's name."""
    yield Title(found.entity.name, found.entity.id)
    for link in found.links:
        yield from link_blocks(link)
    if not found.links:
        yield Detail("no relation is told of it here")
