"""Wording: an event goes in, one plain sentence that a timeline can print comes out.

Short sentences are printed as they stand. Of longer ones the clause of the event is cut out: its
subject (a name put in for a pronoun), its verb and what belongs to it, without asides. Nothing is
rephrased: every word is the article's own, and the whole sentence stays in the evidence.
"""

import re

from spacy.tokens import Doc, Span, Token

from extractor.components.syntax import CLAUSE_LABELS

PLAIN_LENGTH = 22
"""Sentences of up to this many words are printed whole."""


def event_name(trigger: Token, sentence: Span) -> str:
    """Word an event.

    Args:
        trigger: the word that tells it.
        sentence: the sentence that holds it.

    Returns:
        A sentence with a capital and a full stop.
    """
    words = [t for t in sentence if not t.is_space and not t.is_punct]
    if len(words) <= PLAIN_LENGTH or trigger.pos_ not in {"VERB", "AUX"}:
        return _finish(_named(list(sentence)))
    clause = _clause(trigger)
    text = _named(clause)
    if len([t for t in clause if not t.is_punct]) < 4:
        return _finish(_named(list(sentence)))
    return _finish(text)


def _clause(trigger: Token) -> list[Token]:
    """Words of the trigger's clause, with its subject, without asides."""
    inside = _without_asides(trigger)
    subject = next((c for c in trigger.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    lead: list[Token] = []
    if subject is None or subject.tag_ in {"WDT", "WP"}:
        lead = _borrowed_subject(trigger)
        inside = [t for t in inside if subject is None or t.i != subject.i]
    return lead + inside


def _without_asides(head: Token) -> list[Token]:
    """Subtree of a verb without coordinated clauses, relative clauses and leading conjunctions."""
    found: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        found.append(token)
        for child in token.children:
            if child.dep_ in {"conj", "parataxis"} and child.pos_ in {"VERB", "AUX"}:
                continue
            if child.dep_ in {"relcl", "appos", "advcl"} and child.i > token.i + 1:
                continue
            if child.dep_ in {"cc", "mark", "preconj"} and token.i == head.i:
                continue
            stack.append(child)
    found.sort(key=lambda t: t.i)
    return _trim_punctuation(found)


def _trim_punctuation(tokens: list[Token]) -> list[Token]:
    """Drop commas, dashes and brackets that asides left at the ends or in a row."""
    kept: list[Token] = []
    for token in tokens:
        loose = token.text in {",", ";", ":", "-", "–", "—", "(", ")"} and token.dep_ == "punct"
        if loose and (not kept or kept[-1].text in {",", ";", ":", "-", "–", "—", "("}):
            continue
        kept.append(token)
    while kept and kept[-1].text in {",", ";", ":", "-", "–", "—", "(", "and", "but"}:
        kept.pop()
    return kept


def _borrowed_subject(verb: Token) -> list[Token]:
    """Words of the subject that a verb shares with the clause above it."""
    token = verb
    while token.dep_ in {"conj", "xcomp", "advcl", "pcomp"} and token.head.i != token.i:
        token = token.head
        subject = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None and subject.tag_ not in {"WDT", "WP"}:
            return _without_asides(subject)
    if token.dep_ in {"relcl", "acl"} and token.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        noun = token.head
        return [t for t in _without_asides(noun) if t.i <= noun.i or t.i < verb.left_edge.i]
    return []


def _named(tokens: list[Token]) -> str:
    """Join words, putting names in for pronouns and "the company" where they open the clause."""
    if not tokens:
        return ""
    doc = tokens[0].doc
    pieces: list[str] = []
    skip_until = -1
    names = {e.id: e.name for e in doc._.entities}
    for position, token in enumerate(tokens):
        if token.i < skip_until:
            continue
        span = _reference_at(doc, token) if position < 3 else None
        if span is not None:
            name = names[span.kb_id_]
            ending = "'s" if token.tag_ == "PRP$" else ""
            pieces.append(f"{name}{ending}{span[-1].whitespace_}")
            skip_until = span.end
            continue
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        gap = token.whitespace_
        if following is not None and following.i != token.i + 1 and not gap:
            gap = "" if following.is_punct else " "
        pieces.append(token.text + gap)
    return "".join(pieces)


def _reference_at(doc: Doc, token: Token) -> Span | None:
    for span in doc.spans["mentions"]:
        if span.start == token.i and span.id_ in {"pronoun", "nominal"}:
            return span
    return None


def _finish(text: str) -> str:
    text = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,;:-–—")
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?。！？”\"'…" else f"{text}."
