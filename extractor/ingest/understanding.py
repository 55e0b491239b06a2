"""Understanding: articles go in, resolved extractions come out, in the same order.

In this process, or in several that each load the pipeline once. An article that the pipeline
breaks on is a failure, told like any other, and the next one is read.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Protocol

from extractor.errors import ExtractorError
from extractor.ingest.report import Failure
from extractor.lexicon import load_lexicon
from extractor.resolve import resolve

if TYPE_CHECKING:
    from extractor.records import Article, Extraction
    from extractor.settings import Settings

_AHEAD = 4
"""Articles that wait for each worker: enough that none waits, few enough to keep memory flat."""


class Understand(Protocol):
    """What turns articles into extractions (`extractor.extract.extract_articles`)."""

    def __call__(self, articles: Iterable[Article], *, settings: Settings) -> Iterator[Extraction]:
        """Yield the extraction of each article."""
        ...


def understand_all(
    articles: Iterable[Article],
    *,
    settings: Settings,
    understand: Understand | None = None,
    jobs: int = 1,
) -> Iterator[Extraction | Failure]:
    """Read articles, in order; without an article, nothing is even loaded.

    Args:
        articles: taken as they are needed, a few ahead.
        settings: how to read.
        understand: what reads them; the program's own pipeline where None.
        jobs: processes; with one, everything is done here.

    Raises:
        ExtractorError: a process ended by itself, or the English pipeline is not installed.
    """
    if jobs > 1:
        yield from _in_processes(articles, settings, understand, jobs)
        return
    reader: _Reader | None = None
    for article in articles:
        reader = reader or _Reader(understand, settings)
        yield reader.read(article)


class _Reader:
    """The pipeline, loaded once, asked for one article at a time."""

    def __init__(self, understand: Understand | None, settings: Settings) -> None:
        self._understand = understand or _pipeline()
        self._settings = settings
        self._lexicon = load_lexicon(names=settings.lexicon)
        self._waiting: deque[Article] = deque()
        self._extractions = self._run()

    def _run(self) -> Iterator[Extraction]:
        """Feed the articles that are asked for to a pipeline that never ends."""
        yield from self._understand(iter(self._waiting.popleft, None), settings=self._settings)

    def read(self, article: Article) -> Extraction | Failure:
        """Read one article.

        Raises:
            ExtractorError: nothing can be read at all.
        """
        self._waiting.append(article)
        try:
            return resolve(next(self._extractions), lexicon=self._lexicon)
        except ExtractorError:
            raise
        except Exception as error:
            self._waiting.clear()
            self._extractions = self._run()
            return Failure(path=article.path, reason=f"cannot be understood ({_told(error)})")


def _told(error: Exception) -> str:
    words = " ".join(f"{type(error).__name__}: {error}".split())
    return words[:200]


def _pipeline() -> Understand:
    from extractor.extract import extract_articles  # loads spaCy, which takes seconds

    return extract_articles


# --- several processes --------------------------------------------------------------------------


def _in_processes(
    articles: Iterable[Article], settings: Settings, understand: Understand | None, jobs: int
) -> Iterator[Extraction | Failure]:
    """Let several processes read; what they give comes in the order of the articles."""
    waiting: deque[Future[Extraction | Failure]] = deque()
    pool: ProcessPoolExecutor | None = None
    try:
        for article in articles:
            pool = pool or _start(settings, understand, jobs)
            waiting.append(pool.submit(_work, article))
            if len(waiting) > jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise ExtractorError(
            "a reading process was ended from outside (out of memory?); what was stored is kept: "
            "run the same again, with fewer --jobs"
        ) from None
    finally:
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)


def _start(settings: Settings, understand: Understand | None, jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        max_workers=jobs,
        mp_context=get_context("spawn"),  # forked ones would share this one's store and threads
        initializer=_begin,
        initargs=(settings, understand),
    )


_read: Callable[[Article], Extraction | Failure] | None = None  # of this process; set by _begin


def _begin(settings: Settings, understand: Understand | None) -> None:
    """Make this process a worker: its pipeline is loaded with the first article."""
    global _read  # noqa: PLW0603  (a pool gives its workers no other place)
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who starts us tells us when to stop
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _read = _Reader(understand, settings).read


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, killed ones included."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(article: Article) -> Extraction | Failure:
    if _read is None:
        raise RuntimeError("not a worker")
    return _read(article)
