"""Exports: a library goes in, a file of a format that people already use comes out.

One format a file; `write_export` chooses. The formats are imported when they are asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, get_args

from extractor.export.containers import save_folder, to_zip
from extractor.graph import EVERY

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from extractor.records import Library, Status

ExportFormat = Literal[
    "json", "graphml", "gexf", "csv", "markdown", "html", "jsonld", "turtle", "obsidian",
    "timelinejs", "ftm",
]  # fmt: skip
_WRITERS: dict[ExportFormat, tuple[str, str]] = {
    "json": ("extractor.export.node_link", "to_json"),
    "graphml": ("extractor.export.graphml", "to_graphml"),
    "gexf": ("extractor.export.gexf", "to_gexf"),
    "markdown": ("extractor.export.document", "to_markdown"),
    "html": ("extractor.export.page", "to_page"),
    "jsonld": ("extractor.export.linked_data", "to_json_ld"),
    "turtle": ("extractor.export.turtle", "to_turtle"),
    "timelinejs": ("extractor.export.timelinejs", "to_timelinejs"),
    "ftm": ("extractor.export.ftm", "to_ftm"),
}
_FOLDERS: dict[ExportFormat, tuple[str, str]] = {
    "csv": ("extractor.export.tables", "to_tables"),
    "obsidian": ("extractor.export.vault", "to_vault"),
}
"""Formats of several files."""
FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)


def write_export(
    library: Library,
    *,
    format: ExportFormat,  # noqa: A002
    stream: BinaryIO,
) -> None:
    """Write a library to an open binary stream; a format of several files as one zip file."""
    stream.write(export_bytes(library, format=format))


def save_export(
    library: Library,
    *,
    format: ExportFormat,  # noqa: A002
    path: Path,
) -> None:
    """Write a library to a file, made anew; its folder must exist.

    `csv` and `obsidian` become a folder of files, or one file where `path` ends in `.zip`.

    Raises:
        OSError: the file cannot be written.
    """
    if format not in _FOLDERS or path.suffix.lower() == ".zip":
        path.write_bytes(export_bytes(library, format=format))
        return
    save_folder(_files(library, format), path)


def export_bytes(
    library: Library,
    *,
    format: ExportFormat,  # noqa: A002
) -> bytes:
    """Return an export; the same library gives the same bytes."""
    if format in _FOLDERS:
        return to_zip(_files(library, format))
    module, function = _WRITERS[format]
    write: Callable[[Library], bytes] = getattr(import_module(module), function)
    return write(library)


def _files(library: Library, format_: ExportFormat) -> dict[str, bytes]:
    module, function = _FOLDERS[format_]
    write: Callable[[Library], dict[str, bytes]] = getattr(import_module(module), function)
    return write(library)


def graph_json(
    library: Library, *, with_text: bool = False, statuses: Collection[Status] = EVERY
) -> dict[str, Any]:
    """Return the graph of a library as the contract's JSON value.

    Args:
        library: what is written.
        with_text: put the text of each article beside it.
        statuses: which relations and events; by default all, each marked with its status.
    """
    from extractor.export.node_link import graph_json as build

    return build(library, with_text=with_text, statuses=statuses)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the contract's JSON."""
    from extractor.export.contract import json_schema as build

    return build()
