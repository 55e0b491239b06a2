"""The graph: a library goes in, a networkx MultiDiGraph of plain JSON values comes out.

Entities and events are nodes, relations and participations are edges. The keys, the order and
the names of the attributes are those of the output contract (`extractor schema`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from extractor import __version__

if TYPE_CHECKING:
    import networkx as nx

    from extractor.records import Article, Entity, Event, Library, Relation, Status
    from extractor.when import When

SHOWN: tuple[Status, ...] = ("asserted", "planned")
"""What a graph shows unless asked for more."""

EVERY: tuple[Status, ...] = ("asserted", "planned", "hedged", "negated")


def build_graph(
    library: Library,
    *,
    statuses: Collection[Status] = SHOWN,
    profiles: Mapping[str, str] | None = None,
) -> nx.MultiDiGraph[str]:
    """Build the graph of a library.

    Args:
        library: what is drawn.
        statuses: relations and events of other statuses are left out.
        profiles: Who's Who text by entity id, for the `profile` of the nodes.

    Returns:
        Nodes sorted by id, entities before events; edges sorted by source, target and key. The
        key of a relation is its id, of a participation `participates_in:ROLE`. An edge whose end
        is no node of the library (a narrowed one) is left out.
    """
    import networkx as nx

    texts = profiles or {}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        schema="1",
        generated_by=f"extractor {__version__}",
        articles=[_article(a) for a in sorted(library.articles, key=lambda a: a.id)],
    )
    published = {article.id: article.published for article in library.articles}
    for entity in sorted(library.entities, key=lambda e: e.id):
        graph.add_node(entity.id, **_entity(entity, published, texts.get(entity.id, "")))
    events = [event for event in library.events if event.status in statuses]
    for event in sorted(events, key=lambda e: e.id):
        graph.add_node(event.id, **_event(event))
    relations = [relation for relation in library.relations if relation.status in statuses]
    edges = [(r.source, r.target, r.id, _relation(r)) for r in relations]
    edges += [
        (p.entity, e.id, f"participates_in:{p.role}", {"type": "participates_in", "role": p.role})
        for e in events
        for p in e.participants
    ]
    for source, target, key, attributes in sorted(edges, key=lambda edge: edge[:3]):
        if source in graph and target in graph:
            graph.add_edge(source, target, key=key, **attributes)
    return graph


def _article(article: Article) -> dict[str, Any]:
    """Return what the contract tells of an article; `text` is added by the export that wants it."""
    told = article.model_dump(mode="json", exclude={"text", "paragraphs", "dropped"})
    return {**told, "words": article.words}


def _entity(entity: Entity, published: Mapping[str, str | None], profile: str) -> dict[str, Any]:
    dates = sorted({published.get(m.article) or "" for m in entity.mentions} - {""})
    told = entity.model_dump(mode="json", exclude={"id"})
    return {
        **told,
        "profile": profile,
        "first_seen": dates[0] if dates else None,
        "last_seen": dates[-1] if dates else None,
    }


def _event(event: Event) -> dict[str, Any]:
    told = event.model_dump(
        mode="json", exclude={"id", "when", "participants", "other_days", "looser_days"}
    )
    days = [{"article": day.article, **_interval(day.when)} for day in event.other_days]
    return {"type": "event", **told, "other_days": days, **_interval(event.when)}


def _relation(relation: Relation) -> dict[str, Any]:
    excluded = {"id", "source", "target", "when", "attributes"}
    told = relation.model_dump(mode="json", exclude=excluded)
    return {**told, "attributes": dict(relation.attributes), **_interval(relation.when)}


def _interval(when: When | None) -> dict[str, Any]:
    if when is None:
        return {"start": None, "end": None, "precision": None, "edtf": None}
    return when.model_dump(mode="json")
