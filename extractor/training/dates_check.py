"""Keys of the corpus go in; how many of their stated times `find_times` reads right comes out.

Run `python -m extractor.training.dates_check` for the totals, with `--wrong train-a` to see the
wrong ones of a part. `train-b` is held out: the reader is not fitted to it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.scoring.matching import same_days
from extractor.times import find_times

if TYPE_CHECKING:
    from extractor.records import TimeExpression

CORPUS = Path(__file__).parents[2] / "corpus"
SPLITS = ("dev", "train")  # what else stands beside them is annotated once more, or for stories
PARTS = ("dev", "train-a", "train-b")
GROUPS = ("deictic", "anaphoric", "full", "partial", "weekday", "other")
_KINDS = (
    ("deictic", re.compile(
        r"\b(?:last|this|next|ago|yesterday|today|tonight|tomorrow|now|so far|current|past)\b"
        r"|[去今明昨本]年|[今昨明前]天|[昨今明]日|本月|上个?月|下个?月|[上本下]周|目前|近日|日前",
        re.IGNORECASE)),
    ("anaphoric", re.compile(
        r"\b(?:that|same|later|earlier|following|previous|before|after|preceding|then)\b"
        r"|次[年日月]|翌|当[年日天月晚]|同[年日月]|[天日周月年]后|[天日周月年]前|此前|此后|随后",
        re.IGNORECASE)),
    ("full", re.compile(r"\b(?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d年")),
    ("partial", re.compile(
        r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
        r"(?:uary|ruary|ch|il|ust|ember|tember|ober)?\b|\b(?:spring|summer|fall|autumn|winter"
        r"|quarter)\b|\d月|\d日|[一二三四五六七八九十]月|季度|春|夏|秋|冬")),
    ("weekday", re.compile(
        r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|周[一二三四五六日]|星期")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One stated time of a key, and what the reader made of it.

    Attributes:
        article: folder name.
        group: one of `GROUPS`, by the words of the time.
        event: the event of the key.
        found: the expression that overlaps it most, or None.
        is_right: its days count as those of the key.
    """

    article: str
    group: str
    event: dict[str, Any]
    found: TimeExpression | None
    is_right: bool


def group_of(words: str) -> str:
    """Tell what kind of time some words are.

    >>> group_of("last May"), group_of("that May"), group_of("May 3, 2020"), group_of("in May")
    ('deictic', 'anaphoric', 'full', 'partial')
    """
    return next((name for name, pattern in _KINDS if pattern.search(words)), "other")


def part_of(folder: Path) -> str:
    """Give the part of the corpus that an article belongs to: training is halved by its name."""
    if folder.parent.name != "train":
        return folder.parent.name
    digest = hashlib.sha256(folder.name.encode()).digest()
    return f"train-{'ab'[digest[0] % 2]}"


def find_articles() -> list[Path]:
    """List the folders of the plain articles of the splits, those of one split sorted."""
    return [
        path.parent for split in SPLITS for path in sorted(CORPUS.glob(f"{split}/*/article.txt"))
    ]


def read_article(folder: Path) -> Iterator[Reading]:
    """Compare the stated times of one article with its key."""
    key = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    text = (folder / "article.txt").read_text(encoding="utf-8")
    times = find_times(text, published=key["published"])
    for event in key["events"]:
        time = event.get("time")
        if not time:
            continue
        found = _overlapping(times, time["start"], time["end"])
        yield Reading(folder.name, group_of(time["text"]), event, found, _is_right(event, found))


def _overlapping(times: tuple[TimeExpression, ...], start: int, end: int) -> TimeExpression | None:
    shared = {time: min(time.end, end) - max(time.start, start) for time in times}
    dated = {
        time: length + 100 * (time.when is not None)
        for time, length in shared.items()
        if length > 0
    }
    return max(dated, key=lambda time: dated[time], default=None)


def _is_right(event: dict[str, Any], found: TimeExpression | None) -> bool:
    if found is None or found.when is None:
        return False
    return same_days(event, found.when.model_dump(mode="json"))


def _print_wrong(readings: list[Reading], article: str | None) -> None:
    for reading in readings:
        if reading.is_right or (article and reading.article != article):
            continue
        event, found = reading.event, reading.found
        given = f"{found.text!r} {found.value} {found.rule}" if found else "not found"
        days = f"{found.when.edtf if found and found.when else None}"
        typer.echo(
            f"{reading.article} [{reading.group}] {event['time']['text']!r}: {given} {days}, "
            f"wanted {event['start']}..{event['end']}\n    {event['quote']}"
        )


def main(
    wrong: Annotated[str, typer.Option(help="Print the wrong ones of this part.")] = "",
    article: Annotated[str, typer.Option(help="Of this article alone.")] = "",
) -> None:
    """Print found, right and stated times by part and kind."""
    parts: dict[str, list[Reading]] = {part: [] for part in PARTS}
    for folder in find_articles():
        parts[part_of(folder)].extend(read_article(folder))
    typer.echo(f"{'part':8} {'kind':10} {'stated':>6} {'found':>6} {'right':>6} {'share':>6}")
    for part, readings in parts.items():
        stated = Counter(reading.group for reading in readings)
        found = Counter(reading.group for reading in readings if reading.found)
        right = Counter(reading.group for reading in readings if reading.is_right)
        for counts in (stated, found, right):
            counts["all"] = counts.total()
        for group in ("all", *GROUPS):
            share = right[group] / max(stated[group], 1)
            typer.echo(
                f"{part:8} {group:10} {stated[group]:6} {found[group]:6} {right[group]:6} "
                f"{share:6.3f}"
            )
    if wrong:
        _print_wrong(parts[wrong], article or None)


if __name__ == "__main__":
    typer.run(main)
