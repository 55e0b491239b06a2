"""Publication dates as news pages print them: a line goes in, the ISO date in it comes out.

What is known is kept (day, time and zone, or a month), what is not known is not added: a time
without a zone is left out, `03/04/2025` is nobody's date, and no clock is ever asked.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_ZONES = {
    "Z": 0, "GMT": 0, "UTC": 0, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360,
    "PST": -480, "PDT": -420, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180,
    "HKT": 480, "SGT": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "北京时间": 480,
}  # fmt: skip
"""Minutes east of Greenwich. CST, IST and BST are missing: two countries each lay claim to them."""
_AMERICAN = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}  # fmt: skip
_TIME = (
    r"(?:(?:\s*[,|·—–-]\s*|\s+at\s+|\s+|T|\s*,\s*at\s+)(?P<half_zh>上午|下午|晚上|凌晨|中午)?\s*"
    r"(?P<hour>\d{1,2})[:.时](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?分?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s*\(?(?P<zone>(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d{2})?\b"
    rf"|(?-i:{'|'.join([*_ZONES, *_AMERICAN])}|CST|IST|BST)\b)\)?)?)?"
)
_FORMS = re.compile(
    r"(?<![A-Za-z\d/.-])" + _WEEKDAY + r"(?:"
    r"(?P<y1>\d{4})(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2})"
    rf"|{_MONTH.format('m2')}\s+{_DAY.format('d2')},?\s+(?P<y2>\d{{4}})"
    rf"|{_DAY.format('d3')}[\s-]+(?:of\s+)?{_MONTH.format('m3')},?[\s-]+(?P<y3>\d{{4}})"
    r"|(?P<y4>\d{4})\s*年\s*(?P<m4>\d{1,2})\s*月\s*(?P<d4>\d{1,2})\s*日"
    r"|(?P<a5>\d{1,2})(?P<sep5>[/.])(?P<b5>\d{1,2})(?P=sep5)(?P<y5>\d{4})"
    r")(?![\d/])(?:\s*\(?(?:星期|周)[一二三四五六日天]\)?)?" + _TIME,
    re.IGNORECASE,
)
_MONTH_ONLY = re.compile(
    rf"{_MONTH.format('m')},?\s+(?P<y>\d{{4}})\b|(?P<y_zh>\d{{4}})\s*年\s*(?P<m_zh>\d{{1,2}})\s*月",
    re.IGNORECASE,
)
FIRST_YEAR, LAST_YEAR = 1800, 2199
"""News is printed since about 1800; a later year than the last is a slip of the page."""


class Dated(NamedTuple):
    """A date in a line: where it stands and its ISO form (None: no date of this world)."""

    start: int
    end: int
    iso: str | None


def find_date(line: str) -> Dated | None:
    """Find the first full date of a line.

    >>> find_date("Published: Mar. 3, 2025  6:17 a.m.  GMT+8").iso
    '2025-03-03T06:17+08:00'
    >>> find_date("发布时间：2024年4月30日").iso
    '2024-04-30'
    >>> find_date("31 February 2024").iso is None
    True
    """
    if not (found := _FORMS.search(line)):
        return None
    day = _find_day(found)
    iso = None if day is None else day.isoformat() + _find_time(found, day)
    return Dated(found.start(), found.end(), iso)


def find_month(line: str) -> str | None:
    """Find the first month with a year, as `2026-03`.

    >>> find_month("today, in March 2026, it is quiet")
    '2026-03'
    """
    if not (found := _MONTH_ONLY.search(line)):
        return None
    year = int(found["y"] or found["y_zh"])
    month = _number_of_month(found["m"]) if found["m"] else int(found["m_zh"])
    return f"{year:04}-{month:02}" if _is_plausible(year) and 1 <= month <= 12 else None


def read_stamp(stamp: str | None) -> str | None:
    """Read a publication date out of metadata: date, date-time with zone, or month, else None.

    >>> read_stamp("2025-03-03T06:17:00+0800")
    '2025-03-03T06:17:00+08:00'
    >>> read_stamp("1970-01-01T00:00:00Z") is None
    True
    """
    if stamp is None:
        return None
    stamp = stamp.strip()
    if match := re.fullmatch(r"(\d{4})-(\d\d)", stamp):
        year, month = int(match[1]), int(match[2])
        return stamp if _is_plausible(year) and 1 <= month <= 12 else None
    if re.fullmatch(r"\d{8}", stamp):
        stamp = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:]}"
    dated = find_date(stamp)
    # The first second of the Unix clock is what an empty field of a content system prints.
    if dated is None or dated.iso is None or dated.iso.startswith(("1970-01-01", "1969-12-31")):
        return None
    return dated.iso


def _find_day(found: re.Match[str]) -> dt.date | None:
    if found["y5"]:
        return _find_slashed_day(int(found["a5"]), int(found["b5"]), int(found["y5"]))
    for n in "1234":
        if found[f"y{n}"]:
            month = found[f"m{n}"]
            number = int(month) if month.isdecimal() else _number_of_month(month)
            return _make_day(int(found[f"y{n}"]), number, int(found[f"d{n}"]))
    return None


def _find_slashed_day(a: int, b: int, year: int) -> dt.date | None:
    """Tell day from month where only one reading is possible."""
    readings = {_make_day(year, a, b), _make_day(year, b, a)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _make_day(year: int, month: int, day: int) -> dt.date | None:
    if not _is_plausible(year):
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _is_plausible(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


def _number_of_month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower()))


def _find_time(found: re.Match[str], day: dt.date) -> str:
    """Write `T06:17+08:00`, or nothing where hour or zone are not certain."""
    if not found["hour"] or not found["zone"]:
        return ""
    hour, minute = int(found["hour"]), int(found["minute"])
    half = (found["half"] or "").lower()
    if half or found["half_zh"]:
        late = half == "p" or found["half_zh"] in {"下午", "晚上", "中午"}
        hour = hour % 12 + (12 if late else 0)
    if hour > 23 or minute > 59:
        return ""
    zone = _find_zone(found["zone"], dt.datetime.combine(day, dt.time(hour, minute)))
    if zone is None:
        return ""
    second = f":{found['second']}" if found["second"] else ""
    return f"T{hour:02}:{minute:02}{second}{zone}"


def _find_zone(name: str, moment: dt.datetime) -> str | None:
    name = name.strip()
    if match := re.fullmatch(r"(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d{2})?", name, re.IGNORECASE):
        hours, minutes = int(match[2]), int(match[3] or 0)
        return f"{match[1]}{hours:02}:{minutes:02}" if hours <= 14 and minutes < 60 else None
    if name.upper() in _AMERICAN:
        return _find_american_zone(_AMERICAN[name.upper()], moment)
    offset = _ZONES.get(name.upper())
    if offset is None:
        return None
    sign = "-" if offset < 0 else "+"
    return f"{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}"


def _find_american_zone(key: str, moment: dt.datetime) -> str | None:
    """Ask the zone table of the system; where there is none, the hour stays unknown."""
    try:
        zoned = moment.replace(tzinfo=ZoneInfo(key))
    except ZoneInfoNotFoundError:
        return None
    return zoned.isoformat()[-6:]
