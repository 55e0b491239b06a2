"""Ingestions that are killed: what `python -m tests.endurance.kills` and the tests go through.

A child process ingests a folder with a stand-in for the language pipeline, so that it spends its
time where a kill could do harm: in the store.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from extractor.api import open_store as open_archive
from extractor.export import export_bytes
from extractor.ingest import ingest
from extractor.settings import Settings
from extractor.store import open_store
from tests.standin import read_capitals

ROOT = Path(__file__).parents[2]
_NAMES = ("OKRA", "BELUGA", "NORDWIND", "TESSERA", "QUILL", "HALCYON", "MERIDIAN", "OSTRAVA")


def write_articles(folder: Path, n_articles: int) -> None:
    """Write articles that share names, so that each touches what others left."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(n_articles):
        chance = random.Random(number)  # noqa: S311
        blocks = [f"Mill {number} changes hands"]
        for day in range(1, 9):
            buyer, seller = chance.sample(_NAMES, 2)
            blocks.append(f"On March {day}, 2031 {buyer} bought mill {number} from {seller}.")
        (folder / f"{number:03}.txt").write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def ingest_folder(folder: Path, store: Path) -> None:
    """Ingest a folder, as the child process does."""
    with open_store(store, create=True) as opened:
        ingest([folder], store=opened, settings=Settings(lexicon=False), understand=read_capitals)


def start_ingestion(folder: Path, store: Path) -> subprocess.Popen[bytes]:
    """Start a process that ingests a folder."""
    code = (
        "import sys; from pathlib import Path; from tests.endurance.faults import ingest_folder;"
        "ingest_folder(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder), str(store)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
    )


def exported(store: Path) -> bytes:
    """Give the whole store as bytes that do not tell how it came about."""
    with open_archive(store) as archive:
        return export_bytes(archive.library(), format="json")


def kill_at(folder: Path, store: Path, seconds: float) -> bool:
    """Start an ingestion and kill it; tell whether it was still at work."""
    child = start_ingestion(folder, store)
    time.sleep(seconds)
    was_running = child.poll() is None
    if was_running:
        child.send_signal(signal.SIGKILL)
    child.communicate()
    return was_running


def check_store(folder: Path, store: Path) -> int:
    """Check that a store opens and holds only whole articles; give how many.

    Raises:
        AssertionError: it does not.
    """
    if not store.exists() or store.stat().st_size == 0:
        return 0
    with open_store(store, create=True) as opened:
        library = opened.load()
        for article in library.articles:
            inside = [s for s in library.sentences if s.evidence.article == article.id]
            assert len(inside) == len(article.paragraphs), f"{article.path} is not whole"
            assert any(m.article == article.id for e in library.entities for m in e.mentions)
            name = Path(article.path).name
            assert article.text.strip() == (folder / name).read_text(encoding="utf-8").strip()
        return len(library.articles)
