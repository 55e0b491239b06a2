"""Stretches that look like proper names: what finds them, how they are cut and chosen."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from spacy.tokens import Doc, Span

from extractor.components.candidates import CODE, NOT_A_CODE, known_names
from extractor.components.cutting import split, trim
from extractor.components.names import agree, choose, find_names
from extractor.lexicon import load_lexicon
from tests.components.readings import Block, read

LEXICON = load_lexicon()
VOCAB = spacy.blank("en").vocab


def doc_of(text, tags=()):
    words = text.split()
    return Doc(VOCAB, words=words, tags=tags or None)


def span_of(doc, text, label=""):
    found = doc.text.index(text)
    span = doc.char_span(found, found + len(text))
    return Span(doc, span.start, span.end, label=label)


@pytest.mark.parametrize("word", ["GPT-4", "R1", "SU7", "Qwen2.5-Max", "A320neo", "GLM-4+"])
def test_codes(word):
    assert CODE.match(word)
    assert not NOT_A_CODE.match(word)


@pytest.mark.parametrize("word", ["21st", "5bn", "Q3", "FY2024", "1990s", "U-21", "P5", "10am"])
def test_numbers_with_letters_that_are_no_codes(word):
    assert not CODE.match(word) or NOT_A_CODE.match(word)


def test_the_longest_of_overlapping_names_is_kept():
    doc = doc_of("the Pinecrest Dairy Board met")
    short, long, other = doc[1:3], doc[1:4], doc[4:5]
    assert choose([short, other, long]) == [long, other]


def test_of_equally_long_names_the_first_given_is_kept():
    doc = doc_of("Pinecrest Dairy Board")
    assert choose([doc[1:3], doc[0:2]]) == [doc[1:3]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Kestrel Bank 's", "Kestrel Bank"),
        ("Mr Peter Kowalski", "Peter Kowalski"),
        ("Mr. Peter Kowalski", "Peter Kowalski"),
        ("Monday Pinecrest Dairy", "Pinecrest Dairy"),
        ("Its Aurora", "Aurora"),
        ("Pinecrest Dairy of", "Pinecrest Dairy"),
        ("Bank of Kent", "Bank of Kent"),
    ],
)
def test_what_does_not_belong_to_a_name_comes_off(text, name):
    doc = doc_of(text)
    assert trim(doc[:], LEXICON).text == name


def test_nothing_is_left_of_a_weekday():
    assert trim(doc_of("the Monday")[:], LEXICON) is None


def test_clause_punctuation_cuts_but_legal_forms_do_not():
    doc = doc_of("Harbor Foods , Inc. ; Pinecrest ( Kent")
    assert [piece.text for piece in split(doc[:])] == ["Harbor Foods , Inc.", "Pinecrest", "Kent"]


def test_a_known_name_is_found_on_word_boundaries():
    doc = doc_of("the Nvidia chips", ["DT", "NNP", "NNS"])
    assert [(s.text, s.id_) for s in known_names(doc, LEXICON)] == [("Nvidia", "lexicon")]


def test_a_name_found_once_is_found_again():
    doc = doc_of("we saw Zorbex near ZORBEX and Zorbex", ["NN"] * 7)
    once = Span(doc, 2, 3, label="company", span_id="recognised")
    assert [(s.start, s.id_) for s in agree(doc, [once])] == [(2, "recognised"), (6, "repeat")]


def test_a_word_that_is_mostly_small_is_no_name():
    doc = doc_of("the Board met a board", ["DT", "NN", "VBD", "DT", "NN"])
    assert agree(doc, [Span(doc, 1, 2, label="", span_id="capitals")]) == []


@pytest.mark.model
def test_titles_and_headings_give_no_new_names():
    reading = read(
        Block("Grand Old Mill Closes", kind="title"),
        "Harbor Foods closed a mill.",
        Block("What Happens Then", kind="heading"),
        "Prices may rise.",
    )
    assert set(reading.types) == {"Harbor Foods"}


@pytest.mark.model
def test_the_name_over_a_profile_is_a_name():
    reading = read(
        Block("Zorbex Systems", kind="heading", section="whos_who"),
        Block("A maker of pumps.", section="whos_who"),
    )
    assert reading.types == {"Zorbex Systems": "company"}


@pytest.mark.model
def test_names_do_not_overlap_and_stand_in_order():
    doc = read("Jane Roe of Northwind Inc. met Swisscom in Paris, France, over GPT-5.").doc
    spans = find_names(doc, LEXICON)
    assert spans
    assert all(a.end <= b.start for a, b in pairwise(spans))
