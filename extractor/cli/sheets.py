"""Sheets: an answer as a list of blocks goes in, text for a terminal or Markdown comes out.

A command says once what stands on its sheet; how a block looks is said here, once for each format.
Text of articles is made inert on its way into either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from extractor.cli.printing import (
    TITLE,
    columns,
    faint,
    line_width,
    marked,
    marked_markdown,
    paragraph,
    strong,
)
from extractor.digest.inert import inert, markdown, wrap
from extractor.digest.notes import place

if TYPE_CHECKING:
    from extractor.digest import Source
    from extractor.records import Evidence


class Title(NamedTuple):
    """What the sheet, or a part of it, is about; `aside` is set back behind it."""

    text: str
    aside: str = ""


class Head(NamedTuple):
    """What stands over some lines: a date, a group."""

    text: str


class Line(NamedTuple):
    """One line of the answer."""

    text: str


class Detail(NamedTuple):
    """What is further known of the thing in the title or line above."""

    text: str


class Quote(NamedTuple):
    """The passage that the line above is read from.

    Attributes:
        is_told: the line tells it word for word, so that only its place is left to say.
    """

    evidence: Evidence
    is_told: bool = False


class Found(NamedTuple):
    """A passage that is a line itself, with what counts marked: (start, end) in its quote."""

    evidence: Evidence
    marks: tuple[tuple[int, int], ...]


class Excerpt(NamedTuple):
    """A whole paragraph in which the evidence is marked, with what found it."""

    evidence: Evidence
    marks: tuple[tuple[int, int], ...]
    rule: str


class Table(NamedTuple):
    """Lines of short texts that stand in columns; wide characters line up."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Mark(NamedTuple):
    """Ids of the facts that the line above tells, for `extractor why`."""

    ids: tuple[str, ...]


Block = Title | Head | Line | Detail | Quote | Found | Excerpt | Table | Mark


def as_text(sheet: Iterable[Block], sources: Iterable[Source]) -> str:
    """Give a sheet as text; no line is wider than the terminal."""
    by_id = {source.id: source for source in sources}
    lines: list[str] = []
    above: Block | None = None
    for block in sheet:
        if above is not None and _is_parted(above, block):
            lines.append("")
        lines += _text(block, by_id)
        above = block
    return "\n".join(lines)


def _is_parted(above: Block, block: Block) -> bool:
    """Tell whether an empty line stands between two blocks."""
    if isinstance(block, Title | Head | Excerpt):
        return True
    return isinstance(block, Line) and not isinstance(above, Head)


def _text(block: Block, sources: dict[str, Source]) -> list[str]:
    match block:
        case Title(text, aside):
            return [f"{strong(inert(text))}  ({inert(aside)})" if aside else strong(inert(text))]
        case Head(text):
            return [strong(inert(text))]
        case Line(text) | Detail(text):
            return [paragraph(inert(text), indent="  ")]
        case Quote(evidence, is_told):
            quote = "" if is_told else f"“{inert(evidence.quote)}” "
            told = f"{quote}— {place(evidence, sources, longest=TITLE)}"
            return [faint(paragraph(told, indent="      "))]
        case Table(head, rows):
            shown = columns([head, *([inert(cell) for cell in row] for row in rows)])
            return ["  " + line for line in (faint(shown[0]), *shown[1:])]
        case Mark(ids):
            return [faint(f"      {'  '.join(ids)}")]
        case Found(evidence, marks):
            where = place(evidence, sources, longest=TITLE)
            return [marked(evidence.quote, marks), faint(f"    — {where}, {evidence.article}")]
        case Excerpt(evidence, marks, rule):
            where = f"  {place(evidence, sources)}; {evidence.article}, {inert(rule)}"
            quote = marked(evidence.quote, marks)
            return [faint(where), *wrap(quote, width=line_width(), indent="  | ")]


def as_markdown(sheet: Iterable[Block], sources: Iterable[Source]) -> str:
    """Give a sheet as Markdown; nothing that an article holds is obeyed as markup."""
    by_id = {source.id: source for source in sources}
    lines: list[str] = []
    for block in sheet:
        lines += _markdown(block, by_id)
    return "\n".join(lines).strip("\n")


def _markdown(block: Block, sources: dict[str, Source]) -> Iterator[str]:
    match block:
        case Title(text, aside):
            yield from ("", f"# {markdown(text)}" + (f" ({markdown(aside)})" if aside else ""), "")
        case Head(text):
            yield from ("", f"## {markdown(text)}", "")
        case Line(text) | Detail(text):
            yield f"- {markdown(text)}"
        case Quote(evidence, is_told):
            quote = "" if is_told else f"“{markdown(evidence.quote)}” "
            yield f"  > {quote}— {markdown(place(evidence, sources))}"
        case Table(head, rows):
            yield f"| {' | '.join(head)} |"
            yield f"|{'---|' * len(head)}"
            for row in rows:
                yield f"| {' | '.join(markdown(cell) for cell in row)} |"
        case Mark(ids):
            yield f"  {' '.join(f'`{id_}`' for id_ in ids)}"
        case Found(evidence, marks):
            where = markdown(place(evidence, sources))
            yield f"- {marked_markdown(evidence.quote, marks)} — {where}, `{evidence.article}`"
        case Excerpt(evidence, marks, rule):
            where = markdown(place(evidence, sources))
            yield from ("", f"> {marked_markdown(evidence.quote, marks)}", "")
            yield f"{where}; `{evidence.article}`, {markdown(rule)}"
