"""Pairs: a sentence with mentions goes in, the ties that a trained model sees in it come out.

What the finders of `relations.py` do not see because the wording is new, a linear model may: it
weighs, for every two entities of a sentence, what `pair_features.py` sees in them. The weights are
learned from the annotated corpus (`training/relations.py`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from spacy.tokens import Span, Token

from extractor.components.pair_features import pair_features
from extractor.components.recogniser import tie_votes
from extractor.components.tie_weights import load_tie_weights
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


Weighed = tuple[Pair, Mapping[str, float]]
"""A pair, and label -> probability."""


def weigh_pairs(pairs: Iterable[Pair]) -> list[Weighed]:
    """Ask the model about pairs."""
    weights, _ = load_tie_weights(WEIGHTS)
    return [(pair, weights.chances(pair.features)) for pair in pairs]


def learned_ties(weighed: Iterable[Weighed]) -> Iterator[tuple[Tie, float]]:
    """List the ties that the model sees, with their probabilities."""
    _, threshold = load_tie_weights(WEIGHTS)
    for pair, chances in weighed:
        for label, chance in chances.items():
            if chance >= threshold and allows(label, (pair.first.label_, pair.second.label_)):
                type_, direction = label.split()
                ends = (pair.first, pair.second) if direction == ">" else (pair.second, pair.first)
                yield Tie(type_, *ends, pair.trigger, "model"), chance  # type: ignore[arg-type]


def rated_ties(
    ties: Iterable[Tie], weighed: Iterable[Weighed]
) -> Iterator[tuple[Tie, float | None]]:
    """Ask the model about the ties of the finders.

    Yields:
        The tie and its probability; None where the model does not know the pair.
    """
    known: dict[tuple[str, str, str], float] = {}
    for pair, chances in weighed:
        first, second = pair.first.kb_id_, pair.second.kb_id_
        for label, chance in chances.items():
            type_, direction = label.split()
            known[(type_, first, second) if direction == ">" else (type_, second, first)] = chance
    for tie in ties:
        source, target = tie.source.kb_id_, tie.target.kb_id_
        likely = known.get((tie.type, source, target))
        if tie.type in SYMMETRIC and likely is None:
            likely = known.get((tie.type, target, source))
        yield tie, likely


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
    votes = votes_on(mentions)
    for key in sorted(nearest):
        _, a, b = nearest[key]
        if a.label_ == b.label_ == "person" or "none" in {a.label_, b.label_}:
            continue
        trigger, features = pair_features(a, b, ties, votes.get((a.kb_id_, b.kb_id_), {}))
        yield Pair(a, b, trigger, features)


def votes_on(mentions: Sequence[Span]) -> Mapping[tuple[str, str], Mapping[str, float]]:
    """Tell how probable the recogniser takes the relations of the entities of a sentence to be.

    Returns:
        (entity, other entity) -> label, as if the first of the two stood first -> the highest
        probability over their mentions; both orders of a pair are there.
    """
    found: dict[tuple[str, str], dict[str, float]] = {}
    for (n, m), labels in tie_votes(mentions).items():
        a, b = mentions[n].kb_id_, mentions[m].kb_id_
        for ends, turn in (((a, b), False), ((b, a), True)):
            best = found.setdefault(ends, {})
            for label, chance in labels.items():
                told = _turned(label) if turn else label
                best[told] = max(best.get(told, 0.0), chance)
    return found


def _turned(label: str) -> str:
    """The label of the same relation of a pair that is named in the other order."""
    type_, direction = label.split()
    if type_ in SYMMETRIC:
        return label
    return f"{type_} {'<' if direction == '>' else '>'}"
