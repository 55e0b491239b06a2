"""`extractor extract`: the graph of some articles alone, without any store."""

import sys
from collections.abc import Collection
from typing import Annotated

import typer

from extractor.cli.options import AllOption, NoLexiconOption, PathsArgument, statuses_of
from extractor.cli.printing import complain, say_json
from extractor.records import Library, Status
from extractor.settings import Settings


def extract_command(
    paths: PathsArgument,
    everything: AllOption = False,
    no_lexicon: NoLexiconOption = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Put the text of the articles in.")
    ] = False,
) -> None:
    """Print the graph of these articles alone, as JSON (networkx node-link); touches no store.

    Example: extractor extract article.txt
    """
    from extractor.export import graph_json
    from extractor.ingest import read_library  # loads spaCy

    library, failures = read_library(
        paths,
        settings=Settings(lexicon=not no_lexicon),
        stdin=sys.stdin.buffer if "-" in paths else None,
        tell=lambda failure: complain(str(failure)),
    )
    say_json(graph_json(only(library, statuses_of(everything)), with_text=with_text))
    if failures:
        raise typer.Exit(1)


def only(library: Library, statuses: Collection[Status]) -> Library:
    """Leave the events and relations of some statuses."""
    return library.model_copy(
        update={
            "events": tuple(event for event in library.events if event.status in statuses),
            "relations": tuple(tie for tie in library.relations if tie.status in statuses),
        }
    )
