"""The straight line: paths and a store go in, a Report of what was stored comes out.

Read, understand, resolve, save: each article is one transaction, what fails is told and the rest
goes on. `read_library` goes the same way without a store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from extractor.errors import UnreadableArticle
from extractor.lexicon import load_lexicon
from extractor.reading import read_articles
from extractor.records import Article, Extraction, Library, Record
from extractor.resolve import library_of, resolve

if TYPE_CHECKING:
    from extractor.settings import Settings
    from extractor.store import Store


class Understand(Protocol):
    """What turns articles into extractions (`extractor.extract.extract_articles`)."""

    def __call__(self, articles: Iterable[Article], *, settings: Settings) -> Iterator[Extraction]:
        """Yield the extraction of each article."""
        ...


class Failure(Record):
    """An input without an article that can be read: its path as given, and why."""

    path: str
    reason: str

    def __str__(self) -> str:
        """Give the line that tells it."""
        return f"{self.path}: {self.reason}"


class Report(Record):
    """What became of some inputs.

    Attributes:
        saved: ids of the articles that are new in the store, in order of reading.
        unchanged: ids of those that it had already.
        failures: in order of reading.
    """

    saved: tuple[str, ...]
    unchanged: tuple[str, ...]
    failures: tuple[Failure, ...]


def _ignore(_failure: Failure) -> None:
    """Tell nobody."""


def ingest(
    paths: Iterable[str | Path],
    *,
    store: Store,
    settings: Settings,
    stdin: BinaryIO | None = None,
    tell: Callable[[Failure], None] = _ignore,
    understand: Understand | None = None,
) -> Report:
    """Read articles into a store.

    Args:
        paths: files, folders, `-`.
        store: where to; articles that it has are not read again.
        settings: how to read.
        stdin: what `-` stands for.
        tell: called with each failure at once.
        understand: what reads the articles; the program's own pipeline where None.

    Raises:
        StoreError: the store cannot be written; what was saved before stays saved.
    """
    writer = store.writer()
    saved: list[str] = []
    unchanged: list[str] = []
    failures: list[Failure] = []

    def fresh() -> Iterator[Article]:
        for article in _readable(paths, settings, stdin, failures, tell):
            if writer.note_again(article):
                unchanged.append(article.id)
            else:
                yield article

    for extraction in _understood(fresh(), settings, understand):
        state = writer.save_extraction(extraction)
        (saved if state == "saved" else unchanged).append(extraction.article.id)
    return Report(saved=tuple(saved), unchanged=tuple(unchanged), failures=tuple(failures))


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
    articles = _readable(paths, settings, stdin, failures, tell)
    library = library_of(_understood(articles, settings, understand))
    return library, tuple(failures)


def _readable(
    paths: Iterable[str | Path],
    settings: Settings,
    stdin: BinaryIO | None,
    failures: list[Failure],
    tell: Callable[[Failure], None],
) -> Iterator[Article]:
    for found in read_articles(paths, settings=settings, stdin=stdin):
        if isinstance(found, UnreadableArticle):
            failure = Failure(path=found.path, reason=found.reason)
            failures.append(failure)
            tell(failure)
        else:
            yield found


def _understood(
    articles: Iterator[Article], settings: Settings, understand: Understand | None
) -> Iterator[Extraction]:
    """Yield resolved extractions; without an article, spaCy is not even loaded."""
    first = next(articles, None)
    if first is None:
        return
    lexicon = load_lexicon(names=settings.lexicon)
    read = understand or _pipeline()
    for extraction in read(chain([first], articles), settings=settings):
        yield resolve(extraction, lexicon=lexicon)


def _pipeline() -> Understand:
    from extractor.extract import extract_articles  # loads spaCy, which takes seconds

    return extract_articles
