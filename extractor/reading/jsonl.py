"""Lines of JSON go in, one article each comes out; a broken line is told as `FILE:LINE`."""

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from extractor.errors import UnreadableArticle
from extractor.reading.articles import build_article
from extractor.reading.pages import Line, Page
from extractor.records import Article
from extractor.settings import Settings

_TEXT = ("text", "body", "content", "article", "article_text", "maintext")
_TITLE = ("title", "headline")
_PUBLISHED = (
    "published", "date_published", "datePublished", "published_at", "publication_date",
    "date_publish", "pub_date", "pubdate", "date",
)  # fmt: skip
_OUTLET = ("outlet", "source", "publisher", "site", "sitename", "source_domain")
_AUTHORS = ("authors", "author", "byline")
_BYTES_A_CHARACTER = 12
"""JSON may spell a character as two `\\uXXXX` escapes."""


def read_rows(
    stream: BinaryIO, *, head: bytes, path: str, settings: Settings
) -> Iterator[Article | UnreadableArticle]:
    """Read one article a line.

    Args:
        stream: the rest of the file.
        head: what was already read of it.
        path: of the file.
        settings: the longest article.
    """
    limit = settings.max_characters * _BYTES_A_CHARACTER
    n_rows = 0
    for number, row in enumerate(_split_rows(stream, head, limit), 1):
        if row is not None and not row.strip():
            continue
        n_rows += 1
        try:
            yield _read_row(row, path=f"{path}:{number}", settings=settings)
        except UnreadableArticle as error:
            yield error
    if not n_rows:
        yield UnreadableArticle(path, "is empty")


def _split_rows(stream: BinaryIO, head: bytes, limit: int) -> Iterator[bytes | None]:
    """Split a stream into lines; None stands for one that is longer than the limit."""
    *rows, rest = head.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    yield from rows
    while piece := stream.readline(limit + 1):
        row = rest + piece
        rest = b""
        if len(row) > limit and not row.endswith(b"\n"):
            while (more := stream.readline(limit)) and not more.endswith(b"\n"):
                pass
            yield None
        else:
            yield row
    if rest:
        yield rest


def _read_row(row: bytes | None, *, path: str, settings: Settings) -> Article:
    too_long = f"is longer than {settings.max_characters:,} characters, the limit for one article"
    if row is None:
        raise UnreadableArticle(path, too_long)
    try:
        fields = json.loads(row.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        raise UnreadableArticle(path, "is no JSON object on one line") from None
    if not isinstance(fields, dict):
        raise UnreadableArticle(path, "is no JSON object")
    text = _find_string(fields, _TEXT)
    if not text:
        raise UnreadableArticle(path, 'has no "text" of an article')
    if len(text) > settings.max_characters:
        raise UnreadableArticle(path, too_long)
    page = Page(
        lines=tuple(Line(line) for line in text.splitlines()),
        wrapped=True,
        title=_find_string(fields, _TITLE),
        published=_find_string(fields, _PUBLISHED),
        outlet=_find_string(fields, _OUTLET),
        authors=_find_authors(fields),
    )
    return build_article(page, path=path)


def _find_string(fields: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    values = (fields.get(key) for key in keys)
    return next((value for value in values if isinstance(value, str) and value.strip()), None)


def _find_authors(fields: Mapping[str, object]) -> tuple[str, ...]:
    from extractor.reading.bylines import find_byline, is_author

    for key in _AUTHORS:
        value = fields.get(key)
        if isinstance(value, list):
            return tuple(name for name in value if isinstance(name, str) and is_author(name))
        if isinstance(value, str):
            byline = find_byline(value) or find_byline(f"By {value}")
            return byline.authors if byline else ()
    return ()
