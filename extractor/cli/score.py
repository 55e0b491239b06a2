"""`extractor score`: our output against answer keys."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from extractor.cli.extract import only
from extractor.cli.options import FormatOption, NoLexiconOption
from extractor.cli.printing import complain, say, say_json
from extractor.errors import UnreadableArticle
from extractor.settings import Settings
from extractor.store import SHOWN


def score_command(
    cases: Annotated[
        list[Path],
        typer.Argument(metavar="CASE...", help="Folders with article.txt or .html and gold.json."),
    ],
    explained: Annotated[
        bool, typer.Option("--explain", help="List every mistake, with its sentence.")
    ] = False,
    no_lexicon: NoLexiconOption = False,
    format_: FormatOption = "text",
) -> None:
    """Score what is read out of articles against their answer keys.

    Example: extractor score corpus/dev/*
    """
    from extractor.scoring import explain, score_cases

    pairs = list(predictions(cases, Settings(lexicon=not no_lexicon)))
    scores = score_cases((gold, output) for _, gold, output in pairs)
    mistakes = {
        name: [str(mistake) for mistake in explain(gold, output)]
        for name, gold, output in (pairs if explained else [])
    }
    if format_ == "json":
        say_json({"scores": scores, "mistakes": mistakes})
        return
    for name, lines in mistakes.items():
        say(f"{name}\n" + "\n".join(f"  {line}" for line in lines))
    say(scores.as_text())


def predictions(
    cases: list[Path], settings: Settings
) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Read the article of each case.

    Yields:
        Name of the case, its key, and our output as node-link JSON.

    Raises:
        UnreadableArticle: a case has no article or no key that can be read.
    """
    from extractor.export import graph_json
    from extractor.ingest import read_library  # loads spaCy

    for case in cases:
        gold = _key_of(case)
        library, failures = read_library(
            [_article_of(case)], settings=settings, tell=lambda failure: complain(str(failure))
        )
        if failures:
            raise UnreadableArticle(failures[0].path, failures[0].reason)
        yield case.name, gold, graph_json(only(library, SHOWN))


def _article_of(case: Path) -> Path:
    for name in ("article.txt", "article.html", "article.md", "article.pdf"):
        if (case / name).is_file():
            return case / name
    raise UnreadableArticle(str(case), "holds no article.txt or article.html")


def _key_of(case: Path) -> dict[str, Any]:
    path = case / "gold.json"
    try:
        key: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableArticle(str(path), error.strerror or "cannot be read") from None
    except ValueError:
        raise UnreadableArticle(str(path), "is no JSON") from None
    return key
