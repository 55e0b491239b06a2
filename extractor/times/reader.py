"""The reader: a text and its publication date go in, its time expressions come out in order.

The line: blocks -> finders of each script -> choosers -> composing -> meaning, one after another,
for a date may lean on the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from extractor import when as whens
from extractor.records import TimeExpression
from extractor.times import chinese, english
from extractor.times.choosers import prefer_longest
from extractor.times.composing import Expression, compose
from extractor.times.lookalikes import is_look_alike
from extractor.times.meanings import Context, Meaning, resolve
from extractor.times.moments import Moment, unit_of
from extractor.times.narrative import is_narrative
from extractor.times.relations import Relation, bind, opens_ahead, relation_of
from extractor.times.said import Clock, Edge, Lasting, Said, timex_type
from extractor.times.sentences import sentence_around, words_of
from extractor.times.telling import Telling
from extractor.times.tense import Direction, direction_of, is_of_the_present

if TYPE_CHECKING:
    from extractor.times.grammar import Candidate
    from extractor.when import When

_BLOCK = 20_000
"""Longest stretch that is tokenized at once, in characters; it bounds the memory."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z0-9]")
_BREAK = re.compile(r"\n[ \t\r]*\n")
_REACH = 60
_SENTENCE = 400
_MEMORY = 12
"""Dates that are remembered for "the following day" and the like."""
_SINCE = re.compile(r"\bsince\s+(?:(?:the|early|mid|late)\s+)?$", re.IGNORECASE)
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
        ask = _direction(expression, text, relation, sentences)
        preceded = isinstance(expression.said, Lasting) and _has_date_before(
            expressions, meanings, index, text, sentences
        )
        bound = relation is not None or expression.rule.startswith("zh-")
        told = _sentence_date(expressions, meanings, index, text)
        telling.reach(expression.start, expression.end)
        leaves = _leaves(expression, text, sentences)
        context = Context(
            published, mentions, narrative, ask, preceded, bound, told, telling.date, leaves,
            telling.here, _BACK.search(before) is not None,
        )  # fmt: skip
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


def _has_date_before(
    expressions: Sequence[Expression],
    meanings: Sequence[Meaning],
    index: int,
    text: str,
    sentences: Sequence[tuple[int, int]] | None,
) -> bool:
    """Say whether a date stands in front of an expression in its sentence."""
    if not index or expressions[index].start - expressions[index - 1].end > _SENTENCE:
        return False
    low, _ = sentence_around(text, expressions[index].start, expressions[index].end, sentences)
    near = range(max(0, index - 5), index)
    return any(expressions[i].start >= low and meanings[i].moment is not None for i in near)


def _sentence_date(
    expressions: Sequence[Expression], meanings: Sequence[Meaning], index: int, text: str
) -> Moment | None:
    """Give the date just in front in a Chinese sentence, if its words say the year and month."""
    if not index or not expressions[index].rule.startswith("zh-"):
        return None
    previous, meaning = expressions[index - 1], meanings[index - 1]
    gap = text[previous.end : expressions[index].start]
    if len(gap) > _REACH or any(sign in gap for sign in "。；\n") or not meaning.fixed:
        return None
    is_fine = meaning.moment is not None and meaning.moment.unit in ("day", "month")
    return meaning.moment if is_fine else None


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


def _direction(
    expression: Expression,
    text: str,
    relation: Relation | None,
    sentences: Sequence[tuple[int, int]] | None,
) -> Callable[[], Direction]:
    def ask() -> Direction:
        start, end = sentence_around(text, expression.start, expression.end, sentences)
        if _HAN.search(text, max(start, expression.start - 1), min(end, expression.end + 1)):
            return chinese.direction_of(text[start : expression.start], text[expression.end : end])
        before, after = words_of(text, start, expression.start), words_of(text, expression.end, end)
        if _SINCE.search(text[max(0, expression.start - _REACH) : expression.start]):
            return "past"
        found = direction_of(before, after)
        near = text[max(0, expression.start - _REACH) : expression.start]
        if found == "past" and (relation in ("by", "until") or opens_ahead(near)):
            return "unknown"  # "replaced with effect from January", "agreed to pay by June"
        return found

    return ask


def _leaves(
    expression: Expression, text: str, sentences: Sequence[tuple[int, int]] | None
) -> Callable[[], bool]:
    def ask() -> bool:
        start, end = sentence_around(text, expression.start, expression.end, sentences)
        before, after = words_of(text, start, expression.start), words_of(text, expression.end, end)
        return is_of_the_present(before, after)

    return ask


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
    if isinstance(said, Clock) and relation in ("before", "after", "since"):
        return when if relation != "since" else bind(when, relation)  # the day is the same
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
