"""GEXF with time, for Gephi: events and dated ties appear on its timeline.

A side that is open stays open there. The file bears no date of its own: same library, same bytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import networkx as nx

from extractor.export.flat import flat_graph

if TYPE_CHECKING:
    from extractor.records import Library

_CLOCK = re.compile(r' lastmodifieddate="[^"]*"')


def to_gexf(library: Library) -> bytes:
    """Return the shown graph as dynamic GEXF 1.2 (`start` and `end` are ISO days)."""
    graph = flat_graph(library)
    graph.graph.update(mode="dynamic", name="extractor")
    for _, _, key, attributes in graph.edges(keys=True, data=True):
        # In GEXF the `type` of an edge is its direction.
        attributes["relation"] = attributes.pop("type")
        attributes["id"] = key
    text = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (head + _CLOCK.sub("", text, count=1) + "\n").encode()
