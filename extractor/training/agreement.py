"""Articles annotated twice go in, how far their keys agree comes out, layer by layer.

Second keys stand in `corpus/second/NAME`, the first ones of the same articles in `corpus/dev/NAME`
or `corpus/train/NAME`; nobody who wrote one had seen the other. Run

    python -m extractor.training.agreement             # the tables
    python -m extractor.training.agreement --explain   # every difference, article by article

The last table is what `extractor score` says of a person: the second key judged as if the program
had given it. `layers` counts, `clusters` compares coreference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

import typer

from extractor.scoring import Scores, explain, score_cases
from extractor.training.clusters import MEASURES, Grouping
from extractor.training.layers import COUNTED, LABELLED, add_up, clusters
from extractor.training.twice import Twice, as_output, read_twice


def table(articles: Iterable[Twice]) -> list[str]:
    """Tell the agreement: one line a layer, counts of all articles added up."""
    read = list(articles)
    rows = [f"{'layer':24s} {'first':>6s} {'second':>6s} {'both':>6s} {'F1':>6s}"]
    for layer, count_of in COUNTED.items():
        count = add_up(count_of(twice) for twice in read)
        rows.append(
            f"{layer:24s} {count.wanted:6d} {count.given:6d} {count.right:6d} {count.f1:6.3f}"
        )
    pairs = [(clusters(twice.first), clusters(twice.second)) for twice in read]
    scores = [
        sum((measure(*pair) for pair in pairs), Grouping()).f1 for measure in MEASURES.values()
    ]
    names = ", ".join(f"{n} {f1:.3f}" for n, f1 in zip(MEASURES, scores, strict=True))
    rows.append(f"{'coreference (CoNLL)':45s} {sum(scores) / len(scores):6.3f}  {names}")
    rows.append(f"\n{'label':24s} {'of':>6s} {'same':>6s} {'kappa':>6s}")
    for label, labels_of in LABELLED.items():
        labels = [pair for twice in read for pair in labels_of(twice)]
        same = sum(one == other for one, other in labels)
        rows.append(f"{label:24s} {len(labels):6d} {same:6d} {kappa(labels):6.3f}")
    return rows


def ceiling(articles: Iterable[Twice]) -> Scores:
    """What the program's own scores say of the second annotator."""
    return score_cases((twice.first, as_output(twice.second)) for twice in articles)


def kappa(labels: Iterable[tuple[str, str]]) -> float:
    """Cohen's kappa of two annotators' labels for the same things; 1 where both have but one.

    >>> kappa([("place", "place"), ("place", "place"), ("person", "person"), ("person", "place")])
    0.5
    """
    pairs = Counter(labels)
    n = pairs.total()
    ones, others = Counter[str](), Counter[str]()
    for (one, other), count in pairs.items():
        ones[one] += count
        others[other] += count
    same = sum(count for (one, other), count in pairs.items() if one == other) / n
    chance = sum(ones[label] * others[label] for label in ones) / n**2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def main(
    *,
    tell: Annotated[bool, typer.Option("--explain", help="Name every difference.")] = False,
) -> None:
    """Print how far the articles that are annotated twice agree."""
    read = tuple(read_twice())
    if tell:
        for twice in read:
            typer.echo(twice.name)
            for mistake in explain(twice.first, as_output(twice.second)):
                typer.echo(f"    {mistake}")
        return
    typer.echo(f"{len(read)} articles\n")
    typer.echo("\n".join(table(read)))
    typer.echo("\nThe second key as `extractor score` judges an output:")
    typer.echo(ceiling(read).as_text())


if __name__ == "__main__":
    typer.run(main)
