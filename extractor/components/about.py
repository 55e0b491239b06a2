"""What an article tells of its entities: a Doc with names goes in, a word on each comes out.

"The chipmaker" is more likely whoever the article calls a chipmaker, or speaks of most.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extractor.components.syntax import appositives

MODIFIERS = frozenset({"amod", "compound", "nmod"})


@dataclass(frozen=True, slots=True)
class About:
    """What the names of a whole article tell of one entity.

    Attributes:
        names: how often it is named.
        is_titled: it is named in the title.
        nouns: common nouns that it is called by beside its name ("Nova, the chipmaker").
        words: words of its names, lower case.
    """

    names: int
    is_titled: bool
    nouns: frozenset[str]
    words: frozenset[str]


def tell_about(doc: Doc) -> dict[str, About]:
    """Tell what the named mentions of a Doc say of each entity."""
    title = next((p for p in doc._.paragraphs or () if p.kind == "title"), None)
    found: dict[str, list[Span]] = {}
    for span in doc.spans["mentions"]:
        found.setdefault(span.kb_id_, []).append(span)
    return {
        identity: About(
            names=len(spans),
            is_titled=title is not None and any(s.start_char < title.end for s in spans),
            nouns=frozenset(noun for s in spans for noun in _nouns_beside(s)),
            words=frozenset(t.lower_ for s in spans for t in s),
        )
        for identity, spans in found.items()
    }


def _nouns_beside(span: Span) -> Iterator[str]:
    """Common nouns that a name is called by: "the chipmaker Nova", "Nova, a chipmaker"."""
    root = span.root
    beside = [*appositives(root), *(c for c in root.children if c.dep_ in MODIFIERS)]
    if root.dep_ in MODIFIERS:
        beside.append(root.head)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        beside += [c for c in root.head.children if c.dep_ == "attr"]
    return (t.lemma_.lower() for t in beside if t.pos_ == "NOUN")
