"""What can go wrong: every error a person may see, each building its own one-line sentence.

The command line catches `ExtractorError` alone; whatever else escapes is a defect of ours.
"""

from collections.abc import Sequence


class ExtractorError(Exception):
    """Root of all errors that are told to the user in one line."""


class UnreadableArticle(ExtractorError):
    """A file, page or line of input holds no article that can be read.

    Args:
        path: what was read, as the user named it.
        reason: why it cannot be read, as a clause without a full stop.
    """

    def __init__(self, path: str, reason: str) -> None:
        """Build the sentence `PATH: REASON`."""
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class UnknownName(ExtractorError):
    """A question names an entity, event or article that the store does not hold."""

    def __init__(self, kind: str, name: str, near: Sequence[str] = ()) -> None:
        """Build the sentence, with the nearest names where there are any."""
        self.kind = kind
        self.name = name
        self.near = tuple(near)
        hint = f" Nearest: {', '.join(self.near)}." if self.near else ""
        super().__init__(f"No {kind} called {name!r}.{hint}")


class StoreError(ExtractorError):
    """The store cannot be opened, read or written."""

    def __init__(self, path: str, reason: str) -> None:
        """Build the sentence `PATH: REASON`."""
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class UnwritableFile(ExtractorError):
    """A file that was asked for cannot be written."""

    def __init__(self, path: str, reason: str) -> None:
        """Build the sentence `PATH: REASON`."""
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class LexiconError(ExtractorError):
    """A lexicon table is malformed."""

    def __init__(self, table: str, reason: str) -> None:
        """Build the sentence naming the table and what is wrong with it."""
        self.table = table
        self.reason = reason
        super().__init__(f"lexicon table {table}: {reason}")


class BadDate(ExtractorError):
    """A date given on the command line cannot be understood."""

    def __init__(self, value: str) -> None:
        """Build the sentence with the forms that are understood."""
        self.value = value
        super().__init__(
            f"{value!r} is no date with its year: write 2025-02-05, Feb 2025, early 2025 or 2025"
        )


class MissingExtra(ExtractorError):
    """A package that only some need is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        """Build the sentence that says how it is installed."""
        self.package = package
        self.extra = extra
        super().__init__(f"{package} is not installed: pip install 'extractor[{extra}]'")


class OpenPeriod(ExtractorError):
    """A question compares a period with the one before, and the period has no first or last day."""

    def __init__(self) -> None:
        """Build the sentence that says what is missing."""
        super().__init__("who is rising? needs a period: give both --from and --to, or --in")
