"""A page template and the marked article go in, the HTML page that prints the article comes out.

In the template `{{line 1}}` is a line of the article's head (line 1 the title), `{{paragraphs
2-4}}` and `{{paragraphs 5-}}` are paragraphs of its body; all else is the page's own furniture.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from extractor.training.problems import Problem

if TYPE_CHECKING:
    from extractor.training.marks import Mark

_SLOT = re.compile(r"\{\{(line|paragraphs) (\d+)(?:(-)(\d*))?\}\}")


def build_page(
    template: str, text: str, marks: tuple[Mark, ...], links: dict[str, str]
) -> tuple[str, tuple[Problem, ...]]:
    """Fill a template.

    Args:
        template: the page with its slots.
        text: the plain text: head lines, then paragraphs behind blank lines.
        marks: the mentions, for links.
        links: entity id -> address; the first name of it in a paragraph becomes a link.

    Returns:
        The page, and an error for every head line or paragraph that is not printed once.
    """
    head, *paragraphs = text.rstrip("\n").split("\n\n")
    lines = head.split("\n")
    offsets = _offsets(text, paragraphs, len(head))
    printed: list[int] = []

    def fill(match: re.Match[str]) -> str:
        first = int(match[2])
        if match[1] == "line":
            return html.escape(lines[first - 1], quote=False)
        last = int(match[4]) if match[4] else len(paragraphs) if match[3] else first
        chosen = range(first - 1, last)
        printed.extend(chosen)
        return "\n".join(_paragraph(paragraphs[i], offsets[i], marks, links) for i in chosen)

    page = _SLOT.sub(fill, template)
    problems = []
    if printed != list(range(len(paragraphs))):
        problems.append(f"the page prints paragraphs {[i + 1 for i in printed]}")
    problems += [
        f"the page does not print {line!r}"
        for line in lines
        if html.escape(line, quote=False) not in page
    ]
    return page, tuple(Problem(level="error", text=p) for p in problems)


def _offsets(text: str, paragraphs: list[str], start: int) -> list[int]:
    offsets = []
    for paragraph in paragraphs:
        start = text.index(paragraph, start)
        offsets.append(start)
        start += len(paragraph)
    return offsets


def _paragraph(paragraph: str, offset: int, marks: tuple[Mark, ...], links: dict[str, str]) -> str:
    if len(paragraph) < 90 and paragraph[-1] not in '.!?"”。！？':
        return f"<h2>{html.escape(paragraph, quote=False)}</h2>"
    end = offset + len(paragraph)
    pieces: list[str] = []
    done = offset
    seen: set[str] = set()
    for mark in marks:
        inside = offset <= mark.start and mark.end <= end and mark.kind == "name"
        entity = mark.entities[0] if mark.entities else ""
        if not inside or entity not in links or entity in seen:
            continue
        seen.add(entity)
        pieces.append(html.escape(paragraph[done - offset : mark.start - offset], quote=False))
        words = html.escape(mark.text, quote=False)
        pieces.append(f'<a href="{html.escape(links[entity])}">{words}</a>')
        done = mark.end
    pieces.append(html.escape(paragraph[done - offset :], quote=False))
    return f"<p>{''.join(pieces)}</p>"
