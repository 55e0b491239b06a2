"""What lies between two: two names go in, their ties, shared events and ways come out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, ClassVar

from extractor.asking.answers import DAYS, PLACE, Answer, Row, day_cells, place_cells, sources_of
from extractor.asking.links import Link, links_of, relation_cells
from extractor.asking.naming import Subject, find_subject
from extractor.asking.narrowing import Within, load
from extractor.asking.ways import Way, way
from extractor.digest import TimelineEntry, build_timeline
from extractor.records import Anchor, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.records import Evidence, Library
    from extractor.store import Store

_ANCHORS: tuple[Anchor, ...] = ("stated", "context", "published")


class Bridge(Record):
    """A third that both are tied to.

    Attributes:
        other: id of the third.
        left: the ties of the first to it.
        right: the ties of the second to it.
    """

    other: str
    name: str
    left: tuple[Link, ...]
    right: tuple[Link, ...]


class Between(Answer):
    """What lies between two.

    Attributes:
        ties: relations of the one to the other, as the first sees them.
        events: what both take part in, in order of time.
        bridges: thirds that both are tied to, those with most ties first.
        way: the shortest way; None where ties, events or bridges show it already.
    """

    columns: ClassVar[tuple[str, ...]] = (
        "kind", "id", "label", "other", "other_name", "relation", "status", "attributed_to",
        "confidence", "attributes", *DAYS, *PLACE,
    )  # fmt: skip

    left: Subject
    right: Subject
    ties: tuple[Link, ...]
    events: tuple[TimelineEntry, ...]
    bridges: tuple[Bridge, ...]
    way: Way | None

    def data(self) -> dict[str, Any]:
        """Give the parts by name."""
        return {
            "left": self.left.model_dump(mode="json"),
            "right": self.right.model_dump(mode="json"),
            "ties": [link.data() for link in self.ties],
            "events": [entry.model_dump(mode="json") for entry in self.events],
            "bridges": [
                {
                    "other": bridge.other,
                    "name": bridge.name,
                    "left": [link.data() for link in bridge.left],
                    "right": [link.data() for link in bridge.right],
                }
                for bridge in self.bridges
            ],
            "way": None if self.way is None else self.way.data(),
        }

    def rows(self) -> list[Row]:
        """Give one row a relation, event or step."""
        rows = [self._row("tie", link) for link in self.ties]
        for entry in self.events:
            row: Row = {"kind": "event", "id": entry.events[0], "label": entry.text}
            row |= {"status": entry.status, **day_cells(entry.when, words=entry.label)}
            rows.append(row | place_cells(entry.evidence[0], self.sources))
        for bridge in self.bridges:
            rows += [self._row("left to bridge", link) for link in bridge.left]
            rows += [self._row("right to bridge", link) for link in bridge.right]
        steps = self.way.rows() if self.way is not None else []
        rows += [
            {**step, "kind": f"step {step['step']}", "label": step["fact"]}
            | {"other": step["target"], "other_name": step["target_name"]}
            for step in steps
        ]
        return [{column: row.get(column) for column in self.columns} for row in rows]

    def _row(self, kind: str, link: Link) -> Row:
        told: Row = {"kind": kind, "id": link.relation.id, "label": link.label}
        told |= {"other": link.other, "other_name": link.name}
        place = place_cells(link.relation.evidence[0], self.sources)
        return {**told, **relation_cells(link.relation), **place}


def between(store: Store, left: str, right: str, within: Within) -> Between:
    """Find all ties of two, what both take part in, and thirds that both are tied to.

    Raises:
        UnknownName: nothing goes by one of the names.
    """
    one, other = find_subject(store, left), find_subject(store, right)
    mine, theirs = load(store, within, entity=one.id), load(store, within, entity=other.id)
    ties = tuple(link for link in links_of(one.id, mine.relations, mine) if link.other == other.id)
    shared = [e for e in mine.events if {one.id, other.id} <= {p.entity for p in e.participants}]
    events = build_timeline(
        mine.model_copy(update={"events": tuple(shared)}),
        statuses=within.statuses,
        anchors=_ANCHORS,
    )
    bridges = tuple(_bridges(one, other, mine, theirs))
    is_shown = bool(ties or events or bridges) or one.id == other.id
    found = None if is_shown else way(store, left, right, within)
    evidence = [*_evidence((*ties, *(k for b in bridges for k in (*b.left, *b.right))))]
    evidence += [e for entry in events for e in entry.evidence]
    evidence += [e for hop in (found.hops if found else None) or () for e in hop.fact.evidence]
    told = {s.id: s for s in sources_of((*mine.articles, *theirs.articles), evidence)}
    told |= {source.id: source for source in (found.sources if found else ())}
    return Between(
        left=one,
        right=other,
        ties=ties,
        events=events,
        bridges=bridges,
        way=found,
        sources=tuple(told[id_] for id_ in sorted(told)),
    )


def _bridges(one: Subject, other: Subject, mine: Library, theirs: Library) -> Iterator[Bridge]:
    left, right = _by_other(one.id, mine), _by_other(other.id, theirs)
    thirds = (left.keys() & right.keys()) - {one.id, other.id}
    names = {entity.id: entity.name for entity in mine.entities}
    ranked = sorted(thirds, key=lambda id_: (-len(left[id_]) - len(right[id_]), names[id_], id_))
    for id_ in ranked:
        yield Bridge(other=id_, name=names[id_], left=tuple(left[id_]), right=tuple(right[id_]))


def _by_other(id_: str, library: Library) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links_of(id_, library.relations, library):
        found[link.other].append(link)
    return found


def _evidence(links: Iterable[Link]) -> Iterator[Evidence]:
    for link in links:
        yield from link.relation.evidence
