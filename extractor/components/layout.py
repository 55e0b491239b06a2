"""Sentences: a Doc and its article's paragraphs go in, sentence boundaries come out.

Runs before the parser, which keeps what is set here: no sentence crosses a paragraph, titles and
headings are one sentence each, and an English sentence only begins behind a full stop, question
mark or exclamation mark; where exactly is left to the parser, which knows abbreviations. Chinese
sentences end at their own marks.
"""

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.records import Paragraph

Doc.set_extension("paragraphs", default=())

CHINESE_STOPS = frozenset("。！？")
ENGLISH_STOPS = frozenset({".", "!", "?", "...", "…", "?!", "!!"})
CLOSERS = frozenset("\"'”’)]」』）")
OPENERS = frozenset("\"'“‘([「『（")


@Language.component("layout", assigns=["token.is_sent_start"])
def layout(doc: Doc) -> Doc:
    """Set the sentence boundaries that the layout of the article tells."""
    paragraphs: tuple[Paragraph, ...] = doc._.paragraphs
    starts = [paragraph.start for paragraph in paragraphs]
    current = -1
    for token in doc:
        index = bisect_right(starts, token.idx) - 1
        # The blank line between two paragraphs is a token of its own and closes the first one.
        if index != current and not token.is_space:
            token.is_sent_start = True
            current = index
            continue
        if token.i == 0:
            continue
        token.is_sent_start = _boundary(token, paragraphs[index] if index >= 0 else None)
    return doc


def _boundary(token: Token, paragraph: Paragraph | None) -> bool | None:
    """Whether a sentence begins at a token inside a paragraph; None leaves it to the parser."""
    if token.is_space or (paragraph is not None and paragraph.kind != "text"):
        return False
    before = token.nbor(-1)
    while before.is_space and before.i > 0:
        before = before.nbor(-1)
    closed = before.text in CLOSERS
    if closed and before.i > 0:
        before = before.nbor(-1)
    if paragraph is not None and paragraph.language == "zh":
        return before.text in CHINESE_STOPS and token.text not in CLOSERS
    if before.text not in ENGLISH_STOPS:
        # "Inc." and "U.S." keep their stop inside the token and may end a sentence all the same.
        return None if before.text.endswith(".") else False
    if token.text in CLOSERS and not token.nbor(-1).whitespace_:
        return False
    if token.is_punct and token.text not in OPENERS:
        return False
    # A stop that is a word of its own, before a capital, ends a sentence; the parser misses some.
    return True if token.text[:1].isupper() and not closed else None


def paragraph_of(doc: Doc, offset: int) -> int:
    """Find the paragraph that holds a character.

    Args:
        doc: a Doc whose `doc._.paragraphs` is set.
        offset: character offset in the text.

    Returns:
        0-based index into `doc._.paragraphs`.
    """
    paragraphs: tuple[Paragraph, ...] = doc._.paragraphs
    return max(0, bisect_right([p.start for p in paragraphs], offset) - 1)


def is_chinese(span: Span) -> bool:
    """Whether a stretch stands in a Chinese paragraph, where the English parse means nothing."""
    paragraphs: tuple[Paragraph, ...] = span.doc._.paragraphs
    if not paragraphs:
        return False
    return paragraphs[paragraph_of(span.doc, span.start_char)].language == "zh"


def language_of(sentence: Span) -> str:
    """Language in which a sentence is read: `en`, `zh`, or `other` for what is not read.

    Titles and bylines are not read as prose: they abbreviate and name their authors.
    """
    paragraphs: tuple[Paragraph, ...] = sentence.doc._.paragraphs
    if not paragraphs:
        return "en"
    paragraph = paragraphs[paragraph_of(sentence.doc, sentence.start_char)]
    return "other" if paragraph.kind in {"title", "byline"} else paragraph.language


def is_over_profile(span: Span) -> bool:
    """Whether a stretch is the heading over a profile in a Who's Who that the page prints."""
    paragraphs: tuple[Paragraph, ...] = span.doc._.paragraphs
    if not paragraphs:
        return False
    paragraph = paragraphs[paragraph_of(span.doc, span.start_char)]
    return paragraph.kind == "heading" and paragraph.section == "whos_who"


def text_of(doc: Doc) -> str:
    """The text of a Doc, joined once: `doc.text` joins all words anew whenever it is asked for."""
    if "text" not in doc.user_data:
        doc.user_data["text"] = doc.text
    text: str = doc.user_data["text"]
    return text
