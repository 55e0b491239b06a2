"""Annotated sources go in, articles with their answer keys come out.

In: `source.txt`, `key.toml`, and for a page `page.html`. Out, beside them: `article.txt` or
`article.html`, and `gold.json`. Run
`python -m extractor.training.annotation FOLDER...`; `corpus/README.md` is the writer's manual.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from extractor.records import Record, count_words
from extractor.training.checks import check_gold, check_text, review
from extractor.training.drafts import Gold
from extractor.training.gold import build_gold
from extractor.training.keys import read_key
from extractor.training.marks import read_marks
from extractor.training.pages import build_page
from extractor.training.problems import AnnotationError, Problem


class Compiled(Record):
    """One article of the corpus, ready to be written.

    Attributes:
        text: the plain text, to which all offsets of the key refer.
        files: (file name, content) of what belongs beside the source.
        gold: the answer key.
    """

    folder: Path
    text: str
    files: tuple[tuple[str, str], ...]
    gold: Gold
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        """Whether there is an error."""
        return any(problem.level == "error" for problem in self.problems)


def compile_article(folder: Path, *, with_hints: bool = False) -> Compiled:
    """Compile the annotated source of one folder; nothing is written.

    Raises:
        AnnotationError: a file is missing or cannot be read as marked text or key.
    """
    path = folder / "source.txt"
    try:
        source = path.read_text(encoding="utf-8")
    except OSError as error:
        raise AnnotationError(str(path), str(error)) from error
    text, marks = read_marks(source.strip() + "\n", str(path))
    key = read_key(folder / "key.toml")
    gold, problems = build_gold(folder.name, text, marks, key)
    found = [*problems, *check_text(text, marks), *check_gold(gold, text)]
    if with_hints:
        found += review(gold, text, marks)
    template = folder / "page.html"
    if template.exists():
        page, missing = build_page(template.read_text(encoding="utf-8"), text, marks, key.links)
        found += missing
        gold["text"] = text
        article = ("article.html", page)
    else:
        article = ("article.txt", text)
    files = (article, ("gold.json", write_gold(gold)))
    return Compiled(folder=folder, text=text, files=files, gold=gold, problems=tuple(found))


def write_gold(gold: Gold) -> str:
    """Write a key as JSON: one row a line, so that a change shows as what it is."""
    parts = []
    for name, value in gold.items():
        if isinstance(value, list):
            rows = ",\n".join(f"  {_json(row)}" for row in value)
            parts.append(f" {_json(name)}: [\n{rows}\n ]" if value else f" {_json(name)}: []")
        else:
            parts.append(f" {_json(name)}: {_json(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def find_sources(paths: Iterable[Path]) -> list[Path]:
    """Find the annotated folders among and below paths, sorted."""
    found = {source.parent for path in paths for source in path.rglob("source.txt")}
    return sorted(found)


def _tell(compiled: Compiled) -> None:
    gold = compiled.gold
    counts = ", ".join(
        f"{len(gold[part])} {part}" for part in ("entities", "events", "relations", "mentions")
    )
    typer.echo(f"{compiled.folder}: {count_words(compiled.text)} words, {counts}")
    for problem in compiled.problems:
        typer.echo(f"    {problem.level}: {problem.text}")


def main(
    paths: Annotated[list[Path], typer.Argument(help="Folders of articles, or folders of those.")],
    *,
    with_hints: Annotated[bool, typer.Option("--review", help="Show hints as well.")] = False,
) -> None:
    """Compile annotated articles and write what comes out beside them."""
    failed = False
    for folder in find_sources(paths):
        try:
            compiled = compile_article(folder, with_hints=with_hints)
        except AnnotationError as error:
            typer.echo(str(error))
            failed = True
            continue
        _tell(compiled)
        failed = failed or compiled.failed
        if not compiled.failed:
            for name, content in compiled.files:
                (folder / name).write_text(content, encoding="utf-8")
    raise typer.Exit(1 if failed else 0)


if __name__ == "__main__":
    typer.run(main)
