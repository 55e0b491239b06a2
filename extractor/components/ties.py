"""A tie: what every finder of relations yields."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractor.records import RelationType, Status


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as one finder saw it, types of its ends not yet checked.

    Attributes:
        type: relation type.
        source: mention that stands for the source.
        target: mention that stands for the target.
        trigger: the word that states the tie; how the tie is told is read from it.
        rule: name of the finder, then the words that fired, such as `verb:acquire`.
        role: words of the post, for `leads` and `employs`.
        status: set where the finder itself knows how the tie is told.
    """

    type: RelationType
    source: Span
    target: Span
    trigger: Token
    rule: str
    role: str = ""
    status: Status | None = None
