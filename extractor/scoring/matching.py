"""Two names, two quotes or two dates go in; whether they count as the same comes out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

_POSSESSIVE = re.compile(r"[’']s\b")
_ARTICLE = re.compile(r"^(the|a|an)\s+")
_NO_WORD = re.compile(r"[^\w\u4e00-\u9fff+]+")
_FIRM_ENDING = re.compile(
    r"\s+(?:inc|corp|corporation|ltd|limited|plc|llc|co|company|ag|sa|se|nv|a s)$"
)
_WORD = re.compile(r"[a-z0-9]+|[\u4e00-\u9fff]")
_OPEN_START, _OPEN_END = dt.date(1900, 1, 1), dt.date(2100, 1, 1)
_SLACK = 3  # days that the given side of a half-open interval may be off


def plain_name(name: str) -> str:
    """Reduce a name to what is compared: lower case, no article, no firm ending.

    >>> plain_name("The Acme Co., Ltd.")
    'acme'
    """
    plain = _POSSESSIVE.sub("", name.lower()).replace("’", "'")
    plain = _ARTICLE.sub("", plain.strip())
    plain = _NO_WORD.sub(" ", plain).strip()
    while (shorter := _FIRM_ENDING.sub("", plain)) != plain:
        plain = shorter
    return plain


def plain_names(node: Mapping[str, Any]) -> frozenset[str]:
    """All names of an entity of a key or of an output, reduced."""
    forms = [node.get("name") or node.get("label"), *node.get("aliases", ()), node.get("english")]
    return frozenset(plain_name(form) for form in forms if form) - {""}


def same_sentence(one: str, other: str) -> bool:
    """Whether the shorter of two quotes shares four fifths of its words with the longer.

    >>> same_sentence("Acme sold its barns in May.", "Yesterday Acme sold its barns in May.")
    True
    """
    first, second = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    shorter = min(len(first), len(second))
    return shorter > 0 and len(first & second) / shorter >= 0.8


def same_days(wanted: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    """Whether an output's interval is right for an event of a key.

    A day must be met exactly; an interval with one open side must be open there, and within
    three days on the other; any other must overlap by half of what both cover. An interval that
    the key accepts as well is as good.
    """
    start, end = given.get("start"), given.get("end")
    if not start and not end:
        return False
    for first, last in wanted.get("accept", ()):
        also = {"start": first, "end": last, "precision": "day" if first == last else "vague"}
        if same_days(also, given):
            return True
    if wanted["precision"] == "day" and wanted["start"] and wanted["end"]:
        met = (start or "")[:10], (end or start or "")[:10]
        return met == (wanted["start"], wanted["end"])
    if (wanted["start"] is None) == bool(start) or (wanted["end"] is None) == bool(end):
        return False
    if wanted["start"] is None:
        return _close(wanted["end"], end)
    if wanted["end"] is None:
        return _close(wanted["start"], start)
    return _overlap(wanted, given) >= 0.5


def same_interval(wanted: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    """Like `same_days`, for a row of a key that states no precision."""
    exact = wanted["start"] == wanted["end"]
    days = {"start": wanted["start"], "end": wanted["end"]}
    return same_days({**days, "precision": "day" if exact else "vague"}, given)


def _close(one: str, other: str | None) -> bool:
    days = dt.date.fromisoformat(one) - dt.date.fromisoformat((other or "")[:10])
    return abs(days.days) <= _SLACK


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    first, last = _bounds(one)
    start, end = _bounds(other)
    shared = (min(last, end) - max(first, start)).days + 1
    covered = (max(last, end) - min(first, start)).days + 1
    return max(0, shared) / covered


def _bounds(days: Mapping[str, Any]) -> tuple[dt.date, dt.date]:
    start, end = days.get("start"), days.get("end")
    return (
        dt.date.fromisoformat(start[:10]) if start else _OPEN_START,
        dt.date.fromisoformat(end[:10]) if end else _OPEN_END,
    )
