"""Passages: a file of short annotated stretches of news goes in, checked records come out.

Articles teach how a story hangs together, passages how many ways there are to say one thing. They
stand in `corpus/passages`, many to a file; `corpus/README.md` tells how they are written.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from extractor.records import EntityType, Record, RelationType, Status
from extractor.training.marks import Mark, read_marks
from extractor.training.problems import AnnotationError
from extractor.training.sentences import find_sentences

TYPES: Mapping[str, EntityType] = {
    "c": "company",
    "o": "organization",
    "p": "person",
    "m": "model",
    "d": "product",
    "l": "place",
}
"""First letter of an entity's id -> its type."""
OPEN = "open"
"""Stands where a status would: a reader could take it so, the text does not state it."""


class PassageTie(Record):
    """A relation that a passage tells; `status` is None where it is left open.

    Attributes:
        start: first character of the sentences that tell it.
        end: behind their last one.
    """

    source: str
    type: RelationType
    target: str
    status: Status | None
    start: int
    end: int


class PassageDeed(Record):
    """A deed that a passage ties to a time.

    Attributes:
        start: first character of the word that tells it.
        end: behind its last one.
        time: the words that say when.
    """

    start: int
    end: int
    agents: tuple[str, ...]
    objects: tuple[str, ...]
    others: tuple[str, ...]
    time: str
    status: Status


class Passage(Record):
    """One stretch of news.

    Attributes:
        name: its file's stem and its number there, from 1.
        text: without marks; paragraphs stand on lines of their own.
        marks: its mentions, in order.
    """

    name: str
    text: str
    marks: tuple[Mark, ...]
    ties: tuple[PassageTie, ...]
    deeds: tuple[PassageDeed, ...]

    @property
    def types(self) -> Mapping[str, EntityType]:
        """Entity id -> type."""
        return {e: TYPES[e[0]] for mark in self.marks for e in mark.entities}


def read_passages(paths: Iterable[Path]) -> Iterator[Passage]:
    """Read files of passages, in order.

    Raises:
        AnnotationError: the first thing that is wrong, with its file and passage.
    """
    for path in sorted(paths):
        yield from _passages(path)


def find_problems(path: Path) -> Iterator[str]:
    """List what is wrong in a file, a line each, one thing a passage."""
    for number, block in _blocks(path):
        try:
            _passage(f"{path.stem} {number}", block)
        except AnnotationError as error:
            yield str(error)


def _passages(path: Path) -> Iterator[Passage]:
    for number, block in _blocks(path):
        yield _passage(f"{path.stem} {number}", block)


def _blocks(path: Path) -> Iterator[tuple[int, list[str]]]:
    lines = [row for row in path.read_text(encoding="utf-8").split("\n") if row[:1] != "#"]
    blocks = re.split(r"\n\s*\n", "\n".join(lines).strip())
    yield from ((number, block.split("\n")) for number, block in enumerate(blocks, 1) if block)


def _passage(name: str, lines: list[str]) -> Passage:
    source = "\n".join(line for line in lines if line[:2] not in {"> ", "* "})
    text, marks = read_marks(source, name)
    if not text.strip():
        raise AnnotationError(name, "no text")
    known = {e for mark in marks if mark.kind == "name" for e in mark.entities}
    for mark in marks:
        for entity in mark.entities:
            if not re.match(r"[copmdl]-", entity):
                raise AnnotationError(name, f"{entity!r} does not begin with a type, as in c-acme")
            if entity not in known:
                raise AnnotationError(name, f"{entity!r} is never named")
    ties = [_tie(name, text, known, line[2:]) for line in lines if line[:2] == "> "]
    deeds = [_deed(name, text, known, line[2:]) for line in lines if line[:2] == "* "]
    return Passage(name=name, text=text, marks=marks, ties=tuple(ties), deeds=tuple(deeds))


def _tie(name: str, text: str, known: set[str], row: str) -> PassageTie:
    """Read `c-acme acquires d-foo | agreed to buy | planned`."""
    fields = [field.strip() for field in row.split("|")]
    words = fields[0].split()
    if len(words) != 3 or len(fields) not in {2, 3}:
        raise AnnotationError(name, f"no tie: {row!r}")
    source, type_, target = words
    if type_ not in get_args(RelationType):
        raise AnnotationError(name, f"no relation type: {row!r}")
    _known(name, known, (source, target), row)
    status = fields[2] if len(fields) == 3 else "asserted"
    if status not in (*get_args(Status), OPEN):
        raise AnnotationError(name, f"no status: {row!r}")
    start, end = _around(text, *_find(name, text, fields[1], row))
    return PassageTie(
        source=source,
        type=type_,
        target=target,
        status=None if status == OPEN else status,
        start=start,
        end=end,
    )


def _deed(name: str, text: str, known: set[str], row: str) -> PassageDeed:
    """Read `bought | c-acme | d-foo | l-paris | in March | planned`."""
    fields = [field.strip() for field in row.split("|")]
    if len(fields) not in {5, 6}:
        raise AnnotationError(name, f"no deed: {row!r}")
    cast = [tuple(field.replace(",", " ").split()) for field in fields[1:4]]
    _known(name, known, [e for part in cast for e in part], row)
    status = fields[5] if len(fields) == 6 else "asserted"
    if status not in get_args(Status):
        raise AnnotationError(name, f"no status: {row!r}")
    if fields[4]:
        _find(name, text, fields[4], row)
    start, end = _find(name, text, fields[0], row)
    return PassageDeed(
        start=start,
        end=end,
        agents=cast[0],
        objects=cast[1],
        others=cast[2],
        time=fields[4],
        status=status,
    )


def _known(name: str, known: set[str], entities: Iterable[str], row: str) -> None:
    for entity in entities:
        if entity not in known:
            raise AnnotationError(name, f"{entity!r} is never named: {row!r}")


def _find(name: str, text: str, words: str, row: str) -> tuple[int, int]:
    """Find words as whole words; `said#2` is the second time."""
    quote, _, nth = words.partition("#")
    # No \b, which sees no edge between a Chinese character and a digit.
    left = r"(?<![A-Za-z0-9])" if quote[:1].isascii() and quote[:1].isalnum() else ""
    right = r"(?![A-Za-z0-9])" if quote[-1:].isascii() and quote[-1:].isalnum() else ""
    found = [m.span() for m in re.finditer(left + re.escape(quote) + right, text)]
    if not quote or not found:
        raise AnnotationError(name, f"{quote!r} does not stand in the passage: {row!r}")
    if len(found) > 1 and not nth:
        raise AnnotationError(name, f"{quote!r} stands there {len(found)} times: {row!r}")
    if nth and not 1 <= int(nth) <= len(found):
        raise AnnotationError(name, f"{quote!r} stands there {len(found)} times: {row!r}")
    return found[int(nth or 1) - 1]


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to its sentences."""
    inside = [s for s in find_sentences(text) if s[0] < end and start < s[1]]
    return inside[0][0], inside[-1][1]


def as_gold(passage: Passage) -> dict[str, Any]:
    """Write what a passage says as the key of an article: mentions, events, relations."""
    names: dict[str, list[str]] = {}
    for mark in passage.marks:
        if mark.kind == "name":
            for entity in mark.entities:
                names.setdefault(entity, []).append(mark.text)
    return {
        "entities": [
            {
                "id": entity,
                "type": TYPES[entity[0]],
                "name": max(forms, key=len),
                "aliases": sorted(set(forms) - {max(forms, key=len)}),
            }
            for entity, forms in names.items()
        ],
        "mentions": [
            [mark.start, mark.end, entity, mark.kind]
            for mark in passage.marks
            for entity in mark.entities
        ],
        "events": [_event(passage, deed) for deed in passage.deeds if deed.status != "negated"],
        "relations": [
            {
                "subject": tie.source,
                "type": tie.type,
                "object": tie.target,
                "quote": passage.text[tie.start : tie.end],
                "evidence": [[tie.start, tie.end]],
            }
            for tie in passage.ties
            if tie.status == "asserted"
        ],
        "neutral": {
            "relations": [
                {"subject": tie.source, "type": tie.type, "object": tie.target}
                for tie in passage.ties
                if tie.status is None
            ]
        },
    }


def _event(passage: Passage, deed: PassageDeed) -> dict[str, Any]:
    start, end = _around(passage.text, deed.start, deed.end)
    parts = (("agent", deed.agents), ("object", deed.objects), ("other", deed.others))
    return {
        "quote": passage.text[start:end],
        "evidence": [start, end],
        "trigger": {
            "start": deed.start,
            "end": deed.end,
            "text": passage.text[deed.start : deed.end],
        },
        "participants": [*deed.agents, *deed.objects, *deed.others],
        "roles": {entity: role for role, entities in parts for entity in entities},
        "status": deed.status,
    }


def main(arguments: Iterable[str]) -> int:
    """Check files of passages; tell what is wrong and how much there is."""
    wrong = 0
    for argument in arguments:
        path = Path(argument)
        problems = list(find_problems(path))
        wrong += len(problems)
        print(*problems, sep="\n", end="\n" if problems else "")
        if not problems:
            passages = list(read_passages([path]))
            words = sum(len(p.text.split()) for p in passages)
            ties = [tie for p in passages for tie in p.ties]
            left = sum(tie.status is None for tie in ties)
            deeds = sum(len(p.deeds) for p in passages)
            print(
                f"{path}: {len(passages)} passages, {words} words, "
                f"{len(ties)} ties ({left} open), {deeds} deeds"
            )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
