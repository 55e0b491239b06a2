"""`extractor retype`: a person says what kind of thing something is."""

from typing import Annotated

import typer

from extractor.cli.correcting import describe, keep, the_entity
from extractor.cli.options import DEFAULT_STORE, NameArgument, StoreOption
from extractor.records import EntityType
from extractor.resolve import Correction
from extractor.store import open_store


def retype_command(
    name: NameArgument,
    type_: Annotated[EntityType, typer.Argument(metavar="TYPE", help="What it is.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Say what kind of thing an entity is: company, organization, person, model, product, place.

    Example: extractor retype "Call of Duty" product
    """
    with open_store(store) as opened:
        entity = the_entity(opened, name)
        if entity.type == type_:
            raise typer.BadParameter(f"{entity.name} is told as a {type_} already")
        about = describe(entity)
        keep(
            opened,
            (
                Correction(kind="retype", target=member, value=type_, about=about)
                for member in opened.members(entity.id)
            ),
        )
