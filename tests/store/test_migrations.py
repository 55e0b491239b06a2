"""The migrations make the tables that the code reads."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import create_engine, inspect

from extractor.store import open_store
from extractor.store.migrations import _INITIAL, APPLICATION_ID, MIGRATIONS, VERSION
from extractor.store.rows import name_rows
from extractor.store.schema import SENTENCE_WORDS, metadata
from tests.factories import WORLD, told


def shape(engine):
    """Describe tables, columns and indexes."""
    inspector = inspect(engine)
    return {
        name: (
            {(c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(name)},
            inspector.get_pk_constraint(name)["constrained_columns"],
            {(i["name"], tuple(i["column_names"])) for i in inspector.get_indexes(name)},
        )
        for name in inspector.get_table_names()
        if not name.startswith(SENTENCE_WORDS)
    }


def test_migrations_make_the_schema(tmp_path):
    open_store(tmp_path / "articles.db", create=True).__exit__(None, None, None)
    made = create_engine(f"sqlite:///{tmp_path / 'articles.db'}")
    declared = create_engine("sqlite://")
    metadata.create_all(declared)
    assert shape(made) == shape(declared)
    made.dispose()
    declared.dispose()


def test_every_version_has_its_migration():
    names = [migration.__name__ for migration in MIGRATIONS]
    assert [name[:5] for name in names] == [f"m{i:03}_" for i in range(1, VERSION + 1)]


def test_a_failing_migration_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "x.db"
    open_store(path, create=True).__exit__(None, None, None)

    def m002_broken(connection):
        connection.exec_driver_sql("CREATE TABLE half (done)")
        raise RuntimeError("power cut")

    monkeypatch.setattr("extractor.store.migrations.MIGRATIONS", (*MIGRATIONS, m002_broken))
    with pytest.raises(RuntimeError, match="power cut"):
        open_store(path)
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()
    raw.close()


def first_version(path, extractions):
    """Write a store as its first version was."""
    with sqlite3.connect(path) as raw:
        for statement in _INITIAL.split(";\n"):
            raw.execute(statement)
        for extraction in extractions:
            _write_first(raw, extraction)
        raw.execute("PRAGMA user_version = 1")
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.close()


def _write_first(raw, extraction):
    def insert(table, *values):
        raw.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608

    article = extraction.article
    record = article.model_dump_json(exclude={"text", "path"})
    insert("articles", article.id, article.path, record, article.text)
    for entity in extraction.entities:
        insert("entities", entity.id, article.id, entity.type, entity.model_dump_json())
    for event in extraction.events:
        days = [event.when and event.when.start, event.when and event.when.end]
        told = [day and day.isoformat() for day in days]
        here = event.evidence[0].section
        insert("events", event.id, article.id, here, event.status, *told, event.model_dump_json())
        for participant in event.participants:
            insert("participants", participant.entity, event.id)
    for relation in extraction.relations:
        days = [relation.when and relation.when.start, relation.when and relation.when.end]
        insert(
            "relations", relation.id, article.id, relation.evidence[0].section, relation.status,
            relation.type, relation.source, relation.target,
            *(day and day.isoformat() for day in days), relation.model_dump_json(),
        )  # fmt: skip
    for sentence in extraction.sentences:
        e = sentence.evidence
        place = (e.article, e.section, e.paragraph, e.start, e.end, sentence.language, e.quote)
        insert("sentences", None, *place)
    for row in name_rows(extraction.entities):
        names = "INSERT INTO names VALUES (:entity, :key, :kind, :name, 1) ON CONFLICT DO UPDATE "
        raw.execute(f"{names} SET articles = articles + 1", row)


def test_a_store_of_the_first_version_becomes_one_of_today(tmp_path):
    extractions = [told(plan) for plan in WORLD]
    first_version(tmp_path / "old.db", extractions)
    with open_store(tmp_path / "new.db", create=True) as new:
        for extraction in extractions:
            new.writer().save_extraction(extraction)
        with open_store(tmp_path / "old.db") as old:
            old.writer().remove(extractions[0].article.id)  # what was concluded is made anew
            old.writer().save_extraction(extractions[0])
            assert old.load() == new.load()
            assert [hit.sentence for hit in old.search("Quillon")] == [
                hit.sentence for hit in new.search("Quillon")
            ]
            assert [hit.sentence for hit in old.search("收购")] == [
                hit.sentence for hit in new.search("收购")
            ]
            assert old.find_entities("Brandt") == new.find_entities("Brandt")
            assert old.load_events(most=3) == new.load_events(most=3)


@pytest.mark.parametrize(
    ("version", "made_anew"),
    [(6, ("event_keys", "event_pairs", "joined", "name_words")),
     (7, ("event_keys", "event_pairs", "joined"))],
)  # fmt: skip
def test_what_a_later_version_files_otherwise_is_filed_anew(tmp_path, version, made_anew):
    path = tmp_path / "old.db"
    extractions = [told(plan) for plan in WORLD]
    with open_store(path, create=True) as new:
        for extraction in extractions:
            new.writer().save_extraction(extraction)
        library, found = new.load(), new.find_entities("Quillon")
    assert any(event.reports for event in library.events)
    assert found
    with sqlite3.connect(path) as raw:
        files = {table: raw.execute(f"SELECT * FROM {table}").fetchall() for table in made_anew}  # noqa: S608
        for table in made_anew:
            raw.execute(f"DELETE FROM {table}")  # noqa: S608
        raw.execute(f"PRAGMA user_version = {version}")
    raw.close()
    with open_store(path) as old:
        assert (old.load(), old.find_entities("Quillon")) == (library, found)
    with sqlite3.connect(path) as raw:
        for table, rows in files.items():
            assert sorted(raw.execute(f"SELECT * FROM {table}")) == sorted(rows)  # noqa: S608
    raw.close()
