"""Pairs: a sentence with mentions goes in, the ties that a trained model sees in it come out.

What the finders of `relations.py` do not see because the wording is new, a linear model may: it
weighs, for every two entities of a sentence, what `pair_features.py` sees in them. The weights are
learned from the annotated corpus (`training/relations.py`).
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from spacy.tokens import Span, Token

from extractor.components.pair_features import pair_features
from extractor.components.ties import Tie
from extractor.lexicon.predicates import predicates
from extractor.records import SYMMETRIC

LONGEST_GAP = 40
"""Words between two mentions beyond which they are no pair."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities of one sentence, in text order.

    Attributes:
        first: mention of the one named first.
        second: mention of the other.
        trigger: the word at which their dependency paths meet.
        features: names of the features that hold.
    """

    first: Span
    second: Span
    trigger: Token
    features: frozenset[str]


WEIGHTS = Path(__file__).parent.parent / "weights" / "relations.json"

LABELS: tuple[str, ...] = tuple(
    f"{type_} {direction}"
    for type_ in predicates()
    for direction in (">" if type_ in SYMMETRIC else "><")
)
"""A relation type and whether the one named first is its source (`>`) or its target (`<`)."""


def allows(label: str, types: tuple[str, str]) -> bool:
    """Whether entities of these types, in text order, can stand in a labelled relation."""
    type_, direction = label.split()
    source, target = types if direction == ">" else types[::-1]
    predicate = predicates()[type_]  # type: ignore[index]
    if type_ == "competes_with" and (source == "company") != (target == "company"):
        return False
    return predicate.allows(source, target)


@cache
def learned() -> tuple[Mapping[str, Mapping[str, float]], float]:
    """Read the weights: label -> feature -> weight, and the least probability that is told."""
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return table["weights"], table["threshold"]


def probability(features: frozenset[str], weights: Mapping[str, float]) -> float:
    """Probability of a label, given the features of a pair."""
    score = weights.get("bias", 0.0) + sum(weights.get(f, 0.0) for f in features)
    return 1 / (1 + math.exp(-score))


def learned_ties(pairs: Iterable[Pair]) -> Iterator[tuple[Tie, float]]:
    """List the ties that the model sees, with their probabilities."""
    tables, threshold = learned()
    for pair in pairs:
        for label, weights in tables.items():
            if not allows(label, (pair.first.label_, pair.second.label_)):
                continue
            chance = probability(pair.features, weights)
            if chance >= threshold:
                type_, direction = label.split()
                ends = (pair.first, pair.second) if direction == ">" else (pair.second, pair.first)
                yield Tie(type_, *ends, pair.trigger, "model"), chance  # type: ignore[arg-type]


def find_pairs(mentions: Sequence[Span], ties: Sequence[Tie]) -> Iterator[Pair]:
    """List the pairs of entities in a sentence, each by its two nearest mentions.

    Args:
        mentions: mentions in one sentence of a parsed Doc, in order.
        ties: what the finders found in the sentence.
    """
    nearest: dict[tuple[str, str], tuple[int, Span, Span]] = {}
    for a, b in combinations(sorted(mentions, key=lambda m: m.root.i), 2):
        if a.kb_id == b.kb_id or b.start < a.end:
            continue
        gap = b.start - a.end
        key = (min(a.kb_id_, b.kb_id_), max(a.kb_id_, b.kb_id_))
        if gap <= LONGEST_GAP and (key not in nearest or gap < nearest[key][0]):
            nearest[key] = (gap, a, b)
    for key in sorted(nearest):
        _, a, b = nearest[key]
        if a.label_ == b.label_ == "person" or "none" in {a.label_, b.label_}:
            continue
        trigger, features = pair_features(a, b, ties)
        yield Pair(a, b, trigger, features)
