"""A graph for formats that hold single values only: lists are joined, what is open is left out.

GraphML, GEXF and CSV share these rows; what they cannot hold (offsets, money as parts) is in the
JSON.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import networkx as nx

from extractor.digest import build_digest
from extractor.digest.inert import inert
from extractor.graph import EVERY, build_graph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.records import Library

Value = str | int | float
SEPARATOR = " | "

# XML 1.0 has no way to write these characters at all.
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEPT = (
    "type", "name", "label", "profile", "first_seen", "last_seen", "start", "end", "precision",
    "edtf", "expression", "anchor", "status", "attributed_to", "confidence", "role", "rule",
)  # fmt: skip


def flat_graph(library: Library) -> nx.MultiDiGraph[str]:
    """Return the graph of a library with single values for attributes; each claim has its status.

    The key of an edge is unique in the graph. Nodes and edges have a `label`, and the `quotes` and
    `articles` of their evidence, joined by ` | `.
    """
    digest = build_digest(library)
    profiles = {profile.id: profile.text for profile in digest.profiles}
    graph = build_graph(library, statuses=EVERY, profiles=profiles)
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in graph.nodes(data=True):
        label = attributes["name"]
        flat.add_node(node, **_flatten({"label": label, **attributes}))
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        label = attributes["type"]
        # The id of an edge is to be unique in the file, not only between its ends.
        unique = f"{source} {key} {target}" if label == "participates_in" else key
        flat.add_edge(source, target, key=unique, **_flatten({"label": label, **attributes}))
    return flat


def _flatten(attributes: dict[str, Any]) -> dict[str, Value]:
    row: dict[str, Value] = {}
    for name in _KEPT:
        value = attributes.get(name)
        if isinstance(value, int | float):
            row[name] = value
        elif value:
            row[name] = clean(value)
    if attributes.get("aliases"):
        row["aliases"] = join(attributes["aliases"])
    if "mentions" in attributes:
        row["mentions"] = len(attributes["mentions"])
    for name, value in sorted(attributes.get("attributes", {}).items()):
        row[f"attribute_{name}"] = clean(value)
    if attributes.get("money"):
        row["money"] = join(money["text"] for money in attributes["money"])
    if attributes.get("other_days"):
        row["other_days"] = join(day["edtf"] for day in attributes["other_days"])
    if attributes.get("evidence"):
        row["quotes"] = join(e["quote"] for e in attributes["evidence"])
        row["articles"] = join(sorted({e["article"] for e in attributes["evidence"]}))
    return row


def join(values: Iterable[str]) -> str:
    """Join the values of a list into one; the separator never occurs inside a value."""
    return SEPARATOR.join(clean(value).replace("|", "/") for value in values)


def clean(value: str) -> str:
    """Return a value on one line, free of what XML cannot hold."""
    return _NO_XML.sub("", inert(value))
