"""Printing: answers to stdout, talk to stderr, colours only on a terminal.

Text of articles is made inert on its way out, whatever it holds, JSON too.
"""

from __future__ import annotations

import csv
import io
import json
import os
import pydoc
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer
from pydantic import BaseModel

from extractor.digest.inert import cells, inert, inert_json, markdown, unrunnable, wrap

if TYPE_CHECKING:
    from extractor.asking.answers import Cell, Row

WIDTH = 96
"""Cells of a line of text; a narrower terminal has less."""
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


def say_long(text: str) -> None:
    """Print an answer; on a terminal that it does not fit, page by page."""
    if sys.stdout.isatty() and text.count("\n") >= shutil.get_terminal_size().lines - 1:
        os.environ.setdefault("LESS", "-FR")  # colours as they are, no stop on a short text
        pydoc.pager(text + "\n")
    else:
        say(text)


def say_rows(columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Print an answer as CSV with a header; an open or unknown cell is empty."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    say(stream.getvalue(), end="")


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return unrunnable(inert(value)) if isinstance(value, str) else str(value)


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
    say(inert_json(json.dumps(as_data(answer), ensure_ascii=False, indent=2)))


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


def marked_markdown(quote: str, spans: Iterable[tuple[int, int]]) -> str:
    r"""Mark stretches of a quote in Markdown, as `marked` does in text.

    >>> marked_markdown("2*3 ships sail.", [(4, 9)])
    '2\\*3 **ships** sail.'
    """
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts.append(_escaped(quote[done:start]))
        parts.append(f"**{inside}**" if (inside := markdown(quote[start:end])) else "")
        done = end
    return "".join([*parts, _escaped(quote[done:])]).strip()


def _escaped(text: str) -> str:
    """Escape a part of a line, with the blanks at its ends."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return f"{left}{markdown(text)}{right}"


def line_width() -> int:
    """Give the cells of a line: those of the terminal, at most `WIDTH`."""
    return min(WIDTH, shutil.get_terminal_size().columns) if sys.stdout.isatty() else WIDTH


def paragraph(text: str, *, indent: str = "") -> str:
    """Break one paragraph into lines."""
    return "\n".join(wrap(text, width=line_width(), indent=indent))


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Line up short texts in columns; wide characters count twice."""
    widths = [max(cells(row[i]) for row in rows) for i in range(len(rows[0]))] if rows else []
    return [
        "  ".join(
            cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
