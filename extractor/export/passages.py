"""Passages marked in their article: text and evidence go in, escaped HTML comes out."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from extractor.digest.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.records import Evidence

Span = tuple[int, int]


def passage_id(evidence: Evidence) -> str:
    """Return the name of the place in the page where a passage is marked."""
    return f"{evidence.article}-{evidence.start}-{evidence.end}"


def mark_passages(text: str, start: int, end: int, evidence: Iterable[Evidence]) -> str:
    """Return `text[start:end]` escaped, each passage in a `<mark>` with its id.

    Passages inside others are nested; of two that cross, the later one is cut where the earlier
    one ends, for elements cannot cross.
    """
    spans: dict[Span, str] = {}
    for e in evidence:
        if start <= e.start < e.end <= end:
            spans[(e.start, e.end)] = passage_id(e)
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    return _nest(text, start, end, ordered, spans)


def _nest(text: str, start: int, end: int, spans: list[Span], ids: dict[Span, str]) -> str:
    shown = []
    at = start
    rest = list(spans)
    while rest:
        span = rest.pop(0)
        # What crossed the passage before it is wholly or partly behind us.
        span_start, span_end = max(span[0], at), max(min(span[1], end), at)
        inside = [s for s in rest if s[0] < span_end]
        rest = [s for s in rest if s[0] >= span_end]
        shown.append(_escape(text[at:span_start]))
        inner = _nest(text, span_start, span_end, inside, ids)
        shown.append(f'<mark id="{html.escape(ids[span])}">{inner}</mark>')
        at = span_end
    shown.append(_escape(text[at:end]))
    return "".join(shown)


def _escape(text: str) -> str:
    """Escape, keeping the blanks at both ends that part one piece from the next."""
    if not text.strip():
        return " " if text else ""
    lead = " " if text[0].isspace() else ""
    tail = " " if text[-1].isspace() else ""
    return lead + html.escape(inert(text)) + tail
