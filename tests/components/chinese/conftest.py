"""Read Chinese paragraphs with the whole pipeline."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from extractor.components import build_nlp, read_docs
from extractor.records import Article, Paragraph, Section
from extractor.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass
class Reading:
    """What was read out of one text, by name rather than by id."""

    doc: Doc
    names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.names = {e.id: e.name for e in self.doc._.entities}

    @property
    def types(self) -> dict[str, str]:
        return {n: e.type for e in self.doc._.entities for n in (e.name, *e.aliases)}

    @property
    def ties(self) -> set[tuple[str, str, str, str]]:
        return {
            (self.names[r.source], r.type, self.names[r.target], r.status)
            for r in self.doc._.relations
        }

    @property
    def events(self) -> list[tuple[str, str, str, set[str]]]:
        return [
            (
                e.trigger.text,
                e.when.edtf if e.when else "",
                e.status,
                {self.names[i] for i, _ in e.participants},
            )
            for e in self.doc._.events
        ]

    def stands_for(self, word: str) -> list[str]:
        return [
            self.names[s.kb_id_]
            for s in self.doc.spans["mentions"]
            if s.text == word and s.id_ in {"pronoun", "nominal"}
        ]


def article(text: str, published: str = "2025-06-18") -> Article:
    """Make an article of paragraphs that are separated by blank lines."""
    paragraphs: list[Paragraph] = []
    start = 0
    for part in text.split("\n\n"):
        language = "zh" if any("\u4e00" <= c <= "\u9fff" for c in part) else "en"
        end = start + len(part)
        paragraphs.append(
            Paragraph(start=start, end=end, kind="text", section="body", language=language)
        )
        start = end + 2
    return Article(
        id="a000000000000",
        title="",
        published=published,
        published_evidence="metadata",
        language="zh",
        outlet=None,
        authors=(),
        path="x.txt",
        text=text,
        paragraphs=tuple(paragraphs),
        sections=(Section(name="body", start=0, end=len(text)),),
    )


def _reader(nlp: Language) -> Callable[[str], Reading]:
    def read(text: str, published: str = "2025-06-18") -> Reading:
        ((_, doc),) = read_docs(nlp, [article(text, published)])
        return Reading(doc)

    return read


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reading]:
    """Read with the lexicon's names."""
    return _reader(build_nlp(Settings()))


@pytest.fixture(scope="session")
def read_bare() -> Callable[[str], Reading]:
    """Read with well-known names switched off: only the text itself tells."""
    return _reader(build_nlp(Settings(lexicon=False)))
