"""How two are connected: two names go in, the shortest `Way` comes out, each step with its fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from extractor.asking.answers import (
    DAYS,
    PLACE,
    Answer,
    Named,
    Row,
    day_cells,
    place_cells,
)
from extractor.asking.naming import Subject, find_subject, named_all
from extractor.asking.narrowing import Within, question_of
from extractor.digest import source_of
from extractor.records import Relation
from extractor.store import Hop  # noqa: TC001 (pydantic reads it at run time)

if TYPE_CHECKING:
    from extractor.store import Store


class Way(Answer):
    """The shortest way from one entity to another.

    Attributes:
        source: whom the first name was taken for.
        target: whom the second name was taken for.
        hops: the steps; none where both names are of one entity, None where there is no way.
        entities: all that are named on the way, sorted by id.
    """

    columns: ClassVar[tuple[str, ...]] = (
        "step", "id", "source", "source_name", "target", "target_name", "fact", "status",
        "confidence", *DAYS, *PLACE,
    )  # fmt: skip

    source: Subject
    target: Subject
    hops: tuple[Hop, ...] | None
    entities: tuple[Named, ...]

    @property
    def names(self) -> dict[str, str]:
        """Names by id."""
        return {entity.id: entity.name for entity in self.entities}

    def data(self) -> dict[str, Any]:
        """Give the steps, and the names of the ids in them."""
        hops = None if self.hops is None else [hop.model_dump(mode="json") for hop in self.hops]
        return {
            "source": self.source.id,
            "target": self.target.id,
            "hops": hops,
            "names": self.names,
        }

    def rows(self) -> list[Row]:
        """Give one row a step."""
        return [
            {
                "step": i,
                "id": hop.fact.id,
                "source": hop.source,
                "source_name": self.names[hop.source],
                "target": hop.target,
                "target_name": self.names[hop.target],
                "fact": hop.fact.type if isinstance(hop.fact, Relation) else "event",
                "status": hop.fact.status,
                "confidence": hop.fact.confidence if isinstance(hop.fact, Relation) else None,
                **day_cells(hop.fact.when),
                **place_cells(hop.fact.evidence[0], self.sources),
            }
            for i, hop in enumerate(self.hops or (), start=1)
        ]


def way(store: Store, source: str, target: str, within: Within) -> Way:
    """Find the shortest way between the entities that two names mean first of all.

    Relations count first; only where they do not connect the two, and none of a type was asked
    for, events that both take part in do.

    Raises:
        UnknownName: nothing goes by one of the names.
    """
    start, end = find_subject(store, source), find_subject(store, target)
    hops = store.path_between(start.id, end.id, question_of(store, within))
    ids = {start.id, end.id} | {id_ for hop in hops or () for id_ in (hop.source, hop.target)}
    articles = {e.article for hop in hops or () for e in hop.fact.evidence}
    return Way(
        source=start,
        target=end,
        hops=hops,
        entities=named_all(store, ids),
        sources=tuple(source_of(store.article(id_)) for id_ in sorted(articles)),
    )
