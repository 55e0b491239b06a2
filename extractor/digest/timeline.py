"""What Happened When: events go in, lines in order of time come out.

Events that one sentence tells of one interval are one line, so that a reader meets each passage
once a date.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING

from extractor.digest.happenings import telling_place
from extractor.digest.inert import inert
from extractor.digest.labels import label
from extractor.digest.passages import polish, tidy
from extractor.digest.records import TimelineEntry

if TYPE_CHECKING:
    from extractor.records import Anchor, Article, Event, Library, Status
    from extractor.when import When

_STATUSES: tuple[Status, ...] = ("asserted", "planned", "hedged", "negated")
_ANCHORS: tuple[Anchor, ...] = ("stated", "context", "published")
# At one start the wider interval leads, as the heading over what it holds.
_WIDEST_FIRST = ("year", "season", "quarter", "month", "week", "vague", "day")

OrderKey = tuple[dt.date, int, int, dt.date, str, str, int, str]


def build_timeline(
    library: Library, *, statuses: Collection[Status], anchors: Collection[Anchor]
) -> tuple[TimelineEntry, ...]:
    """Return the lines of a timeline.

    Args:
        library: its events.
        statuses: which to show.
        anchors: which to show; `published` are events that only the article's own date dates.

    Returns:
        Lines sorted by start; an open start sorts just before its end, what has no date last.
        Among equals the wider interval first, then the earlier article, then order of text.
    """
    groups: dict[tuple[str, int, str], list[Event]] = defaultdict(list)
    for event in library.events:
        if event.status in statuses and event.anchor in anchors:
            evidence = telling_place(event)
            interval = event.when.model_dump_json() if event.when else ""
            groups[(evidence.article, evidence.start, interval)].append(event)
    articles = {article.id: article for article in library.articles}
    groups_in_order = sorted(groups.values(), key=lambda group: _order(group, articles))
    return tuple(_entry(group) for group in groups_in_order)


def _entry(group: list[Event]) -> TimelineEntry:
    """Return the line of events that share sentence and interval."""
    ranked = sorted(group, key=_leading)
    lead = ranked[0]
    planned = lead.status == "planned"
    evidence = {(e.article, e.start, e.end): e for event in ranked for e in event.evidence}
    return TimelineEntry(
        events=tuple(event.id for event in ranked),
        when=lead.when,
        label=label(lead.when, expression=lead.expression, planned=planned),
        text=_text(ranked),
        expression=lead.expression,
        anchor=lead.anchor,
        status=lead.status,
        attributed_to=lead.attributed_to,
        participants=tuple(sorted({p.entity for event in group for p in event.participants})),
        evidence=tuple(evidence[key] for key in sorted(evidence)),
        sources=max(event.sources for event in group),
        other_days=tuple(label(when) for when in _others(group)),
    )


def _others(group: list[Event]) -> list[When]:
    """Give the days on which other reports tell the same, each once, in order of time."""
    days = {day.when.edtf: day.when for event in group for day in event.other_days}
    return [days[edtf] for edtf in sorted(days)]


def _text(ranked: list[Event]) -> str:
    """Return one sentence for all: their names, or the source's sentence where that is shorter.

    Names of another status than the leading one's are left out: a line has one status.
    """
    lead = ranked[0]
    told = [e for e in ranked if (e.status, e.attributed_to) == (lead.status, lead.attributed_to)]
    names: list[str] = []
    for event in sorted(told, key=lambda e: (e.trigger.start, e.id)):
        name = tidy(event.name, telling_place(event).quote)
        if not any(_bare(name) in _bare(kept) for kept in names):
            names = [kept for kept in names if _bare(kept) not in _bare(name)]
            names.append(name)
    if len(names) == 1:
        return names[0]
    mark = "；" if names[0].endswith("。") else "; "
    joined = mark.join([*(name.rstrip("。.") for name in names[:-1]), names[-1]])
    quote = polish(telling_place(lead).quote)
    return joined if len(joined) <= len(quote) else quote


def _bare(text: str) -> str:
    return inert(text).casefold().rstrip(".。 ")


def _leading(event: Event) -> tuple[int, int, int, str]:
    status = _STATUSES.index(event.status)
    return (_ANCHORS.index(event.anchor), status, event.trigger.start, event.id)


def _order(group: list[Event], articles: dict[str, Article]) -> OrderKey:
    lead = min(group, key=_leading)
    evidence = telling_place(lead)
    article = articles.get(evidence.article)
    published = (article.published or "") if article else ""
    day, opened, end = _interval(lead.when)
    width = _WIDEST_FIRST.index(lead.when.precision) if lead.when else len(_WIDEST_FIRST)
    backwards = dt.date.fromordinal(dt.date.max.toordinal() - end.toordinal() + 1)
    return (
        day, opened, width, backwards, published, evidence.article, lead.trigger.start, lead.id,
    )  # fmt: skip


def _interval(when: When | None) -> tuple[dt.date, int, dt.date]:
    """Return where an interval sorts, 0 where it lies before that day, and its end."""
    if when is None:
        return (dt.date.max, 2, dt.date.max)
    if when.start is None:
        end = when.end or dt.date.max
        return (end, 0, end)
    return (when.start, 1, when.end or dt.date.max)
