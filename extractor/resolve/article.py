"""One article's entities get global ids: Extraction in, Extraction out, nothing lost but doubles.

Ids come from names (`names.py`), so the same name gives the same id in every article. Entities of
one article that turn out to bear one name are joined here; `linking.py` joins across articles.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from extractor.records import (
    SYMMETRIC,
    Entity,
    EntityType,
    Event,
    Extraction,
    Mention,
    Participant,
    Relation,
    Role,
)
from extractor.resolve.linking import NameNode, link_names
from extractor.resolve.names import entity_id, name_key, sound_keys

_ROLE_ORDER: tuple[Role, ...] = ("agent", "object", "other")


class KnownName(Protocol):
    """What a lexicon tells of a well-known thing."""

    @property
    def name(self) -> str:
        """Best-known form."""
        ...

    @property
    def type(self) -> EntityType:
        """What it is."""
        ...

    @property
    def ambiguous(self) -> bool:
        """Whether the name that was looked up also means something else."""
        ...


class NameLookup(Protocol):
    """A lexicon, as far as it matters here."""

    def lookup_all(self, name: str) -> Sequence[KnownName]:
        """Give all that is known under a name, in any of its forms."""
        ...


def resolve(extraction: Extraction, *, lexicon: NameLookup | None) -> Extraction:
    """Give the entities of an article their global ids.

    Args:
        extraction: entities with ids that only need to be distinct in this article.
        lexicon: where it knows an entity by one of its names, and as the same type, the
            best-known form becomes its name; None to go by the article alone.

    Returns:
        The same article, with entities sorted by id, participants and ends under those ids, and
        relation ids made anew; relations whose ends turned out to be one are gone.
    """
    named = {entity.id: _best_known(entity, lexicon) for entity in extraction.entities}
    joined = _join([entity for _, entity in sorted(named.items())])
    ids = {local: joined[entity.id] for local, entity in named.items()}
    groups: dict[str, list[Entity]] = defaultdict(list)
    for local in sorted(named):
        groups[ids[local]].append(named[local])
    relations = merge_relations(
        end for relation in extraction.relations for end in _with_ends(relation, ids)
    )
    events = {event.id: with_participants(event, ids) for event in extraction.events}
    return extraction.model_copy(
        update={
            "entities": tuple(merge_entities(id_, groups[id_]) for id_ in sorted(groups)),
            "events": tuple(events[id_] for id_ in sorted(events)),
            "relations": relations,
        }
    )


def _best_known(entity: Entity, lexicon: NameLookup | None) -> Entity:
    """Name an entity as the lexicon does, and give it the id of that name."""
    name = _known_form(entity, lexicon) or entity.name
    others = {entity.name, *entity.aliases} - {name}
    return entity.model_copy(
        update={
            "id": entity_id(name, entity.type),
            "name": name,
            "aliases": tuple(sorted(others)),
        }
    )


def _known_form(entity: Entity, lexicon: NameLookup | None) -> str | None:
    """Give the one best-known form that the lexicon has for the names of an entity."""
    if lexicon is None:
        return None
    for names in ((entity.name,), entity.aliases):  # what the name itself says comes first
        found = {
            known.name
            for name in names
            for known in lexicon.lookup_all(name)
            # "Cook" alone may be a person whom no table knows
            if known.type == entity.type and not known.ambiguous
        }
        if len(found) == 1:
            return found.pop()
    return None


def _join(entities: Sequence[Entity]) -> dict[str, str]:
    """Join the ids of one article that bear one name: in one article a name has one meaning."""
    aliases: dict[str, dict[str, str]] = defaultdict(dict)
    sounds: dict[str, dict[str, str]] = defaultdict(dict)
    own: dict[str, str] = {}
    for entity in entities:
        own[entity.id] = name_key(entity.name, entity.type)
        aliases[entity.id] |= {name_key(name, entity.type): name for name in entity.aliases}
        for name in (entity.name, *entity.aliases):
            sounds[entity.id] |= dict.fromkeys(sound_keys(name, entity.type), name)
    nodes = [NameNode(id_, own[id_], aliases[id_], sounds[id_], {}) for id_ in sorted(own)]
    canonical = link_names(nodes, _OneArticle()).canonical
    return {id_: canonical.get(id_, id_) for id_ in own}


class _OneArticle:
    """Facts of a single article, where nothing speaks against a name that fits."""

    def count(self, entity: str) -> int:  # noqa: ARG002
        return 1

    def called_short(self, type_: str, key: str) -> int:  # noqa: ARG002
        return 0

    def together(self, entity: str, key: str) -> int:  # noqa: ARG002
        return 1

    def apart(self, left: str, right: str) -> int:  # noqa: ARG002
        return 0

    def shared_firms(self, left: str, right: str) -> int:  # noqa: ARG002
        return 2


def merge_entities(id_: str, entities: Sequence[Entity]) -> Entity:
    """Make one entity of several that are the same.

    The name is the one that a person gave: ids are made of names, so a name that did not make the
    id of its entity was given. Else it is that under which most of them go, of those that make the
    id first of all; then the shorter, since what is longer is a legal form or an article.
    """
    type_ = entities[0].type
    given = [entity.name for entity in entities if entity_id(entity.name, type_) != entity.id]
    names: dict[str, int] = defaultdict(int)
    for entity in entities:
        names[entity.name] += 1
    name = min(given or names, key=lambda n: (entity_id(n, type_) != id_, -names[n], len(n), n))
    others = {form for entity in entities for form in (entity.name, *entity.aliases)} - {name}
    return Entity(
        id=id_,
        type=type_,
        name=name,
        aliases=tuple(sorted(others)),
        mentions=_outermost(mention for entity in entities for mention in entity.mentions),
    )


def _outermost(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Sort mentions by place, without those that stand inside another."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.article, m.start, -m.end, m.rule)):
        last = kept[-1] if kept else None
        if last is None or mention.article != last.article or mention.end > last.end:
            kept.append(mention)
    return tuple(kept)


def with_participants(event: Event, ids: Mapping[str, str]) -> Event:
    """Give an event its participants under other ids, each once, with its strongest role."""
    roles: dict[str, Role] = {}
    for participant in event.participants:
        id_ = ids.get(participant.entity, participant.entity)
        old = roles.get(id_, participant.role)
        roles[id_] = min(old, participant.role, key=_ROLE_ORDER.index)
    participants = tuple(Participant(entity=id_, role=roles[id_]) for id_ in sorted(roles))
    if participants == event.participants:
        return event
    return event.model_copy(update={"participants": participants})


def _with_ends(relation: Relation, ids: Mapping[str, str]) -> Iterable[Relation]:
    """Yield a relation under other ids, and with the id of those; nothing if they are one."""
    for moved in with_ends(relation, ids):
        digest = hashlib.sha256("\x1f".join(_identity(moved)).encode()).hexdigest()
        yield moved.model_copy(update={"id": f"rel:{digest[:12]}"})


def with_ends(relation: Relation, ids: Mapping[str, str]) -> Iterable[Relation]:
    """Yield a relation with its ends under other ids; nothing where the ends become one."""
    source = ids.get(relation.source, relation.source)
    target = ids.get(relation.target, relation.target)
    if relation.type in SYMMETRIC:
        source, target = sorted((source, target))
    if source == target:
        return
    if (source, target) == (relation.source, relation.target):
        yield relation
    else:
        yield relation.model_copy(update={"source": source, "target": target})


def merge_relations(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Keep one relation an id, the most confident one; sorted by id."""
    kept: dict[str, Relation] = {}
    for relation in relations:
        old = kept.get(relation.id)
        if old is None or _strength(relation) > _strength(old):
            kept[relation.id] = relation
    return tuple(kept[id_] for id_ in sorted(kept))


def _strength(relation: Relation) -> tuple[float, str]:
    return relation.confidence, relation.model_dump_json()


def _identity(relation: Relation) -> list[str]:
    places = [f"{e.article}:{e.start}-{e.end}" for e in relation.evidence]
    return [relation.source, relation.target, relation.type, relation.status, *places]
