"""A page goes in, an `Article` comes out: joined, sectioned, cleaned, and its text laid out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from extractor.errors import UnreadableArticle
from extractor.reading.characters import count_han, normalise
from extractor.reading.cleaning import find_furniture, find_plain_furniture, strip_bullet
from extractor.reading.heads import Head, read_head
from extractor.reading.languages import choose_language, find_language
from extractor.reading.pages import Line, Page
from extractor.reading.sections import BULLET, PARAGRAPH_MARK, find_sections, is_entry_heading
from extractor.reading.unwrapping import join_wrapped
from extractor.records import (
    Article,
    DroppedLine,
    Paragraph,
    ParagraphKind,
    Section,
    SectionName,
)

_SENTENCE_END = re.compile(r"[.!?;:。！？；：…](?:\s?[\"'”’)\]）」』])*$")


class Block(NamedTuple):
    """A paragraph before it has its place in the text."""

    text: str
    section: SectionName
    kind: ParagraphKind


def build_article(page: Page, *, path: str) -> Article:
    """Build an article from a page.

    Raises:
        UnreadableArticle: nothing is left that could be read.
    """
    lines = _prepare(page)
    plain = find_plain_furniture(lines)
    sections, marks = find_sections(lines, skip=plain)
    plain = {index: reason for index, reason in plain.items() if index not in marks}
    plainly = [Line(strip_bullet(line.text), line.heading) for line in lines]
    head = read_head(page, plainly, sections, furniture={*plain, *marks})
    titled = () if head.title_index is None else (head.title_index,)
    reasons = find_furniture(
        lines, sections, marks=marks, kept={*head.bylines, *titled}, plain=plain
    )
    reasons |= dict.fromkeys(marks, "digest_heading")
    reasons |= dict.fromkeys(head.above, "above_title")
    _drop_repeated_bylines(lines, head, reasons)
    blocks = _lay_out(lines, sections, head, reasons)
    if not blocks:
        raise UnreadableArticle(path, "holds no text of an article")
    dropped = (*page.dropped, *_list_dropped(lines, head, reasons))
    return _assemble(blocks, head=head, path=path, dropped=dropped)


def _prepare(page: Page) -> list[Line]:
    """Normalise the lines, join wrapped ones and take paragraph marks off the rest."""
    lines = [
        Line(text, line.heading) for line in page.lines for text in normalise(line.text).split("\n")
    ]
    return join_wrapped(lines) if page.wrapped else [line for line in lines if line.text]


def _drop_repeated_bylines(lines: Sequence[Line], head: Head, reasons: dict[int, str]) -> None:
    seen: set[str] = set()
    for index in sorted(head.bylines):
        if lines[index].text in seen:
            reasons[index] = "repeat"
        seen.add(lines[index].text)


def _lay_out(
    lines: Sequence[Line],
    sections: Sequence[SectionName],
    head: Head,
    reasons: Mapping[int, str],
) -> list[Block]:
    """Put the paragraphs that stay into order: the title first."""
    blocks: list[Block] = []
    if head.title_index is None and head.title and not _starts_with(lines, head, reasons):
        blocks.append(Block(normalise(head.title), "body", "title"))
    if head.title_index is not None:
        blocks.append(Block(strip_bullet(lines[head.title_index].text), "body", "title"))
    rows = [
        (index, text)
        for index, line in enumerate(lines)
        if index not in reasons and index != head.title_index
        and (text := _text_of(line, head, index))
    ]  # fmt: skip
    for place, (index, text) in enumerate(rows):
        following = rows[place + 1] if place + 1 < len(rows) else None
        below = following[1] if following and sections[following[0]] == sections[index] else None
        kind: ParagraphKind = "byline" if index in head.bylines else "text"
        bulleted = BULLET.match(lines[index].text) is not None
        if (
            kind == "text"
            and not bulleted
            and _is_heading(lines[index], text, sections[index], below)
        ):
            kind = "heading"
        blocks.append(Block(text, sections[index], kind))
    return blocks


def _starts_with(lines: Sequence[Line], head: Head, reasons: Mapping[int, str]) -> bool:
    """Tell whether the title was only made of the first words of the text."""
    first = next((line.text for i, line in enumerate(lines) if i not in reasons), "")
    return first.startswith(head.title.removesuffix(" …"))


def _text_of(line: Line, head: Head, index: int) -> str:
    text = head.date_lines[index].kept(line.text) if index in head.date_lines else line.text
    return strip_bullet(PARAGRAPH_MARK.sub("", text)).strip()


def _is_heading(line: Line, text: str, section: SectionName, below: str | None) -> bool:
    if below is None:
        return False
    if section != "body":
        return is_entry_heading(section, text, below)
    short = len(text) <= 100 and len(text.split()) <= 15 and count_han(text) <= 30
    return line.heading or (short and not _SENTENCE_END.search(text))


def _list_dropped(
    lines: Sequence[Line], head: Head, reasons: Mapping[int, str]
) -> list[DroppedLine]:
    found = {
        index: DroppedLine(text=lines[index].text, reason=why) for index, why in reasons.items()
    }
    parted = {at: d for at, d in head.date_lines.items() if d.kept(lines[at].text) == d.rest}
    for index, date_line in parted.items():
        found.setdefault(index, DroppedLine(text=date_line.dropped, reason="publication_line"))
    return [found[index] for index in sorted(found)]


def _assemble(
    blocks: Sequence[Block], *, head: Head, path: str, dropped: tuple[DroppedLine, ...]
) -> Article:
    text = "\n\n".join(block.text for block in blocks)
    paragraphs: list[Paragraph] = []
    start = 0
    for block in blocks:
        end = start + len(block.text)
        paragraphs.append(
            Paragraph(
                start=start, end=end, kind=block.kind, section=block.section,
                language=find_language(block.text),
            )
        )  # fmt: skip
        start = end + 2
    language = choose_language(paragraph.language for paragraph in paragraphs)
    return Article(
        id=_make_id(head.title, head.published, text),
        title=normalise(head.title),
        published=head.published,
        published_evidence=head.evidence,
        language=language,
        outlet=head.outlet,
        authors=head.authors,
        path=path,
        text=text,
        paragraphs=tuple(paragraphs),
        sections=_group_sections(paragraphs),
        dropped=dropped,
    )


def _make_id(title: str, published: str | None, text: str) -> str:
    content = "\x00".join((normalise(title), published or "", text))
    return "a" + hashlib.sha256(content.encode()).hexdigest()[:12]


def _group_sections(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    sections: list[Section] = []
    for name, group in groupby(paragraphs, key=lambda paragraph: paragraph.section):
        members = list(group)
        sections.append(Section(name=name, start=members[0].start, end=members[-1].end))
    return tuple(sections)
