"""A story is scored by what is one across its articles, and by what is told to disagree."""

from __future__ import annotations

import pytest

from extractor.scoring import score_story

QUOTES = {
    "1": "Ostra Mills bought Reede Bank in May.",
    "2": "The takeover of Reede by Ostra Mills came in June.",
}
GOLDS = {
    f"mills-{label}": {
        "entities": [
            {"id": "ostra", "name": "Ostra Mills", "aliases": []},
            {"id": "reede", "name": "Reede Bank" if label == "1" else "Reede", "aliases": []},
        ],
        "events": [
            {"start": "2030-05-01", "end": "2030-05-31", "precision": "month",
             "quote": quote, "participants": ["ostra", "reede"]},
        ],
    }
    for label, quote in QUOTES.items()
}  # fmt: skip
STORY = {
    "articles": ["mills-1", "mills-2"],
    "same_entity": [[["1", "ostra"], ["2", "ostra"]], [["1", "reede"], ["2", "reede"]]],
    "same_event": [[["1", 0], ["2", 0]]],
    "contradictions": [
        {"what": "month", "claims": [
            {"article": label, "quote": quote, "value": value}
            for (label, quote), value in zip(QUOTES.items(), ("May", "June"), strict=True)
        ]}
    ],
    "not_contradictions": [],
}  # fmt: skip


def entity(id_, *mentions):
    return {
        "id": id_,
        "type": "company",
        "mentions": [{"article": f"a{label}", "text": text} for label, text in mentions],
    }


def event(id_, *labels):
    return {
        "id": id_,
        "type": "event",
        "start": "2030-05-01",
        "end": "2030-05-31",
        "evidence": [{"article": f"a{label}", "quote": QUOTES[label]} for label in labels],
    }


def graph(*nodes):
    articles = [{"id": f"a{n}", "path": f"x/mills-{n}/article.txt"} for n in (1, 2)]
    return {"graph": {"articles": articles}, "nodes": list(nodes), "edges": []}


OSTRA = entity("company:ostra-mills", ("1", "Ostra Mills"), ("2", "Ostra Mills"))


def counts(scores, layer):
    return scores[layer].right, scores[layer].given, scores[layer].wanted


def test_what_is_one_is_right():
    reede = entity("company:reede", ("1", "Reede Bank"), ("2", "Reede"))
    told = graph(OSTRA, reede, event("event:1", "1", "2"))
    scores = score_story(STORY, GOLDS, told, [])
    assert counts(scores, "same-entity") == (2, 2, 2)
    assert counts(scores, "same-event") == (1, 1, 1)


def test_what_stays_two_is_missed_and_what_is_wrongly_one_is_charged():
    mixed = entity("company:mix", ("1", "Reede Bank"), ("2", "Ostra Mills"))
    rest = entity("company:rest", ("1", "Ostra Mills"), ("2", "Reede"))
    told = graph(mixed, rest, event("event:1", "1"), event("event:2", "2"))
    scores = score_story(STORY, GOLDS, told, [])
    assert counts(scores, "same-entity") == (0, 2, 2)
    assert counts(scores, "same-event") == (0, 0, 1)


@pytest.mark.parametrize(
    ("labels", "right"), [(("1", "2"), 1), (("1", "1"), 0)], ids=["both sides", "one side twice"]
)
def test_a_contradiction_needs_both_sides(labels, right):
    told = [{"claims": [{"article": f"a{n}", "quote": QUOTES[n]} for n in labels]}]
    scores = score_story(STORY, GOLDS, graph(OSTRA), told)
    assert counts(scores, "contradiction") == (right, 1, 1)


def test_a_change_told_as_a_contradiction_is_charged():
    story = {**STORY, "contradictions": [], "not_contradictions": STORY["contradictions"]}
    told = [{"claims": [{"article": f"a{n}", "quote": QUOTES[n]} for n in ("1", "2")]}]
    assert counts(score_story(story, GOLDS, graph(OSTRA), told), "changed-state-kept")[0] == 0
    assert counts(score_story(story, GOLDS, graph(OSTRA), []), "changed-state-kept")[0] == 1
