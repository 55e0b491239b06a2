"""Two ways of grouping mentions go in, how far they agree comes out: MUC, B3 and CEAFe.

Definitions as in Pradhan et al., "Scoring Coreference Partitions of Predicted Mentions" (ACL 2014):
MUC by Vilain et al. (1995), B3 by Bagga and Baldwin (1998), CEAFe by Luo (2005); what CoNLL ranks
by is the mean of their F1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import networkx as nx

from extractor.records import Record

Cluster = frozenset[tuple[int, int]]
"""Mentions of one entity, as (start, end) characters."""
Clusters = Sequence[Cluster]


class Share(Record):
    """So much of so much; shares of several articles add up before they are divided."""

    part: float = 0.0
    whole: float = 0.0

    @property
    def value(self) -> float:
        """The quotient; 0 where there is nothing."""
        return self.part / self.whole if self.whole else 0.0

    def __add__(self, other: Share) -> Share:
        """Add both sides up."""
        return Share(part=self.part + other.part, whole=self.whole + other.whole)


class Grouping(Record):
    """Recall and precision of one measure."""

    recall: Share = Share()
    precision: Share = Share()

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.recall.value + self.precision.value
        return 2 * self.recall.value * self.precision.value / both if both else 0.0

    def __add__(self, other: Grouping) -> Grouping:
        """Add up over articles."""
        return Grouping(
            recall=self.recall + other.recall, precision=self.precision + other.precision
        )


def muc(wanted: Clusters, given: Clusters) -> Grouping:
    """Links: how many of those that hold the clusters together are in the other grouping.

    >>> one, other = [frozenset({(0, 1), (2, 3), (4, 5)})], [frozenset({(0, 1), (2, 3)})]
    >>> muc(one, other).recall.value, muc(one, other).precision.value
    (0.5, 1.0)
    """
    return Grouping(recall=_links(wanted, given), precision=_links(given, wanted))


def b_cubed(wanted: Clusters, given: Clusters) -> Grouping:
    """Mentions: how much of its cluster each one shares with its cluster in the other grouping."""
    return Grouping(recall=_company(wanted, given), precision=_company(given, wanted))


def ceaf_e(wanted: Clusters, given: Clusters) -> Grouping:
    """Entities: how alike the clusters are when each has at most one partner, the best in sum."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for w, want in enumerate(wanted):
        for g, have in enumerate(given):
            shared = len(want & have)
            if shared:
                alike = 2 * shared / (len(want) + len(have))
                graph.add_edge(("wanted", w), ("given", g), weight=alike)
    pairs = nx.max_weight_matching(graph)
    alike = sum(sorted(graph.edges[pair]["weight"] for pair in pairs))
    return Grouping(
        recall=Share(part=alike, whole=len(wanted)), precision=Share(part=alike, whole=len(given))
    )


MEASURES: dict[str, Callable[[Clusters, Clusters], Grouping]] = {
    "MUC": muc,
    "B3": b_cubed,
    "CEAFe": ceaf_e,
}


def _links(ones: Clusters, others: Clusters) -> Share:
    kept = 0
    for cluster in ones:
        pieces = [cluster & other for other in others if cluster & other]
        alone = len(cluster) - sum(len(piece) for piece in pieces)
        kept += len(cluster) - len(pieces) - alone
    return Share(part=kept, whole=sum(len(cluster) - 1 for cluster in ones))


def _company(ones: Clusters, others: Clusters) -> Share:
    shared = sum(len(cluster & other) ** 2 / len(cluster) for cluster in ones for other in others)
    return Share(part=shared, whole=sum(len(cluster) for cluster in ones))
