"""The store in the browser: its path goes in, a read-only Datasette with our questions comes out.

Datasette is an extra (`pip install 'extractor[serve]'`); it opens the file for reading alone.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from extractor.asking.queries import QUERIES
from extractor.errors import MissingExtra
from extractor.store import open_store
from extractor.store.schema import metadata
from extractor.store.words import match_query

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_SHOWN = frozenset({"articles", "entities", "events", "relations", "sentences"})


def _teach(conn: sqlite3.Connection) -> None:
    """Teach SQL how a person's words are searched for; without a word, nothing is found."""
    conn.create_function("match_query", 1, lambda words: match_query(words) or '""')


def build_server(path: Path) -> Any:  # noqa: ANN401
    """Build a Datasette of one store.

    Raises:
        MissingExtra: Datasette is not installed.
        StoreError: there is no store, or it cannot be read.
    """
    try:
        datasette = import_module("datasette.app")
        plugins = import_module("datasette.plugins").pm
        hook = import_module("datasette").hookimpl
    except ImportError as error:
        raise MissingExtra("datasette", "serve") from error
    with open_store(path) as store:  # it is one, and of today's version
        n_articles = store.count()
    if not plugins.has_plugin("extractor"):
        functions = ModuleType("extractor_functions")  # a plugin is a module to Datasette
        vars(functions)["prepare_connection"] = hook(_teach, specname="prepare_connection")
        plugins.register(functions, name="extractor")
    hidden = {table: {"hidden": True} for table in metadata.tables if table not in _SHOWN}
    return datasette.Datasette(
        files=[str(path)],
        metadata={
            "title": "extractor",
            "description": f"{n_articles} articles: who is who, what happened when, who is tied",
            "databases": {path.stem: {"queries": QUERIES, "tables": hidden}},
        },
        settings={"allow_download": False, "force_https_urls": False},
    )


def serve(path: Path, *, host: str, port: int) -> None:
    """Serve a store until the program is stopped.

    Args:
        path: the store's file.
        host: address to listen at.
        port: port to listen at.

    Raises:
        MissingExtra: Datasette is not installed.
        StoreError: there is no store, or it cannot be read.
    """
    server = build_server(path)
    uvicorn = import_module("uvicorn")  # comes with Datasette
    uvicorn.run(server.app(), host=host, port=port, log_level="warning", lifespan="on")
