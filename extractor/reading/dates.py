"""Where a page tells its publication date: a line goes in, the date and what else it says come out.

`published` reads the date itself; this file knows the labels and places around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractor.reading.characters import count_han
from extractor.reading.published import find_date, find_month

_PUBLISHED = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|issued|released|(?:publication )?date)"
    r"(?: on| at)?\s*[:：-]?|(?:发布|发表|刊发|发稿|出版)?(?:时间|日期)\s*[:：]"
    r"|(?:发布|发表|刊发)于?\s*[:：]?)\s*$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:(?:last )?(?:updated|modified|revised|edited)(?: on| at)?\s*[:：-]?"
    r"|(?:最后)?(?:更新|修改)(?:时间|于)?\s*[:：]?)\s*$",
    re.IGNORECASE,
)
_ANY_LABEL = re.compile(rf"{_PUBLISHED.pattern}|{_UPDATED.pattern}", re.IGNORECASE)
_NO_DATE = re.compile(
    r"(?:published|posted|(?:last )?updated|发布时间|更新时间)\s*[:：]?\s*.{0,30}", re.IGNORECASE
)
_EDGE = " \t,;|·•/–—-()（）:：，｜"
_DATELINE = re.compile(
    r"[A-Z][\w.'’ -]*(?:[,/] ?[A-Z][\w.'’ -]*){0,3},\s*"
    r"|(?:\w{0,8}社|本报|本刊)?[\u4e00-\u9fff]{0,6}\s*"
)
_BEHIND_DATE = re.compile(r"\s*[,.]?\s*(?:[(（/][^)）]{1,40}[)）/])?\s*(?:[-–—―:]|电|讯|消息)")
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


def read_date_line(line: str, *, bare: bool) -> DateLine | None:
    """Read a line as one that tells the publication date.

    Args:
        line: the line.
        bare: accept a date without a label as well.

    >>> read_date_line("By Bo Ek | Posted 3 March 2031", bare=False)
    DateLine(kind='published', iso='2031-03-03', dropped='Posted 3 March 2031', rest='By Bo Ek')
    """
    if len(line) > 160:
        return None
    dated = find_date(line)
    if dated is None:
        if _NO_DATE.fullmatch(line) and len(line.split()) <= 6:
            return DateLine("updated" if "pdat" in line else "published", None, line, "")
        return None
    label = _ANY_LABEL.search(line[: dated.start])
    start = label.start() if label else dated.start
    kind: Literal["published", "updated", "bare"] = "bare"
    if label:
        kind = "updated" if _UPDATED.search(label[0]) else "published"
    before, after = line[:start].strip(_EDGE), line[dated.end :].strip(_EDGE)
    second = read_date_line(after, bare=True) if after else None
    rest = " | ".join(filter(None, (before, second.rest if second else after)))
    if kind == "updated" and second and second.kind == "published":
        return DateLine("published", second.iso, line, rest)
    if not (label or bare) or not _is_aside(rest):
        return None
    dropped = line if second else line[start : dated.end].strip(_EDGE)
    return DateLine(kind, dated.iso, dropped, rest)


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


def find_date_in_text(paragraphs: Sequence[str]) -> str | None:
    """Find the day or month that the text calls today; None where it names two.

    >>> find_date_in_text(["But today, in March 2031, nobody sails."])
    '2031-03'
    """
    found: set[str] = set()
    for paragraph in paragraphs:
        for now in _NOW.finditer(paragraph):
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


def _is_aside(rest: str) -> bool:
    """Tell whether what stands beside a date is a byline or a place rather than a sentence."""
    return len(rest.split()) + count_han(rest) // 2 <= 12 and not rest.endswith((".", "。"))
