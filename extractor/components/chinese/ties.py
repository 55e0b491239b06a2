"""Chinese relations: a sentence goes in, the ties it states come out.

Verbs with what stands before and behind them; nouns for one end ("对手", "母公司"), posts and
possessives are read by `phrases.py`. Every tie sets its own status.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from extractor.components.chinese.clauses import (
    ACTORS,
    FIRMS,
    THINGS,
    Clause,
    agents,
    is_held,
    is_modifier,
    read_clauses,
    token_at,
)
from extractor.components.chinese.phrases import find_phrases
from extractor.components.chinese.standing import told
from extractor.components.chinese.verbs import Item
from extractor.components.chinese.vocabulary import (
    APPEARS,
    DISPOSAL,
    JOINS,
    PASSIVE,
    VERBS,
    word_set,
)
from extractor.components.referents import Referents
from extractor.components.ties import Tie
from extractor.lexicon.predicates import predicates
from extractor.records import RelationType

COMPOUNDS = word_set("""
    协议 案 计划 伙伴 者 方 人 银行 机构 部门 业务 委员会 公司 基金 收益 局 意向 事宜 团队 总监
    商 额 价 目标 框架 模式 关系 备忘录 回报 银行家 顾问 经理 部 大会 会 日 价格 能力 领域 平台
""")
"""Nouns that make a noun of the verb before them (投资协议)."""
PARTNERS = frozenset({"与", "和", "同", "跟", "携手", "联合", "联手"})
TOWARDS = frozenset({"向", "为", "给", "对", "替"})


def find_chinese_ties(sentence: Span, referents: Referents) -> Iterator[Tie]:
    """Find the ties of a Chinese sentence; every tie sets its own `status`.

    Args:
        sentence: a sentence of a Doc with all mentions.
        referents: unused; ends are found by order, not by the parse.

    Yields:
        Ties whose ends may still have types that do not fit.
    """
    del referents
    doc = sentence.doc
    mentions = [s for s in doc.spans["mentions"]
                if sentence.start_char <= s.start_char < sentence.end_char]  # fmt: skip
    if not mentions:
        return
    clauses = read_clauses(sentence, mentions)
    for number, clause in enumerate(clauses):
        for index, item in enumerate(clause.items):
            if item.span is None and item.text in VERBS and not _is_noun(clause.items, index):
                yield from _of_verb(clauses, number, index)
    yield from find_phrases(sentence, clauses)


def _is_noun(items: list[Item], verb: int) -> bool:
    """Whether a verb stands in a compound noun: 投资协议, 合作伙伴."""
    following = items[verb + 1] if verb + 1 < len(items) else None
    if following is None or following.span is not None:
        return False
    return following.text in COMPOUNDS


def _of_verb(clauses: list[Clause], number: int, verb: int) -> Iterator[Tie]:
    clause = clauses[number]
    item = clause.items[verb]
    type_ = VERBS[item.text]
    sources, targets = _ends(clause, verb, type_)
    if item.text in APPEARS and not targets:
        sources, targets = _appearing(clause, verb)
    if type_ == "invests_in" and not targets:
        targets = [s for s in clause.carried if s.label_ == "company"]
    trigger = token_at(_doc(clauses), item.start, item.end)
    if trigger is None or not _is_meant(clause, item.text):
        return
    status = told(clauses, number, verb)
    if type_ == "founded":
        for place in _held_by(clause.items, verb, frozenset({"在"}), places=True):
            for firm in targets:
                yield Tie("located_in", firm, place, trigger, "seat", status=status)
    for source in sources:
        for target in targets:
            yield Tie(type_, source, target, trigger, f"verb:{item.text}", status=status)


def _doc(clauses: list[Clause]) -> Doc:
    return next(i.span.doc for c in clauses for i in c.items if i.span is not None)


def _is_meant(clause: Clause, verb: str) -> bool:
    """Whether a verb of several meanings has the one of the table here."""
    text = "".join(item.text for item in clause.items)
    if verb == "持有":
        return re.search(r"股|%|％", text) is not None
    return verb != "列入" or any(item.text.endswith("单") for item in clause.items)


def _ends(clause: Clause, verb: int, type_: RelationType) -> tuple[list[Span], list[Span]]:
    """Sources and targets of a verb, from its place in the clause."""
    items = clause.items
    predicate = predicates()[type_]
    doers = _spans(items, agents(items, verb))
    before = _subject_of(clause, verb)
    behind = _objects(items, verb, predicate.targets)
    if type_ in {"partners_with", "competes_with"}:
        if any(i.text == "、" for i in items[:verb]):
            return [], []
        partner = _held_by(items, verb, PARTNERS)
        return [s for s in before if s not in partner], partner or behind
    relative = _relative(items, verb) or _told_of(clause, verb)
    if doers:
        by = next(i.text for i in reversed(items[:verb]) if i.text in PASSIVE | {"由", "经"})
        patients = (
            behind
            if by in {"由", "经", "获"} and behind
            else relative or _before_agent(clause, items, by)
        )
        return doers, patients
    if relative:
        # "A创办的B" has its object behind 的, "创办A的B" its subject.
        return (
            (relative, behind)
            if behind and not _is_bare_relative(items, verb)
            else (before, relative)
        )
    held = _held_by(items, verb, DISPOSAL) or (
        _held_by(items, verb, TOWARDS)
        if type_ in {"supplies", "regulates", "invests_in", "sues"}
        else []
    )
    if type_ == "supplies":
        return before, held or [s for s in behind if s.label_ in FIRMS]
    return [
        s for s in before if s not in held
    ], held if held and type_ != "develops" else behind or held


def _spans(items: list[Item], indexes: list[int]) -> list[Span]:
    return [s for i in indexes if (s := items[i].span) is not None]


def _subject_of(clause: Clause, verb: int) -> list[Span]:
    """Who does what a verb says: the nearest free names before it, else the clause's subject."""
    items = clause.items
    free = [
        i
        for i in range(verb)
        if items[i].span is not None
        and items[i].kind in {*ACTORS, *THINGS}
        and not is_held(items, i)
        and not is_modifier(items, i, verb)
    ]
    group = free[-1:]
    for index in reversed(free[:-1]):
        if any(i.text in JOINS for i in items[index + 1 : group[0]]) and group[0] - index <= 4:
            group.insert(0, index)
        else:
            break
    return _spans(items, group) or clause.subjects()


def _objects(items: list[Item], verb: int, kinds: frozenset[str]) -> list[Span]:
    """First list of names behind a verb whose types fit, before the next verb of the tables."""
    found: list[int] = []
    for index in range(verb + 1, len(items)):
        item = items[index]
        if item.span is None:
            if item.text in VERBS and not _is_noun(items, index) and item.text != "使用":
                break
            continue
        if item.kind not in kinds:
            continue
        if found and not any(i.text in JOINS for i in items[found[-1] + 1 : index]):
            break
        found.append(index)
    return _spans(items, found)


def _relative(items: list[Item], verb: int) -> list[Span]:
    """Names behind the 的 that closes a verb's description: 由A创办的B, 创办A的B."""
    for index in range(verb + 1, min(verb + 6, len(items))):
        item = items[index]
        if item.span is None and item.text == "的":
            for later in items[index + 1 :]:
                if later.span is not None and later.kind != "place":
                    return [later.span]
                if later.span is None and later.tag in {"v", "d", "p", "c"}:
                    return []
            return []
        if item.span is None and item.tag in {"v", "d", "x"} and item.text not in JOINS:
            return []
    return []


def _told_of(clause: Clause, verb: int) -> list[Span]:
    """Who "A是P创办的公司" is told of: A, where behind 的 stands a mere noun."""
    items = clause.items
    copula = next((i for i in range(verb) if items[i].text == "是"), None)
    if copula is None or not _is_bare_relative(items, verb) or any(i.span for i in items[verb:]):
        return []
    return [s for s in _spans(items, list(range(copula))) if s.label_ != "place"][-1:]


def _is_bare_relative(items: list[Item], verb: int) -> bool:
    return verb + 1 < len(items) and items[verb + 1].text == "的"


def _before_agent(clause: Clause, items: list[Item], by: str) -> list[Span]:
    """Who a passive is about: the names before 被 or 由, else the clause's subject."""
    marker = next(i for i in range(len(items) - 1, -1, -1) if items[i].text == by)
    before = [i for i in range(marker) if items[i].span is not None and not is_held(items, i)]
    before = [i for i in before if not is_modifier(items, i, marker)]
    if not before and any(i.span is None and i.tag == "n" for i in items[:marker]):
        # "与A合作的电池厂由B持有": the clause is about something without a name.
        return []
    return _spans(items, before[-1:]) or clause.carried


def _held_by(
    items: list[Item], verb: int, words: frozenset[str], *, places: bool = False
) -> list[Span]:
    """Names that one of some prepositions holds before a verb, with their list."""
    for index in range(verb - 1, -1, -1):
        if items[index].span is None and items[index].text in words:
            held = [i for i in range(index + 1, verb) if items[i].span is not None]
            # "对A旗下的B展开调查": B is meant, A only describes it.
            heads = [i for i in held if not is_modifier(items, i, verb)] or held
            found = [s for s in _spans(items, heads) if (s.label_ == "place") == places]
            return found[-1:] if places else found
    return []


def _appearing(clause: Clause, verb: int) -> tuple[list[Span], list[Span]]:
    """A's B appears: the thing is the subject, its maker stands before it."""
    things = [s for s in _subject_of(clause, verb) if s.label_ in THINGS]
    if not things:
        return [], []
    first = min(s.start_char for s in things)
    makers = [
        i.span for i in clause.items if i.span is not None and i.end <= first and i.kind in FIRMS
    ]
    return makers[-1:], things
