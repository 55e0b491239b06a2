"""Answers: what every question gives back, as records, as JSON, as rows of a table.

`Answer` is the base; each question's file says what its answer holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from extractor.digest import Source, source_of
from extractor.digest.labels import label
from extractor.errors import MissingExtra
from extractor.records import Article, Entity, EntityType, Evidence, Record

if TYPE_CHECKING:
    from extractor.when import When

Cell = str | int | float | None
Row = dict[str, Cell]

PLACE = ("quote", "article", "title", "outlet", "published", "paragraph")
"""Columns that say where a line is read: the passage, and where it stands."""
DAYS = ("date", "start", "end", "precision")
"""Columns of a date: in words, first and last day (empty: open), and the unit that is known."""


class Answer(Record):
    """What a question gives back.

    Attributes:
        sources: the articles that its evidence is from, sorted by id.
    """

    columns: ClassVar[tuple[str, ...]] = ()

    sources: tuple[Source, ...] = ()

    def data(self) -> Any:  # noqa: ANN401
        """Give the answer as JSON can hold it."""
        return self.model_dump(mode="json")

    def rows(self) -> list[Row]:
        """Give the answer as rows of a table whose columns are `columns`, in reading order."""
        raise NotImplementedError

    def to_frame(self) -> Any:  # noqa: ANN401
        """Give the rows as a pandas DataFrame.

        Raises:
            MissingExtra: pandas is not installed.
        """
        try:
            pandas = import_module("pandas")
        except ImportError as error:
            raise MissingExtra("pandas", "frames") from error
        return pandas.DataFrame(self.rows(), columns=list(self.columns))


class Named(Record):
    """An entity by name, as other records point to it."""

    id: str
    type: EntityType
    name: str


def named(entity: Entity) -> Named:
    """Give what an entity is called."""
    return Named(id=entity.id, type=entity.type, name=entity.name)


def sources_of(articles: Iterable[Article], evidence: Iterable[Evidence]) -> tuple[Source, ...]:
    """Give the sources of some passages, sorted by id."""
    wanted = {e.article for e in evidence}
    found = {article.id: article for article in articles if article.id in wanted}
    return tuple(source_of(found[id_]) for id_ in sorted(found))


def place_cells(evidence: Evidence | None, sources: Iterable[Source]) -> Row:
    """Give the cells of `PLACE`."""
    if evidence is None:
        return dict.fromkeys(PLACE)
    source = next((s for s in sources if s.id == evidence.article), None)
    return {
        "quote": evidence.quote,
        "article": evidence.article,
        "title": source.title if source else None,
        "outlet": source.outlet if source else None,
        "published": source.published if source else None,
        "paragraph": evidence.paragraph + 1,
    }


def day_cells(when: When | None, *, words: str | None = None) -> Row:
    """Give the cells of `DAYS`.

    Args:
        when: the days.
        words: the date in words, where it is known better than from the days alone.
    """
    if when is None:
        return dict.fromkeys(DAYS)
    return {
        "date": words or label(when),
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "precision": when.precision,
    }
