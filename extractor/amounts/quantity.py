"""A number with what stands beside it, before it is known to be a sum of money.

`english.py` and `chinese.py` find quantities, `ranges.py` completes the halves of ranges, and
`find_money` keeps those with a currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.amounts.numbers import amount_string
from extractor.records import Money

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written.

    Attributes:
        start: first character, qualifier included.
        number_start: first character of currency sign or number.
        end: behind the last character.
        number: without magnitude.
        magnitude: what the number is multiplied with; None where no magnitude is written.
        has_currency: whether a currency word or sign stands beside it.
        currency: ISO 4217 code; None also where the word leaves it open.
        approximation: as in `Money`.
    """

    start: int
    number_start: int
    end: int
    number: Decimal
    magnitude: Decimal | None
    has_currency: bool
    currency: str | None
    approximation: str | None

    def money(self, text: str) -> Money:
        """Make the record of it."""
        return Money(
            amount=amount_string(self.number * (self.magnitude or 1)),
            currency=self.currency,
            approximation=self.approximation,
            start=self.start,
            end=self.end,
            text=text[self.start : self.end],
        )
