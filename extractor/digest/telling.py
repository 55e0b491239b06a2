"""Facts told: they go in, a few sentences with evidence come out, still without their subject.

Facts of one type and side become a verb phrase ("makes A and B"), phrases of one matter a
sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.digest import wording
from extractor.digest.clauses import clause, role, split
from extractor.digest.facts import STATUS_ORDER, Fact, Tie

if TYPE_CHECKING:
    from extractor.digest.index import Index
    from extractor.digest.wording import Tongue
    from extractor.records import Evidence

_MATTERS: tuple[tuple[Tie, ...], ...] = (
    (("founded", "in"), ("leads", "in"), ("employs", "out")),
    (("founded", "out"), ("leads", "out"), ("employs", "in")),
    (("develops", "in"), ("integrates", "in")),
    (("develops", "out"), ("integrates", "out")),
    (("owns", "in"), ("acquires", "in"), ("invests_in", "in")),
    (("owns", "out"), ("acquires", "out"), ("invests_in", "out")),
    (("partners_with", "out"), ("supplies", "out"), ("supplies", "in"), ("competes_with", "out")),
    (("regulates", "in"), ("sues", "in"), ("sues", "out"), ("regulates", "out")),
    (("located_in", "out"), ("located_in", "in")),
)
"""What belongs into one sentence, in the order in which a profile tells it."""

_MOST_CLAUSES = 3
_MOST_NAMES = 4
"""More objects than these are counted, not named: a sentence is to be read aloud in a breath."""


class Told(NamedTuple):
    """A sentence in the making: phrases of one subject, and where they are read.

    Attributes:
        clauses: objects and the verbs that share them: ("A and B", ("makes", "uses")); a clause
            without verbs is a whole phrase.
        evidence: the best place of each fact, each once.
        size: number of facts told.
    """

    clauses: tuple[tuple[str, tuple[str, ...]], ...]
    evidence: tuple[Evidence, ...]
    size: int

    def phrases(self, tongue: Tongue) -> list[str]:
        """Return the verb phrases, such as "makes and uses A and B"."""
        joined: dict[str, tuple[str, ...]] = {}
        for objects, verbs in self.clauses:
            joined[objects] = joined.get(objects, ()) + verbs
        filled = [(list(verbs), objects) for objects, verbs in joined.items()]
        return [wording.fill(v, o, tongue=tongue) if v else o for v, o in filled]


def tell(index: Index, facts: list[Fact], *, tongue: Tongue, most: int) -> list[Told]:
    """Tell facts in at most `most` sentences, in the order of a profile.

    Matters of one phrase each are joined, two by two; where there are still too many sentences,
    those that hold the fewest facts are left out.
    """
    facts = _drop_weaker(facts)
    sentences: list[Told] = []
    for ties in _MATTERS:
        matter = [fact for fact in facts if fact.tie in ties]
        if not matter:
            continue
        told = _tell_matter(index, ties, matter, tongue)
        if sentences and _are_short(sentences[-1], told):
            told = join_told(sentences.pop(), told)
        sentences.append(told)
    ranked = sorted(range(len(sentences)), key=lambda i: (-sentences[i].size, i))
    return [sentences[i] for i in sorted(ranked[:most])]


def join_told(left: Told, right: Told) -> Told:
    """Make one sentence of two."""
    evidence = _distinct([*left.evidence, *right.evidence])
    return Told((*left.clauses, *right.clauses), evidence, left.size + right.size)


def _are_short(left: Told, right: Told) -> bool:
    return len(left.clauses) + len(right.clauses) <= _MOST_CLAUSES and (
        left.size + right.size <= _MOST_NAMES
    )


def _drop_weaker(facts: list[Fact]) -> list[Fact]:
    """Leave out a post where a founding or leading says more of the same two."""
    strong = {f.other.id for f in facts if f.tie[0] in ("founded", "leads")}
    return [f for f in facts if f.tie[0] != "employs" or f.other.id not in strong or role(f)]


def _tell_matter(index: Index, ties: tuple[Tie, ...], facts: list[Fact], tongue: Tongue) -> Told:
    parts = []
    for tie in ties:
        for status in STATUS_ORDER:
            parts += split([f for f in facts if f.tie == tie and f.status == status])
    # "founded and leads Nimbus": verbs of the same objects will share them.
    clauses: list[tuple[str, tuple[str, ...]]] = []
    told: list[Fact] = []
    for part in parts:
        shown = part if len(part) <= _MOST_NAMES + 1 else part[:_MOST_NAMES]
        objects, verb = clause(index, shown, len(part) - len(shown), tongue)
        clauses.append((objects, (verb,)))
        told += shown
    evidence = _distinct([fact.evidence for fact in told])
    return Told(tuple(clauses), evidence, len(facts))


def _distinct(evidence: list[Evidence]) -> tuple[Evidence, ...]:
    return tuple({(e.article, e.start, e.end): e for e in evidence}.values())
