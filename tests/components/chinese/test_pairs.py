"""Ties of Chinese sentences that the learned model sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor.components.chinese.pairs import WEIGHTS, find_chinese_pairs
from extractor.components.chinese.ties import find_chinese_ties
from extractor.components.pairs import LABELS
from extractor.components.referents import Referents
from extractor.components.tie_weights import load_tie_weights

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.components.chinese.conftest import Reading

pytestmark = pytest.mark.model


def pairs(reading: Reading) -> dict[tuple[str, str], frozenset[str]]:
    referents = Referents(reading.doc)
    return {
        (pair.first.text, pair.second.text): pair.features
        for sentence in reading.doc.sents
        for pair in find_chinese_pairs(
            sentence, referents.within(sentence), list(find_chinese_ties(sentence, referents))
        )
    }


def test_a_pair_knows_its_words_and_what_the_rules_say(read: Callable[[str], Reading]) -> None:
    found = pairs(read("京东收购了达达，美团没有回应。"))
    assert {"types company>company", "between 收购", "rule acquires >"} <= found["京东", "达达"]
    assert not any(f.startswith("rule") for f in found["达达", "美团"])


def test_the_nearest_mentions_of_two_entities_are_their_pair(
    read: Callable[[str], Reading],
) -> None:
    found = pairs(read("京东发布财报，京东收购达达。"))
    assert list(found) == [("京东", "达达")]
    assert "clauses 0 company>company" in found["京东", "达达"]


def test_weights_are_of_labels_that_exist() -> None:
    weights, threshold = load_tie_weights(WEIGHTS)
    assert set(weights.labels) <= set(LABELS)
    chances = weights.chances({"rule leads >"})
    assert chances["leads >"] > weights.chances(())["leads >"]
    assert 0.5 <= threshold < 1
