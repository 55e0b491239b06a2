"""The straight line from paths to a store, with a stand-in for the language pipeline."""

from __future__ import annotations

import io

import pytest

from extractor.ingest import Failure, files_of, ingest, read_library, retry_failed
from extractor.settings import Settings
from extractor.store import open_store
from tests.standin import read_capitals

SETTINGS = Settings()


def unreachable(articles, *, settings):  # noqa: ARG001
    raise AssertionError("nothing was to be read")


def write(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_a_folder_goes_in_and_bad_files_are_named(store, tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder, good="Mills merge\n\nOKRA and BELUGA merged on Monday.\n", empty="")
    (folder / "noise.pdf").write_bytes(b"%PDF-1.4 torn")
    told: list[Failure] = []
    report = ingest(
        [folder, tmp_path / "nowhere.txt"],
        store=store,
        settings=SETTINGS,
        tell=told.append,
        understand=read_capitals,
    )
    assert len(report.saved) == 1
    assert report.unchanged == ()
    assert [failure.path.rpartition("/")[2] for failure in report.failures] == [
        "empty.txt",
        "noise.pdf",
        "nowhere.txt",
    ]
    assert all("\n" not in str(failure) and failure.reason for failure in report.failures)
    assert told == list(report.failures)
    assert store.find_entities("okra") == ("company:okra",)


def test_what_the_store_has_is_not_read_again(store, tmp_path):
    write(tmp_path, good="Mills merge\n\nOKRA and BELUGA merged on Monday.\n")
    first = ingest([tmp_path], store=store, settings=SETTINGS, understand=read_capitals)
    again = ingest([tmp_path], store=store, settings=SETTINGS, understand=unreachable)
    assert again.saved == ()
    assert again.unchanged == first.saved


def test_the_same_article_twice_in_one_run_is_stored_once(store, tmp_path):
    text = "Mills merge\n\nOKRA and BELUGA merged on Monday.\n"
    write(tmp_path, one=text, two=text)
    report = ingest([tmp_path], store=store, settings=SETTINGS, understand=read_capitals)
    assert (len(report.saved), report.unchanged) == (1, report.saved)


def test_standard_input(store):
    stdin = io.BytesIO(b"Mills merge\n\nOKRA and BELUGA merged on Monday.\n")
    report = ingest(["-"], store=store, settings=SETTINGS, stdin=stdin, understand=read_capitals)
    assert len(report.saved) == 1
    assert [article.path for article in store.articles()] == ["-"]


def test_reading_without_a_store_says_the_same(store, tmp_path):
    write(tmp_path, one="Mills merge\n\nOKRA and BELUGA merged.\n", two="More\n\nOKRA sold BELUGA.")
    ingest([tmp_path], store=store, settings=SETTINGS, understand=read_capitals)
    library, failures = read_library([tmp_path], settings=SETTINGS, understand=read_capitals)
    assert library == store.load()
    assert failures == ()


def test_the_lexicon_can_be_switched_off(store, tmp_path):
    write(tmp_path, one="A deal\n\nNVIDIA bought OKRA.\n")
    bare = Settings(lexicon=False)
    library, _ = read_library([tmp_path], settings=bare, understand=read_capitals)
    assert [entity.name for entity in library.entities] == ["NVIDIA", "OKRA"]
    ingest([tmp_path], store=store, settings=SETTINGS, understand=read_capitals)
    assert [entity.name for entity in store.entities()] == ["Nvidia", "OKRA"]


def test_the_number_of_processes_does_not_show(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(9):
        write(
            folder, **{f"n{number}": f"Mill {number} moves\n\nOKRA and BELUGA{number} moved it.\n"}
        )
    write(folder, empty="", n3again="Mill 3 moves\n\nOKRA and BELUGA3 moved it.\n")
    reports, told = [], []
    for jobs in (1, 3):
        with open_store(tmp_path / f"{jobs}.db", create=True) as opened:
            reports.append(
                ingest(
                    [folder], store=opened, settings=SETTINGS, understand=read_capitals, jobs=jobs
                )
            )
            told.append((opened.load(), opened.judgements(), opened.failures()))
    assert reports[0] == reports[1]
    assert told[0] == told[1]
    assert (len(reports[0].saved), len(reports[0].failures)) == (9, 1)


def break_on_beluga(articles, *, settings):
    """Stand in for a pipeline with a defect."""
    for article in articles:
        if "BELUGA" in article.text:
            raise ValueError("no\nsuch fish")
        yield from read_capitals([article], settings=settings)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_pipeline_breaks_on_is_a_failure_like_any_other(store, tmp_path, jobs):
    folder = tmp_path / "news"
    folder.mkdir()
    write(
        folder, a="A deal\n\nOKRA won.\n", b="A fish\n\nBELUGA won.\n", c="A tie\n\nQUILL drew.\n"
    )
    report = ingest([folder], store=store, settings=SETTINGS, understand=break_on_beluga, jobs=jobs)
    assert len(report.saved) == 2
    (failure,) = report.failures
    assert failure.reason == "cannot be understood (ValueError: no such fish)"


def test_failures_are_kept_and_read_again(store, tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder, late="")
    (folder / "rows.jsonl").write_text('{"text": "OKRA won the day."}\n{"broken\n', "utf-8")
    missing = str(folder / "missing.txt")
    ingest([folder, missing], store=store, settings=SETTINGS, understand=read_capitals)
    late, rows = str(folder / "late.txt"), str(folder / "rows.jsonl")
    assert list(store.failures()) == sorted([late, missing, f"{rows}:2"])
    assert files_of(store.failures()) == tuple(sorted([late, missing, rows]))

    write(folder, late="A deal\n\nQUILL won.\n")
    (folder / "rows.jsonl").write_text('{"text": "OKRA won the day."}\n', "utf-8")
    report = retry_failed(store=store, settings=SETTINGS, understand=read_capitals)
    assert (len(report.saved), len(report.unchanged)) == (1, 1)
    assert [failure.path for failure in report.failures] == [missing]
    assert list(store.failures()) == [missing]


def test_what_came_through_a_pipe_is_not_kept_as_a_failure(store):
    stdin = io.BytesIO(b"")
    report = ingest(["-"], store=store, settings=SETTINGS, stdin=stdin, understand=read_capitals)
    assert len(report.failures) == 1
    assert store.failures() == {}
