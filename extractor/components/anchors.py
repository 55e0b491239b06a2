"""Anchors: a time that hangs on another deed goes in, that deed and the days so counted come out.

"Two weeks before the vote Volta sold its stake": the vote is told with its day elsewhere in the
article, and the sale is dated from there. "Volta sold its stake on May 4, two weeks after buying
it": here the sale has the day, and the buying is dated from it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractor.components.dating import DEEDS, governor, names_deed, root_of
from extractor.components.layout import text_of
from extractor.components.local import LocalEvent
from extractor.records import TimeExpression
from extractor.times.away import days_away
from extractor.when import When

COUNTED = "from-event"
"""Rule of "two weeks before the vote"."""
SAME_DAY = frozenset({"day-of", "part-of-event"})
"""Rules of "on the day of the vote", "on the evening of the vote"."""
ROOT_OF_A_WORD = 4
"""Letters that "list" and "listing" share at least."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A deed that is dated by another one.

    Attributes:
        deed: word for the deed.
        when: its days.
        time: the words that count.
    """

    deed: Token
    when: When
    time: TimeExpression


def is_anchored(time: TimeExpression) -> bool:
    """Whether a time is counted from a deed rather than from a date."""
    return time.rule == COUNTED or time.rule in SAME_DAY


def find_anchored(
    sentence: Span, time: TimeExpression, told: Sequence[LocalEvent]
) -> Anchored | None:
    """Date a deed from another one.

    Args:
        sentence: the sentence that holds `time`.
        time: an expression for which `is_anchored` holds.
        told: the events of the article that a date dates, in order.

    Returns:
        The deed and its days; None where the other deed is not told with its day.
    """
    root, other = root_of(sentence, time), counted_from(sentence, time)
    if root is None or other is None or root.dep_ == "attr":
        return None  # "it was a week before they came" dates nothing
    above = _governor_beside(root, other)
    later = text_of(sentence.doc)[time.end :].lstrip()[:5].lower() == "after"
    own = _dated_above(above, [e for e in told if e.sentence.start == sentence.start], time)
    if own is not None and time.rule == COUNTED:
        return _dated_from_here(other, own, time, later=later)
    base = _find_told(other, told, before=sentence.start) if above.pos_ in DEEDS else None
    if base is None or base.when is None:
        return None
    counted = days_away(time.value, base.when, later=later)
    when = base.when if time.rule in SAME_DAY else counted
    return Anchored(above, when, time) if when is not None else None


def _dated_from_here(
    other: Token, own: LocalEvent, time: TimeExpression, *, later: bool
) -> Anchored | None:
    """Date the other deed from the one that has a date: so long before, if that one is later."""
    if own.when is None or not (other.pos_ in {"VERB", "AUX"} or names_deed(other)):
        return None
    when = days_away(time.value, own.when, later=not later)
    return Anchored(other, when, time) if when is not None else None


def _governor_beside(root: Token, other: Token) -> Token:
    """Find the deed that a time dates, or stands behind: never the one it is counted from."""
    above = governor(root)
    return governor(other) if above.i == other.i or other in above.ancestors else above


def _dated_above(
    deed: Token, here: Sequence[LocalEvent], time: TimeExpression
) -> LocalEvent | None:
    """Find the event of the sentence that has a date of its own and that a time is set beside.

    That is the deed itself, or one above it whose date stands in front of the time.
    """
    for token in [deed, *deed.ancestors]:
        for event in here:
            date = event.expression
            if date is None:
                continue
            is_beside = 0 <= time.start - date.end <= len(", ")
            is_above = event.trigger.i == token.i
            if is_beside or (is_above and (token.i == deed.i or date.end <= time.start)):
                return event
    return None


def counted_from(sentence: Span, time: TimeExpression) -> Token | None:
    """Find the head word of what a time is counted from: what "before", "after" or "of" governs."""
    span = sentence.char_span(
        time.start - sentence.start_char, time.end - sentence.start_char, alignment_mode="expand"
    )
    if span is None or span.end >= sentence.end:
        return None
    link = sentence.doc[span.end]
    if link.lower_ not in {"before", "after", "of"}:
        return None
    if link.dep_ == "mark":
        return link.head
    return next((c for c in link.children if c.dep_ in {"pobj", "pcomp"}), None)


def _find_told(other: Token, told: Iterable[LocalEvent], *, before: int) -> LocalEvent | None:
    """Find the event that some words mean: the last one in front of them with such a trigger.

    Where no trigger is alike, the last dated sentence in front that has the noun itself.
    """
    names = {t.lower_ for t in other.subtree if t.pos_ == "PROPN"}
    dated = [e for e in told if e.when is not None and e.when.precision == "day"
             and e.when.start is not None and e.when.end is not None]  # fmt: skip
    alike = [e for e in dated if _is_one_word(other.lemma_.lower(), e.trigger.lemma_.lower())]
    named = [e for e in alike if names & {t.lower_ for t in e.sentence}]
    if names or alike or other.pos_ != "NOUN":
        return _last(named if names else alike, before)
    beside = [e for e in dated if other.lemma_ in {t.lemma_ for t in e.sentence}]
    return _last([e for e in beside if e.sentence.start < before], before)


def _last(events: Sequence[LocalEvent], before: int) -> LocalEvent | None:
    in_front = [e for e in events if e.sentence.start < before]
    return in_front[-1] if in_front else next(iter(events), None)


def _is_one_word(one: str, other: str) -> bool:
    """Whether two words are forms of one: "approval" and "approve".

    >>> _is_one_word("listing", "list"), _is_one_word("contract", "contain")
    (True, False)
    """
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= max(ROOT_OF_A_WORD, min(len(one), len(other)) - 2)
