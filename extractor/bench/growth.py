"""Growth: extractions and a number go in, a store of so many articles and what each cost come out.

The articles are made of the extractions under other names and days (`renaming.py`), so that what
is timed is keeping them, not reading them. The same number gives the same store.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.bench.renaming import Template, retell
from extractor.records import Extraction, Record
from extractor.store import open_store

BATCH = 1000


class Batch(Record):
    """What saving the last articles cost.

    Attributes:
        articles: in the store now.
        milliseconds: of processor time for each article of the batch.
        waited: milliseconds by the clock for each.
        memory: most megabytes that this process ever used.
        file: megabytes of the store's file.
    """

    articles: int
    milliseconds: float
    waited: float
    memory: int
    file: int


def templates_of(extractions: Sequence[Extraction]) -> list[Template]:
    """Prepare extractions for being told again."""
    return [Template(extraction) for extraction in extractions]


def made_article(templates: Sequence[Template], number: int) -> Extraction:
    """Make the article of a number."""
    chosen = random.Random(f"template {number}").randrange(len(templates))  # noqa: S311
    return retell(templates[chosen], number)


def grow(templates: Sequence[Template], path: Path, n_articles: int) -> Iterator[Batch]:
    """Fill a new store.

    Args:
        templates: what the articles are made of.
        path: of the store; there must be none yet.
        n_articles: how many.

    Yields:
        One batch for each BATCH articles, and one for what is left.
    """
    with open_store(path, create=True) as store:
        writer = store.writer()
        work = waited = 0.0
        n_saved = 0
        for number in range(n_articles):
            extraction = made_article(templates, number)
            began, clock = time.process_time(), time.perf_counter()
            writer.save_extraction(extraction)
            work += time.process_time() - began
            waited += time.perf_counter() - clock
            n_saved += 1
            if n_saved == BATCH or number == n_articles - 1:
                yield Batch(
                    articles=number + 1,
                    milliseconds=round(work / n_saved * 1000, 1),
                    waited=round(waited / n_saved * 1000, 1),
                    memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10,
                    file=path.stat().st_size >> 20,
                )
                work = waited = 0.0
                n_saved = 0
