"""Names in Chinese lists: a passage goes in, clues for the unknown members of lists come out.

In "A、B、C和D" all members are of one kind, so that two known ones vouch for the others.
"""

from collections.abc import Iterator

from extractor.components.chinese.passages import Clue, Passage, may_belong
from extractor.components.chinese.runs import right_run
from extractor.components.chinese.words import Word, is_han

LAST = frozenset({"和", "与", "及", "以及"})


def find_listed(passage: Passage) -> Iterator[Clue]:
    """Find unknown members of lists of known firms."""
    for members in _lists(passage):
        known = [_is_known(passage, m) for m in members]
        if sum(known) < 1 or len(members) < 3:
            continue
        weight = 2.0 if sum(known) > 1 else 1.2
        for member, is_one in zip(members, known, strict=True):
            if not is_one and member:
                yield Clue(member[0].start, member[-1].end, "member", weight)


def _is_known(passage: Passage, member: list[Word]) -> bool:
    if not member:
        return False
    end, type_ = passage.known.get(member[0].start, (0, ""))
    return end == member[-1].end and type_ in {"company", "product"}


def _lists(passage: Passage) -> Iterator[list[list[Word]]]:
    """Members of each list; words that cannot be in a name end it."""
    words = passage.words
    index = 0
    while index < len(words):
        if words[index].text != "、":
            index += 1
            continue
        members = [_first(passage, index)]
        while index < len(words) and (words[index].text == "、" or words[index].text in LAST):
            run = right_run(passage, index + 1)
            members.append(run if run and all(_can_be(w) for w in run) else [])
            index += 1 + len(run)
        yield members
        index += 1


def _first(passage: Passage, index: int) -> list[Word]:
    """Words before the first comma of a list, back to what cannot be in a name."""
    run: list[Word] = []
    for word in reversed(passage.words[max(0, index - 4) : index]):
        if not may_belong(word):
            break
        run.insert(0, word)
        if passage.known_type(word):
            break
    return run if all(_can_be(w) for w in run) else []


def _can_be(word: Word) -> bool:
    return is_han(word.text) or word.tag == "eng"
