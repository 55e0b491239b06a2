"""Sentences that hold some words: words go in, `Hits` come out, the best first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from extractor.asking.answers import PLACE, Answer, Row, place_cells
from extractor.asking.narrowing import Within, question_of
from extractor.digest import source_of
from extractor.store import Hit  # noqa: TC001 (pydantic reads it at run time)

if TYPE_CHECKING:
    from extractor.store import Store


class Hits(Answer):
    """Sentences, the best first."""

    columns: ClassVar[tuple[str, ...]] = (*PLACE, "section", "start", "end", "language")

    hits: tuple[Hit, ...]

    def data(self) -> list[dict[str, Any]]:
        """Give the sentences as a list, each with `marks`: (start, end) in its quote."""
        return [
            {
                **hit.sentence.evidence.model_dump(mode="json"),
                "language": hit.sentence.language,
                "marks": [list(mark) for mark in hit.marks],
            }
            for hit in self.hits
        ]

    def rows(self) -> list[Row]:
        """Give one row a sentence."""
        return [
            {
                **place_cells(hit.sentence.evidence, self.sources),
                "section": hit.sentence.evidence.section,
                "start": hit.sentence.evidence.start,
                "end": hit.sentence.evidence.end,
                "language": hit.sentence.language,
            }
            for hit in self.hits
        ]


def search(store: Store, words: str, within: Within, *, limit: int | None = 20) -> Hits:
    """Find the sentences that hold all of some words; of the bounds, article and section count.

    Args:
        store: where to look.
        words: as a person writes them; what stands in quotation marks is looked for as it is.
        within: bounds.
        limit: most sentences to give; None for all.
    """
    hits = store.search(words, question_of(store, within), limit=limit)
    articles = sorted({hit.sentence.evidence.article for hit in hits})
    return Hits(hits=hits, sources=tuple(source_of(store.article(id_)) for id_ in articles))
