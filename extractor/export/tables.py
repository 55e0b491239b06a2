"""CSV for spreadsheets and Neo4j's bulk import: a library goes in, two tables come out.

Import: `neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv`.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from extractor.digest.inert import unrunnable
from extractor.export.flat import SEPARATOR, flat_graph

if TYPE_CHECKING:
    from extractor.export.flat import Value
    from extractor.records import Library

_NODE_COLUMNS = (
    "name", "type", "aliases:string[]", "profile", "mentions:int", "first_seen", "last_seen",
    "start:date", "end:date", "precision", "edtf", "expression", "anchor", "status",
    "attributed_to", "other_days:string[]", "money:string[]", "quotes:string[]",
    "articles:string[]", "rule",
)  # fmt: skip
_EDGE_COLUMNS = (
    "id", "type", "status", "attributed_to", "confidence:double", "role", "start:date",
    "end:date", "precision", "edtf", "attributes:string[]", "quotes:string[]",
    "articles:string[]", "rule",
)  # fmt: skip
_LABELS = {
    "company": "Company", "organization": "Organization", "person": "Person", "model": "Model",
    "product": "Product", "place": "Place", "event": "Event",
}  # fmt: skip


def to_tables(library: Library) -> dict[str, bytes]:
    """Return the shown graph as `nodes.csv` and `edges.csv`, UTF-8, lists joined by `;`."""
    graph = flat_graph(library)
    nodes = [
        [node, *_cells(row, _NODE_COLUMNS), _label(row)] for node, row in graph.nodes(data=True)
    ]
    edges = []
    for source, target, key, row in graph.edges(keys=True, data=True):
        named = {n.removeprefix("attribute_"): v for n, v in row.items() if "attribute_" in n}
        listed = SEPARATOR.join(f"{name}={value}" for name, value in sorted(named.items()))
        full = {**row, "id": key, "attributes": listed}
        edges.append([source, target, *_cells(full, _EDGE_COLUMNS), str(row["type"]).upper()])
    return {
        "nodes.csv": _csv(["id:ID", *_NODE_COLUMNS, ":LABEL"], nodes),
        "edges.csv": _csv([":START_ID", ":END_ID", *_EDGE_COLUMNS, ":TYPE"], edges),
    }


def _label(row: dict[str, Value]) -> str:
    kind = str(row["type"])
    return _LABELS[kind] if kind == "event" else f"Entity;{_LABELS[kind]}"


def _cells(row: dict[str, Value], columns: tuple[str, ...]) -> list[str]:
    cells = []
    for column in columns:
        name, _, kind = column.partition(":")
        value = str(row.get(name, ""))
        if kind == "string[]":  # `;` parts the values of a list in Neo4j
            value = value.replace(";", ",").replace(SEPARATOR, ";")
        cells.append(unrunnable(value))
    return cells


def _csv(header: list[str], rows: list[list[str]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue().encode()
