"""Clauses of Chinese sentences: a sentence with its mentions goes in, clauses of items come out.

An item is a mention or a word between mentions. Chinese says who does what by order: the subject
stands before the verb, unless a preposition holds it; what 的 closes describes what follows. A
clause without a subject goes on with the last one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from extractor.components.chinese.script import simplified
from extractor.components.chinese.verbs import Item, main_verb
from extractor.components.chinese.vocabulary import (
    AGENT,
    CLAUSE_ENDS,
    HARD_ENDS,
    JOINS,
    PREPOSITIONS,
    VERBS,
)
from extractor.components.chinese.words import tag_words

FIRMS = frozenset({"company", "organization"})
ACTORS = frozenset({"company", "organization", "person"})
THINGS = frozenset({"product", "model"})


@dataclass(slots=True)
class Clause:
    """Items between two commas.

    Attributes:
        items: in order.
        opens: whether a new sentence part begins here (start, or behind a semicolon).
        subject: indexes of the items that are its own subject.
        carried: mentions that the clause goes on with where it has no subject.
    """

    items: list[Item]
    opens: bool
    subject: list[int] = field(default_factory=list)
    carried: list[Span] = field(default_factory=list)

    @property
    def start(self) -> int:
        """First character."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Behind the last character."""
        return self.items[-1].end

    def subjects(self) -> list[Span]:
        """Mentions that the clause is about."""
        own = [s for i in self.subject if (s := self.items[i].span) is not None]
        return own or self.carried


def read_clauses(sentence: Span, mentions: Iterable[Span]) -> list[Clause]:
    """Cut a sentence into clauses.

    Args:
        sentence: a Chinese sentence.
        mentions: mentions of its Doc, in order.

    Returns:
        Clauses in order, subjects found and carried on.
    """
    items = list(_items(sentence, mentions))
    clauses: list[Clause] = []
    current: list[Item] = []
    opens = True
    for item in items:
        is_end = item.span is None and item.text in CLAUSE_ENDS
        if not is_end:
            current.append(item)
            continue
        if current:
            clauses.append(Clause(current, opens))
            opens = item.text in HARD_ENDS
        current = []
    if current:
        clauses.append(Clause(current, opens))
    _find_subjects(clauses)
    return clauses


def _items(sentence: Span, mentions: Iterable[Span]) -> Iterator[Item]:
    offset = sentence.start_char
    text = simplified(sentence.text)
    position = offset
    for span in mentions:
        if span.start_char < position or span.end_char > sentence.end_char:
            continue
        yield from _words(text, offset, position, span.start_char)
        yield Item(span.text, "name", span.start_char, span.end_char, span)
        position = span.end_char
    yield from _words(text, offset, position, sentence.end_char)


def _words(text: str, offset: int, start: int, end: int) -> Iterator[Item]:
    """Words of a stretch of a sentence that begins at an offset."""
    for word in tag_words(text[start - offset : end - offset]):
        if word.text == "由前":
            # A word of the dictionary that is none before a former post.
            yield Item("由", "p", start + word.start, start + word.start + 1)
            yield Item("前", "f", start + word.start + 1, start + word.end)
        elif not word.text.isspace():
            yield Item(word.text, word.tag, start + word.start, start + word.end)


# --- subjects -------------------------------------------------------------------------------------


def _find_subjects(clauses: list[Clause]) -> None:
    carried: list[Span] = []
    for clause in clauses:
        clause.subject = own_subject(clause.items)
        clause.carried = carried
        acting = [s for s in clause.subjects() if s.label_ != "place"]
        if clause.subject and acting:
            carried = [*acting, *_owners(clause)]


def _owners(clause: Clause) -> list[Span]:
    """Firms in front of a subject that is a thing: "A的B亮相" goes on with A."""
    first = clause.subject[0]
    if clause.items[first].kind not in THINGS:
        return []
    return [i.span for i in clause.items[:first] if i.span is not None and i.kind in ACTORS][-1:]


def own_subject(items: list[Item]) -> list[int]:
    """Indexes of the mentions that are the subject of a clause's first verb."""
    verb = main_verb(items)
    limit = verb if verb is not None else len(items)
    copula = next(
        (i for i in range(limit) if items[i].text == "是" and items[i].span is None), None
    )
    if copula is not None and any(i.span is not None for i in items[:copula]):
        limit = copula
    found: list[int] = []
    for index in range(limit):
        item = items[index]
        if item.span is None or item.kind == "place" or is_held(items, index):
            continue
        if is_modifier(items, index, limit):
            continue
        found.append(index)
    return _last_group(items, found)


def _last_group(items: list[Item], found: list[int]) -> list[int]:
    """Of several candidates the last list: A、B和C."""
    if not found:
        return []
    group = [found[-1]]
    for index in reversed(found[:-1]):
        between = items[index + 1 : group[0]]
        if between and any(i.text in JOINS for i in between) and len(between) <= 4:
            group.insert(0, index)
        else:
            break
    return group


def is_held(items: list[Item], index: int) -> bool:
    """Whether a preposition holds the mention at an index: 向X, 在X的Y, 与X."""
    position = index - 1
    while position >= 0 and index - position <= 5:
        item = items[position]
        if item.span is None and item.text in PREPOSITIONS:
            if not _joins_names(items, position):
                return True
            return is_held(items, position - 1)
        if item.tag == "x" and item.text != "、":
            return False
        if item.span is None and item.tag.startswith("v") and item.text in VERBS:
            return False
        position -= 1
    return False


def _joins_names(items: list[Item], position: int) -> bool:
    """Whether 和 or 与 joins two names of the subject rather than opening "with X"."""
    if items[position].text not in JOINS or position == 0:
        return False
    return items[position - 1].span is not None


def is_modifier(items: list[Item], index: int, limit: int) -> bool:
    """Whether a mention only describes what follows: X的..., X首席执行官P, 总部在X的Y."""
    kind = items[index].kind
    for position in range(index + 1, limit):
        item = items[position]
        if item.text in JOINS:
            return False
        if item.text == "的" and item.span is None:
            return any(
                i.span is not None or i.tag.startswith("n") for i in items[position + 1 : limit]
            )
        if item.span is not None:
            return kind in FIRMS and item.kind in {"person", "product", "model", "company"}
        if item.tag.startswith(("v", "d", "t", "p")) or item.text in PREPOSITIONS:
            return False
    return False


def agents(items: list[Item], verb: int) -> list[int]:
    """Indexes of mentions that 由 or 被 names as doers of the verb at an index."""
    found: list[int] = []
    for index in range(verb - 1, -1, -1):
        item = items[index]
        if item.span is None and item.text in AGENT:
            found = [i for i in range(index + 1, verb) if items[i].span is not None]
            return [i for i in found if not is_modifier(items, i, verb)]
        if item.span is None and item.tag == "x" and item.text != "、":
            break
    return []


def token_at(doc: Doc, start: int, end: int) -> Token | None:
    """Token of a Doc that holds a stretch's last character."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span[-1] if span is not None and len(span) else None
