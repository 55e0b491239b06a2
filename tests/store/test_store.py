"""What goes into a store comes out of it, whatever way it went in."""

from __future__ import annotations

import datetime as dt
import itertools
import sqlite3
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.errors import StoreError, UnknownName
from extractor.resolve import library_of
from extractor.store import SHOWN, Question, open_store
from tests.factories import CHINESE, FOLLOW_UP, MERGER, STRANGER, WORLD, Draft, Name, told

ALL = [told(plan) for plan in WORLD]


def fill(store, extractions):
    writer = store.writer()
    return [writer.save_extraction(extraction) for extraction in extractions]


def test_a_store_gives_back_what_its_articles_say_together(store):
    fill(store, ALL)
    assert store.load() == library_of(ALL)


def test_the_same_article_again_changes_nothing(store):
    fill(store, ALL)
    before = store.load().model_dump_json()
    assert fill(store, ALL) == ["unchanged"] * 4
    assert store.load().model_dump_json() == before


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_order_of_ingestion_does_not_show(tmp_path, order):
    with open_store(tmp_path / "x.db", create=True) as store:
        fill(store, [ALL[i] for i in order])
        assert store.load() == library_of(ALL)
        assert store.judgements() == reference_judgements(tmp_path)


def reference_judgements(tmp_path):
    with open_store(tmp_path / "reference.db", create=True) as store:
        fill(store, ALL)
        return store.judgements()


@given(
    steps=st.lists(st.tuples(st.booleans(), st.integers(0, 3)), max_size=10),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_adding_and_removing_leaves_just_what_is_in(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("laws")
    inside: set[int] = set()
    with open_store(folder / "x.db", create=True) as store:
        writer = store.writer()
        for adds, i in steps:
            if adds:
                writer.save_extraction(ALL[i])
                inside.add(i)
            elif i in inside:
                writer.remove(ALL[i].article.id)
                inside.discard(i)
        kept = [ALL[i] for i in sorted(inside)]
        with open_store(folder / "fresh.db", create=True) as fresh:
            fill(fresh, kept)
            assert store.load() == fresh.load() == library_of(kept)
            assert store.judgements() == fresh.judgements()


def test_a_removed_article_leaves_no_byte(store, tmp_path):
    fill(store, ALL)
    store.writer().remove(told(STRANGER).article.id)
    files = [path.read_bytes() for path in tmp_path.iterdir()]
    for word in (b"Montvale", b"montvale", b"branch", b"quiet.txt"):
        assert all(word not in content for content in files)
    assert any(b"Harborline" in content for content in files)


def test_removing_what_is_not_there_names_it(store):
    with pytest.raises(UnknownName, match="a00"):
        store.writer().remove("a00")


def test_names_link_across_articles_with_a_reason(store):
    fill(store, ALL)
    ids = {entity.id for entity in store.load().entities}
    assert "company:harborline-shipping" in ids
    assert "company:harborline" not in ids
    (judgement,) = store.judgements("company:harborline-shipping")
    assert (judgement.left, judgement.right, judgement.verdict) == (
        "company:harborline",
        "company:harborline-shipping",
        "same",
    )
    assert "'Harborline' is another name of it" in judgement.why


def test_the_least_of_several_paths_is_kept(store):
    fill(store, [told(MERGER)])
    again = told(MERGER)
    renamed = again.model_copy(
        update={"article": again.article.model_copy(update={"path": "a/merger.txt"})}
    )
    assert fill(store, [renamed]) == ["unchanged"]
    assert [article.path for article in store.articles()] == ["a/merger.txt"]
    fill(store, [told(MERGER)])
    assert [article.path for article in store.articles()] == ["a/merger.txt"]


# --- questions ----------------------------------------------------------------------------------


def test_an_article_narrows(store):
    fill(store, ALL)
    library = store.load(Question(article=told(MERGER).article.id))
    assert {article.title for article in library.articles} == {MERGER.title}
    assert {e.article for event in library.events for e in event.evidence} == {
        told(MERGER).article.id
    }
    assert "product:tidewell" not in {entity.id for entity in library.entities}


def test_a_section_narrows(store):
    fill(store, ALL)
    library = store.load(Question(section="whos_who"))
    assert library.events == ()
    assert [r.type for r in library.relations] == ["develops"]
    assert {s.evidence.section for s in library.sentences} == {"whos_who"}
    assert {e.id for e in library.entities} == {"company:quillon-software", "product:tidewell"}
    assert all(len(entity.mentions) == 1 for entity in library.entities)


def test_an_entity_narrows_under_every_of_its_ids(store):
    fill(store, ALL)
    library = store.load(Question(entity="company:harborline-shipping"))
    assert {relation.type for relation in library.relations} == {"acquires", "leads"}
    # the follow-up gives another day
    (event,) = library.events
    days = {event.when.edtf, *(day.when.edtf for day in event.other_days)}
    assert days == {"2031-03-03", "2031-03-04"}
    harborline = next(e for e in library.entities if e.id == "company:harborline-shipping")
    assert {mention.article for mention in harborline.mentions} == {
        told(MERGER).article.id,
        told(FOLLOW_UP).article.id,
    }
    assert len(library.sentences) == 3  # all that name it, no other


def test_days_narrow(store):
    fill(store, ALL)

    def found(first, last):
        return {e.when.edtf for e in store.load(Question(first=first, last=last)).events}

    assert found(dt.date(2031, 3, 4), dt.date(2031, 4, 1)) == {"2031-03-04"}
    assert found(dt.date(2031, 3, 4), None) == {"2031-03-04", "2031-04-09"}
    # one report of the deal gives this day, its leading one the day after
    assert found(None, dt.date(2031, 3, 3)) == {"2031-03-03", "2031-03-04"}


def test_status_narrows(store):
    fill(store, ALL)
    assert {event.status for event in store.events()} == {"asserted", "hedged"}
    assert {event.status for event in store.events(Question(statuses=SHOWN))} == {"asserted"}


def test_every_id_of_an_answer_is_in_it(store):
    fill(store, ALL)
    questions = [
        Question(),
        Question(section="body"),
        Question(section="whos_who"),
        Question(entity="person:ada-brandt"),
        Question(first=dt.date(2031, 4, 1)),
    ]
    for question in questions:
        library = store.load(question)
        known = {entity.id for entity in library.entities}
        named = {p.entity for event in library.events for p in event.participants}
        named |= {end for r in library.relations for end in (r.source, r.target)}
        assert named <= known
        articles = {article.id for article in library.articles}
        assert {s.evidence.article for s in library.sentences} <= articles
        assert {e.article for event in library.events for e in event.evidence} <= articles


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("harborline", "company:harborline-shipping"),
        ("HARBORLINE SHIPPING", "company:harborline-shipping"),
        ("company:harborline", "company:harborline-shipping"),
        ("Brandt", "person:ada-brandt"),
        ("ada brändt", "person:ada-brandt"),
        ("Montvale", "company:montvale-bank"),
        ("奎隆軟件", "company:奎隆软件"),
        ("kuilongruanjian", "company:奎隆软件"),
        ("隆软件", "company:奎隆软件"),
    ],
)
def test_names_are_matched_kindly(store, name, found):
    fill(store, ALL)
    assert store.find_entities(name)[0] == found


def test_an_unknown_name_gives_the_nearest(store):
    fill(store, ALL)
    with pytest.raises(UnknownName) as caught:
        store.find_entities("Quilon Softwear")
    assert caught.value.near[0] == "Quillon Software"


def test_ids_are_found_by_their_beginning(store):
    fill(store, ALL)
    event = store.events()[0]
    assert store.find_id(event.id).kind == "event"
    assert store.find_id(event.id.removeprefix("event:")).id == event.id
    assert store.find_id("company:montvale").id == "company:montvale-bank"
    assert store.find_id(told(MERGER).article.id[:8]).kind == "article"
    with pytest.raises(UnknownName, match="event:"):
        store.find_id("event:")


def test_ways_are_found_with_their_facts(store):
    fill(store, ALL)
    hops = store.path_between("person:ada-brandt", "product:tidewell")
    assert [(hop.source, hop.fact.type, hop.target) for hop in hops] == [
        ("person:ada-brandt", "leads", "company:harborline-shipping"),
        ("company:harborline-shipping", "acquires", "company:quillon-software"),
        ("company:quillon-software", "develops", "product:tidewell"),
    ]
    assert store.path_between("person:ada-brandt", "person:ada-brandt") == ()
    assert store.path_between("person:ada-brandt", "company:montvale-bank") is None
    here = Question(article=told(MERGER).article.id)
    assert store.path_between("person:ada-brandt", "company:quillon-software", here)
    assert store.path_between("person:ada-brandt", "product:tidewell", here) is None


# --- search -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "n"),
    [
        ("quillon", 3),
        ("QUILLON bought", 2),
        ('"bought Quillon"', 2),
        ('"Quillon bought"', 0),
        ("软件", 2),
        ("軟件", 2),
        ("件软", 0),
        ("应用", 1),
        ("zzz", 0),
        ("", 0),
        ("*", 0),
    ],
)
def test_search(store, words, n):
    fill(store, ALL)
    hits = store.search(words)
    assert len(hits) == n
    assert all(hit.marks for hit in hits)


@given(words=st.text(max_size=30))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_search_syntax_is_inert(store, words):
    store.search(words)
    store.search(f'quillon {words}" OR words : NEAR(')


def test_search_narrows(store):
    fill(store, ALL)
    assert len(store.search("Quillon", Question(section="whos_who"))) == 1
    assert len(store.search("Quillon", Question(article=told(MERGER).article.id))) == 1


# --- the file -----------------------------------------------------------------------------------


def test_no_store_there(tmp_path):
    with pytest.raises(StoreError, match=r"no store there"):
        open_store(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "is empty"), (b"Dear diary, " * 200, "not an SQLite file")],
)
def test_files_that_are_no_store(tmp_path, content, reason):
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=reason) as caught:
        open_store(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "x.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE songs (name)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(path, create=True)
    assert path.read_bytes() == before


def test_a_newer_store_is_refused(tmp_path):
    open_store(tmp_path / "articles.db", create=True).__exit__(None, None, None)
    with sqlite3.connect(tmp_path / "articles.db") as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    with pytest.raises(StoreError, match=r"newer extractor \(store version 99"):
        open_store(tmp_path / "articles.db")


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path, create=True)


def test_a_locked_store_is_told_in_one_line(store, tmp_path, monkeypatch):
    fill(store, [told(MERGER)])
    monkeypatch.setattr("extractor.store.connections.BUSY_SECONDS", 0.1)
    mine = open_store(tmp_path / "articles.db")
    other = sqlite3.connect(tmp_path / "articles.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="in use by another program"):
        fill(mine, [told(CHINESE)])
    assert mine.count() == 1  # reading goes on meanwhile
    other.execute("ROLLBACK")
    other.close()
    assert fill(mine, [told(CHINESE)]) == ["saved"]


def test_two_writers_and_a_reader_at_once(store, tmp_path):
    """Both write all articles, in opposite order; nothing is lost, nothing is there twice."""
    failures: list[BaseException] = []

    def write(extractions):
        try:
            with open_store(tmp_path / "articles.db") as mine:
                fill(mine, extractions)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(order,)) for order in (ALL, ALL[::-1])]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        library = store.load()
        assert library == library_of(
            [e for e in ALL if e.article.id in {article.id for article in library.articles}]
        )
    assert failures == []
    assert store.load() == library_of(ALL)


# --- links kept up to date ----------------------------------------------------------------------

_POOL = (
    "Oslo Kraft",
    "Kraft",
    "OKR",
    "Bergen Kraft",
    "BK",
    "Ober Kraft",
    "O.K.R.",
    "百度",
    "Baidu",
)
_NAMES = st.builds(
    lambda type_, first, others: Name(type_, first, tuple(sorted(others - {first}))),
    st.sampled_from(["company", "company", "person"]),
    st.sampled_from(_POOL),
    st.frozensets(st.sampled_from(_POOL), max_size=2),
)
_ARTICLES = st.lists(
    st.lists(_NAMES, min_size=1, max_size=3, unique_by=lambda n: (n.type, n.name)),
    min_size=1,
    max_size=6,
)


def told_names(i, names):
    sentence = " ".join(form for name in names for form in (name.name, *name.aliases))
    return told(Draft(title=f"No. {i}", sentences=(sentence,), names=tuple(names)))


@given(articles=_ARTICLES, data=st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_links_of_a_changing_store_are_those_of_its_articles(tmp_path_factory, articles, data):
    extractions = [told_names(i, names) for i, names in enumerate(articles)]
    order = data.draw(st.permutations(extractions))
    gone = data.draw(st.sets(st.sampled_from(range(len(order)))))
    with open_store(tmp_path_factory.mktemp("links") / "x.db", create=True) as store:
        fill(store, order)
        assert store.load() == library_of(extractions)
        for i in gone:
            store.writer().remove(order[i].article.id)
        kept = [extraction for i, extraction in enumerate(order) if i not in gone]
        assert store.load() == library_of(kept)


_BRANDTS = ("Ada", "Bo", "Cy", "Dag", "Eva", "Fay", "Gro")


@given(
    order=st.permutations(range(len(_BRANDTS) + 1)),
    gone=st.sets(st.sampled_from(range(len(_BRANDTS) + 1)), max_size=6),
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_family_name_links_while_few_bear_it(tmp_path_factory, order, gone):
    firms = (Name("company", "Harborline"), Name("company", "Montvale Bank"))
    people = [f"{given_name} Brandt" for given_name in _BRANDTS]
    extractions = [
        told_names(i, [Name("person", name), *firms]) for i, name in enumerate([*people, "Brandt"])
    ]
    with open_store(tmp_path_factory.mktemp("brandts") / "x.db", create=True) as store:
        fill(store, [extractions[i] for i in order])
        assert store.load() == library_of(extractions)
        for i in sorted(gone):
            store.writer().remove(extractions[i].article.id)
        kept = [extraction for i, extraction in enumerate(extractions) if i not in gone]
        assert store.load() == library_of(kept)
