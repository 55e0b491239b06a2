"""A web page goes in, a `Page` comes out: what trafilatura takes for the article, and the rest.

Dates are read from the page's own metadata first, since they keep hour and zone.
"""

from __future__ import annotations

import re

from extractor.reading.characters import normalise
from extractor.reading.decoding import NotText, decode
from extractor.reading.metadata import read_metadata
from extractor.reading.pages import Line, Page

_TAG = re.compile(r"<(/?)(div|span|p|section|article|ul|ol|li|table|td|tr|b|i|em|strong|font|a)\b[^>]*>", re.I)
_DEEPEST = 2_000
"""Nested elements; no page that a person reads comes near."""


def read_html(data: bytes) -> Page:
    """Read a web page.

    Raises:
        NotText: the bytes are no text, or the page holds no article.
    """
    source = decode(data)
    _check_depth(source)
    import trafilatura
    from lxml import html as lxml_html

    try:
        tree = lxml_html.fromstring(source.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (ValueError, AssertionError):
        raise NotText("is no readable web page") from None
    metadata = read_metadata(tree)
    document = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        favor_recall=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if document is None or not document.text:
        raise NotText("is a web page without an article")
    lines = [Line(row) for row in normalise(document.text).split("\n")]
    return Page(
        lines=tuple(lines),
        wrapped=False,
        title=metadata.title or document.title,
        published=metadata.published,
        outlet=metadata.outlet or document.sitename,
        authors=metadata.authors,
    )


def _check_depth(source: str) -> None:
    depth = 0
    for tag in _TAG.finditer(source):
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST:
            raise NotText(f"is a web page nested more than {_DEEPEST:,} elements deep")
