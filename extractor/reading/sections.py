"""The digest that a page prints of itself: lines go in, the section of each line comes out.

A section begins at its heading ("Who's Who", "Timeline") and ends at the next one, or where the
lines no longer have its shape: names over profiles, dates over entries, bullets.
"""

import re
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from extractor.reading.pages import Line
from extractor.records import MACHINE_DIGEST, SectionName

PARAGRAPH_MARK = re.compile(
    r"\[\s*para(?:graph)?s?\.?\s*\d+(?:\s*[-–,]\s*\d+)*\s*\]\s*", re.IGNORECASE
)
BULLET = re.compile(r"\A(?:[•·●▪◦‣■□◆➤►✓]\s*|[*–—-]\s+)(?=\S)")
_FULL_STOP = re.compile(r"[.!?。！？…](?:\s?[\"'”’)\]）」』])*$")
_DATE_LIKE = re.compile(
    r"(?i)\b(?:1[89]|20|21)\d\d\b|\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?\s*\d"
    r"|\d\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\bmay\s\d|[年月]|\d日"
    r"|^(?:since|before|after|early|late|mid|spring|summer|autumn|fall|winter|today|yesterday"
    r"|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b"
)
_NAMED_ENTRY = re.compile(r"[^.!?。:：]{2,50}(?:[:：]| [–—-])\s?\S.{15,}")
_DATED_ENTRY = re.compile(r"[^.!?。]{3,40}[:：–—]\s?\S.{15,}")


class Heading(NamedTuple):
    """How a page may head a section of its digest.

    Attributes:
        section: which section it opens.
        pattern: of the whole line.
        example: a heading that it fits.
        sure: False where journalists use the same words over a piece of the article itself; then
            the lines below must have the shape of the section.
    """

    section: SectionName
    pattern: re.Pattern[str]
    example: str
    sure: bool = True


def _heading(section: SectionName, pattern: str, example: str, *, sure: bool = True) -> Heading:
    return Heading(section, re.compile(rf"(?:{pattern})\s*[:：]?", re.IGNORECASE), example, sure)


HEADINGS = (
    _heading(
        "summary_short",
        r"(?:.{1,40}\s)?in (?:\d{1,2}|thirty|sixty|ninety) seconds",
        "The story in 30 seconds",
    ),
    _heading(
        "summary_long",
        r"(?:.{1,40}\s)?in (?:\d{1,2}|two|three|five) minutes",
        "Understand the case in 3 minutes",
    ),
    _heading("summary_short", r"\d{1,2}\s?秒(?:速读|读懂|读完)?.{0,6}", "30秒速读"),
    _heading("summary_long", r"\d\s?分钟(?:速读|读懂|读完)?.{0,6}", "3分钟读懂"),
    _heading("whos_who", r"who(?:[’']s| is) who(?: in .{1,30})?", "Who’s Who", sure=False),
    _heading("what_happened_when", r"what happened(?:,)? when", "What Happened When", sure=False),
    _heading(
        "summary_short",
        r"(?:the\s)?(?:key (?:points|takeaways|facts)|in brief|at a glance|the gist|tl;?dr"
        r"|highlights|(?:ai\s|article\s|quick\s|executive\s)?summary)",
        "Key points",
        sure=False,
    ),
    _heading(
        "summary_short",
        r"(?:核心|内容|文章)?(?:要点|摘要|提要)|AI摘要|划重点",
        "核心要点",
        sure=False,
    ),
    _heading(
        "whos_who",
        r"(?:the\s)?(?:key (?:people|players|figures|names)|people in (?:the|this) story"
        r"|cast of characters|dramatis personae)"
        r"|(?:相关|关键|主要)?人物(?:表|志|介绍|一览)?|人物与公司|谁是谁",
        "Key people",
        sure=False,
    ),
    _heading(
        "what_happened_when",
        r"(?:the\s|a\s)?(?:timeline|chronology|key dates|key events|dates to know)"
        r"(?: of .{1,40})?|大事记|时间[线轴表]|事件(?:回顾|时间线|脉络)|来龙去脉",
        "Timeline",
        sure=False,
    ),
)
_BODY_AGAIN = re.compile(
    r"(?:the\s)?(?:full|whole|original) (?:story|article|text|report)|正文|全文|原文", re.IGNORECASE
)


class Sectioned(NamedTuple):
    """The section of every line, and the lines that are nothing but the heading of a section."""

    names: tuple[SectionName, ...]
    marks: frozenset[int]


def find_sections(lines: Sequence[Line], *, skip: Collection[int] = ()) -> Sectioned:
    """Find the sections of a page.

    Args:
        lines: whole paragraphs, bullets and paragraph marks still on them.
        skip: indices of lines that are furniture: they belong to the section around them.
    """
    names: list[SectionName] = []
    marks: set[int] = set()
    section: SectionName = "body"
    inside: list[str] = []
    for index, line in enumerate(lines):
        opened = None if index in skip else _open_section(lines, index, skip)
        if opened:
            section, inside = opened, []
            marks.add(index)
        elif index not in skip and section != "body":
            if _BODY_AGAIN.fullmatch(line.text):
                marks.add(index)
                section = "body"
            elif _HAS_ENDED[section](inside, line.text, _next_text(lines, index, skip)):
                section = "body"
            inside.append(line.text)
        names.append(section)
    return Sectioned(tuple(names), frozenset(marks))


def is_entry_heading(section: SectionName, text: str, following: str | None) -> bool:
    """Tell whether a line of a digest is the name over a profile or the date over an entry."""
    if following is None:
        return False
    if section == "whos_who":
        return _is_short(text) and len(following) > len(text)
    if section == "what_happened_when":
        return (
            _is_short(text) and bool(_DATE_LIKE.search(text)) and not _DATED_ENTRY.fullmatch(text)
        )
    return False


def _open_section(lines: Sequence[Line], index: int, skip: Collection[int]) -> SectionName | None:
    text = lines[index].text
    if len(text) > 80 or text.endswith((".", "。")):
        return None
    for heading in HEADINGS:
        if heading.pattern.fullmatch(text):
            following = [
                line.text for at, line in enumerate(lines[index + 1 : index + 9], index + 1)
                if at not in skip
            ][:4]  # fmt: skip
            if following and (heading.sure or _has_shape(heading.section, following)):
                return heading.section
    return None


def _has_shape(section: SectionName, following: Sequence[str]) -> bool:
    """Confirm a heading by the lines below it."""
    if section == "whos_who":
        over = len(following) >= 2 and is_entry_heading(section, following[0], following[1])
        return over or _NAMED_ENTRY.match(BULLET.sub("", following[0], count=1)) is not None
    if section == "what_happened_when":
        first = BULLET.sub("", following[0], count=1)
        head = first[:40]
        return bool(_DATE_LIKE.search(head)) and (
            _is_short(first) or bool(_DATED_ENTRY.match(first))
        )
    return bool(BULLET.match(following[0]))


def _is_short(text: str) -> bool:
    return len(text) <= 80 and len(text.split()) <= 10 and not _FULL_STOP.search(text)


def _next_text(lines: Sequence[Line], index: int, skip: Collection[int]) -> str | None:
    return next(
        (line.text for at, line in enumerate(lines[index + 1 :], index + 1) if at not in skip), None
    )


def _bullets_ended(inside: Sequence[str], text: str, following: str | None) -> bool:
    """A bulleted summary ends with its bullets; one without bullets with the next heading."""
    del following
    return bool(inside) and bool(BULLET.match(inside[0])) and not BULLET.match(text)


def _marked_paragraphs_ended(inside: Sequence[str], text: str, following: str | None) -> bool:
    """A summary that numbers its paragraphs ends at the first without a number."""
    del following
    if inside and PARAGRAPH_MARK.match(inside[0]):
        return not PARAGRAPH_MARK.match(text)
    return _bullets_ended(inside, text, None)


def _entries_ended(section: SectionName) -> Callable[[Sequence[str], str, str | None], bool]:
    def ended(inside: Sequence[str], text: str, following: str | None) -> bool:
        """Names and profiles alternate; two long lines in a row after a few pairs are the body."""
        if len(inside) < 2 or is_entry_heading(section, text, following):
            return False
        if section == "what_happened_when" and _is_dated(inside[0]):
            return not _is_dated(text)
        paired = is_entry_heading(section, inside[0], inside[1])
        return paired and not is_entry_heading(section, inside[-1], text)

    return ended


def _is_dated(text: str) -> bool:
    """Tell whether an entry has its date in front on the same line."""
    text = BULLET.sub("", text, count=1)
    return bool(_DATED_ENTRY.match(text)) and bool(_DATE_LIKE.search(text[:40]))


_HAS_ENDED: dict[SectionName, Callable[[Sequence[str], str, str | None], bool]] = {
    "summary_short": _bullets_ended,
    "summary_long": _marked_paragraphs_ended,
    "whos_who": _entries_ended("whos_who"),
    "what_happened_when": _entries_ended("what_happened_when"),
}
if set(_HAS_ENDED) != set(MACHINE_DIGEST):
    raise AssertionError("every section of a digest needs a rule for its end")
