"""The nouns: what one stage of the program hands to the next. All frozen, all strict.

Offsets are characters of `Article.text` (0-based, end exclusive), so that for every `Evidence`
`article.text[start:end] == quote`. Lists are tuples, in a stated order; nothing here knows spaCy,
the store or the command line.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from extractor.when import When

EntityType = Literal["company", "organization", "person", "model", "product", "place"]
ENTITY_TYPES: tuple[EntityType, ...] = (
    "company", "model", "person", "product", "organization", "place",
)  # fmt: skip
"""Entity types, in the order in which a Who's Who tells them."""

RelationType = Literal[
    "develops", "integrates", "invests_in", "acquires", "owns", "partners_with", "competes_with",
    "supplies", "founded", "leads", "employs", "regulates", "sues", "located_in",
]  # fmt: skip
SYMMETRIC: frozenset[RelationType] = frozenset({"partners_with", "competes_with"})
"""Relations without a direction: stored once, the two ends in sorted order."""

Status = Literal["asserted", "planned", "hedged", "negated"]
Anchor = Literal["stated", "context", "published"]
Role = Literal["agent", "object", "other"]
PublishedEvidence = Literal["metadata", "dateline", "text", "none"]
SectionName = Literal["body", "summary_short", "summary_long", "whos_who", "what_happened_when"]
MACHINE_DIGEST: frozenset[SectionName] = frozenset(
    {"summary_short", "summary_long", "whos_who", "what_happened_when"}
)
"""Sections that a page prints as its own machine-made digest."""
ParagraphKind = Literal["title", "byline", "heading", "text"]
Language = Literal["en", "zh", "other"]


class Record(BaseModel):
    """Base of all records: immutable, and no field beyond the declared ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- reading ------------------------------------------------------------------------------------


class Section(Record):
    """A named stretch of the text; sections follow each other and cover every paragraph."""

    name: SectionName
    start: int
    end: int


class Paragraph(Record):
    """One paragraph of `Article.text`, without the blank line behind it.

    Attributes:
        kind: `title` and `byline` lines are part of the text but tell no events; `heading` is a
            line of its own without a full stop (a subheading, the name over a profile, the date
            over a timeline entry).
        language: `en`, `zh`, or `other` (kept in the text, not read).
    """

    start: int
    end: int
    kind: ParagraphKind
    section: SectionName
    language: Language


class DroppedLine(Record):
    """A line of the page that is kept out of everything, with the name of the rule that said so."""

    text: str
    reason: str


class Article(Record):
    """A news article as read: cleaned text and what the page says about itself.

    Attributes:
        id: from the content alone: `a` and 12 hexadecimal digits of the SHA-256 of title, date
            and text.
        published: ISO 8601 date, date-time with zone, or a month (`2026-03`) where the text tells
            no more; None where nothing tells.
        published_evidence: where the date came from.
        language: of the majority of paragraphs.
        path: as the user gave it; for one line of a `.jsonl`, `FILE:LINE`.
        text: the cleaned text. Paragraphs are separated by one blank line; the title is the
            first paragraph.
    """

    id: str
    title: str
    published: str | None
    published_evidence: PublishedEvidence
    language: Language
    outlet: str | None
    authors: tuple[str, ...]
    path: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    dropped: tuple[DroppedLine, ...] = ()

    @property
    def words(self) -> int:
        """Number of words, a Chinese character counting as one."""
        return count_words(self.text)


def count_words(text: str) -> int:
    """Count the words of a text; each Han character counts as one.

    >>> count_words("OpenAI发布 o1 模型")
    6
    """
    han = sum("\u4e00" <= c <= "\u9fff" for c in text)
    spaced = "".join(" " if "\u4e00" <= c <= "\u9fff" else c for c in text)
    return han + len(spaced.split())


# --- understanding ------------------------------------------------------------------------------


class Evidence(Record):
    """Where a claim is read: a stretch of one article.

    Attributes:
        article: id of the article.
        section: name of the section it stands in.
        paragraph: 0-based index into `Article.paragraphs`.
        start: first character in `Article.text`.
        end: behind the last character.
        quote: `article.text[start:end]`, always.
    """

    article: str
    section: SectionName
    paragraph: int
    start: int
    end: int
    quote: str


class Mention(Record):
    """A stretch of one article that refers to an entity.

    Attributes:
        kind: `name` (a proper name), `nominal` ("the company") or `pronoun`.
        rule: what found or linked it, for `extractor why`.
    """

    article: str
    start: int
    end: int
    text: str
    kind: Literal["name", "nominal", "pronoun"]
    rule: str


class Money(Record):
    """A sum of money as written.

    Attributes:
        amount: decimal string in whole units (`"3050000000"`), magnitude words multiplied out.
        currency: ISO 4217 code, or None where the text does not give one.
        approximation: `over`, `about`, `up to`, `at least`, `almost`, or None.
    """

    amount: str
    currency: str | None
    approximation: str | None
    start: int
    end: int
    text: str


class TimeExpression(Record):
    """A time expression of a text.

    Attributes:
        start: first character (of the text that was searched).
        end: behind the last character.
        type: TIMEX3 type.
        value: TIMEX3 value (`2025-02-05`, `2025-W06`, `2025-Q1`, `P3M`, `PAST_REF`, `XXXX-02`).
        mod: TIMEX3 mod (`START`, `MID`, `END`, `BEFORE`, `AFTER`, `APPROX` ...), or None.
        relation: how the words before it bind it: `since 2019` is `since`; None is plain `on/in`.
        when: the calendar days meant, relation applied; None where they cannot be resolved.
        fixed: True where the words alone give the calendar date (year included); False where it
            was worked out from the publication date or another date of the text.
        rule: name of the rule that found it.
    """

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None
    relation: Literal["before", "since", "by", "until", "as_of", "within", "after"] | None
    when: When | None
    fixed: bool
    rule: str


class Entity(Record):
    """Something named: one entity of one article, or, after `resolve`, of many.

    Attributes:
        id: `TYPE:slug-of-name`.
        name: the fullest or best-known form.
        aliases: every other name form seen, sorted.
        mentions: in order of article and offset.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Trigger(Record):
    """The word that tells an event."""

    text: str
    start: int
    end: int


class Participant(Record):
    """An entity that takes part in an event."""

    entity: str
    role: Role


class OtherDay(Record):
    """When one article tells an event that is told for another time elsewhere."""

    article: str
    when: When


class Event(Record):
    """Something that happened, or is to happen, at a time.

    Attributes:
        id: `event:` and 12 hexadecimal digits, from article id, trigger offset and interval.
        name: one plain sentence, as a timeline would print it.
        when: the days; None only with anchor `published` where the article has no date.
        expression: the words that gave the time, or None.
        anchor: `stated` (the sentence says when), `context` (a sentence nearby does), `published`.
        lemma: dictionary form of the trigger, for comparing reports of one event.
        attributed_to: who says so, as written, where it is told as somebody's words.
        participants: sorted by entity id.
        evidence: first the sentence that holds the trigger; of a joined event then those of the
            other reports, by article and offset.
        rule: what found it.
        reports: ids of the events of single articles that were joined in this one, its own
            among them, sorted; empty where only one article tells it.
        sources: how many independent sources tell it: reprints, and articles of one outlet,
            count once.
        other_days: where reports of a joined event give days that cannot be `when`, by article.
        looser_days: where they give `when` less exactly, likewise.
    """

    id: str
    name: str
    when: When | None
    expression: str | None
    anchor: Anchor
    status: Status
    attributed_to: str | None
    trigger: Trigger
    lemma: str
    participants: tuple[Participant, ...]
    money: tuple[Money, ...] = ()
    evidence: tuple[Evidence, ...]
    rule: str
    reports: tuple[str, ...] = ()
    sources: int = 1
    other_days: tuple[OtherDay, ...] = ()
    looser_days: tuple[OtherDay, ...] = ()


class Relation(Record):
    """A typed tie from one entity to another.

    Attributes:
        id: `rel:` and 12 hexadecimal digits, from article id, ends, type and evidence.
        source: entity id.
        target: entity id.
        confidence: 0..1.
        when: the time that the sentence binds to the tie, or None.
        attributes: sorted (name, value) pairs: amount, currency, stake, role, round ...
    """

    id: str
    source: str
    target: str
    type: RelationType
    status: Status
    attributed_to: str | None
    confidence: float
    when: When | None
    attributes: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...]
    rule: str


class Sentence(Record):
    """One sentence of one article, for full-text search and display."""

    evidence: Evidence
    language: Language


class Extraction(Record):
    """All that is read out of one article."""

    article: Article
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]


# --- remembering --------------------------------------------------------------------------------


class Judgement(Record):
    """A verdict on whether two entity ids mean one thing; reading never merges, judgements do.

    Attributes:
        left: entity id.
        right: entity id, greater than `left`.
        verdict: `open` where the evidence leaves two answers.
        why: the reason, as a clause.
    """

    left: str
    right: str
    verdict: Literal["same", "different", "open"]
    why: str


class Library(Record):
    """What some articles say together: the one shape that digest, graph and exports read.

    Every entity id in it is global and judged: what `events` and `relations` name stands in
    `entities`. An id, once in a list, is there once.

    Attributes:
        articles: sorted by id.
        entities: sorted by id; names, aliases and mentions of all these articles together, the
            mentions sorted by article and offset. Where a question was narrowed to a section,
            an entity that only takes part in an event may have no mention left.
        events: sorted by id; participants sorted by entity id.
        relations: sorted by id; one for each evidence, ends of symmetric types in sorted order.
        sentences: sorted by article and offset.
    """

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    sentences: tuple[Sentence, ...]
