"""What the words of a Doc stand for, asked at a head word."""

from __future__ import annotations

import pytest

from extractor.components.referents import Referents
from tests.components.readings import read

pytestmark = pytest.mark.model


def stands_for(text, word):
    reading = read(text)
    spans = Referents(reading.doc).of(reading.word(word))
    return [reading.names[span.kb_id_] for span in spans]


def test_a_name_stands_for_itself():
    assert stands_for("Harbor Foods sells milk.", "Foods") == ["Harbor Foods"]


def test_a_noun_stands_for_the_name_in_apposition():
    assert stands_for("Its newest app, Glimmer, sells well.", "app") == ["Glimmer"]


def test_a_noun_stands_for_the_product_run_together_with_it():
    assert stands_for("They sell the Glimmer app in Oslo.", "app") == ["Glimmer"]


def test_a_plant_of_a_firm_is_not_the_firm():
    assert stands_for("They saw the Volta Motors plant in May.", "plant") == []


def test_a_pronoun_stands_for_what_it_was_resolved_to():
    assert stands_for("Volta Motors hired 200 people. It pays in francs.", "It") == ["Volta Motors"]


def test_a_word_without_a_name_stands_for_nothing():
    assert stands_for("The weather was bad.", "weather") == []


def test_mentions_of_a_sentence_in_order():
    reading = read("Harbor Foods met Kestrel Bank. Volta Motors did not.")
    referents = Referents(reading.doc)
    first, second = reading.doc.sents
    assert [s.text for s in referents.within(first)] == ["Harbor Foods", "Kestrel Bank"]
    assert [s.text for s in referents.within(second)] == ["Volta Motors"]


def test_the_first_mention_of_an_entity():
    reading = read("Harbor Foods grew. In May Harbor Foods shrank.")
    referents = Referents(reading.doc)
    assert referents.by_id("company:harbor-foods").start == 0
    assert referents.by_id("company:nobody") is None
