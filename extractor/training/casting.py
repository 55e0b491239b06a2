"""Weights of casting: annotated articles go in, `weights/casting.json` comes out.

Every event of a key that the program finds gives one example a mention in its sentence: does the
key let the entity take part? Run:

    python -m extractor.training.casting corpus/train
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.components.casting import WEIGHTS, arguments_of, features, probability
from extractor.components.local import LocalEvent
from extractor.components.recogniser import cast_votes
from extractor.components.referents import Referents
from extractor.scoring.matching import same_days, same_sentence
from extractor.training.aligned import Aligned, folders_of, read_aligned
from extractor.training.logistic import fit
from extractor.training.recogniser.halves import HALVES
from extractor.training.thresholds import surest

STRENGTH = 0.1
THRESHOLDS = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65)


@dataclass(frozen=True, slots=True)
class Cast:
    """One event: the entities of its sentence and who takes part.

    Attributes:
        article: name of the article's folder.
        entities: entity id of the key -> features of each of its mentions.
        right: entity ids that take part.
    """

    article: str
    entities: Mapping[str, Sequence[frozenset[str]]]
    right: frozenset[str]


def read_casts(aligned: Aligned) -> Iterator[Cast]:
    """Pair the events of a key with those found, and list the entities around each."""
    doc, referents = aligned.doc, Referents(aligned.doc)
    found: list[LocalEvent] = [event for event in doc._.events if event.when is not None]
    for wanted in aligned.gold["events"]:
        fits = [event for event in found if _is_same(wanted, event)]
        if not fits:
            continue
        word = (wanted.get("trigger") or {}).get("text")
        event = max(fits, key=lambda e: (e.trigger.text == word, -e.trigger.i))
        found.remove(event)
        triggers = frozenset(
            e.trigger.i for e in doc._.events if e.sentence.start == event.sentence.start
        )
        arguments = arguments_of(event.trigger)
        entities: dict[str, list[frozenset[str]]] = {}
        around = referents.within(event.sentence)
        for span, vote in zip(around, cast_votes(event.trigger, around), strict=True):
            entities.setdefault(aligned.key_of(span), []).append(
                features(
                    event.trigger,
                    span,
                    around=around,
                    arguments=arguments,
                    triggers=triggers,
                    vote=vote,
                )
            )
        yield Cast(aligned.name, entities, frozenset(wanted["participants"]))


def _is_same(wanted: Mapping[str, Any], event: LocalEvent) -> bool:
    when = event.when
    if when is None or not same_sentence(wanted["quote"], event.sentence.text):
        return False
    days = {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
    }
    return same_days(wanted, days)


def learn(casts: Sequence[Cast]) -> dict[str, float]:
    """Fit the weights."""
    examples = [
        (found, entity in cast.right)
        for cast in casts
        for entity, mentions in cast.entities.items()
        for found in mentions
    ]
    return fit([e for e, _ in examples], [a for _, a in examples], strength=STRENGTH)


def measure(
    casts: Sequence[Cast], weights: Mapping[str, float], threshold: float
) -> tuple[int, int, int]:
    """Count (right, given, wanted) participants at a threshold."""
    right = given = wanted = 0
    for cast in casts:
        chosen = {
            entity
            for entity, mentions in cast.entities.items()
            if probability(mentions, weights) >= threshold
        }
        right += len(chosen & cast.right)
        given += len(chosen)
        wanted += len(cast.right)
    return right, given, wanted


def left_out(casts: Sequence[Cast], folds: int = 5) -> dict[float, float]:
    """Threshold -> F1, each article measured with weights fitted on articles of other folds."""
    names = sorted({cast.article for cast in casts})
    totals = {threshold: [0, 0, 0] for threshold in THRESHOLDS}
    for fold in range(folds):
        held = set(names[fold::folds])
        weights = learn([c for c in casts if c.article not in held])
        test = [c for c in casts if c.article in held]
        for threshold, total in totals.items():
            for n, count in enumerate(measure(test, weights, threshold)):
                total[n] += count
    return {t: 2 * right / max(1, given + wanted) for t, (right, given, wanted) in totals.items()}


def main(arguments: Sequence[str]) -> None:
    """Fit, choose the threshold by leaving articles out, write the weights, print the scores."""
    casts = [c for a in read_aligned(folders_of(arguments), halves=HALVES) for c in read_casts(a)]
    scores = left_out(casts)
    for threshold, f1 in scores.items():
        print(f"threshold {threshold:.2f}  F1 {f1:.3f}")
    table = {
        "articles": sorted({c.article for c in casts}),
        "threshold": surest(scores),
        "weights": learn(casts),
    }
    WEIGHTS.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
