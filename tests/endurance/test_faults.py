"""What a killed, a second and a reading process do to a store: nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys

import pytest

from extractor.errors import StoreError
from extractor.store import open_store
from tests.endurance import kills
from tests.endurance.faults import exported, ingest_folder, start_ingestion, write_articles
from tests.factories import MERGER, told


def test_a_killed_ingestion_is_continued_to_the_same_bytes(tmp_path):
    met = kills.run(5, seed=3, folder=tmp_path, n_articles=12)
    assert met["kills"] == 5
    assert met["continued to the end"] >= 1


def test_two_ingestions_and_a_reader_at_once(tmp_path):
    write_articles(tmp_path / "left", 20)
    write_articles(tmp_path / "right", 30)  # the first 20 are the same
    ingest_folder(tmp_path / "right", tmp_path / "whole.db")
    store = tmp_path / "shared.db"
    with open_store(store, create=True) as reader:
        children = [start_ingestion(tmp_path / side, store) for side in ("left", "right")]
        seen = [0]
        while any(child.poll() is None for child in children):
            library = reader.load()
            assert len(library.sentences) == sum(len(a.paragraphs) for a in library.articles)
            seen.append(len(library.articles))
        errors = [child.communicate()[1] for child in children]
    assert [child.returncode for child in children] == [0, 0], errors
    assert seen == sorted(seen)
    with open_store(store) as opened, open_store(tmp_path / "whole.db") as whole:
        # both folders hold the first articles; the least path is told
        assert [a.id for a in opened.articles()] == [a.id for a in whole.articles()]
        assert opened.load().entities == whole.load().entities
        assert opened.judgements() == whole.judgements()


def test_a_full_disk_is_one_line_and_leaves_whole_articles(tmp_path):
    write_articles(tmp_path / "news", 30)
    code = (
        "import resource, signal, sys; from pathlib import Path;"
        "from extractor.errors import StoreError;"
        "from tests.endurance.faults import ingest_folder;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000));\n"
        "try: ingest_folder(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except StoreError as error: print(error)"
    )
    store = tmp_path / "x.db"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "news"), str(store)],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.startswith(f"{store}: ")
    assert done.stdout.count("\n") == 1
    ingest_folder(tmp_path / "news", store)
    ingest_folder(tmp_path / "news", tmp_path / "whole.db")
    assert exported(store) == exported(tmp_path / "whole.db")


@pytest.mark.parametrize(
    "content", [b"no database at all", b"\x00" * 4096, b"SQLite format 3\x00x"]
)
def test_a_foreign_file_is_refused_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(StoreError) as refusal:
        open_store(path, create=True)
    assert "\n" not in str(refusal.value)
    assert path.read_bytes() == content


def test_a_store_that_another_program_holds_is_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr("extractor.store.connections.BUSY_SECONDS", 0.2)
    path = tmp_path / "x.db"
    open_store(path, create=True).__exit__(None, None, None)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with open_store(path) as store:
        assert store.count() == 0  # who only reads does not wait
        with pytest.raises(StoreError, match="in use by another program"):
            store.writer().save_extraction(told(MERGER))
        holder.execute("ROLLBACK")
        assert store.writer().save_extraction(told(MERGER)) == "saved"
    holder.close()
