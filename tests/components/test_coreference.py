"""Pronouns and common nouns that stand for a name, and those that stand for none."""

from __future__ import annotations

import pytest

from extractor.components.about import tell_about
from extractor.components.coreference import asks_for
from extractor.components.ranking import OPEN, learned, likeliest, probabilities
from extractor.components.salience import REACH, Discourse, role
from tests.components.readings import Block, read

pytestmark = pytest.mark.model

STANDS_FOR = {
    "Volta Motors hired 200 people. The company pays them in francs.": {
        "The company is Volta Motors"
    },
    "Volta Motors hired 200 people. It pays them in francs.": {"It is Volta Motors"},
    "Ingrid Solberg runs Lumen Labs. She founded it in Oslo.": {
        "She is Ingrid Solberg",
        "it is Lumen Labs",
    },
    "Kestrel Bank bought the Glimmer app. The bank paid $3 million for the app.": {
        "The bank is Kestrel Bank",
        "the app is Glimmer",
    },
    "Zephyr Motors told Volta Motors that it would close the plant.": {"it is Zephyr Motors"},
    "Lumen Labs moved to Oslo. Its founder, Ingrid Solberg, resigned.": {"Its is Lumen Labs"},
    "Mr. Peter Kowalski met Ms. Anna Berg. He left early and she stayed.": {
        "He is Peter Kowalski",
        "she is Anna Berg",
    },
    # Nothing is spoken of again here.
    "It is likely that Kestrel Bank will close.": set(),
    "The regulator fined Kestrel Bank. The bank of the year is elsewhere.": set(),
    "Kestrel Bank closed. The agency that sued another bank is new.": set(),
    "The company hired 200 people.": set(),
}


@pytest.mark.parametrize("text", STANDS_FOR)
def test_references(text):
    assert read(text).references == STANDS_FOR[text]


def test_a_post_without_a_firm_belongs_to_the_firm_in_question():
    reading = read("Lumen Labs lost money in May. The administrator, Ingrid Solberg, resigned.")
    assert set(reading.doc._.implied.values()) == {"company:lumen-labs"}


def test_chinese_and_titles_are_not_read_as_english_prose():
    reading = read(
        Block("Kestrel Bank and its branches", kind="title"),
        "Kestrel Bank closed.",
    )
    assert reading.references == set()


def test_pronouns_ask_for_types():
    doc = read("She saw it before the company saw the drug and the fog.").doc
    asked = {token.text: asks_for(token) for token in doc}
    assert asked["She"].types == {"person"}
    assert asked["She"].gender == "f"
    assert "company" in asked["it"].types
    assert "person" not in asked["it"].types
    assert asked["company"].form == "nominal"
    assert asked["drug"].types == {"product", "model"} or asked["drug"].types == {"product"}
    assert asked["fog"] is None


def test_roles():
    doc = read(
        "Kestrel Bank told Reuters that Volta Motors had bought Halo from Orchid Pharma."
    ).doc
    roles = {token.text: role(token) for token in doc}
    assert roles["Bank"] == "subject"
    assert roles["Reuters"] == "reporter"
    assert roles["Motors"] == "inner subject"
    assert roles["Pharma"] == "prepositional"


def test_only_what_was_seen_and_fits_is_a_candidate():
    doc = read("Kestrel Bank hired Ingrid Solberg. It pays her well.").doc
    discourse = Discourse()
    for span in doc.spans["mentions"]:
        if span.id_ not in {"pronoun", "nominal"}:
            discourse.see(span, 0, 0)
    it = next(token for token in doc if token.text == "It")
    found = [i for i, _ in discourse.candidates(it, {"company"}, 1, 0, "pronoun")]
    assert found == ["company:kestrel-bank"]
    assert discourse.candidates(it, {"company"}, REACH + 1, 0, "pronoun") == []


def test_probabilities_share_one_out():
    shares = probabilities([("a", {"x": 1.0}), ("b", {"y": 1.0})], {"x": 2.0})
    assert sum(shares) == pytest.approx(1.0)
    assert shares[0] > shares[1]


def test_nobody_is_meant_where_nobody_is_likely_enough():
    candidates = [("a", {"x": 1.0}), ("b", {"y": 1.0}), (OPEN, {"open": 1.0})]
    assert likeliest(candidates, {"x": 1.0}, 0.5) == "a"
    assert likeliest(candidates, {"x": 1.0, "open": 3.0}, 0.5) == OPEN
    assert likeliest([(OPEN, {})], {}, 0.0) == OPEN


def test_what_an_article_tells_of_a_name():
    doc = read(
        Block("Lumen Labs moves", kind="title"),
        "Lumen Labs, a chipmaker in Oslo, moves. Lumen Labs is a veteran. Kestrel Bank stays.",
    ).doc
    about = tell_about(doc)["company:lumen-labs"]
    assert about.is_titled
    assert about.names == 3
    assert {"chipmaker", "veteran"} <= about.nouns
    assert not tell_about(doc)["company:kestrel-bank"].is_titled


def test_the_weights_are_a_table_with_a_threshold():
    weights, threshold = learned()
    assert weights
    assert 0 <= threshold <= 1
