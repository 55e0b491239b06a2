"""JSON: a library goes in, the node-link graph of the contract comes out.

Read it back with `networkx.node_link_graph(data, edges="edges")`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from extractor.digest import build_digest
from extractor.digest.inert import inert_json
from extractor.export.contract import ExportGraph
from extractor.graph import EVERY, build_graph

if TYPE_CHECKING:
    from collections.abc import Collection

    from extractor.records import Library, Status


def graph_json(
    library: Library, *, with_text: bool = False, statuses: Collection[Status] = EVERY
) -> dict[str, Any]:
    """Return the graph of a library as the contract's JSON value.

    Args:
        library: what is written.
        with_text: put the text of each article beside it.
        statuses: which relations and events; the record holds all, each marked with its status.
    """
    import networkx as nx

    digest = build_digest(library)
    profiles = {profile.id: profile.text for profile in digest.profiles}
    graph = build_graph(library, statuses=statuses, profiles=profiles)
    data = nx.node_link_data(graph, edges="edges")
    data["edges"] = sorted(data["edges"], key=lambda e: (e["source"], e["target"], e["key"]))
    if with_text:
        texts = {article.id: article.text for article in library.articles}
        articles = [{**a, "text": texts[a["id"]]} for a in data["graph"]["articles"]]
        data["graph"] = {**data["graph"], "articles": articles}
    # `text` is unset, not null, where it was not asked for.
    return ExportGraph.model_validate(data).model_dump(
        mode="json", by_alias=True, exclude_unset=True
    )


def to_json(library: Library, *, with_text: bool = False) -> bytes:
    """Return the same as UTF-8 JSON text, two spaces deep, Chinese as it is."""
    data = graph_json(library, with_text=with_text)
    return (inert_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n").encode()
