"""The command reference: the program as it is goes in, `docs/commands.md` comes out.

    python -m extractor.training.reference > docs/commands.md

A test compares the file with what this prints.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from extractor.cli.app import COMMANDS, build_app

REFERENCE = Path(__file__).parents[2] / "docs" / "commands.md"

_HEAD = """\
# Commands

Made from the program by `python -m extractor.training.reference`; a test compares the two.

Results go to stdout, talk to stderr, `-` is stdin or stdout. Exit status 0: done; 1: some inputs
failed, each named, the others kept; 2: wrong use, or nothing goes by the name that was asked for.

Names are taken in any form: case, accents, legal forms, a part that only one has, pinyin. Dates
are written as people do, with their year: `2025-02-05`, `5 Feb 2025`, `early 2025`, `Q1 2025`,
`2025年2月`. No clock is asked, so "last March" is refused. Answers are coloured and paged on a
terminal alone.
"""
_TYPE = re.compile(r" <(?:list\[)?(?:str|Path|path)\]?>")
_NOTE = re.compile(r"  \[(default: )?([^\]]*)\]$")


def reference() -> str:
    """Write the reference of all commands as Markdown."""
    return "\n".join([_HEAD, *(line for name in COMMANDS for line in _command(name))])


def _command(name: str) -> Iterator[str]:
    command = typer.main.get_command(build_app([name])).commands[name]  # type: ignore[attr-defined]
    context = command.make_context(f"extractor {name}", [], resilient_parsing=True)
    usage = command.get_usage(context).removeprefix("Usage: ")
    yield from (f"## {name}", "", command.help, "", "```", usage, "```", "")
    records = [record for p in command.params if (record := p.get_help_record(context))]
    told = [(words, text) for words, text in records if text]
    if told:
        yield from ("| | |", "|---|---|")
    for words, text in told:
        shown = _TYPE.sub("", words).replace("<int range>", "N")
        yield f"| `{_cell(shown)}` | {_cell(_noted(text))} |"
    yield from ("" for _ in told[:1])
    example = command.epilog.removeprefix("Example: ")
    yield from ("```console", f"$ {example}", "```", "")


def _noted(text: str) -> str:
    """Set the note at the end of a help text in round brackets."""
    return _NOTE.sub(r" (\1\2)", text)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(reference())
