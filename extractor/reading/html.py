"""A web page goes in, a `Page` comes out: every block of text is the article's or says why not.

`blocks` finds the text, trafilatura judges which of it is the article, `metadata` reads what the
page says about itself. Blocks that trafilatura missed come back where prose stands between prose,
and where the page prints its own digest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from extractor.reading.blocks import Block, find_blocks
from extractor.reading.bylines import find_byline, find_dateline_place
from extractor.reading.cleaning import is_sentence, match_furniture
from extractor.reading.dates import read_date_line
from extractor.reading.decoding import NotTextError, decode
from extractor.reading.metadata import read_metadata
from extractor.reading.pages import Line, Page
from extractor.reading.sections import find_sections
from extractor.records import DroppedLine

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NESTING = re.compile(r"<(/?)(?:div|span|section|article|table|ul|ol|blockquote)\b", re.IGNORECASE)
_DEEPEST = 1_000
"""Nested elements; no page that a person reads comes near."""
_MOST_BLOCKS = 20_000
"""Stretches of text; beyond lie lists and tables that would cost minutes to judge."""
_SURELY_FURNITURE = frozenset({"nav", "footer", "aside", "form", "button", "menu"})
_LONG_KEY = 40
"""Letters; a shorter text may occur in an article by chance, so it must be a line of its own."""
_FULL_STOP = re.compile(r"\w[.!?。！？][\"'”’)]*$")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)


def read_html(data: bytes) -> Page:
    """Read a web page.

    Raises:
        NotTextError: the bytes are no text, or the page holds no article.
    """
    stated = _CHARSET.search(data[:4096])
    source = decode(data, stated=stated[1].decode("ascii") if stated else None)
    _check_depth(source)
    tree = _parse(source)
    blocks = list(islice(find_blocks(tree), _MOST_BLOCKS + 1))
    if len(blocks) > _MOST_BLOCKS:
        raise NotTextError(f"is a web page of more than {_MOST_BLOCKS:,} pieces, not an article")
    metadata = read_metadata(tree)
    judged, sitename = _judge(_parse(source))
    title, title_at = _find_title(blocks, metadata.title, metadata.window)
    chosen = _choose(blocks, judged, title_at)
    if not any(_is_prose(blocks[at].text) for at in chosen):
        raise NotTextError("is a web page without an article")
    return Page(
        lines=tuple(_make_line(blocks[at]) for at in sorted(chosen)),
        wrapped=False,
        title=title,
        published=metadata.published,
        outlet=metadata.outlet or sitename,
        authors=metadata.authors,
        dropped=tuple(
            DroppedLine(text=block.text, reason=_name_reason(block))
            for at, block in enumerate(blocks)
            if at not in chosen and at != title_at
        ),
    )


def _is_prose(text: str) -> bool:
    """Tell whether a block can be the text of an article, be it ever so short."""
    return len(text) > _LONG_KEY or _FULL_STOP.search(text) is not None


def _check_depth(source: str) -> None:
    depth = 0
    for tag in _NESTING.finditer(source):
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST:
            raise NotTextError(f"is a web page nested more than {_DEEPEST:,} elements deep")


def _parse(source: str) -> HtmlElement:
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        return html.document_fromstring(source.encode(), parser=parser)
    except (ValueError, etree.ParserError):
        raise NotTextError("is a web page without an article") from None


def _judge(tree: HtmlElement) -> tuple[str, str | None]:
    """Ask trafilatura for the text of the article and the name of the site."""
    import trafilatura
    from trafilatura.meta import reset_caches
    from trafilatura.settings import Document

    try:
        document = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        # Odd markup breaks it now and then; the page can still be read without its judgement.
        return "", None
    finally:
        reset_caches()  # they grow with every page that is read
    if not isinstance(document, Document):
        return "", None
    return document.text or "", document.sitename


def _fold(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _find_title(
    blocks: Sequence[Block], stated: str | None, window: str | None
) -> tuple[str | None, int | None]:
    """Find the headline and the block that prints it.

    Args:
        blocks: of the page.
        stated: by metadata; it may be worded anew for other sites.
        window: title of the browser window, used where there is nothing else.
    """
    wanted = _fold(stated or "")
    heads = [at for at, b in enumerate(blocks) if b.tag == "h1" and len(b.text) > 8]
    others = (at for at, block in enumerate(blocks) if block.tag in {"h2", "div", "p"})
    for at in [*heads, *others]:
        key = _fold(blocks[at].text)
        # A page title may carry the name of the site behind the headline.
        if wanted and (key == wanted or (at in heads and key and key in wanted)):
            return blocks[at].text, at
    for at in heads:
        if not stated or _long_words(stated) & _long_words(blocks[at].text):
            return blocks[at].text, at
    return stated or window, None


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 4}


def _choose(blocks: Sequence[Block], judged: str, title_at: int | None) -> set[int]:
    """Choose the blocks of the article: judged so, between such, at its head, or of its digest."""
    rows = {_fold(row) for row in judged.split("\n")}
    whole = _fold(judged)
    chosen = {
        at
        for at, block in enumerate(blocks)
        if block.zone not in _SURELY_FURNITURE and _is_judged(_fold(block.text), rows, whole)
    }
    if not chosen:  # trafilatura gives up on very short articles
        chosen = {at for at, block in enumerate(blocks) if block.tag == "p" and not block.zone}
    if not chosen:
        return chosen
    first = min(chosen) if title_at is None else title_at
    prose = [at for at in chosen if is_sentence(blocks[at].text)] or list(chosen)
    chosen |= {
        at
        for at in range(first, max(prose))
        if blocks[at].zone not in _SURELY_FURNITURE and is_sentence(blocks[at].text)
    }
    chosen |= {at for at in range(first, min(prose)) if _is_head(blocks[at])}
    chosen |= _find_digest(blocks)
    if title_at is not None:
        chosen = {at for at in chosen if at >= title_at or is_sentence(blocks[at].text)} | {
            title_at
        }
    return chosen


def _is_judged(key: str, rows: set[str], whole: str) -> bool:
    return bool(key) and (key in rows or (len(key) > _LONG_KEY and key in whole))


def _is_head(block: Block) -> bool:
    if block.zone in _SURELY_FURNITURE - {"aside"}:
        return False
    return bool(
        find_byline(block.text)
        or read_date_line(block.text, bare=True)
        or find_dateline_place(block.text)
    )


def _find_digest(blocks: Sequence[Block]) -> set[int]:
    """Find the blocks of a digest that the page prints of itself, with its headings."""
    lines = [_make_line(block) for block in blocks]
    outside = {at for at, block in enumerate(blocks) if block.zone in _SURELY_FURNITURE - {"aside"}}
    found = find_sections(lines, skip=outside)
    return {at for at, name in enumerate(found.names) if name != "body" and at not in outside}


def _name_reason(block: Block) -> str:
    """Name why a block is left out: by its words, else by where it stands."""
    kind = match_furniture(block.text)
    return kind.reason if kind else f"page_{block.zone or 'rest'}"


def _make_line(block: Block) -> Line:
    bullet = "• " if block.tag == "li" else ""
    return Line(bullet + block.text, heading=re.fullmatch(r"h[1-6]|dt", block.tag) is not None)
