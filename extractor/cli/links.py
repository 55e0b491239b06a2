"""`extractor links`: the relations of one entity, each with its sentence."""

from typing import Annotated, Literal

import typer

from extractor.cli.options import (
    DEFAULT_STORE,
    AllOption,
    ArticleOption,
    FormatOption,
    SectionOption,
    StoreOption,
    narrowed,
)
from extractor.cli.printing import (
    complain,
    faint,
    paragraph,
    quoted,
    say,
    say_json,
    sources_of,
    strong,
)
from extractor.cli.wording import relation_label, relation_notes
from extractor.digest.inert import inert
from extractor.digest.records import Source
from extractor.records import Entity, Record, Relation
from extractor.store import Question, Store, open_store


class Link(Record):
    """A relation as one of its ends sees it.

    Attributes:
        direction: `out` where the entity is the source.
        other: id of the other end.
        name: name of the other end.
    """

    direction: Literal["out", "in"]
    label: str
    other: str
    name: str
    relation: Relation


class Links(Record):
    """The relations of one entity, sorted by label and other end."""

    entity: Entity
    links: tuple[Link, ...]
    sources: tuple[Source, ...]


def links_command(
    name: Annotated[str, typer.Argument(help="A name, in any of its forms, or an id.")],
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    format_: FormatOption = "text",
) -> None:
    """List the relations of one entity: direction, other end, status, time and sentence.

    Example: extractor links "Sam Altman"
    """
    with open_store(store) as opened:
        question = narrowed(opened, article=article, section=section, everything=everything)
        found = links(opened, name, question)
    if format_ == "json":
        say_json([_data(link) for link in found.links])
    else:
        say(links_text(found))


def links(store: Store, name: str, question: Question) -> Links:
    """Find the relations of the entity that a name means first of all.

    Raises:
        UnknownName: nothing goes by this name.
    """
    id_, *others = store.find_entities(name)
    if others:
        complain(f"{name} is taken as {id_}; the name is also that of {', '.join(others)}")
    library = store.load(question.model_copy(update={"entity": id_}))
    names = {entity.id: entity.name for entity in library.entities}
    found = [
        _seen_from(id_, relation, names)
        for relation in library.relations
        if id_ in {relation.source, relation.target}
    ]
    return Links(
        entity=store.entity(id_),
        links=tuple(sorted(found, key=lambda k: (k.label, k.name, k.other, k.relation.id))),
        sources=tuple(sources_of(library.articles).values()),
    )


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


def _data(link: Link) -> dict[str, object]:
    told = link.model_dump(mode="json", exclude={"relation"})
    relation = link.relation.model_dump(mode="json", exclude={"attributes"})
    return {**told, **relation, "attributes": dict(link.relation.attributes)}


def links_text(found: Links) -> str:
    """Give relations as text."""
    sources = {source.id: source for source in found.sources}
    lines = [f"{strong(inert(found.entity.name))}  ({found.entity.id})"]
    for link in found.links:
        notes = relation_notes(link.relation)
        told = f"{link.label} {inert(link.name)}" + (f"  [{notes}]" if notes else "")
        lines += ["", paragraph(told, indent="  ")]
        lines += [quoted(evidence, sources, indent="      ") for evidence in link.relation.evidence]
        lines.append(faint(f"      {link.relation.id}"))
    if not found.links:
        lines += ["", "  no relation is told of it here"]
    return "\n".join(lines)
