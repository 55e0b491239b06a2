"""Marked text goes in, the plain text and the mentions that its brackets mark come out.

`[Acme Corp.|acme]` is a name, `[it|~acme]` a pronoun, `[the group|=acme]` a nominal, and
`[Chapter 11|!]` a proper name, or a word that looks like one, that is no entity of ours.
"""

from __future__ import annotations

import re
from typing import Literal

from extractor.records import Record
from extractor.training.problems import AnnotationError

MentionKind = Literal["name", "nominal", "pronoun", "none"]
_KINDS: dict[str, MentionKind] = {"~": "pronoun", "=": "nominal", "!": "none"}
_TOKEN = re.compile(r"\\([\[\]|\\])|\[([^\[\]|\\]*)\|([^\[\]|\\]*)\]|([\[\]|\\])")
_TARGET = re.compile(r"[~=]?[a-z0-9][a-z0-9-]*(?:,[a-z0-9][a-z0-9-]*)*|!")


class Mark(Record):
    """One bracket of a source.

    Attributes:
        start: first character in the plain text.
        end: behind the last character.
        entities: ids of what is meant; several for "both companies"; none for kind `none`.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    entities: tuple[str, ...]


def read_marks(source: str, path: str = "source") -> tuple[str, tuple[Mark, ...]]:
    r"""Take the marks out of a source.

    Args:
        source: the marked text; literal brackets, bars and backslashes have a backslash before.
        path: named in errors.

    Returns:
        The plain text, and the marks in order with offsets in it.

    Raises:
        AnnotationError: a bracket that is not closed, is nested, or names no id.

    >>> text, marks = read_marks(r"[Acme|acme] sold [its|~acme] barns \[sic\].")
    >>> text
    'Acme sold its barns [sic].'
    >>> [(mark.start, mark.end, mark.kind) for mark in marks]
    [(0, 4, 'name'), (10, 13, 'pronoun')]
    """
    pieces: list[str] = []
    marks: list[Mark] = []
    length = done = 0
    for match in _TOKEN.finditer(source):
        escaped, words, target, stray = match.groups()
        line = source.count("\n", 0, match.start()) + 1
        if stray is not None:
            around = source[max(0, match.start() - 20) : match.end() + 30]
            raise AnnotationError(path, f"line {line}: stray {stray!r} near {around!r}")
        before = source[done : match.start()]
        pieces.append(before)
        length += len(before)
        done = match.end()
        if escaped is not None:
            pieces.append(escaped)
            length += 1
            continue
        if not _TARGET.fullmatch(target) or not words or words != words.strip():
            raise AnnotationError(path, f"line {line}: bad mark {match.group()!r}")
        marks.append(_mark(length, words, target))
        pieces.append(words)
        length += len(words)
    pieces.append(source[done:])
    return "".join(pieces), tuple(marks)


def _mark(start: int, words: str, target: str) -> Mark:
    kind = _KINDS.get(target[0], "name")
    ids = target.lstrip("~=!")
    return Mark(
        start=start,
        end=start + len(words),
        text=words,
        kind=kind,
        entities=tuple(ids.split(",")) if ids else (),
    )
