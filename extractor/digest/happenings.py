"""The events that a profile tells: the few that say most about an entity, each with its date."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from extractor.digest.index import in_prose
from extractor.digest.inert import inert
from extractor.digest.labels import label, phrase
from extractor.digest.passages import tidy
from extractor.digest.records import ProfileSentence

if TYPE_CHECKING:
    from extractor.digest.index import Index
    from extractor.digest.wording import Tongue
    from extractor.records import Entity, Event, Evidence
    from extractor.when import When

# Names of events that cannot stand alone: a pronoun or a clause that hangs on another.
_DEPENDENT = re.compile(
    r"^(?:He|She|It|They|We|I|You|This|That|These|Those|When|While|If|Although|Because|Which|Who)\b"
    r"|^[他她它这那此]"
)
_TIMED = re.compile(
    r"^(?:On|In|By|At|Since|Before|Until|Late|Early|After|Last|This|Earlier|As of|During|From|Over|"
    r"Within|Only|Just|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d+) (?!of )",
)
_LOWERED = re.compile(r"^(?:The|A|An|Its|His|Her|Their|In|On|At|By|Some|Several|Two|Three)\b")


def key_events(
    index: Index, entity: Entity, tongue: Tongue, *, most: int, used: set[tuple[str, int]]
) -> list[ProfileSentence]:
    """Return at most `most` sentences about dated events of an entity, in order of time.

    Args:
        index: the library.
        entity: who takes part.
        tongue: language of the profile.
        most: how many.
        used: (article, start) of evidence that the profile has told already; left out.
    """
    scored = []
    for event in index.events[entity.id]:
        place = telling_place(event)
        if (
            (place.article, place.start) in used
            or event.when is None
            or event.anchor == "published"
        ):
            continue
        if _names(entity, event.name) and not _DEPENDENT.match(event.name):
            scored.append((-_score(entity, event), _newest_first(event.when), event.id, event))
    chosen: list[Event] = []
    spent: set[tuple[str, int]] = set()
    for *_, event in sorted(scored, key=lambda item: item[:3]):
        place = telling_place(event)
        if len(chosen) < most and (place.article, place.start) not in spent:
            chosen.append(event)
            spent.add((place.article, place.start))
    return [_sentence(event, tongue) for event in sorted(chosen, key=_oldest_first)]


def telling_place(event: Event) -> Evidence:
    """Return the evidence that holds the word telling the event; others may tell it again."""
    return event.evidence[0]


def _score(entity: Entity, event: Event) -> int:
    roles = {p.role for p in event.participants if p.entity == entity.id}
    score = 4 * ("agent" in roles) + 2 * ("object" in roles) + 2 * (event.status == "asserted")
    score += 2 * in_prose(telling_place(event)) + (event.anchor == "stated") + bool(event.money)
    words = len(event.name.split())
    opens = event.name.startswith((entity.name, *entity.aliases))
    return score + 2 * opens - 2 * (words > 35)


def _sentence(event: Event, tongue: Tongue) -> ProfileSentence:
    text = tidy(event.name, telling_place(event).quote)
    if event.when is not None and not _says_when(event, text):
        planned = event.status == "planned"
        if tongue == "zh":
            text = f"{_chinese_date(event)}，{text}"
        elif _TIMED.match(text) or _has_expression(event, text):
            # "The mill closed on Tuesday (May 6, 2025).": one date at the front is enough.
            date = label(event.when, expression=event.expression, planned=planned)
            text = f"{text.rstrip('.')} ({date})."
        else:
            lead = phrase(event.when, expression=event.expression, planned=planned)
            text = f"{lead}, {_as_continued(event, text)}"
    if event.status == "hedged":
        text = _hedged(text, event.attributed_to, tongue)
    return ProfileSentence(text=text, kind="told", evidence=(telling_place(event),))


def _as_continued(event: Event, text: str) -> str:
    """Return a sentence as it goes on behind a date: a capital that no name asks for is undone."""
    first = text.split()[0]
    common = any(first.lower() in e.quote.split() for e in event.evidence)
    return text[0].lower() + text[1:] if common or _LOWERED.match(text) else text


def _hedged(text: str, attributed_to: str | None, tongue: Tongue) -> str:
    voice = inert(attributed_to or "")
    if tongue == "zh":
        return f"据{voice}，{text}" if voice else f"据称，{text}"
    return f"{text.rstrip('.')}, according to {voice}." if voice else f"Reportedly: {text}"


def _says_when(event: Event, text: str) -> bool:
    """Tell whether the sentence gives its date by itself, to readers of any day."""
    # "on Tuesday" is no date for a reader of another week.
    expression = event.expression or ""
    return _has_expression(event, text) and bool(re.search(r"\d{4}|\d+月\d+[日号]", expression))


def _has_expression(event: Event, text: str) -> bool:
    expression = inert(event.expression or "")
    return bool(expression) and expression.casefold() in text.casefold()


def _names(entity: Entity, text: str) -> bool:
    return any(name in text for name in (entity.name, *entity.aliases))


def _chinese_date(event: Event) -> str:
    when = event.when
    if when is None or when.start is None or when.end is None:
        return inert(event.expression or (when.edtf if when else ""))
    start = when.start
    if start == when.end:
        return f"{start.year}年{start.month}月{start.day}日"
    if when.precision == "month":
        return f"{start.year}年{start.month}月"
    return f"{start.year}年" if when.precision == "year" else inert(event.expression or when.edtf)


def _newest_first(when: When) -> int:
    return -(when.end or when.start or dt.date.min).toordinal()


def _oldest_first(event: Event) -> tuple[dt.date, str]:
    when = event.when
    day = (when.start or when.end) if when else None
    return (day or dt.date.max, event.id)
