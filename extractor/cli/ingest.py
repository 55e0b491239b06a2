"""`extractor ingest`: reads articles into the store."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from extractor.ingest import Report

from extractor.cli.options import DEFAULT_STORE, FormatOption, NoLexiconOption, StoreOption
from extractor.cli.printing import complain, say_json
from extractor.cli.progress import progress
from extractor.settings import Settings
from extractor.store import open_store


def ingest_command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...",
            help="Articles (.txt, .md, .html, .pdf, .jsonl), folders of them, or - for stdin.",
        ),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    jobs: Annotated[
        int, typer.Option(help="Processes that read; each loads the language pipeline.", min=1)
    ] = 1,
    retry: Annotated[
        bool, typer.Option("--retry-failed", help="Read again what failed before.")
    ] = False,
    no_lexicon: NoLexiconOption = False,
    format_: FormatOption = "text",
) -> None:
    """Read articles into the store; what it has already stays as it is.

    Example: extractor ingest corpus/ --jobs 2
    """
    if bool(paths) == retry:
        raise typer.BadParameter("name what to read, or give --retry-failed")
    settings = Settings(lexicon=not no_lexicon)
    began = time.monotonic()
    if paths:
        report = run_ingest(paths, store, settings, jobs=jobs)
    else:
        report = run_retry(store, settings, jobs=jobs)
    if format_ == "json":
        say_json(report)
    else:
        complain(ingest_text(report, store, seconds=time.monotonic() - began))
    if report.failures:
        raise typer.Exit(1)


def run_ingest(paths: list[str], store: Path, settings: Settings, *, jobs: int) -> "Report":
    """Ingest, each failure told on stderr as it comes.

    Raises:
        StoreError: the store cannot be made or written.
    """
    from extractor.ingest import ingest  # reads HTML and PDF: slow to import

    with open_store(store, create=True) as opened, progress(paths) as done:
        return ingest(
            paths,
            store=opened,
            settings=settings,
            stdin=sys.stdin.buffer if "-" in paths else None,
            tell=lambda failure: complain(str(failure)),
            done=done,
            jobs=jobs,
        )


def run_retry(store: Path, settings: Settings, *, jobs: int) -> "Report":
    """Ingest what failed before, likewise."""
    from extractor.ingest import files_of, retry_failed

    with open_store(store) as opened, progress(files_of(opened.failures())) as done:
        return retry_failed(
            store=opened,
            settings=settings,
            tell=lambda failure: complain(str(failure)),
            done=done,
            jobs=jobs,
        )


def ingest_text(report: "Report", store: Path, *, seconds: float) -> str:
    """Sum up what became of the inputs; on a terminal also how fast it was."""
    parts = [f"{len(report.saved)} stored"]
    if report.unchanged:
        parts.append(f"{len(report.unchanged)} known already")
    if report.failures:
        parts.append(f"{len(report.failures)} failed; --retry-failed reads them again")
    pace = ""
    if sys.stderr.isatty() and report.words:
        pace = f", {report.words:,} words in {seconds:,.0f} s"
    return f"{', '.join(parts)} ({store}{pace})"
