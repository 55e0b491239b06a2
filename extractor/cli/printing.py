"""Printing: answers to stdout, talk to stderr, colours only on a terminal.

Text of articles is made inert on its way out, whatever it holds; JSON escapes it by itself.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer
from pydantic import BaseModel

from extractor.digest.inert import inert, wrap
from extractor.digest.notes import place
from extractor.digest.records import Source

if TYPE_CHECKING:
    from extractor.records import Article, Evidence

WIDTH = 96
"""Cells of a line of text."""
TITLE = 60
"""Characters of a title, where it only says what a passage is from."""


def prepare_streams() -> None:
    """Let no character of an article stop the output, whatever the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str, *, end: str = "\n") -> None:
    """Print an answer."""
    with _open_pipe():
        sys.stdout.write(text + end)
        sys.stdout.flush()


def say_bytes(content: bytes) -> None:
    """Print an answer that is no text, or must not be touched."""
    with _open_pipe():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


@contextmanager
def _open_pipe() -> Iterator[None]:
    """End quietly where the pipe was closed: who does that (`| head`) has read enough."""
    try:
        yield
    except BrokenPipeError:
        # what is still in the buffer must not fail again when the program ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


def say_json(answer: object) -> None:
    """Print an answer as JSON."""
    say(json.dumps(as_data(answer), ensure_ascii=False, indent=2))


def as_data(answer: object) -> Any:  # noqa: ANN401
    """Turn records, and lists and dictionaries of them, into what JSON can hold."""
    if isinstance(answer, BaseModel):
        return answer.model_dump(mode="json")
    if isinstance(answer, Mapping):
        return {key: as_data(value) for key, value in answer.items()}
    if isinstance(answer, list | tuple):
        return [as_data(value) for value in answer]
    return answer


def complain(text: str) -> None:
    """Print a line about the work itself."""
    sys.stdout.flush()
    sys.stderr.write(f"extractor: {inert(text)}\n")
    sys.stderr.flush()


def has_colour() -> bool:
    """Tell whether answers may be coloured."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def strong(text: str) -> str:
    """Set a heading apart."""
    return typer.style(text, bold=True) if has_colour() else text


def faint(text: str) -> str:
    """Set a remark back."""
    return typer.style(text, dim=True) if has_colour() else text


def marked(quote: str, spans: Iterable[tuple[int, int]]) -> str:
    """Mark stretches of a quote: in colour on a terminal, between asterisks elsewhere.

    Args:
        quote: the text.
        spans: (start, end), character offsets in it, in order, not overlapping.

    >>> marked("Ships sail again.", [(6, 10)])
    'Ships **sail** again.'
    """
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts.append(inert_part(quote[done:start]))
        parts.append(_mark(inert_part(quote[start:end])))
        done = end
    parts.append(inert_part(quote[done:]))
    return "".join(parts).strip()


def _mark(text: str) -> str:
    if has_colour():
        return typer.style(text, fg=typer.colors.YELLOW, bold=True)
    return f"**{text}**" if text else text


def inert_part(text: str) -> str:
    r"""Make a part of a line inert, with the blanks at its ends.

    >>> inert_part(" a  b\x1b[2J ")
    ' a b '
    """
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return f"{left}{inert(text)}{right}"


def paragraph(text: str, *, indent: str = "") -> str:
    """Break one paragraph into lines."""
    return "\n".join(wrap(text, width=WIDTH, indent=indent))


def source_of(article: Article) -> Source:
    """Give what a reader must know of an article to find a passage again."""
    return Source(
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        path=article.path,
    )


def sources_of(articles: Iterable[Article]) -> dict[str, Source]:
    """Give the sources of articles by their ids."""
    return {article.id: source_of(article) for article in articles}


def quoted(evidence: Evidence, sources: dict[str, Source], *, indent: str) -> str:
    """Give the lines of a passage, with where it stands."""
    text = f"“{inert(evidence.quote)}” — {place(evidence, sources, longest=TITLE)}"
    return faint(paragraph(text, indent=indent))


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Line up short texts in columns; wide characters count twice."""
    from extractor.digest.inert import cells

    widths = [max(cells(row[i]) for row in rows) for i in range(len(rows[0]))] if rows else []
    return [
        "  ".join(
            cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
