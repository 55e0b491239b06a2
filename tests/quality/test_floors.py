"""What the program reads out of corpus/dev must not get worse."""

from typing import Any

import pytest

from extractor.scoring import Scores, explain, score
from extractor.training.floors import DEV, LAYERS, predict, raised, read_articles, read_floors

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def outcomes() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(gold, predict(article)) for article, gold in read_articles(DEV)]


@pytest.mark.parametrize("layer", LAYERS)
def test_no_layer_falls_below_its_floor(
    layer: str, outcomes: list[tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    floors = read_floors()
    if layer not in floors:
        pytest.skip(f"floors.toml has no floor for {layer} yet")
    total = sum((score(gold, made) for gold, made in outcomes), Scores(layers={}))
    mistakes = [
        f"{gold['id']}: {mistake}"
        for gold, made in outcomes
        for mistake in explain(gold, made)
        if mistake.layer in {layer, "entity"}
    ]
    assert total[layer].f1 >= floors[layer], "\n".join([total.as_text(), *mistakes])


def test_floors_stand_close_to_the_scores(
    outcomes: list[tuple[dict[str, Any], dict[str, Any]]],
) -> None:
    # A floor far below what is reached guards nothing: raise it with --update.
    total = sum((score(gold, made) for gold, made in outcomes), Scores(layers={}))
    floors = read_floors()
    reached = raised({}, total)
    assert {k for k, f in floors.items() if reached[k] - f > 0.05} == set()
