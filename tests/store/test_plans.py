"""No bounded question goes through a whole table: SQLite's own plans say so."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from sqlalchemy import event

from extractor.store import SHOWN, Question
from tests.factories import WORLD, told

BIG = (
    "articles", "entities", "events", "participants", "relations", "sentences", "names",
    "name_words", "links",
)  # fmt: skip
MARCH = Question(first=dt.date(2031, 3, 1), last=dt.date(2031, 3, 31), statuses=SHOWN)
HARBORLINE = Question(entity="company:harborline-shipping", statuses=SHOWN)
QUESTIONS = (
    ("find", lambda s: s.find_entities("Harborline")),
    ("find by a part", lambda s: s.find_entities("Brandt")),
    ("names", lambda s: s.names({"company:harborline-shipping"})),
    ("tally", lambda s: s.tally("company:harborline-shipping")),
    ("who", lambda s: s.load(HARBORLINE.model_copy(update={"from_articles": 40}))),
    ("when", lambda s: s.load_events(MARCH, most=100)),
    ("when of one", lambda s: s.load_events(HARBORLINE, most=100)),
    ("links", lambda s: s.load_relations(HARBORLINE, most=100)),
    ("path", lambda s: s.path_between("person:ada-brandt", "product:tidewell", MARCH)),
    ("search", lambda s: s.search("bought")),
    ("search, Chinese", lambda s: s.search("收购")),
    ("an article", lambda s: s.load(Question(article=told(WORLD[0]).article.id))),
)


def scans_of(store, ask):
    """List the steps of SQLite's plans that go through a whole table."""
    for plan in WORLD:
        store.writer().save_extraction(told(plan))
    scans: list[str] = []

    def explain(_connection, cursor, statement, parameters, _context, _many):
        if not statement.lstrip().upper().startswith(("SELECT", "WITH")):
            return
        own = cursor.connection.cursor()
        for *_, detail in own.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall():
            # an alias such as names_1 is the table as well
            scanned = re.match(r"SCAN (\w+?)(?:_\d+)?(?: |$)", detail)
            if scanned and scanned.group(1) in BIG:
                scans.append(f"{detail} in {statement}")

    event.listen(store._engine, "before_cursor_execute", explain)
    ask(store)
    event.remove(store._engine, "before_cursor_execute", explain)
    return scans


@pytest.mark.parametrize(("name", "ask"), QUESTIONS, ids=[name for name, _ in QUESTIONS])
def test_a_question_goes_through_no_whole_table(store, name, ask):
    assert scans_of(store, ask) == [], name


def test_only_the_whole_store_is_gone_through(store):
    assert scans_of(store, lambda s: s.load())
