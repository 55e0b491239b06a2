"""Speed: articles go in, words per second of each stage come out.

Every component of the pipeline is timed on the same Docs, the stock English pipeline is timed by
itself for comparison, and reading, resolving and saving are timed around it. Nothing here decides
whether a number is good.
"""

import json
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import spacy

from extractor.components import PACKAGES, build_nlp, make_doc
from extractor.errors import UnreadableArticle
from extractor.extract import extract, extract_articles
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
        then `whole line` (the sum) and `bare pipeline` (the stock tagger, parser and names alone).
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


def extract_all(paths: Iterable[str | Path], *, settings: Settings) -> list[Extraction]:
    """Read articles all the way to resolved extractions, without what cannot be read."""
    found = read_articles(paths, settings=settings)
    articles = [a for a in found if not isinstance(a, UnreadableArticle)]
    lexicon = load_lexicon(names=settings.lexicon)
    return [resolve(e, lexicon=lexicon) for e in extract_articles(articles, settings=settings)]


def measure_jobs(
    paths: Sequence[str | Path],
    *,
    settings: Settings,
    ingest: Callable[[Path, Path, int], int],
    jobs: Iterable[int],
    again: int,
) -> Iterator[Timing]:
    """Time ingestion as a whole by the clock, start of the processes included.

    Args:
        paths: files and folders.
        settings: how to read.
        ingest: reads a file into the store at a path with so many processes; gives the words.
        jobs: numbers of processes to try.
        again: how often the articles are read over, each time under other titles, so that the
            start of the processes weighs as little as in a long run.
    """
    found = [a for a in read_articles(paths, settings=settings) if isinstance(a, Article)]
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "articles.jsonl"
        with rows.open("w", encoding="utf-8") as stream:
            for copy in range(again):
                for article in found:
                    title = f"{article.title} {copy + 1}"
                    row = {"title": title, "date": article.published, "text": article.text}
                    stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        for n_jobs in jobs:
            seconds, words = _timed(partial(ingest, rows, Path(folder) / f"{n_jobs}.db", n_jobs))
            yield Timing(stage=f"ingest --jobs {n_jobs}", seconds=seconds, words=words)


_BARE = ("tok2vec", "tagger", "parser", "ner")


def _bare(articles: list[Article]) -> float:
    nlp = spacy.load(next(name for name in PACKAGES if spacy.util.is_package(name)))
    nlp.select_pipes(enable=_BARE)
    nlp(articles[0].text if articles else "")
    return sum(_timed(partial(nlp, article.text))[0] for article in articles)


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result
