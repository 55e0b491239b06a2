"""A parsed web page goes in, its blocks of text come out in reading order, with where they stand.

Nothing is judged here: `html` decides which blocks are the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.characters import normalise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "button", "center", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hr", "label", "legend", "li", "main", "menu", "nav", "ol",
        "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
        "tr", "ul",
    }
)  # fmt: skip
_UNSEEN = frozenset(
    {"head", "iframe", "noscript", "object", "script", "select", "style", "svg", "template",
     "textarea", "video", "audio", "canvas", "math"}
)  # fmt: skip
_ZONES = frozenset({"nav", "footer", "aside", "form", "button", "figure", "header", "menu"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’)]*\s*$")


class Block(NamedTuple):
    """A stretch of text between two block elements.

    Attributes:
        text: normalised, on one line.
        tag: the innermost block element around it (`p`, `h2`, `li`).
        zone: the innermost element around it that tells of furniture (`nav`, `aside`), or "".
    """

    text: str
    tag: str
    zone: str


def find_blocks(tree: HtmlElement) -> Iterator[Block]:
    """Walk a page, without recursion, and yield its visible blocks of text.

    Args:
        tree: the page, parsed without comments and processing instructions.
    """
    from lxml.etree import iterwalk

    stack: list[tuple[str, str]] = [("body", "")]
    pieces: list[str] = []
    hidden_at: int | None = None
    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if hidden_at is None and _is_hidden(element, tag):
                hidden_at = len(stack)
            if hidden_at is None and _breaks(tag, pieces):
                yield from _flush(pieces, *stack[-1])
            zone = tag if tag in _ZONES else stack[-1][1]
            stack.append((tag if tag in _BLOCKS else stack[-1][0], zone))
            pieces += [element.text] if hidden_at is None and element.text else []
            continue
        if hidden_at is None and _breaks(tag, pieces):
            yield from _flush(pieces, *stack[-1])
        stack.pop()
        if hidden_at == len(stack):
            hidden_at = None
        pieces += [element.tail] if hidden_at is None and element.tail else []
    yield from _flush(pieces, *stack[-1])


def _is_hidden(element: HtmlElement, tag: str) -> bool:
    return (
        tag in _UNSEEN
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _breaks(tag: str, pieces: list[str]) -> bool:
    """Tell whether an element parts paragraphs; a line break does so behind a full stop."""
    if tag == "br":
        return bool(pieces) and bool(_SENTENCE_END.search(pieces[-1]))
    return tag in _BLOCKS


def _flush(pieces: list[str], tag: str, zone: str) -> Iterator[Block]:
    text = normalise("".join(pieces).replace("\n", " "))
    pieces.clear()
    if text:
        yield Block(text, tag, zone)
