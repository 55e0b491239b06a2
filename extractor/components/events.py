"""Events: a Doc with mentions and times goes in; who did what when comes out.

Every time expression that a sentence binds to a deed makes an event: the deed is the verb (or noun)
that governs the time, its participants are the entities in its clause. A deed without a time of its
own takes over the time of the deed it is coordinated with; one that states a tie between entities
in an undated sentence is anchored to the article's own date. Under a heading that is a date (a
timeline that the page prints) each entry is one event of that date.
"""

import itertools
import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.components.casting import arguments_of, features, takes_part
from extractor.components.chinese.deeds import find_chinese_events
from extractor.components.layout import paragraph_of
from extractor.components.local import LocalEvent
from extractor.components.referents import Referents
from extractor.components.status import Standing, standing
from extractor.components.syntax import (
    CLAUSE_LABELS,
    patients,
    prepositional,
    subjects,
)
from extractor.lexicon.word_sets import word_sets
from extractor.records import Anchor, Paragraph, Role, TimeExpression

Doc.set_extension("events", default=())

SUPERLATIVES = frozenset({"JJS", "RBS"})
RISES = frozenset({"up", "down", "rise", "%"})
RANKS = frozenset({"first", "second", "highest", "lowest"})
DEEDS = frozenset({"VERB", "AUX", "NOUN"})
"""A name, number or preposition at the root of a fragment tells no deed."""
PLACE = re.compile(r"[A-Z][A-Z .'’/-]{2,40}(?:, [A-Z][a-z.]+){0,2},? ")
DASH = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?[-–—]")
TURN = 12
"""Characters in front of a time that hold "until"."""


@Language.component(
    "events",
    requires=["doc._.entities", "doc._.times", "doc._.relations"],
    assigns=["doc._.events"],
)
def events(doc: Doc) -> Doc:
    """Pipeline component: fill `doc._.events`."""
    doc._.events = tuple(find_events(doc))
    return doc


def find_events(doc: Doc) -> Iterator[LocalEvent]:
    """Find the events of a Doc, sentence by sentence."""
    referents = Referents(doc)
    times: dict[int, list[TimeExpression]] = {}
    starts = {token.idx: token for token in doc}
    for time in doc._.times:
        token = starts.get(time.start) or _token_at(doc, time.start)
        if token is not None:
            times.setdefault(token.sent.start, []).append(time)
    entry_dates = _entry_dates(doc)
    for sentence in doc.sents:
        index = paragraph_of(doc, sentence.start_char)
        paragraph = _paragraph(doc, index)
        if paragraph is not None and (paragraph.kind != "text" or paragraph.language == "other"):
            continue
        if index in entry_dates:
            yield _entry(sentence, entry_dates[index], referents)
            continue
        read = find_chinese_events if paragraph and paragraph.language == "zh" else _in_sentence
        yield from read(sentence, times.get(sentence.start, []), referents)


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
    rest = doc.text[paragraph.start : inside[0].start] + doc.text[inside[0].end : paragraph.end]
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


def _in_sentence(
    sentence: Span, times: list[TimeExpression], referents: Referents
) -> Iterator[LocalEvent]:
    """Find the events that one sentence dates."""
    dated: list[tuple[TimeExpression, Token, Token]] = []
    for time in times:
        root = _root_of(sentence, time)
        if root is None or not _is_a_point(time, root) or _is_dateline(sentence, time):
            continue
        trigger = _refusal(_trigger(root))
        if trigger.pos_ in DEEDS and not _is_a_state_of_today(time, trigger):
            dated.append((time, root, trigger))
    triggers = frozenset(trigger.i for _, _, trigger in dated)
    seen: set[tuple[int, str]] = set()
    for time, _, trigger in dated:
        for deed in [trigger, *_coordinated(trigger, triggers)]:
            key = (deed.i, time.when.edtf if time.when else "")
            if key in seen:
                continue
            seen.add(key)
            told = _standing_then(deed, time)
            anchor: Anchor = "context" if _is_anaphoric(time) else "stated"
            yield LocalEvent(
                deed, sentence, time.when, time, anchor, told.status, told.source,
                _cast(sentence, deed, triggers, referents), f"time: {time.rule}",
            )  # fmt: skip


def _root_of(sentence: Span, time: TimeExpression) -> Token | None:
    """Head word of a time expression inside its sentence."""
    start = time.start - sentence.start_char
    span = sentence.char_span(start, start + time.end - time.start, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _is_a_point(time: TimeExpression, root: Token) -> bool:
    """Whether a time dates a deed, rather than measuring or comparing."""
    if time.when is None or (time.type in {"SET", "DURATION"} and time.relation is None):
        # "for three years" measures; "within three years" bounds.
        return False
    return not (_measures_a_record(time, root) or _is_compared(time, root))


def _is_dateline(sentence: Span, time: TimeExpression) -> bool:
    """Whether a time says when the report was sent: "OSLO, March 3 (Harbour News) - ..."."""
    start, end = time.start - sentence.start_char, time.end - sentence.start_char
    text = sentence.text
    return bool(PLACE.fullmatch(text[:start]) and DASH.match(text[end:]))


def _is_a_state_of_today(time: TimeExpression, deed: Token) -> bool:
    """Whether a sentence only tells how things are: "today the firm makes vans"."""
    is_present = deed.tag_ in {"VBZ", "VBP"} and not any(c.dep_ == "aux" for c in deed.children)
    return is_present and time.text.lower() == "today"


def _measures_a_record(time: TimeExpression, root: Token) -> bool:
    """Whether a time says how far back a record goes: "the steepest fall since 2008"."""
    governor = root.head.head if root.dep_ == "pobj" else root.head
    return (
        time.relation == "since"
        and governor.pos_ == "NOUN"
        and any(c.tag_ in SUPERLATIVES or c.lower_ in RANKS for c in governor.children)
    )


def _is_compared(time: TimeExpression, root: Token) -> bool:
    """Whether a time is what something is compared with: "more than in 2020", "up from 2020"."""
    if time.relation not in {"since", None, "as_of"} or root.dep_ != "pobj":
        return False
    preposition = root.head
    return preposition.lower_ == "than" or (
        preposition.lower_ == "from" and preposition.head.lower_ in RISES
    )


def _is_anaphoric(time: TimeExpression) -> bool:
    return time.rule.startswith(("anaphor", "same", "later", "earlier"))


def _trigger(root: Token) -> Token:
    """Find the deed that a time belongs to: the nearest verb above it, or a noun for a deed."""
    token = root
    while token.dep_ != "ROOT":
        token = token.head
        if token.pos_ == "VERB":
            return token
        if token.pos_ == "AUX" and token.dep_ in CLAUSE_LABELS:
            return token
        if token.pos_ == "NOUN" and _is_deed(token) and _names_someone(token):
            return token
    return token


def _refusal(deed: Token) -> Token:
    """Find what was done where a deed was not: "declined to sell in May", "stopped selling"."""
    told = standing(deed)
    refusal = told.because
    if told.status != "negated" or refusal is None or refusal.i == deed.i:
        return deed
    chain = itertools.takewhile(lambda t: t.i != refusal.i, [deed, *deed.ancestors])
    bare = all(t.dep_ in {"xcomp", "pcomp", "prep"} for t in chain)
    return refusal if bare and refusal.pos_ == "VERB" and refusal in deed.ancestors else deed


def _standing_then(deed: Token, time: TimeExpression) -> Standing:
    """Tell how a deed is told at its time: what was not done until May was done in May."""
    told = standing(deed)
    if told.status != "negated" or told.because is None or told.because.dep_ != "neg":
        return told
    before = deed.doc.text[max(0, time.start - TURN) : time.start].lower().split()
    if time.relation not in {None, "since"} or not {"until", "till", "before"} & set(before[-2:]):
        return told
    ahead = any(c.dep_ == "aux" and c.lower_ in word_sets("telling")["modals"]
                for c in told.because.head.children)  # fmt: skip
    return Standing("planned" if ahead else "asserted", told.source)


def _is_deed(noun: Token) -> bool:
    """Whether a noun looks like the name of a deed ("purchase", "resignation")."""
    lemma, words = noun.lemma_.lower(), word_sets("deeds")
    return lemma in words["deeds"] or lemma.endswith(tuple(words["deed_endings"]))


def _names_someone(noun: Token) -> bool:
    return any(p in {"of", "by"} for p, _ in prepositional(noun)) or any(
        c.dep_ == "poss" for c in noun.children
    )


def _coordinated(trigger: Token, triggers: frozenset[int]) -> list[Token]:
    """Deeds behind a dated one that share its subject and have no time of their own."""
    return [
        child
        for child in trigger.children
        if child.dep_ == "conj"
        and child.pos_ == "VERB"
        and child.i not in triggers
        and child.tag_ == trigger.tag_
        and not any(t.i in triggers for t in child.subtree)
    ]


def _cast(
    sentence: Span, deed: Token, triggers: frozenset[int], referents: Referents
) -> tuple[tuple[str, Role], ...]:
    """Entities that take part in a deed, with their roles, sorted."""
    arguments = arguments_of(deed)
    found: dict[str, list[frozenset[str]]] = {}
    for span in referents.within(sentence):
        found.setdefault(span.kb_id_, []).append(
            features(deed, span, arguments=arguments, triggers=triggers)
        )
    agents = {s.kb_id_ for t in subjects(deed) for s in referents.of(t)}
    objects = {s.kb_id_ for t in patients(deed) for s in referents.of(t)}
    chosen = {identity for identity, mentions in found.items() if takes_part(mentions)}
    return tuple(
        (i, "agent" if i in agents else "object" if i in objects else "other")
        for i in sorted(chosen)
    )
