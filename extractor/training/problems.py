"""What a writer of the corpus is told: a source goes wrong, one line says where and why."""

from __future__ import annotations

from typing import Literal

from extractor.errors import ExtractorError
from extractor.records import Record


class AnnotationError(ExtractorError):
    """An annotated source cannot be compiled at all.

    Args:
        path: the file, as the user named it.
        reason: why, as a clause without a full stop.
    """

    def __init__(self, path: str, reason: str) -> None:
        """Build the sentence `PATH: REASON`."""
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class Problem(Record):
    """Something to mend in an annotated article.

    Attributes:
        level: an `error` makes the key wrong; a `warning` is something probably forgotten; a
            `hint` is shown only with `--review` and may well be right as it is.
        text: what is wrong and where, as one line.
    """

    level: Literal["error", "warning", "hint"]
    text: str
