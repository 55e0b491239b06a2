"""`extractor merge`: a person says that two are one."""

from typing import Annotated

import typer

from extractor.cli.correcting import describe, keep, the_entity
from extractor.cli.options import DEFAULT_STORE, NameArgument, StoreOption
from extractor.errors import UnknownName
from extractor.resolve import Correction
from extractor.store import open_store


def merge_command(
    name: NameArgument,
    other: Annotated[str, typer.Argument(help="A name or id of the same thing.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Say that two entities are one; kept, and undone by `extractor undo`.

    Example: extractor merge "Step AI" company:step-star
    """
    with open_store(store) as opened:
        one, two = the_entity(opened, name), the_entity(opened, other)
        if one.id == two.id:
            raise UnknownName("other entity", other)
        about = f"{describe(one)} and {describe(two)}"
        keep(opened, [Correction(kind="merge", target=one.id, value=two.id, about=about)])
