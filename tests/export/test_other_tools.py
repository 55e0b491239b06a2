"""Exports opened by those who will read them: rdflib, FollowTheMoney, Obsidian's links, Neo4j.

What each test needs beyond the program is a reader for tests alone; without it the test skips.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import jsonschema
import pytest

from extractor.export import export_bytes, save_export
from extractor.export.ftm import item_id
from extractor.export.linked_data import BASE, iri
from tests.digest.factories import Desk, when
from tests.digest.samples import chinese, printed_digest, pumps

if TYPE_CHECKING:
    from extractor.records import Library

NASTY = "=Kor\x1b[31mven | ;\x07<script>alert(1)</script>\"\\'&[[x]]"


def nasty() -> Library:
    desk = Desk()
    desk.read(f"{NASTY} opened a mill.", title=NASTY, outlet=NASTY)
    entity = desk.entity(NASTY, "company", f"{NASTY}!")
    other = desk.entity("korven", "company")
    assert other != entity
    desk.happen(f"{NASTY} opened a mill.", when("2025-05-02"), "opened a mill", (entity, "agent"))
    return desk.library()


LIBRARIES = {
    "pumps": lambda: pumps().library(),
    "printed": printed_digest,
    "chinese": chinese,
    "empty": lambda: Desk().library(),
    "nasty": nasty,
}


@pytest.fixture(params=sorted(LIBRARIES))
def library(request: pytest.FixtureRequest) -> Library:
    return LIBRARIES[request.param]()


# --- JSON-LD and Turtle ---------------------------------------------------------------------------

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"


def graph_of(library: Library, format_: str):
    rdflib = pytest.importorskip("rdflib", reason="rdflib reads linked data in tests alone")
    graph = rdflib.Graph()
    content = export_bytes(library, format=format_)  # type: ignore[arg-type]
    graph.parse(data=content, format={"jsonld": "json-ld"}.get(format_, format_))
    return graph


def test_json_ld_and_turtle_hold_the_same_triples(library):
    pytest.importorskip("rdflib", reason="rdflib reads linked data in tests alone")
    from rdflib.compare import graph_diff, to_isomorphic

    left, right = graph_of(library, "jsonld"), graph_of(library, "turtle")
    both, only_left, only_right = graph_diff(to_isomorphic(left), to_isomorphic(right))
    assert (list(only_left), list(only_right)) == ([], [])
    assert len(both) == len(left)


def test_linked_data_names_nothing_that_it_does_not_describe(library):
    graph = graph_of(library, "turtle")
    described = {str(node) for node in graph.subjects()}
    named = {str(node) for node in graph.objects() if str(node).startswith(BASE)}
    words = {node for node in named if node.startswith(f"{BASE}vocabulary:")}
    assert named - words <= described


def test_linked_data_keeps_the_precision_of_dates():
    graph = graph_of(pumps().library(), "turtle")
    dates = {str(o) for o in graph.objects() if str(getattr(o, "datatype", "")) == EDTF}
    assert dates == {e.when.edtf for e in pumps().library().events if e.when} | {
        r.when.edtf for r in pumps().library().relations if r.when
    }
    desk = Desk()
    desk.read("Korven opened a mill in February 2025.")
    entity = desk.entity("Korven", "company")
    month = when("2025-02-01", "2025-02-28", "month").model_copy(update={"edtf": "2025-02"})
    desk.happen("Korven opened a mill.", month, "opened a mill", (entity, "agent"))
    text = export_bytes(desk.library(), format="turtle").decode()
    assert 'schema:startDate "2025-02"^^xsd:gYearMonth' in text


def test_linked_data_has_the_evidence_of_every_fact(library):
    rdflib = pytest.importorskip("rdflib", reason="rdflib reads linked data in tests alone")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    graph = graph_of(library, "jsonld")
    texts = {str(s): str(o) for s, o in graph.subject_objects(rdflib.SDO.text)}
    for fact in (*library.events, *library.relations):
        derived = graph.objects(rdflib.URIRef(iri(fact.id)), prov.wasDerivedFrom)
        assert sorted(texts[str(place)] for place in derived) == sorted(
            {e.quote for e in fact.evidence}
        )


def test_only_what_is_asserted_is_a_plain_triple():
    rdflib = pytest.importorskip("rdflib", reason="rdflib reads linked data in tests alone")
    library = pumps().library()
    graph = graph_of(library, "turtle")
    told = {(r.source, r.type, r.target): set() for r in library.relations}
    for relation in library.relations:
        told[relation.source, relation.type, relation.target].add(relation.status)
    assert {"planned", "hedged", "negated"} <= {s for found in told.values() for s in found}
    for (source, type_, target), statuses in told.items():
        ends = (rdflib.URIRef(iri(source)), rdflib.URIRef(iri(target)))
        plain = (ends[0], rdflib.URIRef(f"{BASE}vocabulary:{type_}"), ends[1])
        assert (plain in graph) == ("asserted" in statuses)


# --- FollowTheMoney -------------------------------------------------------------------------------


def items_of(library: Library):
    ftm = pytest.importorskip("followthemoney", reason="its own schema, for tests alone")
    lines = export_bytes(library, format="ftm").decode().splitlines()
    return [ftm.model.get_proxy(json.loads(line), cleaned=False) for line in lines], lines


def test_followthemoney_keeps_every_value_that_we_write(library):
    proxies, lines = items_of(library)
    for proxy, line in zip(proxies, lines, strict=True):
        written = json.loads(line)["properties"]
        assert {name: set(values) for name, values in written.items()} == {
            prop.name: set(proxy.get(prop)) for prop in proxy.iterprops()
        }
        proxy.schema.validate({"properties": written})


def test_followthemoney_ties_have_both_ends(library):
    proxies, _ = items_of(library)
    by_id = {proxy.id: proxy for proxy in proxies}
    assert len(by_id) == len(proxies)
    for proxy in proxies:
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert by_id[value].schema.is_a(prop.range), (proxy.schema, prop, value)


def test_followthemoney_takes_only_what_is_asserted():
    library = pumps().library()
    proxies, _ = items_of(library)
    written = {proxy.id for proxy in proxies}
    for fact in (*library.relations, *library.events):
        assert (item_id(fact.id) in written) == (fact.status == "asserted")


# --- TimelineJS -----------------------------------------------------------------------------------

DATE = {
    "type": "object",
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "required": ["year"],
    "dependentRequired": {"day": ["month"]},
    "additionalProperties": False,
}
TEXT = {
    "type": "object",
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
}
TIMELINE = {
    "type": "object",
    "properties": {
        "scale": {"enum": ["human", "cosmological"]},
        "title": {"type": "object", "properties": {"text": TEXT}},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "unique_id": {"type": "string"},
                    "start_date": DATE,
                    "end_date": DATE,
                    "display_date": {"type": "string"},
                    "autolink": {"type": "boolean"},
                    "text": TEXT,
                },
                "required": ["start_date", "text"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["events"],
    "additionalProperties": False,
}
"""What TimelineJS 3 documents of its JSON, as far as we write it."""


def test_timelinejs_is_of_its_documented_shape(library):
    data = json.loads(export_bytes(library, format="timelinejs"))
    jsonschema.validate(data, TIMELINE)
    ids = [event["unique_id"] for event in data["events"]]
    assert len(set(ids)) == len(ids)
    for event in data["events"]:
        for date in (event["start_date"], event.get("end_date", event["start_date"])):
            dt.date(date["year"], date.get("month", 1), date.get("day", 1))
        assert "<script" not in event["text"]["headline"] + event["text"]["text"]


def test_timelinejs_shows_our_words_for_a_date():
    desk = Desk()
    desk.read("Korven opened a mill before January 29, 2025.")
    entity = desk.entity("Korven", "company")
    open_ = when(None, "2025-01-28")
    desk.happen("Korven opened a mill.", open_, "opened a mill", (entity, "agent"))
    (event,) = json.loads(export_bytes(desk.library(), format="timelinejs"))["events"]
    assert event["display_date"] == "Before January 29, 2025"
    assert event["start_date"] == {"year": 2025, "month": 1, "day": 28}
    assert "end_date" not in event


# --- Obsidian -------------------------------------------------------------------------------------

LINK = re.compile(r"(?<!\\)\[\[([^\]|]+)(?:\|[^\]]*)?\]\]")


def test_every_link_of_a_vault_leads_to_a_note(library, tmp_path):
    save_export(library, format="obsidian", path=tmp_path / "vault")
    notes = {
        str(path.relative_to(tmp_path / "vault").with_suffix("")): path.read_text("utf-8")
        for path in (tmp_path / "vault").rglob("*.md")
    }
    assert "Timeline" in notes
    assert len(notes) == 1 + len(library.articles) + sum(bool(e.mentions) for e in library.entities)
    assert len({name.casefold() for name in notes}) == len(notes)
    known = set(notes) | {name.rpartition("/")[2] for name in notes}
    for name, text in notes.items():
        assert not set(name) & set('\\:*?"<>|#^[]'), name
        assert set(LINK.findall(text)) <= known, name


def test_a_vault_opens_in_a_reader_of_vaults(tmp_path):
    reader = pytest.importorskip("obsidiantools.api", reason="reads vaults, for tests alone")
    save_export(pumps().library(), format="obsidian", path=tmp_path / "vault")
    vault = reader.Vault(tmp_path / "vault").connect().gather()
    assert not vault.nonexistent_notes
    assert vault.get_front_matter("Nimbus Pumps")["id"] == "company:nimbus-pumps"
    (title,) = (article.title for article in pumps().library().articles)
    assert title in {link.rpartition("/")[2] for link in vault.get_wikilinks("Nimbus Pumps")}


def test_names_of_a_vault_that_differ_in_case_alone_are_two_files(tmp_path):
    desk = Desk()
    desk.read("Korven and KORVEN and Con are three.")
    desk.entity("Korven", "company")
    desk.entity("KORVEN", "company")
    desk.entity("Con", "company")
    save_export(desk.library(), format="obsidian", path=tmp_path / "vault")
    names = {path.name.casefold() for path in (tmp_path / "vault" / "Companies").iterdir()}
    assert len(names) == len(desk.library().entities)
    assert "con.md" not in names


# --- Neo4j ----------------------------------------------------------------------------------------

HEADER = re.compile(
    r"\w*(?::(?:ID|LABEL|START_ID|END_ID|TYPE|(?:int|double|date|string)(?:\[\])?))?"
)
READ = {
    "int": int,
    "double": float,
    "date": dt.date.fromisoformat,
    "string": str,
}


def test_csv_is_read_by_the_rules_of_the_bulk_import(library):
    archive = zipfile.ZipFile(io.BytesIO(export_bytes(library, format="csv")))
    ids: set[str] = set()
    for name in ("nodes.csv", "edges.csv"):
        head, *rows = csv.reader(io.StringIO(archive.read(name).decode()))
        assert all(HEADER.fullmatch(column) for column in head)
        assert len(set(head)) == len(head)
        for row in rows:
            cells = dict(zip(head, row, strict=True))
            if name == "nodes.csv":
                assert cells["id:ID"] not in ids
                ids.add(cells["id:ID"])
            else:
                assert {cells[":START_ID"], cells[":END_ID"]} <= ids
            for column, cell in cells.items():
                kind = column.partition(":")[2]
                for value in cell.split(";") if kind.endswith("[]") else [cell]:
                    if value and kind.removesuffix("[]") in READ:
                        READ[kind.removesuffix("[]")](value)
