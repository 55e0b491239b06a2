"""Names: a parsed Doc goes in, the stretches that look like proper names come out.

Many small finders (the stock recogniser, capitals, known names, version codes, quotes) give
candidates; `choose` keeps the best of those that overlap. What kind of thing a name stands for is
not asked here: `kinds.py` weighs that over the whole article.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from extractor.components.chinese.names import find_chinese_names
from extractor.components.layout import is_chinese, paragraph_of
from extractor.lexicon import Lexicon
from extractor.lexicon.words import name_parts, person_names

STOCK_LABELS = frozenset(
    {"ORG", "PERSON", "GPE", "LOC", "FAC", "PRODUCT", "NORP", "WORK_OF_ART", "EVENT", "LAW"}
)
CODE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*\+?$")
"""Letters and digits in one word: GPT-4, R1, SU7, Qwen2.5-Max."""
NOT_A_CODE = re.compile(
    r"(?i)(?:\d+(?:st|nd|rd|th|s|m|bn|k|km|kg|am|pm|x)|[qh][1-4]|fy\d+|covid-19|[a-z]{0,3}\$.*"
    r"|[gG]\d|mid-\d+s?|pre-\d+|post-\d+|p\d|u-?\d\d)$"
)
INNER = frozenset({"of", "and", "&", "for", "the", "de", "del", "van", "von", "der", "la", "le",
                   "du", "da", "di", "al", "bin", "ben", "el", "y", "e"})  # fmt: skip
"""Small words that may stand inside a name that the stock recogniser found."""
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december spring summer autumn winter".split()
)
CALENDAR_SHORT = frozenset(
    "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. jan feb apr aug sept oct nov dec"
    " mon tue tues wed thu thurs fri sat sun".split()
)
NEVER = frozenset(
    "i the a an he she it we they you this that these those his her its our their my your mr mrs ms"
    " dr q&a ceo cfo coo cto ipo ai gdp inc. corp. ltd. co. plc a.m. p.m. gmt est pst covid-19 ev"
    " evs gpu gpus llm llms api apis vp ok tv pc pcs uk-based us-based b2b b2c 2c iot esg m&a r&d"
    " etf etfs nft nfts chief executive officer chairman president quarter no. yes no rmb usd eur"
    " gbp cny yuan kb mb gb tb mw gw kwh mwh gwh hbm ui ux maas saas paas covid ebitda eps cpi pmi"
    " aigc agi nand dram lng esop spac q1 q2 q3 q4 h1 h2".split()
)
DETERMINERS = frozenset({"the", "a", "an", "this", "its", "their", "his", "her", "our"})


def find_names(doc: Doc, lexicon: Lexicon) -> list[Span]:
    """Find the stretches of a Doc that look like proper names.

    Args:
        doc: a Doc with tags, parse and stock entities.
        lexicon: known names and the words that never belong to one.

    Returns:
        Spans in text order that do not overlap; `span.id_` names the finder, `span.label_` holds
        the stock label or "".
    """
    known = list(_known(doc, lexicon))
    stock = list(_stock(doc, lexicon))
    stock = [piece for span in stock for piece in _apart(span, doc, lexicon)]
    capitals = list(_capitals(doc, lexicon))
    english = [s for s in [*known, *stock, *capitals] if not is_chinese(s)]
    chosen = [span for span in choose(english) if _plausible(span, lexicon)]
    both = [*_agree(doc, chosen), *find_chinese_names(doc, lexicon)]
    return sorted(both, key=lambda span: span.start)


def _is_running_text(span: Span) -> bool:
    """Whether a span stands in prose; titles and bylines capitalise words that are no names."""
    paragraphs = span.doc._.paragraphs
    if not paragraphs:
        return True
    paragraph = paragraphs[paragraph_of(span.doc, span.start_char)]
    if paragraph.kind == "heading":
        # The name over a profile is the whole line; other headings capitalise as titles do.
        return paragraph.section == "whos_who"
    return paragraph.kind == "text"


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


def _known(doc: Doc, lexicon: Lexicon) -> Iterator[Span]:
    """Known names, longest first, on word boundaries."""
    for token in doc:
        # Every name that is not Chinese has a capital or a digit in its first word.
        if token.text.islower() or not token.text[:1].isalnum() or token.text[0] >= "\u3400":
            continue
        if token.lower_ in DETERMINERS and not _opens_name(doc, token, lexicon):
            continue
        for length in range(min(6, len(doc) - token.i), 0, -1):
            span = doc[token.i : token.i + length]
            if not span[-1].text[-1].isalnum() and span[-1].text[-1] not in "+*!.":
                continue
            if lexicon.lookup(span.text) is not None and _is_written_as_name(span):
                yield Span(doc, span.start, span.end, label="", span_id="lexicon")
                break


def _opens_name(doc: Doc, article: Token, lexicon: Lexicon) -> bool:
    """Whether "The" belongs to a known name ("The Verge") rather than standing before one."""
    for length in range(2, 5):
        span = doc[article.i : article.i + length]
        entry = lexicon.lookup(span.text)
        if entry is not None:
            return any(n.lower() == span.text.lower() for n in (entry.name, *entry.aliases))
    return False


def _is_written_as_name(span: Span) -> bool:
    return (
        any(c.isupper() for c in span.text)
        and not span[0].is_sent_start
        or any(c.isupper() for c in span.text[1:])
        or span[0].tag_ in {"NNP", "NNPS"}
    )


def _stock(doc: Doc, lexicon: Lexicon) -> Iterator[Span]:
    for ent in doc.ents:
        if ent.label_ not in STOCK_LABELS:
            continue
        for piece in _split(ent):
            trimmed = _trim(piece, lexicon)
            if trimmed is not None:
                yield Span(doc, trimmed.start, trimmed.end, label=ent.label_, span_id="stock")


def _split(ent: Span) -> Iterator[Span]:
    """Cut what the stock recogniser ran together over clause punctuation and new lines."""
    doc, start = ent.doc, ent.start
    for token in ent:
        is_break = token.is_space or token.text in {";", "(", ")", "“", "”", '"', "—", "–"}
        is_comma = token.text == "," and not _legal_form_follows(token)
        if is_break or is_comma:
            if token.i > start:
                yield doc[start : token.i]
            start = token.i + 1
    if ent.end > start:
        yield doc[start : ent.end]


def _apart(span: Span, doc: Doc, lexicon: Lexicon) -> Iterator[Span]:
    """Cut "Apple and Google" and "Apple's Siri" in two, but not "Assassin's Creed".

    A cut at "and" or "'s" is made where a side is a name of its own: elsewhere in the article, in
    the lexicon, or because the recogniser calls the whole a person or place, which have no "and".
    """
    start = span.start
    if not any(t.lower_ in {"and", "&"} or t.tag_ == "POS" for t in span):
        yield span
        return
    is_body = any(t.text in name_parts().inner for t in span) or any(
        span.text.lower().startswith(f"{first} ") for first in name_parts().initial
    )
    for token in span:
        if token.i in {span.start, span.end - 1} or token.i < start:
            continue
        is_and, owns = token.lower_ in {"and", "&"}, token.tag_ == "POS"
        if not (is_and or owns):
            continue
        left, right = doc[start : token.i], doc[token.i + 1 : span.end]
        apart = _stands_alone(left, span, lexicon) or (
            is_and and (_stands_alone(right, span, lexicon) or span.label_ in {"PERSON", "GPE"})
        )
        if apart and not (is_and and is_body):
            yield Span(doc, left.start, left.end, label=span.label_, span_id=span.id_)
            start = token.i + 1
    yield Span(doc, start, span.end, label=span.label_, span_id=span.id_)


def _stands_alone(side: Span, whole: Span, lexicon: Lexicon) -> bool:
    """Whether one side of an "and" or "'s" is a name in its own right."""
    if lexicon.lookup(side.text) is not None:
        return True
    text = whole.doc.text
    inside = text.count(whole.text)
    return text.count(side.text) > inside


def _legal_form_follows(comma: Token) -> bool:
    return comma.i + 1 < len(comma.doc) and comma.nbor().lower_.rstrip(".") in {
        "inc", "ltd", "llc", "corp", "co", "plc", "lp", "llp", "incorporated"}  # fmt: skip


def _trim(span: Span, lexicon: Lexicon) -> Span | None:
    """Cut determiners, possessive endings, titles and adjectives of nations off a name."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (
        doc[start].lower_ in DETERMINERS
        or doc[start].is_space
        or doc[start].is_punct
        or doc[start].lower_ in CALENDAR
        or (end - start > 1 and _is_title(span, start, lexicon))
        or (end - start > 2 and _is_post_word(span, start, lexicon))
        or (end - start > 1 and doc[start].text.islower() and doc[start].lower_ not in INNER)
    ):
        start += 1
    while end > start and (
        doc[end - 1].tag_ == "POS"
        or doc[end - 1].is_space
        or doc[end - 1].is_punct
        or doc[end - 1].text in {"'s", "’s", "'", "’"}
        or doc[end - 1].lower_ in INNER
        or (end - start > 1 and doc[end - 1].lower_ in CALENDAR)
    ):
        end -= 1
    return doc[start:end] if end > start else None


def _is_post_word(span: Span, start: int, lexicon: Lexicon) -> bool:
    """Whether a sentence opens with a post before a name: "Founder Jane Roe said"."""
    first = span.doc[start]
    return bool(first.is_sent_start) and lexicon.role(first.lower_) is not None


def _is_title(span: Span, start: int, lexicon: Lexicon) -> bool:
    """Whether the word at `start` is a title before a person, not part of "Justice Department"."""
    parts = name_parts()
    last = span.doc[span.end - 1].text
    return (
        span.doc[start].text in lexicon.titles.before
        and span.label_ in {"PERSON", ""}
        and last not in parts.final
        and last not in parts.inner
    )


def _capitals(doc: Doc, lexicon: Lexicon) -> Iterator[Span]:
    """Runs of capitalised words inside a sentence, and version codes anywhere."""
    run: list[Token] = []
    particles = person_names().particles
    for token in doc:
        if (
            _is_name_word(token, lexicon)
            or (run and token.text in particles)
            or (run and _is_glue(token, lexicon))
            or (run and run[-1].text == "-" and CODE.match(run[-2].text))
        ):
            run.append(token)
            continue
        if run:
            yield from _closed(run, lexicon)
        run = []
    if run:
        yield from _closed(run, lexicon)


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
    span = _trim(doc[run[0].i : run[-1].i + 1], lexicon)
    if span is not None:
        code = all(CODE.match(token.text) for token in span)
        yield Span(doc, span.start, span.end, label="", span_id="code" if code else "capitals")


def _is_name_word(token: Token, lexicon: Lexicon) -> bool:
    text = token.text
    lower = token.lower_
    if token.is_space or token.is_punct or lower in CALENDAR | CALENDAR_SHORT or lower in NEVER:
        return False
    if CODE.match(text) and not NOT_A_CODE.match(text):
        return any(c.isupper() for c in text) or len(text) <= 3
    if any(c.isupper() for c in text[1:]) and text[0].isalpha():
        return True
    if not text[:1].isupper():
        return False
    if lexicon.adjective(text) is not None:
        return False
    if token.is_sent_start:
        return token.tag_ in {"NNP", "NNPS"} and not token.is_stop
    return token.tag_ in {"NNP", "NNPS", "NN", "JJ", "VBG", "VBN", "CD", "FW", "NNS"}


def _plausible(span: Span, lexicon: Lexicon) -> bool:
    """Whether a span can be a name at all."""
    text = span.text
    if not any(c.isalpha() for c in text) or not any(c.isupper() for c in text):
        return False
    if all(token.lower_ in NEVER or token.lower_ in CALENDAR for token in span):
        return False
    if lexicon.adjective(text) is not None or (len(span) == 1 and span.label_ == "NORP"):
        return lexicon.lookup(text) is not None
    return len(text) <= 80


def _agree(doc: Doc, spans: list[Span]) -> list[Span]:
    """Make the article agree with itself: a name found once is found wherever it stands.

    A word that is sometimes capitalised and mostly not ("Board", "Internet") is no name unless it
    was found by more than its capital.
    """
    lower = Counter(token.lower_ for token in doc if token.text.islower())
    kept = [
        span
        for span in spans
        if (span.id_ != "capitals" or len(span) > 1 or lower[span.text.lower()] == 0)
        and (span.id_ == "lexicon" or _is_running_text(span))
    ]
    firm = {span.text for span in kept if not doc[span.start].is_sent_start or len(span) > 1}
    covered = {i for span in kept for i in range(span.start, span.end)}
    found = list(kept)
    lengths = sorted({len(span) for span in kept if span.text in firm}, reverse=True)
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
    return sorted(found, key=lambda span: span.start)
