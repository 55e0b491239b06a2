"""Cutting: what a finder of names ran together goes in, single names come out.

Clause punctuation cuts; determiners, titles and calendar words at the ends come off.
Called by `candidates.py`.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from extractor.lexicon import Lexicon
from extractor.lexicon.word_sets import word_sets
from extractor.lexicon.words import name_parts

BREAKS = frozenset({";", "(", ")", "“", "”", '"', "—", "–"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
CLAUSE_TAGS = frozenset("IN CC TO DT MD VBD VBZ VBP WDT WP".split())
"""Tags of small words that no name ends with: "Harbor Foods by", "Kestrel led"."""
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
    if token.text.islower() and token.tag_ in CLAUSE_TAGS:
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
        and span.label_ in {"person", ""}
        and last not in parts.final
        and last not in parts.inner
    )
