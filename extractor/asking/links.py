"""The relations of one entity, each with its sentence: a name goes in, `Links` come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from extractor.asking.answers import DAYS, PLACE, Answer, Row, day_cells, place_cells, sources_of
from extractor.asking.naming import Subject, find_subject
from extractor.asking.narrowing import Within, load, question_of
from extractor.asking.wording import relation_label
from extractor.records import Record, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.records import Library
    from extractor.store import Store


class Link(Record):
    """A relation as one of its ends sees it.

    Attributes:
        direction: `out` where the entity is the source.
        label: the words for it, from this end ("is led by").
        other: id of the other end.
        name: name of the other end.
    """

    direction: Literal["out", "in"]
    label: str
    other: str
    name: str
    relation: Relation

    def data(self) -> dict[str, Any]:
        """Give it as JSON holds it: one flat object."""
        told = self.model_dump(mode="json", exclude={"relation"})
        relation = self.relation.model_dump(mode="json", exclude={"attributes"})
        return {**told, **relation, "attributes": dict(self.relation.attributes)}


class Links(Answer):
    """The relations of one entity, sorted by label and other end."""

    columns: ClassVar[tuple[str, ...]] = (
        "id", "entity", "relation", "label", "direction", "other", "other_name", "status",
        "attributed_to", "confidence", *DAYS, "attributes", *PLACE,
    )  # fmt: skip

    entity: Subject
    links: tuple[Link, ...]

    def data(self) -> list[dict[str, Any]]:
        """Give the relations as a list."""
        return [link.data() for link in self.links]

    def rows(self) -> list[Row]:
        """Give one row a relation."""
        return [
            {
                "id": link.relation.id,
                "entity": self.entity.id,
                "label": link.label,
                "direction": link.direction,
                "other": link.other,
                "other_name": link.name,
                **relation_cells(link.relation),
                **place_cells(link.relation.evidence[0], self.sources),
            }
            for link in self.links
        ]


def relation_cells(relation: Relation) -> Row:
    """Give the cells of a table that every relation has."""
    return {
        "relation": relation.type,
        "status": relation.status,
        "attributed_to": relation.attributed_to,
        "confidence": relation.confidence,
        "attributes": "; ".join(f"{name}={value}" for name, value in relation.attributes) or None,
        **day_cells(relation.when),
    }


def links(store: Store, name: str, within: Within, *, limit: int | None = None) -> Links:
    """Find the relations of the entity that a name means first of all.

    Args:
        store: where to look.
        name: of the entity.
        within: bounds.
        limit: most relations to give, the surest; None for all. It does not count with an outlet.

    Raises:
        UnknownName: nothing goes by this name.
    """
    subject = find_subject(store, name)
    if within.outlet is None:
        question = question_of(store, within, entity=subject.id)
        library = store.load_relations(question, most=limit)
    else:
        library = load(store, within, entity=subject.id)
    found = links_of(subject.id, library.relations, library)
    evidence = [e for link in found for e in link.relation.evidence]
    return Links(entity=subject, links=found, sources=sources_of(library.articles, evidence))


def links_of(id_: str, relations: Iterable[Relation], library: Library) -> tuple[Link, ...]:
    """Give relations as one entity sees them, sorted by label and other end."""
    names = {entity.id: entity.name for entity in library.entities}
    found = [
        _seen_from(id_, relation, names)
        for relation in relations
        if id_ in {relation.source, relation.target}
    ]
    return tuple(sorted(found, key=lambda k: (k.label, k.name, k.other, k.relation.id)))


def _seen_from(id_: str, relation: Relation, names: dict[str, str]) -> Link:
    is_source = relation.source == id_
    other = relation.target if is_source else relation.source
    return Link(
        direction="out" if is_source else "in",
        label=relation_label(relation.type, is_source=is_source),
        other=other,
        name=names.get(other, other),
        relation=relation,
    )
