"""Notation: a pattern in words goes in, a regular expression over tags and its needs come out.

A pattern is written token by token: `the? {oneth} quarter of <year:{year4}>`. Plain words stand for
themselves, `{name}` for a class of words or a shape of number, `<name:...>` names a group, and
`( ) | ? (?! (?<!` mean what they mean in regular expressions. There is no star: every pattern has a
longest match, so that the work is linear in the text. `grammar.py` runs the result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_PART = re.compile(
    r"(?P<space>\s+)|\{(?P<name>\w+)\}|(?P<open><\w+:|\((?:\?<?[!=])?)|(?P<close>[)>])"
    r"|(?P<choice>[|])|(?P<option>[?])|(?P<word>[a-z]+(?:'[a-z]+)?|'s)|(?P<sign>\S)"
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern, or a piece of one.

    Attributes:
        source: regular expression over tags.
        needs: sets of tags; a text that lacks all of one set cannot match.
    """

    source: str
    needs: tuple[frozenset[str], ...]


def compile_pattern(pattern: str, tags_of: Callable[[str, str], str]) -> Compiled:
    """Compile a pattern.

    Args:
        pattern: in the notation of this module, macros expanded.
        tags_of: gives the tags of a `name`, a `word` or a `sign`.

    >>> compile_pattern("<n:a|b> c?", lambda kind, text: text).source
    '(?P<n>[a]|[b])[c]?'
    """
    return _alternatives(iter(_parts(pattern)), tags_of)


def _parts(pattern: str) -> list[tuple[str, str]]:
    found = ((m.lastgroup or "", m.group(m.lastgroup or 0)) for m in _PART.finditer(pattern))
    return [(kind, text) for kind, text in found if kind != "space"]


def _alternatives(parts: Iterator[tuple[str, str]], tags_of: Callable[[str, str], str]) -> Compiled:
    branches: list[list[Compiled]] = [[]]
    for kind, text in parts:
        if kind == "close":
            break
        if kind == "choice":
            branches.append([])
        elif kind == "option":
            branches[-1][-1] = Compiled(branches[-1][-1].source + "?", ())
        elif kind == "open":
            branches[-1].append(_group(text, _alternatives(parts, tags_of)))
        else:
            tags = tags_of(kind, text)
            branches[-1].append(Compiled(f"[{re.escape(tags)}]", (frozenset(tags),)))
    return Compiled("|".join("".join(p.source for p in b) for b in branches), _needs(branches))


def _group(opening: str, inside: Compiled) -> Compiled:
    if opening.startswith("<"):
        return Compiled(f"(?P{opening[:-1]}>{inside.source})", inside.needs)
    if opening == "(":
        return Compiled(f"(?:{inside.source})", inside.needs)
    return Compiled(f"{opening}{inside.source})", ())  # a look around takes no token


def _needs(branches: list[list[Compiled]]) -> tuple[frozenset[str], ...]:
    needs = [[need for piece in branch for need in piece.needs] for branch in branches]
    if len(needs) == 1:
        return tuple(needs[0])
    if not all(needs):
        return ()
    return (frozenset().union(*(min(each, key=len) for each in needs)),)
