"""Replying: an answer goes in, it is printed in the format that was asked for.

Every question's command ends here, so that formats are the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from extractor.cli.printing import complain, say, say_json, say_long, say_rows
from extractor.cli.sheets import Block, as_markdown, as_text

if TYPE_CHECKING:
    from extractor.asking.answers import Answer
    from extractor.asking.naming import Subject
    from extractor.cli.options import AnswerFormat


def reply(answer: Answer, format_: AnswerFormat, sheet: Callable[[], Iterable[Block]]) -> None:
    """Print an answer.

    Args:
        answer: gives itself as JSON and as rows of CSV.
        format_: how to print it.
        sheet: gives what stands on it as text and as Markdown; called only for these.
    """
    if format_ == "json":
        say_json(answer.data())
    elif format_ == "csv":
        say_rows(answer.columns, answer.rows())
    elif format_ == "markdown":
        say(as_markdown(sheet(), answer.sources))
    else:
        say_long(as_text(sheet(), answer.sources))


def tell_taken(*subjects: Subject) -> None:
    """Say whom a name was taken for, where others go by it too."""
    for subject in subjects:
        if subject.others:
            others = ", ".join(subject.others)
            complain(f"{subject.asked} is taken as {subject.id}; also called so: {others}")
