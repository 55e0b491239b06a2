"""`extractor path`: how two entities are connected, with the sentence of each step."""

from typing import Annotated

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
from extractor.cli.printing import faint, paragraph, quoted, say, say_json, source_of, strong
from extractor.cli.wording import event_notes, relation_label, relation_notes
from extractor.digest.inert import inert
from extractor.digest.records import Source
from extractor.records import Entity, Record, Relation
from extractor.store import Hop, Question, Store, open_store


class Way(Record):
    """The shortest way from one entity to another.

    Attributes:
        hops: the steps; None where there is no way.
        entities: all that are named on the way, sorted by id.
        sources: of the sentences.
    """

    source: str
    target: str
    hops: tuple[Hop, ...] | None
    entities: tuple[Entity, ...]
    sources: tuple[Source, ...]


def path_command(
    source: Annotated[str, typer.Argument(help="A name or id.", metavar="A")],
    target: Annotated[str, typer.Argument(help="Another.", metavar="B")],
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    format_: FormatOption = "text",
) -> None:
    """Show how two are connected: the shortest chain of relations, or else of shared events.

    Example: extractor path "Satya Nadella" Blizzard
    """
    with open_store(store) as opened:
        question = narrowed(opened, article=article, section=section, everything=everything)
        way = path(opened, source, target, question)
    if format_ == "json":
        say_json(_data(way))
    else:
        say(path_text(way))


def path(store: Store, source: str, target: str, question: Question) -> Way:
    """Find the shortest way between the entities that two names mean first of all.

    Raises:
        UnknownName: nothing goes by one of the names.
    """
    start, end = store.find_entities(source)[0], store.find_entities(target)[0]
    hops = store.path_between(start, end, question)
    ids = {start, end} | {id_ for hop in hops or () for id_ in (hop.source, hop.target)}
    evidence = [e for hop in hops or () for e in hop.fact.evidence]
    return Way(
        source=start,
        target=end,
        hops=hops,
        entities=tuple(store.entity(id_) for id_ in sorted(ids)),
        sources=tuple(
            source_of(store.article(id_)) for id_ in sorted({e.article for e in evidence})
        ),
    )


def _data(way: Way) -> dict[str, object]:
    hops = None
    if way.hops is not None:
        hops = [hop.model_dump(mode="json") for hop in way.hops]
    names = {entity.id: entity.name for entity in way.entities}
    return {"source": way.source, "target": way.target, "hops": hops, "names": names}


def path_text(way: Way) -> str:
    """Give a way as text."""
    names = {entity.id: inert(entity.name) for entity in way.entities}
    sources = {source.id: source for source in way.sources}
    if way.hops is None:
        return f"{names[way.source]} and {names[way.target]} are not connected here."
    if not way.hops:
        return f"{names[way.source]} is both of them ({way.source})."
    lines = [strong(f"{names[way.source]} to {names[way.target]}: {_count(len(way.hops))}")]
    for hop in way.hops:
        lines += ["", paragraph(_told(hop, names), indent="  ")]
        lines += [quoted(evidence, sources, indent="      ") for evidence in hop.fact.evidence]
        lines.append(faint(f"      {hop.fact.id}"))
    return "\n".join(lines)


def _told(hop: Hop, names: dict[str, str]) -> str:
    left, right = names[hop.source], names[hop.target]
    if isinstance(hop.fact, Relation):
        label = relation_label(hop.fact.type, is_source=hop.fact.source == hop.source)
        notes = relation_notes(hop.fact)
        return f"{left} {label} {right}" + (f"  [{notes}]" if notes else "")
    return f"{left} and {right} take part in one event: {event_notes(hop.fact)}"


def _count(n: int) -> str:
    return f"{n} step{'' if n == 1 else 's'}"
