"""`extractor times`: the time expressions of text and TimeML files, as JSON lines."""

import html
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.printing import complain, say
from extractor.errors import UnreadableArticle
from extractor.records import TimeExpression
from extractor.times import find_times

_TAG = re.compile(r"</?[A-Za-z0-9:_\-]+(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>")
_BODY = re.compile(r"<TEXT[^>]*>(.*?)</TEXT>", re.DOTALL)
_CREATION = (
    re.compile(r"<DCT[^>]*>.*?\b(?:value|val)\s*=\s*[\"']([^\"']+).*?</DCT>", re.DOTALL),
    re.compile(r"<TIMEX[23]\b[^>]*CREATION_TIME[^>]*\b(?:value|val)=\"([^\"]+)"),
    re.compile(r"<TIMEX[23]\b[^>]*\b(?:value|val)=\"([^\"]+)\"[^>]*CREATION_TIME"),
)


def times_command(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files: .txt or TimeML .tml.")
    ],
    published: Annotated[
        str | None,
        typer.Option(
            "--published",
            help="Day, month or year of publication; a .tml file says its own in <DCT>.",
            metavar="D",
        ),
    ] = None,
) -> None:
    """Print the time expressions of files, one JSON object a line, with TIMEX3 values and days.

    Example: extractor times story.txt --published 2025-03-03
    """
    failed = False
    for path in paths:
        try:
            text, date = read_timed(path, published)
            for line in lines_of(path, text, find_times(text, published=date)):
                say(line)
        except UnreadableArticle as error:
            complain(str(error))
            failed = True
    if failed:
        raise typer.Exit(1)


def read_timed(path: Path, published: str | None) -> tuple[str, str | None]:
    """Read a file: its text, and the date of publication.

    Returns:
        The whole of a text file; of a TimeML file what stands in `<TEXT>`, tags dropped and
        entities decoded. The date is that of `<DCT>`, else the given one.

    Raises:
        UnreadableArticle: it is no file, or no text.
    """
    try:
        raw = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise UnreadableArticle(str(path), error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise UnreadableArticle(str(path), "no UTF-8 text") from error
    if path.suffix != ".tml":
        return raw, published
    found = next((match for pattern in _CREATION if (match := pattern.search(raw))), None)
    body = _BODY.search(raw)
    return _plain(body.group(1) if body else raw), found.group(1) if found else published


def lines_of(path: Path, text: str, times: Sequence[TimeExpression]) -> Iterator[str]:
    """Write time expressions as JSON lines, `article` being the name of the file."""
    for time in times:
        when = time.when
        yield json.dumps(
            {
                "article": path.stem,
                "doc": path.stem,
                "start": time.start,
                "end": time.end,
                "text": text[time.start : time.end],
                "type": time.type,
                "value": time.value,
                "mod": time.mod,
                "relation": time.relation,
                "start_date": when.start.isoformat() if when and when.start else None,
                "end_date": when.end.isoformat() if when and when.end else None,
                "precision": when.precision if when else None,
                "edtf": when.edtf if when else None,
                "fixed": time.fixed,
                "rule": time.rule,
            },
            ensure_ascii=False,
        )


def _plain(marked: str) -> str:
    """Drop the tags, then decode the entities of each stretch between them."""
    return "".join(html.unescape(part) for part in _TAG.split(marked))
