"""Chinese posts: a person or a firm in a clause goes in, who holds which post there comes out.

"A首席执行官P", "P出任A总裁", "P出身A", "创始人P" of the firm that is spoken of. For `phrases.py`.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span

from extractor.components.chinese.clauses import FIRMS, Clause
from extractor.components.chinese.passages import post_pattern
from extractor.components.chinese.standing import told
from extractor.components.chinese.verbs import Item
from extractor.components.chinese.vocabulary import word_set
from extractor.components.ties import Tie
from extractor.lexicon import load_lexicon
from extractor.records import RelationType, Status

HOLDS = word_set("""
    任 出任 担任 兼任 仍任 现任 是 为 接任 就任 升任 改任 曾任 当选 成为 曾是 历任 卸任 辞去
    离任 当过 做过
""")
LEFT = word_set("曾任 曾是 历任 卸任 辞去 离任 当过 做过")
CAME_FROM = word_set("出身 来自 供职于 就职于 任职于 效力于 加盟 加入 离开 入职 供职")
OFFICES = re.compile(r"[部局司署厅]长|总理|总统|主任|主席|大臣|州长|市长|省长")


def text_of(items: list[Item]) -> str:
    """Join the words of items."""
    return "".join(item.text for item in items)


def stated(
    type_: RelationType, source: Span, target: Span, rule: str, status: Status, role: str = ""
) -> Iterator[Tie]:
    """A tie whose trigger is the later one of its ends."""
    later = max(source, target, key=lambda span: span.start_char)
    yield Tie(type_, source, target, later[0], rule, role=role, status=status)


@cache
def _posts_behind() -> re.Pattern[str]:
    post = post_pattern().pattern
    return re.compile(
        rf"(?:的|前|原|的前|现任|时任)?(?:(?:{post})(?:之一)?(?:[、兼和及暨]|兼任)?)+的?$"
    )


def post_before(sentence: Span, clause: Clause, previous: int | None, index: int) -> Iterator[Tie]:
    """A首席执行官P; 创始人P of the firm that is spoken of."""
    items = clause.items
    person = items[index].span
    start = previous + 1 if previous is not None else 0
    match = _posts_behind().search(text_of(items[start:index]))
    if match is None or person is None:
        return
    rest = text_of(items[start:index])[: match.start()]
    holder = items[previous] if previous is not None else None
    if holder is not None and holder.kind in FIRMS and (_names_unit(rest) or rest.endswith("的")):
        # "创办A的董事长P": the description names the firm.
        firm = holder.span
    elif (holder is not None and holder.kind == "place" and not rest) or (
        rest and not rest.endswith(("、", "，", "和", "由", "与", "（", "位"))
    ):
        return
    else:
        kind = "organization" if OFFICES.search(match.group()) else "company"
        carried = [s for s in clause.carried if s.label_ == kind]
        firm = carried[0] if carried else topic_firm(sentence, items[index].start, kind)
    if firm is not None:
        left = previous is not None and any(
            i.text in LEFT for i in items[max(0, previous - 2) : previous]
        )
        words = match.group().removesuffix("的")
        yield from _role_ties(person, firm, f"前{words}" if left else words)


def _names_unit(rest: str) -> bool:
    """Whether words between firm and post only name a part of the firm."""
    return len(rest) <= 8 and not re.search(r"[的在与和对向、由被把将]", rest)


def _role_ties(person: Span, firm: Span, words: str) -> Iterator[Tie]:
    lexicon = load_lexicon()
    for post in dict.fromkeys(re.split(r"[、兼和及暨]|兼任|之一", words)):
        name = re.sub(r"^(?:的|现任|时任)", "", post)
        former = name.startswith(("前", "原"))
        relation: RelationType | None = lexicon.role(re.sub("^[前原]", "", name)) if name else None
        if re.fullmatch(r"(?:联席)?C[EFTOMP]O", name):
            relation = "leads" if name.endswith("CEO") else "employs"
        if relation is None:
            continue
        if former and relation == "leads":
            relation = "employs"
        ends = (firm, person) if relation == "employs" else (person, firm)
        yield from stated(relation, *ends, f"post:{name}", "asserted", name)


def held_post(clauses: list[Clause], number: int, index: int) -> Iterator[Tie]:
    """P出任A首席执行官; P是A的创始人."""
    clause = clauses[number]
    items = clause.items
    firm = items[index].span
    if firm is None or items[index].kind not in FIRMS:
        return
    behind = re.match(
        r"的?(?:" + post_pattern().pattern + r")", text_of(items[index + 1 : index + 5])
    )
    verb = next((i for i in range(index - 1, -1, -1) if items[i].text in HOLDS), None)
    after = items[index + 1 :]
    if behind is None or verb is None or any(i.kind == "person" for i in after[:4]):
        return
    people = [s for s in clause.subjects() if s.label_ == "person"]
    name = behind.group().removeprefix("的")
    prefix = "前" if items[verb].text in LEFT or any(i.text == "曾" for i in items[:verb]) else ""
    if told(clauses, number, verb) == "negated":
        return
    for person in people:
        yield from _role_ties(person, firm, prefix + name)


def came_from(clauses: list[Clause], number: int) -> Iterator[Tie]:
    """P出身A, P加入A."""
    clause = clauses[number]
    items = clause.items
    for index, item in enumerate(items[:-1]):
        firm = items[index + 1].span
        if item.text not in CAME_FROM or firm is None or items[index + 1].kind not in FIRMS:
            continue
        people = [i.span for i in items[:index] if i.span is not None and i.kind == "person"]
        for person in people[-1:] or [s for s in clause.carried if s.label_ == "person"]:
            status = told(clauses, number, index)
            yield from stated("employs", firm, person, f"post:{item.text}", status)


def topic_firm(sentence: Span, before: int, kind: str) -> Span | None:
    """Firm that is spoken of where a post names none: the first one of the sentence at hand."""
    doc: Doc = sentence.doc
    firms: list[Span] = [
        s for s in doc.spans["mentions"] if s.label_ == kind and s.end_char <= before
    ]
    here = [s for s in firms if s.start_char >= sentence.start_char]
    if here:
        return here[0]
    if not firms:
        return None
    last = firms[-1].sent
    return next(s for s in firms if s.start_char >= last.start_char)
