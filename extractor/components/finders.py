"""Finders: a sentence with mentions goes in, the ties that its words state come out.

Each finder looks at one way of writing a tie, at one word at a time. Types of the ends and
repetitions are not their business: `relations.py` checks them.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from extractor.components.noun_ties import (
    act_ties,
    agent_ties,
    participle_ties,
    patient_ties,
    possessive_ties,
)
from extractor.components.posts import find_posts
from extractor.components.referents import Referents
from extractor.components.seats import seat_ties
from extractor.components.ties import Tie
from extractor.components.verb_ties import preposition_ties, stake_ties, verb_ties

FINDERS: tuple[Callable[[Token, Referents], Iterator[Tie]], ...] = (
    verb_ties, stake_ties, preposition_ties, act_ties, agent_ties, patient_ties, participle_ties,
    find_posts, possessive_ties, seat_ties,
)  # fmt: skip
"""In the order in which a sentence is asked; of two that see one tie, the first tells its rule."""


def sentence_ties(sentence: Span, referents: Referents) -> Iterator[Tie]:
    """Ask every finder at every word of an English sentence."""
    for token in sentence:
        for finder in FINDERS:
            yield from finder(token, referents)
