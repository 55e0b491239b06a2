"""Joins kept up to date: articles whose events changed go in, which events are one is made anew.

Only pairs of these articles with others are compared, and of the others only events of the same
time and actor, or sum; what follows is worked out for the events that these pairs lead to. The
rules are in `resolve/reports.py`; here is how the store serves them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, or_, select

from extractor.resolve import Pair, cluster_pairs, keys_of, lead_of, pair_reports, report_of
from extractor.store.canonical import as_list, canonical_of, listed
from extractor.store.rows import read_event
from extractor.store.schema import event_keys, event_pairs, events, joined, links, participants
from extractor.when import days_apart

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from extractor.records import Event
    from extractor.resolve import Report

_OF_ARTICLE = select(events.c.record).where(events.c.article.in_(listed("articles")))
_IDS_OF_ARTICLE = select(events.c.id).where(events.c.article.in_(listed("articles")))
_SOME = select(events.c.record).where(events.c.id.in_(listed("ids"))).order_by(events.c.id)
_FOUND = select(event_keys.c.event).distinct().where(event_keys.c.key.in_(listed("keys")))
_TOUCHING = select(event_pairs).where(
    or_(event_pairs.c.left.in_(listed("left")), event_pairs.c.right.in_(listed("right")))
)
_NAMING = (
    select(participants.c.article).distinct().where(participants.c.entity.in_(listed("entities")))
)
_MEMBERS = select(links.c.canonical, links.c.entity).where(links.c.canonical.in_(listed("ids")))


def file_events(connection: Connection, events_: Iterable[Event]) -> None:
    """File events under the keys by which others find them."""
    rows = [
        {"key": key, "event": event.id}
        for event in events_
        if (report := report_of(event, {})) is not None
        for key in sorted(keys_of(report, {}).stored)
    ]
    if rows:
        connection.execute(insert(event_keys), rows)


def forget_events(connection: Connection, article: str) -> set[str]:
    """Take the events of an article out of files and joins, while they are still stored.

    Returns:
        Ids of events of other articles that were paired with them.
    """
    mine = set(connection.execute(_IDS_OF_ARTICLE, {"articles": as_list([article])}).scalars())
    ids = as_list(mine)
    left = _unpair(connection, mine)
    connection.execute(
        delete(event_keys).where(event_keys.c.event.in_(listed("ids"))), {"ids": ids}
    )
    connection.execute(delete(joined).where(joined.c.event.in_(listed("ids"))), {"ids": ids})
    return left - mine


def articles_of(connection: Connection, entities: Iterable[str]) -> set[str]:
    """List the articles that tell events of some entities."""
    found = connection.execute(_NAMING, {"entities": as_list(entities)})
    return {str(article) for (article,) in found}


def rejoin(connection: Connection, articles: Collection[str], touched: Collection[str]) -> None:
    """Work out anew which events of some articles are told elsewhere too.

    Args:
        connection: to the store.
        articles: whose events, or whose entities' links, changed.
        touched: further events whose joins may have changed.
    """
    changed = set(touched)
    for article in sorted(articles):
        changed |= _pair_article(connection, article)
    _cluster(connection, changed)


def events_of(connection: Connection, article: str) -> list[Event]:
    """Read the events of an article."""
    rows = connection.execute(_OF_ARTICLE, {"articles": as_list([article])}).mappings()
    return [read_event(row) for row in rows]


def _pair_article(connection: Connection, article: str) -> set[str]:
    """Pair the events of an article with those of all others; give all whose pairs changed."""
    found = events_of(connection, article)
    mine = {event.id for event in found}
    changed = mine | _unpair(connection, mine)
    candidates = _candidates(connection, found) - mine
    others = _read(connection, candidates)
    known = [*found, *others]
    canonical = canonical_of(connection, {p.entity for event in known for p in event.participants})
    reports = [r for event in found if (r := report_of(event, canonical)) is not None]
    by_article: dict[str, list[Report]] = defaultdict(list)
    for event in others:
        report = report_of(event, canonical)
        if report is not None and report.article != article:
            by_article[report.article].append(report)
    pairs = [pair for key in sorted(by_article) for pair in pair_reports(reports, by_article[key])]
    if pairs:
        connection.execute(insert(event_pairs), [pair._asdict() for pair in pairs])
    return changed | {id_ for pair in pairs for id_ in (pair.left, pair.right)}


def _candidates(connection: Connection, found: Iterable[Event]) -> set[str]:
    """Find the events that those of an article may be one with."""
    actors = {p.entity for event in found for p in event.participants}
    canonical = canonical_of(connection, actors)
    members: dict[str, set[str]] = defaultdict(set)
    wanted = {canonical.get(actor, actor) for actor in actors}
    for home, entity in connection.execute(_MEMBERS, {"ids": as_list(wanted)}):
        members[str(home)] |= {str(home), str(entity)}
    reports = (report_of(event, canonical) for event in found)
    asked = {key for report in reports if report for key in keys_of(report, members).asked}
    return {str(id_) for (id_,) in connection.execute(_FOUND, {"keys": as_list(asked)})}


def _read(connection: Connection, ids: Iterable[str]) -> list[Event]:
    rows = connection.execute(_SOME, {"ids": as_list(ids)}).mappings()
    return [read_event(row) for row in rows]


def _touching(connection: Connection, ids: Collection[str]) -> list[Pair]:
    listing = as_list(ids)
    rows = connection.execute(_TOUCHING, {"left": listing, "right": listing}).mappings()
    return [Pair(**row) for row in rows]


def _unpair(connection: Connection, ids: Collection[str]) -> set[str]:
    """Delete the pairs of some events; give the ids at both ends."""
    found = _touching(connection, ids)
    listing = {"ids": as_list(ids)}
    for end in (event_pairs.c.left, event_pairs.c.right):
        connection.execute(delete(event_pairs).where(end.in_(listed("ids"))), listing)
    return {id_ for pair in found for id_ in (pair.left, pair.right)}


def _cluster(connection: Connection, changed: Collection[str]) -> None:
    """Work out the joins of all events that pairs connect with some."""
    block, edge, pairs = set(changed), set(changed), set[Pair]()
    while edge:
        found = _touching(connection, edge)
        pairs.update(found)
        edge = {id_ for pair in found for id_ in (pair.left, pair.right)} - block
        block |= edge
    listing = {"ids": as_list(block)}
    connection.execute(delete(joined).where(joined.c.event.in_(listed("ids"))), listing)
    events_by_id = {event.id: event for event in _read(connection, _ends(pairs))}
    rows = [
        {"event": id_, "lead": lead.id, "is_apart": _is_apart(events_by_id[id_], lead)}
        for ids in cluster_pairs(pairs, events_by_id)
        for lead in [lead_of([events_by_id[id_] for id_ in ids])]
        for id_ in ids
        if id_ != lead.id
    ]
    if rows:
        connection.execute(insert(joined), rows)


def _is_apart(report: Event, lead: Event) -> bool:
    return bool(report.when and lead.when and days_apart(report.when, lead.when))


def _ends(pairs: Iterable[Pair]) -> set[str]:
    return {id_ for pair in pairs for id_ in (pair.left, pair.right)}
