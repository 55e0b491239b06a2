"""Weights of relations: annotated articles go in, `weights/relations.json` comes out.

For every relation type and direction a logistic regression over the features of
`pair_features.py`. Each article is learned from twice, with the mentions that the program finds and
with those of its key, which state more ties than are found. Pairs that the key ties in another
sentence, or leaves open, are left out: the sentence at hand may say so too. Run:

    python -m extractor.training.relations corpus/train
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.components.finders import sentence_ties
from extractor.components.layout import language_of
from extractor.components.pairs import LABELS, WEIGHTS, allows, find_pairs
from extractor.components.referents import Referents
from extractor.components.tie_weights import TieWeights
from extractor.records import SYMMETRIC
from extractor.scoring.matching import same_sentence
from extractor.training.aligned import Aligned, as_annotated, folders_of, read_aligned
from extractor.training.logistic import fit
from extractor.training.recogniser.halves import HALVES
from extractor.training.thresholds import surest

STRENGTH = 0.3
RARE = 6
"""Features of fewer pairs are left out; a pair found and annotated counts twice."""
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
TOLERANCE = 0.015
"""More than for references: with .005 one more in a hundred of the ties of corpus/dev that a text
invites and does not state was told."""

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """One pair of entities in one sentence, with what the key says of it.

    Attributes:
        article: name of the article's folder.
        ends: entities of the key, first and second.
        types: their entity types.
        features: what `find_pairs` gave.
        right: labels that the key gives for this sentence.
        unsure: labels that it gives for another one, or leaves open.
        is_found: the mentions are those that the program finds; else those of the key.
    """

    article: str
    ends: tuple[str, str]
    types: tuple[str, str]
    features: frozenset[str]
    right: frozenset[str]
    unsure: frozenset[str]
    is_found: bool


def read_examples(aligned: Aligned, *, is_found: bool) -> Iterator[Example]:
    """List the pairs of one article.

    Args:
        aligned: the article with its mentions.
        is_found: these are what the program finds.
    """
    doc = aligned.doc
    referents = Referents(doc)
    stated: dict[Triple, list[str]] = {}
    for relation in aligned.gold["relations"]:
        triple = (relation["type"], relation["subject"], relation["object"])
        stated.setdefault(triple, []).append(relation["quote"])
    open_ = {
        (r["type"], r["subject"], r["object"])
        for r in aligned.gold.get("neutral", {}).get("relations", [])
        if "subject" in r
    }
    for sentence in doc.sents:
        if language_of(sentence) != "en":
            continue
        ties = list(sentence_ties(sentence, referents))
        for pair in find_pairs(referents.within(sentence), ties):
            ends = (aligned.key_of(pair.first), aligned.key_of(pair.second))
            right, unsure = set(), set()
            for label in LABELS:
                triple = _triple(label, ends)
                quotes = stated.get(triple) or stated.get(_turned(triple)) or []
                if any(same_sentence(quote, sentence.text) for quote in quotes):
                    right.add(label)
                elif quotes or triple in open_ or _turned(triple) in open_:
                    unsure.add(label)
            yield Example(
                aligned.name, ends, (pair.first.label_, pair.second.label_), pair.features,
                frozenset(right), frozenset(unsure), is_found,
            )  # fmt: skip


def _triple(label: str, ends: tuple[str, str]) -> Triple:
    type_, direction = label.split()
    return (type_, *(ends if direction == ">" else ends[::-1]))


def _turned(triple: Triple) -> Triple:
    """The same tie seen from the other end, where it has no direction."""
    type_, source, target = triple
    return (type_, target, source) if type_ in SYMMETRIC else triple


def learn(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Fit the weights of every label."""
    found: dict[str, dict[str, float]] = {}
    for label in LABELS:
        fitting = [e for e in examples if allows(label, e.types) and label not in e.unsure]
        weights = fit(
            [e.features for e in fitting],
            [label in e.right for e in fitting],
            strength=STRENGTH,
            rare=RARE,
        )
        if weights:
            found[label] = weights
    return found


def measure(
    examples: Sequence[Example],
    wanted: Mapping[str, frozenset[Triple]],
    weights: TieWeights,
    threshold: float,
) -> tuple[int, int, int]:
    """Count (right, given, wanted) ties over whole articles at a threshold."""
    given: set[tuple[str, Triple]] = set()
    for example in examples:
        for label, chance in weights.chances(example.features).items():
            if not allows(label, example.types):
                continue
            # What a finder of `relations.py` sees is told whatever the model thinks of it: to ask
            # for 0.1 or more was tried; what that won in precision it lost in recall.
            if f"rule {label}" in example.features or chance >= threshold:
                triple = _triple(label, example.ends)
                if label not in example.unsure or triple in wanted[example.article]:
                    given.add((example.article, min(triple, _turned(triple))))
    truth = {(a, min(t, _turned(t))) for a, triples in wanted.items() for t in triples}
    return len(given & truth), len(given), len(truth)


def left_out(
    examples: Sequence[Example], wanted: Mapping[str, frozenset[Triple]], folds: int = 5
) -> dict[float, tuple[int, int, int]]:
    """Threshold -> counts, each article measured with weights fitted on other folds."""
    names = sorted(wanted)
    totals = dict.fromkeys(THRESHOLDS, (0, 0, 0))
    for fold in range(folds):
        held = set(names[fold::folds])
        weights = TieWeights(learn([e for e in examples if e.article not in held]))
        test = [e for e in examples if e.article in held and e.is_found]
        part = {name: wanted[name] for name in held}
        for threshold, total in totals.items():
            counts = measure(test, part, weights, threshold)
            totals[threshold] = tuple(a + b for a, b in zip(total, counts, strict=True))  # type: ignore[assignment]
    return totals


def read_all(folders: Iterable[str]) -> tuple[list[Example], dict[str, frozenset[Triple]]]:
    """Read all examples, and what each article's key wants."""
    examples: list[Example] = []
    wanted: dict[str, frozenset[Triple]] = {}
    for aligned in read_aligned(
        folders_of(folders), without=("relations", "events"), halves=HALVES
    ):
        examples += read_examples(aligned, is_found=True)
        examples += read_examples(as_annotated(aligned), is_found=False)
        wanted[aligned.name] = frozenset(
            (r["type"], r["subject"], r["object"]) for r in aligned.gold["relations"]
        )
    return examples, wanted


def main(arguments: Sequence[str]) -> None:
    """Fit, choose the threshold by leaving articles out, write the weights, print the scores."""
    examples, wanted = read_all(arguments)
    scores: dict[float, float] = {}
    for threshold, (right, given, truth) in left_out(examples, wanted).items():
        f1 = scores[threshold] = 2 * right / (given + truth)
        p, r = right / max(given, 1), right / truth
        print(f"threshold {threshold:.2f}  P {p:.3f}  R {r:.3f}  F1 {f1:.3f}")
    table = {
        "articles": sorted(wanted),
        "threshold": surest(scores, TOLERANCE),
        "weights": learn(examples),
    }
    WEIGHTS.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
