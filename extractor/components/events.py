"""Events: a Doc with mentions and times goes in; who did what when comes out.

Every time expression that a sentence binds to a deed makes an event: the deed is the verb (or noun)
that governs the time, its participants are the entities in its clause. A deed without a time of its
own takes over the time of the deed it is coordinated with; the main deed of a sentence without any
is anchored to the article's own date (`undated.py`). Under a heading that is a date (a
timeline that the page prints) each entry is one event of that date.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.components.anchors import find_anchored, is_anchored
from extractor.components.casting import arguments_of, features, takes_part
from extractor.components.chinese.deeds import find_chinese_events
from extractor.components.dating import coordinated, deed_of, standing_then
from extractor.components.layout import paragraph_of, text_of
from extractor.components.local import LocalEvent
from extractor.components.recogniser import cast_votes
from extractor.components.referents import Referents
from extractor.components.status import standing
from extractor.components.syntax import patients, subjects
from extractor.components.undated import OPENING, day_of_story, undated_deeds
from extractor.lexicon.word_sets import word_sets
from extractor.records import Anchor, Paragraph, Role, TimeExpression
from extractor.when import When

Doc.set_extension("events", default=())


@Language.component(
    "events",
    requires=["doc._.entities", "doc._.times", "doc._.relations"],
    assigns=["doc._.events"],
)
def events(doc: Doc) -> Doc:
    """Pipeline component: fill `doc._.events`."""
    doc._.events = tuple(find_events(doc))
    return doc


def find_events(doc: Doc) -> list[LocalEvent]:
    """Find the events of a Doc: those that a time dates, then those that other events date.

    Returns:
        The events, sentence by sentence.
    """
    referents = Referents(doc)
    times = _times_of(doc)
    entry_dates = _entry_dates(doc)
    told: list[LocalEvent] = []
    running: list[Span] = []
    for sentence in doc.sents:
        index = paragraph_of(doc, sentence.start_char)
        paragraph = _paragraph(doc, index)
        if paragraph is not None and (paragraph.kind != "text" or paragraph.language == "other"):
            continue
        if index in entry_dates:
            told.append(_entry(sentence, entry_dates[index], referents))
        elif paragraph is not None and paragraph.language == "zh":
            told += find_chinese_events(sentence, times.get(sentence.start, []), referents)
        else:
            told += _in_sentence(sentence, times.get(sentence.start, []))
            running.append(sentence)
    found = [e for s in running for e in _anchored(s, times.get(s.start, []), told)]
    found += _undated(doc, running, times, [*told, *found], referents)
    events = sorted([*told, *found], key=lambda event: event.sentence.start)
    return _with_participants(events, running, referents)


def _times_of(doc: Doc) -> dict[int, list[TimeExpression]]:
    """Times of each sentence, by the sentence's first word."""
    times: dict[int, list[TimeExpression]] = {}
    starts = {token.idx: token for token in doc}
    for time in doc._.times:
        token = starts.get(time.start) or _token_at(doc, time.start)
        if token is not None:
            times.setdefault(token.sent.start, []).append(time)
    return times


def _paragraph(doc: Doc, index: int) -> Paragraph | None:
    return doc._.paragraphs[index] if doc._.paragraphs else None


def _token_at(doc: Doc, offset: int) -> Token | None:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


# --- a timeline that the page prints --------------------------------------------------------------


def _entry_dates(doc: Doc) -> dict[int, TimeExpression]:
    """Map the paragraphs under a heading that is nothing but a time to that time."""
    dates: dict[int, TimeExpression] = {}
    current: TimeExpression | None = None
    for index, paragraph in enumerate(doc._.paragraphs):
        if paragraph.kind == "heading":
            current = _heading_time(doc, paragraph)
        elif paragraph.kind == "text" and current is not None:
            dates[index] = current
            if paragraph.section != "what_happened_when":
                current = None
    return dates


def _heading_time(doc: Doc, paragraph: Paragraph) -> TimeExpression | None:
    inside = [
        time
        for time in doc._.times
        if paragraph.start <= time.start and time.end <= paragraph.end and time.when is not None
    ]
    if len(inside) != 1:
        return None
    text = text_of(doc)
    rest = text[paragraph.start : inside[0].start] + text[inside[0].end : paragraph.end]
    words = set(rest.replace(":", " ").lower().split())
    return inside[0] if words <= word_sets("deeds")["heading_words"] else None


def _entry(sentence: Span, time: TimeExpression, referents: Referents) -> LocalEvent:
    trigger = sentence.root
    told = standing(trigger)
    return LocalEvent(
        trigger, sentence, time.when, time, "stated", told.status, told.source,
        _cast(sentence, trigger, frozenset({trigger.i}), referents), "timeline entry",
    )  # fmt: skip


# --- running text ---------------------------------------------------------------------------------


def _in_sentence(sentence: Span, times: list[TimeExpression]) -> Iterator[LocalEvent]:
    """Find the events that one sentence dates, without their participants."""
    dated = [(time, deed) for time in times if not is_anchored(time)
             and (deed := deed_of(sentence, time)) is not None]  # fmt: skip
    dated = [(t, deed) for t, deed in dated if not _measures(t, deed, dated)]
    taken = frozenset(deed.i for _, deed in dated)
    seen: set[tuple[int, str]] = set()
    for time, first in dated:
        for deed in [first, *coordinated(first, taken)]:
            key = (deed.i, time.when.edtf if time.when else "")
            if key in seen:
                continue
            seen.add(key)
            anchor: Anchor = "context" if _is_anaphoric(time) else "stated"
            yield _event(deed, time, time.when, anchor)


def _measures(time: TimeExpression, deed: Token, dated: list[tuple[TimeExpression, Token]]) -> bool:
    """Whether a time says how long a deed took that another one dates: "in 2023 within weeks"."""
    is_length = time.type == "DURATION" and time.relation == "within"
    return is_length and any(d.i == deed.i and t is not time for t, d in dated)


def _anchored(
    sentence: Span, times: list[TimeExpression], told: list[LocalEvent]
) -> Iterator[LocalEvent]:
    """Find the events of one sentence that are dated by another deed."""
    for time in times:
        found = find_anchored(sentence, time, told) if is_anchored(time) else None
        if found is not None:
            yield _event(found.deed, time, found.when, "context")


def _undated(
    doc: Doc,
    running: list[Span],
    times: dict[int, list[TimeExpression]],
    told: list[LocalEvent],
    referents: Referents,
) -> list[LocalEvent]:
    """Find the deeds that only the article's own date dates."""
    opening = running[min(OPENING, len(running)) - 1].end if running else 0
    in_order = sorted(told, key=lambda event: event.trigger.i)
    when = day_of_story(doc._.published, in_order, opening)
    taken = {event.trigger.i for event in told}
    return [
        LocalEvent(deed, s, when, None, "published", "asserted", None, (), "undated")
        for s in running
        for deed in undated_deeds(s, times.get(s.start, []), taken, referents)
        if when is not None
    ]


def _event(deed: Token, time: TimeExpression, when: When | None, anchor: Anchor) -> LocalEvent:
    told = standing_then(deed, time)
    return LocalEvent(
        deed, deed.sent, when, time, anchor, told.status, told.source, (), f"time: {time.rule}"
    )


def _is_anaphoric(time: TimeExpression) -> bool:
    return time.rule.startswith(("anaphor", "same", "later", "earlier"))


def _with_participants(
    events: list[LocalEvent], running: list[Span], referents: Referents
) -> list[LocalEvent]:
    """Add who takes part to the events of running text, seeing all deeds of a sentence."""
    taken: dict[int, set[int]] = {sentence.start: set() for sentence in running}
    for event in events:
        taken.setdefault(event.sentence.start, set()).add(event.trigger.i)
    cast = {sentence.start for sentence in running}
    return [
        replace(
            event,
            participants=_cast(
                event.sentence, event.trigger, frozenset(taken[event.sentence.start]), referents
            ),
        )
        if event.sentence.start in cast
        else event
        for event in events
    ]


def _cast(
    sentence: Span, deed: Token, triggers: frozenset[int], referents: Referents
) -> tuple[tuple[str, Role], ...]:
    """Entities that take part in a deed, with their roles, sorted."""
    arguments = arguments_of(deed)
    around = referents.within(sentence)
    found: dict[str, list[frozenset[str]]] = {}
    for span, vote in zip(around, cast_votes(deed, around), strict=True):
        found.setdefault(span.kb_id_, []).append(
            features(deed, span, around=around, arguments=arguments, triggers=triggers, vote=vote)
        )
    agents = {s.kb_id_ for t in subjects(deed) for s in referents.of(t)}
    objects = {s.kb_id_ for t in patients(deed) for s in referents.of(t)}
    chosen = {identity for identity, mentions in found.items() if takes_part(mentions)}
    return tuple(
        (i, "agent" if i in agents else "object" if i in objects else "other")
        for i in sorted(chosen)
    )
