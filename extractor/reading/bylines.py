"""Who wrote it and for whom: a line goes in, the byline in it comes out, or None.

"By A, B and C, Outlet", "文|周刊 甲 乙", "SEATTLE - From the technology desk", "(Reporting by …)".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.reading.characters import count_han


class Byline(NamedTuple):
    """A byline: whom it names; either may be empty ("By staff writers")."""

    authors: tuple[str, ...] = ()
    outlet: str | None = None


_BY = re.compile(
    r"(?:(?:written|reported|story|text|words|report|analysis)\s+)?by[:\s]\s*", re.IGNORECASE
)
_POST = (
    r"(?:desk|staff|team|newsroom|bureau|agenc(?:y|ies)|(?:writer|reporter|correspondent|editor"
    r"|columnist|critic|contributor|journalist)s?)"
)
_ROLE = re.compile(rf"(?:[\w'’&-]+\s){{0,4}}{_POST}", re.IGNORECASE)
_DESK = re.compile(
    rf"(?:(?:posted|written|reported|compiled)\s)?(?:by|from)\s(?:[\w'’&-]+\s){{0,4}}{_POST}"
    r"(?:\s(?:of|in|at|for)\s[^.!?]{1,60}|,\s[^.!?]{1,40})?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[(（]?(?:(?:additional|further)\s+)?(?:reporting|writing|editing|edited|compiled|translated)"
    r"(?:\s+and\s+\w+)?\s+by\s(?-i:[A-Z]).{2,200}",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"[(（【]?(?P<label>文|图|作者|撰文|采写|来源|编辑|责任编辑|责编|编译|摄影|[\u4e00-\u9fff]{0,6}记者)"
    r"(?:\s*[|｜/:：丨]\s*|\s+)(?P<names>[^。！？，]{2,60}?)[)）】]?"
)
_NO_AUTHORS = frozenset({"图", "摄影", "编辑", "责任编辑", "责编"})
_CHINESE_FILED = re.compile(r"发自.*|.*(?:报道|报导|综合|整理|[电讯摄])")
_CHINESE_POST = re.compile(r"记者|本报|本刊|特约|实习|见习|.{2,6}(?:组|部|室|中心)")
_CHINESE_DESK = re.compile(
    r"(?=.{0,20}(?:[讯电组部室]|记者|报道|特稿|专稿|编辑部|发自)(?:\s|$))[\u4e00-\u9fff]{2,10}"
    r"(?:[\s、/|｜·]+[\u4e00-\u9fff]{2,10}){0,4}"
)
_CHINESE_OUTLET = re.compile(
    r".{0,12}(?:周刊|日报|晚报|时报|报|社|网|新闻|杂志|财经|观察|在线|电视台|传媒)"
)
_CAPITALS = r"[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]*)*"
_PLACE = rf"{_CAPITALS}(?:,\s(?:[A-Z][a-z]+\.?\s?){{1,2}})?"
_PLACE_LINE = re.compile(
    rf"{_PLACE}(?:(?:\s?[/&]\s?|,\s){_PLACE}){{0,3}}(?:,\s[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}})?"
    r"(?:\s?\([^()]{2,40}\))?(?:\s*[-–—:]\s*(?:[\w'’&-]+\s?){1,6})?"
)
_OUTLET_WORD = re.compile(
    r"\b(?:News|Newsroom|Times|Post|Journal|Weekly|Daily|Herald|Tribune|Press|Agency|Magazine|"
    r"Review|Gazette|Chronicle|Observer|Monitor|Reuters|Bloomberg|Wire|Media|Today|Standard|"
    r"Telegraph|Guardian|Mail|Courier|Dispatch|Globe|Examiner|Broadcasting|Radio|TV|Online|"
    r"Network|Bulletin|Register|Sentinel|Record|Business|Finance|Insider|Economist)\b"
    r"|\.(?:com|org|net)\b"
)
_NAME = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?:\s(?:de|da|del|der|di|du|van|von|bin|ibn|al|el|la|le|ten|dos|den))*"
    r"(?:\s(?:(?:de|da|del|der|di|du|van|von|bin|ibn|al|el|la|le|ten|dos|den)\s)*"
    r"[^\W\d_a-z][\w.'’-]*){1,4}"
)
_SEPARATOR = re.compile(r"\s*(?:[,;&|·•/]|\band\b|\bwith\b)\s*")
_LONGEST = 200


def find_byline(line: str) -> Byline | None:
    """Read a line as a byline.

    >>> find_byline("By Ann Lee, Tom de Wit and Bo Ek, Harbour Weekly")
    Byline(authors=('Ann Lee', 'Tom de Wit', 'Bo Ek'), outlet='Harbour Weekly')
    >>> find_byline("文|海港周刊 王小明 李雷")
    Byline(authors=('王小明', '李雷'), outlet='海港周刊')
    >>> find_byline("By Tuesday the harbour was open again.") is None
    True
    """
    if len(line) > _LONGEST:
        return None
    if _CREDIT.fullmatch(line) or _DESK.fullmatch(line):
        return Byline()
    if match := _CHINESE.fullmatch(line):
        return _read_chinese(match["label"], match["names"])
    if match := _BY.match(line):
        return _read_names(line[match.end() :])
    return None


def find_dateline_place(line: str) -> bool:
    """Tell whether a line of the head names only where (and at which desk) it was written.

    >>> find_dateline_place("OSLO - From the shipping desk"), find_dateline_place("北京讯 航运组")
    (True, True)
    """
    return bool(_PLACE_LINE.fullmatch(line) or _CHINESE_DESK.fullmatch(line))


def is_post(name: str) -> bool:
    """Tell whether words name a post or a desk rather than a person.

    >>> is_post("Labour correspondent"), is_post("Ann Lee")
    (True, False)
    """
    return _ROLE.fullmatch(name) is not None


def is_author(name: str) -> bool:
    """Tell whether a string can be somebody's name: letters only, no date, no digit."""
    if is_post(name) or re.search(r"\d|published|updated|https?:|@", name, re.IGNORECASE):
        return False
    if _CHINESE_FILED.fullmatch(name) or _CHINESE_POST.fullmatch(name):
        return False
    return bool(_NAME.fullmatch(name)) or 2 <= count_han(name) == len(name) <= 4


def is_outlet(name: str) -> bool:
    """Tell whether a name says that it is a newspaper's, an agency's or a station's.

    >>> is_outlet("Harbour Gazette"), is_outlet("海港周刊"), is_outlet("Ann Lee")
    (True, True, False)
    """
    return bool(_OUTLET_WORD.search(name) or _CHINESE_OUTLET.fullmatch(name))


def _read_names(names: str) -> Byline | None:
    names = re.sub(r"\s*[(（][^)）]*[)）]", "", names).strip()
    if not names or names[-1] in "?!:。" or (names[-1] == "." and not _OUTLET_WORD.search(names)):
        return None
    authors: list[str] = []
    outlet: str | None = None
    for piece in filter(None, _SEPARATOR.split(names)):
        part = re.sub(r"\s(?:in|at|for)\s[A-Z].*", "", piece)
        if _OUTLET_WORD.search(part) or (authors and re.fullmatch(r"[A-Z]{2,5}", part)):
            outlet = part
        elif is_author(part) and not (part.isupper() and not names.isupper()):
            authors.append(part)
        elif not (is_post(part) or re.fullmatch(r"(?:[A-Z][\w.'’-]*|of|the|\s)+", part)):
            return None
    return Byline(tuple(authors), outlet) if authors or outlet else None


def _read_chinese(label: str, names: str) -> Byline | None:
    authors: list[str] = []
    outlet: str | None = None
    chunks = (chunk for chunk in names.split() if not _CHINESE_FILED.fullmatch(chunk))
    for part in (part for chunk in chunks for part in re.split(r"[、,，;；/|｜]+", chunk)):
        if label == "来源" or _CHINESE_OUTLET.fullmatch(part):
            outlet = outlet or part
        elif is_author(part):
            authors += [part] if label not in _NO_AUTHORS else []
        elif not _CHINESE_POST.fullmatch(part):
            return None
    return Byline(tuple(authors), outlet)
