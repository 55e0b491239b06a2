"""`python -m tests.endurance.fuzz 20000`: hostile inputs of every format, read and stored.

Every input goes through the reading stage, every `--whole`-th through the whole line into one
store. Nothing may raise, take longer than five seconds, or harm the store; what does is told with
its number, from which `mutations.mutated` makes the same input again.
"""

from __future__ import annotations

import argparse
import faulthandler
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import UnreadableArticle
from extractor.ingest import ingest
from extractor.reading import read_articles
from extractor.settings import Settings
from extractor.store import open_store
from tests.endurance.mutations import mutated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.ingest import Understand
    from extractor.records import Article
    from extractor.store import Store

LONGEST = 5.0
"""Seconds of processor time for one input."""
SETTINGS = Settings()


def check_article(article: Article) -> None:
    """Check what every article promises.

    Raises:
        AssertionError: it does not hold.
    """
    assert article.text.strip()
    assert "\x00" not in article.text
    places = [(p.start, p.end) for p in article.paragraphs]
    assert places == sorted(places)
    assert all(article.text[start:end].strip() for start, end in places)
    article.text.encode()  # no half of a surrogate pair


def run(
    numbers: Iterable[int],
    folder: Path,
    *,
    whole: int,
    understand: Understand | None = None,
) -> tuple[Counter[str], list[str]]:
    """Read hostile inputs.

    Args:
        numbers: of the inputs.
        folder: an empty one.
        whole: every which input goes through the whole line.
        understand: stands in for the language pipeline.

    Returns:
        What became of the inputs, and the complaints.
    """
    met: Counter[str] = Counter()
    complaints: list[str] = []
    with open_store(folder / "fuzz.db", create=True) as store:
        for n_done, number in enumerate(numbers):
            name, content = mutated(number)
            path = folder / name
            path.write_bytes(content)
            began = time.process_time()
            faulthandler.dump_traceback_later(120, exit=True)
            try:
                met.update(_read(path))
                if n_done % whole == 0:
                    met.update(_store(path, store, understand))
            except Exception:
                complaints.append(f"{number}: {traceback.format_exc(limit=-3)}")
            faulthandler.cancel_dump_traceback_later()
            taken = time.process_time() - began
            if taken > LONGEST:
                complaints.append(f"{number}: took {taken:.1f} s")
            path.unlink()
        library = store.load()
        met["stored articles"] = len(library.articles)
    with sqlite3.connect(folder / "fuzz.db") as raw:
        if raw.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            complaints.append("the store is damaged")
    raw.close()
    return met, complaints


def _read(path: Path) -> Iterable[str]:
    for found in read_articles([path], settings=SETTINGS):
        if isinstance(found, UnreadableArticle):
            assert "\n" not in str(found), "a complaint of several lines"
            yield "refused"
        else:
            check_article(found)
            yield "read"


def _store(path: Path, store: Store, understand: Understand | None) -> Iterable[str]:
    report = ingest([path], store=store, settings=SETTINGS, understand=understand)
    for failure in report.failures:
        assert "cannot be understood" not in failure.reason, failure.reason
    yield "through the whole line"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", type=int, nargs="?", default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--whole", type=int, default=200)
    arguments = parser.parse_args()
    numbers = range(arguments.first, arguments.first + arguments.inputs)
    with tempfile.TemporaryDirectory() as folder:
        met, complaints = run(numbers, Path(folder), whole=arguments.whole)
    for what, n in sorted(met.items()):
        print(f"{n:>6} {what}")  # noqa: T201
    for complaint in complaints:
        print(complaint, file=sys.stderr)  # noqa: T201
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
