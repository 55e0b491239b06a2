"""Narrowing: which articles, days and facts an answer may speak of; a Library comes out.

`Within` is the record, `Bounds` the same as keyword arguments of the Python API.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from extractor.asking.dates import first_day, last_day
from extractor.errors import UnknownName
from extractor.records import Event, Record, Relation, RelationType, SectionName, Status
from extractor.store import SHOWN, Question, Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractor.records import Library

Fact = TypeVar("Fact", Event, Relation)

EVERY: tuple[Status, ...] = ("asserted", "planned", "hedged", "negated")


class Bounds(TypedDict, total=False):
    """Keyword arguments of every question; each as in `Within`."""

    article: str | None
    section: SectionName | None
    outlet: str | None
    start: str | None
    end: str | None
    relations: tuple[RelationType, ...]
    statuses: tuple[Status, ...]


class Within(Record):
    """What an answer may speak of; without any bound, all that is told as fact or plan.

    Attributes:
        article: only what this article says; the beginning of its id.
        section: only what stands in this section of the articles.
        outlet: only what this publisher says; case and a leading "The" do not matter.
        start: only what reaches to this day or beyond; a date as people write it.
        end: only what begins on this day or before; likewise.
        relations: only relations of these types; empty for all.
        statuses: only what is told as this; `EVERY` adds what is reported or denied.
    """

    article: str | None = None
    section: SectionName | None = None
    outlet: str | None = None
    start: str | None = None
    end: str | None = None
    relations: tuple[RelationType, ...] = ()
    statuses: tuple[Status, ...] = SHOWN


def question_of(store: Store, within: Within, *, entity: str | None = None) -> Question:
    """Give the question to the store that bounds make; the outlet is left to `load`.

    Args:
        store: where the article is looked up.
        within: the bounds.
        entity: id of whom to ask about; None for all.

    Raises:
        BadDate: a bound is no date.
        UnknownName: no article's id begins so, or several do.
    """
    return Question(
        article=None if within.article is None else store.article(within.article).id,
        section=within.section,
        entity=entity,
        first=_day(within.start, is_first=True),
        last=_day(within.end, is_first=False),
        statuses=within.statuses,
        ties=within.relations or None,
    )


def _day(words: str | None, *, is_first: bool) -> dt.date | None:
    if words is None:
        return None
    return first_day(words) if is_first else last_day(words)


def load(
    store: Store, within: Within, *, entity: str | None = None, from_articles: int | None = None
) -> Library:
    """Read what the store says within bounds, of everybody or of one entity.

    Args:
        store: where to look.
        within: the bounds.
        entity: id of whom to ask about; None for all.
        from_articles: of an entity that more articles name, only what so many say, those that
            name it most often; None for all.

    Raises:
        BadDate: a bound is no date.
        UnknownName: there is no such article or outlet.
    """
    question = question_of(store, within, entity=entity)
    library = store.load(question.model_copy(update={"from_articles": from_articles}))
    if within.outlet is None:
        return library
    articles = {article.id for article in library.articles if _is_of(article.outlet, within.outlet)}
    if not articles:
        _check_outlet(store, within.outlet)
    return only_of(library, articles)


def only_of(library: Library, articles: set[str]) -> Library:
    """Leave what some articles say; what others say too stays, with the evidence of these."""
    events = tuple(_told_by(library.events, articles))
    relations = tuple(_told_by(library.relations, articles))
    spoken_of = {p.entity for event in events for p in event.participants}
    spoken_of |= {end for relation in relations for end in (relation.source, relation.target)}
    keep: dict[str, Any] = {
        "articles": tuple(a for a in library.articles if a.id in articles),
        "entities": tuple(
            entity.model_copy(update={"mentions": found})
            for entity in library.entities
            if (found := tuple(m for m in entity.mentions if m.article in articles))
            or entity.id in spoken_of
        ),
        "events": events,
        "relations": relations,
        "sentences": tuple(s for s in library.sentences if s.evidence.article in articles),
    }
    return library.model_copy(update=keep)


def _told_by(facts: Iterable[Fact], articles: set[str]) -> Iterator[Fact]:
    for fact in facts:
        evidence = tuple(e for e in fact.evidence if e.article in articles)
        if evidence:
            yield fact.model_copy(update={"evidence": evidence})


def _is_of(outlet: str | None, wanted: str) -> bool:
    return outlet is not None and _folded(outlet) == _folded(wanted)


def _folded(outlet: str) -> str:
    """Fold the name of a publisher: case, blanks and a leading "The" do not matter."""
    return " ".join(outlet.casefold().split()).removeprefix("the ")


def _check_outlet(store: Store, wanted: str) -> None:
    """Refuse an outlet that no article is of.

    Raises:
        UnknownName: with the nearest.
    """
    known = sorted({article.outlet for article in store.articles() if article.outlet})
    if any(_is_of(outlet, wanted) for outlet in known):
        return
    from difflib import get_close_matches

    near = [outlet for outlet in known if _folded(wanted) in _folded(outlet)]
    near = near or get_close_matches(wanted, known, n=5, cutoff=0.5) or known
    raise UnknownName("outlet", wanted, near[:5])
