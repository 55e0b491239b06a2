"""Weights of relations: annotated articles go in, `weights/relations.json` comes out.

For every relation type and direction a logistic regression over the features of `pairs.py`, fitted
by scikit-learn (needed for training only). Pairs that the key ties in another sentence are left
out, since the sentence at hand may say so too. Run:

    python -m extractor.training.relations corpus/train
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Span

from extractor.components import build_nlp, read_docs
from extractor.components.pairs import Pair, find_pairs
from extractor.components.relations import sentence_ties
from extractor.components.referents import Referents
from extractor.lexicon.predicates import predicates
from extractor.reading import read_article
from extractor.records import SYMMETRIC
from extractor.settings import Settings


@dataclass(frozen=True, slots=True)
class Example:
    """One pair with what the key says of it.

    Attributes:
        article: name of the article's folder.
        pair: the pair.
        types: entity types of first and second.
        labels: `TYPE >` or `TYPE <` for each asserted tie stated in this sentence.
        unsure: labels that the key gives for another sentence.
        ends: entity ids of the key.
    """

    article: str
    pair: Pair
    types: tuple[str, str]
    labels: frozenset[str]
    unsure: frozenset[str]
    ends: tuple[str, str]
