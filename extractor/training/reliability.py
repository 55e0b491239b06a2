"""Reliability: annotated articles go in, how often each degree of confidence is right comes out.

A program that says 0.7 should be right in seven cases of ten. Run:

    python -m extractor.training.reliability corpus/dev
"""

import sys
from collections.abc import Iterable, Iterator, Sequence

from extractor.components.casting import learned, probability
from extractor.scoring.alignment import Triple, directed
from extractor.training.aligned import Aligned, folders_of, read_aligned
from extractor.training.casting import read_casts

BINS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Upper ends of the degrees of confidence that are told apart; the first begins at 0."""

Answer = tuple[float, bool]
"""A confidence, and whether what was told with it is right."""


def relation_answers(aligned: Aligned) -> Iterator[Answer]:
    """Judge the ties that are told as facts; those that the key leaves open are passed over."""
    gold = aligned.gold
    wanted = {_triple(row) for row in gold["relations"]}
    open_ = {
        _triple(row) for row in gold.get("neutral", {}).get("relations", ()) if "subject" in row
    }
    for tie in aligned.doc._.relations:
        ends = [aligned.meant.get(i, f"?{i}") for i in (tie.source, tie.target)]
        triple = directed((ends[0], tie.type, ends[1]))
        if tie.status == "asserted" and (triple in wanted or triple not in open_):
            yield tie.confidence, triple in wanted


def _triple(row: dict[str, str]) -> Triple:
    return directed((row["subject"], row["type"], row["object"]))


def participant_answers(aligned: Aligned) -> Iterator[Answer]:
    """Judge the entities in the sentences of the events that were found, told or not."""
    weights, _ = learned()
    for cast in read_casts(aligned):
        for entity, mentions in cast.entities.items():
            yield probability(mentions, weights), entity in cast.right


def table(answers: Iterable[Answer]) -> Iterator[tuple[float, int, float, float]]:
    """Sort answers into bins.

    Yields:
        (upper end, answers, mean confidence, share that is right) of each bin that is not empty.

    >>> list(table([(0.5, True), (0.5, False), (0.95, True)]))
    [(0.5, 2, 0.5, 0.5), (1.0, 1, 0.95, 1.0)]
    """
    rest = sorted(answers)
    for end in BINS:
        inside = [answer for answer in rest if answer[0] <= end]
        rest = rest[len(inside) :]
        if inside:
            told = sum(confidence for confidence, _ in inside) / len(inside)
            yield end, len(inside), told, sum(right for _, right in inside) / len(inside)


def main(arguments: Sequence[str]) -> None:
    """Print the two tables."""
    articles = list(read_aligned(folders_of(arguments)))
    for title, judge in (("relations", relation_answers), ("participants", participant_answers)):
        print(f"{title:14s} answers  confidence  right")
        for end, count, told, right in table(x for a in articles for x in judge(a)):
            print(f"  up to {end:.1f}   {count:7d}       {told:.2f}   {right:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
