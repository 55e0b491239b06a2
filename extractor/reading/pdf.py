"""A PDF goes in, a `Page` comes out: its lines, without running heads, feet and page numbers.

Gaps between lines part paragraphs; `unwrapping` joins the lines between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median_low
from typing import Any

from extractor.reading.decoding import NotTextError
from extractor.reading.pages import Line, Page
from extractor.records import DroppedLine

_EDGE_LINES = 3
"""Running heads and feet stand among so many lines at the top and bottom of a page."""
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of)\s*\d{1,4})?|第\s*\d+\s*页.*",
    re.IGNORECASE,
)
_MOST_CHARACTERS = 5_000_000
"""Beyond this reading stops; what is shorter but too long for an article is refused later."""
_DIGITS = re.compile(r"\d+")
_WIDE_GAP = 1.35
"""A paragraph begins where lines are so many times further apart than most are."""
_LINE_HYPHEN = re.compile("[\ufffe\x02]")
"""How pdfium writes a hyphen at the end of a line, in place of hyphen and line end."""
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’)]*\s*$")


def read_pdf(data: bytes) -> Page:
    """Read a PDF.

    Raises:
        NotTextError: it is damaged, locked, or holds no text (a scan).
    """
    import pypdfium2

    try:
        document: Any = pypdfium2.PdfDocument(data)  # type: ignore[no-untyped-call]
        pages = _read_pages(document)
        document.close()
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "is a PDF locked by a password" if locked else "is a damaged PDF"
        raise NotTextError(reason) from None
    if not any(row for page in pages for row in page):
        raise NotTextError("is a PDF without text (scanned pages are not read)")
    running = _find_running_lines(pages)
    return Page(
        lines=tuple(_keep_lines(pages, running)),
        wrapped=True,
        dropped=tuple(
            DroppedLine(text=page[at], reason="running_head")
            for page, gone in zip(pages, running, strict=True)
            for at in sorted(gone)
        ),
    )


def _read_pages(document: Any) -> list[list[str]]:  # noqa: ANN401 - pypdfium2 is untyped
    pages: list[list[str]] = []
    n_characters = 0
    for number in range(len(document)):
        pages.append(_read_page(document, number))
        n_characters += sum(map(len, pages[-1]))
        if n_characters > _MOST_CHARACTERS:
            raise NotTextError(f"is a PDF of more than {_MOST_CHARACTERS:,} characters, a book")
    return pages


def _read_page(document: Any, number: int) -> list[str]:  # noqa: ANN401
    """Read the lines of a page; "" stands for a gap."""
    page = document[number]
    text_page = page.get_textpage()
    try:
        rows: list[str] = []
        for gap, row in _part_paragraphs(text_page):
            rows += [""] * gap + _LINE_HYPHEN.sub("-\n", row).split("\n")
        return rows
    finally:
        text_page.close()
        page.close()


def _part_paragraphs(text_page: Any) -> Iterator[tuple[bool, str]]:  # noqa: ANN401
    """Yield the lines of a page, each with whether a gap stands above it."""
    rows: list[str] = []
    tops: list[float | None] = []
    start = 0
    for piece in text_page.get_text_range().split("\n"):
        row = piece.strip("\r ")
        lead = len(piece) - len(piece.lstrip(" "))
        if row:
            rows.append(row)
            tops.append(_find_top(text_page, start + lead, row[0]))
        start += len(piece) + 1
    steps = [
        None if above is None or below is None else above - below for above, below in pairwise(tops)
    ]
    down = [step for step in steps if step is not None and step > 0]
    usual = median_low(down) if down else 0.0
    for row, step in zip(rows, [None, *steps], strict=False):
        yield step is not None and step > _WIDE_GAP * usual > 0, row


def _find_top(text_page: Any, at: int, character: str) -> float | None:  # noqa: ANN401
    """Find the height of a character above the page's foot; None where pdfium's count differs."""
    if at >= text_page.count_chars() or text_page.get_text_range(at, 1) != character:
        return None
    _left, bottom, _right, _top = text_page.get_charbox(at, loose=True)
    return float(bottom)


def _find_running_lines(pages: Sequence[Sequence[str]]) -> list[set[int]]:
    """Find the lines at the edges that most pages share, numbers aside."""
    edges = [_find_edges(page) for page in pages]
    counts = Counter(key for edge in edges for key in set(edge.values()))
    often = max(2, (len(pages) + 1) // 2)
    return [
        {at for at, key in edge.items() if counts[key] >= often or _PAGE_NUMBER.fullmatch(page[at])}
        for page, edge in zip(pages, edges, strict=True)
    ]


def _find_edges(page: Sequence[str]) -> dict[int, str]:
    filled = [at for at, row in enumerate(page) if row]
    chosen = {*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]}
    return {at: _DIGITS.sub("#", page[at].casefold()) for at in chosen}


def _keep_lines(pages: Sequence[Sequence[str]], running: Sequence[set[int]]) -> Iterator[Line]:
    """Yield the lines of all pages; a paragraph may run on over the end of a page."""
    for page, gone in zip(pages, running, strict=True):
        rows = [row for at, row in enumerate(page) if at not in gone]
        while rows and not rows[0]:
            del rows[0]
        while rows and not rows[-1]:
            del rows[-1]
        yield from map(Line, rows)
        if rows and _SENTENCE_END.search(rows[-1]):
            yield Line("")
