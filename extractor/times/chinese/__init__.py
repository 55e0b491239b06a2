"""Chinese."""
from collections.abc import Iterator
from extractor.times.grammar import Candidate
def find(text: str, start: int, end: int) -> Iterator[Candidate]:
    yield from ()
def relation_of(before, after): return None
def direction_of(before, after): return "past"
