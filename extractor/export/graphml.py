"""GraphML, for yEd, Cytoscape and Gephi: a library goes in, UTF-8 bytes come out."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import networkx as nx

from extractor.export.flat import flat_graph

if TYPE_CHECKING:
    from extractor.records import Library


def to_graphml(library: Library) -> bytes:
    """Return the shown graph as GraphML; every edge has the key of the relation as its id."""
    graph = flat_graph(library)
    stream = io.BytesIO()
    # The writer on the standard library's XML: the other one needs a library that may be absent.
    nx.write_graphml_xml(graph, stream, named_key_ids=True)
    return stream.getvalue() + b"\n"
