"""What a digest is: profiles and a timeline, every sentence with its evidence.

Made by `extractor.digest.build_digest`; the renderers and the exports only read it.
"""

from __future__ import annotations

from typing import Literal

from extractor.records import (
    Anchor,
    EntityType,
    Evidence,
    Record,
    SectionName,
    Status,
)
from extractor.when import When


class Source(Record):
    """What a reader must know of an article to find the passage again."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    path: str


class ProfileSentence(Record):
    """One sentence of a profile.

    Attributes:
        text: the sentence; no control characters.
        kind: `told` (composed by this program from facts), `quoted` (a sentence of an article,
            word for word but for a capital letter or a dropped opening such as "However,"),
            `publisher` (the same, out of the digest that the page itself prints).
        evidence: where it is read; never empty.
    """

    text: str
    kind: Literal["told", "quoted", "publisher"]
    evidence: tuple[Evidence, ...]


class Profile(Record):
    """The Who's Who of one entity.

    Attributes:
        id: entity id.
        sentences: in reading order; empty where the library holds no sentence about it.
        articles: number of articles that name it.
        mentions: number of mentions.
        facts: number of shown relations and events that it takes part in.
        first_seen: date (ISO, as the article gives it) of the earliest dated article.
        last_seen: date of the latest dated article.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    sentences: tuple[ProfileSentence, ...]
    articles: int
    mentions: int
    facts: int
    first_seen: str | None
    last_seen: str | None

    @property
    def text(self) -> str:
        """The sentences as one paragraph, without marks."""
        return join_sentences([sentence.text for sentence in self.sentences])


class TimelineEntry(Record):
    """One line of the timeline: one event, or several that one sentence tells of one interval.

    Attributes:
        events: ids of the events shown by this line, the leading one first.
        label: the date as a reader wants it, at its own precision (`Early February 2025`).
        text: one plain sentence.
        participants: entity ids, sorted.
        evidence: where it is read, sorted by article and offset.
        sources: how many independent sources tell it.
        other_days: days on which other reports tell the same, as `label` writes them.
    """

    events: tuple[str, ...]
    when: When | None
    label: str
    text: str
    expression: str | None
    anchor: Anchor
    status: Status
    attributed_to: str | None
    participants: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    sources: int = 1
    other_days: tuple[str, ...] = ()

    @property
    def sections(self) -> tuple[SectionName, ...]:
        """Names of the sections that the evidence stands in, sorted."""
        return tuple(sorted({e.section for e in self.evidence}))


class Digest(Record):
    """Who's Who and What Happened When of a library.

    Attributes:
        profiles: by type in the order of `ENTITY_TYPES`, then the most told-of first.
        timeline: in order of time.
        sources: the articles, sorted by id.
    """

    profiles: tuple[Profile, ...]
    timeline: tuple[TimelineEntry, ...]
    sources: tuple[Source, ...]


def join_sentences(sentences: list[str]) -> str:
    """Join sentences into a paragraph: a space between, none where both ends are Chinese.

    >>> join_sentences(["It makes A.", "It sells B."])
    'It makes A. It sells B.'
    >>> join_sentences(["它生产甲。", "它出售乙。"])
    '它生产甲。它出售乙。'
    """
    text = ""
    for sentence in sentences:
        text += sentence if not text or text[-1] in "。！？；" else f" {sentence}"
    return text
