"""`extractor export`: the whole graph in a format that other tools read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from extractor.api import open_store
from extractor.cli.options import (
    DEFAULT_STORE,
    AllOption,
    ArticleOption,
    OutletOption,
    SectionOption,
    StoreOption,
    bounds,
)
from extractor.cli.printing import say_bytes
from extractor.errors import UnwritableFile
from extractor.export import ExportFormat
from extractor.records import Library


def export_command(
    format_: Annotated[ExportFormat, typer.Option("--format", help="What to write.")] = "json",
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Where to; - is stdout.", metavar="FILE")
    ] = Path("-"),
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    outlet: OutletOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Put the text of the articles in (JSON).")
    ] = False,
) -> None:
    """Write the whole graph of the store for other tools.

    Example: extractor export --format graphml -o graph.graphml
    """
    # The report holds all, and shows what is only rumoured or denied when its reader asks for it.
    everything = everything or format_ == "html"
    asked = bounds(article=article, section=section, outlet=outlet, everything=everything)
    with open_store(store) as archive:
        library = archive.library(**asked)
    export(library, format_, output, with_text=with_text)


def export(library: Library, format_: ExportFormat, output: Path, *, with_text: bool) -> None:
    """Write a library to a file, or with `-` to stdout.

    Raises:
        UnwritableFile: the file cannot be written.
    """
    from extractor.export import export_bytes, save_export  # networkx

    if with_text and format_ == "json":
        from extractor.export.node_link import to_json

        _write(to_json(library, with_text=True), output)
    elif str(output) == "-":
        _write(export_bytes(library, format=format_), output)
    else:
        with _telling(output):
            save_export(library, format=format_, path=output)


def _write(content: bytes, output: Path) -> None:
    if str(output) == "-":
        say_bytes(content)
        return
    with _telling(output):
        output.write_bytes(content)


@contextmanager
def _telling(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableFile(str(output), f"cannot be written ({reason})") from error
