"""The program: every command by its name, and what happens to errors.

Only the file of the command that was asked for is imported, and commands import what is slow
(spaCy, networkx, trafilatura) inside their functions, so that questions start at once.
"""

import inspect
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

from extractor import __version__
from extractor.cli.printing import complain, prepare_streams, say
from extractor.errors import ExtractorError

COMMANDS = (
    "extract",
    "times",
    "ingest",
    "who",
    "when",
    "links",
    "path",
    "between",
    "related",
    "top",
    "search",
    "why",
    "conflicts",
    "compare",
    "export",
    "serve",
    "articles",
    "remove",
    "merge",
    "split",
    "rename",
    "retype",
    "redate",
    "forget",
    "undo",
    "corrections",
    "score",
    "schema",
    "bench",
)
"""All commands, in the order of `extractor --help`; X is `X_command` of `extractor/cli/X.py`."""


def build_app(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Build the program with some of its commands."""
    app = typer.Typer(
        name="extractor",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(options)
    for name in names:
        _add(app, name)
    return app


def _add(app: typer.Typer, name: str) -> None:
    """Add a command; the example that its docstring ends in ends its help as well."""
    command = getattr(import_module(f"extractor.cli.{name}"), f"{name}_command")
    told, _, example = inspect.cleandoc(command.__doc__).rpartition("\n\n")
    app.command(name, help=told, epilog=example)(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"extractor {__version__}")
        raise typer.Exit


def options(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Read news articles and tell who is who, what happened when, and who is tied to whom."""


def main() -> None:
    """Run the command line.

    Whatever a person can mend is told in one line with exit status 2; anything else that escapes
    is a defect and keeps its traceback.
    """
    prepare_streams()
    asked = [name for name in sys.argv[1:2] if name in COMMANDS]
    try:
        build_app(asked or COMMANDS)(prog_name="extractor")
    except ExtractorError as error:
        complain(str(error))
        sys.exit(2)
    except KeyboardInterrupt:
        complain("stopped")
        sys.exit(130)
