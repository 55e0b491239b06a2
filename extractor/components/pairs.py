"""Pairs: a sentence with mentions goes in, pairs of entities and their features come out.

What the finders of `relations.py` do not see because the wording is new, a linear model may: it
weighs, for every two entities of a sentence, the words and the dependency path between them, their
types, and which finder fired. The weights are learned from the annotated corpus
(`training/relations.py`).
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

from spacy.tokens import Span, Token

from extractor.components.casting import path
from extractor.components.status import standing
from extractor.components.ties import Tie
from extractor.lexicon import load_lexicon
from extractor.lexicon.predicates import FRAMES, predicates
from extractor.records import SYMMETRIC

LONGEST_GAP = 40
"""Words between two mentions beyond which they are no pair."""
LONGEST_PATH = 9


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
        trigger, features = _features(a, b, ties)
        yield Pair(a, b, trigger, frozenset(features))


def _features(a: Span, b: Span, ties: Sequence[Tie]) -> tuple[Token, set[str]]:
    up, top, down = path(a.root, b.root)
    types = f"{a.label_}>{b.label_}"
    between = [t for t in a.doc[a.end : b.start] if not t.is_space]
    found = {
        f"types {types}",
        f"forms {_form(a)}>{_form(b)}",
        f"gap {min(len(between), 12) // 2}",
        f"roles {a.root.dep_}>{b.root.dep_}",
        f"top {top.lemma_.lower()}",
        f"top {top.lemma_.lower()} {types}",
        f"top pos {top.pos_}",
    }
    found |= _path_features(up, top, down, types)
    found |= _word_features(a, b, between, types)
    found |= _frame_features([*up, top, *down], between)
    for tie in ties:
        ends = (tie.source.kb_id_, tie.target.kb_id_)
        if ends == (a.kb_id_, b.kb_id_):
            found |= {f"rule {tie.type} >", f"rule {tie.type} > {tie.rule.partition(':')[0]}"}
        elif ends == (b.kb_id_, a.kb_id_):
            found |= {f"rule {tie.type} <", f"rule {tie.type} < {tie.rule.partition(':')[0]}"}
    told = standing(top) if top.pos_ in {"VERB", "AUX", "NOUN"} else None
    if told is not None:
        found.add(f"told {told.status}")
    return top, found


def _form(span: Span) -> str:
    return span.id_ if span.id_ in {"pronoun", "nominal"} else "name"


def _path_features(up: list[Token], top: Token, down: list[Token], types: str) -> set[str]:
    length = len(up) + len(down)
    found = {f"path length {min(length, 8)}"}
    labels = "^".join(t.dep_ for t in up) + "|" + "v".join(t.dep_ for t in down)
    if length <= LONGEST_PATH:
        found |= {f"path {labels}", f"path {labels} {top.lemma_.lower()}"}
        words = [t.lemma_.lower() for t in [*up[1:], top, *down[:-1]] if t.pos_ in CONTENT]
        found.add(f"path words {' '.join(words)} {types}")
    for token in [*up[1:], *down[:-1]]:
        found.add(f"on path {token.lemma_.lower()}")
        found.add(f"on path {token.lemma_.lower()} {types}")
    return found


CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADP", "AUX", "PROPN"})


def _word_features(a: Span, b: Span, between: list[Token], types: str) -> set[str]:
    found: set[str] = set()
    near = between if len(between) <= 10 else [*between[:5], *between[-5:]]
    lemmas = [t.lemma_.lower() for t in near]
    found |= {f"between {w}" for w in lemmas}
    found |= {f"between {w} {types}" for w in lemmas if w.isalpha() and len(w) > 2}
    found |= {f"between {x} {y}" for x, y in pairwise(lemmas)}
    if not between:
        found.add(f"adjacent {types}")
    if len(between) <= 4:
        found.add(f"exactly {' '.join(lemmas)} {types}")
    doc = a.doc
    for name, i in (("before", a.start - 1), ("after", b.end)):
        if 0 <= i < len(doc):
            found.add(f"{name} {doc[i].lemma_.lower()}")
    for name, span in (("first", a), ("second", b)):
        head = span.root.head
        if head.i != span.root.i:
            found.add(f"{name} under {head.lemma_.lower()} {span.root.dep_}")
            found.add(f"{name} under {head.lemma_.lower()} {types}")
    return found


@cache
def _frame_words() -> Mapping[str, tuple[str, ...]]:
    """Map the words of `predicates.toml` to the frames that hold them."""
    found: dict[str, tuple[str, ...]] = {}
    for predicate in predicates().values():
        for frame in FRAMES:
            for phrase in predicate.frames[frame]:
                word = phrase.partition(" ")[0]
                label = f"{predicate.type} {frame}"
                if label not in found.get(word, ()):
                    found[word] = (*found.get(word, ()), label)
    return found


def _frame_features(path: list[Token], between: list[Token]) -> set[str]:
    """Relation words on the path and between the mentions, and posts among them."""
    found: set[str] = set()
    for where, tokens in (("path", path), ("between", between[:12])):
        for token in tokens:
            for label in _frame_words().get(token.lemma_.lower(), ()):
                found.add(f"{where} frame {label}")
            if token.pos_ == "NOUN" and (role := load_lexicon().role(token.lower_)) is not None:
                found.add(f"{where} post {role}")
                found.add(f"{where} post {token.lower_}")
    return found
