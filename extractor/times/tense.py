"""Tense: the words around a date go in, out comes whether its sentence looks back or ahead.

Word lists and regular endings only: the nearest verb to the left decides, else the first to the
right. What would need a parser is left open; for news the caller then takes the past.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from extractor.times.vocabulary import words_in

Direction = Literal["past", "future", "unknown"]

_REACH = 40
"""Tokens looked at on either side; a clause of news is shorter."""

_MODALS = frozenset(words_in("will shall 'll wo would may might should must can ca cannot"))
_AHEAD = frozenset(
    words_in(
        "upcoming forthcoming deadline awaits awaiting if unless whether expects expect expecting"
    )
)
_ARRANGED = frozenset(
    words_in(
        "due scheduled slated expected planned poised bound supposed likely meant projected "
        "forecast intended set earmarked pencilled"
    )
)
"""Arrangements: ahead of now ("is due"), or ahead of a past that is told ("was due")."""
_WISHES = frozenset(
    words_in(
        "plans plan hopes hope aims aim intends intend expects expect wants want seeks pledges vows"
        " promises threatens threatening proposes planned planning hoped aimed wanted pledged vowed"
        " threatened intended preparing expecting hoping going poised"
    )
)
"""Verbs after which "to" opens a time ahead ("plans to close"); "agreed to" tells the past."""
_PAST_AUXILIARIES = frozenset(words_in("was were had did"))
_PAST = frozenset(
    words_in(
        "was were had did became began bought brought built came caught chose cost cut drew "
        "drove fell"
        " felt fought found flew gave got grew held hit kept knew laid led left lent let lost "
        "made met"
        " paid put quit ran read rose said sat saw sent set shook shot showed shut sold spent spoke"
        " spoken stood struck swore swept taught thought threw told took understood went won wore"
        " withdrew wrote broke bid dealt died drank ate forbade froze heard hurt dug overtook "
        "rebuilt"
        " rode rang sank sang shone slid slept spun split sprang stole stuck swam swung tore "
        "underwent"
        " woke wound been done gone given taken known shown written seen begun fallen risen grown"
        " born driven chosen frozen hidden stolen withdrawn broken thrown"
    )
)
_NO_PAST = frozenset(
    words_in(
        "need speed feed exceed proceed succeed hundred indeed seed breed bed red wed fed shed "
        "united bleed deed weed greed creed reed embed sacred naked wicked alleged ted ned limited"
    )
)
_LIKE_THE_BASE = frozenset(words_in("cost cut put set hit let quit read shut split bid hurt"))
_DETERMINERS = frozenset(words_in("the a an its their his her our my 's this these those some any"))
_BEFORE_DATES = frozenset(words_in("in on by at since until from during early late mid - the last"))
_OPENERS = frozenset(words_in(", ; : — and but that when while then (") + words_in('"'))
_CLAUSES = frozenset(words_in("after when since because although though while which who whose ;"))
"""Words that open a clause with a tense of its own."""
_SUBJECTS = frozenset(words_in("it he she they we the its his her their i this these a an"))
_NEGLIGIBLE = frozenset(words_in("also not n't already now been being be have has"))


def direction_of(before: Sequence[str], after: Sequence[str]) -> Direction:
    """Say where a date's sentence looks.

    Args:
        before: words of the sentence in front of the expression, in lower case.
        after: words of the sentence behind it.

    >>> direction_of(words_in("the minister will speak on"), ["."])
    'future'
    >>> direction_of(words_in("it will fight the ban that it received on"), ["."])
    'past'
    >>> direction_of([], words_in(", the court threw out the claim ."))
    'past'
    """
    left, right = before[-_REACH:], after[:_REACH]
    leftward = (_tense_at(left, index) for index in range(len(left) - 1, -1, -1))
    is_fronted = _is_fronted(left, right)
    reach = len(right) if is_fronted else _clause_end(right)
    rightward = (_tense_at(right, index) for index in range(reach))
    sides = (rightward, leftward) if is_fronted else (leftward, rightward)
    return next((tense for side in sides for tense in side if tense), "unknown")


def _clause_end(words: Sequence[str]) -> int:
    """Count the words up to the next clause, whose tense is its own: "leaves on May 4, after"."""
    ends = (index for index, word in enumerate(words) if word in _CLAUSES)
    return next(ends, len(words))


def _is_fronted(left: Sequence[str], right: Sequence[str]) -> bool:
    """Say whether a date opens its clause: "..., and in May it had tested the engine"."""
    end = len(left)
    while end and left[end - 1] in _BEFORE_DATES:
        end -= 1
    opens = end == 0 or left[end - 1] in _OPENERS
    is_first = end == 0 or left[end - 1] in (":", ";")
    return opens and bool(right) and (right[0] in _SUBJECTS or (right[0] == "," and is_first))


def _tense_at(words: Sequence[str], index: int) -> Direction | None:
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else ""
    if word in _MODALS:
        refused = word == "would" and following in ("not", "n't")
        return "past" if refused or "have" in words[index + 1 : index + 3] else "future"
    if word in _AHEAD:
        return "future"
    if word in _WISHES and following == "to":
        return "future"
    if word in _ARRANGED and (word != "set" or following in ("to", "for")):
        return _arranged(words, index)
    if word in ("to", "until", "till"):
        return "future" if _is_ahead(words, index) else None
    if is_past_form(word):
        return _of_form(words, index)
    return None


def is_past_form(word: str) -> bool:
    """Say whether a word is a past form or participle, by list or by its ending.

    >>> is_past_form("agreed"), is_past_form("exceed"), is_past_form("took")
    (True, False, True)
    """
    if word in _PAST:
        return True
    return len(word) > 3 and word.endswith("ed") and word not in _NO_PAST


def _arranged(words: Sequence[str], index: int) -> Direction | None:
    """Tell "is due" from "was due": of the latter the day has mostly come."""
    if words[index - 1 : index] and words[index - 1] in _DETERMINERS:
        return None  # "the planned merger" says nothing of its date
    return "past" if _PAST_AUXILIARIES & set(words[max(0, index - 3) : index]) else "future"


def _is_ahead(words: Sequence[str], index: int) -> bool:
    """Tell "is to meet", "a vote to be held", "has until" from a plain infinitive."""
    previous = words[index - 1] if index else ""
    following = words[index + 1] if index + 1 < len(words) else ""
    if words[index] != "to":
        return previous in ("has", "have", "open", "valid", "closed", "not", "run")
    return following == "be" or previous in ("is", "are")


def _of_form(words: Sequence[str], index: int) -> Direction | None:
    """Give the tense of a past form by what stands in front of it."""
    previous = words[index - 1] if index else ""
    if previous == "-" or (previous in _DETERMINERS and words[index].endswith("ed")):
        return None  # "state-owned", "the proposed law"
    for back in range(index - 1, max(-1, index - 5), -1):
        word = words[back]
        if word in _MODALS:
            return "past" if "have" in words[back:index] else "future"
        if word == "to":
            return "future" if "be" in words[back:index] else None
        if word in ("is", "are", "am"):
            return None  # "is owned by": a state, not a deed
        if word not in _NEGLIGIBLE and not word.endswith("ly"):
            break
    return None if words[index] in _LIKE_THE_BASE and previous in ("to", "they", "we") else "past"


_PRESENT = frozenset(words_in("is are am has have will 'll shall 've 're now remains remain"))


def is_of_the_present(before: Sequence[str], after: Sequence[str]) -> bool:
    """Say whether the clause of a date speaks from the day of writing, by its nearest verb.

    >>> is_of_the_present(words_in("since august it has been in"), []), is_of_the_present(
    ...     words_in("the board had left in"), words_in("and is looking"))
    (True, False)
    """
    left, right = before[-_REACH:], after[:_REACH]
    for words in (left[::-1], right):
        for word in words:
            if word in _PRESENT:
                return True
            if word in ("would", "could") or is_past_form(word):
                return words is not right and _has_perfect(left, word)
    return False


def _has_perfect(words: Sequence[str], form: str) -> bool:
    """Say whether the last such participle stands behind "has" or "is"."""
    last = len(words) - 1 - list(reversed(words)).index(form)
    return bool(_PRESENT & set(words[max(0, last - 3) : last]))
