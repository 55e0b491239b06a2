"""Cutting: what a finder of names ran together goes in, single names come out.

Clause punctuation, "and" and "'s" cut; determiners, titles and calendar words at the ends come off.
Called by `candidates.py` and `names.py`.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractor.lexicon import Lexicon
from extractor.lexicon.word_sets import word_sets
from extractor.lexicon.words import name_parts

BREAKS = frozenset({";", "(", ")", "“", "”", '"', "—", "–"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
INCORPORATED = frozenset("inc ltd llc corp co plc lp llp incorporated".split())
"""Legal forms that stand behind a comma."""


def split(ent: Span) -> Iterator[Span]:
    """Cut a name over clause punctuation and new lines, but not before "Inc."."""
    doc, start = ent.doc, ent.start
    for token in ent:
        is_break = token.is_space or token.text in BREAKS
        if is_break or (token.text == "," and not _legal_form_follows(token)):
            if token.i > start:
                yield doc[start : token.i]
            start = token.i + 1
    if ent.end > start:
        yield doc[start : ent.end]


def _legal_form_follows(comma: Token) -> bool:
    return comma.i + 1 < len(comma.doc) and comma.nbor().lower_.rstrip(".") in INCORPORATED


def apart(span: Span, doc: Doc, lexicon: Lexicon) -> Iterator[Span]:
    """Cut "Apple and Google" and "Apple's Siri" in two, but not "Assassin's Creed".

    A cut at "and" or "'s" is made where a side is a name of its own: elsewhere in the article, in
    the lexicon, or because the recogniser calls the whole a person or place, which have no "and".
    """
    start = span.start
    for token in span[1:-1]:
        if token.i < start:
            continue
        is_and, owns = _is_and(token), token.tag_ == "POS"
        if not (is_and or owns) or (is_and and _is_body(span)):
            continue
        left, right = doc[start : token.i], doc[token.i + 1 : span.end]
        are_two = _stands_alone(left, span, lexicon) or (
            is_and and (_stands_alone(right, span, lexicon) or span.label_ in {"PERSON", "GPE"})
        )
        if are_two:
            yield Span(doc, left.start, left.end, label=span.label_, span_id=span.id_)
            start = token.i + 1
    yield Span(doc, start, span.end, label=span.label_, span_id=span.id_)


def _is_and(token: Token) -> bool:
    return token.lower_ in {"and", "&"}


def _is_body(span: Span) -> bool:
    """Whether the name is one that has an "and" in it: "Ministry of Food and Drugs"."""
    parts = name_parts()
    lower = span.text.lower()
    return any(token.text in parts.inner for token in span) or any(
        lower.startswith(f"{first} ") for first in parts.initial
    )


def _stands_alone(side: Span, whole: Span, lexicon: Lexicon) -> bool:
    """Whether one side of an "and" or "'s" is a name in its own right."""
    if lexicon.lookup(side.text) is not None:
        return True
    text = whole.doc.text
    return text.count(side.text) > text.count(whole.text)


def trim(span: Span, lexicon: Lexicon) -> Span | None:
    """Cut determiners, possessive endings, titles and adjectives of nations off a name.

    Returns:
        What is left, or None for nothing.
    """
    start, end = span.start, span.end
    while start < end and _is_loose_front(span, start, end, lexicon):
        start += 1
    while end > start and _is_loose_back(span, start, end):
        end -= 1
    return span.doc[start:end] if end > start else None


def _is_loose_front(span: Span, start: int, end: int, lexicon: Lexicon) -> bool:
    token, words = span.doc[start], word_sets("no_names")
    if token.is_space or token.is_punct or token.lower_ in words["determiners"] | words["calendar"]:
        return True
    if end - start == 1:
        return False
    if token.text.islower() and token.lower_ not in words["inner"]:
        return True
    return _is_title(span, token, lexicon) or (end - start > 2 and _is_post_word(token, lexicon))


def _is_loose_back(span: Span, start: int, end: int) -> bool:
    token, words = span.doc[end - 1], word_sets("no_names")
    if token.is_space or token.is_punct or token.tag_ == "POS" or token.text in POSSESSIVES:
        return True
    return token.lower_ in words["inner"] or (end - start > 1 and token.lower_ in words["calendar"])


def _is_post_word(first: Token, lexicon: Lexicon) -> bool:
    """Whether a sentence opens with a post before a name: "Founder Jane Roe said"."""
    return bool(first.is_sent_start) and lexicon.role(first.lower_) is not None


def _is_title(span: Span, first: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a title before a person, not part of "Justice Department"."""
    parts = name_parts()
    last = span.doc[span.end - 1].text
    return (
        first.text.rstrip(".") in lexicon.titles.before
        and span.label_ in {"PERSON", ""}
        and last not in parts.final
        and last not in parts.inner
    )
