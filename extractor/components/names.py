"""Names: a parsed Doc goes in, the stretches that look like proper names come out.

`candidates.py` gives whatever may be one (`chinese/names.py` for Chinese paragraphs); `choose`
keeps the best of those that overlap. What kind of thing a name stands for is not asked here:
`kinds.py` weighs that over the whole article.
"""

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc, Span

from extractor.components.candidates import capital_names, known_names, recognised_names
from extractor.components.chinese.names import find_chinese_names
from extractor.components.layout import is_chinese, paragraph_of
from extractor.lexicon import Lexicon
from extractor.lexicon.word_sets import word_sets

LONGEST = 80
"""Characters beyond which a stretch is no name."""


def find_names(doc: Doc, lexicon: Lexicon) -> list[Span]:
    """Find the stretches of a Doc that look like proper names.

    Args:
        doc: a Doc with tags and parse, read by the recogniser.
        lexicon: known names and the words that never belong to one.

    Returns:
        Spans in text order that do not overlap; `span.id_` names the finder, `span.label_` holds
        the type that the recogniser reads, or "".
    """
    read = [span for span in recognised_names(doc, lexicon) if not is_chinese(span)]
    known = [span for span in known_names(doc, lexicon) if not is_chinese(span)]
    ends = {(span.start, span.end) for span in read}
    both = choose([*known, *read])
    firm = [span for span in both if (span.start, span.end) in ends]
    taken = {i for span in firm for i in range(span.start, span.end)}
    # Capitals know least where a name ends ("Paris Luca de Meo"): they only fill what is left, but
    # a known name inside them that was not read as one ("Granite Chips") does not stop them.
    rest = [
        *(span for span in both if (span.start, span.end) not in ends),
        *(span for span in capital_names(doc, lexicon) if not is_chinese(span)),
    ]
    chosen = [
        *firm,
        *choose(span for span in rest if taken.isdisjoint(range(span.start, span.end))),
    ]
    named = agree(doc, [span for span in chosen if _is_plausible(span, lexicon)])
    chinese = find_chinese_names(doc, lexicon, [span for span in doc.ents if is_chinese(span)])
    return sorted([*named, *chinese], key=lambda span: span.start)


def choose(spans: Iterable[Span]) -> list[Span]:
    """Keep, of spans that overlap, the longest; of equally long ones the first given."""
    kept: list[Span] = []
    taken: set[int] = set()
    order = sorted(enumerate(spans), key=lambda pair: (-len(pair[1]), pair[0]))
    for _, span in order:
        tokens = range(span.start, span.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def _is_plausible(span: Span, lexicon: Lexicon) -> bool:
    """Whether a span can be a name at all."""
    text, words = span.text, word_sets("no_names")
    if not any(c.isupper() for c in text):
        return False
    if all(token.lower_ in words["never"] | words["calendar"] for token in span):
        return False
    if lexicon.adjective(text) is not None:
        return lexicon.lookup(text) is not None
    return len(text) <= LONGEST


def agree(doc: Doc, spans: Iterable[Span]) -> list[Span]:
    """Make an article agree with itself: a name found once is found wherever it stands.

    A word that is sometimes capitalised and mostly not ("Board", "Internet") is no name unless it
    was found by more than its capital.

    Returns:
        Spans in text order; those added have the id `repeat`.
    """
    lower = Counter(token.lower_ for token in doc if token.text.islower())
    kept = [
        span
        for span in spans
        if (span.id_ != "capitals" or len(span) > 1 or lower[span.text.lower()] == 0)
        and (span.id_ == "lexicon" or _is_running_text(span))
    ]
    return sorted([*kept, *_repeats(doc, kept)], key=lambda span: span.start)


def _repeats(doc: Doc, kept: list[Span]) -> list[Span]:
    firm = {span.text for span in kept if not doc[span.start].is_sent_start or len(span) > 1}
    covered = {i for span in kept for i in range(span.start, span.end)}
    lengths = sorted({len(span) for span in kept if span.text in firm}, reverse=True)
    found: list[Span] = []
    for token in doc:
        if token.i in covered or not any(c.isupper() for c in token.text):
            continue
        if is_chinese(doc[token.i : token.i + 1]):
            continue
        for length in lengths:
            stretch = doc[token.i : token.i + length]
            if stretch.text in firm and covered.isdisjoint(range(stretch.start, stretch.end)):
                found.append(Span(doc, stretch.start, stretch.end, label="", span_id="repeat"))
                covered.update(range(stretch.start, stretch.end))
                break
    return found


def _is_running_text(span: Span) -> bool:
    """Whether a span stands in prose; titles and bylines capitalise words that are no names."""
    paragraphs = span.doc._.paragraphs
    if not paragraphs:
        return True
    paragraph = paragraphs[paragraph_of(span.doc, span.start_char)]
    if paragraph.kind == "heading":
        # The name over a profile is the whole line; other headings capitalise as titles do.
        return bool(paragraph.section == "whos_who")
    return bool(paragraph.kind == "text")
