"""Where a page tells its publication date: a line goes in, the date and what else it says come out.

`published` reads the date itself; this file knows the labels and places around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractor.reading.bylines import (
    find_byline,
    find_dateline_place,
    is_author,
    is_outlet,
    is_post,
)
from extractor.reading.characters import count_han
from extractor.reading.cleaning import is_sentence
from extractor.reading.published import find_date, find_month

_CLOCK = r"(?:\d{1,2}:\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?,?\s*)?$"
_PUBLISHED = (
    r"(?:(?:first |originally )?\b(?:published|posted|issued|released|(?:publication )?date)"
    r"(?: on| at)?\s*[:：-]?|(?:发布|发表|刊发|发稿|出版)?(?:时间|日期)\s*[:：]"
    rf"|(?:发布|发表|刊发)于?\s*[:：]?)\s*{_CLOCK}"
)
_UPDATED_WORDS = (
    r"(?:(?:last )?\b(?:updated|modified|revised|edited)(?: on| at)?\s*[:：-]?"
    rf"|(?:最后)?(?:更新|修改)(?:时间|于)?\s*[:：]?)\s*{_CLOCK}"
)
_LONGEST = 160
"""Characters; a longer line is prose."""
_LABEL = re.compile(rf"{_PUBLISHED}|{_UPDATED_WORDS}", re.IGNORECASE)
_UPDATED = re.compile(_UPDATED_WORDS, re.IGNORECASE)
_NO_DATE = re.compile(
    r"(?:published|posted|(?:last )?updated|发布时间|更新时间)"
    r"(?:\s*[:：].{0,30}|\s.{1,20}\bago)",
    re.IGNORECASE,
)
_UPDATED_AT_ALL = re.compile(r"updated|更新", re.IGNORECASE)
_MONTH_LINE = re.compile(
    r"(published:? |发布时间[:：])?\s*(?:[A-Z][a-z]{2,8}\.?,? \d{4}|\d{4}年\d{1,2}月)",
    re.IGNORECASE,
)
_BARS = "|·•｜"
_BAR = re.compile(r"\s*[|·•｜]\s*")
_READING_TIME = re.compile(r"\d{1,3}[ -]?min(?:ute)?s?(?: (?:read|listen|watch))?", re.IGNORECASE)
_EDGE = " \t,;|·•/–—-()（）:：，｜"
_DATELINE = re.compile(
    r"[A-Z][\w.'’ -]*(?:[,/] ?[A-Z][\w.'’ -]*){0,3},\s*"
    r"|(?:[\u4e00-\u9fff]{0,8}社|本报|本刊|[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,6}\s*"
)
_BEHIND_DATE = re.compile(r"\s*[,.]?\s*(?:[(（/][^)）]{1,40}[)）/])?\s*(?:[-–—―]|电|讯|消息)")
_NOW = re.compile(
    r"(?:\b(?:today|tonight|this (?:morning|afternoon|evening|week|month)|right now|now"
    r"|as I write(?: this)?"
    r"|(?:at|as of) (?:the time of (?:writing|publication|going to press)|this writing))"
    r"\s*[,(—–-]{0,2}\s*(?:(?:in|on)\s+)?"
    r"|(?:今天|今日|本月|此刻|截至发稿|本文写作时)\s*[,，(（]?\s*)",
    re.IGNORECASE,
)


class DateLine(NamedTuple):
    """A line that tells when the article was published.

    Attributes:
        kind: with a label `published` or `updated`, or `bare`.
        iso: the date; None where it cannot be understood.
        dropped: the words that tell the date, with their label.
        rest: what else the line says (a byline, a place), or "".
    """

    kind: Literal["published", "updated", "bare"]
    iso: str | None
    dropped: str
    rest: str

    def kept(self, line: str) -> str:
        """Give what stays in the text: a dateline with its place whole, else the rest."""
        return line if self.kind == "bare" and self.rest else self.rest


def read_date_line(line: str, *, bare: bool) -> DateLine | None:
    """Read a line as one that tells the publication date.

    Args:
        line: the line.
        bare: accept a date without a label as well.

    >>> read_date_line("By Bo Ek | Posted 3 March 2031", bare=False)
    DateLine(kind='published', iso='2031-03-03', dropped='Posted 3 March 2031', rest='By Bo Ek')
    """
    if len(line) > _LONGEST:
        return None
    dated = find_date(line)
    if dated is None:
        return _read_dateless(line, bare=bare)
    label = _LABEL.search(line[: dated.start])
    if not label and is_sentence(line):
        return None
    start = label.start() if label else dated.start
    before, after = line[:start].strip(), line[dated.end :].strip()
    second = read_date_line(after.strip(_EDGE), bare=True) if after else None
    if not (label or bare) or not _stands_apart(before, after, second, labelled=bool(label)):
        return None
    rest = _join_rest(before, second.rest if second else after)
    if label and _UPDATED.search(label[0]):
        if second and second.kind == "published":
            return DateLine("published", second.iso, line, rest)
        return DateLine("updated", dated.iso, line if second else line[start : dated.end], rest)
    dropped = line if second else line[start : dated.end].strip(_EDGE)
    return DateLine("published" if label else "bare", dated.iso, dropped, rest)


def _read_dateless(line: str, *, bare: bool) -> DateLine | None:
    """Read a line that tells a month, or how long ago, or nothing that can be understood."""
    if match := _MONTH_LINE.fullmatch(line):
        return DateLine("published", find_month(line), line, "") if match[1] or bare else None
    if not _NO_DATE.fullmatch(line):
        return None
    updated = _UPDATED_AT_ALL.search(line) is not None
    return DateLine("updated" if updated else "published", None, line, "")


def _stands_apart(before: str, after: str, second: DateLine | None, *, labelled: bool) -> bool:
    """Tell a date set beside a byline or place from one inside a sentence or headline."""
    left = not before or before[-1] in _BARS or _is_aside(before.strip(_EDGE))
    right = not after or after[0] in _BARS or second is not None or _is_aside(after.strip(_EDGE))
    short = len(after.split()) + count_han(after) <= 6 and not after.endswith((".", "。"))
    return left and (right or (labelled and short))


def _is_aside(text: str) -> bool:
    """Tell whether what stands beside a date is a byline, an outlet or a place."""
    return (
        not any(c.isalnum() for c in text)
        or is_author(text)
        or is_outlet(text)
        or is_post(text)
        or find_dateline_place(text)
        or find_byline(text) is not None
        or _READING_TIME.fullmatch(text) is not None
    )


def _join_rest(before: str, after: str) -> str:
    pieces = (piece.strip(_EDGE) for side in (before, after) for piece in _BAR.split(side))
    return " | ".join(piece for piece in pieces if piece and not _READING_TIME.fullmatch(piece))


def find_date_in_dateline(paragraph: str) -> str | None:
    """Find the full date in the dateline that opens a paragraph.

    >>> find_date_in_dateline("OSLO, 3 March 2031 (Harbour News) - The port is open.")
    '2031-03-03'
    >>> find_date_in_dateline("OSLO, March 3 (Harbour News) - The port is open.") is None
    True
    """
    dated = find_date(paragraph[:120])
    if dated is None or dated.iso is None:
        return None
    opens = _DATELINE.fullmatch(paragraph[: dated.start]) and _BEHIND_DATE.match(
        paragraph, dated.end
    )
    return dated.iso if opens else None


def find_date_above_prose(paragraphs: Sequence[str]) -> str | None:
    """Find the full date of a line above the prose, whatever else it says.

    Args:
        paragraphs: the first ones behind the title.

    >>> find_date_above_prose(["A letter on ports, issue of 3 March 2031", "The port is open."])
    '2031-03-03'
    >>> find_date_above_prose(["The port was opened on 3 March 2031 by the queen of Norway."])
    """
    for line in paragraphs:
        if len(line) > _LONGEST or is_sentence(line):
            return None
        dated = find_date(line)
        if dated is not None and dated.iso and find_date(line[dated.end :]) is None:
            return dated.iso
    return None


def find_date_in_text(paragraphs: Sequence[str]) -> str | None:
    """Find the day or month that the text calls today; None where it names two.

    >>> find_date_in_text(["But today, in March 2031, nobody sails."])
    '2031-03'
    """
    found: set[str] = set()
    for paragraph in paragraphs:
        for now in _NOW.finditer(paragraph):
            if _is_quoted(paragraph[: now.start()]):
                continue
            behind = paragraph[now.end() : now.end() + 40]
            dated = find_date(behind)
            if dated and dated.start == 0 and dated.iso:
                found.add(dated.iso)
            elif re.match(r"[A-Za-z]+\.?,?\s\d{4}\b|\d{4}\s*年\s*\d{1,2}\s*月", behind):
                found |= {month for month in (find_month(behind),) if month}
    days = {date for date in found if len(date) > 7}
    months = {date[:7] for date in found}
    if len(months) != 1 or len(days) > 1:
        return None
    return (days or months).pop()


def _is_quoted(before: str) -> bool:
    """Tell whether a quotation is still open behind a text: its speaker has a today of his own."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
