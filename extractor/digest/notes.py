"""Footnotes: evidence gets numbers in order of first use, and words that say where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.digest.inert import inert
from extractor.records import MACHINE_DIGEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.digest.records import Digest, Profile, Source, TimelineEntry
    from extractor.records import Evidence

PUBLISHER_NOTE = "the page's own machine-made digest"


class Notes:
    """Numbers for evidence, from 1 in order of first use; the same passage keeps its number."""

    def __init__(self) -> None:
        """Begin with no notes."""
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._evidence: list[Evidence] = []

    def number(self, evidence: Evidence) -> int:
        """Return the number of a passage, a new one where it has none yet."""
        key = (evidence.article, evidence.start, evidence.end)
        if key not in self._numbers:
            self._evidence.append(evidence)
            self._numbers[key] = len(self._evidence)
        return self._numbers[key]

    def numbers(self, evidence: Iterable[Evidence]) -> list[int]:
        """Return the numbers of several passages, each once, sorted."""
        return sorted({self.number(e) for e in evidence})

    def listed(self) -> list[tuple[int, Evidence]]:
        """Return (number, passage) in order."""
        return list(enumerate(self._evidence, start=1))


def sources_by_id(digest: Digest) -> dict[str, Source]:
    """Return the articles of a digest by their ids."""
    return {source.id: source for source in digest.sources}


def place(evidence: Evidence, sources: dict[str, Source], *, longest: int | None = None) -> str:
    """Say where a passage stands: title, outlet, date, paragraph (the title is the first).

    Args:
        evidence: the passage.
        sources: articles by id.
        longest: a title of more characters is cut; None keeps all of it.
    """
    source = sources.get(evidence.article)
    if source is None:
        return f"{evidence.article}, para. {evidence.paragraph + 1}"
    title = inert(source.title) or inert(source.path)
    if longest is not None and len(title) > longest:
        title = f"{title[:longest].rpartition(' ')[0] or title[:longest]} …"
    parts = [title]
    parts += [inert(part) for part in (source.outlet, (source.published or "")[:10]) if part]
    text = f"{', '.join(parts)}, para. {evidence.paragraph + 1}"
    return f"{text} ({PUBLISHER_NOTE})" if evidence.section in MACHINE_DIGEST else text


def facts_line(profile: Profile) -> str:
    """Say how often an entity is told of."""
    articles = f"{profile.articles} article{'s' if profile.articles != 1 else ''}"
    mentions = f"{profile.mentions} mention{'s' if profile.mentions != 1 else ''}"
    return f"{profile.type} · {articles}, {mentions}"


def line_mark(entry: TimelineEntry) -> str:
    """Return what stands behind a line: doubts, and how many independent sources tell it.

    Empty for a plain fact of one source.
    """
    marks = (
        _status_mark(entry),
        f"[{entry.sources} sources]" if entry.sources > 1 else "",
        f"[elsewhere: {'; '.join(entry.other_days)}]" if entry.other_days else "",
        "[day of the article]" if entry.anchor == "published" else "",
    )
    return " ".join(filter(None, marks))


def _status_mark(entry: TimelineEntry) -> str:
    if entry.status == "planned":
        return "[planned]"
    if entry.status == "hedged":
        voice = inert(entry.attributed_to or "")
        return f"[reported: {voice}]" if voice else "[reported]"
    return "[denied or untrue]" if entry.status == "negated" else ""
