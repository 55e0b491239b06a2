"""Connections to the store's file: a path goes in, an Engine comes out; errors become StoreError.

The file is SQLite in WAL mode: one writes, any number read meanwhile, and who has to wait waits
for `BUSY_SECONDS`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, text
from sqlalchemy.pool import QueuePool

from extractor.errors import StoreError
from extractor.store.migrations import APPLICATION_ID, VERSION, migrate, pending, version_of

BUSY_SECONDS = 60.0
"""How long a connection waits for another that writes; an article takes far less."""

_PRAGMAS = (
    "synchronous = NORMAL",
    "secure_delete = ON",
    "cache_size = -64000",
    # An article changes some 300 pages all over the file; who copies them back every few articles
    # writes the same ones again and again.
    "wal_autocheckpoint = 16000",
)

_REASONS = (
    ("database is locked", "is in use by another program: try again when that is done"),
    ("database or disk is full", "cannot be written: the disk is full"),
    ("readonly database", "cannot be written: the file is read-only"),
    ("file is not a database", "is no store: not an SQLite file"),
    ("disk image is malformed", "is damaged: make it anew from the articles"),
    ("unable to open database file", "cannot be opened"),
)


def make_engine(path: Path) -> Engine:
    """Make the engine for an existing file; transactions that write say so with `BEGIN IMMEDIATE`.

    Execution option `writes=True` on a connection makes its transactions writing ones.
    """
    uri = f"{path.absolute().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        # isolation level None: Python begins nothing on its own, so that the event below can;
        # threads: the pool gives a connection to one at a time
        return sqlite3.connect(
            uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )

    # Kept open: closing the last connection would move the whole log into the file each time.
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def run_pragma(engine: Engine, pragma: str) -> None:
    """Run a pragma that must stand outside of any transaction."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(f"PRAGMA {pragma}")
    finally:
        connection.close()


@contextmanager
def telling(path: str) -> Iterator[None]:
    """Turn what SQLite complains of into one clear line.

    Raises:
        StoreError: instead of any database error.
    """
    try:
        yield
    except (exc.DBAPIError, sqlite3.Error) as error:
        raise StoreError(path, _reason(error)) from error


def _reason(error: Exception) -> str:
    said = str(error.orig if isinstance(error, exc.DBAPIError) else error)
    for words, reason in _REASONS:
        if words in said:
            return reason
    return f"cannot be used: {said}"


def ready(engine: Engine, path: str, *, is_new: bool) -> None:
    """Check that the file is a store of ours and bring it to today's version.

    Raises:
        StoreError: it belongs to another program, is of a newer version, or is empty though
            `is_new` does not say that it was just made.
    """
    with engine.connect() as connection:
        _refuse_foreign(connection, path, is_new=is_new)
        is_current = not pending(connection)
    if is_current:
        return
    run_pragma(engine, "journal_mode = WAL")
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        # another program may have been first: what is pending is asked again inside
        _refuse_foreign(connection, path, is_new=is_new)
        migrate(connection)


def _refuse_foreign(connection: Connection, path: str, *, is_new: bool) -> None:
    mark = int(connection.execute(text("PRAGMA application_id")).scalar_one())
    n_tables: int = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    if n_tables == 0 and mark in {0, APPLICATION_ID}:
        if not is_new:
            raise StoreError(path, "is empty: no article was ever stored there")
        return
    if mark != APPLICATION_ID:
        raise StoreError(path, "is an SQLite file of another program, no store")
    version = version_of(connection)
    if version > VERSION:
        raise StoreError(
            path,
            f"was written by a newer extractor (store version {version}, "
            f"this one knows up to {VERSION}): update extractor",
        )
