"""Ties between the entities of a sentence: wordings that state them, and traps that do not."""

from __future__ import annotations

from typing import get_args

import pytest

from extractor.components.finders import FINDERS
from extractor.components.frames import frame
from extractor.lexicon.predicates import FRAMES, predicates
from extractor.records import SYMMETRIC, RelationType
from tests.components.readings import read

# Each sentence with all the ties that it states; what is not asserted says so in brackets.
STATED = {
    "Harbor Foods agreed to buy Pinecrest Dairy for $340 million.": [
        "Harbor Foods acquires Pinecrest Dairy"
    ],
    "Pinecrest Dairy was acquired by Harbor Foods in March 2024.": [
        "Harbor Foods acquires Pinecrest Dairy"
    ],
    "Harbor Foods completed its takeover of Pinecrest Dairy last year.": [
        "Harbor Foods acquires Pinecrest Dairy"
    ],
    "Harbor Foods snapped up Pinecrest Dairy.": ["Harbor Foods acquires Pinecrest Dairy"],
    "Tidewater Logistics owns Rapid Haul and Coastline Ferries.": [
        "Tidewater Logistics owns Coastline Ferries",
        "Tidewater Logistics owns Rapid Haul",
    ],
    "Rapid Haul, a subsidiary of Tidewater Logistics, runs trucks.": [
        "Tidewater Logistics owns Rapid Haul"
    ],
    "Lumen Labs, the maker of the Glimmer app, hired ten people.": ["Lumen Labs develops Glimmer"],
    "Lumen Labs unveiled its Glimmer app and Halo headset.": [
        "Lumen Labs develops Glimmer",
        "Lumen Labs develops Halo",
    ],
    "Lumen Labs plans to launch Aurora-4 next year.": ["Lumen Labs develops Aurora-4 (planned)"],
    "The Glimmer app runs on Aurora-3.": ["Glimmer integrates Aurora-3"],
    "Kestrel Bank built its chatbot on Aurora-3.": ["Kestrel Bank integrates Aurora-3"],
    "Redwood Ventures invested $40 million in Lumen Labs.": [
        "Redwood Ventures invests_in Lumen Labs"
    ],
    "Redwood Ventures took a 12% stake in Kestrel Bank.": [
        "Redwood Ventures invests_in Kestrel Bank"
    ],
    "Redwood Ventures, an early backer of Lumen Labs, sold its shares.": [
        "Redwood Ventures invests_in Lumen Labs"
    ],
    "Lumen Labs, backed by Redwood Ventures, is based in Oslo.": [
        "Lumen Labs located_in Oslo",
        "Redwood Ventures invests_in Lumen Labs",
    ],
    "Volta Motors teamed up with Lumen Labs on batteries.": [
        "Lumen Labs partners_with Volta Motors"
    ],
    "Volta Motors signed a partnership with Lumen Labs.": ["Lumen Labs partners_with Volta Motors"],
    "Volta Motors competes with Zephyr Motors.": ["Volta Motors competes_with Zephyr Motors"],
    "Zephyr Motors, a rival of Volta Motors, cut prices.": [
        "Volta Motors competes_with Zephyr Motors"
    ],
    "The Glimmer app competes with Halo, an app by Orchid Pharma.": [
        "Glimmer competes_with Halo",
        "Orchid Pharma develops Halo",
    ],
    "Tessara Chips supplies processors to Volta Motors.": ["Tessara Chips supplies Volta Motors"],
    "Volta Motors buys batteries from Tessara Chips.": ["Tessara Chips supplies Volta Motors"],
    "Tessara Chips will supply processors to Volta Motors.": [
        "Tessara Chips supplies Volta Motors (planned)"
    ],
    "Lumen Labs was founded by Ingrid Solberg in 2019.": ["Ingrid Solberg founded Lumen Labs"],
    "Ingrid Solberg, the founder of Lumen Labs, spoke in Oslo.": [
        "Ingrid Solberg founded Lumen Labs"
    ],
    "Ingrid Solberg and Peter Kowalski founded Lumen Labs.": [
        "Ingrid Solberg founded Lumen Labs",
        "Peter Kowalski founded Lumen Labs",
    ],
    "Peter Kowalski's Lumen Labs lost money.": ["Peter Kowalski leads Lumen Labs"],
    "Peter Kowalski, the chairman of Kestrel Bank, said sales would fall.": [
        "Peter Kowalski leads Kestrel Bank"
    ],
    "Peter Kowalski, an analyst at Kestrel Bank, said sales would fall.": [
        "Kestrel Bank employs Peter Kowalski"
    ],
    "Kestrel Bank hired Peter Kowalski as an adviser.": ["Kestrel Bank employs Peter Kowalski"],
    "Kestrel Bank spokeswoman Anna Berg declined to comment.": ["Kestrel Bank employs Anna Berg"],
    "Ingrid Solberg was ousted as chief executive of Lumen Labs in May.": [
        "Lumen Labs employs Ingrid Solberg"
    ],
    "The Federal Trade Commission fined Kestrel Bank $20 million.": [
        "Federal Trade Commission regulates Kestrel Bank"
    ],
    "Kestrel Bank is under investigation by the Federal Trade Commission.": [
        "Federal Trade Commission regulates Kestrel Bank"
    ],
    "Swift Air's jets were grounded by the Civil Aviation Authority.": [
        "Civil Aviation Authority regulates Swift Air"
    ],
    "Volta Motors sued Zephyr Motors over patents.": ["Volta Motors sues Zephyr Motors"],
    "Zephyr Motors was sued by Volta Motors in a Delaware court.": [
        "Volta Motors sues Zephyr Motors"
    ],
    "Volta Motors filed a lawsuit against Zephyr Motors.": ["Volta Motors sues Zephyr Motors"],
    "Volta Motors threatened to sue Zephyr Motors.": ["Volta Motors sues Zephyr Motors (planned)"],
    "Volta Motors, based in Stuttgart, builds vans.": ["Volta Motors located_in Stuttgart"],
    "Stuttgart-based Volta Motors builds vans.": ["Volta Motors located_in Stuttgart"],
    "Volta Motors' plant in Leipzig employs 900 people.": ["Volta Motors located_in Leipzig"],
    "Volta Motors wants to open a plant in Leipzig.": ["Volta Motors located_in Leipzig (planned)"],
    "Harbor Foods denied that it had bought Pinecrest Dairy.": [
        "Harbor Foods acquires Pinecrest Dairy (negated)"
    ],
}

# Sentences that put two names side by side and state nothing of the closed list.
TRAPS = [
    "Harbor Foods is in talks to buy Pinecrest Dairy.",
    "Harbor Foods lost the bidding for Pinecrest Dairy to Tidewater Logistics.",
    "Volta Motors sells vans in Germany and France.",
    "Volta Motors, Zephyr Motors and Tessara Chips all fell on Monday.",
    "Volta Motors and Zephyr Motors both supply the army.",
    "Kestrel Bank fell 4% on Monday, a day after Volta Motors had risen 3%.",
    "Prosecutors in Munich charged Volta Motors with fraud.",
    "Harbor Foods came close to buying Pinecrest Dairy.",
    "Under Ingrid Solberg, Lumen Labs doubled its sales.",
]


@pytest.mark.model
@pytest.mark.parametrize("text", STATED)
def test_stated(text):
    assert read(text).ties == set(STATED[text])


@pytest.mark.model
@pytest.mark.parametrize("text", TRAPS)
def test_not_stated(text):
    assert {tie for tie in read(text).ties if not tie.endswith(")")} == set()


def test_every_relation_type_is_stated_twice_or_more():
    told = [tie for ties in STATED.values() for tie in ties]
    counts = {type_: sum(f" {type_} " in tie for tie in told) for type_ in get_args(RelationType)}
    assert {type_: count for type_, count in counts.items() if count < 2} == {}


@pytest.mark.model
def test_a_deal_carries_its_sum_and_its_day():
    (relation,) = read(
        "Harbor Foods bought Pinecrest Dairy for $340 million on March 3, 2025."
    ).doc._.relations
    assert dict(relation.amounts) == {
        "amount": "340000000",
        "currency": "USD",
        "money": "$340 million",
    }
    assert relation.when.edtf == "2025-03-03"


@pytest.mark.model
def test_a_post_carries_its_words():
    (relation,) = read("Peter Kowalski, chairman of Kestrel Bank, resigned.").doc._.relations[:1]
    assert relation.role == "chairman"


@pytest.mark.model
def test_a_symmetric_tie_has_its_ends_in_order_whoever_is_named_first():
    for text in (
        "Volta Motors competes with Zephyr Motors.",
        "Zephyr Motors competes with Volta Motors.",
    ):
        (relation,) = read(text).doc._.relations
        assert relation.type in SYMMETRIC
        assert relation.source < relation.target


@pytest.mark.model
def test_a_tie_is_told_once_a_sentence_and_again_in_the_next():
    reading = read(
        "Harbor Foods bought Pinecrest Dairy, and the purchase of Pinecrest Dairy by Harbor Foods"
        " pleased farmers. Harbor Foods acquired Pinecrest Dairy in March."
    )
    assert [r.type for r in reading.doc._.relations] == ["acquires", "acquires"]


def test_a_frame_is_found_by_its_first_word():
    assert ("acquires", "") in frame("verbs")["acquire"]
    assert ("located_in", "in") in frame("verb_prepositions")["base"]


def test_every_frame_word_belongs_to_a_frame_that_some_finder_reads():
    used = {name for p in predicates().values() for name in FRAMES if p.frames[name]}
    assert used == set(FRAMES)
    assert len(FINDERS) == len(set(FINDERS))
