"""Which events are one: ids of events go in, the reports that are told with them come out.

`reported.py` keeps the joins up to date; here they are only read. What is asked of one article or
one section is told as that alone tells it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, exists, func, select

from extractor.records import Judgement
from extractor.resolve import merge_events
from extractor.store.canonical import as_list, listed
from extractor.store.rows import read_event
from extractor.store.schema import event_pairs, events, joined

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from extractor.records import Article, Event
    from extractor.store.questions import Question

_REPORTS = (
    select(joined.c.lead, events.c.record)
    .join_from(joined, events, events.c.id == joined.c.event)
    .where(joined.c.lead.in_(listed("ids")))
    .order_by(joined.c.event)
)
_ONE = select(events.c.record).where(events.c.id == bindparam("id"))
_WHY = (
    select(event_pairs.c.left, event_pairs.c.right, event_pairs.c.why)
    .where(event_pairs.c.left.in_(listed("ids")), event_pairs.c.right.in_(listed("others")))
    .order_by(event_pairs.c.left, event_pairs.c.right)
)
_LEADS = select(joined.c.event, joined.c.lead).where(joined.c.event.in_(listed("ids")))


def is_joining(question: Question) -> bool:
    """Tell whether a question is answered by what all articles tell together."""
    return question.article is None and question.section is None


def has_own_days(event: ColumnElement[Any]) -> ColumnElement[bool]:
    """Bound the id of an event to those by whose days it is asked for.

    These are the reports under which events are told, and those that give other days; not those
    that tell the same less exactly.
    """
    return ~exists().where(joined.c.event == event, joined.c.is_apart == 0)


def told_as(event: ColumnElement[Any]) -> ColumnElement[Any]:
    """Give the id under which the event of an id is told."""
    lead = select(joined.c.lead).where(joined.c.event == event).scalar_subquery()
    return func.coalesce(lead, event)


def leads_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Give the ids under which events are told, for those only where the two differ."""
    found = connection.execute(_LEADS, {"ids": as_list(ids)})
    return {str(event): str(lead) for event, lead in found}


def reasons_of(connection: Connection, reports: Sequence[str]) -> tuple[Judgement, ...]:
    """Read why reports of one event were joined, sorted."""
    found = connection.execute(_WHY, {"ids": as_list(reports), "others": as_list(reports)})
    return tuple(Judgement.model_validate({**row, "verdict": "same"}) for row in found.mappings())


class Joins:
    """The other reports of some events that are told.

    Attributes:
        events: the events as their articles tell them, the other reports among them.
        groups: ids of those that are one.
    """

    def __init__(self, connection: Connection, told: Sequence[Event], question: Question) -> None:
        """Read the other reports of events that answer a question."""
        reports: dict[str, list[Event]] = defaultdict(list)
        ids = as_list(event.id for event in told if is_joining(question))
        for row in connection.execute(_REPORTS, {"ids": ids}).mappings():
            reports[row["lead"]].append(read_event(row))
        others = [event for lead in sorted(reports) for event in reports[lead]]
        self.events: list[Event] = [*told, *others]
        self.groups: list[tuple[str, ...]] = [
            tuple(sorted([lead, *(event.id for event in reports[lead])]))
            for lead in sorted(reports)
        ]

    @classmethod
    def of(cls, connection: Connection, event: Event, question: Question) -> Joins:
        """Read all reports of an event, which may be told under another one."""
        lead = leads_of(connection, [event.id]).get(event.id) if is_joining(question) else None
        if lead is None:
            return cls(connection, [event], question)
        row = connection.execute(_ONE, {"id": lead}).mappings().one()
        return cls(connection, [read_event(row)], question)

    def merged(self, told: Iterable[Event], articles: Iterable[Article]) -> tuple[Event, ...]:
        """Make one event of those that are one (`resolve.merge_events`).

        Args:
            told: `events`, under canonical ids.
            articles: that tell them.
        """
        return merge_events(told, self.groups, articles)
