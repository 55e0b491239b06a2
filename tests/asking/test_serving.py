"""The store in the browser: Datasette's own client asks what a browser would."""

from __future__ import annotations

import asyncio

import pytest

from extractor.asking.queries import QUERIES
from extractor.asking.serving import build_server
from extractor.errors import StoreError
from extractor.store import open_store
from tests.factories import WORLD, told

pytest.importorskip("datasette", reason="Datasette is an extra: extractor[serve]")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    path = tmp_path_factory.mktemp("served") / "world.db"
    with open_store(path, create=True) as store:
        for plan in WORLD:
            store.writer().save_extraction(told(plan))
    return path


@pytest.fixture(scope="module")
def get(world):
    server = build_server(world)

    def ask(path: str):
        return asyncio.run(server.client.get(path))

    return ask


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_every_question_is_a_page_and_json(get, name):
    asked = {"who": "name=", "when": "from=&to=", "links": "name=harborline", "search": "words=app"}
    page = get(f"/world/{name}?{asked[name]}")
    assert page.status_code == 200
    assert "http://" not in page.text.replace("http://localhost", "")
    data = get(f"/world/{name}.json?{asked[name]}&_shape=array")
    assert data.status_code == 200
    assert data.json()


def test_a_timeline_of_days(get):
    rows = get("/world/when.json?from=2031-03-04&to=2031-03&_shape=array").json()
    assert [row["date"] for row in rows] == ["2031-03-04"]
    assert rows[0]["article"] == "Harborline reports a loss"


def test_words_are_searched_as_on_the_command_line(get):
    for words, found in (("软件的应用", 1), ('"routing app"', 1), ('" OR *', 0), ("", 0)):
        answer = get(f"/world/search.json?words={words}&_shape=array")
        assert answer.status_code == 200, answer.text
        assert len(answer.json()) == found, words


def test_ties_of_a_name_under_all_its_ids(get):
    rows = get("/world/links.json?name=harborline shipping ltd.&_shape=array").json()
    assert {row["relation"] for row in rows} == {"acquires", "leads"}


def test_nothing_can_be_written(get, world):
    before = world.read_bytes()
    for sql in ("delete from articles", "drop table articles", "attach 'x.db' as x"):
        assert get(f"/world.json?sql={sql}").status_code == 400
    assert world.read_bytes() == before


def test_a_path_that_is_no_store(tmp_path):
    with pytest.raises(StoreError):
        build_server(tmp_path / "none.db")
