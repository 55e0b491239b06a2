"""Groups: mentions of one article go in, grouped by the name that they share.

`joining.py` joins groups whose names are one thing, `weighing.py` decides what each stands for.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Span

from extractor.components.kinds import Kind
from extractor.components.layout import paragraph_of
from extractor.lexicon import Lexicon
from extractor.lexicon.words import legal_forms

LONGEST_ACRONYM = 4
"""Characters up to which capitals tell names apart: "IT" is not "it", but "SAN FRANCISCO" merely
opens a dateline."""


@dataclass(slots=True)
class Group:
    """Names joined so far.

    Attributes:
        spans: all mentions, in text order.
        kind: what they stand for, as weighed last.
        sums: what was weighed.
        texts: the different forms.
        name: the fullest form.
        words: its words without article and legal form.
        first: first token in running text; titles abbreviate what the text has yet to introduce.
    """

    spans: list[Span] = field(default_factory=list)
    kind: Kind = "none"
    sums: dict[Kind, float] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    name: str = ""
    words: list[str] = field(default_factory=list)
    first: int = 0

    def take(self, spans: Iterable[Span]) -> None:
        """Add mentions."""
        self.spans = sorted([*self.spans, *spans], key=lambda span: span.start)
        self.texts = list(dict.fromkeys(span.text for span in self.spans))
        self.name = max(self.texts, key=lambda text: (len(core_words(text)), len(text), text))
        self.words = core_words(self.name)
        body = [span.start for span in self.spans if _in_body(span)]
        self.first = min(body) if body else len(self.spans[0].doc)

    def sum(self, kind: Kind) -> float:
        """What was weighed for one type."""
        return self.sums.get(kind, 0.0)


def _in_body(span: Span) -> bool:
    paragraphs = span.doc._.paragraphs
    return not paragraphs or paragraphs[paragraph_of(span.doc, span.start_char)].kind == "text"


def group_by_name(spans: Iterable[Span], lexicon: Lexicon) -> list[Group]:
    """Group mentions whose names are equal after folding, or known to be one thing."""
    keyed: dict[str, list[Span]] = {}
    for span in spans:
        entry = lexicon.lookup(span.text)
        key = entry.key if entry is not None and not entry.ambiguous else _key(span.text)
        keyed.setdefault(key, []).append(span)
    groups = []
    for members in keyed.values():
        group = Group()
        group.take(members)
        groups.append(group)
    return groups


def _key(name: str) -> str:
    text = " ".join(core_words(name)).replace("’", "'")
    return text.lower() if len(text) > LONGEST_ACRONYM or not text.isupper() else text


def core_words(name: str) -> list[str]:
    """Words of a name without article, legal form and possessive ending.

    >>> core_words("The Walt Disney Co.")
    ['Walt', 'Disney']
    """
    words = re.sub(r"['’]s$", "", name).replace(",", " ").split()
    while len(words) > 1 and words[-1].replace(".", "") in legal_forms().pure:
        words.pop()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    return words


def slug(name: str) -> str:
    """Make a name fit for an id: lower case, words joined by hyphens, other scripts kept.

    >>> slug("Qwen2.5-Max"), slug("阶跃星辰")
    ('qwen2-5-max', '阶跃星辰')
    """
    return re.sub(r"[^\w+*]+", "-", " ".join(core_words(name)).lower()).strip("-") or "x"
