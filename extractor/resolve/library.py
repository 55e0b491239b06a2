"""Many resolved extractions put together: Extractions, links, joined events in, one Library out.

The store uses `assemble` with the links that it keeps; `library_of` works the links out itself,
for questions to articles that are in no store.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extractor.records import (
    Article,
    Entity,
    Event,
    Extraction,
    Library,
    OtherDay,
    Relation,
    Sentence,
)
from extractor.resolve.article import (
    merge_entities,
    merge_relations,
    with_ends,
    with_participants,
)
from extractor.resolve.gathering import cluster_pairs, lead_of, pairs_of
from extractor.resolve.linking import NameNode, link_names
from extractor.resolve.names import name_key, slug_key, sound_keys
from extractor.resolve.reports import report_of
from extractor.resolve.short_forms import short_keys
from extractor.resolve.sources import count_sources
from extractor.when import days_apart

FIRM_TYPES = ("company", "organization")
"""Types of entity that tell two people of one name apart or together."""


def library_of(extractions: Iterable[Extraction]) -> Library:
    """Put resolved extractions together and judge which of their entities are one.

    The order of the extractions does not matter; the same article twice counts once.
    """
    unique = {extraction.article.id: extraction for extraction in extractions}
    ordered = [unique[id_] for id_ in sorted(unique)]
    names = ArticleNames(ordered)
    canonical = link_names(names.nodes(), names).canonical
    return assemble(
        articles=(extraction.article for extraction in ordered),
        entities=(entity for extraction in ordered for entity in extraction.entities),
        events=(event for extraction in ordered for event in extraction.events),
        relations=(relation for extraction in ordered for relation in extraction.relations),
        sentences=(sentence for extraction in ordered for sentence in extraction.sentences),
        canonical=canonical,
        joined=_joined(ordered, canonical),
    )


def _joined(
    extractions: Iterable[Extraction], canonical: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """Find which events of some extractions are one."""
    events = {event.id: event for extraction in extractions for event in extraction.events}
    reports = (report_of(event, canonical) for event in events.values())
    return cluster_pairs(pairs_of(report for report in reports if report), events)


def assemble(
    *,
    articles: Iterable[Article],
    entities: Iterable[Entity],
    events: Iterable[Event],
    relations: Iterable[Relation],
    sentences: Iterable[Sentence],
    canonical: Mapping[str, str],
    joined: Iterable[Sequence[str]] = (),
) -> Library:
    """Sort and merge what single articles say.

    Args:
        articles: each once.
        entities: of single articles, as resolved; the same id any number of times.
        events: each once.
        relations: each once.
        sentences: each once.
        canonical: entity id to the id it is told under, where these differ.
        joined: ids of events that are one; those that are not there are passed over.
    """
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        groups[canonical.get(entity.id, entity.id)].append(entity)
    moved = (end for relation in relations for end in with_ends(relation, canonical))
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    told = merge_events((with_participants(e, canonical) for e in events), joined, ordered)
    return Library(
        articles=ordered,
        entities=tuple(merge_entities(id_, groups[id_]) for id_ in sorted(groups)),
        events=told,
        relations=merge_relations(moved),
        sentences=tuple(sorted(sentences, key=_place)),
    )


def merge_events(
    events: Iterable[Event], joined: Iterable[Sequence[str]], articles: Iterable[Article]
) -> tuple[Event, ...]:
    """Make one event of those that are one, sorted by id.

    It is told as its best report tells it, under that report's id, with all who take part and all
    evidence.

    Args:
        events: each once, told under canonical ids of entities.
        joined: ids of events that are one.
        articles: those of the events; for their outlets.
    """
    left = {event.id: event for event in events}
    outlets = {article.id: article.outlet for article in articles}
    merged = []
    for ids in joined:
        reports = [left.pop(id_) for id_ in ids if id_ in left]
        if reports:
            merged.append(_merge(reports, outlets))
    return tuple(sorted([*left.values(), *merged], key=lambda event: event.id))


def _merge(reports: Sequence[Event], outlets: Mapping[str, str | None]) -> Event:
    if len(reports) == 1:
        return reports[0]
    lead = lead_of(reports)
    others = {e for event in reports for e in event.evidence} - set(lead.evidence)
    evidence = (*lead.evidence, *sorted(others, key=lambda e: (e.article, e.start, e.end)))
    told = tuple(_told_days(lead, reports))
    contrary = {day for day in told if lead.when and days_apart(lead.when, day.when)}
    everybody = (p for event in reports for p in event.participants)
    whole = lead.model_copy(
        update={
            "participants": tuple(everybody),
            "evidence": evidence,
            "reports": tuple(sorted(event.id for event in reports)),
            "sources": count_sources(evidence, outlets),
            "other_days": tuple(day for day in told if day in contrary),
            "looser_days": tuple(day for day in told if day not in contrary),
        }
    )
    return with_participants(whole, {})


def _told_days(lead: Event, reports: Sequence[Event]) -> Iterator[OtherDay]:
    """Give what reports say of the time that the leading one does not say."""
    for event in sorted(reports, key=lambda e: e.evidence[0].article):
        if event.when is not None and event.when != lead.when:
            yield OtherDay(article=event.evidence[0].article, when=event.when)


def _place(sentence: Sentence) -> tuple[str, int, int]:
    return sentence.evidence.article, sentence.evidence.start, sentence.evidence.end


class Keys(NamedTuple):
    """The keys of an entity's names; the dictionaries go from key to the name as written."""

    own: str
    aliases: dict[str, str]
    sounds: dict[str, str]
    shorts: dict[str, str]


def entity_keys(entity: Entity) -> Keys:
    """Give the keys of an entity's names.

    Its own is that of the name that made its id, also where a person gave it another. Where two
    names give one key, the least is kept.
    """
    own = slug_key(entity.id.partition(":")[2])
    aliases: dict[str, str] = {}
    sounds: dict[str, str] = {}
    shorts: dict[str, str] = {}
    for name in sorted((entity.name, *entity.aliases)):
        aliases.setdefault(name_key(name, entity.type), name)
    aliases.pop(own, None)
    for name in sorted((entity.name, *entity.aliases)):
        for key in sound_keys(name, entity.type):
            sounds.setdefault(key, name)
        for key in short_keys(name, entity.type):
            shorts.setdefault(key, name)
    return Keys(own, aliases, sounds, shorts)


class ArticleNames:
    """The names in some extractions, and the facts that linking asks for (`NameFacts`)."""

    def __init__(self, extractions: Iterable[Extraction]) -> None:
        """Index the entities of resolved extractions."""
        self._own: dict[str, str] = {}
        self._aliases: dict[str, dict[str, str]] = defaultdict(dict)
        self._sounds: dict[str, dict[str, str]] = defaultdict(dict)
        self._shorts: dict[str, dict[str, str]] = defaultdict(dict)
        self._called_short: Counter[str] = Counter()
        self._articles: dict[str, set[str]] = defaultdict(set)
        self._bearing: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._firms: dict[str, set[str]] = defaultdict(set)
        for extraction in extractions:
            for entity in extraction.entities:
                self._add(extraction.article.id, entity)

    def _add(self, article: str, entity: Entity) -> None:
        keys = entity_keys(entity)
        self._own[entity.id] = keys.own
        self._articles[entity.id].add(article)
        if entity.type in FIRM_TYPES:
            self._firms[article].add(entity.id)
        new = keys.shorts.keys() - self._shorts[entity.id].keys()
        self._called_short.update(f"{entity.type}:{key}" for key in new)
        for key in keys.aliases:
            self._bearing[entity.id, key].add(article)
        for known, found in (
            (self._aliases[entity.id], keys.aliases),
            (self._sounds[entity.id], keys.sounds),
            (self._shorts[entity.id], keys.shorts),
        ):
            for key, name in found.items():
                known[key] = min(name, known.get(key, name))

    def nodes(self) -> list[NameNode]:
        """List all entity ids with the keys of their names."""
        return [
            NameNode(id_, self._own[id_], self._aliases[id_], self._sounds[id_], self._shorts[id_])
            for id_ in sorted(self._own)
        ]

    def count(self, entity: str) -> int:
        """Count the articles that name an entity."""
        return len(self._articles[entity])

    def called_short(self, type_: str, key: str) -> int:
        """Count the entities of a type that may be called so for short."""
        return self._called_short[f"{type_}:{key}"]

    def together(self, entity: str, key: str) -> int:
        """Count the articles in which an entity has the name with this key as an alias."""
        return len(self._bearing.get((entity, key), ()))

    def apart(self, left: str, right: str) -> int:
        """Count the articles that hold both as two entities."""
        return len(self._articles[left] & self._articles[right])

    def shared_firms(self, left: str, right: str) -> int:
        """Count the companies and organizations that stand in an article of each, up to two."""
        first, second = (
            {firm for article in self._articles[id_] for firm in self._firms[article]}
            for id_ in (left, right)
        )
        return min(2, len(first & second))
