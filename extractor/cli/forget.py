"""`extractor forget`: a person says that something read is nothing."""

from typing import Annotated

import typer

from extractor.cli.correcting import describe, keep, the_entity
from extractor.cli.options import DEFAULT_STORE, StoreOption
from extractor.records import Event
from extractor.resolve import Correction
from extractor.store import Store, open_store


def forget_command(
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help="Name or id of an entity, id of an event or tie.")
    ],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Say that an entity, event or relation is none; nothing tells of it any more.

    Example: extractor forget "Mr Chairman"
    """
    with open_store(store) as opened:
        keep(opened, list(_forgotten(opened, what)))


def _forgotten(store: Store, what: str) -> list[Correction]:
    if what.startswith(("event:", "rel:")):
        fact = store.fact(store.find_id(what).id)
        if not isinstance(fact, Event):
            about = f"{fact.source} {fact.type} {fact.target}"
            return [Correction(kind="forget", target=fact.id, about=about)]
        reports = fact.reports or (fact.id,)
        return [Correction(kind="forget", target=id_, about=fact.name) for id_ in reports]
    entity = the_entity(store, what)
    return [
        Correction(kind="forget", target=member, about=describe(entity))
        for member in store.members(entity.id)
    ]
