"""The migrations make the tables that the code reads."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import create_engine, inspect

from extractor.store import open_store
from extractor.store.migrations import MIGRATIONS, VERSION
from extractor.store.schema import SENTENCE_WORDS, metadata


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
