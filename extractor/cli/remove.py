"""`extractor remove`: takes articles out of the store."""

from typing import Annotated

import typer

from extractor.cli.options import DEFAULT_STORE, StoreOption
from extractor.cli.printing import complain
from extractor.store import open_store


def remove_command(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", help="Beginnings of the ids that `extractor articles` lists."
        ),
    ],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take articles out of the store, with all that only they said.

    Example: extractor remove a1b2c3d4e5f6
    """
    with open_store(store) as opened:
        found = [opened.article(start) for start in ids]  # all must be there before any goes
        writer = opened.writer()
        for article in {article.id: article for article in found}.values():
            writer.remove(article.id)
            complain(f"removed {article.id} ({article.title})")
