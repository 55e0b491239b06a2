"""Settings of a run: how articles are read. Frozen, passed in, never global."""

from __future__ import annotations

from extractor.records import Record


class Settings(Record):
    """How articles are read.

    Attributes:
        lexicon: use the tables of well-known names (`--no-lexicon` switches them off, to show
            what is read rather than known).
        max_characters: longest text that is read as one article; longer ones are refused.
    """

    lexicon: bool = True
    max_characters: int = 1_000_000
