"""Second keys: of the same articles as the first, enough of them, and read by nobody who trains.

That they compile without a warning, `test_corpus` checks of every key.
"""

import re
from pathlib import Path

import pytest

from extractor.training import dates_check, floors, outputs
from extractor.training.agreement import table
from extractor.training.aligned import folders_of
from extractor.training.annotation import find_sources
from extractor.training.twice import CORPUS, SECOND, SPLITS, read_twice

SECONDS = find_sources([CORPUS / SECOND])
FIRSTS = find_sources([CORPUS / split for split in SPLITS])

pytestmark = pytest.mark.skipif(not SECONDS, reason="the corpus is not beside these tests")


@pytest.fixture(params=SECONDS, ids=lambda folder: folder.name)
def second(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_both_keys_are_of_one_text(second: Path) -> None:
    first = next(folder for folder in FIRSTS if folder.name == second.name)
    mine, theirs = (folder / "article.txt" for folder in (second, first))
    assert mine.read_bytes() == theirs.read_bytes()


def test_a_second_key_is_no_copy(second: Path) -> None:
    first = next(folder for folder in FIRSTS if folder.name == second.name)
    for name in ("source.txt", "key.toml"):
        assert (second / name).read_bytes() != (first / name).read_bytes()


def test_a_fifth_of_the_articles_is_annotated_twice() -> None:
    assert 5 * len(SECONDS) >= len(FIRSTS)


def test_the_table_in_the_manual_is_what_the_command_prints() -> None:
    manual = (CORPUS / "README.md").read_text("utf-8")
    assert "\n".join(table(read_twice())) in manual, "run python -m extractor.training.agreement"
    assert f"{len(SECONDS)} of the {len(FIRSTS)} articles were annotated twice" in manual


def test_no_reader_of_the_splits_meets_a_second_key() -> None:
    root = CORPUS.parent
    trained_on = folders_of(str(CORPUS / split) for split in SPLITS)
    shown = [root / outputs.CORPUS, floors.DEV, *dates_check.find_articles(), *trained_on]
    assert not any(folder.is_relative_to(CORPUS / SECOND) for folder in shown)
    assert all(any(f.is_relative_to(CORPUS / split) for split in SPLITS) for f in shown)


def test_the_makefile_names_the_splits_alone() -> None:
    recipes = re.findall(r"^\t(.*)", (CORPUS.parent / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = [words for line in recipes for words in re.findall(r"\bcorpus\b\S*", line)]
    assert named
    parts = (*SPLITS, "passages")
    assert all(words.startswith(tuple(f"corpus/{part}" for part in parts)) for words in named)
