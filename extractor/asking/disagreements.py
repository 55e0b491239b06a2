"""Claims that cannot all be true: bounds go in, `Conflicts` come out, both sides quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from extractor.asking.answers import PLACE, Answer, Row, place_cells, sources_of
from extractor.asking.narrowing import Within, load
from extractor.conflicts import Conflict, find_conflicts

if TYPE_CHECKING:
    from extractor.store import Store


class Conflicts(Answer):
    """Claims that cannot all be true, sorted by kind and id."""

    columns: ClassVar[tuple[str, ...]] = ("id", "kind", "what", "value", *PLACE)

    conflicts: tuple[Conflict, ...]

    def data(self) -> list[dict[str, Any]]:
        """Give the conflicts as a list."""
        return [conflict.as_json() for conflict in self.conflicts]

    def rows(self) -> list[Row]:
        """Give one row a side of a conflict."""
        return [
            {
                "id": conflict.id,
                "kind": conflict.kind,
                "what": conflict.what,
                "value": claim.value,
                **place_cells(claim.evidence, self.sources),
            }
            for conflict in self.conflicts
            for claim in conflict.claims
        ]


def conflicts(store: Store, within: Within) -> Conflicts:
    """Find claims that cannot all be true."""
    library = load(store, within)
    found = find_conflicts(library)
    evidence = [claim.evidence for conflict in found for claim in conflict.claims]
    return Conflicts(conflicts=found, sources=sources_of(library.articles, evidence))
