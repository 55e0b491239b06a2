"""Speed: articles go in, words per second of each stage come out.

Every component of the pipeline is timed on the same Docs, the stock English pipeline is timed by
itself for comparison, and reading, resolving and saving are timed around it. Nothing here decides
whether a number is good.
"""

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import spacy

from extractor.components import PACKAGES, build_nlp, make_doc
from extractor.errors import UnreadableArticle
from extractor.extract import extract
from extractor.lexicon import load_lexicon
from extractor.reading import read_articles
from extractor.records import Article, Extraction, Record
from extractor.resolve import resolve
from extractor.settings import Settings
from extractor.store import open_store

Result = TypeVar("Result")


class Timing(Record):
    """One line of the table.

    Attributes:
        stage: name of the stage.
        seconds: time it took over all articles.
        words: words of all articles.
    """

    stage: str
    seconds: float
    words: int

    @property
    def words_per_second(self) -> int:
        """Words per second, rounded."""
        return round(self.words / max(self.seconds, 1e-9))


def measure(paths: Iterable[str | Path], *, settings: Settings) -> Iterator[Timing]:
    """Time every stage on some articles.

    Args:
        paths: files and folders; inputs that cannot be read are left out.
        settings: how to read.

    Yields:
        One `Timing` a stage: `reading`, `tokens`, each component, `records`, `resolve`, `save`,
        then `whole line` (the sum) and `bare pipeline` (the stock components alone).
    """
    seconds, found = _timed(lambda: list(read_articles(paths, settings=settings)))
    articles = [a for a in found if not isinstance(a, UnreadableArticle)]
    words = sum(article.words for article in articles)
    stages = [Timing(stage="reading", seconds=seconds, words=words)]
    stages += _understanding(articles, words, settings)
    yield from stages
    total = sum(stage.seconds for stage in stages)
    yield Timing(stage="whole line", seconds=total, words=words)
    yield Timing(stage="bare pipeline", seconds=_bare(articles), words=words)


def _understanding(articles: list[Article], words: int, settings: Settings) -> list[Timing]:
    nlp = build_nlp(settings)
    for article in articles[:1]:
        # The first article makes the components read their tables: that belongs to start-up.
        extract(article, nlp(make_doc(nlp, article)))
    spent = dict.fromkeys(["tokens", *nlp.pipe_names, "records", "resolve", "save"], 0.0)
    extractions = []
    for article in articles:
        seconds, doc = _timed(partial(make_doc, nlp, article))
        spent["tokens"] += seconds
        for name, component in nlp.pipeline:
            seconds, doc = _timed(partial(component, doc))
            spent[name] += seconds
        seconds, extraction = _timed(partial(extract, article, doc))
        spent["records"] += seconds
        extractions.append(extraction)
    spent["resolve"], spent["save"] = _keeping(extractions, settings)
    return [Timing(stage=s, seconds=t, words=words) for s, t in spent.items()]


def _keeping(extractions: list[Extraction], settings: Settings) -> tuple[float, float]:
    """Seconds of resolving some extractions, and of saving them in a store of their own."""
    lexicon = load_lexicon(names=settings.lexicon)
    resolving, resolved = _timed(lambda: [resolve(e, lexicon=lexicon) for e in extractions])
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "bench.db", create=True) as store,
    ):
        writer = store.writer()
        saving, _ = _timed(lambda: [writer.save_extraction(e) for e in resolved])
    return resolving, saving


def _bare(articles: list[Article]) -> float:
    nlp = spacy.load(next(name for name in PACKAGES if spacy.util.is_package(name)))
    nlp(articles[0].text if articles else "")
    return sum(_timed(partial(nlp, article.text))[0] for article in articles)


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result
