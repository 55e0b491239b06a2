"""`extractor undo`: takes corrections back."""

from typing import Annotated

import typer

from extractor.cli.correcting import correction_line
from extractor.cli.options import DEFAULT_STORE, StoreOption
from extractor.cli.printing import say
from extractor.store import open_store


def undo_command(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", help="Beginnings of the ids that `extractor corrections` lists."
        ),
    ],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take corrections back; everything is told again as it was read.

    Example: extractor undo fix:5a1b
    """
    with open_store(store) as opened:
        writer = opened.writer()
        for id_ in ids:
            say(f"undone: {correction_line(writer.undo_correction(id_))}")
