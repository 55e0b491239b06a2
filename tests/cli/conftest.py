"""A store of a small world, and the program run in it as from a shell."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.store import open_store
from tests.factories import WORLD, told


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def world(tmp_path_factory) -> Path:
    """Give the path of a store with the four articles of `tests/factories.py`; only read it."""
    path = tmp_path_factory.mktemp("world") / "world.db"
    with open_store(path, create=True) as store:
        for plan in WORLD:
            store.writer().save_extraction(told(plan))
    return path


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the program in this process."""

    def run_program(*arguments: object) -> Answer:
        monkeypatch.setattr(sys, "argv", ["extractor", *map(str, arguments)])
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        printed = capsys.readouterr()
        return Answer(status, printed.out, printed.err)

    return run_program


@pytest.fixture
def ask(run, world):
    """Ask the store of the small world."""

    def ask_world(*arguments: object) -> Answer:
        return run(*arguments, "--store", world)

    return ask_world
