"""FollowTheMoney, for Aleph and OpenSanctions tools: a library goes in, JSON lines come out.

Only what is asserted becomes a tie: those tools take what they are given for fact. Dates keep
their precision (`2025-02`), the sentence is in `summary`, its article in `proof`.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from extractor.digest import build_digest
from extractor.digest.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.records import Article, Entity, EntityType, Event, Library, Relation
    from extractor.when import When

Item = dict[str, Any]

_SCHEMATA: dict[EntityType, str] = {
    "company": "Company", "organization": "Organization", "person": "Person", "place": "Address",
    "model": "Asset", "product": "Asset",
}  # fmt: skip
_LEGAL = frozenset({"company", "organization", "person"})
_ASSETS = frozenset({"company", "model", "product"})
_FIRMS = frozenset({"company", "organization"})
_LENGTHS = {"year": 4, "month": 7}


def to_ftm(library: Library) -> bytes:
    """Return a library as FollowTheMoney entities, one a line, UTF-8."""
    profiles = {profile.id: profile.text for profile in build_digest(library).profiles}
    items = [_article(article) for article in library.articles]
    items += [_entity(entity, profiles.get(entity.id, "")) for entity in library.entities]
    types = {entity.id: entity.type for entity in library.entities}
    items += [_event(event, types) for event in library.events if event.status == "asserted"]
    items += _ties(library, types)
    lines = [json.dumps(item, ensure_ascii=False) for item in items]
    return "".join(f"{line}\n" for line in lines).encode()


def item_id(id_: str) -> str:
    """Give an id as FollowTheMoney allows it: letters, digits, hyphens.

    >>> item_id("company:nvidia")
    'company-f9825526d30e'
    """
    kind = id_.partition(":")[0] if ":" in id_ else "article"
    return f"{kind}-{hashlib.sha256(id_.encode()).hexdigest()[:12]}"


def _item(id_: str, schema: str, **properties: list[str]) -> Item:
    told = {name: [v for v in values if v] for name, values in sorted(properties.items())}
    kept = {name: values for name, values in told.items() if values}
    return {"id": item_id(id_), "schema": schema, "properties": kept}


def _article(article: Article) -> Item:
    return _item(
        article.id,
        "Article",
        title=[inert(article.title)],
        name=[inert(article.title)],
        author=[inert(author) for author in article.authors],
        publishedAt=[article.published or ""],
        publisher=[inert(article.outlet or "")],
        fileName=[inert(article.path)],
    )


def _entity(entity: Entity, profile: str) -> Item:
    return _item(
        entity.id,
        _SCHEMATA[entity.type],
        name=[inert(entity.name)],
        alias=sorted({inert(alias) for alias in entity.aliases}),
        description=[profile],
        proof=sorted({item_id(mention.article) for mention in entity.mentions}),
    )


def _event(event: Event, types: dict[str, EntityType]) -> Item:
    involved = [p.entity for p in event.participants if types.get(p.entity) != "place"]
    places = [p.entity for p in event.participants if types.get(p.entity) == "place"]
    return _item(
        event.id,
        "Event",
        name=[inert(event.name)],
        involved=[item_id(id_) for id_ in involved],
        addressEntity=[item_id(id_) for id_ in places],
        **_source(event),
        **_dates(event.when, *(day.when for day in event.other_days)),
    )


def _ties(library: Library, types: dict[str, EntityType]) -> Iterator[Item]:
    for relation in library.relations:
        if relation.status == "asserted" and relation.source != relation.target:
            schema, source, target = _edge(relation, types)
            attributes = dict(relation.attributes)
            ends = {source: [item_id(relation.source)], target: [item_id(relation.target)]}
            if schema == "Ownership":
                ends["percentage"] = [attributes.get("stake", "")]
            yield _item(
                relation.id,
                schema,
                **ends,
                role=[inert(attributes.get("role", "")) or relation.type.replace("_", " ")],
                **_source(relation),
                **_dates(relation.when),
            )


def _edge(relation: Relation, types: dict[str, EntityType]) -> tuple[str, str, str]:
    """Choose the schema of a tie, and the properties that its ends stand in.

    What no schema says is a link whose `role` says it.
    """
    source, target = types[relation.source], types[relation.target]
    if relation.type in ("owns", "invests_in", "acquires") and source in _LEGAL:
        if target in _ASSETS:
            return "Ownership", "owner", "asset"
    elif relation.type == "leads" and source in _LEGAL and target in _FIRMS:
        return "Directorship", "director", "organization"
    elif relation.type == "employs" and source in _FIRMS and target == "person":
        return "Employment", "employer", "employee"
    return "UnknownLink", "subject", "object"


def _source(fact: Event | Relation) -> dict[str, list[str]]:
    return {
        "recordId": [fact.id],
        "summary": list(dict.fromkeys(inert(e.quote) for e in fact.evidence)),
        "proof": sorted({item_id(e.article) for e in fact.evidence}),
    }


def _dates(*whens: When | None) -> dict[str, list[str]]:
    """Give intervals; one of a single unit as that unit, `date` as many tools read it.

    Several values of a property are how the format keeps what sources tell differently.
    """
    dates: dict[str, list[str]] = defaultdict(list)
    for when in filter(None, whens):
        length = _LENGTHS.get(when.precision, len("2025-02-05"))
        start = when.start.isoformat()[:length] if when.start else ""
        end = when.end.isoformat()[:length] if when.end else ""
        told = {"date": start} if start == end else {"startDate": start, "endDate": end}
        for name, day in told.items():
            if day not in dates[name]:
                dates[name].append(day)
    return dates
