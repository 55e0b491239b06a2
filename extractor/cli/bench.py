"""`extractor bench`: what reading, keeping and asking cost."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.ingest import run_ingest
from extractor.cli.options import FormatOption, NoLexiconOption
from extractor.cli.printing import say, say_json
from extractor.settings import Settings

if TYPE_CHECKING:
    from extractor.bench import Answering, Batch, Timing

MILESTONES = (2_000, 10_000, 50_000)
"""Sizes at which a growing store is asked."""
_FIRST = 100  # lines of a timeline, relations of a list: what a reader looks at


def bench_command(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Articles, or folders of them.")
    ],
    jobs: Annotated[
        int, typer.Option(help="Also time ingestion with one and with so many processes.", min=1)
    ] = 1,
    grow: Annotated[
        int,
        typer.Option(
            help="Instead, grow a store to so many articles made of these, and ask it.", min=0
        ),
    ] = 0,
    asks: Annotated[int, typer.Option(help="Questions of each kind.", min=1)] = 100,
    no_lexicon: NoLexiconOption = False,
    format_: FormatOption = "text",
) -> None:
    """Time every stage of reading on some articles, and the stock English pipeline beside it.

    Example: extractor bench corpus/dev
    """
    settings = Settings(lexicon=not no_lexicon)
    if grow:
        found = list(_grown(paths, settings, grow, asks, tell=format_ == "text"))
        if format_ == "json":
            say_json(found)
        return
    from extractor.bench import measure, measure_jobs

    timings = list(measure(paths, settings=settings))
    if jobs > 1:
        timings += measure_jobs(
            paths,
            settings=settings,
            ingest=lambda rows, store, n: run_ingest([str(rows)], store, settings, jobs=n).words,
            jobs=(1, jobs),
            again=3,
        )
    if format_ == "json":
        say_json([{**t.model_dump(), "words_per_second": t.words_per_second} for t in timings])
        return
    for timing in timings:
        say(_timing(timing))


def _timing(timing: "Timing") -> str:
    pace = f"{timing.words_per_second:>10,} words/s"
    return f"{timing.stage:<16}{timing.seconds:>9.2f} s{pace}"


def _grown(
    paths: list[Path], settings: Settings, n_articles: int, n_asked: int, *, tell: bool
) -> "Iterator[Batch | Answering]":
    """Grow a store and ask it at its milestones, and at the end; each line told as it comes."""
    from extractor.bench import extract_all, grow, templates_of, time_answers

    templates = templates_of(extract_all(paths, settings=settings))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "grown.db"
        for batch in grow(templates, file, n_articles):
            if tell:
                say(
                    f"{batch.articles:>6,} articles{batch.milliseconds:>8.1f} ms each"
                    f"{batch.waited:>8.1f} ms waited{batch.memory:>6,} MB memory"
                    f"{batch.file:>7,} MB file"
                )
            yield batch
            if batch.articles in {*MILESTONES, n_articles}:
                with _asks(file) as asks:
                    for answering in time_answers(asks, templates, batch.articles, n_asked=n_asked):
                        if tell:
                            say(
                                f"       {answering.question:<16}{answering.median:>8.1f} ms median"
                                f"{answering.late:>8.1f} ms 95th percentile"
                            )
                        yield answering


@contextmanager
def _asks(file: Path) -> "Iterator[Mapping[str, Callable[..., object]]]":
    """Open a store to be asked the way that the commands ask it."""
    from extractor.api import open_store

    with open_store(file) as archive:
        yield {
            "who": archive.who,
            "when": lambda first, last: archive.timeline(start=first, end=last, limit=_FIRST),
            "links": lambda name: archive.links(name, limit=_FIRST),
            "path": archive.path,
            "search, English": archive.search,
            "search, Chinese": archive.search,
        }
