"""A key and its text go in, what is wrong or seems forgotten comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from extractor.training.places import find_words
from extractor.training.problems import Problem
from extractor.training.sentences import find_sentences

if TYPE_CHECKING:
    from extractor.training.marks import Mark

_PEOPLE = ("he", "she", "him", "himself", "herself", "He", "She", "his", "His", "her", "Her")
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:January|February|March|April|June|July|August|September|October"
    r"|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|yesterday|last (?:week|month|year)|this (?:week|month|year)"
    r"|(?:days?|weeks?|months?|years?) (?:ago|earlier|later|before|after))\b"
    r"|[一二三四五六七八九十\d]+[年月日]"
)
_CAPITAL = re.compile(r"(?<=[a-z,;:] )[A-Z][A-Za-z0-9.&'-]*(?: [A-Z][A-Za-z0-9.&'-]*)*")
_REFERENCE = re.compile(
    r"\b(?:[Ii]ts?|[Tt]he(?:y|ir|m)|itself|themselves"
    r"|(?:[Tt]he|[Tt]his|[Tt]hat|[Bb]oth|[Ii]ts) (?:\w+[- ]){0,2}?(?:compan(?:y|ies)|firms?"
    r"|groups?|bank|lender|maker|developer|carrier|airline|union|model|app|drug|plant|agency"
    r"|regulator|start-up|parent|rivals?|buyer|target|seller|city|country|court|judge|unit"
    r"|founder|platform))\b|公司|该集团|后者|前者|它|他|她|双方"
)
_CALENDAR = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
    r"(?:\.|day|uary|ruary|ch|il|ust|tember|ober|ember)?|I|[A-Z][a-z]+(?:an|ese|ish|ean|ch)"
)


def check_text(text: str, marks: tuple[Mark, ...]) -> Iterator[Problem]:
    """Find mentions that are probably forgotten: a marked name elsewhere, he and she.

    A place that is right as it is gets the mark `[word|!]`.
    """
    taken = [(mark.start, mark.end) for mark in marks]
    names = {mark.text for mark in marks if mark.kind == "name" and len(mark.text) > 1}
    for words in sorted(names) + list(_PEOPLE):
        for start, end in find_words(text, words, (0, len(text))):
            if not any(a < end and start < b for a, b in taken):
                around = text[max(0, start - 25) : end + 25].replace("\n", " ")
                yield Problem(level="warning", text=f"unmarked mention {words!r} in {around!r}")


def check_gold(gold: dict[str, Any], text: str) -> Iterator[Problem]:
    """Check a key as any key of the format is checked: names and quotes stand in the text."""
    owners: dict[str, str] = {}
    for entity in gold["entities"]:
        for name in (entity["name"], *entity["aliases"]):
            if name not in text:
                yield _error(f"name {name!r} is not in the text")
            if owners.setdefault(name, entity["id"]) != entity["id"]:
                yield _error(
                    f"name {name!r} is claimed by {owners[name]} and {entity['id']}: "
                    "give one of them without = [...]"
                )
    for row in (*gold["events"], *gold["relations"], *gold["traps"]):
        if row["quote"] not in text:
            yield _error(f"quote is not in the text: {row['quote'][:60]!r}")
    for start, end, entity, _ in gold["mentions"]:
        if text[start:end] != text[start:end].strip() or "\n" in text[start:end]:
            yield _error(f"mention {text[start:end]!r} of {entity} has white space around")


def review(gold: dict[str, Any], text: str, marks: tuple[Mark, ...]) -> Iterator[Problem]:
    """Find what may have been forgotten and very often was not.

    That is: words with capitals, pronouns and "the company" without a mark, dated sentences
    without an event.
    """
    taken = [(mark.start, mark.end) for mark in marks]
    for match in (*_CAPITAL.finditer(text), *_REFERENCE.finditer(text)):
        free = not any(a < match.end() and match.start() < b for a, b in taken)
        if free and not _CALENDAR.fullmatch(match.group()):
            around = text[max(0, match.start() - 30) : match.end() + 30].replace("\n", " ")
            yield Problem(level="hint", text=f"no mark: {match.group()!r} in {around!r}")
    told = {tuple(event["evidence"]) for event in gold["events"]}
    for start, end in find_sentences(text):
        sentence = text[start:end]
        if (start, end) not in told and _DATED.search(sentence):
            yield Problem(level="hint", text=f"dated, no event: {sentence[:100]!r}")


def _error(text: str) -> Problem:
    return Problem(level="error", text=text)
