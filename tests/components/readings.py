"""Readings for tests: sentences go in, what the whole pipeline read comes out, by name.

`read("...")` is one paragraph of prose; give a `Block` for headings and printed digests.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from extractor.components import build_nlp, make_doc
from extractor.extract import extract
from extractor.records import Article, Extraction, Paragraph, Section
from extractor.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from extractor.components.local import LocalEvent


@dataclass(frozen=True)
class Block:
    """One paragraph and what the page says it is."""

    text: str
    kind: str = "text"
    section: str = "body"
    language: str = "en"


@cache
def pipeline(*, lexicon: bool = True) -> Language:
    """Assemble the pipeline once for all tests of a process."""
    return build_nlp(Settings(lexicon=lexicon))


def make_article(*blocks: str | Block, published: str | None = "2025-06-10") -> Article:
    """Lay blocks out as the reader of articles would."""
    laid = [block if isinstance(block, Block) else Block(block) for block in blocks]
    text = "\n\n".join(block.text for block in laid)
    paragraphs, at = [], 0
    for block in laid:
        paragraphs.append(
            Paragraph(
                start=at,
                end=at + len(block.text),
                kind=block.kind,
                section=block.section,
                language=block.language,
            )
        )
        at += len(block.text) + 2
    return Article(
        id="a" + hashlib.sha256(text.encode()).hexdigest()[:12],
        title=laid[0].text,
        published=published,
        published_evidence="metadata" if published else "none",
        language=laid[0].language,
        outlet=None,
        authors=(),
        path="test.txt",
        text=text,
        paragraphs=tuple(paragraphs),
        sections=(Section(name="body", start=0, end=len(text)),),
    )


@dataclass
class Reading:
    """What was read out of one text."""

    article: Article
    doc: Doc
    names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.names = {entity.id: entity.name for entity in self.doc._.entities}

    @property
    def types(self) -> dict[str, str]:
        return {n: e.type for e in self.doc._.entities for n in (e.name, *e.aliases)}

    @property
    def ties(self) -> set[str]:
        """Lines such as "Harbor acquires Pinecrest (planned)"; what is asserted has no bracket."""
        return {
            f"{self.names[r.source]} {r.type} {self.names[r.target]}{_told(r.status)}"
            for r in self.doc._.relations
        }

    @property
    def events(self) -> list[str]:
        """Lines such as "bought 2025-03 (planned): Harbor, Pinecrest"; dated by the text."""
        return [self._line(e) for e in self.doc._.events if e.anchor != "published"]

    @property
    def undated(self) -> list[str]:
        """Such lines of the events that only the article's own date dates."""
        return [self._line(e) for e in self.doc._.events if e.anchor == "published"]

    def _line(self, e: LocalEvent) -> str:
        when = e.when.edtf if e.when else "-"
        who = ", ".join(sorted(self.names[i] for i, _ in e.participants))
        return f"{e.trigger.text} {when}{_told(e.status)}: {who}"

    @property
    def references(self) -> set[str]:
        """Lines such as "it is Harbor", for pronouns and common nouns that stand for a name."""
        return {
            f"{span.text} is {self.names[span.kb_id_]}"
            for span in self.doc.spans["mentions"]
            if span.id_ in {"pronoun", "nominal"}
        }

    @property
    def statements(self) -> set[str]:
        """All of it, entities as "company Harbor"."""
        entities = {f"{type_} {name}" for name, type_ in self.types.items()}
        return {*entities, *self.ties, *self.events, *self.references}

    def word(self, text: str) -> Token:
        """The one word of this spelling."""
        (token,) = [token for token in self.doc if token.text == text]
        return token

    def extraction(self) -> Extraction:
        return extract(self.article, self.doc)


def _told(status: str) -> str:
    return "" if status == "asserted" else f" ({status})"


def read(
    *blocks: str | Block, published: str | None = "2025-06-10", lexicon: bool = True
) -> Reading:
    """Read some paragraphs with the whole pipeline."""
    article = make_article(*blocks, published=published)
    nlp = pipeline(lexicon=lexicon)
    return Reading(article, nlp(make_doc(nlp, article)))
