"""A digest as Markdown with footnotes; nothing that an article holds is obeyed as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.digest.inert import markdown
from extractor.digest.notes import Notes, facts_line, line_mark, place, sources_by_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.digest.records import Digest, Profile, Source
    from extractor.records import EntityType

_TITLES: dict[EntityType, str] = {
    "company": "Companies", "model": "AI models", "person": "People", "product": "Products",
    "organization": "Organizations", "place": "Places",
}  # fmt: skip


def render_who_markdown(digest: Digest) -> str:
    """Return the Who's Who as a Markdown page."""
    notes = Notes()
    return _page([*_who(digest.profiles, notes), *footnotes(sources_by_id(digest), notes)])


def render_timeline_markdown(digest: Digest) -> str:
    """Return What Happened When as a Markdown page."""
    notes = Notes()
    return _page([*_timeline(digest, notes), *footnotes(sources_by_id(digest), notes)])


def render_digest_markdown(digest: Digest) -> str:
    """Return both parts as one Markdown page with common footnotes."""
    notes = Notes()
    parts = [*_who(digest.profiles, notes), "", *_timeline(digest, notes)]
    return _page([*parts, *footnotes(sources_by_id(digest), notes)])


def _who(profiles: Iterable[Profile], notes: Notes) -> list[str]:
    lines = ["# Who's Who"]
    kind = None
    for profile in profiles:
        if profile.type != kind:
            kind = profile.type
            lines += ["", f"## {_TITLES[kind]}"]
        lines += ["", f"### {markdown(profile.name)}", "", *profile_markdown(profile, notes)]
    return lines


def profile_markdown(profile: Profile, notes: Notes) -> list[str]:
    """Return aliases and text of a profile, without its name; passages get numbers in `notes`."""
    lines = [f"*{facts_line(profile)}*"]
    if profile.aliases:
        lines[-1] += f"  \n*Also:* {', '.join(markdown(a) for a in profile.aliases)}"
    text = [f"{markdown(s.text)}{note_marks(notes.numbers(s.evidence))}" for s in profile.sentences]
    return [*lines, "", " ".join(text)] if text else lines


def _timeline(digest: Digest, notes: Notes) -> list[str]:
    lines = ["# What Happened When", ""]
    for entry in digest.timeline:
        mark = line_mark(entry)
        shown = f" *{markdown(mark)}*" if mark else ""
        marks = note_marks(notes.numbers(entry.evidence))
        lines.append(f"- **{markdown(entry.label)}:** {markdown(entry.text)}{shown}{marks}")
    return lines


def footnotes(sources: dict[str, Source], notes: Notes) -> list[str]:
    """Return the passages that have numbers, each with where it stands."""
    lines = [""] if notes.listed() else []
    for number, evidence in notes.listed():
        where = markdown(place(evidence, sources))
        lines.append(f"[^{number}]: “{markdown(evidence.quote)}” {where}")
    return lines


def note_marks(numbers: list[int]) -> str:
    """Return the numbers of some passages as Markdown footnotes."""
    return "".join(f"[^{number}]" for number in numbers)


def _page(lines: list[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
