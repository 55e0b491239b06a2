"""Chinese events: a sentence with its times and mentions goes in, dated deeds come out.

A time dates the first deed behind it, up to the next time; a following clause with a subject of its
own is another deed of the same time. Participants are the names of the clause and, where it has no
subject, whoever the sentence goes on with.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractor.components.chinese.clauses import (
    ACTORS,
    Clause,
    agents,
    is_held,
    read_clauses,
    token_at,
)
from extractor.components.chinese.script import simplified
from extractor.components.chinese.standing import told
from extractor.components.chinese.verbs import HELPERS, Item, main_verb
from extractor.components.chinese.vocabulary import HEDGES, SPEAKS, VERBS
from extractor.components.local import LocalEvent
from extractor.components.recogniser import cast_votes
from extractor.components.referents import Referents
from extractor.records import Role, TimeExpression

COMPARES = re.compile(r"(?:较|比|相比|超过|高于|低于|与|创下?|自从?)$")
"""What stands before a time that only measures: "较去年"."""
COMPARED = re.compile(r"(?:同期|相比|以来(?:的)?(?:新|最)|款|版)")
FIGURE = re.compile(
    r"(?:营收|收入|利润|亏损|净利|销量|订单|增幅|交付量|产量|出货量|股价|市值|成交额|销售额|净亏损)"
)
IN_CLAUSE, ELSEWHERE = 0.1, 0.85
"""Probabilities of the recogniser from which an entity of a deed's clause takes part, and one of
the rest of its sentence."""
STANDING = frozenset({"founded", "leads", "owns", "located_in"})
SAYS = SPEAKS | {"宣布", "公布", "披露", "报道", "通报", "宣称", "公告"}


@dataclass(frozen=True, slots=True)
class _Deed:
    """A verb (or figure) at a place of the sentence."""

    number: int
    index: int


def find_chinese_events(
    sentence: Span, times: list[TimeExpression], referents: Referents
) -> Iterator[LocalEvent]:
    """Find the events of a Chinese sentence.

    Args:
        sentence: the sentence.
        times: time expressions inside it, in order.
        referents: what its words stand for.

    Yields:
        One event for each dated deed.
    """
    del referents
    dated = [t for i, t in enumerate(times) if _is_a_point(sentence, times, i)]
    if not dated:
        return
    mentions = [s for s in sentence.doc.spans["mentions"]
                if sentence.start_char <= s.start_char < sentence.end_char]  # fmt: skip
    clauses = read_clauses(sentence, mentions)
    seen: set[tuple[int, int]] = set()
    for position, time in enumerate(dated):
        until = dated[position + 1].start if position + 1 < len(dated) else sentence.end_char
        others = [t.start for t in times if t.start != time.start]
        for deed in _deeds(clauses, time, until, others):
            if (deed.number, deed.index) not in seen:
                seen.add((deed.number, deed.index))
                yield from _event(sentence, clauses, deed, time)


def _is_a_point(sentence: Span, times: list[TimeExpression], index: int) -> bool:
    """Whether a time dates a deed, rather than measuring, comparing or describing."""
    time = times[index]
    if time.when is None or time.type == "SET":
        return False
    if time.type == "DURATION" and time.relation is None:
        return False
    text, offset = simplified(sentence.text), sentence.start_char
    before, behind = text[: time.start - offset], text[time.end - offset :]
    if COMPARES.search(before) and not before.endswith("自"):
        return False
    if COMPARED.match(behind):
        return False
    following = times[index + 1] if index + 1 < len(times) else None
    # "春节前的1月12日": the second says when, the first only describes it.
    return not (
        following is not None and text[time.end - offset : following.start - offset] in {"的", ""}
    )


def _deeds(
    clauses: list[Clause], time: TimeExpression, until: int, others: list[int]
) -> Iterator[_Deed]:
    """The deeds that a time dates."""
    home = next((n for n, c in enumerate(clauses) if c.start <= time.start < c.end), None)
    if home is None:
        return
    first = _first_deed(clauses, home, time, until)
    if first is None:
        return
    yield first
    subject = {s.kb_id_ for s in clauses[first.number].subjects()}
    says = clauses[first.number].items[first.index].text in SAYS
    for number in range(first.number + 1, len(clauses)):
        clause = clauses[number]
        if clause.start >= until or clause.opens:
            return
        own = {s.kb_id_ for i in clause.subject if (s := clause.items[i].span) is not None}
        verb = main_verb(clause.items)
        dated = any(clause.start <= start < clause.end for start in others)
        if (
            says
            or dated
            or not own
            or own <= subject
            or verb is None
            or clause.items[verb].text in HELPERS
        ):
            continue
        if told(clauses, number, verb) != "asserted":
            continue
        if VERBS.get(clause.items[verb].text) in STANDING:
            # "9月，A投资了B，后者由P创办": the founding has no time of its own.
            continue
        yield _Deed(number, verb)
        subject |= own


def _first_deed(clauses: list[Clause], home: int, time: TimeExpression, until: int) -> _Deed | None:
    clause = clauses[home]
    behind = next((i for i, item in enumerate(clause.items) if item.start >= time.end), None)
    if behind is not None:
        items = [i for i in clause.items if i.start < max(until, time.end + 1)]
        verb = main_verb(items, behind)
        if verb is not None:
            return _Deed(home, verb)
        figure = _figure(items, behind)
        if figure is not None:
            return _Deed(home, figure)
        verb = main_verb(clause.items, behind)
        if verb is not None:
            return _Deed(home, verb)
    # "7月2日，A宣布": the time is a clause of its own.
    alone = behind is None or not any(
        i.span or i.tag.startswith(("n", "v")) for i in clause.items[behind:]
    )
    if (
        alone
        and home + 1 < len(clauses)
        and _opens_with(clause, time)
        and not clauses[home + 1].opens
    ):
        verb = main_verb(clauses[home + 1].items)
        if verb is not None and clauses[home + 1].items[verb].start < until:
            return _Deed(home + 1, verb)
        figure = _figure(clauses[home + 1].items, 0)
        if figure is not None:
            return _Deed(home + 1, figure)
    verb = main_verb([i for i in clause.items if i.end <= time.start])
    return _Deed(home, verb) if verb is not None else None


def _opens_with(clause: Clause, time: TimeExpression) -> bool:
    """Whether nothing but small words stands before a time in its clause."""
    return not any(
        i.end <= time.start and i.span is not None and i.kind != "place" for i in clause.items
    )


def _figure(items: list[Item], start: int) -> int | None:
    """Index of a figure of a report that a number follows: 净利润45.7亿元."""
    for index in range(start, len(items)):
        if items[index].span is None and FIGURE.search(items[index].text):
            return index
    if any(i.tag == "m" for i in items[start:]):
        nouns = [i for i in range(start, len(items)) if items[i].tag.startswith("n")
                 and items[i].span is None]  # fmt: skip
        return nouns[0] if nouns else None
    return None


def _event(
    sentence: Span, clauses: list[Clause], deed: _Deed, time: TimeExpression
) -> Iterator[LocalEvent]:
    clause = clauses[deed.number]
    item = clause.items[deed.index]
    trigger = token_at(sentence.doc, item.start, item.end)
    if trigger is None:
        return
    status = told(clauses, deed.number, deed.index)
    yield LocalEvent(
        trigger=trigger,
        sentence=sentence,
        when=time.when,
        expression=time,
        anchor="stated",
        status=status,
        attributed=_source(clauses, deed) if status == "hedged" else None,
        participants=_participants(clauses, deed, trigger),
        rule=f"time: {time.rule}",
    )


def _participants(
    clauses: list[Clause], deed: _Deed, trigger: Token
) -> tuple[tuple[str, Role], ...]:
    """Entities that take part in a deed: as the recogniser reads it, else those of its clause."""
    roles = _roles(clauses, deed)
    spans = [item.span for clause in clauses for item in clause.items if item.span is not None]
    best: dict[str, float] = {}
    for span, vote in zip(spans, cast_votes(trigger, spans), strict=True):
        if vote is not None:
            best[span.kb_id_] = max(best.get(span.kb_id_, 0.0), vote)
    chosen = {i for i in roles if best.get(i, 1.0) >= IN_CLAUSE}
    chosen |= {i for i, vote in best.items() if vote >= ELSEWHERE}
    return tuple((i, roles.get(i, "other")) for i in sorted(chosen))


def _roles(clauses: list[Clause], deed: _Deed) -> dict[str, Role]:
    """Entities of a deed's clause with their roles."""
    clause = clauses[deed.number]
    roles: dict[str, Role] = {}
    for index, item in enumerate(clause.items):
        if item.span is None:
            continue
        held = is_held(clause.items, index)
        role: Role = (
            "object" if index > deed.index and not held and item.kind != "place" else "other"
        )
        roles.setdefault(item.span.kb_id_, role)
    doers = [s for i in agents(clause.items, deed.index) if (s := clause.items[i].span) is not None]
    subjects = clause.subjects()
    if doers:
        roles.update({s.kb_id_: "object" for s in subjects if s.label_ != "place"})
    for span in doers or subjects:
        if span.label_ in ACTORS or span.label_ in {"product", "model"}:
            roles[span.kb_id_] = "agent"
    return roles


def _source(clauses: list[Clause], deed: _Deed) -> Token | None:
    """Whoever is said to say so: the subject of the verb of saying before the deed."""
    for number in range(deed.number, -1, -1):
        items = clauses[number].items
        stop = deed.index if number == deed.number else len(items)
        for index in range(stop):
            if items[index].text in SAYS | set(HEDGES):
                named = [i.span for i in items[:index] if i.span is not None]
                if named:
                    return named[-1][-1]
    return None
