"""The straight line: paths and a store go in, a Report of what was stored comes out.

Read, understand, resolve, save: each article is one transaction, what fails is told and the rest
goes on. `read_library` goes the same way without a store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import UnreadableArticle
from extractor.ingest.report import Failure, Report
from extractor.ingest.understanding import Understand, understand_all
from extractor.reading import read_articles
from extractor.resolve import library_of

if TYPE_CHECKING:
    from extractor.records import Article, Extraction, Library
    from extractor.settings import Settings
    from extractor.store import Store

__all__ = ["Failure", "Report", "Understand", "files_of", "ingest", "read_library", "retry_failed"]


def _ignore(_failure: Failure) -> None:
    """Tell nobody."""


def _count(_article: Article | Failure) -> None:
    """Count nothing."""


def ingest(
    paths: Iterable[str | Path],
    *,
    store: Store,
    settings: Settings,
    stdin: BinaryIO | None = None,
    tell: Callable[[Failure], None] = _ignore,
    done: Callable[[Article | Failure], None] = _count,
    understand: Understand | None = None,
    jobs: int = 1,
) -> Report:
    """Read articles into a store.

    However many processes read, they are stored in the order of the paths.

    Args:
        paths: files, folders, `-`.
        store: where to; articles that it has are not read again. It keeps the failures, until
            their inputs are read.
        settings: how to read.
        stdin: what `-` stands for.
        tell: called with each failure at once.
        done: called with each input that is done with, whatever became of it.
        understand: what reads the articles; the program's own pipeline where None.
        jobs: processes that read.

    Raises:
        StoreError: the store cannot be written; what was saved before stays saved.
        ExtractorError: a reading process was ended from outside; likewise.
    """
    writer = store.writer()
    saved: list[str] = []
    unchanged: list[str] = []
    failures: list[Failure] = []
    words = 0

    def fail(failure: Failure) -> None:
        failures.append(failure)
        if files_of([failure.path]) != ("-",):  # what came through a pipe is gone
            writer.note_failure(failure.path, failure.reason)
        tell(failure)
        done(failure)

    def know(article: Article) -> None:
        unchanged.append(article.id)
        done(article)

    def fresh() -> Iterator[Article]:
        for article in _readable(paths, settings, stdin, fail):
            if writer.note_again(article):
                know(article)
            else:
                yield article

    for found in understand_all(fresh(), settings=settings, understand=understand, jobs=jobs):
        if isinstance(found, Failure):
            fail(found)
        elif writer.save_extraction(found) == "saved":
            saved.append(found.article.id)
            words += found.article.words
            done(found.article)
        else:
            know(found.article)
    return Report(
        saved=tuple(saved), unchanged=tuple(unchanged), failures=tuple(failures), words=words
    )


def retry_failed(
    *,
    store: Store,
    settings: Settings,
    tell: Callable[[Failure], None] = _ignore,
    done: Callable[[Article | Failure], None] = _count,
    understand: Understand | None = None,
    jobs: int = 1,
) -> Report:
    """Read again what failed before; arguments as of `ingest`."""
    before = store.failures()
    report = ingest(
        files_of(before),
        store=store,
        settings=settings,
        tell=tell,
        done=done,
        understand=understand,
        jobs=jobs,
    )
    still = {failure.path for failure in report.failures}
    store.writer().forget_failures(path for path in before if path not in still)
    return report


def files_of(paths: Iterable[str]) -> tuple[str, ...]:
    """Give the files of failed inputs: of a line `FILE:LINE`, the file; each once, sorted."""
    files = set()
    for path in paths:
        file, _, line = path.rpartition(":")
        files.add(file if line.isdigit() and file and not Path(path).exists() else path)
    return tuple(sorted(files))


def read_library(
    paths: Iterable[str | Path],
    *,
    settings: Settings,
    stdin: BinaryIO | None = None,
    tell: Callable[[Failure], None] = _ignore,
    understand: Understand | None = None,
) -> tuple[Library, tuple[Failure, ...]]:
    """Read articles into a Library of their own, without any store; arguments as of `ingest`."""
    failures: list[Failure] = []

    def fail(failure: Failure) -> None:
        failures.append(failure)
        tell(failure)

    def extractions() -> Iterator[Extraction]:
        articles = _readable(paths, settings, stdin, fail)
        for found in understand_all(articles, settings=settings, understand=understand):
            if isinstance(found, Failure):
                fail(found)
            else:
                yield found

    return library_of(extractions()), tuple(failures)


def _readable(
    paths: Iterable[str | Path],
    settings: Settings,
    stdin: BinaryIO | None,
    fail: Callable[[Failure], None],
) -> Iterator[Article]:
    for found in read_articles(paths, settings=settings, stdin=stdin):
        if isinstance(found, UnreadableArticle):
            fail(Failure(path=found.path, reason=found.reason))
        else:
            yield found
