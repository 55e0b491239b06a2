"""Blocks that several commands share: a fact goes in, its line, passage and id come out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.asking.wording import relation_notes
from extractor.cli.sheets import Block, Line, Mark, Quote
from extractor.digest.inert import inert
from extractor.digest.notes import line_mark

if TYPE_CHECKING:
    from extractor.asking.links import Link
    from extractor.digest import TimelineEntry


def link_blocks(link: Link, *, of: str = "") -> Iterator[Block]:
    """Give a relation as one of its ends sees it.

    Args:
        link: the relation.
        of: name of that end, where the line is to say it.
    """
    notes = relation_notes(link.relation)
    told = f"{of} {link.label} {link.name}".strip()
    yield Line(f"{told}  [{notes}]" if notes else told)
    for evidence in link.relation.evidence:
        yield Quote(evidence)
    yield Mark((link.relation.id,))


def entry_blocks(entry: TimelineEntry, *, dated: bool = False) -> Iterator[Block]:
    """Give a line of a timeline, with its date where no heading has it."""
    told = f"{entry.label}: {entry.text}" if dated else entry.text
    yield Line(f"{told} {line_mark(entry)}".rstrip())
    for evidence in entry.evidence:
        yield Quote(evidence, is_told=_bare(evidence.quote) == _bare(entry.text))
    yield Mark(entry.events)


def _bare(text: str) -> str:
    return inert(text).rstrip(".。 ")
