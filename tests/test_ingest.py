"""The straight line from paths to a store, with a stand-in for the language pipeline."""

from __future__ import annotations

import io

from extractor.ingest import Failure, ingest, read_library
from extractor.settings import Settings
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
