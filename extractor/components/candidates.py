"""Candidates: a parsed Doc goes in, whatever may be a name comes out, overlaps and all.

Three finders: known names, the trained recogniser, and capitals with version codes. `names.py`
chooses between what they give.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractor.components.cutting import split, trim
from extractor.lexicon import Lexicon
from extractor.lexicon.word_sets import word_sets
from extractor.lexicon.words import person_names

CODE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*\+?$")
"""Letters and digits in one word: GPT-4, R1, SU7, Qwen2.5-Max."""
NOT_A_CODE = re.compile(
    r"(?i)(?:\d+(?:st|nd|rd|th|s|m|bn|k|km|kg|am|pm|x)|[qh][1-4]|fy\d+|covid-19|[a-z]{0,3}\$.*"
    r"|[gG]\d|mid-\d+s?|pre-\d+|post-\d+|p\d|u-?\d\d)$"
)
NAME_TAGS = frozenset({"NNP", "NNPS", "NN", "JJ", "VBG", "VBN", "CD", "FW", "NNS"})
"""Tags that the tagger gives to capitalised words of names."""
FIRST_HAN = "\u3400"
LONGEST_KNOWN = 6
"""Words of a known name."""
LONGEST_WITH_THE = 4


# --- known names ----------------------------------------------------------------------------------


def known_names(doc: Doc, lexicon: Lexicon) -> Iterator[Span]:
    """Find known names, longest first, on word boundaries."""
    for token in doc:
        # Every name that is not Chinese has a capital or a digit in its first word.
        if token.text.islower() or not token.text[:1].isalnum() or token.text[0] >= FIRST_HAN:
            continue
        is_determiner = token.lower_ in word_sets("no_names")["determiners"]
        if is_determiner and not _opens_name(doc, token, lexicon):
            continue
        span = _longest_known(doc, token, lexicon)
        if span is not None:
            yield Span(doc, span.start, span.end, label="", span_id="lexicon")


def _longest_known(doc: Doc, first: Token, lexicon: Lexicon) -> Span | None:
    for length in range(min(LONGEST_KNOWN, len(doc) - first.i), 0, -1):
        span = doc[first.i : first.i + length]
        if not span[-1].text[-1].isalnum() and span[-1].text[-1] not in "+*!.":
            continue
        if lexicon.lookup(span.text) is not None and _is_written_as_name(span):
            return span
    return None


def _opens_name(doc: Doc, article: Token, lexicon: Lexicon) -> bool:
    """Whether "The" belongs to a known name ("The Verge") rather than standing before one."""
    for length in range(2, LONGEST_WITH_THE + 1):
        span = doc[article.i : article.i + length]
        entry = lexicon.lookup(span.text)
        if entry is not None:
            return any(n.lower() == span.text.lower() for n in (entry.name, *entry.aliases))
    return False


def _is_written_as_name(span: Span) -> bool:
    if any(c.isupper() for c in span.text[1:]) or span[0].tag_ in {"NNP", "NNPS"}:
        return True
    return any(c.isupper() for c in span.text) and not span[0].is_sent_start


# --- the recogniser -------------------------------------------------------------------------------


def recognised_names(doc: Doc, lexicon: Lexicon) -> Iterator[Span]:
    """Take over what the recogniser reads as names, cut at punctuation and trimmed."""
    for name in doc.ents:
        for piece in split(name):
            trimmed = trim(piece, lexicon)
            if trimmed is not None:
                yield Span(doc, trimmed.start, trimmed.end, label=name.label_, span_id="recognised")


# --- capitals -------------------------------------------------------------------------------------


def capital_names(doc: Doc, lexicon: Lexicon) -> Iterator[Span]:
    """Find runs of capitalised words inside a sentence, and version codes anywhere."""
    run: list[Token] = []
    for token in doc:
        if _is_name_word(token, lexicon) or (run and _goes_on(run, token, lexicon)):
            run.append(token)
            continue
        if run:
            yield from _closed(run, lexicon)
        run = []
    if run:
        yield from _closed(run, lexicon)


def _goes_on(run: list[Token], token: Token, lexicon: Lexicon) -> bool:
    """Whether a word that is no name word continues a run: "van", a hyphen, "R1-preview"."""
    if token.text in person_names().particles or _is_glue(token, lexicon):
        return True
    return run[-1].text == "-" and CODE.match(run[-2].text) is not None


def _is_glue(hyphen: Token, lexicon: Lexicon) -> bool:
    """Whether a hyphen joins two parts of one name ("Take-Two", "Step-Audio", "R1-preview")."""
    if hyphen.text != "-" or hyphen.whitespace_ or hyphen.i + 1 >= len(hyphen.doc):
        return False
    left, right = hyphen.nbor(-1), hyphen.nbor()
    if left.whitespace_ or not right.text[:1].isalnum():
        return False
    if right.text.islower():
        return CODE.match(left.text) is not None
    sides = [t for t in (left, right) if lexicon.adjective(t.text) or _is_place(t, lexicon)]
    return len(sides) < 2


def _is_place(token: Token, lexicon: Lexicon) -> bool:
    entry = lexicon.lookup(token.text)
    return entry is not None and entry.type == "place"


def _closed(run: list[Token], lexicon: Lexicon) -> Iterator[Span]:
    doc = run[0].doc
    span = trim(doc[run[0].i : run[-1].i + 1], lexicon)
    if span is not None:
        is_code = all(CODE.match(token.text) for token in span)
        yield Span(doc, span.start, span.end, label="", span_id="code" if is_code else "capitals")


def _is_name_word(token: Token, lexicon: Lexicon) -> bool:
    text = token.text
    if token.is_space or token.is_punct or _is_no_name(token):
        return False
    if CODE.match(text) and not NOT_A_CODE.match(text):
        return any(c.isupper() for c in text) or len(text) <= 3
    if any(c.isupper() for c in text[1:]) and text[0].isalpha():
        return True
    if not text[:1].isupper() or lexicon.adjective(text) is not None:
        return False
    if token.is_sent_start:
        return token.tag_ in {"NNP", "NNPS"} and not token.is_stop
    return token.tag_ in NAME_TAGS


def _is_no_name(token: Token) -> bool:
    words = word_sets("no_names")
    return any(token.lower_ in words[name] for name in ("calendar", "calendar_short", "never"))
