"""`python -m tests.endurance.kills 200`: ingestions killed at random moments, then continued.

After each kill the store opens and holds only whole articles; continuing until all are in gives
the bytes of an undisturbed run. The moments follow from the seed and from how fast the machine is.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from tests.endurance.faults import (
    check_store,
    exported,
    ingest_folder,
    kill_at,
    start_ingestion,
    write_articles,
)


def run(n_kills: int, seed: int, folder: Path, *, n_articles: int) -> dict[str, int]:
    """Kill so many ingestions, each of so many articles; give what was met.

    Raises:
        AssertionError: a store was damaged, or came out different.
    """
    news = folder / "news"
    write_articles(news, n_articles)
    ingest_folder(news, folder / "whole.db")
    wanted = exported(folder / "whole.db")
    began = time.monotonic()
    start_ingestion(news, folder / "timed.db").communicate()
    longest = time.monotonic() - began  # of a child process, its start included
    chance = random.Random(seed)  # noqa: S311
    met = {"kills": 0, "at work": 0, "in the middle": 0, "continued to the end": 0}
    round_ = 0
    store = folder / f"{round_}.db"
    while met["kills"] < n_kills:
        met["at work"] += kill_at(news, store, chance.uniform(0.3, 1.0) * longest)
        met["kills"] += 1
        n_stored = check_store(news, store)
        met["in the middle"] += 0 < n_stored < n_articles
        if n_stored == n_articles or met["kills"] % 5 == 0 or met["kills"] == n_kills:
            ingest_folder(news, store)
            assert exported(store) == wanted, f"other bytes after kill {met['kills']}"
            met["continued to the end"] += 1
            round_ += 1
            store = folder / f"{round_}.db"
    return met


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=40)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        met = run(arguments.kills, arguments.seed, Path(folder), n_articles=arguments.articles)
    for what, n in met.items():
        print(f"{n:>6} {what}")  # noqa: T201


if __name__ == "__main__":
    main()
