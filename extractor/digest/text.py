"""A digest as plain text for the terminal; every line with the passage it was read from."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from extractor.digest.inert import inert, wrap
from extractor.digest.notes import Notes, facts_line, place, sources_by_id, status_mark
from extractor.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.digest.records import Digest, Profile, Source
    from extractor.records import Evidence

WIDTH = 96
_TITLE_LENGTH = 60
_QUOTE_LENGTH = 280  # characters: a longer passage is cut here, `why` shows it whole


def render_who_text(digest: Digest, *, name: str | None = None, width: int = WIDTH) -> str:
    """Return the Who's Who, or the profiles of one name.

    Args:
        digest: what to print.
        name: a name or alias, case ignored; all profiles where None.
        width: cells of a line.

    Raises:
        UnknownName: nothing is called `name`.
    """
    profiles = digest.profiles if name is None else find_profiles(digest, name)
    sources = sources_by_id(digest)
    head = "" if name is not None else f"Who's Who\n{'=' * 9}\n\n"
    body = "\n\n".join(_profile(profile, sources, width) for profile in profiles)
    return head + (body or "Nobody is named.") + "\n"


def render_timeline_text(digest: Digest, *, width: int = WIDTH) -> str:
    """Return What Happened When, one line an event under its date, each with its source."""
    sources = sources_by_id(digest)
    lines = ["What Happened When", "=" * 18]
    label = None
    for entry in digest.timeline:
        if entry.label != label:
            lines += ["", entry.label]
            label = entry.label
        mark = status_mark(entry)
        lines += wrap(f"{entry.text} {mark}" if mark else entry.text, width=width, indent="  ")
        for evidence in entry.evidence:
            where = place(evidence, sources, longest=_TITLE_LENGTH)
            quoted = inert(evidence.quote)
            note = where if quoted.rstrip(".") == entry.text.rstrip(".") else _note(evidence, where)
            lines += wrap(f"— {note}", width=width, indent="      ")
    if not digest.timeline:
        lines += ["", "No dated events."]
    return "\n".join(lines) + "\n"


def find_profiles(digest: Digest, name: str) -> list[Profile]:
    """Return the profiles that bear a name or alias, case ignored; best known first.

    Raises:
        UnknownName: no profile does; the nearest names are told.
    """
    wanted = name.strip().casefold()
    found = [
        profile
        for profile in digest.profiles
        if wanted == profile.id
        or wanted in {n.casefold() for n in (profile.name, *profile.aliases)}
    ]
    if found:
        return found
    known = {n.casefold(): n for p in digest.profiles for n in (p.name, *p.aliases)}
    near = difflib.get_close_matches(wanted, sorted(known), n=3)
    raise UnknownName("entity", inert(name), [known[n] for n in near])


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
