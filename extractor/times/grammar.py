"""Grammars: rules go in; a grammar that finds their matches in tokens comes out.

Rules are written in the notation of `notation.py`; what a match says is made by each rule's
`build` (`said.py`). Nothing is chosen here: every match of every rule is given.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.times.notation import compile_pattern
from extractor.times.tokens import SHAPES, Tokens, tokenize
from extractor.times.vocabulary import CAPITALISED, CLASSES

if TYPE_CHECKING:
    from extractor.times.said import Said

_FIRST_TAG = 0xE000


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a rule must read, the words it must take, and their value on 2025-03-03."""

    sentence: str
    words: str
    value: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression.

    Attributes:
        name: as in `TimeExpression.rule`.
        pattern: in the notation of this module (English), or a regular expression (Chinese).
        build: makes of a match what it says; None refuses the match.
        examples: sentences of its own, read by the tests.
    """

    name: str
    pattern: str
    build: Callable[[Found], Said | None]
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule.

    Attributes:
        groups: the words of each named group that matched, in lower case.
        all: all words of the match.
    """

    groups: Mapping[str, list[str]]
    all: list[str]

    def __contains__(self, name: str) -> bool:
        """Say whether a group matched."""
        return name in self.groups

    def __getitem__(self, name: str) -> list[str]:
        """Give the words of a group, empty if it did not match."""
        return self.groups.get(name, [])

    def one(self, name: str) -> str:
        """Give the words of a group as one string, without abbreviating full stops."""
        return " ".join(self[name]).removesuffix(" .")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression that a rule proposes.

    Attributes:
        start: first character in the text.
        end: behind the last.
        said: what its words say.
        rule: name of the rule.
        rank: place of the rule in its grammar; the earlier wins a tie.
    """

    start: int
    end: int
    said: Said
    rule: str
    rank: int


class Grammar:
    """English rules compiled over one alphabet of tags."""

    def __init__(self, rules: Sequence[Rule], macros: Mapping[str, str]) -> None:
        """Collect the words of all rules and compile them."""
        self._macros = dict(macros)
        self._tags: dict[str, str] = {}
        for word in sorted({word for words in CLASSES.values() for word in words}):
            self._tag(word)
        self.rules = tuple(rules)
        compiled = [compile_pattern(self._expand(rule.pattern), self._tags_of) for rule in rules]
        self._patterns = tuple(re.compile(_number_groups(each.source)) for each in compiled)
        self._needs = tuple(each.needs for each in compiled)
        self.words = dict(self._spellings())

    def find(self, tokens: Tokens) -> Iterator[Candidate]:
        """Give every match of every rule, overlapping ones included."""
        present = frozenset(tokens.tags)
        for rank, rule in enumerate(self.rules):
            if not all(present & need for need in self._needs[rank]):
                continue
            for match in self._patterns[rank].finditer(tokens.tags):
                spans = {
                    name.partition("_")[0]: match.span(name)
                    for name in match.re.groupindex
                    if match.start(name) >= 0
                }
                groups = {name: tokens.words(*span) for name, span in spans.items()}
                said = rule.build(Found(groups, tokens.words(*match.span())))
                if said is not None:
                    first, last = spans.get("t", match.span())
                    start, end = tokens.starts[first], tokens.ends[last - 1]
                    yield Candidate(start, end, said, rule.name, rank)

    def tokenize(self, text: str, start: int, end: int) -> Tokens:
        """Cut a stretch of text into this grammar's tokens."""
        return tokenize(text, start, end, self.words)

    def _tag(self, word: str) -> str:
        return self._tags.setdefault(word, chr(_FIRST_TAG + len(self._tags)))

    def _spellings(self) -> Iterator[tuple[str, str]]:
        for word, tag in self._tags.items():
            if word not in CAPITALISED:
                yield word, tag
            yield word.capitalize(), tag
            yield word.upper(), tag
            if word.startswith("'"):
                yield "’" + word[1:], tag

    def _expand(self, pattern: str) -> str:
        for _ in range(8):  # macros nest, a few deep
            pattern = re.sub(
                r"\{(\w+)\}", lambda m: self._macros.get(m.group(1), m.group()), pattern
            )
        return pattern

    def _tags_of(self, kind: str, text: str) -> str:
        if kind == "sign":
            return text
        if kind == "word":
            return self._tag(text)
        if text in SHAPES:
            return SHAPES[text]
        return "".join(self._tag(word) for word in CLASSES[text])


def _number_groups(source: str) -> str:
    """Give each group a name of its own: two alternatives may both name a `year`."""
    count = itertools.count(1)
    return re.sub(r"\(\?P<(\w+)>", lambda m: f"(?P<{m.group(1)}_{next(count)}>", source)
