"""`extractor bench`: words per second of each stage."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import FormatOption, NoLexiconOption
from extractor.cli.printing import say, say_json
from extractor.settings import Settings


def bench_command(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Articles, or folders of them.")
    ],
    no_lexicon: NoLexiconOption = False,
    format_: FormatOption = "text",
) -> None:
    """Time every stage of reading on some articles, and the stock English pipeline beside it.

    Example: extractor bench corpus/dev
    """
    from extractor.bench import measure

    timings = list(measure(paths, settings=Settings(lexicon=not no_lexicon)))
    if format_ == "json":
        say_json([{**t.model_dump(), "words_per_second": t.words_per_second} for t in timings])
        return
    for timing in timings:
        say(f"{timing.stage:<16}{timing.seconds:>9.2f} s{timing.words_per_second:>10,} words/s")
