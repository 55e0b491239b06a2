"""One article on its way to a key: its text, its marks, what its writer says, what is wrong.

`gold` and `happenings` fill the key from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.training.places import Locator, Span
from extractor.training.problems import Problem

if TYPE_CHECKING:
    from extractor.training.keys import Key
    from extractor.training.marks import Mark

Gold = dict[str, Any]


class Draft:
    """Text, marks and key of one article; collects problems instead of stopping at the first."""

    def __init__(self, text: str, marks: tuple[Mark, ...], key: Key) -> None:
        """Take the parts."""
        self.text = text
        self.marks = marks
        self.key = key
        self.locate = Locator(text)
        self.problems: list[Problem] = []

    def fail(self, text: str) -> None:
        """Note an error."""
        self.problems.append(Problem(level="error", text=text))

    def warn(self, text: str) -> None:
        """Note a warning."""
        self.problems.append(Problem(level="warning", text=text))

    def check_known(self, entity: str, where: str) -> None:
        """Note an error where the key has no such entity."""
        if entity not in self.key.entities:
            self.fail(f"{where}: no entity {entity!r}")

    def widened(self, words: str, where: str) -> str:
        """The sentence, or sentences, that hold words which stand in the text once."""
        try:
            return self.text[slice(*self.locate.sentence(self.locate.quote(words)))]
        except ValueError as error:
            self.fail(f"{where}: {error}")
            return words

    def is_mentioned(self, entity: str, area: Span) -> bool:
        """Whether a stretch of the text mentions an entity."""
        return any(
            entity in mark.entities and area[0] <= mark.start and mark.end <= area[1]
            for mark in self.marks
        )

    def stretch(self, span: Span) -> Gold:
        """A stretch of the text as the key writes it."""
        return {"text": self.text[slice(*span)], "start": span[0], "end": span[1]}
