"""Signs: a mention of a name goes in, named signs of what kind of thing it is come out.

Here are the signs inside the name and right beside it; `clause_signs.py` looks at the nouns and
verbs that it hangs on, `kinds.py` weighs them all.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from extractor.components.candidates import CODE
from extractor.components.chinese.names import chinese_signs
from extractor.components.clause_signs import find_clause_signs
from extractor.components.kinds import MODEL_TALK, Sign
from extractor.components.layout import is_chinese, is_over_profile
from extractor.lexicon import Lexicon
from extractor.lexicon.word_sets import word_sets
from extractor.lexicon.words import legal_forms, name_parts, person_names, titles

YEAR = re.compile(r"(?:19|20)\d\d$")
SEATED = frozenset({"based", "headquartered"})
LONGEST_PERSON = 4
"""Words of a name that a given name at its front can make a person's."""
LONGEST_ACRONYM = 6
GROWN_UP, OLDEST = 16, 99
"""Ages that an article tells of the people it names."""


def find_signs(span: Span, lexicon: Lexicon) -> Iterator[Sign]:
    """List the signs that one mention of a name gives.

    Args:
        span: the mention, in a parsed Doc.
        lexicon: known names.

    Yields:
        (sign, the type it tells itself, or None where the weights name the types).
    """
    if is_chinese(span):
        for sign, told in chinese_signs(span, lexicon):
            yield sign, told or None  # type: ignore[misc]
        return
    yield from _inside(span, lexicon)
    if is_over_profile(span):
        yield "over a profile", None
    yield from _next_to(span)
    if MODEL_TALK.search(span.sent.text):
        yield "model talk", None
    yield from find_clause_signs(span)


# --- inside the name ------------------------------------------------------------------------------


def _inside(span: Span, lexicon: Lexicon) -> Iterator[Sign]:
    words = [token.text for token in span]
    entry = lexicon.lookup(span.text)
    if entry is not None:
        yield ("lexicon:ambiguous" if entry.ambiguous else "lexicon"), entry.type
    forms = legal_forms()
    if len(words) > 1 and words[-1].replace(".", "") in forms.pure:
        yield "legal form", None
        words = words[:-1]
    elif len(words) > 1 and words[-1] in forms.kept:
        yield "legal form", None
    yield from _parts(words)
    yield from _given_name(words)
    yield from _shape(words)


def _parts(words: list[str]) -> Iterator[Sign]:
    """Words that tell what is named by them: "... Airlines", "Ministry of ..."."""
    if len(words) < 2:
        return
    parts = name_parts()
    if words[-1] in parts.final:
        yield "last word", parts.final[words[-1]]
    for word in dict.fromkeys(words):
        if word in parts.inner:
            yield "inner word", parts.inner[word]
    lower = " ".join(words).lower()
    for start, kind in parts.initial.items():
        if lower.startswith(start + " "):
            yield "first words", kind
            break
    if words[-1].lower() in word_sets("surroundings")["event_word"]:
        yield "event word", None


def _given_name(words: list[str]) -> Iterator[Sign]:
    if words[0] not in person_names().given:
        return
    if len(words) == 1:
        yield "given name alone", None
    elif len(words) <= LONGEST_PERSON and not any(c.isdigit() for word in words for c in word):
        yield "given name", None


def _shape(words: list[str]) -> Iterator[Sign]:
    """How it is written: codes, version numbers, acronyms, capitals inside a word."""
    if all(CODE.match(word) for word in words):
        yield "code", None
    elif re.search(r"\d", words[-1]) and len(words) > 1 and not YEAR.match(words[-1]):
        yield "version", None
    if len(words) > 1:
        return
    (word,) = words
    if word.isupper() and 2 <= len(word) <= LONGEST_ACRONYM and word.isalpha():
        yield "acronym", None
    elif re.search(r"[a-z][A-Z]", word):
        yield "inner capital", None


# --- right beside it ------------------------------------------------------------------------------


def _next_to(span: Span) -> Iterator[Sign]:
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    if before is not None:
        if before.text.rstrip(".") in titles().before:
            yield "title before", None
        if before.lower_ == "in" and before.i and before.nbor(-1).lower_ in SEATED:
            yield "based in", None
    if _age_follows(span):
        yield "age after", None
    if _seat_follows(span):
        yield "-based", None


def _age_follows(span: Span) -> bool:
    """Whether an age stands behind the name in commas: "Jane Roe, 52, ..."."""
    rest: list[Token] = list(span.doc[span.end : span.end + 3])
    if len(rest) < 3 or rest[0].text != "," or rest[2].text not in {",", "."}:
        return False
    return rest[1].text.isdigit() and GROWN_UP <= int(rest[1].text) <= OLDEST


def _seat_follows(span: Span) -> bool:
    rest = span.doc[span.end : span.end + 2]
    return len(rest) == 2 and rest[0].text == "-" and rest[1].lower_ in SEATED
