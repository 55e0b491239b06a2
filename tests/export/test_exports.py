import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import networkx as nx
import pytest

from extractor.export import (
    FORMATS,
    export_bytes,
    graph_json,
    json_schema,
    save_export,
    write_export,
)
from extractor.records import Library
from extractor.resolve import library_of
from tests.digest.factories import Desk, when
from tests.digest.samples import chinese, printed_digest, pumps
from tests.factories import Draft, Fact, Name, told

LIBRARIES = {
    "pumps": lambda: pumps().library(),
    "printed": printed_digest,
    "chinese": chinese,
    "empty": lambda: Desk().library(),
}
NASTY = "=Kor\x1b[31mven | ;\x07<script>alert(1)</script>\"'&"


def nasty() -> Library:
    desk = Desk()
    desk.read(f"{NASTY} opened a mill.", title=NASTY, outlet=NASTY)
    entity = desk.entity(NASTY, "company", f"{NASTY}!")
    desk.happen(f"{NASTY} opened a mill.", when("2025-05-02"), "opened a mill", (entity, "agent"))
    return desk.library()


LIBRARIES["nasty"] = nasty


@pytest.fixture(params=LIBRARIES)
def library(request: pytest.FixtureRequest) -> Library:
    return LIBRARIES[request.param]()


# --- json -----------------------------------------------------------------------------------------


def test_json_is_of_its_schema_and_loads_in_networkx(library: Library):
    data = json.loads(export_bytes(library, format="json"))
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.Draft202012Validator(json_schema()).validate(data)
    graph = nx.node_link_graph(data, edges="edges")
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.number_of_nodes() == len(data["nodes"])
    assert graph.number_of_edges() == len(data["edges"])
    assert data["graph"]["schema"] == "1"


def test_the_schema_refuses_what_is_not_of_the_contract():
    data = graph_json(pumps().library())
    data["edges"][0]["type"] = "likes"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_schema()).validate(data)


def test_json_holds_every_claim_with_its_status_and_profile():
    data = graph_json(pumps().library())
    statuses = {e["status"] for e in data["edges"] if "status" in e}
    assert statuses == {"asserted", "planned", "hedged", "negated"}
    (nimbus,) = (n for n in data["nodes"] if n["name"] == "Nimbus Pumps")
    assert nimbus["profile"].startswith("Nimbus Pumps is a maker of flood pumps")


def test_json_has_the_text_only_where_asked_for():
    library = pumps().library()
    (article,) = graph_json(library)["graph"]["articles"]
    assert "text" not in article
    assert article["words"] == library.articles[0].words
    (article,) = graph_json(library, with_text=True)["graph"]["articles"]
    assert article["text"] == library.articles[0].text
    for node in graph_json(library)["nodes"]:
        for e in node.get("evidence", []):
            assert article["text"][e["start"] : e["end"]] == e["quote"]


def test_edges_name_nodes_and_are_sorted(library: Library):
    data = graph_json(library)
    ids = [n["id"] for n in data["nodes"]]
    assert len(set(ids)) == len(ids)
    edges = [(e["source"], e["target"], e["key"]) for e in data["edges"]]
    assert edges == sorted(edges)
    assert {end for e in edges for end in e[:2]} <= set(ids)


# --- graphml, gexf, csv ---------------------------------------------------------------------------


def test_graphml_and_gexf_are_read_back_whole(library: Library):
    shown = graph_json(library)
    edges = shown["edges"]
    ids = {n["id"] for n in shown["nodes"]}
    graphml = nx.read_graphml(io.BytesIO(export_bytes(library, format="graphml")))
    gexf = nx.read_gexf(io.BytesIO(export_bytes(library, format="gexf")))
    for graph in (graphml, gexf):
        assert set(graph) == ids
        assert graph.number_of_edges() == len(edges)


def test_lists_are_joined_and_read_apart_again():
    desk = Desk()
    desk.read("Korven, also K|V or Kor Ven, opened a mill.")
    desk.entity("Korven", "company", "K|V", "Kor Ven")
    content = export_bytes(desk.library(), format="graphml")
    node = nx.read_graphml(io.BytesIO(content)).nodes["company:korven"]
    assert node["aliases"].split(" | ") == ["Kor Ven", "K/V"]


def test_gexf_has_time_and_no_date_of_its_own():
    text = export_bytes(pumps().library(), format="gexf").decode()
    assert 'mode="dynamic"' in text
    assert 'timeformat="date"' in text
    assert 'start="2025-02-05" end="2025-02-05"' in text
    assert "lastmodified" not in text
    opened = re.search(r'<node [^>]*label="Nimbus Pumps has competed[^>]*>', text)
    assert opened
    assert 'start="2025-01-29"' in opened.group()
    assert "end=" not in opened.group()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_csv_is_what_a_bulk_import_reads(library: Library, tmp_path: Path):
    save_export(library, format="csv", path=tmp_path / "graph")
    nodes = rows((tmp_path / "graph/nodes.csv").read_bytes())
    edges = rows((tmp_path / "graph/edges.csv").read_bytes())
    ids = [row["id:ID"] for row in nodes]
    assert len(set(ids)) == len(ids)
    assert {row[":LABEL"] for row in nodes} <= {
        "Event", "Entity;Company", "Entity;Person", "Entity;Organization", "Entity;Product",
        "Entity;Place", "Entity;Model",
    }  # fmt: skip
    for row in edges:
        assert {row[":START_ID"], row[":END_ID"]} <= set(ids)
        assert row[":TYPE"] == row["type"].upper()
    for row in (*nodes, *edges):
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", row["start:date"])


def test_csv_says_amounts():
    content = zipfile.ZipFile(io.BytesIO(export_bytes(pumps().library(), format="csv")))
    (bought,) = (r for r in rows(content.read("edges.csv")) if r["type"] == "acquires")
    assert bought["attributes:string[]"] == "amount=3050000000;currency=USD"
    assert bought["confidence:double"] == "0.9"


def test_csv_cells_run_nothing_in_a_spreadsheet():
    content = zipfile.ZipFile(io.BytesIO(export_bytes(nasty(), format="csv")))
    for name in content.namelist():
        for row in csv.reader(io.StringIO(content.read(name).decode())):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


# --- markdown -------------------------------------------------------------------------------------


def test_markdown_has_both_parts_and_footnotes():
    text = export_bytes(pumps().library(), format="markdown").decode()
    assert text.startswith("# Who's Who\n")
    assert "# What Happened When" in text
    assert "[^1]: “" in text


# --- all ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_hides_that_reports_differ_on_the_day(format_: str):
    names = (Name("company", "Ostra Mills"), Name("company", "Reede Bank"))
    who = (("Ostra Mills", "agent"), ("Reede Bank", "object"))
    library = library_of(
        told(
            Draft(
                title=f"Report {n}",
                sentences=(f"Ostra Mills {word} Reede Bank.",),
                names=names,
                facts=(Fact(0, word, who, day),),
            )
        )
        for n, (word, day) in enumerate([("bought", "2030-05-06"), ("acquired", "2030-05-08")])
    )
    content = export_bytes(library, format=format_)  # type: ignore[arg-type]
    if zipfile.is_zipfile(io.BytesIO(content)):
        files = zipfile.ZipFile(io.BytesIO(content))
        content = b"".join(files.read(name) for name in files.namelist())
    for day in (6, 8):
        assert re.search(f"2030-05-0{day}|May {day}, 2030", content.decode())


@pytest.mark.parametrize("format_", FORMATS)
def test_streams_and_files_get_the_same(format_: str, tmp_path: Path):
    library = pumps().library()
    stream = io.BytesIO()
    write_export(library, format=format_, stream=stream)  # type: ignore[arg-type]
    path = tmp_path / ("graph.zip" if format_ in ("csv", "obsidian") else "graph")
    save_export(library, format=format_, path=path)  # type: ignore[arg-type]
    assert path.read_bytes() == stream.getvalue() != b""


DIGEST = """
import hashlib, json, sys
sys.path.insert(0, {root!r})
from tests.digest.samples import pumps, chinese, printed_digest
from extractor.export import FORMATS, export_bytes, json_schema
for library in (pumps().library(), chinese(), printed_digest()):
    for name in FORMATS:
        print(name, hashlib.sha256(export_bytes(library, format=name)).hexdigest())
print(hashlib.sha256(json.dumps(json_schema()).encode()).hexdigest())
"""


def test_the_same_library_gives_the_same_bytes():
    root = str(Path(__file__).parents[2])
    outputs = {
        subprocess.run(
            [sys.executable, "-c", DIGEST.format(root=root)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "4242")
    }
    assert len(outputs) == 1
