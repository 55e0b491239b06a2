"""What became of inputs: the records that `ingest` gives back, and tells of as it goes."""

from __future__ import annotations

from extractor.records import Record


class Failure(Record):
    """An input without an article that can be read: its path as given, and why."""

    path: str
    reason: str

    def __str__(self) -> str:
        """Give the line that tells it."""
        return f"{self.path}: {self.reason}"


class Report(Record):
    """What became of some inputs.

    Attributes:
        saved: ids of the articles that are new in the store, in order of reading.
        unchanged: ids of those that it had already.
        failures: in order of reading.
        words: of the articles that are new.
    """

    saved: tuple[str, ...]
    unchanged: tuple[str, ...]
    failures: tuple[Failure, ...]
    words: int = 0
