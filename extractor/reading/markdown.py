"""Markdown goes in, a `Page` comes out: headings, links and emphasis become their words."""

from __future__ import annotations

import re

from extractor.reading.decoding import decode
from extractor.reading.pages import Line, Page

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^(?P<key>[A-Za-z_]+)\s*:\s*(?P<value>.+?)\s*$", re.MULTILINE)
_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<text>.*?)\s*#*\s*")
_UNDERLINE = re.compile(r"(?:=+|-{3,})\s*")
_RULE = re.compile(r"(?:[*_-]\s*){3,}|```.*|~~~.*")
_INLINE = (
    (re.compile(r"!\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\[[^\]]*\]"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^>\s]+)>"), r"\1"),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"~~(?=\S)(.+?)(?<=\S)~~"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_SHIELDED = re.compile("[\ue021-\ue07e]")
_SHIELD = 0xE000
"""Escaped characters stand as private ones while the markup around them is read."""
_REFERENCE = re.compile(r"\s{0,3}\[[^\]]+\]:\s+\S+.*")


def read_markdown(data: bytes) -> Page:
    """Read a Markdown file.

    Raises:
        NotTextError: the bytes are no text.
    """
    text = decode(data).replace("\r\n", "\n")
    fields: dict[str, str] = {}
    if matter := _FRONT_MATTER.match(text):
        found = _FIELD.finditer(matter["fields"])
        fields = {match["key"].lower(): match["value"].strip("\"'") for match in found}
        text = text[matter.end() :]
    author = fields.get("author", "")
    return Page(
        lines=tuple(_read_lines(text.splitlines())),
        wrapped=True,
        title=fields.get("title") or None,
        published=fields.get("date") or fields.get("published"),
        outlet=fields.get("outlet") or fields.get("source"),
        authors=(author,) if author else (),
    )


def strip_markup(text: str) -> str:
    """Reduce the markup inside a line to its words.

    >>> strip_markup("The **port** of [Oslo](https://example.org/oslo) is _open_.")
    'The port of Oslo is open.'
    """
    text = _ESCAPED.sub(lambda found: chr(_SHIELD + ord(found[1])), text)
    for pattern, words in _INLINE:
        text = pattern.sub(words, text)
    return _SHIELDED.sub(lambda found: chr(ord(found[0]) - _SHIELD), text)


def _read_lines(rows: list[str]) -> list[Line]:
    lines: list[Line] = []
    for row in rows:
        if heading := _HEADING.fullmatch(row):
            lines += [Line(""), Line(strip_markup(heading["text"]), heading=True), Line("")]
        elif _UNDERLINE.fullmatch(row) and lines and lines[-1].text.strip():
            lines[-1] = Line(lines[-1].text, heading=True)
            lines.append(Line(""))
        elif not _RULE.fullmatch(row) and not _REFERENCE.fullmatch(row):
            lines.append(Line(strip_markup(re.sub(r"^\s*(?:>\s?)+", "", row))))
        else:
            lines.append(Line(""))
    return lines
