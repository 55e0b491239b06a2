"""The store: one SQLite file of articles and what was read out of them.

`open_store` opens it; `Store` answers, `Writer` changes. Only this package knows SQL.
"""

from __future__ import annotations

from pathlib import Path

from extractor.errors import StoreError
from extractor.store.connections import make_engine, ready, telling
from extractor.store.corrected import ListedCorrection
from extractor.store.facts import Tally
from extractor.store.lookup import FactId
from extractor.store.paths import Hop
from extractor.store.questions import SHOWN, Question
from extractor.store.search import Hit
from extractor.store.store import Store
from extractor.store.writer import Saved, Writer

__all__ = [
    "SHOWN",
    "FactId",
    "Hit",
    "Hop",
    "ListedCorrection",
    "Question",
    "Saved",
    "Store",
    "Tally",
    "Writer",
    "open_store",
]


def open_store(path: str | Path, *, create: bool = False) -> Store:
    """Open a store; use it as a context manager, so that it is closed again.

    Args:
        path: the file.
        create: make it, with the folders above it, where there is none.

    Raises:
        StoreError: there is none, it cannot be opened, belongs to another program, or was written
            by a newer version.
    """
    file = Path(path)
    shown = str(path)
    if file.is_dir():
        raise StoreError(shown, "is a folder; a store is a file")
    if not file.exists():
        if not create:
            raise StoreError(shown, "no store there; `extractor ingest PATH...` makes one")
        _make(file, shown)
    engine = make_engine(file)
    with telling(shown):
        ready(engine, shown, is_new=create)
    return Store(engine, shown)


def _make(file: Path, shown: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    except OSError as error:
        raise StoreError(shown, f"cannot be made: {error.strerror or error}") from error
