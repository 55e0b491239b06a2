"""JSON-LD: a library goes in, a graph in the words of schema.org and PROV comes out.

`resources` makes the nodes that Turtle (`turtle.py`) is written from as well. A relation is a
statement with its status and its evidence; only what is asserted is also told as a plain triple.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from extractor.digest import build_digest
from extractor.digest.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.records import (
        Article,
        Entity,
        EntityType,
        Event,
        Evidence,
        Library,
        Relation,
        RelationType,
    )
    from extractor.when import When

Node = dict[str, Any]

BASE = "urn:extractor:"
PREFIXES = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "x": f"{BASE}vocabulary:",
}
"""Vocabularies; `x` is our own, for what the others have no word for."""

_TYPES: dict[EntityType, list[str]] = {
    "company": ["schema:Organization", "x:Company"],
    "organization": ["schema:Organization"],
    "person": ["schema:Person"],
    "model": ["schema:SoftwareApplication", "x:Model"],
    "product": ["schema:Product"],
    "place": ["schema:Place"],
}
_SAME: dict[RelationType, tuple[str, bool]] = {
    "owns": ("schema:owns", False),
    "located_in": ("schema:location", False),
    "founded": ("schema:founder", True),
    "employs": ("schema:worksFor", True),
}
"""Relations that schema.org has a word for, and whether it looks from the target."""
_UNITS = {"day": "xsd:date", "month": "xsd:gYearMonth", "year": "xsd:gYear"}
_LENGTHS = {"day": 10, "month": 7, "year": 4}
# No Unicode text can hold these halves of characters.
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json_ld(library: Library) -> bytes:
    """Return a library as JSON-LD, UTF-8."""
    data = {"@context": PREFIXES, "@graph": list(resources(library))}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def resources(library: Library) -> Iterator[Node]:
    """Yield the nodes: articles, entities, events, relations, then their evidence.

    Values are strings, numbers, references (`@id`), typed or tagged literals (`@value`), or lists
    of these; keys are prefixed names.
    """
    profiles = {profile.id: profile.text for profile in build_digest(library).profiles}
    mentioned: dict[str, set[str]] = defaultdict(set)
    for entity in library.entities:
        for mention in entity.mentions:
            mentioned[mention.article].add(entity.id)
    for article in library.articles:
        yield from _article(article, sorted(mentioned[article.id]))
    plain = _plain_triples(library.relations)
    for entity in library.entities:
        yield _entity(entity, profiles.get(entity.id, ""), plain[entity.id])
    for event in library.events:
        yield from _event(event)
    for relation in library.relations:
        yield _relation(relation)
    articles = {article.id: article for article in library.articles}
    passages = {iri_of(e): e for event in library.events for e in event.evidence}
    passages |= {iri_of(e): e for relation in library.relations for e in relation.evidence}
    for iri in sorted(passages):
        yield _evidence(iri, passages[iri], articles.get(passages[iri].article))


def iri(*parts: str | int) -> str:
    """Give the IRI of a thing by its id.

    >>> iri("company:nvidia")
    'urn:extractor:company:nvidia'
    """
    return BASE + ":".join(quote(str(part), safe=":-._~") for part in parts)


def iri_of(evidence: Evidence) -> str:
    """Give the IRI of a passage."""
    return iri(evidence.article, f"{evidence.start}-{evidence.end}")


def _article(article: Article, mentioned: list[str]) -> Iterator[Node]:
    outlet = iri("outlet", article.outlet) if article.outlet else None
    authors = [(iri("author", name), name) for name in article.authors]
    yield _without_gaps(
        {
            "@id": iri(article.id),
            "@type": ["schema:NewsArticle", "prov:Entity"],
            "schema:headline": _text(inert(article.title)),
            "schema:datePublished": _published(article.published),
            "schema:inLanguage": article.language,
            "schema:publisher": _ref(outlet),
            "schema:author": [_ref(name) for name, _ in authors],
            "schema:wordCount": article.words,
            "schema:mentions": [_ref(iri(id_)) for id_ in mentioned],
        }
    )
    if outlet and article.outlet:
        name = _text(inert(article.outlet))
        yield {"@id": outlet, "@type": ["schema:NewsMediaOrganization"], "schema:name": name}
    for author, name in authors:
        yield {"@id": author, "@type": ["schema:Person"], "schema:name": _text(inert(name))}


def _published(published: str | None) -> Node | None:
    """Type a date of publication by what it says: a month, a day, or a moment."""
    if published is None:
        return None
    if len(published) > _LENGTHS["day"]:
        return _typed(published, "xsd:dateTime")
    unit = next(unit for unit, length in _LENGTHS.items() if length >= len(published) >= length)
    return _typed(published, _UNITS[unit])


def _entity(entity: Entity, profile: str, plain: Node) -> Node:
    return _without_gaps(
        {
            "@id": iri(entity.id),
            "@type": _TYPES[entity.type],
            "schema:name": _text(inert(entity.name)),
            "schema:alternateName": sorted({_text(inert(alias)) for alias in entity.aliases}),
            "schema:description": _text(profile),
            **plain,
        }
    )


def _plain_triples(relations: Iterable[Relation]) -> dict[str, Node]:
    """Tell what is asserted as plain triples too, in our words and in schema.org's."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for relation in relations:
        if relation.status != "asserted":
            continue
        source, target = relation.source, relation.target
        found[source][f"x:{relation.type}"].add(target)
        if relation.type in _SAME:
            word, is_reverse = _SAME[relation.type]
            found[target if is_reverse else source][word].add(source if is_reverse else target)
    nodes: dict[str, Node] = defaultdict(dict)
    for id_, triples in found.items():
        for word, others in sorted(triples.items()):
            nodes[id_][word] = [_ref(iri(other)) for other in sorted(others)]
    return nodes


def _event(event: Event) -> Iterator[Node]:
    roles: dict[str, list[Node]] = defaultdict(list)
    for participant in event.participants:
        roles[f"x:{participant.role}"].append({"@id": iri(participant.entity)})
    sums = [(iri(event.id, "money", n), money) for n, money in enumerate(event.money)]
    yield _without_gaps(
        {
            "@id": iri(event.id),
            "@type": ["schema:Event", "prov:Entity"],
            "schema:name": _text(inert(event.name)),
            **_days(event.when),
            "x:otherDay": sorted({day.when.edtf for day in event.other_days}),
            "x:expression": _text(inert(event.expression or "")),
            "x:anchor": event.anchor,
            **_claim(event),
            **dict(sorted(roles.items())),
            "x:money": [_ref(node) for node, _ in sums],
        }
    )
    for node, money in sums:
        yield _without_gaps(
            {
                "@id": node,
                "@type": ["schema:MonetaryAmount"],
                "schema:value": _typed(money.amount, "xsd:decimal"),
                "schema:currency": money.currency,
                "x:approximation": money.approximation,
                "schema:description": _text(inert(money.text)),
            }
        )


def _relation(relation: Relation) -> Node:
    known = {f"x:{_word(name)}": _text(inert(value)) for name, value in relation.attributes}
    return _without_gaps(
        {
            "@id": iri(relation.id),
            "@type": ["rdf:Statement", "prov:Entity"],
            "rdf:subject": _ref(iri(relation.source)),
            "rdf:predicate": {"@id": f"{PREFIXES['x']}{relation.type}"},
            "rdf:object": _ref(iri(relation.target)),
            "x:confidence": _typed(str(relation.confidence), "xsd:decimal"),
            **_days(relation.when),
            **known,
            **_claim(relation),
        }
    )


def _claim(fact: Event | Relation) -> Node:
    """Tell how a fact is claimed, where, and what read it."""
    return {
        "x:status": fact.status,
        "x:attributedTo": _text(inert(fact.attributed_to or "")),
        "x:rule": _text(inert(fact.rule)),
        "prov:wasDerivedFrom": [_ref(node) for node in sorted({iri_of(e) for e in fact.evidence})],
    }


def _evidence(node: str, evidence: Evidence, article: Article | None) -> Node:
    language = article.paragraphs[evidence.paragraph].language if article else "other"
    text = _SURROGATE.sub("\ufffd", evidence.quote)
    return {
        "@id": node,
        "@type": ["schema:Quotation", "prov:Entity"],
        "schema:text": text if language == "other" else {"@value": text, "@language": language},
        "prov:wasQuotedFrom": _ref(iri(evidence.article)),
        "x:section": evidence.section,
        "x:paragraph": evidence.paragraph + 1,
        "x:start": evidence.start,
        "x:end": evidence.end,
    }


def _days(when: When | None) -> Node:
    """Give an interval as EDTF, which keeps its precision, and as the bounds that many tools read.

    A bound is told in the unit that is known: of "February 2025" both are 2025-02.
    """
    if when is None:
        return {}
    unit = when.precision if when.precision in _UNITS else "day"
    bounds = {
        word: _typed(day.isoformat()[: _LENGTHS[unit]], _UNITS[unit])
        for word, day in (("schema:startDate", when.start), ("schema:endDate", when.end))
        if day is not None
    }
    return {**bounds, "x:date": _typed(when.edtf, "edtf:EDTF"), "x:precision": when.precision}


def _typed(value: str, type_: str) -> Node:
    return {"@value": value, "@type": type_}


def _ref(node: str | None) -> Node | None:
    return None if node is None else {"@id": node}


def _text(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


def _word(name: str) -> str:
    return re.sub(r"[^a-zA-Z0-9_]", "_", name)


def _without_gaps(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, "", [])}
