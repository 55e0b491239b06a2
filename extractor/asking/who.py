"""Who is who: a name goes in, dossiers come out; without a name, the profiles of everybody.

A dossier is a profile with what stands behind it: posts, people, products, sums, ties, and the
beginning of a timeline, each line with the fact that it is told from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from extractor.asking.answers import Answer, Row
from extractor.asking.links import Link, links_of
from extractor.asking.narrowing import Within, load
from extractor.asking.sums import Sum, sums_of
from extractor.digest import (
    ANCHORS,
    Digest,
    Profile,
    TimelineEntry,
    build_digest,
    build_profile,
    build_timeline,
    profile_index,
    source_of,
)
from extractor.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.digest import Source
    from extractor.records import Entity, EntityType, Library
    from extractor.store import Store

_POSTS = frozenset({("leads", "out"), ("employs", "in"), ("founded", "out")})
_PEOPLE = frozenset({("leads", "in"), ("employs", "out"), ("founded", "in")})
_WARES = frozenset({("develops", "out"), ("owns", "out"), ("integrates", "out")})
MOST_ARTICLES = 40
"""Articles that a dossier is composed of, where more name the entity: more say little that is new,
and nobody waits for it."""
_MOST_DATES = 8


class Tie(Record):
    """A tie to one other entity, with all relations that tell it alike.

    Attributes:
        label: the words for it, from this end ("is led by").
        other: id of the other end.
        name: name of the other end.
        links: the relations; they share direction, type, status and other end.
    """

    label: str
    other: str
    name: str
    links: tuple[Link, ...]


class Dossier(Record):
    """What is told of one entity.

    Attributes:
        roles: posts that a person holds or held, and what it founded.
        people: who leads, founded or works for it.
        products: products and models that it makes, owns or uses.
        money: sums in its ties and events, in order of time.
        ties: all other ties.
        timeline: at most eight dates, those most told of, in order of time.
        more_dates: number of dates that `timeline` leaves out.
    """

    profile: Profile
    roles: tuple[Tie, ...]
    people: tuple[Tie, ...]
    products: tuple[Tie, ...]
    money: tuple[Sum, ...]
    ties: tuple[Tie, ...]
    timeline: tuple[TimelineEntry, ...]
    more_dates: int

    def data(self) -> dict[str, Any]:
        """Give it as JSON holds it: the profile with its text in one piece, and what is behind."""
        parts = self.model_dump(mode="json", include={"money", "timeline", "more_dates"})
        ties = {
            part: [
                {"label": tie.label, "other": tie.other, "name": tie.name}
                | {"facts": [link.data() for link in tie.links]}
                for tie in getattr(self, part)
            ]
            for part in ("roles", "people", "products", "ties")
        }
        return {**profile_data(self.profile), **ties, **parts}


class WhosWho(Answer):
    """Who is who.

    Attributes:
        dossiers: of the entities that go by the name that was asked for; empty where none was.
        digest: the profiles of everybody, or those of the dossiers.
    """

    columns: ClassVar[tuple[str, ...]] = (
        "id", "type", "name", "aliases", "text", "articles", "mentions", "facts", "first_seen",
        "last_seen",
    )  # fmt: skip

    dossiers: tuple[Dossier, ...] = ()
    digest: Digest

    def data(self) -> list[dict[str, Any]]:
        """Give dossiers, or profiles, as a list."""
        if self.dossiers:
            return [dossier.data() for dossier in self.dossiers]
        return [profile_data(profile) for profile in self.digest.profiles]

    def rows(self) -> list[Row]:
        """Give one row a profile."""
        return [_row(profile) for profile in self.digest.profiles]


def profile_data(profile: Profile) -> dict[str, Any]:
    """Give a profile as JSON holds it: with its text in one piece."""
    return {**profile.model_dump(mode="json"), "text": profile.text}


def _row(profile: Profile) -> Row:
    told = {name: getattr(profile, name) for name in WhosWho.columns}
    return {**told, "aliases": "; ".join(profile.aliases)}


def who(store: Store, name: str | None, within: Within) -> WhosWho:
    """Compose the profiles that a question asks for.

    Args:
        store: where to look.
        name: of one entity, or of several that share it; None for all.
        within: bounds.

    Raises:
        UnknownName: nothing goes by this name.
    """
    if name is None:
        digest = build_digest(load(store, within), statuses=within.statuses)
        return WhosWho(digest=digest, sources=digest.sources)
    dossiers: list[Dossier] = []
    sources: dict[str, Source] = {}
    for id_ in store.find_entities(name):
        library = load(store, within, entity=id_, from_articles=MOST_ARTICLES)
        dossiers += [
            _counted(store, _dossier(entity, library, within), within)
            for entity in library.entities
            if entity.id == id_ and entity.mentions
        ]
        sources |= {article.id: source_of(article) for article in library.articles}
    told = tuple(sources[id_] for id_ in sorted(sources))
    profiles = tuple(dossier.profile for dossier in dossiers)
    digest = Digest(profiles=profiles, timeline=(), sources=told)
    return WhosWho(dossiers=tuple(dossiers), digest=digest, sources=told)


def _counted(store: Store, dossier: Dossier, within: Within) -> Dossier:
    """Say of how many articles and mentions there are, where not all were read."""
    is_of_all = within == Within(statuses=within.statuses)
    if dossier.profile.articles < MOST_ARTICLES or not is_of_all:
        return dossier
    tally = store.tally(dossier.profile.id).model_dump()
    return dossier.model_copy(update={"profile": dossier.profile.model_copy(update=tally)})


def _dossier(entity: Entity, library: Library, within: Within) -> Dossier:
    profile = build_profile(profile_index(library, statuses=within.statuses), entity)
    timeline = build_timeline(library, statuses=within.statuses, anchors=ANCHORS)
    types = {other.id: other.type for other in library.entities}
    parts: dict[str, list[Tie]] = {"roles": [], "people": [], "products": [], "ties": []}
    for tie in _ties(links_of(profile.id, library.relations, library)):
        parts[_part(tie, profile.type, types.get(tie.other))].append(tie)
    chosen = sorted(timeline, key=_weight)[:_MOST_DATES]
    shown = tuple(entry for entry in timeline if entry in chosen)
    return Dossier(
        profile=profile,
        **{part: tuple(ties) for part, ties in parts.items()},
        money=sums_of(profile.id, library, timeline),
        timeline=shown,
        more_dates=len(timeline) - len(shown),
    )


def _ties(links: Iterable[Link]) -> list[Tie]:
    groups: dict[tuple[str, str, str], list[Link]] = {}
    for link in links:
        groups.setdefault((link.label, link.other, link.relation.status), []).append(link)
    ties = [
        Tie(label=label, other=other, name=group[0].name, links=tuple(group))
        for (label, other, _), group in groups.items()
    ]
    return sorted(ties, key=lambda tie: (tie.label, -len(tie.links), tie.name, tie.other))


def _part(tie: Tie, mine: EntityType, other: EntityType | None) -> str:
    side = (tie.links[0].relation.type, tie.links[0].direction)
    if mine == "person":
        return "roles" if side in _POSTS else "ties"
    if side in _PEOPLE:
        return "people"
    return "products" if side in _WARES and other in ("product", "model") else "ties"


def _weight(entry: TimelineEntry) -> tuple[int, bool, bool, str]:
    """Put first what most sources tell, then what is a fact, then what its sentence dates."""
    is_fact, is_stated = entry.status == "asserted", entry.anchor == "stated"
    return (-entry.sources, not is_fact, not is_stated, entry.events[0])
