"""Plain text goes in, the stretches of its sentences come out.

Knows no spaCy, so that keys do not depend on a parser. A line break always ends a
sentence. A full stop behind an abbreviation ends one only where the next word is of the kind
that opens sentences and hardly ever follows in the middle of one.
"""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s)|[。！？]+[”’」』）]*|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Corp|Ltd|Co|Cos|Bros|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|Jr|Sr|No|vs|Jan|Feb"
    r"|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Calif|Mass|Conn|Wash|Fla|Tex|Ill|Pa|Mich|Minn|Va|Ga|Ariz"
    r"|a\.m|p\.m|e\.g|i\.e|approx|S\.A|N\.V|S\.p\.A|A\.G|Ph\.D)|\b(?:[A-Z]\.)*[A-Z])\.$"
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|No|vs|e\.g|i\.e)\.$")
_OPENER = re.compile(
    r"\s+[\"“‘']?(?:The|A|An|It|Its|In|On|At|He|She|They|His|Her|Their|But|And|That|This|These"
    r"|Those|For|By|As|After|Before|Since|When|While|With|If|One|Two|Both|Some|Many|Most|Not|No"
    r"|Under|Until|From|To|Last|Earlier|Later|Then|There|What|Who|Whether|Neither|Yet|So|Still"
    r"|Meanwhile|Analysts|Shares|Instead|Only|Such|Even|Now|Nor|Or|Over|During|Despite|Although"
    r"|Though|Because|Once|Rather|Other|Others|Another|Several|Three|Four|Five|Asked|We|You|I)\b"
)


def find_sentences(text: str) -> tuple[tuple[int, int], ...]:
    r"""Find the sentences of a text.

    Returns:
        (start, end) character offsets in order, end exclusive, without the white space around.

    >>> text = "Acme Inc. rose. It sold barns.\nU.S. buyers paid on Jan. 5."
    >>> [text[start:end] for start, end in find_sentences(text)]
    ['Acme Inc. rose.', 'It sold barns.', 'U.S. buyers paid on Jan. 5.']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if "\n" in match.group() or _ends_here(text, match.end()):
            spans.append((start, match.end()))
            start = match.end()
    spans.append((start, len(text)))
    stripped = (_strip(text, *span) for span in spans)
    return tuple(span for span in stripped if span[0] < span[1])


def _ends_here(text: str, end: int) -> bool:
    if text[end - 1] in "。！？”’」』）" and any(c in "。！？" for c in text[end - 2 : end]):
        return True
    rest = text[end : end + 40]
    if re.match(r"\s+[a-z]", rest):
        return False
    before = text[max(0, end - 12) : end]
    if not before.endswith(".") or not _ABBREVIATION.search(before):
        return True
    return not _TITLE.search(before) and _OPENER.match(rest) is not None


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
