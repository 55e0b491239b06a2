"""What the components leave on a Doc: entities, events and relations before they become records.

They hold spaCy tokens and spans, live as long as their Doc, and are turned into the records of
`records.py` by `extract.py`.
"""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractor.records import Anchor, EntityType, RelationType, Role, Status, TimeExpression
from extractor.when import When


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """An entity of one article.

    Attributes:
        id: `TYPE:slug`, unique in the article.
        type: entity type.
        name: the fullest form.
        aliases: every other name form in the article, sorted.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocalEvent:
    """An event of one article.

    Attributes:
        trigger: the word that tells it.
        sentence: the sentence that states it.
        when: the days, or None.
        expression: the time expression that gave them, or None.
        anchor: where the time was read.
        status: how it is told.
        attributed: word for whoever says so, or None.
        participants: (local entity id, role), sorted.
        rule: what found it.
    """

    trigger: Token
    sentence: Span
    when: When | None
    expression: TimeExpression | None
    anchor: Anchor
    status: Status
    attributed: Token | None
    participants: tuple[tuple[str, Role], ...]
    rule: str


@dataclass(frozen=True, slots=True)
class LocalRelation:
    """A tie between two entities of one article.

    Attributes:
        source: local entity id.
        target: local entity id.
        type: relation type.
        status: how it is told.
        source_span: mention that stands for the source.
        target_span: mention that stands for the target.
        trigger: the word that states the tie.
        attributed: word for whoever says so, or None.
        rule: which finder found it.
        confidence: 0..1.
        role: words of the post, for `leads` and `employs`; else "".
        when: the time that the clause binds to the tie, or None.
        amounts: (name, value) pairs of the sum of money in the clause.
    """

    source: str
    target: str
    type: RelationType
    status: Status
    source_span: Span
    target_span: Span
    trigger: Token
    attributed: Token | None
    rule: str
    confidence: float
    role: str
    when: When | None
    amounts: tuple[tuple[str, str], ...]
