"""`extractor path`: how two entities are connected, with the sentence of each step."""

from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from extractor.api import open_store
from extractor.asking.ways import Way
from extractor.asking.wording import event_notes, relation_label, relation_notes
from extractor.cli.options import (
    DEFAULT_STORE,
    AllOption,
    AnswerOption,
    ArticleOption,
    FromOption,
    InOption,
    SectionOption,
    StatusOption,
    StoreOption,
    TiesOption,
    ToOption,
    bounds,
)
from extractor.cli.replying import reply, tell_taken
from extractor.cli.sheets import Block, Line, Mark, Quote, Title
from extractor.records import Relation
from extractor.store import Hop


def path_command(
    source: Annotated[str, typer.Argument(help="A name or id.", metavar="A")],
    target: Annotated[str, typer.Argument(help="Another.", metavar="B")],
    ties: TiesOption = None,
    first: FromOption = None,
    last: ToOption = None,
    inside: InOption = None,
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    status: StatusOption = None,
    format_: AnswerOption = "text",
) -> None:
    """Show how two are connected: the shortest chain of relations, or else of shared events.

    Example: extractor path "Satya Nadella" Blizzard
    """
    asked = bounds(
        article=article,
        section=section,
        days=(first, last, inside),
        ties=ties,
        everything=everything,
        status=status,
    )
    with open_store(store) as archive:
        way = archive.path(source, target, **asked)
    tell_taken(way.source, way.target)
    reply(way, format_, lambda: path_sheet(way))


def path_sheet(way: Way) -> Iterator[Block]:
    """Give a way, step by step."""
    left, right = way.source.name, way.target.name
    if way.hops is None:
        yield Title(f"{left} and {right} are not connected here.")
    elif not way.hops:
        yield Title(f"{left} is both of them ({way.source.id}).")
    else:
        n = len(way.hops)
        yield Title(f"{left} to {right}: {n} step{'' if n == 1 else 's'}")
        for hop in way.hops:
            yield from _hop(hop, way.names)


def _hop(hop: Hop, names: Mapping[str, str]) -> Iterator[Block]:
    left, right = names[hop.source], names[hop.target]
    if isinstance(hop.fact, Relation):
        label = relation_label(hop.fact.type, is_source=hop.fact.source == hop.source)
        notes = relation_notes(hop.fact)
        yield Line(f"{left} {label} {right}" + (f"  [{notes}]" if notes else ""))
    else:
        yield Line(f"{left} and {right} take part in one event: {event_notes(hop.fact)}")
    for evidence in hop.fact.evidence:
        yield Quote(evidence)
    yield Mark((hop.fact.id,))
