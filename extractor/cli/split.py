"""`extractor split`: a person says that two names mean two things."""

from typing import Annotated

import typer

from extractor.cli.correcting import describe, keep, the_entity
from extractor.cli.options import DEFAULT_STORE, NameArgument, StoreOption
from extractor.errors import UnknownName
from extractor.resolve import Correction
from extractor.store import open_store


def split_command(
    name: NameArgument,
    other: Annotated[str, typer.Argument(help="A name or id that means something else.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Say that a name means something else than the entity that it is told under.

    Example: extractor split Bethesda "ZeniMax Media"
    """
    with open_store(store) as opened:
        entity = the_entity(opened, name)
        bearers = opened.bearers(entity.id, other)
        if not bearers:
            raise UnknownName(f"name of {entity.id}", other, (entity.name, *entity.aliases)[:5])
        about = f"{describe(entity)} is not {other}"
        keep(
            opened,
            (
                Correction(kind="split", target=target, value=value, about=about)
                for target, value in bearers
            ),
        )
