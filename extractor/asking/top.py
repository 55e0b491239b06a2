"""Who stands in the middle: bounds go in, the most connected come out, or those on the rise."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from extractor.asking.answers import Answer, Named, Row, named
from extractor.asking.dates import first_day, last_day
from extractor.asking.narrowing import Within, load
from extractor.digest import source_of
from extractor.errors import OpenPeriod
from extractor.records import Record

if TYPE_CHECKING:
    from extractor.records import EntityType, Event, Library, Relation
    from extractor.store import Store


class Standing(Record):
    """How connected an entity is.

    Attributes:
        others: number of other entities that it shares a relation or event with.
        facts: number of its relations and events.
        articles: number of articles that tell of these.
        before: its facts in the stretch of the same length before; None where none was compared.
    """

    entity: Named
    others: int
    facts: int
    articles: int
    before: int | None = None


class Top(Answer):
    """The most connected first; of those on the rise, the steepest first.

    Attributes:
        period: first and last day of what was compared with the stretch before; None where
            nothing was compared.
    """

    columns: ClassVar[tuple[str, ...]] = (
        "id", "type", "name", "others", "facts", "articles", "before"
    )  # fmt: skip

    standings: tuple[Standing, ...]
    period: tuple[dt.date, dt.date] | None = None

    def rows(self) -> list[Row]:
        """Give one row an entity."""
        return [
            {
                "id": one.entity.id,
                "type": one.entity.type,
                "name": one.entity.name,
                "others": one.others,
                "facts": one.facts,
                "articles": one.articles,
                "before": one.before,
            }
            for one in self.standings
        ]


def top(
    store: Store,
    within: Within,
    *,
    types: tuple[EntityType, ...] = (),
    rising: bool = False,
    limit: int | None = 20,
) -> Top:
    """Rank the entities by how many others they share relations and events with.

    Args:
        store: where to look.
        within: bounds; with days, only what is dated in them counts.
        types: only entities of these types; empty for all.
        rising: rank by how many more facts there are in the days of `within` than in as many
            days before them.
        limit: most entities to give; None for all.

    Raises:
        OpenPeriod: `rising` without a first and a last day.
    """
    library = load(store, within)
    found = [s for s in standings(library) if not types or s.entity.type in types]
    period = _period(within) if rising else None
    if period is not None:
        earlier = {
            s.entity.id: s.facts for s in standings(load(store, _stretch_before(within, period)))
        }
        found = [s.model_copy(update={"before": earlier.get(s.entity.id, 0)}) for s in found]
        found = [s for s in found if s.facts > (s.before or 0)]
    ranked = sorted(found, key=_most_risen if rising else _most_connected)[:limit]
    articles = sorted(library.articles, key=lambda article: article.id)
    return Top(
        standings=tuple(ranked), period=period, sources=tuple(source_of(a) for a in articles)
    )


def standings(library: Library) -> list[Standing]:
    """Count for every entity with a relation or event who else is in these; sorted by id."""
    others: dict[str, set[str]] = defaultdict(set)
    facts: dict[str, set[str]] = defaultdict(set)
    articles: dict[str, set[str]] = defaultdict(set)
    told: list[tuple[set[str], Event | Relation]] = []
    told += [({p.entity for p in e.participants}, e) for e in library.events]
    told += [({r.source, r.target}, r) for r in library.relations]
    for ends, fact in told:
        for end in ends:
            others[end] |= ends - {end}
            facts[end].add(fact.id)
            articles[end] |= {e.article for e in fact.evidence}
    return [
        Standing(
            entity=named(entity),
            others=len(others[entity.id]),
            facts=len(facts[entity.id]),
            articles=len(articles[entity.id]),
        )
        for entity in library.entities
        if facts[entity.id]
    ]


def _period(within: Within) -> tuple[dt.date, dt.date]:
    first = None if within.start is None else first_day(within.start)
    last = None if within.end is None else last_day(within.end)
    if first is None or last is None:
        raise OpenPeriod
    return first, last


def _stretch_before(within: Within, period: tuple[dt.date, dt.date]) -> Within:
    """Give the stretch of the same length that ends on the day before."""
    first, last = period
    end = first - dt.timedelta(days=1)
    start = end - (last - first)
    return within.model_copy(update={"start": start.isoformat(), "end": end.isoformat()})


def _most_connected(one: Standing) -> tuple[int, int, str, str]:
    return (-one.others, -one.facts, one.entity.name, one.entity.id)


def _most_risen(one: Standing) -> tuple[int, int, str, str]:
    return ((one.before or 0) - one.facts, -one.others, one.entity.name, one.entity.id)
