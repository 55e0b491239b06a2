"""Scores on the articles of `corpus/dev` go in, `tests/quality/floors.toml` comes out, only raised.

Run `python -m extractor.training.floors` to print the scores beside the floors, with `--update`
to raise the floors to the scores; `--allow-lowering` is for a change whose reason stands in the
changelog.
"""

from __future__ import annotations

import math
import tomllib
from pathlib import Path
from typing import Annotated, Any

import typer

from extractor.cli.score import predictions
from extractor.scoring import Scores, explain, score, score_cases
from extractor.settings import Settings

Json = dict[str, Any]
ROOT = Path(__file__).parents[2]
DEV = ROOT / "corpus" / "dev"
FLOORS = ROOT / "tests" / "quality" / "floors.toml"
LAYERS = (
    "entity", "company", "model+product", "event", "participant", "relation", "trap-avoided",
)  # fmt: skip
_HEAD = "# F1 on corpus/dev that must not be fallen below; written by extractor.training.floors.\n"


def read_dev(folder: Path = DEV) -> tuple[tuple[str, Json, Json], ...]:
    """Read the articles of a split with the program itself.

    Returns:
        Name, key and output of each article, sorted by name.
    """
    cases = sorted(path.parent for path in folder.glob("*/gold.json"))
    return tuple(predictions(cases, Settings()))


def read_floors(path: Path = FLOORS) -> dict[str, float]:
    """Read the floors: F1 by layer."""
    if not path.exists():
        return {}
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))["f1"])


def raised(floors: dict[str, float], scores: Scores, *, lowering: bool = False) -> dict[str, float]:
    """The floors after a run: cut to three places, never lower unless that is asked for.

    >>> from extractor.scoring import Count
    >>> scores = Scores(layers={"entity": Count(right=2, given=3, wanted=3)})
    >>> raised({"entity": 0.7}, scores), raised({"entity": 0.5}, scores)
    ({'entity': 0.7}, {'entity': 0.666})
    """
    reached = {
        layer: math.floor(scores.layers[layer].f1 * 1000) / 1000
        for layer in LAYERS
        if layer in scores.layers
    }
    if lowering:
        return reached
    return {layer: max(f1, floors.get(layer, 0.0)) for layer, f1 in reached.items()}


def write_floors(floors: dict[str, float], path: Path = FLOORS) -> None:
    """Write the floors."""
    rows = "".join(f'"{layer}" = {f1:.3f}\n' for layer, f1 in floors.items())
    path.write_text(f"{_HEAD}[f1]\n{rows}", encoding="utf-8")


def main(
    *,
    update: Annotated[bool, typer.Option("--update", help="Raise the floors.")] = False,
    lowering: Annotated[bool, typer.Option("--allow-lowering", help="Lower them too.")] = False,
    tell: Annotated[bool, typer.Option("--explain", help="Name every mistake.")] = False,
) -> None:
    """Score the program on corpus/dev and compare with the floors."""
    read = read_dev()
    for name, gold, prediction in read:
        one = score(gold, prediction)
        row = "  ".join(f"{layer} {one[layer].f1:.2f}" for layer in LAYERS[:-1])
        typer.echo(f"{name:20s} {row}")
        if tell:
            for mistake in explain(gold, prediction):
                typer.echo(f"    {mistake}")
    scores = score_cases((gold, prediction) for _, gold, prediction in read)
    typer.echo(scores.as_text())
    floors = read_floors()
    low = [layer for layer, floor in floors.items() if scores[layer].f1 < floor]
    if update or lowering:
        write_floors(raised(floors, scores, lowering=lowering))
    for layer in low:
        typer.echo(f"below its floor of {floors[layer]:.3f}: {layer} {scores[layer].f1:.3f}")
    raise typer.Exit(1 if low and not lowering else 0)


if __name__ == "__main__":
    typer.run(main)
