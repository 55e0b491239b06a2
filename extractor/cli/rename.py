"""`extractor rename`: a person says what something is called."""

from typing import Annotated

import typer

from extractor.cli.correcting import describe, keep, the_entity
from extractor.cli.options import DEFAULT_STORE, NameArgument, StoreOption
from extractor.resolve import Correction
from extractor.store import open_store


def rename_command(
    name: NameArgument,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The name under which to tell it.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Say under which name to tell an entity; its other names stay, and so does its id.

    Example: extractor rename Moonshot "Moonshot AI"
    """
    if not new.strip():
        raise typer.BadParameter("a name is more than blanks")
    with open_store(store) as opened:
        entity = the_entity(opened, name)
        about = describe(entity)
        keep(opened, [Correction(kind="rename", target=entity.id, value=new, about=about)])
