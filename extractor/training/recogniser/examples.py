"""Examples: annotated articles go in, windows with the labels of their words come out."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from extractor.components.recogniser.labels import (
    DEED_LABELS,
    LONGEST_GAP,
    NAME_LABELS,
    NOMINAL_LABELS,
    TIE_LABELS,
)
from extractor.components.recogniser.windows import windows
from extractor.records import SYMMETRIC
from extractor.training.passages import as_gold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from spacy.tokens import Doc, Span

    from extractor.training.passages import Passage


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention in a window.

    Attributes:
        start: index of its first word.
        end: index behind its last word.
        kind: entity type of what it stands for.
        entity: entity of the key; mentions with the same one are one thing.
        form: `name`, `nominal` or `pronoun`.
    """

    start: int
    end: int
    kind: str
    entity: str
    form: str


@dataclass(frozen=True, slots=True)
class Told:
    """A relation that a stretch of a window tells.

    Attributes:
        source: entity of the key.
        type: relation type.
        target: entity of the key.
        start: index of the first word of the sentences that tell it.
        end: index behind their last word.
    """

    source: str
    type: str
    target: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed that is tied to a time.

    Attributes:
        trigger: index of the word that tells it.
        start: index of the first word of its sentence.
        end: index behind the last one.
        cast: entities of the key that take part.
    """

    trigger: int
    start: int
    end: int
    cast: frozenset[str]


@dataclass(frozen=True, slots=True)
class Example:
    """One window of an annotated article.

    Attributes:
        article: name of its folder.
        words: its words.
        mentions: mentions in it, in order; names do not overlap each other.
        deeds: label number of each word, as in `DEED_LABELS`.
        told: relations that it tells.
        acts: deeds that it tells, with those who take part.
        open: pairs of entities, sorted, of which the key says that they may be tied.
    """

    article: str
    words: Sequence[str]
    mentions: Sequence[Mention]
    deeds: Sequence[int]
    told: Sequence[Told]
    acts: Sequence[Deed]
    open: frozenset[tuple[str, str]]

    def name_labels(self) -> list[int]:
        """Label number of each word, as in `NAME_LABELS`."""
        labels = [0] * len(self.words)
        for name in self.mentions:
            if name.form == "name":
                for n in range(name.start, name.end):
                    place = "I" if n > name.start else "B"
                    labels[n] = NAME_LABELS.index(f"{place}-{name.kind}")
        return labels

    def nominal_labels(self) -> list[int]:
        """Label number of each word, as in `NOMINAL_LABELS`."""
        labels = [0] * len(self.words)
        for phrase in self.mentions:
            if phrase.form == "nominal":
                for n in range(phrase.start, phrase.end):
                    labels[n] = NOMINAL_LABELS.index("I" if n > phrase.start else "B")
        return labels

    def pairs(self) -> Iterator[tuple[Mention, Mention, frozenset[int] | None]]:
        """List the pairs of mentions that may tell a relation.

        Yields:
            The one that stands first, the other, and the label numbers as in `TIE_LABELS`, or None
            where the key leaves open what ties them.
        """
        for a, b in combinations(sorted(self.mentions, key=lambda m: (m.start, m.end)), 2):
            if a.entity != b.entity and 0 <= b.start - a.end <= LONGEST_GAP:
                yield a, b, self._labels(a, b)

    def casts(self) -> Iterator[tuple[int, Mention, bool]]:
        """List the deeds with the mentions of their sentences.

        Yields:
            Index of the deed's word, a mention, and whether it takes part.
        """
        for act in self.acts:
            for mention in self.mentions:
                is_near = act.start <= mention.start and mention.end <= act.end
                if is_near and not mention.start <= act.trigger < mention.end:
                    yield act.trigger, mention, mention.entity in act.cast

    def references(self) -> Iterator[tuple[Mention, Mention, bool]]:
        """List the pronouns and nominals with the mentions before them.

        Yields:
            The mention before, the reference, and whether both are one thing.
        """
        for n, reference in enumerate(self.mentions):
            if reference.form != "name":
                for before in self.mentions[:n]:
                    if before.end <= reference.start:
                        yield before, reference, before.entity == reference.entity

    def _labels(self, a: Mention, b: Mention) -> frozenset[int] | None:
        both = {a.entity, b.entity}
        told = [t for t in self.told if {t.source, t.target} == both]
        here = [t for t in told if t.start <= a.start and b.end <= t.end]
        if here:
            ways = {t: ">" if t.source == a.entity or t.type in SYMMETRIC else "<" for t in here}
            return frozenset(TIE_LABELS.index(f"{t.type} {way}") for t, way in ways.items())
        is_open = told or (min(both), max(both)) in self.open
        return None if is_open else frozenset()


def read_examples(folders: Iterable[Path], cut: Callable[[str], Doc]) -> Iterator[Example]:
    """Read the windows of annotated articles.

    Args:
        folders: folders with `article.txt` and `gold.json`; others are passed over.
        cut: the program's own tokenizer.
    """
    for folder in sorted(folders):
        text, key = folder / "article.txt", folder / "gold.json"
        if text.exists() and key.exists():
            doc = cut(text.read_text(encoding="utf-8"))
            yield from _examples(folder.name, doc, json.loads(key.read_text(encoding="utf-8")))


def read_passage_examples(
    passages: Iterable[Passage], cut: Callable[[str], Doc]
) -> Iterator[Example]:
    """Read passages as windows, as `read_examples` does articles."""
    for passage in passages:
        yield from _examples(passage.name, cut(passage.text), as_gold(passage))


def _examples(article: str, doc: Doc, gold: Mapping[str, Any]) -> Iterator[Example]:
    kinds = {entity["id"]: entity["type"] for entity in gold["entities"]}
    mentions = _mentions(doc, gold["mentions"], kinds)
    deeds = [0] * len(doc)
    for event in gold["events"]:
        span = _span(doc, event["trigger"]["start"], event["trigger"]["end"])
        # No parse is asked: of several words ("signed up") the first stands for the trigger.
        status = "asserted" if event["status"] == "asserted" else "unasserted"
        deeds[span.start] = DEED_LABELS.index(status)
    told = [
        Told(r["subject"], r["type"], r["object"], span.start, span.end)
        for r in gold["relations"]
        for span in (_span(doc, *evidence) for evidence in r["evidence"])
    ]
    acts = [
        (
            _span(doc, event["trigger"]["start"], event["trigger"]["end"]).start,
            _span(doc, *event["evidence"]),
            frozenset(event["participants"]),
        )
        for event in gold["events"]
    ]
    neutral = gold.get("neutral", {}).get("relations", [])
    pairs = [(r["subject"], r["object"]) for r in neutral if "subject" in r]
    pairs += [(r["subject"], r["object"]) for r in gold["relations"]]
    unsure = frozenset((min(pair), max(pair)) for pair in pairs)
    for window in windows(doc):
        position = {i: n for n, i in enumerate(window)}
        yield Example(
            article,
            [doc[i].text for i in window],
            [
                Mention(position[m.start], position[m.end - 1] + 1, m.kind, m.entity, m.form)
                for m in mentions
                if m.start in position and m.end - 1 in position
            ],
            [deeds[i] for i in window],
            [
                _moved(t, position)
                for t in told
                if any(i in position for i in range(t.start, t.end))
            ],
            [
                Deed(position[trigger], *_inside(span, position), cast)
                for trigger, span, cast in acts
                if trigger in position
            ],
            unsure,
        )


def _moved(told: Told, position: Mapping[int, int]) -> Told:
    start, end = _inside(told, position)
    return replace(told, start=start, end=end)


def _inside(stretch: Span | Told, position: Mapping[int, int]) -> tuple[int, int]:
    """First place in a window of a stretch, and the one behind its last."""
    inside = [position[i] for i in range(stretch.start, stretch.end) if i in position]
    return inside[0], inside[-1] + 1


def _mentions(
    doc: Doc, rows: Iterable[tuple[int, int, str, str]], kinds: Mapping[str, str]
) -> list[Mention]:
    """Mentions in text order; of those of one form that overlap the longest."""
    taken: dict[str, set[int]] = {"name": set(), "nominal": set(), "pronoun": set()}
    found: list[Mention] = []
    for start, end, entity, form in sorted(rows, key=lambda m: (m[0] - m[1], m[0])):
        if form not in taken or entity not in kinds:
            continue
        span = _span(doc, start, end)
        tokens = range(span.start, span.end)
        if taken[form].isdisjoint(tokens):
            taken[form].update(tokens)
            found.append(Mention(span.start, span.end, kinds[entity], entity, form))
    return sorted(found, key=lambda m: (m.start, m.end))


def _span(doc: Doc, start: int, end: int) -> Span:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no words at {start} to {end}")
    return span
