"""The events that come first are those that a look at all events gives."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.store import Question, open_store
from tests.factories import Draft, Fact, Name, told

BASE = dt.date(2031, 1, 1)
LENGTHS = (1, 2, 7, 8, 40, 200, 400, 5000)


def days_of(number: int) -> tuple[dt.date | None, dt.date | None]:
    """Give the interval of an event: of every length, some open, some without any day."""
    start = BASE + dt.timedelta(days=37 * number % 900)
    end = start + dt.timedelta(days=LENGTHS[number % len(LENGTHS)] - 1)
    if number % 11 == 0:
        return None, None
    return (None if number % 7 == 0 else start), (None if number % 5 == 0 and number % 7 else end)


@pytest.fixture(scope="module")
def dated(tmp_path_factory):
    """Give a store of a hundred events, and each one's days."""
    names = (Name("company", "Orla Mills"), Name("company", "Vell Bank"))
    plan = Draft(
        sentences=tuple(f"Orla Mills bought mill {n} from Vell Bank." for n in range(100)),
        names=names,
        facts=tuple(
            Fact(n, "bought", tuple((name.name, "agent") for name in names[: 1 + n % 2]))
            for n in range(100)
        ),
    )
    extraction = told(plan)
    events, days = [], {}
    for event in extraction.events:
        number = int(event.name.split()[4])
        start, end = days[event.id] = days_of(number)
        events.append(event.model_copy(update={"when": _when(start, end)}))
    with open_store(tmp_path_factory.mktemp("days") / "x.db", create=True) as store:
        store.writer().save_extraction(extraction.model_copy(update={"events": tuple(events)}))
        yield store, days


def _when(start, end):
    from extractor.when import from_interval

    return None if start is None and end is None else from_interval(start, end)


def expected(days, first, last):
    """List the ids of a range by looking at every event."""
    low, high = first or dt.date.min, last or dt.date.max
    inside, before, behind = [], [], []
    for id_, (start, end) in days.items():
        at = start or end
        if at is None or (end and end < low) or (start and start > high):
            continue
        side = inside if low <= at <= high else before if at < low else behind
        side.append((at, id_))
    before.sort()
    before.sort(key=lambda found: found[0], reverse=True)
    return [id_ for _, id_ in [*sorted(inside), *before, *sorted(behind)]]


@given(
    first=st.none() | st.integers(-50, 950),
    last=st.none() | st.integers(-50, 950),
    most=st.integers(1, 120),
    of_entity=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_the_first_events_of_a_range(dated, first, last, most, of_entity):
    store, days = dated
    low, high = (None if n is None else BASE + dt.timedelta(days=n) for n in (first, last))
    if (low is None and high is None) or (low and high and low > high):
        return
    entity = "company:orla-mills" if of_entity else None
    question = Question(first=low, last=high, entity=entity)
    wanted = expected(days, low, high)[:most]
    found = store.load_events(question, most=most).events
    assert sorted(event.id for event in found) == sorted(wanted)


def test_all_events_of_a_range_are_those_of_the_plain_question(dated):
    store, _ = dated
    question = Question(first=dt.date(2031, 6, 1), last=dt.date(2031, 8, 31))
    plain = store.load(question).events
    assert store.load_events(question).events == plain
    assert store.load_events(question, most=100).events == plain
    assert len(plain) > 10
