"""A PDF goes in, a `Page` comes out: its lines, without running heads, feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter

from extractor.reading.decoding import NotText
from extractor.reading.pages import Line, Page
from extractor.records import DroppedLine

_EDGE_LINES = 3
"""Running heads and feet stand among so many lines at the top and bottom of a page."""
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of)\s*\d{1,4})?|第\s*\d+\s*页.*", re.I)
_DIGITS = re.compile(r"\d+")


def read_pdf(data: bytes) -> Page:
    """Read a PDF.

    Raises:
        NotText: it is damaged, locked, or holds no text (a scan).
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise NotText("is locked by a password" if locked else "is no readable PDF") from None
    try:
        pages = [_read_page(document, number) for number in range(len(document))]
    finally:
        document.close()
    if not any(row.strip() for page in pages for row in page):
        raise NotText("is a PDF without text (scanned pages are not read)")
    dropped = _find_running_lines(pages)
    lines = [
        Line(row)
        for page, gone in zip(pages, dropped, strict=True)
        for at, row in enumerate(page)
        if at not in gone
    ]
    named = tuple(
        DroppedLine(text=page[at].strip(), reason="running_head")
        for page, gone in zip(pages, dropped, strict=True)
        for at in sorted(gone)
    )
    return Page(lines=tuple(lines), wrapped=True, dropped=named)


def _read_page(document: "pypdfium2.PdfDocument", number: int) -> list[str]:
    page = document[number]
    text_page = page.get_textpage()
    try:
        # pdfium marks a hyphen at a line's end by one of two noncharacters.
        text = text_page.get_text_range().replace("\ufffe", "-").replace("\x02", "-")
    finally:
        text_page.close()
        page.close()
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _find_running_lines(pages: list[list[str]]) -> list[set[int]]:
    """Find the lines at the edges that most pages share, numbers aside."""
    edges = [_edge_lines(page) for page in pages]
    counts = Counter(key for edge in edges for key in set(edge.values()))
    often = max(2, (len(pages) + 1) // 2)
    return [
        {
            at
            for at, key in edge.items()
            if counts[key] >= often or _PAGE_NUMBER.fullmatch(page[at].strip())
        }
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edge_lines(page: list[str]) -> dict[int, str]:
    filled = [at for at, row in enumerate(page) if row.strip()]
    chosen = {*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]}
    return {at: _DIGITS.sub("#", page[at].strip().casefold()) for at in chosen}
