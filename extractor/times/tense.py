"""Tense: the words around a date go in, out comes whether its sentence looks back or ahead.

Word lists and regular endings only: the nearest verb to the left in the clause decides, else the
first to the right. What needs a parser is left to the default, which for news is the past.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Direction = Literal["past", "future", "unknown"]

_REACH = 40
"""Tokens looked at on either side; a clause of news is shorter."""

_FUTURE = frozenset(
    "will shall 'll wo due scheduled slated upcoming forthcoming tomorrow deadline next await"
    " awaits awaiting expected expects expect plans plan planned planning intends intend intended"
    " hopes hope aims aim bound poised coming".split()
)
_FUTURE_IF_NOT_PAST = frozenset("planned expected scheduled intended due".split())
_PRESENT_BE = frozenset("is are am 's be".split())
_MODAL_FUTURE = frozenset("will shall 'll would could may might must should can to wo".split())
_PAST = frozenset(
    "was were had did became began bought brought built came caught chose cost cut drew drove fell"
    " felt fought found flew gave got grew held hit kept knew laid led left lent let lost made met"
    " paid put quit ran read rose said sat saw sent set shook shot showed shut sold spent spoke"
    " spoken stood struck swore swept taught thought threw told took understood went won wore"
    " withdrew wrote broke bid dealt died drank ate forbade froze heard hurt dug overtook rebuilt"
    " rode rang sank sang shone slid slept spun split sprang stole stuck swam swung tore underwent"
    " woke wound been done gone given taken known shown written seen begun fallen risen grown"
    " born driven chosen frozen hidden stolen withdrawn broken thrown".split()
)
_NO_PAST = frozenset(
    "need speed feed exceed proceed succeed hundred indeed seed breed bed red wed fed shed united"
    " bleed deed weed greed creed reed embed sacred naked wicked alleged so-called ted ned".split()
)
_AMBIGUOUS_BASE = frozenset("cost cut put set hit let quit read shut split bid hurt".split())
_CLAUSE_ENDS = frozenset(
    "that which who whose while but although though because whereas if unless said says".split()
)
_SIGNS_OF_CLAUSE = frozenset(";:—\"()")
_NEGLIGIBLE = frozenset("also not n't already now be been being have has".split())


def direction_of(before: Sequence[str], after: Sequence[str]) -> Direction:
    """Say where a date's sentence looks.

    Args:
        before: words of the sentence in front of the expression, in lower case.
        after: words of the sentence behind it.

    >>> direction_of("the minister will speak on".split(), ["."])
    'future'
    >>> direction_of("it will fight the ban that it received on".split(), ["."])
    'past'
    >>> direction_of([], ", the court threw out the claim .".split())
    'past'
    """
    left = before[-_REACH:]
    for index in range(len(left) - 1, -1, -1):
        found = _tense_at(left, index)
        if found is not None:
            return found
    right = after[:_REACH]
    for index in range(len(right)):
        found = _tense_at(right, index)
        if found is not None:
            return found
    return "unknown"


def _tense_at(words: Sequence[str], index: int) -> Direction | None:
    word = words[index]
    if word in _FUTURE:
        return _future_or_planned(words, index)
    if word in ("to", "until", "till"):
        return "future" if _is_ahead(words, index) else None
    if word in ("going", "set") and words[index + 1 : index + 2] == ["to"]:
        return "future"
    if word in _AMBIGUOUS_BASE and _has_auxiliary(words, index):
        return _of_auxiliary(words, index)
    if is_past_form(word):
        return _of_auxiliary(words, index) or "past"
    return None


def is_past_form(word: str) -> bool:
    """Say whether a word is a past form or participle, by list or by its ending.

    >>> is_past_form("agreed"), is_past_form("exceed"), is_past_form("took")
    (True, False, True)
    """
    if word in _PAST:
        return True
    return len(word) > 3 and word.endswith("ed") and word not in _NO_PAST


def _future_or_planned(words: Sequence[str], index: int) -> Direction:
    """Tell "was scheduled for" (a past plan is still ahead of its time) from what looks ahead."""
    if words[index] in _FUTURE_IF_NOT_PAST and "had" in words[max(0, index - 3) : index]:
        return "past"
    return "future"


def _is_ahead(words: Sequence[str], index: int) -> bool:
    """Tell "is to meet", "a vote to be held", "has until" from a plain infinitive."""
    previous = words[index - 1] if index else ""
    following = words[index + 1] if index + 1 < len(words) else ""
    if words[index] != "to":
        return previous in ("has", "have", "open", "valid", "closed", "not") or previous == "run"
    return following == "be" or previous in ("is", "are", "due", "set", "scheduled", "slated")


def _has_auxiliary(words: Sequence[str], index: int) -> bool:
    return any(word in _MODAL_FUTURE for word in words[max(0, index - 3) : index])


def _of_auxiliary(words: Sequence[str], index: int) -> Direction | None:
    """Give the tense of "will be released", "to be released", "would have released"."""
    for back in range(index - 1, max(-1, index - 5), -1):
        word = words[back]
        if word in ("will", "shall", "'ll", "to"):
            return "future" if word != "to" or "be" in words[back:index] else None
        if word in _NEGLIGIBLE or word.endswith("ly"):
            continue
        return None
    return None
