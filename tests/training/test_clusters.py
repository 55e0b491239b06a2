"""The measures of coreference give the numbers of the example worked through in print."""

from collections.abc import Callable

import pytest

from extractor.training.clusters import Cluster, Clusters, Grouping, b_cubed, ceaf_e, muc

Measure = Callable[[Clusters, Clusters], Grouping]


def letters(*clusters: str) -> list[Cluster]:
    return [frozenset((ord(c), ord(c) + 1) for c in cluster) for cluster in clusters]


# The key and the response of Pradhan et al. 2014, section 3.
KEY = letters("abc", "defg")
RESPONSE = letters("ab", "cd", "fghi")


@pytest.mark.parametrize(
    ("measure", "recall", "precision"),
    [(muc, 2 / 5, 2 / 5), (b_cubed, 5 / 12, 1 / 2), (ceaf_e, 13 / 20, 13 / 30)],
)
def test_the_worked_example_of_the_reference_scorer(
    measure: Measure, recall: float, precision: float
) -> None:
    found = measure(KEY, RESPONSE)
    assert found.recall.value == pytest.approx(recall)
    assert found.precision.value == pytest.approx(precision)
    assert found.f1 == pytest.approx(2 * recall * precision / (recall + precision))


@pytest.mark.parametrize("measure", [muc, b_cubed, ceaf_e])
def test_the_same_grouping_is_perfect_and_strangers_share_nothing(measure: Measure) -> None:
    assert measure(KEY, KEY[::-1]).f1 == 1
    assert measure(KEY, letters("hi", "jk")).f1 == 0
    assert measure(KEY, []).f1 == 0


def test_articles_are_added_before_they_are_divided() -> None:
    both = muc(KEY, KEY) + muc(KEY, RESPONSE)
    assert both.recall.value == pytest.approx((5 + 2) / (5 + 5))
    assert both + Grouping() == both
