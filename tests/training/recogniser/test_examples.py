"""Examples: annotated articles go in, windows with the labels of their words come out."""

import json
from pathlib import Path
from random import Random

import pytest
import spacy

from extractor.components.recogniser.labels import NAME_LABELS, TIE_LABELS
from extractor.training.recogniser.examples import Example, read_examples
from extractor.training.recogniser.swapping import name_pool, swap

TEXT = "Velmora buys Tisk\n\nVelmora Group bought Tisk on Monday. Its chief, Ana Roel, cheered."
GOLD = {
    "entities": [
        {"id": "velmora", "name": "Velmora Group", "type": "company"},
        {"id": "tisk", "name": "Tisk", "type": "company"},
        {"id": "roel", "name": "Ana Roel", "type": "person"},
    ],
    "mentions": [
        [0, 7, "velmora", "name"],
        [13, 17, "tisk", "name"],
        [19, 32, "velmora", "name"],
        [40, 44, "tisk", "name"],
        [56, 59, "velmora", "pronoun"],
        [67, 75, "roel", "name"],
    ],
    "events": [
        {
            "trigger": {"start": 33, "end": 39},
            "evidence": [19, 55],
            "participants": ["velmora", "tisk"],
            "status": "asserted",
        }
    ],
    "relations": [
        {"subject": "velmora", "type": "acquires", "object": "tisk", "evidence": [[19, 55]]},
        {"subject": "roel", "type": "leads", "object": "velmora", "evidence": [[56, 85]]},
    ],
    "neutral": {"relations": [{"subject": "velmora", "type": "owns", "object": "tisk"}]},
}


@pytest.fixture
def example(tmp_path: Path) -> Example:
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "article.txt").write_text(TEXT)
    (tmp_path / "story" / "gold.json").write_text(json.dumps(GOLD))
    (found,) = read_examples(tmp_path.iterdir(), spacy.blank("en").tokenizer)
    return found


def test_names_are_labelled_word_by_word(example: Example) -> None:
    labels = [NAME_LABELS[n] for n in example.name_labels()]
    told = {w: label for w, label in zip(example.words, labels, strict=True) if label != "O"}
    assert told == {
        "Velmora": "B-company",
        "Group": "I-company",
        "Tisk": "B-company",
        "Ana": "B-person",
        "Roel": "I-person",
    }


def test_a_trigger_has_its_status(example: Example) -> None:
    assert [w for w, n in zip(example.words, example.deeds, strict=True) if n] == ["bought"]


def test_a_pair_has_the_relations_of_its_own_sentence(example: Example) -> None:
    told = {
        (example.words[a.start], example.words[b.start]): labels
        for a, b, labels in example.pairs()
        if labels
    }
    assert {ends: [TIE_LABELS[n] for n in labels] for ends, labels in told.items()} == {
        ("Velmora", "Tisk"): ["acquires >"],
        ("Its", "Ana"): ["leads <"],
    }


def test_a_deed_has_those_of_its_sentence_who_take_part(example: Example) -> None:
    assert [
        (example.words[trigger], example.words[m.start], takes_part)
        for trigger, m, takes_part in example.casts()
    ] == [("bought", "Velmora", True), ("bought", "Tisk", True)]


def test_a_reference_is_compared_with_what_stands_before_it(example: Example) -> None:
    assert [
        (example.words[before.start], example.words[reference.start], is_same)
        for before, reference, is_same in example.references()
    ] == [
        ("Velmora", "Its", True),
        ("Tisk", "Its", False),
        ("Velmora", "Its", True),
        ("Tisk", "Its", False),
    ]


def test_a_pair_that_is_tied_elsewhere_is_left_open(example: Example) -> None:
    title = [labels for a, b, labels in example.pairs() if b.start < 3]
    assert title == [None]


@pytest.mark.parametrize("seed", range(5))
def test_swapping_changes_names_and_nothing_else(example: Example, seed: int) -> None:
    other = swap(example, name_pool([example]), Random(seed))
    kept = [w for w, n in zip(example.words, example.name_labels(), strict=True) if n == 0]
    assert [w for w, n in zip(other.words, other.name_labels(), strict=True) if n == 0] == kept
    assert [w for w, n in zip(other.words, other.deeds, strict=True) if n] == ["bought"]
    assert [labels for *_, labels in other.pairs()] == [labels for *_, labels in example.pairs()]
    assert [y for *_, y in other.casts()] == [y for *_, y in example.casts()]
    forms = {" ".join(other.words[m.start : m.end]) for m in other.mentions if m.entity == "tisk"}
    assert len(forms) == 1
