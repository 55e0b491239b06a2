"""Frames: the words of `predicates.toml`, indexed for the finders, and the pairs that they tie.

`verb_ties.py`, `noun_ties.py` and `seats.py` match the frames; what each frame means is told at the
head of the table.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from spacy.tokens import Span, Token

from extractor.components.referents import Referents
from extractor.components.syntax import appositives, objects_of, patients, subjects
from extractor.lexicon.predicates import predicates
from extractor.records import RelationType


@cache
def frame(name: str) -> dict[str, tuple[tuple[RelationType, str], ...]]:
    """Index a frame by its first word: word -> ((relation, rest of the phrase), ...).

    >>> frame("object_prepositions")["pour"]
    (('invests_in', 'sum into'), ('invests_in', 'money into'))
    """
    found: dict[str, tuple[tuple[RelationType, str], ...]] = {}
    for predicate in predicates().values():
        for phrase in predicate.frames[name]:
            first, _, rest = phrase.partition(" ")
            found[first] = (*found.get(first, ()), (predicate.type, rest))
    return found


def pairs(
    sources: Iterable[Token], targets: Iterable[Token], referents: Referents
) -> Iterator[tuple[Span, Span]]:
    """List every mention that a source stands for with every one that a target stands for.

    Args:
        sources: head words.
        targets: head words.
        referents: what they stand for.
    """
    left = [span for token in sources for span in referents.of(token)]
    right = [span for token in targets for span in referents.of(token)] if left else []
    yield from product(left, right)


def named_by(noun: Token) -> list[Token]:
    """Head words that a noun is said of: apposition, compound head, copula, "such as"."""
    found = appositives(noun)
    if noun.dep_ in {"compound", "nmod"}:
        found.append(noun.head)
    if noun.dep_ == "attr":
        found += subjects(noun.head)
    found += [
        token
        for preposition in noun.children
        if preposition.dep_ == "prep" and preposition.lower_ in {"as", "like", "including"}
        for token in objects_of(preposition)
    ]
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB":
        found += patients(noun.head.head) or subjects(noun.head.head)
    return found
