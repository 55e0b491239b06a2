"""What the program reads out of corpus/dev must not get worse."""

import pytest

from extractor.scoring import Scores, explain, score_cases
from extractor.training.floors import LAYERS, Json, raised, read_dev, read_floors

pytestmark = pytest.mark.model
Outcomes = tuple[tuple[str, Json, Json], ...]


@pytest.fixture(scope="module")
def outcomes() -> Outcomes:
    return read_dev()


@pytest.fixture(scope="module")
def scores(outcomes: Outcomes) -> Scores:
    return score_cases((gold, output) for _, gold, output in outcomes)


@pytest.mark.parametrize("layer", LAYERS)
def test_no_layer_falls_below_its_floor(layer: str, outcomes: Outcomes, scores: Scores) -> None:
    floors = read_floors()
    if layer not in floors:
        pytest.skip(f"floors.toml has no floor for {layer} yet")
    mistakes = [
        f"{name}: {mistake}"
        for name, gold, output in outcomes
        for mistake in explain(gold, output)
        if mistake.layer == layer.split("-")[0] or (mistake.layer == "entity" and "+" in layer)
    ]
    assert scores[layer].f1 >= floors[layer], "\n".join([scores.as_text(), *mistakes])


def test_floors_stand_close_to_the_scores(scores: Scores) -> None:
    # A floor far below what is reached guards nothing: raise it with --update.
    reached = raised({}, scores)
    assert {layer for layer, f1 in read_floors().items() if reached[layer] - f1 > 0.05} == set()
