"""Wording: an event goes in, one plain sentence that a timeline can print comes out.

Short sentences are printed as they stand. Of longer ones the clause of the event is cut out: its
subject (a name put in for a pronoun, the noun for "which"), its verb and what belongs to it,
without asides; the words that tell the time always stay. Where no whole clause can be cut, the
sentence is printed, or of several behind semicolons the one that tells it. Nothing is rephrased:
the words are the article's own, and the evidence keeps the sentence.
"""

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from extractor.components.anchors import counted_from
from extractor.components.clause_words import SHORTEST, cut_clause, is_whole
from extractor.components.layout import language_of
from extractor.components.local import LocalEvent

PLAIN_LENGTH = 20
"""Sentences of up to this many words are printed whole."""

FRONT = 4
"""Words at the front of a clause in which a pronoun gives way to the name."""

OPENERS = {"(": ")", "“": "”", "‘": "’", "[": "]"}


def event_name(event: LocalEvent) -> str:
    """Word an event.

    Args:
        event: an event of a parsed Doc.

    Returns:
        A sentence with a capital and a full stop.
    """
    whole = list(event.sentence)
    words = [t for t in whole if not t.is_space and not t.is_punct]
    is_parsed = language_of(event.sentence) == "en"
    if is_parsed and len(words) > PLAIN_LENGTH and event.trigger.pos_ in {"VERB", "AUX"}:
        needed = _protected(event)
        clause = cut_clause(event.trigger, needed)
        if clause is not None and is_whole(clause, needed | {event.trigger.i}):
            return _finish(_named(clause))
    return _finish(_named(_stretch(event) if is_parsed else whole))


def _stretch(event: LocalEvent) -> list[Token]:
    """Words of the sentence between two semicolons, where trigger and time stand in one stretch."""
    needed = _protected(event) | {event.trigger.i}
    stretches: list[list[Token]] = [[]]
    for token in event.sentence:
        if token.text == ";":
            stretches.append([])
        else:
            stretches[-1].append(token)
    holding = (s for s in stretches if needed <= {t.i for t in s} and len(s) > SHORTEST)
    return next(holding, list(event.sentence))


def _protected(event: LocalEvent) -> frozenset[int]:
    """Words that tell the time: an aside that holds one of them stays."""
    time = event.expression
    if time is None or counted_from(event.sentence, time) == event.trigger:
        # In "two weeks after it opened" the weeks belong to another deed than the opening.
        return frozenset()
    return frozenset(t.i for t in event.sentence if time.start <= t.idx < time.end)


# --- printing -------------------------------------------------------------------------------------


def _named(tokens: list[Token]) -> str:
    """Join words, putting names in for pronouns and "the company" at the front of the clause."""
    doc = tokens[0].doc
    names = {e.id: e.name for e in doc._.entities}
    pieces: list[str] = []
    skip_until = -1
    for position, token in enumerate(tokens):
        if token.i < skip_until and position and tokens[position - 1].i < token.i:
            continue
        span = _reference_at(doc, token) if position < FRONT else None
        if span is not None and names[span.kb_id_] not in "".join(pieces):
            ending = "'s" if token.tag_ == "PRP$" else ""
            pieces.append(names[span.kb_id_] + ending)
            skip_until = span.end
        else:
            pieces.append(_cased(token) if position else token.text)
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if following is not None and _is_gap(token, following):
            pieces.append(" ")
    return "".join(pieces)


def _cased(token: Token) -> str:
    """Write a word inside a printed sentence that opened its own: "The" becomes "the"."""
    opens = token.is_sent_start and token.pos_ in {"DET", "ADP", "PRON", "SCONJ", "ADV"}
    return token.lower_ if opens and token.text != "I" else token.text


def _is_gap(token: Token, following: Token) -> bool:
    """Whether a blank stands between two printed words."""
    if following.i == token.i + 1:
        return bool(token.whitespace_)
    return not (following.is_punct and following.text not in OPENERS) and following.tag_ != "POS"


def _reference_at(doc: Doc, token: Token) -> Span | None:
    spans: Iterable[Span] = doc.spans["mentions"]
    found = (s for s in spans if s.start == token.i and s.id_ in {"pronoun", "nominal"})
    return next(found, None)


def _finish(text: str) -> str:
    text = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text))
    text = re.sub(r",+(?=[,.;])", "", text).strip(" ,;:-–—")
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?。！？”\"'…" else f"{text}."
