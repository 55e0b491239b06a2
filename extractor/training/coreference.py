"""Weights of coreference: annotated articles go in, `weights/coreference.json` comes out.

A conditional logit over the candidates of each reference and "none of them", fitted by L-BFGS from
zero with a ridge: no chance is in it, so the same corpus gives the same weights. Run:

    python -m extractor.training.coreference corpus/train
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from extractor.components.about import tell_about
from extractor.components.coreference import Genders, fitting, joined, reading_order
from extractor.components.ranking import OPEN, WEIGHTS, Features, likeliest
from extractor.components.salience import Discourse
from extractor.training.aligned import annotated_places, folders_of, read_aligned
from extractor.training.recogniser.halves import HALVES
from extractor.training.thresholds import surest

RIDGE = 3.0
STEPS = 150
RARE = 5
"""Features that fewer candidates have are left out."""
FOLDS = 5
THRESHOLDS = (0.0, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6)
Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """One reference: its candidates and which of them is meant.

    Attributes:
        article: name of the article's folder.
        form: `pronoun` or `nominal`.
        candidates: (entity id, features), `OPEN` among them.
        right: id of the antecedent, `OPEN` where no candidate is meant.
        is_wanted: the key gives an antecedent, be it among the candidates or not.
    """

    article: str
    form: str
    candidates: Sequence[tuple[str, Features]]
    right: str
    is_wanted: bool


def read_choices(folders: Iterable[Path]) -> Iterator[Choice]:
    """Read the references of annotated articles with their candidates."""
    without = ("coreference", "times", "amounts", "relations", "events")
    for aligned in read_aligned(folders, without=without, halves=HALVES):
        mentions = {end: (i, form) for _, end, i, form in annotated_places(aligned)}
        yield from _choices(aligned.name, aligned.doc, mentions)


def _choices(name: str, doc: Doc, gold: Mapping[int, tuple[str, str]]) -> Iterator[Choice]:
    """Walk through an article, each reference resolved as annotated before the next is asked."""
    meant: dict[str, str] = {}
    for span in doc.spans["mentions"]:
        if span.end_char in gold:
            meant.setdefault(span.kb_id_, gold[span.end_char][0])
    local = {entity: i for i, entity in reversed(meant.items())}
    discourse, genders = Discourse(tell_about(doc)), Genders()
    for item, sentence, paragraph in reading_order(doc):
        if isinstance(item, Span):
            discourse.see(item, sentence, paragraph)
            continue
        candidates = fitting(item, discourse, genders, sentence, paragraph)
        if item.form == "implied":
            continue
        entity = gold.get(doc[item.end - 1].idx + len(doc[item.end - 1]), ("", ""))[0]
        right = next((i for i, _ in candidates if entity and meant.get(i) == entity), OPEN)
        yield Choice(name, item.form, candidates, right, is_wanted=entity != "")
        identity = local.get(entity)
        if identity is not None and identity in discourse.types:
            span = joined(item, identity, discourse, genders)
            discourse.see(span, sentence, paragraph)


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """Fit the weights by maximum likelihood with a small ridge."""
    from scipy.optimize import minimize  # type: ignore[import-untyped]
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    counts = Counter(f for c in choices for _, features in c.candidates for f in features)
    names = sorted(f for f, n in counts.items() if n >= RARE)
    column = {name: n for n, name in enumerate(names)}
    sizes = np.array([len(c.candidates) for c in choices])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    cells = [
        (row, column[name], value)
        for row, (_, features) in enumerate(pair for c in choices for pair in c.candidates)
        for name, value in features.items()
        if name in column
    ]
    rows, columns, values = zip(*cells, strict=True)
    stacked = csr_matrix((values, (rows, columns)), shape=(sizes.sum(), len(names)))
    right = [[i for i, _ in c.candidates].index(c.right) for c in choices]
    meant = starts + np.array(right)
    chosen = np.asarray(stacked[meant].sum(axis=0))[0]

    def loss(weights: Table) -> tuple[float, Table]:
        scores = stacked @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        shares = np.exp(scores)
        shares /= np.repeat(np.add.reduceat(shares, starts), sizes)
        value = -np.log(shares[meant]).sum() + RIDGE * (weights @ weights) / 2
        return float(value), stacked.T @ shares - chosen + RIDGE * weights

    found = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}
    ).x
    return {name: round(float(w), 3) for name, w in zip(names, found, strict=True)}


def measure(
    choices: Sequence[Choice], weights: Mapping[str, float], threshold: float
) -> tuple[int, int, int]:
    """Count (right, given, wanted) at a threshold."""
    right = given = 0
    for choice in choices:
        told = likeliest(choice.candidates, weights, threshold)
        given += told != OPEN
        right += told != OPEN and told == choice.right
    return right, given, sum(c.is_wanted for c in choices)


def left_out(choices: Sequence[Choice]) -> dict[float, tuple[int, int, int]]:
    """Threshold -> counts, each article measured with weights fitted on other folds."""
    names = sorted({c.article for c in choices})
    totals = dict.fromkeys(THRESHOLDS, (0, 0, 0))
    for fold in range(FOLDS):
        held = set(names[fold::FOLDS])
        weights = fit([c for c in choices if c.article not in held])
        test = [c for c in choices if c.article in held]
        for threshold, (right, given, wanted) in totals.items():
            r, g, w = measure(test, weights, threshold)
            totals[threshold] = (right + r, given + g, wanted + w)
    return totals


def main(arguments: Sequence[str]) -> None:
    """Fit, choose the threshold by leaving articles out, write the weights, print the scores."""
    choices = list(read_choices(folders_of(arguments)))
    scores: dict[float, float] = {}
    for threshold, (right, given, wanted) in left_out(choices).items():
        p, r = right / given, right / wanted
        f1 = 2 * p * r / (p + r)
        print(f"threshold {threshold:.2f}  P {p:.3f}  R {r:.3f}  F1 {f1:.3f}")
        scores[threshold] = f1
    weights = fit(choices)
    WEIGHTS.parent.mkdir(exist_ok=True)
    table = {
        "weights": weights,
        "threshold": surest(scores),
        "articles": sorted({c.article for c in choices}),
    }
    WEIGHTS.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
