"""Bytes of a known format go in, a `Page` comes out; unknown bytes are told apart by their look."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from extractor.reading.decoding import NotTextError, decode
from extractor.reading.html import read_html
from extractor.reading.markdown import read_markdown
from extractor.reading.pages import Line, Page
from extractor.reading.pdf import read_pdf

_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|meta)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_text(data: bytes) -> Page:
    """Read a plain text.

    Raises:
        NotTextError: the bytes are no text.
    """
    return Page(lines=tuple(Line(row) for row in decode(data).splitlines()), wrapped=True)


READERS: dict[str, tuple[Callable[[bytes], Page], int]] = {
    ".txt": (read_text, 4),
    ".md": (read_markdown, 4),
    ".html": (read_html, 12),
    ".htm": (read_html, 12),
    ".pdf": (read_pdf, 60),
}
"""The reader of each suffix and how many bytes it may need for one character of an article: no
encoding takes more than four, a web page is mostly markup, a PDF mostly fonts and pictures."""


def sniff(head: bytes) -> str:
    """Tell the format of bytes that carry no suffix.

    >>> sniff(b"%PDF-1.7 ..."), sniff(b"<!DOCTYPE html>"), sniff(b'{"text": "Hi"}'), sniff(b"Hi")
    ('.pdf', '.html', '.jsonl', '.txt')
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"%PDF-"):
        return ".pdf"
    if _HTML.match(start):
        return ".html"
    if start.startswith(b"{") and _is_json_row(start):
        return ".jsonl"
    return ".txt"


def _is_json_row(start: bytes) -> bool:
    row, newline, _ = start.partition(b"\n")
    try:
        return isinstance(json.loads(row), dict)
    except ValueError:
        # The row may be longer than what was looked at.
        return not newline and re.match(rb'\{\s*"\w+"\s*:', row) is not None


def check_length(page: Page, max_characters: int) -> None:
    """Refuse a page whose text is longer than one article may be.

    Raises:
        NotTextError: it is.
    """
    if sum(len(line.text) + 1 for line in page.lines) > max_characters + 1:
        raise NotTextError(
            f"is longer than {max_characters:,} characters, the limit for one article"
        )
