"""`extractor why`: the sentences behind an id, shown in place, with what found them."""

from collections.abc import Iterator
from typing import Annotated

import typer

from extractor.api import open_store
from extractor.asking.why import Reasons
from extractor.cli.options import DEFAULT_STORE, AnswerOption, StoreOption
from extractor.cli.replying import reply
from extractor.cli.sheets import Block, Detail, Excerpt, Title


def why_command(
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Of an event, relation, entity, article or conflict, its beginning, or a name.",
        ),
    ],
    everything: Annotated[
        bool, typer.Option("--all", help="All mentions of an entity, not only the first.")
    ] = False,
    store: StoreOption = DEFAULT_STORE,
    format_: AnswerOption = "text",
) -> None:
    """Show the sentences behind a fact in place, with the rule or model that found it.

    Example: extractor why event:5a1b
    """
    with open_store(store) as archive:
        reasons = archive.why(id_, most=None if everything else 10)
    reply(reasons, format_, lambda: why_sheet(reasons))


def why_sheet(reasons: Reasons) -> Iterator[Block]:
    """Give reasons, the evidence marked in its paragraph."""
    first, *rest = reasons.about
    yield Title(first, reasons.id)
    for line in rest:
        yield Detail(line)
    for passage in reasons.passages:
        yield Excerpt(passage.evidence, passage.marks, passage.rule)
    if reasons.hidden:
        yield Detail(f"and {reasons.hidden} more (--all)")
