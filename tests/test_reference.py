"""The documents of `docs/` tell the truth: the reference is made from the program, examples run."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from extractor import open_store
from extractor.store import open_store as make_store
from extractor.training.reference import REFERENCE, reference
from tests.factories import WORLD, told

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(name="world")
def made_world(tmp_path, monkeypatch):
    """Give the folder that holds the store of the examples, and stand in it."""
    with make_store(tmp_path / "articles.db", create=True) as store:
        for plan in WORLD:
            store.writer().save_extraction(told(plan))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_reference_is_what_the_program_says():
    assert REFERENCE.read_text(encoding="utf-8") == reference()


@pytest.mark.usefixtures("world")
def test_the_examples_of_the_python_api_run():
    result = doctest.testfile(str(DOCS / "python.md"), module_relative=False)
    assert result.attempted > 15
    assert result.failed == 0


def test_answers_become_data_frames(world):
    pytest.importorskip("pandas", reason="pandas is an extra: extractor[frames]")
    with open_store(world / "articles.db") as archive:
        answers = (
            archive.who(),
            archive.timeline(),
            archive.links("Harborline"),
            archive.path("Ada Brandt", "Tidewell"),
            archive.between("Harborline", "Quillon Software"),
            archive.related("Harborline"),
            archive.top(),
            archive.compare(),
            archive.conflicts(),
            archive.search("routing"),
            archive.why("Harborline"),
        )
        for answer in answers:
            frame = answer.to_frame()
            assert list(frame.columns) == list(answer.columns)
            assert len(frame) == len(answer.rows()) > 0


def test_without_pandas_one_line_says_so(world, monkeypatch):
    def absent(name: str):
        raise ImportError(name)

    monkeypatch.setattr("extractor.asking.answers.import_module", absent)
    with (
        open_store(world / "articles.db") as archive,
        pytest.raises(Exception, match=r"pip install 'extractor\[frames\]'"),
    ):
        archive.links("Harborline").to_frame()
