"""Who has to do with one entity: a name goes in, the others come out, the closest first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from extractor.asking.answers import (
    PLACE,
    Answer,
    Named,
    Row,
    named,
    place_cells,
    sources_of,
)
from extractor.asking.naming import Subject, find_subject
from extractor.asking.narrowing import Within, load
from extractor.asking.wording import relation_label
from extractor.records import Evidence, Record, Relation

if TYPE_CHECKING:
    from extractor.records import Event
    from extractor.store import Store


class Relative(Record):
    """Another entity, and what it has to do with the one that was asked for.

    Attributes:
        ties: the words for the relations, from the side of the entity that was asked for.
        n_relations: how many relations tie the two.
        n_events: how many events both take part in.
        n_articles: how many articles tell of these.
        evidence: the sentence that shows it best: of the surest relation, else of an event.
        fact: id of that relation or event.
    """

    entity: Named
    ties: tuple[str, ...]
    n_relations: int
    n_events: int
    n_articles: int
    fact: str
    evidence: Evidence


class Related(Answer):
    """Who has to do with one entity: most articles first, then most facts."""

    columns: ClassVar[tuple[str, ...]] = (
        "other", "type", "name", "ties", "relations", "events", "articles", "id", *PLACE
    )  # fmt: skip

    entity: Subject
    relatives: tuple[Relative, ...]

    def rows(self) -> list[Row]:
        """Give one row an entity."""
        return [
            {
                "other": one.entity.id,
                "type": one.entity.type,
                "name": one.entity.name,
                "ties": "; ".join(one.ties),
                "relations": one.n_relations,
                "events": one.n_events,
                **place_cells(one.evidence, self.sources),
                "articles": one.n_articles,
                "id": one.fact,
            }
            for one in self.relatives
        ]


def related(store: Store, name: str, within: Within, *, limit: int | None = 20) -> Related:
    """Find the entities that one has to do with: by relations, or as part of the same events.

    Raises:
        UnknownName: nothing goes by this name.
    """
    subject = find_subject(store, name)
    library = load(store, within, entity=subject.id)
    relations: dict[str, list[Relation]] = defaultdict(list)
    events: dict[str, list[Event]] = defaultdict(list)
    for relation in library.relations:
        relations[relation.target if relation.source == subject.id else relation.source].append(
            relation
        )
    for event in library.events:
        for other in {participant.entity for participant in event.participants}:
            events[other].append(event)
    found = [
        _relative(subject.id, named(entity), relations[entity.id], events[entity.id])
        for entity in library.entities
        if entity.id != subject.id and (relations[entity.id] or events[entity.id])
    ]
    ranked = tuple(sorted(found, key=_closest)[:limit])
    evidence = [one.evidence for one in ranked]
    return Related(entity=subject, relatives=ranked, sources=sources_of(library.articles, evidence))


def _relative(id_: str, other: Named, relations: list[Relation], events: list[Event]) -> Relative:
    best: Relation | Event = min(
        relations, key=lambda r: (r.status != "asserted", -r.confidence, r.id), default=None
    ) or min(events, key=lambda e: (e.status != "asserted", len(e.participants), e.id))
    labels = {relation_label(r.type, is_source=r.source == id_) for r in relations}
    return Relative(
        entity=other,
        ties=tuple(sorted(labels)),
        n_relations=len(relations),
        n_events=len(events),
        n_articles=len(
            {e.article for r in relations for e in r.evidence}
            | {e.article for event in events for e in event.evidence}
        ),
        fact=best.id,
        evidence=best.evidence[0],
    )


def _closest(one: Relative) -> tuple[int, int, str, str]:
    return (-one.n_articles, -(one.n_relations + one.n_events), one.entity.name, one.entity.id)
