"""Dating: a time in a parsed sentence goes in, the word for the deed that it dates comes out.

The deed is the nearest verb above the time, or a noun that names a deed. Times that measure,
compare, or tell when the report was sent, date none. Times that hang on another deed ("two days
after the vote") are read by `anchors.py`.
"""

import itertools
import re

from spacy.tokens import Span, Token

from extractor.components.layout import text_of
from extractor.components.status import Standing, standing
from extractor.components.syntax import CLAUSE_LABELS, prepositional
from extractor.lexicon.word_sets import word_sets
from extractor.records import TimeExpression

SUPERLATIVES = frozenset({"JJS", "RBS"})
RISES = frozenset({"up", "down", "rise", "%"})
RANKS = frozenset({"first", "second", "highest", "lowest"})
DEEDS = frozenset({"VERB", "AUX", "NOUN"})
"""A name, number or preposition at the root of a fragment tells no deed."""
PLACE = re.compile(r"[A-Z][A-Z .'’/-]{2,40}(?:, [A-Z][a-z.]+){0,2},? ")
DASH = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?[-–—]")
TURN = 12
"""Characters in front of a time that hold "until"."""


def root_of(sentence: Span, time: TimeExpression) -> Token | None:
    """Head word of a time expression inside its sentence."""
    start = time.start - sentence.start_char
    span = sentence.char_span(start, start + time.end - time.start, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def deed_of(sentence: Span, time: TimeExpression) -> Token | None:
    """Find the word for the deed that a time dates; None where it dates none."""
    root = root_of(sentence, time)
    if root is None or not _is_a_point(time, root) or _is_dateline(sentence, time):
        return None
    deed = _refusal(governor(root))
    if deed.pos_ not in DEEDS or _is_a_state_of_today(time, deed):
        return None
    return deed


def governor(root: Token) -> Token:
    """Find the deed that a time hangs on: the nearest verb above it, or a noun for a deed."""
    token = root
    while token.dep_ != "ROOT":
        token = token.head
        if token.pos_ == "VERB":
            return token
        if token.pos_ == "AUX" and token.dep_ in CLAUSE_LABELS:
            return token
        if token.pos_ == "NOUN" and names_deed(token) and _names_someone(token):
            return token
    return token


def names_deed(noun: Token) -> bool:
    """Whether a noun looks like the name of a deed ("purchase", "resignation")."""
    lemma, words = noun.lemma_.lower(), word_sets("deeds")
    return lemma in words["deeds"] or lemma.endswith(tuple(words["deed_endings"]))


def _names_someone(noun: Token) -> bool:
    return any(p in {"of", "by"} for p, _ in prepositional(noun)) or any(
        c.dep_ == "poss" for c in noun.children
    )


def coordinated(deed: Token, taken: frozenset[int]) -> list[Token]:
    """Deeds behind a dated one that share its subject and have no time of their own.

    Args:
        deed: a word that a time dates.
        taken: indices of all words of the sentence that a time dates.
    """
    return [
        child
        for child in deed.children
        if child.dep_ == "conj"
        and child.pos_ == "VERB"
        and child.i not in taken
        and child.tag_ == deed.tag_
        and not any(t.i in taken for t in child.subtree)
    ]


def standing_then(deed: Token, time: TimeExpression) -> Standing:
    """Tell how a deed is told at its time: what was not done until May was done in May."""
    told = standing(deed)
    if told.status != "negated" or told.because is None or told.because.dep_ != "neg":
        return told
    before = text_of(deed.doc)[max(0, time.start - TURN) : time.start].lower().split()
    if time.relation not in {None, "since"} or not {"until", "till", "before"} & set(before[-2:]):
        return told
    modals = word_sets("telling")["modals"]
    helpers = [c for c in told.because.head.children if c.dep_ == "aux"]
    is_ahead = any(c.lower_ in modals for c in helpers)
    return Standing("planned" if is_ahead else "asserted", told.source)


def _refusal(deed: Token) -> Token:
    """Find what was done where a deed was not: "declined to sell in May", "stopped selling"."""
    told = standing(deed)
    refusal = told.because
    if told.status != "negated" or refusal is None or refusal.pos_ != "VERB":
        return deed
    if refusal not in deed.ancestors:
        return deed
    chain = itertools.takewhile(lambda t: t.i != refusal.i, [deed, *deed.ancestors])
    return refusal if all(t.dep_ in {"xcomp", "pcomp", "prep"} for t in chain) else deed


# --- times that date no deed ----------------------------------------------------------------------


def _is_a_point(time: TimeExpression, root: Token) -> bool:
    """Whether a time dates a deed, rather than measuring or comparing."""
    if time.when is None or (time.type in {"SET", "DURATION"} and time.relation is None):
        # "for three years" measures; "within three years" bounds.
        return False
    return not (_measures_a_record(time, root) or _is_compared(time, root))


def _measures_a_record(time: TimeExpression, root: Token) -> bool:
    """Whether a time says how far back a record goes: "the steepest fall since 2008"."""
    above = root.head.head if root.dep_ == "pobj" else root.head
    return (
        time.relation == "since"
        and above.pos_ == "NOUN"
        and any(c.tag_ in SUPERLATIVES or c.lower_ in RANKS for c in above.children)
    )


def _is_compared(time: TimeExpression, root: Token) -> bool:
    """Whether a time is what something is compared with: "more than in 2020", "up from 2020"."""
    if time.relation not in {"since", None, "as_of"} or root.dep_ != "pobj":
        return False
    preposition = root.head
    return preposition.lower_ == "than" or (
        preposition.lower_ == "from" and preposition.head.lower_ in RISES
    )


def _is_dateline(sentence: Span, time: TimeExpression) -> bool:
    """Whether a time says when the report was sent: "OSLO, March 3 (Harbour News) - ..."."""
    start, end = time.start - sentence.start_char, time.end - sentence.start_char
    text = sentence.text
    return bool(PLACE.fullmatch(text[:start]) and DASH.match(text[end:]))


def _is_a_state_of_today(time: TimeExpression, deed: Token) -> bool:
    """Whether a sentence only tells how things are: "today the firm makes vans"."""
    is_present = deed.tag_ in {"VBZ", "VBP"} and not any(c.dep_ == "aux" for c in deed.children)
    return is_present and time.text.lower() == "today"
