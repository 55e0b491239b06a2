"""Context: what an expression is read against, and what it then means.

The other files of this folder make the one of the other (`resolve` in `__init__.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.times.said import Said

if TYPE_CHECKING:
    from extractor.times.moments import Moment, Unit
    from extractor.times.tense import Direction
    from extractor.when import When

UNKNOWN: dict[Unit, str] = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "fortnight": "XXXX-WXX",
    "quarter": "XXXX-QX", "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX",
    "decade": "XXX", "century": "XX",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against.

    Attributes:
        published: the day, month or year of publication, or None.
        mentions: the dates of the text so far, the last first.
        is_narrative: the text tells of times long past: dates follow each other, and the
            publication date says nothing.
        direction: asks the sentence for its tense.
        is_bound: a word such as "since" binds the expression, or the text is Chinese: a festival
            is that of one year.
        sentence_date: the date in front in a Chinese sentence, with its year said: "2023年10月成立,
            12月上市" goes on in that year.
        story: the date at which a running story of earlier times stands (`telling.py`).
        leaves: asks the sentence whether it speaks from the present, and so leaves the story.
        here: how many of the mentions stand in the same paragraph.
        looks_back: "had" or "since" stands in front: the date lies before that of the story.
        has_date_before: a date stands in front in the same sentence.
    """

    published: Moment | None
    mentions: tuple[Moment, ...]
    is_narrative: bool
    direction: Callable[[], Direction]
    has_date_before: bool = False
    is_bound: bool = False
    sentence_date: Moment | None = None
    story: Moment | None = None
    leaves: Callable[[], bool] = bool
    here: int = 0
    looks_back: bool = False

    @property
    def mentioned(self) -> Moment | None:
        """Give the last date mentioned."""
        return self.mentions[0] if self.mentions else None

    def told(self, unit: Unit) -> Moment | None:
        """Give the last date mentioned that is at least as fine as a unit.

        What has happened leads to what happened next: a date still to come is passed over.
        """
        ahead: Moment | None = None
        for index, each in enumerate(self.mentions):
            if (each.unit == unit or each.is_finer_than(unit)) and not self._is_over(index):
                if self.published is None or each.start <= self.published.end:
                    return each
                ahead = ahead or each
        return ahead

    def told_here(self, unit: Unit) -> Moment | None:
        """Give the last date of this paragraph, past or to come, if it is as fine as a unit."""
        last = self.mentions[0] if self.here and self.mentions else None
        is_fine = last is not None and (last.unit == unit or last.is_finer_than(unit))
        return last if is_fine else None

    def told_coarsely(self, unit: Unit) -> Moment | None:
        """Give the last date of this paragraph if all dates of it are coarser than a unit."""
        near = [each for each in self.mentions[: self.here] if not self._is_ahead(each)]
        is_fine = any(each.unit == unit or each.is_finer_than(unit) for each in near)
        return near[0] if near and not is_fine and near[0].is_finer_than("decade") else None

    def _is_ahead(self, moment: Moment) -> bool:
        return self.published is not None and moment.start > self.published.end

    def _is_over(self, index: int) -> bool:
        """Say whether the story has gone on, past a date: "April 3 ... In September ..."."""
        date = self.mentions[index]
        later = (each for each in self.mentions[:index] if each.start > date.start)
        return any(
            date.end < each.start and (self.published is None or each.end < self.published.start)
            for each in later
        )

    @property
    def anchor(self) -> Moment | None:
        """Give the date to which a partial date is nearest."""
        last = self.told("year")
        if self.is_narrative and last is not None:
            return last
        return self.published or last


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is meant.

    Attributes:
        value: TIMEX3 value.
        moment: the calendar unit, or None where it is none or not known.
        when: the days, or None.
        fixed: the words alone give it.
    """

    value: str
    moment: Moment | None = None
    when: When | None = None
    fixed: bool = False


def of_moment(moment: Moment, *, fixed: bool = False) -> Meaning:
    """Make the meaning of a calendar unit."""
    return Meaning(moment.value, moment, moment.when, fixed)


Resolve = Callable[[Said, Context], Meaning]
"""How one file of this folder asks for the meaning of something said inside something else."""
