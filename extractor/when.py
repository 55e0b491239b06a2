"""When: a stretch of calendar days with the precision that the text gave it.

A `When` never invents a day: "February 2025" is the interval 2025-02-01..2025-02-28 of precision
month, "since the Lunar New Year" has no end. Everything here is pure; today's date is never asked.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

Precision = Literal["day", "week", "month", "quarter", "season", "year", "vague"]


class When(BaseModel):
    """An interval of days.

    Attributes:
        start: first day (inclusive), or None where the interval is open on that side.
        end: last day (inclusive), or None where the interval is open on that side.
        precision: the unit that the text gave; `vague` for all that is no single unit.
        edtf: the same as an Extended Date/Time Format string (ISO 8601-2), such as `2025-02`,
            `2025-02-01/2025-02-10`, `../2025-01-28`, `2025-01-29/..`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: dt.date | None
    end: dt.date | None
    precision: Precision
    edtf: str

    @model_validator(mode="after")
    def _ordered(self) -> When:
        if self.start is None and self.end is None:
            raise ValueError("a When needs a start or an end")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"end {self.end} is before start {self.start}")
        return self
