"""Chinese relations: a sentence goes in, the ties it states come out."""

from collections.abc import Iterator

from spacy.tokens import Span

from extractor.components.referents import Referents
from extractor.components.ties import Tie


def find_chinese_ties(sentence: Span, referents: Referents) -> Iterator[Tie]:
    """Find the ties of a Chinese sentence; every tie sets its own `status`."""
    yield from ()
