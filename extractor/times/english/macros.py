"""Macros of the English rules: pieces of patterns by name, and the readers of what they match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.times.numbers import read_amount, read_year
from extractor.times.said import Calendar, Said, Shift
from extractor.times.vocabulary import MONTHS, PLURALS, UNITS, WEEKDAYS

if TYPE_CHECKING:
    from extractor.times.moments import Unit

MACROS: dict[str, str] = {
    "month": "({monthname}|{monthabbr} .?)",
    "weekday": "({dayname}|{dayabbr} .?)",
    "int": "({int2}|{bigint}|{year4})",
    "cardinal": "({one}|{teen}|{ten}|{magnitude}|dozen)",
    "cardinals": (
        "({one}|{teen}|{ten}|dozen|hundred|thousand)"
        "(-? and? {cardinal}(-? and? {cardinal}(-? {cardinal})?)?)?"
    ),
    "number": "({int}( {slashpart}| {magnitude})?|{decimal}|{cardinals}|a hundred|a dozen)",
    "amount": (
        "(half (a|an)|(a|an|one) half|{number}( and ((a|one) half|{slashpart}))?|a couple of?"
        "|a few|a number of|a pair of|{several}|dozens of|hundreds of|scores of|(a|an)( half)?)"
    ),
    "quantity": (
        "(?<!as) ((more|less|fewer|longer) than|up to|at (least|most)|no (more|less|fewer) "
        "than|just over"
        "|just under|over|under|{approximate}|only|just)? (the|an|a)? (additional|full|whole|"
        "further)? <n:{amount}>"
    ),
    "ordinalword": "({oneth}|{teenth}|{tenth}|{ten} -? {oneth})",
    "ordinal": "({dayth}|{nth}|{ordinalword})",
    "nthday": "({int2}|{dayth})",
    "spelledyear": (
        "(({teen}|twenty) (hundred and? ({ten} (-? {one})?|{teen}|{one})|{ten} (-? {one})?|{teen})"
        "|two thousand( and? ({ten} (-? {one})?|{teen}|{one}))?)"
    ),
    "relyear": (
        "((last|this|next|that|the (same|previous|prior|preceding|following|current|past|"
        "coming|next)) year|the year (before|after|earlier))"
    ),
    "yearly": (
        "(the? (fiscal|financial|calendar) year? {year4}|{fynum}|the? year? {year4}|{relyear}"
        "|{spelledyear}|the year)"
    ),
    "beforechrist": "(b . c .?( e .?)?|a . d .?)",
    "anyunit": "({unit}|{units}|{smallunit}|{smallunits})",
    "bigunit": "({unit}|{units})",
    "part": "({partofday}|noon|midday|lunchtime|dawn|dusk)",
}

_SMALL: dict[str, str] = {"s": "TS", "m": "TM", "h": "TH"}
_HALVES: dict[str, str] = {"Y": "6M", "H": "30M", "M": "30S", "D": "T12H"}
_CODES: dict[Unit, tuple[int, str]] = {
    "day": (1, "D"), "week": (1, "W"), "weekend": (1, "WE"), "month": (1, "M"),
    "fortnight": (2, "W"), "quarter": (1, "Q"), "year": (1, "Y"), "decade": (10, "Y"),
    "century": (100, "Y"),
}  # fmt: skip


def month_of(words: Sequence[str]) -> int:
    """Read a month macro."""
    return MONTHS[words[0]]


def weekday_of(words: Sequence[str]) -> int | None:
    """Read a weekday macro; None where the group is empty."""
    return WEEKDAYS[words[0]] if words else None


def unit_of_word(word: str) -> Unit | None:
    """Read a unit of a day or more; None for hours and less."""
    return UNITS.get(word) or PLURALS.get(word)


def year_of(words: Sequence[str]) -> int | Said | None:
    """Read a `yearly` macro: a number, or what is said of the year."""
    words = [word for word in words if word not in (",", "the", "of", "in", "'s")]
    if not words:
        return None
    shift = {
        "last": -1, "previous": -1, "prior": -1, "preceding": -1, "past": -1, "before": -1,
        "earlier": -1, "next": 1, "following": 1, "after": 1, "coming": 1,
        "this": 0, "current": 0, "same": 0, "that": 0, "year": 0,
    }  # fmt: skip
    if words[-1] == "year" and len(words) <= 2 and words[0] in shift:
        base = words[0] in ("previous", "prior", "preceding", "following", "same", "that")
        return Shift("year", shift[words[0]], "mentioned" if base else "published")
    if words[0] == "year" and words[-1] in shift:
        return Shift("year", shift[words[-1]], "mentioned")
    if words[0].startswith("fy"):
        return read_year([words[0][2:]])
    return read_year([word for word in words if word not in ("fiscal", "financial", "calendar")])


def duration_value(amount: float | None, word: str, *, known: bool = True) -> str:
    """Write a TIMEX3 duration; the amount is None where it is vague.

    >>> duration_value(3, "months"), duration_value(None, "years"), duration_value(1.5, "hour")
    ('P3M', 'PXY', 'PT1H30M')
    """
    unit = unit_of_word(word)
    if unit is None:
        size, code = 1, _SMALL[word[0]]
    else:
        size, code = _CODES[unit]
    head, code = ("PT", code[1:]) if unit is None else ("P", code)
    if amount is None or not known:
        return f"{head}X{code}"
    whole, smaller = int(amount * size), _HALVES.get(code)
    if amount * size == whole + 0.5 and smaller is not None:
        return f"{head}{whole}{code}{smaller}" if whole else f"{head}{smaller}"
    return f"{head}{amount * size:g}{code}"


def amount_of(words: Sequence[str]) -> float | None:
    """Read an `amount` macro; "a" is 1, vague words are None."""
    return read_amount(list(words)) if words else 1.0


def calendar_year(words: Sequence[str]) -> Said | None:
    """Make the year of a `yearly` macro a date of its own."""
    year = year_of(words)
    return Calendar(year=year) if isinstance(year, int) else year
