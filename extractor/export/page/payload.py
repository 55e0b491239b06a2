"""What the page's script reads: a library goes in, one JSON value comes out.

Names, articles and passages are numbered, and lines point to them by number. All offsets are those
of a script (UTF-16 units); positions of the graph are laid out here, once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from math import log2, sqrt
from typing import TYPE_CHECKING, Any

from extractor import __version__
from extractor.conflicts import find_conflicts
from extractor.digest import build_digest
from extractor.digest.inert import inert
from extractor.digest.labels import label
from extractor.digest.timeline import build_timeline
from extractor.export.page.choosing import choose
from extractor.export.page.layout import place_nodes
from extractor.export.page.offsets import Offsets, harmless
from extractor.graph import EVERY
from extractor.records import ENTITY_TYPES, MACHINE_DIGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extractor.conflicts import Conflict
    from extractor.digest import Profile, TimelineEntry
    from extractor.export.page.layout import Pair
    from extractor.records import Anchor, Article, Entity, Event, Evidence, Library, Relation
    from extractor.when import When

_ANCHORS: tuple[Anchor, ...] = ("stated", "context", "published")
CROWD = 6
"""An event of more names than this ties no two of them."""
_TIE_WEIGHT, _SHARED_WEIGHT = 2.0, 1.0


def build_payload(library: Library) -> dict[str, Any]:
    """Return all that the page shows, as plain JSON values.

    Keys: `articles`, `entities` (the most told-of first), `events` (lines of the timeline, in its
    order), `ties`, `conflicts`, `evidence` ([article, paragraph, start, end], pointed to by number
    from everywhere), `cut` (what of a large library is not there), `crowd`, `generated_by`.
    """
    choice = choose(library)
    return _Payload(choice.library).value(choice.cut)


class _Payload:
    """One page in the making: numbers are given out in order of first use."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._articles = {article.id: n for n, article in enumerate(library.articles)}
        self._offsets = [Offsets(article.text) for article in library.articles]
        self._facts = _count_facts(library)
        digest = build_digest(library)
        self._profiles = {profile.id: profile for profile in digest.profiles}
        ranked = sorted(library.entities, key=self._salience)
        self._ranked = ranked
        self._entities = {entity.id: n for n, entity in enumerate(ranked)}
        self._names = _names_by_article(ranked)
        self._evidence: dict[tuple[int, int, int, int], int] = {}

    def value(self, cut: Sequence[tuple[str, int, int]]) -> dict[str, Any]:
        """Return the JSON value."""
        library = self._library
        lines = build_timeline(library, statuses=EVERY, anchors=_ANCHORS)
        by_id = {event.id: event for event in library.events}
        events = [self._event(line, by_id) for line in lines]
        ties = [self._tie(relation) for relation in library.relations]
        places = self._places(events, ties)
        conflicts = find_conflicts(library)
        return {
            "generated_by": f"extractor {__version__}",
            "cut": [list(one) for one in cut],
            "crowd": CROWD,
            "types": list(ENTITY_TYPES),
            "digest_sections": sorted(MACHINE_DIGEST),
            "articles": [self._article(n, a) for n, a in enumerate(library.articles)],
            "entities": [self._entity(e, places.get(n)) for n, e in enumerate(self._ranked)],
            "events": events,
            "ties": ties,
            "conflicts": [self._conflict(conflict) for conflict in conflicts],
            "evidence": [list(place) for place in self._evidence],
        }

    def _salience(self, entity: Entity) -> tuple[bool, int, int, str]:
        # Countries are named most often, and are seldom whom a reader asks for.
        told_in = len({mention.article for mention in entity.mentions})
        return (
            entity.type == "place",
            -told_in,
            -len(entity.mentions) - self._facts[entity.id],
            entity.id,
        )

    # --- parts ------------------------------------------------------------------------------------

    def _article(self, number: int, article: Article) -> dict[str, Any]:
        at = self._offsets[number]
        return {
            "id": article.id,
            "title": inert(article.title) or inert(article.path),
            "outlet": inert(article.outlet or ""),
            "published": article.published,
            "path": inert(article.path),
            "language": article.language,
            "authors": [inert(author) for author in article.authors],
            "words": article.words,
            "text": harmless(article.text),
            "paragraphs": [
                [at(p.start), at(p.end), p.kind, p.section, p.language] for p in article.paragraphs
            ],
            "names": [[at(start), at(end), who] for start, end, who in self._names[article.id]],
        }

    def _entity(self, entity: Entity, place: tuple[int, int] | None) -> dict[str, Any]:
        profile = self._profiles.get(entity.id)
        return {
            "id": entity.id,
            "type": entity.type,
            "name": inert(entity.name),
            "aliases": [inert(alias) for alias in entity.aliases],
            "mentions": len(entity.mentions),
            "in": sorted({self._articles[m.article] for m in entity.mentions}),
            "first": profile.first_seen if profile else None,
            "last": profile.last_seen if profile else None,
            "profile": self._sentences(profile),
            "facts": self._facts[entity.id],
            "place": list(place) if place else None,
        }

    def _sentences(self, profile: Profile | None) -> list[list[Any]]:
        sentences = profile.sentences if profile else ()
        return [[s.text, s.kind, self._places_of(s.evidence)] for s in sentences]

    def _event(self, line: TimelineEntry, by_id: dict[str, Event]) -> dict[str, Any]:
        events = [by_id[id_] for id_ in line.events]
        return {
            "ids": list(line.events),
            "label": line.label,
            "text": line.text,
            "expression": inert(line.expression or ""),
            "anchor": line.anchor,
            "status": line.status,
            "by": inert(line.attributed_to or ""),
            "sources": line.sources,
            "elsewhere": list(line.other_days),
            "who": self._numbers(line.participants),
            "money": sorted({inert(money.text) for event in events for money in event.money}),
            "rule": ", ".join(sorted({event.rule for event in events})),
            "evidence": self._places_of(line.evidence),
            **_interval(line.when),
        }

    def _tie(self, relation: Relation) -> dict[str, Any]:
        return {
            "id": relation.id,
            "source": self._entities[relation.source],
            "target": self._entities[relation.target],
            "type": relation.type,
            "status": relation.status,
            "by": inert(relation.attributed_to or ""),
            "label": label(relation.when) if relation.when else "",
            "confidence": relation.confidence,
            "details": [[name, inert(value)] for name, value in relation.attributes],
            "rule": relation.rule,
            "evidence": self._places_of(relation.evidence),
            **_interval(relation.when),
        }

    def _conflict(self, conflict: Conflict) -> dict[str, Any]:
        evidence = [claim.evidence for claim in conflict.claims]
        who = {n for e in evidence for at, _, n in self._names[e.article] if e.start <= at < e.end}
        return {
            "id": conflict.id,
            "kind": conflict.kind,
            "what": inert(conflict.what),
            "claims": [[inert(c.value), self._place_of(c.evidence)] for c in conflict.claims],
            "who": sorted(who),
        }

    # --- numbers ----------------------------------------------------------------------------------

    def _numbers(self, entities: Iterable[str]) -> list[int]:
        return sorted(self._entities[id_] for id_ in entities if id_ in self._entities)

    def _place_of(self, evidence: Evidence) -> int:
        article = self._articles[evidence.article]
        at = self._offsets[article]
        place = (article, evidence.paragraph, at(evidence.start), at(evidence.end))
        return self._evidence.setdefault(place, len(self._evidence))

    def _places_of(self, evidence: Iterable[Evidence]) -> list[int]:
        return [self._place_of(e) for e in evidence]

    def _places(
        self, events: list[dict[str, Any]], ties: list[dict[str, Any]]
    ) -> dict[int, tuple[int, int]]:
        """Lay out all names that anything ties to another."""
        weights: dict[Pair, float] = defaultdict(float)
        for tie in ties:
            pair = (min(tie["source"], tie["target"]), max(tie["source"], tie["target"]))
            if pair[0] != pair[1]:
                weights[pair] += _TIE_WEIGHT
        for event in events:
            if len(event["who"]) <= CROWD:
                for pair in combinations(event["who"], 2):
                    weights[pair] += _SHARED_WEIGHT
        drawn = sorted({end for pair in weights for end in pair})
        number = {entity: n for n, entity in enumerate(drawn)}
        pairs = {(number[a], number[b]): log2(1 + w) for (a, b), w in weights.items()}
        radii = [node_radius(self._facts[self._ranked[n].id]) for n in drawn]
        return dict(zip(drawn, place_nodes(radii, pairs), strict=True))


def node_radius(facts: int) -> float:
    """Return the radius of a node by the number of facts that it takes part in."""
    return 6.0 + 3.5 * sqrt(facts)


def _count_facts(library: Library) -> Counter[str]:
    facts: Counter[str] = Counter()
    for event in library.events:
        facts.update({p.entity for p in event.participants})
    for relation in library.relations:
        facts.update({relation.source, relation.target})
    return facts


def _interval(when: When | None) -> dict[str, str | None]:
    if when is None:
        return {"start": None, "end": None, "precision": None, "edtf": None}
    return when.model_dump(mode="json")


def _names_by_article(ranked: Sequence[Entity]) -> dict[str, list[tuple[int, int, int]]]:
    """Return the names in each text, none inside another: start, end, number of the entity."""
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, entity in enumerate(ranked):
        for mention in entity.mentions:
            if mention.kind == "name":
                found[mention.article].append((mention.start, mention.end, number))
    names: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for article, spans in found.items():
        for start, end, number in sorted(spans, key=lambda span: (span[0], -span[1], span[2])):
            if not names[article] or start >= names[article][-1][1]:
                names[article].append((start, end, number))
    return names
