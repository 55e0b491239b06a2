"""Weights of Chinese relations: articles go in, `weights/chinese_relations.json` comes out.

As `relations.py` does for English: for every relation type and direction a logistic regression over
the features of `components/chinese/pairs.py`. Run:

    python -m extractor.training.chinese_relations corpus/train
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from spacy.tokens import Doc

from extractor.components import build_nlp, read_docs
from extractor.components.chinese.pairs import WEIGHTS, find_chinese_pairs
from extractor.components.chinese.ties import find_chinese_ties
from extractor.components.layout import language_of
from extractor.components.pairs import LABELS, allows
from extractor.components.referents import Referents
from extractor.components.tie_weights import TieWeights
from extractor.reading import read_article
from extractor.records import SYMMETRIC
from extractor.scoring.matching import plain_names, same_sentence
from extractor.settings import Settings
from extractor.training.aligned import folders_of
from extractor.training.logistic import fit
from extractor.training.recogniser.halves import HALVES, half, half_name

if TYPE_CHECKING:
    from extractor.components.recogniser import Recogniser

STRENGTH = 1.0
FOLDS = 4
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)
THRESHOLD = 0.6
"""Least probability that is told: of those in the table below, the smallest at which the ties of
articles left out are as precise as those that the rules alone find."""

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """One pair of entities in one sentence, with what the key says of it.

    Attributes:
        article: name of the article's folder.
        types: entity types, first and second.
        features: what `find_chinese_pairs` gave.
        ties: label -> the tie of the key's entities that it would state.
        right: labels that the key gives for this sentence.
        unsure: labels that it gives for another one, or leaves open.
    """

    article: str
    types: tuple[str, str]
    features: frozenset[str]
    ties: Mapping[str, Triple]
    right: frozenset[str]
    unsure: frozenset[str]


def read_examples(folders: Iterable[Path]) -> tuple[list[Example], dict[str, frozenset[Triple]]]:
    """Read the Chinese articles of some folders.

    Returns:
        The pairs of their sentences, and what each article's key wants.
    """
    settings = Settings()
    nlp = build_nlp(settings)
    recogniser = cast("Recogniser", nlp.get_pipe("recogniser"))
    examples: list[Example] = []
    wanted: dict[str, frozenset[Triple]] = {}
    for folder in folders:
        key, path = folder / "gold.json", folder / "article.txt"
        if not key.exists() or not path.exists():
            continue
        article = read_article(path, settings=settings)
        if article.language == "zh":
            recogniser.model = HALVES / half_name(half(folder.name))
            ((_, doc),) = read_docs(nlp, [article])
            gold = json.loads(key.read_text(encoding="utf-8"))
            examples += _examples(folder.name, doc, gold)
            wanted[folder.name] = frozenset(_triple(r) for r in gold["relations"])
    return examples, wanted


def _triple(relation: Mapping[str, str]) -> Triple:
    return _sorted((relation["type"], relation["subject"], relation["object"]))


def _sorted(tie: Triple) -> Triple:
    """A tie with the ends in order where it has no direction."""
    type_, source, target = tie
    if type_ in SYMMETRIC and target < source:
        return (type_, target, source)
    return tie


def _examples(name: str, doc: Doc, gold: Mapping[str, Any]) -> Iterator[Example]:
    meant = _meant(doc, gold)
    stated: dict[Triple, list[str]] = {}
    for relation in gold["relations"]:
        stated.setdefault(_triple(relation), []).append(relation["quote"])
    left = {_triple(r) for r in gold.get("neutral", {}).get("relations", []) if "subject" in r}
    referents = Referents(doc)
    for sentence in doc.sents:
        if language_of(sentence) != "zh":
            continue
        found = list(find_chinese_ties(sentence, referents))
        for pair in find_chinese_pairs(sentence, referents.within(sentence), found):
            ends = [meant.get(s.kb_id_, f"?{s.kb_id_}") for s in (pair.first, pair.second)]
            ties = {label: _of_label(label, ends) for label in LABELS}
            right = frozenset(
                label
                for label, tie in ties.items()
                if any(same_sentence(quote, sentence.text) for quote in stated.get(tie, ()))
            )
            unsure = {label for label, tie in ties.items() if tie in stated or tie in left}
            types = (pair.first.label_, pair.second.label_)
            yield Example(name, types, pair.features, ties, right, frozenset(unsure) - right)


def _of_label(label: str, ends: Sequence[str]) -> Triple:
    type_, direction = label.split()
    source, target = ends if direction == ">" else ends[::-1]
    return _sorted((type_, source, target))


def _meant(doc: Doc, gold: Mapping[str, Any]) -> dict[str, str]:
    """Local entity id -> entity of the key that has one of its names."""
    named = {name: e["id"] for e in gold["entities"] for name in plain_names(e)}
    found: dict[str, str] = {}
    for entity in doc._.entities:
        names = plain_names({"name": entity.name, "aliases": entity.aliases})
        hits = sorted(named[name] for name in names if name in named)
        if hits:
            found[entity.id] = hits[0]
    return found


def learn(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Fit the weights of every label."""
    found: dict[str, dict[str, float]] = {}
    for label in LABELS:
        fitting = [e for e in examples if allows(label, e.types) and label not in e.unsure]
        weights = fit(
            [e.features for e in fitting], [label in e.right for e in fitting], strength=STRENGTH
        )
        if weights:
            found[label] = weights
    return found


def told(
    examples: Sequence[Example], weights: TieWeights, threshold: float
) -> set[tuple[str, Triple]]:
    """List (article, tie) that rules and weights tell at a threshold, open ones left out."""
    return {
        (e.article, e.ties[label])
        for e in examples
        for label, chance in weights.chances(e.features).items()
        if allows(label, e.types)
        and label not in e.unsure
        and (f"rule {label}" in e.features or chance >= threshold)
    }


def main(arguments: Sequence[str]) -> None:
    """Measure on articles left out, then fit on all of them and write the weights."""
    examples, wanted = read_examples(folders_of(arguments))
    names = sorted(wanted)
    truth = {(name, tie) for name in names for tie in wanted[name]}
    given: dict[float, set[tuple[str, Triple]]] = {t: set() for t in THRESHOLDS}
    for fold in range(FOLDS):
        held = set(names[fold::FOLDS])
        weights = TieWeights(learn([e for e in examples if e.article not in held]))
        test = [e for e in examples if e.article in held]
        for threshold in THRESHOLDS:
            given[threshold] |= told(test, weights, threshold)
    for threshold, ties in given.items():
        right = len(ties & truth)
        f1 = 2 * right / (len(ties) + len(truth))
        p, r = right / max(len(ties), 1), right / len(truth)
        print(f"threshold {threshold:.2f}  P {p:.3f}  R {r:.3f}  F1 {f1:.3f}")
    table = {"articles": names, "threshold": THRESHOLD, "weights": learn(examples)}
    text = json.dumps(table, indent=0, sort_keys=True, ensure_ascii=False)
    WEIGHTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
