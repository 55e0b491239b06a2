"""A digest as plain text for the terminal; every line with the passage it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.digest.inert import inert, wrap
from extractor.digest.notes import Notes, facts_line, place, sources_by_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.digest.records import Digest, Profile, Source
    from extractor.records import Evidence

WIDTH = 96
_TITLE_LENGTH = 60
_QUOTE_LENGTH = 280  # characters: a longer passage is cut here, `why` shows it whole


def render_who_text(digest: Digest, *, width: int = WIDTH) -> str:
    """Return the Who's Who.

    Args:
        digest: what to print.
        width: cells of a line.
    """
    sources = sources_by_id(digest)
    body = "\n\n".join(_profile(profile, sources, width) for profile in digest.profiles)
    return f"Who's Who\n{'=' * 9}\n\n{body or 'Nobody is named.'}\n"


def _profile(profile: Profile, sources: dict[str, Source], width: int) -> str:
    notes = Notes()
    lines = profile_lines(profile, notes, width=width)
    return "\n".join([*lines, *note_lines(notes, sources, width=width)])


def profile_lines(profile: Profile, notes: Notes, *, width: int) -> list[str]:
    """Return name, aliases and text of a profile; its passages get numbers in `notes`."""
    lines = [f"{profile.name}  ({facts_line(profile)})"]
    if profile.aliases:
        lines += wrap(f"Also: {', '.join(profile.aliases)}", width=width, indent="  ")
    text = [f"{s.text} {note_marks(s.evidence, notes)}" for s in profile.sentences]
    return lines + wrap(" ".join(text), width=width, indent="  ")


def note_marks(evidence: Iterable[Evidence], notes: Notes) -> str:
    """Return the numbers of some passages as a reader meets them: `[1][4]`."""
    return "".join(f"[{number}]" for number in notes.numbers(evidence))


def note_lines(notes: Notes, sources: dict[str, Source], *, width: int) -> list[str]:
    """Return the passages that have numbers, each with where it stands."""
    lines: list[str] = []
    for number, evidence in notes.listed():
        note = f"[{number}] {_note(evidence, place(evidence, sources, longest=_TITLE_LENGTH))}"
        lines += wrap(note, width=width, indent="      ")
    return lines


def _note(evidence: Evidence, where: str) -> str:
    quote = inert(evidence.quote)
    if len(quote) > _QUOTE_LENGTH:
        quote = f"{quote[:_QUOTE_LENGTH].rstrip()} …"
    return f"“{quote}” {where}"
