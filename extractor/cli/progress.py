"""Progress: paths go in, a bar on the terminal comes out, with the rate and the time that is left.

Where talk goes to no terminal there is none.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import UnreadableArticle

if TYPE_CHECKING:
    from extractor.ingest import Failure
    from extractor.records import Article

Done = Callable[["Article | Failure"], None]


def _nothing(_found: Article | Failure) -> None:
    """Show nothing."""


@contextmanager
def progress(paths: Iterable[str]) -> Iterator[Done]:
    """Show how far the reading of some paths is.

    Yields:
        What is to be called with each input that is done with.
    """
    if not sys.stderr.isatty():
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from extractor.records import Article

    bar = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=count_inputs(paths), rate="")
        words = 0

        def done(found: Article | Failure) -> None:
            nonlocal words
            words += found.words if isinstance(found, Article) else 0
            seconds = bar.tasks[0].elapsed or 0.0
            rate = f"{words / seconds:,.0f} words/s" if seconds else ""
            bar.update(task, advance=1, rate=rate)

        yield done


def count_inputs(paths: Iterable[str]) -> int | None:
    """Count the articles that paths hold, without reading them; None with `-` among them.

    A line of a `.jsonl` is one, any other file is one.
    """
    from extractor.reading.files import find_files

    n_inputs = 0
    for path in paths:
        if path == "-":
            return None
        for found in find_files(Path(path), name=path):
            n_inputs += 1 if isinstance(found, UnreadableArticle) else _count_articles(found)
    return n_inputs


def _count_articles(path: Path) -> int:
    if path.suffix.lower() != ".jsonl":
        return 1
    try:
        with path.open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except OSError:  # it is told when it is read
        return 1
