"""Asking: a grown store and ways to ask it go in, how long its answers take comes out.

What is asked for is met in articles of the store, picked by chance that a seed fixes: a name that
stands in many articles is asked for often, as it is by people.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from extractor.bench.growth import made_article
from extractor.records import Record

if TYPE_CHECKING:
    from extractor.bench.renaming import Template
    from extractor.records import Extraction

_WORD = re.compile(r"[A-Za-z]{4,}")
_HAN = re.compile("[\u4e00-\u9fff]{4,}")

Ask = Callable[..., object]


class Answering(Record):
    """How long the answers to one kind of question take.

    Attributes:
        question: its kind.
        asked: how many were asked.
        median: milliseconds.
        late: milliseconds, the 95th percentile.
    """

    question: str
    asked: int
    median: float
    late: float


def time_answers(
    asks: Mapping[str, Ask], templates: Sequence[Template], n_articles: int, *, n_asked: int
) -> Iterator[Answering]:
    """Ask a grown store.

    Args:
        asks: by kind (`KINDS`), what takes its arguments as strings and answers.
        templates: what the store was made of.
        n_articles: how many it holds.
        n_asked: how many questions of each kind.
    """
    for kind, make in KINDS.items():
        taken = []
        asks[kind](*make(_Chance(templates, n_articles, f"{kind} first")))  # loads what it needs
        for number in range(n_asked):
            words = make(_Chance(templates, n_articles, f"{kind} {number}"))
            began = time.process_time()
            asks[kind](*words)
            taken.append((time.process_time() - began) * 1000)
        taken.sort()
        yield Answering(
            question=kind,
            asked=n_asked,
            median=round(taken[len(taken) // 2], 1),
            late=round(taken[int(len(taken) * 0.95)], 1),
        )


class _Chance:
    """What one question asks for."""

    def __init__(self, templates: Sequence[Template], n_articles: int, seed: str) -> None:
        self._templates = templates
        self._n_articles = n_articles
        self._chance = random.Random(seed)  # noqa: S311

    def article(self) -> Extraction:
        return made_article(self._templates, self._chance.randrange(self._n_articles))

    def name(self) -> str:
        while not (found := self.article().entities):
            pass
        return self._chance.choice(found).name

    def month(self) -> str:
        while (day := self.article().article.published) is None:
            pass
        return day[:7]

    def words(self, pattern: re.Pattern[str], n_words: int) -> list[str]:
        """Give words of one sentence."""
        while True:
            sentences = self.article().sentences
            quote = self._chance.choice(sentences).evidence.quote if sentences else ""
            found = sorted(set(pattern.findall(quote)))
            if len(found) >= n_words:
                return self._chance.sample(found, n_words)


def _month(chance: _Chance) -> tuple[str, ...]:
    month = chance.month()
    return month, month


def _english(chance: _Chance) -> tuple[str, ...]:
    return (" ".join(chance.words(_WORD, 2)),)


def _chinese(chance: _Chance) -> tuple[str, ...]:
    (run,) = chance.words(_HAN, 1)
    return (run[:2] if len(run) % 2 else run[:4],)


KINDS: dict[str, Callable[[_Chance], tuple[str, ...]]] = {
    "who": lambda chance: (chance.name(),),
    "when": _month,
    "links": lambda chance: (chance.name(),),
    "path": lambda chance: (chance.name(), chance.name()),
    "search, English": _english,
    "search, Chinese": _chinese,
}
