import json

import networkx as nx

from extractor.graph import EVERY, build_graph
from extractor.records import Library
from tests.digest.samples import pumps


def test_entities_and_events_are_nodes_relations_and_participations_edges():
    library = pumps().library()
    graph = build_graph(library, statuses=EVERY)
    assert set(graph) == {e.id for e in (*library.entities, *library.events)}
    keys = [key for _, _, key in graph.edges(keys=True)]
    relations = sorted(key for key in keys if key.startswith("rel:"))
    assert relations == sorted(r.id for r in library.relations)
    taking_part = sum(len(e.participants) for e in library.events)
    assert sum(key.startswith("participates_in:") for key in keys) == taking_part


def test_the_attributes_are_those_of_the_contract():
    library = pumps().library()
    graph = build_graph(library)
    company = graph.nodes["company:nimbus-pumps"]
    assert (company["type"], company["name"]) == ("company", "Nimbus Pumps")
    assert company["aliases"] == ["Nimbus"]
    assert company["first_seen"] == company["last_seen"] == "2025-02-06"
    assert company["mentions"][0]["text"] == "Nimbus Pumps"
    (bought,) = (data for _, _, data in graph.edges(data=True) if data["type"] == "acquires")
    assert (bought["start"], bought["end"], bought["precision"]) == (
        "2025-02-05",
        "2025-02-05",
        "day",
    )
    assert bought["attributes"] == {"amount": "3050000000", "currency": "USD"}
    assert bought["evidence"][0]["quote"].startswith("On February 5, 2025")
    event = next(d for _, d in graph.nodes(data=True) if d["name"].endswith("buy Tidewell."))
    assert (event["type"], event["start"], event["anchor"]) == ("event", "2025-02-05", "stated")
    assert event["trigger"]["text"] == "agreed"


def test_only_asserted_and_planned_are_shown_unless_asked_for():
    library = pumps().library()

    def statuses(graph: nx.MultiDiGraph) -> set[str]:
        return {d["status"] for _, _, d in graph.edges(data=True) if "status" in d}

    assert statuses(build_graph(library)) == {"asserted", "planned"}
    assert statuses(build_graph(library, statuses=EVERY)) == set(EVERY)


def test_values_are_plain_json():
    graph = build_graph(pumps().library())
    data = nx.node_link_data(graph, edges="edges")
    assert json.loads(json.dumps(data)) == data


def test_nodes_and_edges_are_sorted():
    library = pumps().library()
    backwards = Library(
        articles=library.articles,
        entities=library.entities[::-1],
        events=library.events[::-1],
        relations=library.relations[::-1],
        sentences=library.sentences,
    )
    one, other = build_graph(library), build_graph(backwards)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_no_edge_dangles_where_the_library_is_narrowed():
    library = pumps().library()
    narrowed = library.model_copy(update={"entities": library.entities[1:]})
    graph = build_graph(narrowed)
    assert library.entities[0].id not in graph
    assert all("type" in data for _, data in graph.nodes(data=True))


def test_profiles_are_put_on_their_nodes():
    graph = build_graph(pumps().library(), profiles={"company:korven": "Korven makes kites."})
    assert graph.nodes["company:korven"]["profile"] == "Korven makes kites."
    assert graph.nodes["company:tidewell"]["profile"] == ""
