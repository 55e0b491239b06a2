"""Dossiers on the terminal and as Markdown: a profile, what stands behind it, numbered passages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from extractor.asking.wording import relation_notes
from extractor.cli.printing import faint, line_width, strong
from extractor.digest.inert import inert, markdown, wrap
from extractor.digest.markup import footnotes, profile_markdown
from extractor.digest.markup import note_marks as markdown_marks
from extractor.digest.notes import Notes, line_mark
from extractor.digest.text import note_lines, note_marks, profile_lines

if TYPE_CHECKING:
    from extractor.asking.sums import Sum
    from extractor.asking.who import Dossier, Tie, WhosWho
    from extractor.records import Evidence


class _Line(NamedTuple):
    """A line of a dossier: what it says, where it is read, and the id for `extractor why`."""

    text: str
    evidence: tuple[Evidence, ...]
    fact: str


def dossiers_text(found: WhosWho) -> str:
    """Give dossiers as text; each line with the numbers of its passages, and an id."""
    sources = {source.id: source for source in found.sources}
    parts: list[str] = []
    for dossier in found.dossiers:
        notes = Notes()
        first, *lines = profile_lines(dossier.profile, notes, width=line_width())
        lines.insert(0, strong(first))
        for head, listed in _sections(dossier):
            lines += ["", f"  {strong(head)}"]
            for line in listed:
                told = f"{inert(line.text)} {note_marks(line.evidence, notes)}"
                lines += wrap(told, width=line_width(), indent="    ")
                lines[-1] += f"  {faint(line.fact)}" if line.fact else ""
        lines += ["", *map(faint, note_lines(notes, sources, width=line_width()))]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def dossiers_markdown(found: WhosWho) -> str:
    """Give dossiers as Markdown with footnotes."""
    sources = {source.id: source for source in found.sources}
    notes = Notes()
    lines: list[str] = []
    for dossier in found.dossiers:
        lines += [f"# {markdown(dossier.profile.name)}", ""]
        lines += profile_markdown(dossier.profile, notes)
        for head, listed in _sections(dossier):
            lines += ["", f"## {head}", ""]
            for line in listed:
                marks = markdown_marks(notes.numbers(line.evidence))
                lines.append(f"- {markdown(line.text)}{marks} `{line.fact}`".replace(" ``", ""))
        lines.append("")
    return "\n".join([*lines[:-1], *footnotes(sources, notes), ""])


def _sections(dossier: Dossier) -> Iterator[tuple[str, list[_Line]]]:
    """Give the sections that have lines, in reading order."""
    sections = (
        ("Roles", [_tie(tie) for tie in dossier.roles]),
        ("People", [_tie(tie) for tie in dossier.people]),
        ("Products", [_tie(tie) for tie in dossier.products]),
        ("Money", [_sum(one) for one in dossier.money]),
        ("Ties", [_tie(tie) for tie in dossier.ties]),
        ("Timeline", list(_dates(dossier))),
    )
    return ((head, lines) for head, lines in sections if lines)


def _tie(tie: Tie) -> _Line:
    notes = dict.fromkeys(filter(None, (relation_notes(link.relation) for link in tie.links)))
    told = f"{tie.label} {tie.name}" + (f" [{' / '.join(notes)}]" if notes else "")
    evidence = tuple(e for link in tie.links for e in link.relation.evidence)
    return _Line(told, evidence, tie.links[0].relation.id)


def _sum(one: Sum) -> _Line:
    mark = "" if one.status == "asserted" else f" [{one.status}]"
    date = f" ({one.date})" if one.when else ""
    return _Line(f"{one.text} — {one.about}{date}{mark}", one.evidence, one.fact)


def _dates(dossier: Dossier) -> Iterator[_Line]:
    for entry in dossier.timeline:
        told = f"{entry.label}: {entry.text} {line_mark(entry)}".rstrip()
        yield _Line(told, entry.evidence, entry.events[0])
    if dossier.more_dates:
        more = f'and {dossier.more_dates} more: extractor when --entity "{dossier.profile.name}"'
        yield _Line(more, (), "")
