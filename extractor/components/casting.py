"""Casting: a deed and the entities of its sentence go in, who takes part in it comes out.

A sentence names more entities than a deed has participants: seats, makers, reporters, the subjects
of other clauses. A linear model weighs, for each entity, where it stands to the deed's word: the
dependency path, the clauses in between, its role and type. The weights are learned from the
annotated corpus (`training/casting.py`) and the same for every deed.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from spacy.tokens import Span, Token

from extractor.components.syntax import patients, subjects

WEIGHTS = Path(__file__).parent.parent / "weights" / "casting.json"

LONGEST_PATH = 7
"""Steps beyond which a dependency path is no feature of its own."""
OPENING = 3
"""Words of a sentence before which a mention opens it."""
READ_STEPS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Probabilities of the recogniser between which the model tells apart."""
CROSSINGS = (
    "relcl", "appos", "advcl", "acl", "ccomp", "xcomp", "conj", "prep", "poss", "agent",
)  # fmt: skip
"""Dependency labels that a path is asked whether it crosses."""


def features(
    deed: Token,
    mention: Span,
    *,
    around: Sequence[Span],
    arguments: Mapping[str, frozenset[int]],
    triggers: frozenset[int],
    vote: float | None,
) -> frozenset[str]:
    """List the features of one mention beside one deed.

    Args:
        deed: the word that tells the deed.
        mention: a mention in the same sentence.
        around: all mentions of the sentence.
        arguments: what `arguments_of(deed)` gave.
        triggers: words of all dated deeds of the sentence.
        vote: how probable the recogniser takes it to be that the mention takes part.
    """
    root = mention.root
    up, top, down = path(root, deed)
    labels = "^".join(t.dep_ for t in up) + "|" + "v".join(t.dep_ for t in down)
    above = "below" if not down else "above" if not up else "beside"
    crossed = [t for t in [*up[:-1], *down[:-1]] if t.i in triggers and t.i != deed.i]
    found = {
        f"type {mention.label_}",
        f"form {mention.id_ if mention.id_ in {'pronoun', 'nominal'} else 'name'}",
        f"where {above}",
        f"where {above} {mention.label_}",
        f"length {min(len(up) + len(down), 8)}",
        f"role {root.dep_} {mention.label_}",
        f"distance {min(7, int(math.log2(1 + abs(root.i - deed.i))))}",
        f"side {'before' if root.i < deed.i else 'after'}",
        f"deed {deed.dep_} {deed.pos_} {above}",
        f"other deeds between {min(len(crossed), 2)}",
        f"meets {top.lemma_.lower()} {above}",
        f"meets {top.pos_} {top.dep_} {above}",
        "bias",
    }
    if len(up) + len(down) <= LONGEST_PATH:
        found |= {f"path {labels}", f"path {labels} {mention.label_}"}
    for label in CROSSINGS:
        if any(t.dep_ == label for t in up[:-1] if t is not root) or (up and up[-1].dep_ == label):
            found.add(f"up through {label} {above}")
        if any(t.dep_ == label for t in down):
            found.add(f"down through {label}")
    for name, tokens in arguments.items():
        if any(t in tokens for t in range(mention.start, mention.end)):
            found.add(f"is {name}")
            found.add(f"is {name} {mention.label_}")
    if root.dep_ == "pobj":
        found.add(f"preposition {root.head.lower_} {mention.label_}")
        found.add(f"preposition {root.head.lower_} {above} {len(up)}")
    if root.head.pos_ == "NOUN":
        found.add(f"under {root.head.lemma_.lower()}")
    return frozenset(found | _vote_features(vote) | _rival_features(deed, mention, around, above))


def _vote_features(vote: float | None) -> set[str]:
    """Every step that the recogniser's probability reaches."""
    if vote is None:
        return {"unread"}
    return {f"read {step}" for step in READ_STEPS if vote >= step}


def _rival_features(deed: Token, mention: Span, around: Sequence[Span], above: str) -> set[str]:
    """How a mention stands to the others of its sentence, and what lies between it and the deed."""
    root = mention.root
    others = [other for other in around if other.kb_id != mention.kb_id]
    gap = abs(root.i - deed.i)
    nearer = [other for other in others if abs(other.root.i - deed.i) < gap]
    alike = [other for other in nearer if other.label_ == mention.label_]
    between = mention.doc[min(mention.end, deed.i) : max(mention.start, deed.i + 1)]
    verbs = sum(token.pos_ == "VERB" for token in between)
    return {
        f"others {min(5, len({other.kb_id for other in others}))} {above}",
        f"nearest {not nearer} {mention.label_}",
        f"nearest of its type {not alike} {above}",
        f"opens {mention.start - mention.sent.start < OPENING} {above}",
        f"verbs between {min(3, verbs)} {above}",
    }


def arguments_of(deed: Token) -> dict[str, frozenset[int]]:
    """Words that a deed's verb takes as subject and object, inherited ones included."""
    return {
        "agent": frozenset(t.i for t in subjects(deed)),
        "object": frozenset(t.i for t in patients(deed)),
    }


def path(start: Token, end: Token) -> tuple[list[Token], Token, list[Token]]:
    """Find the shortest dependency path between two words of a sentence.

    Returns:
        Words from `start` upwards, the word where the ways meet, words from there down to `end`;
        each list is empty where its word is itself the meeting point.
    """
    above = [start, *start.ancestors]
    index = {t.i: n for n, t in enumerate(above)}
    down: list[Token] = []
    for token in [end, *end.ancestors]:
        if token.i in index:
            return above[: index[token.i]], token, down[::-1]
        down.append(token)
    return above[:1], above[-1], down[:1]


@cache
def learned() -> tuple[Mapping[str, float], float]:
    """Read the weights: feature -> weight, and the smallest probability that takes part."""
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return table["weights"], table["threshold"]


def probability(mentions: Sequence[frozenset[str]], weights: Mapping[str, float]) -> float:
    """Probability that an entity takes part, given the features of its mentions."""
    score = max(sum(weights.get(f, 0.0) for f in found) for found in mentions)
    return 1 / (1 + math.exp(-score))


def takes_part(mentions: Sequence[frozenset[str]]) -> bool:
    """Whether an entity takes part, given the features of its mentions in the sentence."""
    weights, threshold = learned()
    return probability(mentions, weights) >= threshold
