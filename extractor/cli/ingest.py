"""`extractor ingest`: reads articles into the store."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from extractor.ingest import Report

from extractor.cli.options import (
    DEFAULT_STORE,
    FormatOption,
    NoLexiconOption,
    PathsArgument,
    StoreOption,
)
from extractor.cli.printing import complain, say_json
from extractor.settings import Settings
from extractor.store import open_store


def ingest_command(
    paths: PathsArgument,
    store: StoreOption = DEFAULT_STORE,
    no_lexicon: NoLexiconOption = False,
    format_: FormatOption = "text",
) -> None:
    """Read articles into the store; what it has already stays as it is.

    Example: extractor ingest corpus/
    """
    report = run_ingest(paths, store, Settings(lexicon=not no_lexicon))
    if format_ == "json":
        say_json(report)
    else:
        complain(ingest_text(report, store))
    if report.failures:
        raise typer.Exit(1)


def run_ingest(paths: list[str], store: Path, settings: Settings) -> "Report":
    """Ingest, each failure told on stderr as it comes.

    Raises:
        StoreError: the store cannot be made or written.
    """
    from extractor.ingest import ingest  # reads HTML and PDF: slow to import

    with open_store(store, create=True) as opened:
        return ingest(
            paths,
            store=opened,
            settings=settings,
            stdin=sys.stdin.buffer if "-" in paths else None,
            tell=lambda failure: complain(str(failure)),
        )


def ingest_text(report: "Report", store: Path) -> str:
    """Sum up what became of the inputs.

    Without an article, old or new, there is nothing to ask the store about.
    """
    parts = [f"{len(report.saved)} stored"]
    if report.unchanged:
        parts.append(f"{len(report.unchanged)} known already")
    if report.failures:
        parts.append(f"{len(report.failures)} failed")
    return f"{', '.join(parts)} ({store})"
