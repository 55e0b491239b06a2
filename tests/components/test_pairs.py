"""Pairs of entities: what the finders see, and what the model thinks of it."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

from extractor.components import pairs
from extractor.components.pairs import Pair, rated_ties, votes_on
from extractor.components.ties import Tie

# Harbor bought Pinecrest
DOC = Doc(spacy.blank("en").vocab, words=["Harbor", "bought", "Pinecrest"])
HARBOR = Span(DOC, 0, 1, label="company", kb_id="company:harbor")
PINECREST = Span(DOC, 2, 3, label="company", kb_id="company:pinecrest")
PAIR = Pair(HARBOR, PINECREST, DOC[1], frozenset())
BOUGHT = Tie("acquires", HARBOR, PINECREST, DOC[1], "verb")
TURNED = Tie("acquires", PINECREST, HARBOR, DOC[1], "verb")
RIVALS = Tie("competes_with", PINECREST, HARBOR, DOC[1], "verb")


def rated(tie, chances):
    return [chance for _, chance in rated_ties([tie], [(PAIR, chances)])]


def test_each_direction_has_its_own_probability():
    chances = {"acquires >": 0.9, "acquires <": 0.1}
    assert rated(BOUGHT, chances) == [0.9]
    assert rated(TURNED, chances) == [0.1]


def test_a_tie_without_direction_is_known_from_either_end():
    assert rated(RIVALS, {"competes_with >": 0.4}) == [0.4]


def test_of_what_the_model_does_not_know_it_says_nothing():
    assert rated(BOUGHT, {}) == [None]
    assert [chance for _, chance in rated_ties([BOUGHT], [])] == [None]


def test_votes_of_mentions_count_for_their_entities_in_both_orders(monkeypatch):
    read = {
        (0, 1): {"owns >": 0.2, "owns <": 0.1, "competes_with >": 0.3},
        (1, 2): {"owns >": 0.6, "owns <": 0.0, "competes_with >": 0.1},
    }
    monkeypatch.setattr(pairs, "tie_votes", lambda _: read)
    found = votes_on([HARBOR, PINECREST, HARBOR])
    first, second = HARBOR.kb_id_, PINECREST.kb_id_
    assert found[first, second] == {"owns >": 0.2, "owns <": 0.6, "competes_with >": 0.3}
    assert found[second, first] == {"owns <": 0.2, "owns >": 0.6, "competes_with >": 0.3}
