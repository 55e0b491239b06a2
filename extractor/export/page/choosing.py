"""What a page can show: a library of any size goes in, one that a browser keeps fluid comes out.

What is most told of stays: whole articles first, then names, then events and ties among them.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from extractor.records import Article, Entity, Event, Library, Record, Relation

MOST_ARTICLES = 500
MOST_ENTITIES = 2_000
MOST_EVENTS = 5_000
MOST_RELATIONS = 6_000
_DATED = {"stated": 0, "context": 1, "published": 2}
_SURE = {"asserted": 0, "planned": 1, "hedged": 2, "negated": 3}


class Choice(Record):
    """What is shown of what there is.

    Attributes:
        library: what is shown.
        cut: (what, shown, all) for each kind of which something is left out.
    """

    library: Library
    cut: tuple[tuple[str, int, int], ...]


def choose(library: Library) -> Choice:
    """Choose the most told-of part of a library; a small one is returned as it is."""
    articles = _articles(library)
    shown = {article.id for article in articles}
    events = [e for event in library.events if (e := _event_in(event, shown)) is not None]
    relations = [r for one in library.relations if (r := _relation_in(one, shown)) is not None]
    entities = _entities(library, shown, events, relations)
    named = {entity.id for entity in entities}
    events = _events(events, named)
    relations = _relations(relations, named)
    counts = (
        ("articles", len(articles), len(library.articles)),
        ("names", len(entities), len(library.entities)),
        ("events", len(events), len(library.events)),
        ("ties", len(relations), len(library.relations)),
    )
    return Choice(
        library=Library(
            articles=tuple(articles),
            entities=tuple(entities),
            events=tuple(events),
            relations=tuple(relations),
            sentences=tuple(s for s in library.sentences if s.evidence.article in shown),
        ),
        cut=tuple(count for count in counts if count[1] < count[2]),
    )


def _articles(library: Library) -> list[Article]:
    told: Counter[str] = Counter()
    for event in library.events:
        told.update({e.article for e in event.evidence})
    for relation in library.relations:
        told.update({e.article for e in relation.evidence})
    ranked = sorted(library.articles, key=lambda a: (-told[a.id], a.id))
    return sorted(ranked[:MOST_ARTICLES], key=lambda a: a.id)


def _event_in(event: Event, shown: set[str]) -> Event | None:
    """Return an event as the shown articles tell it, None where none of them does."""
    evidence = tuple(e for e in event.evidence if e.article in shown)
    return event.model_copy(update={"evidence": evidence}) if evidence else None


def _relation_in(relation: Relation, shown: set[str]) -> Relation | None:
    evidence = tuple(e for e in relation.evidence if e.article in shown)
    return relation.model_copy(update={"evidence": evidence}) if evidence else None


def _entities(
    library: Library, shown: set[str], events: list[Event], relations: list[Relation]
) -> list[Entity]:
    facts: Counter[str] = Counter()
    for event in events:
        facts.update({p.entity for p in event.participants})
    for relation in relations:
        facts.update({relation.source, relation.target})
    kept = []
    for entity in library.entities:
        mentions = tuple(m for m in entity.mentions if m.article in shown)
        if mentions or facts[entity.id]:
            kept.append(entity.model_copy(update={"mentions": mentions}))
    told_in = {entity.id: len({m.article for m in entity.mentions}) for entity in kept}
    ranked = sorted(kept, key=lambda e: (-facts[e.id], -told_in[e.id], -len(e.mentions), e.id))
    return sorted(ranked[:MOST_ENTITIES], key=lambda e: e.id)


def _events(events: list[Event], named: set[str]) -> list[Event]:
    """Keep the dated and sure events of many names and reports; absent names are left out."""
    inside = []
    for event in events:
        present = tuple(p for p in event.participants if p.entity in named)
        if present or not event.participants:
            inside.append(event.model_copy(update={"participants": present}))
    ranked = sorted(
        inside,
        key=lambda e: (
            _DATED[e.anchor], -e.sources, _SURE[e.status], -len(e.participants), e.id,
        ),
    )  # fmt: skip
    return sorted(ranked[:MOST_EVENTS], key=lambda e: e.id)


def _relations(relations: list[Relation], named: set[str]) -> list[Relation]:
    """Keep the surest ties, one of each pair and type before the second of any."""
    ranked = sorted(
        (r for r in relations if r.source in named and r.target in named),
        key=lambda r: (_SURE[r.status], -r.confidence, r.id),
    )
    nth: dict[tuple[str, str, str], int] = defaultdict(int)
    turns: list[tuple[int, Relation]] = []
    for relation in ranked:
        ends = (relation.source, relation.target, relation.type)
        turns.append((nth[ends], relation))
        nth[ends] += 1
    turns.sort(key=lambda turn: turn[0])
    return sorted((r for _, r in turns[:MOST_RELATIONS]), key=lambda r: r.id)
