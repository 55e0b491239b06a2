"""`extractor redate`: a person says when something happened."""

from typing import Annotated

import typer

from extractor.cli.correcting import keep
from extractor.cli.options import DEFAULT_STORE, StoreOption
from extractor.errors import UnknownName
from extractor.records import Event
from extractor.resolve import Correction
from extractor.store import open_store


def redate_command(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Its id, or the beginning of it.")],
    date: Annotated[str, typer.Argument(help="2025, 2025-02 or 2025-02-05.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Say when an event happened, as exactly as it is known; all its reports are dated so.

    Example: extractor redate event:5a1b 2022-12-08
    """
    with open_store(store) as opened:
        found = opened.find_id(event)
        fact = opened.fact(found.id) if found.kind == "event" else None
        if not isinstance(fact, Event):
            raise UnknownName("event", event)
        keep(
            opened,
            [
                Correction(kind="redate", target=report, value=date, about=fact.name)
                for report in fact.reports or (fact.id,)
            ],
        )
