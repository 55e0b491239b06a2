"""`extractor score`: our output against answer keys."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.cli.extract import only
from extractor.cli.options import FormatOption, NoLexiconOption
from extractor.cli.printing import complain, say, say_json
from extractor.errors import UnreadableArticle
from extractor.records import Library
from extractor.settings import Settings
from extractor.store import SHOWN

if TYPE_CHECKING:
    from extractor.scoring import Scores


def score_command(
    cases: Annotated[
        list[Path],
        typer.Argument(
            metavar="CASE...",
            help="Folders with article.txt or .html and gold.json; a story's .json beside them.",
        ),
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

    settings = Settings(lexicon=not no_lexicon)
    stories = [case for case in cases if case.suffix == ".json"]
    pairs = list(predictions([case for case in cases if case not in stories], settings))
    scores = score_cases((gold, output) for _, gold, output in pairs)
    scores = sum((score_story_file(story, settings) for story in stories), scores)
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


def score_story_file(path: Path, settings: Settings) -> "Scores":
    """Score what is made of the articles of a story together."""
    from extractor.conflicts import find_conflicts
    from extractor.export import graph_json
    from extractor.scoring import score_story

    story = _json(path)
    folders = {name: path.parent / name for name in story["articles"]}
    library = _read([_article_of(folder) for folder in folders.values()], settings)
    told = [conflict.as_json() for conflict in find_conflicts(library)]
    golds = {name: _key_of(folder) for name, folder in folders.items()}
    return score_story(story, golds, graph_json(only(library, SHOWN)), told)


def _read(paths: list[Path], settings: Settings) -> Library:
    from extractor.ingest import read_library  # loads spaCy

    library, failures = read_library(
        paths, settings=settings, tell=lambda failure: complain(str(failure))
    )
    if failures:
        raise UnreadableArticle(failures[0].path, failures[0].reason)
    return library


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

    for case in cases:
        library = _read([_article_of(case)], settings)
        yield case.name, _key_of(case), graph_json(only(library, SHOWN))


def _article_of(case: Path) -> Path:
    for name in ("article.txt", "article.html", "article.md", "article.pdf"):
        if (case / name).is_file():
            return case / name
    raise UnreadableArticle(str(case), "holds no article.txt or article.html")


def _key_of(case: Path) -> dict[str, Any]:
    return _json(case / "gold.json")


def _json(path: Path) -> dict[str, Any]:
    try:
        key: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableArticle(str(path), error.strerror or "cannot be read") from None
    except ValueError:
        raise UnreadableArticle(str(path), "is no JSON") from None
    return key
