"""Weights of coreference: annotated articles go in, `weights/coreference.json` comes out.

A conditional logit over the candidates of each reference, fitted by gradient ascent with a small
ridge, from zero: no chance is in it, so the same corpus gives the same weights. Run:

    python -m extractor.training.coreference corpus/train corpus/dev
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.tokens import Doc, Span

from extractor.components.coreference import Genders, fitting, joined, reading_order
from extractor.components.salience import WEIGHTS, Discourse, Features, probabilities
from extractor.training.aligned import folders_of, read_aligned

RIDGE = 1.0
STEPS = 400
RATE = 1.5
FOLDS = 5
THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6)
CONTEXT = 30
"""Characters before a mention that find it again in the cleaned text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One reference: its candidates and which of them is meant.

    Attributes:
        article: name of the article's folder.
        form: `pronoun` or `nominal`.
        candidates: (entity id, features).
        right: index of the antecedent, or None where no candidate is meant.
    """

    article: str
    form: str
    candidates: Sequence[tuple[str, Features]]
    right: int | None


def read_choices(folders: Iterable[Path]) -> Iterator[Choice]:
    """Read the references of annotated articles with their candidates."""
    without = ("coreference", "times", "amounts", "relations", "events")
    for aligned in read_aligned(folders, without=without):
        source = _source(aligned.folder)
        mentions = _aligned(source, aligned.doc.text, aligned.gold["mentions"])
        yield from _choices(aligned.name, aligned.doc, mentions)


def _source(folder: Path) -> str:
    """Text that the offsets of a key count in: the article as written, or the text of its page."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    path = folder / "article.txt"
    return str(gold["text"]) if not path.exists() else path.read_text(encoding="utf-8")


def _aligned(
    source: str, text: str, mentions: Iterable[tuple[int, int, str, str]]
) -> dict[int, tuple[str, str]]:
    """Find the annotated mentions in the cleaned text: end offset -> (entity, form)."""
    found: dict[int, tuple[str, str]] = {}
    for start, end, entity, form in mentions:
        stretch = source[max(0, start - CONTEXT) : end]
        at = text.find(stretch)
        if at >= 0:
            found[at + len(stretch)] = (entity, form)
    return found


def _choices(name: str, doc: Doc, gold: Mapping[int, tuple[str, str]]) -> Iterator[Choice]:
    """Walk through an article, each reference resolved as annotated before the next is asked."""
    meant: dict[str, str] = {}
    for span in doc.spans["mentions"]:
        if span.end_char in gold:
            meant.setdefault(span.kb_id_, gold[span.end_char][0])
    local = {entity: i for i, entity in reversed(meant.items())}
    discourse, genders = Discourse(), Genders()
    for item, sentence, paragraph in reading_order(doc):
        if isinstance(item, Span):
            discourse.see(item, sentence, paragraph)
            continue
        candidates = fitting(item, discourse, genders, sentence, paragraph)
        if item.form == "implied":
            continue
        entity = gold.get(doc[item.end - 1].idx + len(doc[item.end - 1]), ("", ""))[0]
        right = next((n for n, (i, _) in enumerate(candidates) if meant.get(i) == entity), None)
        if candidates:
            yield Choice(name, item.form, candidates, right)
        identity = local.get(entity)
        if identity is not None and identity in discourse.types:
            span = joined(item, identity, discourse, genders)
            discourse.see(span, sentence, paragraph)


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """Fit the weights to the references whose antecedent is among the candidates."""
    known = [c for c in choices if c.right is not None]
    names = sorted({f for c in known for _, features in c.candidates for f in features})
    column = {name: n for n, name in enumerate(names)}
    tables = []
    for choice in known:
        table = np.zeros((len(choice.candidates), len(names)))
        for row, (_, features) in enumerate(choice.candidates):
            for name, value in features.items():
                table[row, column[name]] = value
        tables.append((table, choice.right))
    stacked = np.concatenate([table for table, _ in tables])
    sizes = np.array([len(table) for table, _ in tables])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    chosen = stacked[starts + np.array([right for _, right in tables])].sum(axis=0)
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        scores = stacked @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        shares = np.exp(scores)
        shares /= np.repeat(np.add.reduceat(shares, starts), sizes)
        gradient = chosen - shares @ stacked - RIDGE * weights
        weights += RATE * gradient / len(tables)
    return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}


def measure(
    choices: Sequence[Choice], weights: Mapping[str, float], threshold: float
) -> tuple[int, int, int]:
    """Count (right, given, wanted) at a threshold."""
    right = given = 0
    for choice in choices:
        shares = probabilities(choice.candidates, weights)
        best = max(range(len(shares)), key=lambda n: (shares[n], -n))
        if shares[best] >= threshold:
            given += 1
            right += best == choice.right
    return right, given, sum(c.right is not None for c in choices)


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
    choices = [c for c in read_choices(folders_of(arguments)) if c.candidates]
    best = (0.0, 0.0)
    for threshold, (right, given, wanted) in left_out(choices).items():
        p, r = right / given, right / wanted
        f1 = 2 * p * r / (p + r)
        print(f"threshold {threshold:.1f}  P {p:.3f}  R {r:.3f}  F1 {f1:.3f}")
        best = max(best, (f1, threshold))
    weights = fit(choices)
    WEIGHTS.parent.mkdir(exist_ok=True)
    table = {
        "weights": weights,
        "threshold": best[1],
        "articles": sorted({c.article for c in choices}),
    }
    WEIGHTS.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
