"""`extractor corrections`: what a person said, listed, written to a file and read from one."""

import json
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from extractor.cli.correcting import correction_line, keep
from extractor.cli.options import DEFAULT_STORE, FormatOption, StoreOption
from extractor.cli.printing import complain, say, say_json
from extractor.errors import UnreadableArticle, UnwritableFile
from extractor.resolve import Correction
from extractor.store import ListedCorrection, open_store

_FIELDS = ("kind", "target", "value", "about", "author")


def corrections_command(
    store: StoreOption = DEFAULT_STORE,
    export: Annotated[
        Path | None,
        typer.Option("--export", help="Write them to this TOML file; - is stdout.", metavar="FILE"),
    ] = None,
    import_: Annotated[
        Path | None,
        typer.Option("--import", help="Add those of this TOML file; - is stdin.", metavar="FILE"),
    ] = None,
    format_: FormatOption = "text",
) -> None:
    """List what a person corrected, with what is dormant because no article speaks of it now.

    Example: extractor corrections --export corrections.toml
    """
    with open_store(store) as opened:
        if import_ is not None:
            keep(opened, read_toml(import_))
            return
        listed = opened.corrections()
    if export is not None:
        _write(export, as_toml(entry.correction for entry in listed))
    elif format_ == "json":
        say_json([_data(entry) for entry in listed])
    else:
        say("\n".join(_line(entry) for entry in listed) or "Nothing was corrected.")


def _line(entry: ListedCorrection) -> str:
    dormant = "  (dormant: no article has it)" if entry.is_dormant else ""
    return correction_line(entry.correction) + dormant


def _data(entry: ListedCorrection) -> dict[str, object]:
    told = entry.correction.model_dump(mode="json")
    return {"id": entry.id, **told, "dormant": entry.is_dormant}


def as_toml(corrections: Iterable[Correction]) -> str:
    """Write corrections as TOML, in the order in which they were made.

    >>> print(as_toml([Correction(kind="forget", target="place:soon")]), end="")
    # Corrections of an extractor store; `extractor corrections --import FILE` reads them.
    <BLANKLINE>
    [[correction]]
    kind = "forget"
    target = "place:soon"
    value = ""
    about = ""
    author = "person"
    """
    lines = [
        "# Corrections of an extractor store; `extractor corrections --import FILE` reads them."
    ]
    for correction in corrections:
        lines += ["", "[[correction]]"]
        # a JSON string is a TOML string
        lines += [
            f"{field} = {json.dumps(getattr(correction, field), ensure_ascii=False)}"
            for field in _FIELDS
        ]
    return "\n".join(lines) + "\n"


def read_toml(path: Path) -> list[Correction]:
    """Read the corrections of a file.

    Raises:
        UnreadableArticle: it cannot be read or says something else.
    """
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        rows = tomllib.loads(content.decode("utf-8")).get("correction", [])
        return [Correction.model_validate(row) for row in rows]
    except OSError as error:
        raise UnreadableArticle(str(path), error.strerror or "cannot be read") from None
    except ValidationError as error:
        first = error.errors()[0]
        raise UnreadableArticle(str(path), f"no correction: {first['msg']}") from None
    except (ValueError, TypeError, AttributeError) as error:
        raise UnreadableArticle(str(path), f"no list of corrections: {error}") from None


def _write(path: Path, content: str) -> None:
    if str(path) == "-":
        say(content, end="")
        return
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise UnwritableFile(str(path), error.strerror or "cannot be written") from None
    complain(f"written: {path}")
