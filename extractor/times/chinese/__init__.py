"""Chinese: the rules of all kinds in one grammar, and the signs that bind and direct a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.times.chinese import clocks, dates, festivals, relative
from extractor.times.chinese.grammar import ChineseGrammar

if TYPE_CHECKING:
    from extractor.times.grammar import Candidate, Rule
    from extractor.times.relations import Relation
    from extractor.times.tense import Direction

_RULES = (*dates.RULES, *relative.RULES, *festivals.RULES, *clocks.RULES)
RULES: tuple[Rule, ...] = tuple(rule for rule, _ in _RULES)

_PLAIN = {0xFF10 + digit: str(digit) for digit in range(10)}
_APART = re.compile(r"[\u4e00-\u9fff] (?=[\u4e00-\u9fff\d])")
_WORD = 10
"""A text is taken for segmented where one in so many signs is a blank between two Han signs."""
_SINCE_BEFORE = re.compile(r"(?:自从?|从|從|打从?)(?:[^，。；、：\s]{0,2})$")
_SINCE_AFTER = re.compile(
    r"^(?:以来|以來|起(?![来來飞飛码碼步诉訴草动動义義源火伏])|开始|開始|以后至今|延续至今|至今)"
)
_AS_OF = re.compile(r"截[至止到](?:于)?$")
_UNTIL_BEFORE = re.compile(r"(?:直?到|直?至)$")
_TURN_BEFORE = re.compile(r"(?:等到|(?:^|[，。；：\n])到)$")
_TURN_AFTER = re.compile(r"^[^。；！？\n]{0,16}才(?![能智华俊])")
_UNTIL_AFTER = re.compile(r"^(?:为止|或(?:之|以)?前|截止)")
_BEFORE = re.compile(r"^(?:之前|以前|前(?![一-九两几数后沿往三]))")
_AFTER = re.compile(r"^(?:之后|以后|后(?![来台者天年]))")
_OR_LATER = re.compile(r"^(?:或|及)(?:之|以)?[后後]")
_CLAUSE = re.compile(r"[，。；！？,;\n]")
_CONTENT = re.compile(r"^的|[说說称稱]|表示|透露|披露|报道|報道|宣布|宣佈")
"""What stands behind is the content of a speech, or of "the report of January 9"."""
_FUTURE = re.compile(
    r"将|拟|计划|预计|定于|即将|有望|届时|料将|准备|会在|会于|要在|安排在|目标是|力争|到期|截止|预定|须|应在|要到|才|等到|恐怕"
)
_DONE = re.compile(r"了|已|曾|过(?!去)|此前|将近")


@lru_cache(maxsize=1)
def grammar() -> ChineseGrammar:
    """Compile the grammar, once."""
    return ChineseGrammar(_RULES)


def find(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Give every expression that a rule proposes in a stretch of text.

    Wide digits count as plain ones, and where the words of a text stand apart by blanks, the blanks
    are passed over.
    """
    piece = text[start:end].translate(_PLAIN)
    if len(_APART.findall(piece)) * _WORD < len(piece):
        for candidate in grammar().find(piece, 0, len(piece)):
            yield replace(candidate, start=candidate.start + start, end=candidate.end + start)
        return
    places = [place for place, sign in enumerate(piece) if sign != " "]
    joined = piece.replace(" ", "")
    for candidate in grammar().find(joined, 0, len(joined)):
        first, last = places[candidate.start], places[candidate.end - 1]
        yield replace(candidate, start=first + start, end=last + start + 1)


def relation_of(before: str, after: str) -> Relation | None:
    """Read the relation from the text in front of an expression and behind it.

    >>> relation_of("公司自", "以来一直亏损")
    'since'
    """
    before, after = before.replace(" ", ""), after.replace(" ", "")
    if _OR_LATER.match(after) or (_SINCE_AFTER.match(after) and not _AS_OF.search(before)):
        return "since"
    if _UNTIL_AFTER.match(after):
        return "until"
    if _AS_OF.search(before):
        return "as_of"
    if _BEFORE.match(after):
        return "before"
    if _AFTER.match(after):
        return "after"
    if _SINCE_BEFORE.search(before) and not re.match(r"^.{0,12}(?:到|至(?!今))", after):
        return "since"
    if not _UNTIL_BEFORE.search(before) or _TURN_AFTER.match(after) or _TURN_BEFORE.search(before):
        return None  # "到周四才办完" tells the day of the deed itself
    return "until"


def direction_of(before: str, after: str) -> Direction:
    """Say where the clause around an expression looks, if one of its words tells.

    >>> direction_of("新厂将于", "投产。")
    'future'
    """
    left = _CLAUSE.split(before)[-1]
    right = _CONTENT.split(_CLAUSE.split(after, maxsplit=1)[0], maxsplit=1)[0]
    near = left[-30:] + "\x00" + right[:12]
    if _DONE.search(near):
        return "past"
    return "future" if _FUTURE.search(near) else "unknown"
