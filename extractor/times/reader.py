"""The reader: a text and its publication date go in, its time expressions come out in order.

The line: blocks -> finders of each script -> choosers -> composing -> meaning, one after another,
for a date may lean on the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from extractor import when as whens
from extractor.records import TimeExpression
from extractor.times import chinese, english
from extractor.times.asking import direction, has_date_before, leaves, sentence_date
from extractor.times.choosers import prefer_longest
from extractor.times.composing import Expression, compose
from extractor.times.lookalikes import is_look_alike
from extractor.times.meanings import Context, Meaning, resolve
from extractor.times.moments import Moment, unit_of
from extractor.times.narrative import is_narrative
from extractor.times.relations import Relation, bind, opens_ahead, relation_of
from extractor.times.said import Clock, Edge, Lasting, Said, timex_type
from extractor.times.telling import Telling

if TYPE_CHECKING:
    from extractor.times.grammar import Candidate
    from extractor.when import When

_BLOCK = 20_000
"""Longest stretch that is tokenized at once, in characters; it bounds the memory."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z0-9]")
_BREAK = re.compile(r"\n[ \t\r]*\n")
_REACH = 60
_MEMORY = 12
"""Dates that are remembered for "the following day" and the like."""
_BACK = re.compile(r"\b(?:had|since)\b[^.;:]*$", re.IGNORECASE)
_MODS = {
    "START": "START", "MID": "MID", "END": "END", "EDGE_START": "START", "EDGE_END": "END",
    "EARLIER": None, "LATER": None,
}  # fmt: skip


def read_times(
    text: str,
    published: Moment | None,
    language: Literal["en", "zh"] | None,
    sentences: Sequence[tuple[int, int]] | None,
) -> tuple[TimeExpression, ...]:
    """Read all time expressions of a text."""
    candidates = [c for block in _blocks(text) for c in _find(text, *block, language)]
    kept = [c for c in prefer_longest(candidates) if not is_look_alike(c, text)]
    expressions = compose(kept, text)
    narrative = is_narrative([e.said for e in expressions], published)
    return tuple(_resolve_all(expressions, text, published, narrative, sentences))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = min(len(text), start + _BLOCK)
        match = _BREAK.search(text, start, end)
        if match:
            end = match.end()
        elif end < len(text):
            cut = max(text.rfind(" ", start + 1, end), text.rfind("。", start + 1, end))
            end = cut + 1 if cut > start else end
        yield start, end
        start = end


def _find(
    text: str, start: int, end: int, language: Literal["en", "zh"] | None
) -> Iterator[Candidate]:
    if language != "en" and _HAN.search(text, start, end):
        yield from chinese.find(text, start, end)
    if language != "zh" and _LATIN.search(text, start, end):
        grammar = english.grammar()
        yield from grammar.find(grammar.tokenize(text, start, end))


def _resolve_all(
    expressions: Sequence[Expression],
    text: str,
    published: Moment | None,
    narrative: bool,  # noqa: FBT001, RUF100
    sentences: Sequence[tuple[int, int]] | None,
) -> Iterator[TimeExpression]:
    mentions: tuple[Moment, ...] = ()
    telling = Telling(text, published, sentences)
    meanings: list[Meaning] = []
    relations: list[Relation | None] = []
    for index, expression in enumerate(expressions):
        before = text[max(0, expression.start - _REACH) : expression.start]
        after = text[expression.end : expression.end + _REACH]
        relation = _relation(expression, before, after)
        ask = direction(expression, text, relation, sentences)
        preceded = isinstance(expression.said, Lasting) and has_date_before(
            expressions, meanings, index, text, sentences
        )
        bound = relation is not None or expression.rule.startswith("zh-")
        told = sentence_date(expressions, meanings, index, text)
        telling.reach(expression.start, expression.end)
        context = Context(
            published=published,
            mentions=mentions,
            is_narrative=narrative,
            direction=ask,
            has_date_before=preceded,
            is_bound=bound,
            sentence_date=told,
            story=telling.date,
            leaves=leaves(expression, text, sentences),
            here=telling.here,
            looks_back=_BACK.search(before) is not None,
        )
        meaning = resolve(expression.said, context)
        if relation is None and expression.joined == 0 and opens_ahead(before):
            relation = "since" if _is_after(meaning, published) else None
        if meaning.moment is not None and timex_type(expression.said) in ("DATE", "TIME"):
            mentions = (meaning.moment, *mentions[:_MEMORY])
        telling.take(expression, meaning, relation)
        meanings.append(meaning)
        relations.append(relation)
    for index, expression in enumerate(expressions):
        when = _joined_when(expressions, meanings, index)
        yield _record(expression, text, meanings[index], relations[index], when)


def _is_after(meaning: Meaning, published: Moment | None) -> bool:
    return bool(meaning.moment and published and meaning.moment.start > published.end)


def _relation(expression: Expression, before: str, after: str) -> Relation | None:
    if expression.joined:
        return None
    if expression.rule.startswith("zh-") or _HAN.search(before[-1:] + after[:1]):
        return chinese.relation_of(before, after)
    if timex_type(expression.said) == "SET":
        return None
    relation = relation_of(before, after)
    if timex_type(expression.said) == "DURATION":
        return relation if relation == "within" else None
    return None if relation == "within" else relation


def _joined_when(
    expressions: Sequence[Expression], meanings: Sequence[Meaning], index: int
) -> When | None:
    """Give both ends of a range the days of the whole."""
    step = expressions[index].joined
    when = meanings[index].when
    if step == 0:
        return when
    other = meanings[index + step].when
    first, last = (when, other) if step > 0 else (other, when)
    if first is None or last is None or first.start is None or last.end is None:
        return when
    return whens.from_interval(first.start, last.end) if first.start <= last.end else when


def _record(
    expression: Expression,
    text: str,
    meaning: Meaning,
    relation: Relation | None,
    when: When | None,
) -> TimeExpression:
    said = expression.said
    return TimeExpression(
        start=expression.start,
        end=expression.end,
        text=text[expression.start : expression.end],
        type=timex_type(said),
        value=meaning.value,
        mod=_MODS[said.part] if isinstance(said, Edge) else None,
        relation=relation,
        when=_bound(said, meaning, relation, when),
        fixed=meaning.fixed,
        rule=expression.rule,
    )


def _bound(
    said: Said, meaning: Meaning, relation: Relation | None, when: When | None
) -> When | None:
    if when is None:
        return None
    if isinstance(said, Clock) and relation in ("before", "after", "by"):
        return when  # the day is the same
    if isinstance(said, Edge) and meaning.moment is not None and said.part == "EDGE_END":
        unit = meaning.moment.when  # "by the end of June" keeps the precision of June
        if relation in ("by", "until", "before"):
            return bind(unit, "until")
    return bind(when, relation)


def published_moment(published: str | None) -> Moment | None:
    """Read a publication date: an ISO day or date-time, a month or a year.

    Raises:
        BadDate: if it is none of these.
    """
    if published is None:
        return None
    when = whens.read_iso(published)
    if when.start is None or when.precision not in ("day", "month", "year"):
        return None
    return unit_of(when.precision, when.start)
