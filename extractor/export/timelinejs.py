"""TimelineJS: a library goes in, the JSON of a TimelineJS 3 timeline comes out.

Dates are given in the unit that is known, and shown in our words ("Before January 29, 2025").
What TimelineJS prints as HTML is escaped.
"""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from extractor.digest import build_digest
from extractor.digest.inert import inert
from extractor.digest.notes import line_mark, place, sources_by_id
from extractor.graph import EVERY

if TYPE_CHECKING:
    import datetime as dt

    from extractor.digest import Source, TimelineEntry
    from extractor.records import Library
    from extractor.when import When


def to_timelinejs(library: Library) -> bytes:
    """Return the timeline of a library; what has no date has no place on it."""
    digest = build_digest(library, statuses=EVERY)
    sources = sources_by_id(digest)
    events = [_event(entry, entry.when, sources) for entry in digest.timeline if entry.when]
    data = {
        "scale": "human",
        "title": {"text": {"headline": "What Happened When"}},
        "events": events,
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _event(entry: TimelineEntry, when: When, sources: dict[str, Source]) -> dict[str, Any]:
    mark = line_mark(entry)
    event: dict[str, Any] = {
        "unique_id": entry.events[0],
        "display_date": _safe(entry.label),
        "text": {
            "headline": _safe(f"{entry.text} {mark}" if mark else entry.text),
            "text": "".join(
                f"<blockquote>{_safe(e.quote)}</blockquote><p>{_safe(place(e, sources))}</p>"
                for e in entry.evidence
            ),
        },
        "autolink": False,
    }
    first, last = when.start or when.end, when.end
    if first is not None:
        event["start_date"] = _date(first, when)
    # an interval that is open on one side stands at the side that is known
    if when.start is not None and last is not None and _date(last, when) != event["start_date"]:
        event["end_date"] = _date(last, when)
    return event


def _date(day: dt.date, when: When) -> dict[str, int]:
    date = {"year": day.year}
    if when.precision != "year":
        date["month"] = day.month
    if when.precision not in ("year", "month"):
        date["day"] = day.day
    return date


def _safe(text: str) -> str:
    return html.escape(inert(text))
