"""A page's own digest against its prose: articles go in, what each of the two says comes out.

Some pages print a machine-made summary of themselves. What it says and the prose does not, and
where the two disagree, is what a reader must look at before trusting it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from extractor.asking.answers import PLACE, Answer, Row, place_cells
from extractor.asking.narrowing import Within, load, only_of
from extractor.asking.wording import event_notes, relation_label, relation_notes
from extractor.conflicts import Conflict, find_conflicts
from extractor.digest import source_of
from extractor.records import MACHINE_DIGEST, Event, Evidence, Record, Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from extractor.records import Article, Library
    from extractor.store import Store

Where = Literal["both", "digest", "prose"]


class Claim(Record):
    """One thing that a page says.

    Attributes:
        kind: `name` (that it names somebody), `relation` or `event`.
        text: the claim in one line.
        where: whether digest, prose or both say it.
        fact: id of the entity, relation or event.
        evidence: where it is read; of what both say, one place of each, the digest's first.
    """

    kind: Literal["name", "relation", "event"]
    text: str
    where: Where
    fact: str
    evidence: tuple[Evidence, ...]


class Comparison(Record):
    """One article's digest against its prose.

    Attributes:
        claims: events, then relations, each in order of text, then who is named.
        conflicts: where the digest and the prose cannot both be right.
    """

    article: str
    title: str
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]

    def count(self, where: Where) -> int:
        """Count the claims of one side."""
        return sum(claim.where == where for claim in self.claims)


class Comparisons(Answer):
    """Articles that print a digest of themselves, sorted by id."""

    columns: ClassVar[tuple[str, ...]] = ("kind", "where", "text", "id", *PLACE)

    articles: tuple[Comparison, ...]

    def data(self) -> list[dict[str, Any]]:
        """Give the articles as a list."""
        return [
            one.model_dump(mode="json") | {"conflicts": [c.as_json() for c in one.conflicts]}
            for one in self.articles
        ]

    def rows(self) -> list[Row]:
        """Give one row a claim, and one a side of a conflict."""
        rows: list[Row] = []
        for one in self.articles:
            for claim in one.claims:
                row: Row = {"kind": claim.kind, "where": claim.where, "text": claim.text}
                row |= {"id": claim.fact, **place_cells(claim.evidence[0], self.sources)}
                rows.append(row)
            for conflict in one.conflicts:
                for side in conflict.claims:
                    where = "digest" if is_digest(side.evidence) else "prose"
                    row = {"kind": "conflict", "where": where, "text": side.value}
                    row |= {"id": conflict.id, **place_cells(side.evidence, self.sources)}
                    rows.append(row)
        return rows


def is_digest(evidence: Evidence) -> bool:
    """Tell whether a passage stands in the page's own digest."""
    return evidence.section in MACHINE_DIGEST


def compare(store: Store, within: Within) -> Comparisons:
    """Compare each article's own digest, where the page prints one, with its prose."""
    library = load(store, within)
    found = [article for article in library.articles if _has_digest(article)]
    return Comparisons(
        articles=tuple(_compared(article, only_of(library, {article.id})) for article in found),
        sources=tuple(source_of(article) for article in found),
    )


def _has_digest(article: Article) -> bool:
    return any(section.name in MACHINE_DIGEST for section in article.sections)


def _compared(article: Article, library: Library) -> Comparison:
    conflicts = [
        conflict
        for conflict in find_conflicts(library)
        if {is_digest(claim.evidence) for claim in conflict.claims} == {True, False}
    ]
    return Comparison(
        article=article.id,
        title=article.title,
        claims=(*_events(library), *_relations(library), *_names(library)),
        conflicts=tuple(conflicts),
    )


def _names(library: Library) -> Iterator[Claim]:
    """Tell who is named where; pronouns and the like name nobody."""
    for entity in library.entities:
        places = [
            sentence.evidence
            for mention in entity.mentions
            if mention.kind == "name"
            for sentence in library.sentences
            if sentence.evidence.start <= mention.start < sentence.evidence.end
        ]
        if places:
            yield _claim("name", entity.name, entity.id, places)


def _relations(library: Library) -> Iterator[Claim]:
    names = {entity.id: entity.name for entity in library.entities}
    groups: dict[tuple[str, str, str, str], list[Relation]] = {}
    for relation in library.relations:
        key = (relation.source, relation.type, relation.target, relation.status)
        groups.setdefault(key, []).append(relation)
    for group in _in_order(groups.values()):
        first = group[0]
        ends = (names[first.source], relation_label(first.type), names[first.target])
        notes = relation_notes(first)
        text = " ".join(ends) + (f" [{notes}]" if notes else "")
        yield _claim("relation", text, first.id, [e for r in group for e in r.evidence])


def _events(library: Library) -> Iterator[Claim]:
    """Tell the dated events; one of the digest and one of the prose are one if they agree."""
    dated = [e for e in library.events if e.when is not None and e.anchor != "published"]
    groups: list[list[Event]] = []
    for event in sorted(dated, key=lambda e: (e.evidence[0].start, e.id)):
        group = next((g for g in groups if _is_same(g[0], event)), None)
        if group is None:
            groups.append([event])
        else:
            group.append(event)
    for group in groups:
        first = group[0]
        text = f"{first.name} [{event_notes(first)}]"
        yield _claim("event", text, first.id, [e for event in group for e in event.evidence])


def _is_same(left: Event, right: Event) -> bool:
    """Tell whether two events share their days and all or at least two who take part."""
    if left.when is None or right.when is None or left.status != right.status:
        return False
    if (left.when.start, left.when.end) != (right.when.start, right.when.end):
        return False
    one, other = ({p.entity for p in event.participants} for event in (left, right))
    return bool(one) and (one == other or len(one & other) > 1)


def _in_order(groups: Iterable[list[Relation]]) -> list[list[Relation]]:
    return sorted(groups, key=lambda group: (group[0].evidence[0].start, group[0].id))


def _claim(
    kind: Literal["name", "relation", "event"], text: str, fact: str, places: Collection[Evidence]
) -> Claim:
    digest = [place for place in places if is_digest(place)]
    prose = [place for place in places if not is_digest(place)]
    where: Where = "both" if digest and prose else "digest" if digest else "prose"
    return Claim(kind=kind, text=text, where=where, fact=fact, evidence=(*digest[:1], *prose[:1]))
