"""Speed of the HTML report: a large library of made-up news goes in, opening times come out.

    python -m extractor.training.opening [NAMES EVENTS]

Told are the wall time in Chromium from asking for the file until the first click has been answered
(the passage of a line stands open), and the time that the page's main thread was at work for it:
the second says what a busy machine hides. Both are medians of several fresh openings.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extractor.export.page import to_page
from extractor.records import (
    Article,
    Entity,
    EntityType,
    Event,
    Evidence,
    Library,
    Mention,
    Paragraph,
    Participant,
    Relation,
    RelationType,
    Section,
    Sentence,
    Trigger,
)
from extractor.training.browser import PATIENCE, open_browser
from extractor.when import from_day

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES, EVENTS = 2_000, 5_000
_ROUNDS = 5
_PER_ARTICLE = 25  # sentences
_TYPES: tuple[EntityType, ...] = ("company", "person", "product", "model", "organization", "place")
_VERBS: tuple[tuple[RelationType, str], ...] = (
    ("acquires", "agreed to buy"), ("supplies", "sold parts to"), ("sues", "went to court with"),
    ("partners_with", "joined hands with"), ("invests_in", "put money into"),
)  # fmt: skip
_FIRST = ("Al", "Bor", "Cas", "Dor", "El", "Fen", "Gar", "Hol", "Ir", "Jun")
_LAST = ("band", "cott", "dale", "field", "gate", "holm", "mark", "stead", "ton", "wick")
_PLACES = ((".card .mark", ""), (".line .text", "#view=when"), (".tie .see", "#view=graph"))


class _Desk:
    """Writes articles of made-up sentences: one event and one tie a sentence."""

    def __init__(self, names: int) -> None:
        self.names = [_name(n) for n in range(names)]
        self.mentions: dict[int, list[Mention]] = {n: [] for n in range(names)}
        self.articles: list[Article] = []
        self.sentences: list[Sentence] = []
        self.events: list[Event] = []
        self.relations: list[Relation] = []

    def write(self, number: int, size: int) -> None:
        """Write one article of `size` sentences."""
        title = f"{self.names[number % len(self.names)]} in the news, part {number + 1}"
        text, id_ = title, f"a{number:012x}"
        paragraphs = [_paragraph(0, len(text), "title")]
        day = dt.date(2018, 1, 1) + dt.timedelta(days=(number * 37) % 3000)
        for n in range(size):
            serial = number * _PER_ARTICLE + n
            # The square makes some names much more told of than others.
            left = (serial * serial * 7 + serial) % len(self.names)
            right = (left + 1 + (serial * 13) % 41) % len(self.names)
            kind, verb = _VERBS[serial % len(_VERBS)]
            start = len(text) + 2
            told = day + dt.timedelta(days=n)
            head = f"On {told:%B} {told.day}, {told.year}, "
            quote = f"{head}{self.names[left]} {verb} {self.names[right]}, as its owners had hoped."
            text += f"\n\n{quote}"
            paragraphs.append(_paragraph(start, len(text), "text"))
            evidence = Evidence(
                article=id_,
                section="body",
                paragraph=n + 1,
                start=start,
                end=len(text),
                quote=quote,
            )
            self._tell(serial, evidence, (left, right), (kind, verb), told)
        section = Section(name="body", start=0, end=len(text))
        self.articles.append(
            Article(
                id=id_,
                title=title,
                published=day.isoformat(),
                published_evidence="metadata",
                language="en",
                outlet="The Daily Sample",
                authors=(),
                path=f"sample/{number}.txt",
                text=text,
                paragraphs=tuple(paragraphs),
                sections=(section,),
            )
        )

    def _tell(
        self,
        serial: int,
        evidence: Evidence,
        ends: tuple[int, int],
        deed: tuple[RelationType, str],
        day: dt.date,
    ) -> None:
        for end in ends:
            at = evidence.start + evidence.quote.index(self.names[end])
            name = self.names[end]
            self.mentions[end].append(
                Mention(
                    article=evidence.article,
                    start=at,
                    end=at + len(name),
                    text=name,
                    kind="name",
                    rule="made",
                )
            )
        source, target = (_id(end) for end in ends)
        at = evidence.start + evidence.quote.index(deed[1])
        self.sentences.append(Sentence(evidence=evidence, language="en"))
        self.events.append(
            Event(
                id=f"event:{serial:012x}",
                name=evidence.quote.partition(", ")[2].partition(", ")[2],
                when=from_day(day),
                expression=None,
                anchor="stated",
                status="planned" if serial % 9 == 0 else "asserted",
                attributed_to=None,
                trigger=Trigger(text=deed[1], start=at, end=at + len(deed[1])),
                lemma=deed[1],
                participants=tuple(
                    Participant(entity=e, role="agent" if e == source else "object")
                    for e in sorted({source, target})
                ),
                evidence=(evidence,),
                rule="made",
            )
        )
        if serial % 2 == 0:
            self.relations.append(
                Relation(
                    id=f"rel:{serial:012x}",
                    source=source,
                    target=target,
                    type=deed[0],
                    status="asserted",
                    attributed_to=None,
                    confidence=0.8,
                    when=None,
                    evidence=(evidence,),
                    rule="made",
                )
            )


def large_library(names: int = NAMES, events: int = EVENTS) -> Library:
    """Make a library of so many names and events, some 200 articles of 25 sentences each."""
    desk = _Desk(names)
    for number, first in enumerate(range(0, events, _PER_ARTICLE)):
        desk.write(number, min(_PER_ARTICLE, events - first))
    entities = [
        Entity(id=_id(n), type=_type(n), name=name, mentions=tuple(desk.mentions[n]))
        for n, name in enumerate(desk.names)
    ]
    return Library(
        articles=tuple(desk.articles),
        entities=tuple(sorted(entities, key=lambda e: e.id)),
        events=tuple(desk.events),
        relations=tuple(desk.relations),
        sentences=tuple(desk.sentences),
    )


def _type(number: int) -> EntityType:
    return _TYPES[number % len(_TYPES)]


def _id(number: int) -> str:
    return f"{_type(number)}:made-{number:05}"


def _name(number: int) -> str:
    rest, last = divmod(number, len(_LAST))
    rest, first = divmod(rest, len(_FIRST))
    return f"{_FIRST[first]}{_LAST[last]} {rest + 1}"


def _paragraph(start: int, end: int, kind: str) -> Paragraph:
    values = {"start": start, "end": end, "kind": kind, "section": "body", "language": "en"}
    return Paragraph.model_validate(values)


class Opening(NamedTuple):
    """How long a view took until its first passage was open.

    Attributes:
        view: its name.
        seconds: wall time.
        working: seconds in which the main thread of the page worked.
    """

    view: str
    seconds: float
    working: float


def measure_opening(page: bytes, *, rounds: int = _ROUNDS) -> Iterator[Opening]:
    """Yield the medians of some openings of each view, each in a fresh context."""
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        path = Path(folder) / "report.html"
        path.write_bytes(page)
        for target, view in _PLACES:
            found = [_open(browser, f"{path.as_uri()}{view}", target) for _ in range(rounds)]
            seconds, working = (statistics.median(times) for times in zip(*found, strict=True))
            yield Opening(view.removeprefix("#view=") or "who", seconds, working)


def _open(browser: Browser, address: str, target: str) -> tuple[float, float]:
    with browser.new_context(viewport={"width": 1360, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        session = context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        start = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.locator(target).first.click()
        page.locator("#passage mark").first.wait_for()
        seconds = time.perf_counter() - start
        measured = session.send("Performance.getMetrics")["metrics"]
        return seconds, next(m["value"] for m in measured if m["name"] == "TaskDuration")


def main(arguments: Sequence[str]) -> None:
    """Print how long making and opening a large report takes."""
    names, events = (int(a) for a in arguments) if arguments else (NAMES, EVENTS)
    library = large_library(names, events)
    start = time.perf_counter()
    page = to_page(library)
    print(f"{names} names, {events} events: {len(page) / 1e6:.1f} MB", end=", ")
    print(f"made in {time.perf_counter() - start:.1f} s")
    for view, seconds, working in measure_opening(page):
        print(f"{view:<8}{seconds:>6.2f} s to the first passage, {working:.2f} s of work")


if __name__ == "__main__":
    main(sys.argv[1:])
