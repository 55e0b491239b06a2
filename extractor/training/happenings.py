"""A draft goes in, the events of its key come out, wanted ones and neutral ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.training.dates import read_days

if TYPE_CHECKING:
    from extractor.training.drafts import Draft, Gold
    from extractor.training.keys import EventKey
    from extractor.training.places import Span


def build_events(draft: Draft) -> list[Gold]:
    """Events that are not negated, in order of their triggers."""
    built = [_event(draft, event) for event in draft.key.events]
    return sorted(
        (event for event in built if event and event["status"] != "negated"),
        key=lambda event: (event["trigger"]["start"], event["what"]),
    )


def _event(draft: Draft, event: EventKey) -> Gold | None:
    for entity in event.participants:
        draft.check_known(entity, f"event {event.quote[:40]!r}")
    if len(set(event.participants)) != len(event.participants):
        draft.fail(f"event {event.quote[:40]!r}: a participant is named twice")
    start, end, precision = read_days(event.when)
    try:
        quote = draft.locate.quote(event.quote)
        trigger = draft.locate.within(event.trigger, quote)
        time = _time(draft, event, quote)
    except ValueError as error:
        draft.fail(f"event {event.quote[:40]!r}: {error}")
        return None
    sentence = draft.locate.sentence(quote)
    gold: Gold = {
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "precision": event.precision or precision,
        "quote": draft.text[slice(*sentence)],
        "participants": list(event.participants),
        "what": event.what,
        "status": event.status,
        "anchor": "context" if event.context else "stated",
        "trigger": draft.stretch(trigger),
        "time": draft.stretch(time) if time else None,
        "roles": {
            entity: role for role in ("agent", "object", "other") for entity in getattr(event, role)
        },
        "evidence": list(sentence),
    }
    if event.status == "planned":
        gold["planned"] = True
    if event.accept:
        gold["accept"] = [_days(text) for text in event.accept]
    return gold


def _time(draft: Draft, event: EventKey, quote: Span) -> Span | None:
    if event.time is None:
        return None
    if event.context:
        return draft.locate.before(event.time, draft.locate.sentence(quote)[1])
    return draft.locate.within(event.time, quote)


def build_neutral_events(draft: Draft) -> list[Gold]:
    """Second readings, negated events, and what a printed timeline tells once more."""
    rows = [(e.quote, e.when, e.why) for e in draft.key.neutral_events]
    rows += [(e.quote, e.when, "printed digest") for e in draft.key.what_happened_when]
    rows += [(e.quote, e.when, "negated") for e in draft.key.events if e.status == "negated"]
    neutral = []
    for words, when, why in rows:
        start, end = _days(when)
        quote = draft.widened(words, "neutral event")
        neutral.append({"start": start, "end": end, "quote": quote, "why": why})
    return neutral


def build_timeline(draft: Draft) -> list[Gold]:
    """Lines of a What Happened When that the page prints."""
    rows = []
    for row in draft.key.what_happened_when:
        start, end = _days(row.when)
        quote = draft.widened(row.quote, "what_happened_when")
        rows.append({"start": start, "end": end, "quote": quote})
    return rows


def _days(text: str) -> list[str | None]:
    start, end, _ = read_days(text)
    return [start.isoformat() if start else None, end.isoformat() if end else None]
