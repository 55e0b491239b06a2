"""Look-alikes: a proposed expression and its text go in, out comes whether it is a time at all.

Numbers that are no years, names of metrics and page furniture ("5 min read") are told apart here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.times.said import Calendar, Clock, Plain, timex_type
from extractor.times.vocabulary import words_in

if TYPE_CHECKING:
    from extractor.times.grammar import Candidate

_REACH = 40
_IN_DATE = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|to|through|before|after|during|for|late|early|mid|and|or"
    r"|the|around|circa|between|year|fiscal|its|their|his|her|a|an|that|this|early-|late-|mid-|"
    r"as of"
    r"|summer|spring|winter|autumn|fall|class|back|on|than|via|at|(?:\d{4},))|[(\[–—-]|^|\n)\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:[a-z]+(?:ed|al|ing|y|ary|ic)\s+)?(?!his|its|was|is|has|as|this|us|plus|versus|towards|across"
    r"|less|perhaps|besides|afterwards|sales|results|elections|earnings|games|census|series|standards"
    r"|figures|levels|prices|olympics|talks|protests|attacks|crisis|news|politics|primaries|profits"
    r"|revenues|floods|riots|taxes|bonds|values|losses|reports|accords|s\b|always|does)[a-z]{2,}s\b"
)
_MEASURE = re.compile(
    r"\s*(?:%|percent|per cent|people|km|kg|mm|cm|m\b|mph|kph|hp|GB|MB|TB|MW|kW|GW|mah|rpm|bps|"
    r"points?"
    r"|yuan|dollars?|euros?|pounds?|yen|won|rupees?|million|billion|trillion|tonnes?|tons?|miles?|feet|ft"
    r"|metres?|meters?|kilomet|square|votes?|men\b|women\b|children\b|US\$|RMB)",
    re.IGNORECASE,
)
_GLUED_BEFORE = re.compile(r"(?:[\w.,/:#+&@=_][-/.,:]?|[$€£¥#=&+@_%/\\.~]|No\. ?|\d[-–])$")
_GLUED_AFTER = re.compile(r"[-/.,:]?\d|[%$€£¥@_\\=]|[-/][A-Za-z]|\.[a-z]|°")
_HAN = re.compile(r"\s?[\u3400-\u9fff]")
_NEVER_BEFORE_HAN = frozenset(words_in("year hour length decade quarter"))
_MAY_STAND_BEFORE = re.compile(
    r"(?:(?:^|[\s(])(?:1\d|20)\d\d\s?[-–—/~]|\b(?:mid|early|late|pre|post|non)[-–‑]|\b[A-Za-z]{3,9}[-–]|[—–])$",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(r"[-–—/~](?:(?:1\d|20)\d\d|\d\d)(?![\d-])|[-–—][A-Za-z]")
_METRIC = re.compile(
    r"\s+(?:active|unique|recurring)?\s*(?:users?|visitors?|listeners?|viewers?|actives|subscribers?)\b",
    re.IGNORECASE,
)
_SURNAME = re.compile(r" [A-Z][a-z]{2,}")
_GIVEN_NAME = re.compile(r"\b([A-Z][a-z]{1,14})\.? $")
_BEFORE_MONTHS = frozenset(
    words_in(
        "in on by since until till from last this next early late mid every each through during"
        " before after that and of to for the a an but or when if as with monday tuesday wednesday"
        " thursday friday saturday sunday not only around about at then past"
    )
)
_ACTS = re.compile(
    r"['’]s\b|,? (?:who|whose)\b| (?:said|says|told|was|is|has|had|will|would|and [A-Z]|[a-z]+ed)\b"
)
"""What stands behind a name: "May, who leads"; the month is followed by its deed's subject."""
_IN_HALF = re.compile(r"\b(?:in|for|of|during|since|by)\s+(?:the\s+)?$", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:\b(?:min(?:ute)?s?\.? (?:read|listen|watch|video)|explore|listen|watch|read|skip|play|"
    r"share|refresh|loading|countdown|subscribe|story|summary|digest)\b)",
    re.IGNORECASE,
)
_PLAYER = re.compile(r"^(?!.*\d{4})[\d:/\s.xX|–-]{3,40}$")
_LINE_REACH = 120


def is_look_alike(candidate: Candidate, text: str) -> bool:
    """Say whether an expression only looks like a time."""
    before = text[max(0, candidate.start - _REACH) : candidate.start]
    after = text[candidate.end : candidate.end + _REACH]
    said = candidate.said
    if not candidate.rule.startswith("zh-") and _is_glued(candidate, text, before, after):
        return True
    if candidate.rule == "year":
        return _is_number(text[candidate.start : candidate.end], before, after)
    if isinstance(said, Plain) and said.type == "SET" and _METRIC.match(after):
        return True
    if isinstance(said, Clock) or timex_type(said) == "DURATION":
        return _is_furniture(text, candidate)
    if candidate.rule == "short-quarter":
        is_bare = candidate.end - candidate.start == 2  # noqa: PLR2004, RUF100  "H2"
        return is_bare and _SURNAME.match(after) is not None and not _IN_HALF.search(before)
    if not isinstance(said, Calendar) or candidate.rule != "month":
        return False
    return _is_name(text[candidate.start : candidate.end], before, after)


def _is_glued(candidate: Candidate, text: str, before: str, after: str) -> bool:
    """Tell a number that is part of a longer one, of a code or of a name."""
    first, last = text[candidate.start], text[candidate.end - 1]
    if first.isdigit() and before[-1:] != "." and _GLUED_BEFORE.search(before[-4:]):
        return not _MAY_STAND_BEFORE.search(before)
    if candidate.rule in _NEVER_BEFORE_HAN and _HAN.match(after):
        return True
    return (
        last.isdigit()
        and _GLUED_AFTER.match(after) is not None
        and (_RANGE_AFTER.match(after) is None)
    )


def _is_number(digits: str, before: str, after: str) -> bool:
    """Tell the number 2010 from the year."""
    if _MEASURE.match(after):
        return True
    if _IN_DATE.search(before):
        return _COUNTED.match(after) is not None and digits.endswith("00")
    if not 1900 <= int(digits) <= 2099:
        return True
    return _COUNTED.match(after) is not None


def _is_name(month: str, before: str, after: str) -> bool:
    """Tell the month of May from Theresa May, and June from Lei Jun and Jun Kim."""
    given = _GIVEN_NAME.search(before)
    is_named = given is not None and given.group(1).lower() not in _BEFORE_MONTHS
    if month in ("Jan", "Jun", "Mar"):
        return is_named or _SURNAME.match(after) is not None
    if month in ("May", "April", "June", "August"):
        return is_named and _ACTS.match(after) is not None
    return False


def _is_furniture(text: str, candidate: Candidate) -> bool:
    """Say whether an expression stands in a line of page furniture, not in a sentence."""
    start = text.rfind("\n", max(0, candidate.start - _LINE_REACH), candidate.start) + 1
    end = text.find("\n", candidate.end, candidate.end + _LINE_REACH)
    if start == 0 and candidate.start > _LINE_REACH:
        return False
    end = end if end >= 0 else min(len(text), candidate.end + _LINE_REACH)
    line = text[start:end].strip()
    if len(line) >= _LINE_REACH or line.endswith((".", "。", "!", "?", "”", '"')):
        return False
    if _PLAYER.match(line):
        return True
    return len(line.split()) <= 8 and _FURNITURE.search(line) is not None
