"""Telling: read expressions go in one by one; out comes the date at which the story stands.

News counts from its own day, but a paragraph that tells a date of an earlier year goes on there:
"In 2015 a panel found it out, and in July the president resigned." A year in passing ("founded in
1987", "since 2014") opens no story; a word of the present, a weekday or a new paragraph ends it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.times.narrative import is_deictic
from extractor.times.said import (
    Away,
    Calendar,
    Clock,
    Day,
    Edge,
    Era,
    Lasting,
    Nth,
    Plain,
    Published,
    Range,
    Said,
    Shift,
    Weekday,
    timex_type,
)
from extractor.times.sentences import sentence_around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.times.composing import Expression
    from extractor.times.meanings import Meaning
    from extractor.times.moments import Moment
    from extractor.times.relations import Relation

_BLANK = re.compile(r"\n[ \t\r]*\n")
_FRONT = re.compile(
    r"(?:^|[;:—–(]|,\s+(?:and|but|when|until|then)|\b(?:and|but)|[，；。：])\s*[\"“'‘]?"
    r"(?:(?:Then|Only|Already|Back|It was|So)\s+)?"
    r"(?:(?:in|by|during|early in|late in|on|at|around|through|throughout|over)\s+)?"
    r"(?:the\s+)?(?:在|到了?|早在)?$",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"(?:\b(?:which|who|whom|whose|where|founded|born|since|than|from|listed|dating|until|dated"
    r"|set\s+up|of)\b[^,;()—–]*|\(\s*(?:in\s+)?)$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"”]{1,400}[\"”]")
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|now|today|nowadays|remains?|isn['’]t|aren['’]t)\b|目前|如今|现在|眼下|至今"
)
_LONGEST = 700
"""Characters that a story goes on without a date."""
_BINDS_AWAY = frozenset(("since", "until", "by", "before"))


class Telling:
    """Where the story of a text stands, expression by expression.

    Attributes:
        date: the date that the running story has reached, or None where the text speaks from the
            day of publication.
        here: how many dates this paragraph has told.
    """

    def __init__(
        self, text: str, published: Moment | None, sentences: Sequence[tuple[int, int]] | None
    ) -> None:
        """Begin at the head of a text."""
        self._text, self._published, self._sentences = text, published, sentences
        self._break = _BLANK if _BLANK.search(text) else re.compile(r"\n")
        self._reached = 0
        self._end = 0
        self._is_firm = False
        self.date: Moment | None = None
        self.here = 0

    def reach(self, start: int, end: int) -> None:
        """Go on to an expression.

        A new paragraph ends the story; a new sentence does if the date of the story did not open
        one, or if anything between speaks of the present.
        """
        if self._break.search(self._text, self._reached, start):
            self.date, self.here = None, 0
        self._reached = max(self._reached, start)
        if self.date is None:
            return
        low, _ = sentence_around(self._text, start, end, self._sentences)
        if low > self._end and (not self._is_firm or self._speaks_of_now(low)):
            self.date = None

    def _speaks_of_now(self, low: int) -> bool:
        """Say whether the sentences between the story's last date and this one are present."""
        told = _QUOTED.sub(" ", self._text[self._end : min(low, self._end + _LONGEST)])
        return low - self._end > _LONGEST or _PRESENT.search(told) is not None

    def take(self, expression: Expression, meaning: Meaning, relation: Relation | None) -> None:
        """Note an expression that has been read."""
        said, moment = expression.said, meaning.moment
        if self._is_of_today(said):
            self.date = None
        if moment is None or self._published is None:
            return
        self.here += timex_type(said) in ("DATE", "TIME")
        if moment.end >= self._published.start:
            if relation is None and not _has_year(said):
                self.date = None
            return
        is_told = isinstance(said, Calendar) and isinstance(said.year, Shift)
        if _has_year(said) and not (is_told and self.date is not None):
            self._open(expression, moment, relation)
        elif self.date is not None and not isinstance(said, Clock | Lasting):
            self.date, self._end, self._is_firm = moment, expression.end, True

    def _is_of_today(self, said: Said) -> bool:
        match said:
            case Plain():
                return said.value == "PRESENT_REF"
            case Published():
                return True
            case Weekday():
                return said.base == "published" and said.week is None
            case Shift():
                return said.base == "published"
            case Clock():
                return said.day is not None and self._is_of_today(said.day)
            case Edge():
                return self._is_of_today(said.date)
            case Calendar():
                return is_deictic(said)
            case _:
                return False

    def _open(self, expression: Expression, moment: Moment, relation: Relation | None) -> None:
        """Open a story with a date that tells its year, unless it is named in passing."""
        if relation in _BINDS_AWAY or expression.joined < 0 or not moment.is_finer_than("decade"):
            return
        low, _ = sentence_around(self._text, expression.start, expression.end, self._sentences)
        before = self._text[low : expression.start]
        is_fine = moment.is_finer_than("quarter")
        is_front = _FRONT.search(before) is not None
        if is_front or (is_fine and _PASSING.search(before) is None):
            by_number = not isinstance(expression.said, Calendar) or isinstance(
                expression.said.year, int
            )
            self.date, self._end = moment, expression.end
            self._is_firm = is_front and is_fine and by_number


def _has_year(said: Said) -> bool:
    """Say whether the words tell the year, by its number or as "of that year"."""
    match said:
        case Calendar():
            return said.year is not None and not is_deictic(said)
        case Era():
            return True
        case Edge() | Away():
            return _has_year(said.date)
        case Nth():
            return _has_year(said.whole)
        case Range():
            return _has_year(said.first)
        case Clock():
            return said.day is not None and _has_year(said.day)
        case Day():
            return False
        case _:
            return False
