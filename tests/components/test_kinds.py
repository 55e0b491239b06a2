"""What kind of thing a name stands for: signs, and how they are weighed."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from extractor.components.kinds import ORDER, decide, kind_weights, leader, talks_of_models
from extractor.components.nouns import is_post, noun_kind
from extractor.components.signs import find_signs
from extractor.lexicon import load_lexicon
from tests.components.readings import read

LEXICON = load_lexicon(names=False)
VOCAB = spacy.blank("en").vocab


def test_the_largest_sum_wins():
    kind, sums = decide([("speaks", None), ("has a post", None)])
    assert kind == "person"
    assert sums["company"] == pytest.approx(kind_weights()["speaks"]["company"])


def test_the_recogniser_counts_as_one_sign():
    read = {"company": 0.9, "none": 0.1}
    once, often = decide([], [read])[1], decide([], [read] * 10)[1]
    assert once["company"] == pytest.approx(0.9 * kind_weights()["read"]["*"])
    assert once["none"] == pytest.approx(0.1 * kind_weights()["read"]["none"])
    assert once["company"] < often["company"] < 3 * once["company"]


def test_a_sure_sign_outweighs_a_recogniser_that_wavers():
    assert (
        decide([("title before", None)], [{"company": 0.5, "person": 0.3, "none": 0.2}])[0]
        == "person"
    )


def test_repetition_counts_a_little():
    once = decide([("speaks", None)])[1]["person"]
    ten = decide([("speaks", None)] * 10)[1]["person"]
    assert once < ten < 3 * once


def test_a_sign_tells_its_own_type():
    assert decide([("apposition", "model")])[0] == "model"


def test_nothing_said_is_no_entity():
    assert decide([])[0] == "none"


def test_of_equal_sums_the_first_in_order_wins():
    assert leader(dict.fromkeys(ORDER, 1.0)) == ORDER[0]


def test_the_weights_name_types_only():
    assert {kind for row in kind_weights().values() for kind in row} <= {*ORDER, "*"}


def noun_phrase(*words, pos="NOUN"):
    n = len(words)
    return Doc(
        VOCAB,
        words=list(words),
        lemmas=[w.lower() for w in words],
        pos=[pos] * n,
        tags=["NN"] * n,
        heads=[n - 1] * n,
        deps=["compound"] * (n - 1) + ["ROOT"],
    )[n - 1]


def test_the_longest_phrase_tells_the_kind_of_a_noun():
    assert noun_kind(noun_phrase("language", "model")) == ("model", False)
    assert noun_kind(noun_phrase("chipmaker"))[0] == "company"
    assert noun_kind(noun_phrase("weather")) == (None, True)


def test_posts():
    assert is_post(noun_phrase("administrator"))
    assert is_post(noun_phrase("general", "counsel"))
    assert not is_post(noun_phrase("partner"))
    assert not is_post(noun_phrase("chairman"))  # a common noun that tells a person by itself
    assert not is_post(noun_phrase("factory"))


def test_an_article_about_models_says_so_more_than_twice():
    assert not talks_of_models(Doc(VOCAB, words=["weights", "and", "benchmarks"]))
    assert talks_of_models(Doc(VOCAB, words=["weights", "benchmarks", "LLMs"]))


SIGNS = """
Kestrel Airlines   | last word      | Kestrel Airlines lent money.
Northwind Inc.     | legal form     | Northwind Inc. lent money.
Zeta               | title before   | The letter names Senator Zeta of Ohio.
Jane Roe           | age after      | Jane Roe, 52, runs the clinic.
Jane Roe           | has a post     | Jane Roe, general counsel in Leeds, left.
Tessara             | apposition     | Tessara, a chipmaker, hired ten people.
Volta Motors       | noun before    | They wrote about carmaker Volta Motors.
Tessara             | noun after     | They sell the Tessara drug.
Tessara             | is a           | Tessara is a bank.
Tessara             | such as        | They like companies such as Tessara.
Tessara             | post at        | The administrator of Tessara left.
Tessara             | shares of      | They bought shares of Tessara.
Tessara             | owns           | They saw Tessara's factory.
Tessara             | acts           | On Monday Tessara acquired a mill.
Tessara             | is bought      | On Monday Kestrel Bank bought Tessara.
Tessara             | is sued        | On Monday Kestrel Bank sued Tessara.
Tessara             | is appointed   | On Monday Kestrel Bank hired Tessara.
Graz               | based in       | Tessara, based in Graz, makes pumps.
Graz               | -based         | Graz-based Tessara makes pumps.
XR7                | code           | They sell the XR7 in Graz.
ZBX                | acronym        | They met at ZBX in Graz.
"""
ROWS = [tuple(c.strip() for c in row.split("|")) for row in SIGNS.strip().splitlines()]


@pytest.mark.model
@pytest.mark.parametrize(("name", "sign", "text"), ROWS)
def test_a_name_gives_a_sign(name, sign, text):
    doc = read(text).doc
    at = doc.text.index(name)
    ents = [e for e in doc.ents if e.text == name]
    span = ents[0] if ents else doc.char_span(at, at + len(name))
    assert sign in {found for found, _ in find_signs(span, LEXICON)}


KINDS = """
Tessara       | company      | Tessara, a chipmaker, hired ten people.
Tessara       | product      | Orchid Pharma sells the Tessara drug.
Tessara-2    | model        | The language model Tessara-2 beat language models and LLMs.
Zeta Okafor  | person       | Zeta Okafor, 44, resigned.
Zorbograd    | place        | The mine is in Zorbograd, where it snowed.
Zorb Ministry of Trade | organization | The Zorb Ministry of Trade banned exports.
"""


@pytest.mark.model
@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [tuple(c.strip() for c in row.split("|")) for row in KINDS.strip().splitlines()],
)
def test_an_unknown_name_is_weighed(name, kind, text):
    assert read(text).types[name] == kind
