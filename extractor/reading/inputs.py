"""Paths go in, articles come out: files, folders, `-`; whatever cannot be read is told, not raised.

`formats` knows what each kind of file holds; this file finds, opens and bounds them.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from extractor.errors import UnreadableArticle
from extractor.reading.articles import build_article
from extractor.reading.decoding import NotTextError
from extractor.reading.files import SUFFIXES, find_files
from extractor.reading.formats import READERS, check_length, sniff
from extractor.reading.jsonl import read_rows
from extractor.reading.pages import Line, Page
from extractor.records import Article
from extractor.settings import Settings


def read_articles(
    paths: Iterable[str | Path], *, settings: Settings, stdin: BinaryIO | None = None
) -> Iterator[Article | UnreadableArticle]:
    """Read all articles of files, folders and, for `-`, of a stream.

    Args:
        paths: files, folders (searched to any depth, in sorted order), `-`.
        settings: how to read; the longest article.
        stdin: what `-` stands for.

    Yields:
        In the order of the input, each article, or the error that says why there is none.
    """
    for path in paths:
        if str(path) == "-":
            yield from _read_stream(stdin or BytesIO(), path="-", suffix=None, settings=settings)
            continue
        for found in find_files(Path(path), name=str(path)):
            if isinstance(found, UnreadableArticle):
                yield found
            else:
                yield from _read_file(found, settings=settings)


def read_article(path: str | Path, *, settings: Settings) -> Article:
    """Read the one article of a file.

    Raises:
        UnreadableArticle: the file cannot be read, or holds several articles.
    """
    results = read_articles([path], settings=settings)
    first = next(results, None)
    if isinstance(first, UnreadableArticle):
        raise first
    if first is None or next(results, None) is not None:
        raise UnreadableArticle(str(path), "holds more than one article" if first else "is empty")
    return first


def article_from_text(
    text: str,
    *,
    path: str,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    authors: Sequence[str] = (),
) -> Article:
    r"""Make an article of a text, cleaned like a `.txt` file.

    Args:
        text: the article as printed.
        path: where it comes from, for error lines.
        title: headline, if it is known apart from the text.
        published: publication date, if it is known apart from the text (evidence `metadata`).
        outlet: who published it, if known.
        authors: who wrote it, if known.

    Raises:
        UnreadableArticle: the text holds no words.

    >>> article_from_text("Port reopens\n\nShips sail again.", path="x.txt").title
    'Port reopens'
    """
    page = Page(
        lines=tuple(Line(row) for row in text.splitlines()),
        wrapped=True,
        title=title,
        published=published,
        outlet=outlet,
        authors=tuple(authors),
    )
    return build_article(page, path=path)


def _read_file(path: Path, *, settings: Settings) -> Iterator[Article | UnreadableArticle]:
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as stream:
            yield from _read_stream(
                stream,
                path=str(path),
                suffix=suffix if suffix in SUFFIXES else None,
                settings=settings,
            )
    except OSError as error:
        yield UnreadableArticle(str(path), f"cannot be opened ({error.strerror or error})")


def _read_stream(
    stream: BinaryIO, *, path: str, suffix: str | None, settings: Settings
) -> Iterator[Article | UnreadableArticle]:
    """Read a stream by its suffix, or, without one, by its first bytes."""
    head = b""
    if suffix is None:
        head = stream.read(4096)
        suffix = sniff(head)
    if suffix == ".jsonl":
        yield from read_rows(stream, head=head, path=path, settings=settings)
        return
    try:
        yield _read_one(stream, head=head, path=path, suffix=suffix, settings=settings)
    except UnreadableArticle as error:
        yield error


def _read_one(
    stream: BinaryIO, *, head: bytes, path: str, suffix: str, settings: Settings
) -> Article:
    reader, bytes_a_character = READERS[suffix]
    limit = settings.max_characters * bytes_a_character
    data = head + stream.read(limit + 1 - len(head))
    if len(data) > limit:
        raise UnreadableArticle(
            path,
            f"is longer than {settings.max_characters:,} characters, the limit for one article",
        )
    try:
        page = reader(data)
        check_length(page, settings.max_characters)
    except NotTextError as error:
        raise UnreadableArticle(path, str(error)) from None
    return build_article(page, path=path)
