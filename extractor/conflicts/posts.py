"""Two holders of one post at one time: `leads` relations go in, conflicts come out.

Whoever is told later may have followed; only where the first is told again behind the second, or
both on one day, do the reports disagree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from extractor.conflicts.records import Claim, Conflict, make_conflict

if TYPE_CHECKING:
    from extractor.records import Evidence, Library, Relation

_NAMES = {
    "ceo": "chief executive",
    "chief executive officer": "chief executive",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
    "首席执行官": "chief executive",
    "总裁": "president",
    "董事长": "chairman",
}
_SINGLE = frozenset({"chief executive", "chairman", "president", "prime minister", "governor"})
"""Posts of which a firm or agency has one at a time; more words before them leave it so."""


class _Holding(NamedTuple):
    """Somebody is told to hold a post, in an article of that day."""

    day: str
    person: str
    evidence: Evidence


def find_posts(library: Library) -> Iterator[Conflict]:
    """Find posts that are told of two people at one time."""
    names = {entity.id: entity.name for entity in library.entities}
    published = {article.id: (article.published or "")[:10] for article in library.articles}
    told: dict[tuple[str, str], list[_Holding]] = defaultdict(list)
    for relation in library.relations:
        post = _post(relation)
        for evidence in relation.evidence if post else ():
            if len(day := published.get(evidence.article, "")) == len("2025-01-01"):
                told[relation.target, post].append(_Holding(day, relation.source, evidence))
    for (target, post), holdings in sorted(told.items()):
        both = _at_one_time(sorted(holdings))
        claims = [Claim(value=names[h.person], evidence=h.evidence) for h in both]
        if claims:
            yield make_conflict("post", f"{names[target]}: {post}", claims)


def _post(relation: Relation) -> str:
    """Name the post that a relation tells, "" where it is none that only one can hold."""
    if relation.type != "leads" or relation.status != "asserted":
        return ""
    role = dict(relation.attributes).get("role", "").casefold()
    head = next((name for name in sorted(_NAMES, key=len)[::-1] if role.endswith(name)), None)
    post = role if head is None else role.removesuffix(head) + _NAMES[head]
    return post if any(post.endswith(single) for single in _SINGLE) else ""


def _at_one_time(holdings: Sequence[_Holding]) -> list[_Holding]:
    """Give the holdings of those who are told to hold the post at one time."""
    spans = {
        person: (min(days), max(days))
        for person in sorted({h.person for h in holdings})
        if (days := [h.day for h in holdings if h.person == person])
    }
    both: set[str] = set()
    for one, other in combinations(spans, 2):
        overlap = spans[one][0] <= spans[other][1] and spans[other][0] <= spans[one][1]
        if overlap and not _in_one_article(holdings, (one, other)):
            both |= {one, other}
    return [h for h in holdings if h.person in both]


def _in_one_article(holdings: Iterable[_Holding], people: Iterable[str]) -> bool:
    """Tell whether one article names both: that tells who followed whom, or that both share it."""
    first, second = (
        {h.evidence.article for h in holdings if h.person == person} for person in people
    )
    return bool(first & second)
