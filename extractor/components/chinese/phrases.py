"""Chinese ties without a verb: posts, possessives, nouns for one end, seats.

Two names that follow each other, and the words between them, go in; ties come out. "A首席执行官P",
"A旗下B", "A的对手B", "P的A" (a place and a firm), "总部位于P的A".
"""

import re
from collections.abc import Iterator

from spacy.tokens import Span

from extractor.components.chinese.clauses import FIRMS, THINGS, Clause
from extractor.components.chinese.posts import (
    came_from,
    held_post,
    post_before,
    stated,
    text_of,
)
from extractor.components.chinese.standing import told
from extractor.components.chinese.verbs import Item, is_verb
from extractor.components.chinese.vocabulary import (
    FACILITIES,
    JOINS,
    PREPOSITIONS,
    SIDE_NOUNS,
)
from extractor.components.ties import Tie
from extractor.records import Status

OWN = ("自家", "自家的", "旗下", "自研", "自主研发的", "其", "旗下的", "自有", "自研的")
SEAT = re.compile(r"总部(?:则|也|均|仍)?(?:位于|设在|设于|落户|坐落于|在|地处|扎根于?|迁至|搬到)")


def find_phrases(sentence: Span, clauses: list[Clause]) -> Iterator[Tie]:
    """Find the ties that names state by standing together.

    Args:
        sentence: the sentence.
        clauses: its clauses.

    Yields:
        Ties with their own status.
    """
    for number, clause in enumerate(clauses):
        items = clause.items
        named = [i for i, item in enumerate(items) if item.span is not None]
        for position, index in enumerate(named):
            previous = named[position - 1] if position else None
            status = told(clauses, number, index)
            yield from held_post(clauses, number, index)
            if items[index].kind == "person":
                yield from post_before(sentence, clause, previous, index)
            if previous is not None:
                yield from _between(items, previous, index, status)
            yield from _own(clause, index, status)
            yield from _side_noun(clause, index, status)
        yield from came_from(clauses, number)
        yield from _copula(clauses, number)
        yield from _seat(clauses, number)


# --- two names ------------------------------------------------------------------------------------


def _between(items: list[Item], first: int, second: int, status: Status) -> Iterator[Tie]:
    """Ties that the words between two names state."""
    a, b = items[first], items[second]
    gap = items[first + 1 : second]
    if a.span is None or b.span is None or any(i.tag == "x" for i in gap):
        return
    text = text_of(gap)
    yield from _places(items, first, second, text)
    if a.kind not in FIRMS:
        return
    noun = next((n for n in sorted(SIDE_NOUNS, key=lambda n: (-len(n), n)) if n in text), None)
    if (
        noun is not None
        and len(text) <= 14
        and not any(is_verb(i) and i.text not in noun for i in gap)
    ):
        type_, back = SIDE_NOUNS[noun]
        if type_ == "owns" and b.kind in THINGS:
            yield from stated("develops", a.span, b.span, "possessive", status)
        elif type_ != "founded":
            ends = (b.span, a.span) if back else (a.span, b.span)
            yield from stated(type_, *ends, f"patient noun:{noun}", status)
        return
    if b.kind in THINGS and a.kind == "company" and (not text or text.startswith("的")):
        if len(text) > 14 or any(is_verb(i) and i.tag != "vn" for i in gap):
            return
        yield from stated("develops", a.span, b.span, "possessive", "asserted")


def _places(items: list[Item], first: int, second: int, text: str) -> Iterator[Tie]:
    """福建宁德, 匈牙利的塞格德; 德国A, 英国的A."""
    a, b = items[first], items[second]
    if a.kind != "place" or a.span is None or b.span is None or text not in {"", "的"}:
        return
    before = items[first - 1].text if first else ""
    if b.kind == "place":
        if a.text not in b.text:
            yield from stated("located_in", b.span, a.span, "place, place", "asserted")
    elif (
        b.kind == "company"
        and before not in PREPOSITIONS
        and b.span.id_ not in {"pronoun", "nominal"}
    ):
        yield from stated("located_in", b.span, a.span, "seat", "asserted")


def _own(clause: Clause, index: int, status: Status) -> Iterator[Tie]:
    """自家的B, 旗下B, said of the clause's subject."""
    items = clause.items
    thing = items[index].span
    start, words = _words_before(items, index)
    own = max((words.rfind(own) for own in OWN), default=-1)
    if thing is None or own < 0 or len(words) - own > 12:
        return
    if start >= 0 and items[start].kind in FIRMS:
        return
    for owner in _before(clause, index):
        if owner.label_ != "company":
            continue
        if items[index].kind in THINGS:
            yield from stated("develops", owner, thing, "possessive", status)
        elif items[index].kind == "company" and "旗下" in words:
            yield from stated("owns", owner, thing, "patient noun:旗下", status)


def _words_before(items: list[Item], index: int) -> tuple[int, str]:
    """Words between a name, or the first of its list, and the name or mark before it."""
    start = next(
        (i for i in range(index - 1, -1, -1) if items[i].span is not None or items[i].tag == "x"),
        -1,
    )
    between = items[start + 1 : index]
    joined = bool(between) and between[0].text in JOINS
    if start >= 0 and joined and items[start].kind in THINGS and len(between) <= 4:
        return _words_before(items, start)
    if start >= 0 and items[start].text == "、" and start and items[start - 1].kind in THINGS:
        return _words_before(items, start - 1)
    return start, text_of(between)


def _before(clause: Clause, index: int) -> list[Span]:
    own = [s for i in clause.subject if i < index and (s := clause.items[i].span) is not None]
    return own or clause.carried


def _side_noun(clause: Clause, index: int, status: Status) -> Iterator[Tie]:
    """老对手B, 母公司B: a noun right before a name, said of the clause's subject."""
    items = clause.items
    end = items[index].span
    previous = next((i for i in range(index - 1, -1, -1) if items[i].span is not None), -1)
    words = text_of(items[previous + 1 : index])
    between = items[previous + 1 : index]
    if end is None or (
        previous >= 0
        and words.startswith(("的", *SIDE_NOUNS))
        and not any(is_verb(i) and i.text not in SIDE_NOUNS for i in between)
    ):
        return
    noun = next(
        (n for n in sorted(SIDE_NOUNS, key=lambda n: (-len(n), n)) if words.endswith(n)), None
    )
    if noun is None or (SIDE_NOUNS[noun][0] in {"owns", "founded"} and noun != "母公司"):
        return
    type_, back = SIDE_NOUNS[noun]
    named = [items[previous].span] if previous >= 0 and items[previous].kind == "company" else []
    own = [] if named and not clause.subject else _before(clause, index)
    for other in own or [s for s in named if s is not None]:
        ends = (end, other) if back else (other, end)
        yield from stated(type_, *ends, f"patient noun:{noun}", status)


def _copula(clauses: list[Clause], number: int) -> Iterator[Tie]:
    """A是B的供应商; A和C都是B的股东."""
    clause = clauses[number]
    items = clause.items
    verb = next(
        (i for i, item in enumerate(items) if item.text in {"是", "为", "成为", "系"}), None
    )
    if verb is None or not items[-1].tag.startswith(("n", "v")):
        return
    words = text_of(items[verb + 1 :])
    noun = next(
        (n for n in sorted(SIDE_NOUNS, key=lambda n: (-len(n), n)) if words.endswith(n)), None
    )
    targets = [i.span for i in items[verb + 1 :] if i.span is not None]
    if noun is None or len(targets) != 1 or told(clauses, number, verb + 1) != "asserted":
        return
    type_, back = SIDE_NOUNS[noun]
    for subject in clause.subjects():
        target = targets[0]
        ends = (subject, target) if back else (target, subject)
        yield from stated(type_, *ends, f"agent noun:{noun}", "asserted")


# --- seats ----------------------------------------------------------------------------------------


def _seat(clauses: list[Clause], number: int) -> Iterator[Tie]:
    """总部位于P的A, A总部设在P, A在P的工厂."""
    clause = clauses[number]
    items = clause.items
    for index, item in enumerate(items):
        if item.kind != "place" or item.span is None:
            continue
        if index + 1 < len(items) and items[index + 1].kind == "place":
            continue
        start = max((i for i in range(index) if items[i].kind not in {"", "place"}), default=-1)
        head = text_of(items[start + 1 : index])
        status = told(clauses, number, index)
        behind = items[index + 1 : index + 3]
        stands_in = len(behind) == 2 and behind[0].text == "的" and behind[1].kind == "company"
        firm = behind[1].span if stands_in else None
        if firm is not None and head.endswith(("在", "位于", "设在")):
            # "在P的A": the firm is the place's.
            yield from stated("located_in", firm, item.span, "seat", status)
        elif SEAT.search(head):
            for firm in _seated(clause, index):
                yield from stated("located_in", firm, item.span, "seat", status)
        elif text_of(items[index + 1 : index + 6]).startswith("的") and any(
            f in text_of(items[index + 1 : index + 6]) for f in FACILITIES
        ) and head.endswith(("在", "位于")):  # fmt: skip
            for firm in [i.span for i in items[:index] if i.span is not None][
                -1:
            ] or clause.carried:
                if firm.label_ == "company" and firm.end_char <= item.start:
                    yield from stated("located_in", firm, item.span, "seat", status)


def _seated(clause: Clause, index: int) -> list[Span]:
    items = clause.items
    after = items[index + 1 :]
    if after and after[0].text == "的":
        for later in after[1:]:
            if later.span is not None:
                return [later.span] if later.kind in FIRMS else []
            if later.tag in {"v", "p", "d"}:
                break
    own = [i.span for i in items[:index] if i.span is not None and i.kind in FIRMS]
    return own[-1:] or [s for s in clause.carried if s.label_ in FIRMS]
