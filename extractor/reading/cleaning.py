"""Paragraphs go in; for each that is no part of the article, the reason comes out.

The cleaners run in order; each sees what the ones before it found. Precision comes first: a
sentence of the article must never go, a stray button may stay.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from extractor.reading.characters import count_han
from extractor.reading.furniture import LANGUAGES, RELATED, Furniture
from extractor.reading.notes import CAUTION, FURNITURE
from extractor.reading.pages import Line
from extractor.reading.sections import BULLET
from extractor.records import SectionName

_SENTENCE_END = re.compile(r"[.!?。！？…](?:\s?[\"'”’)\]）」』])*$")
_LONGEST_NOTE = 400
"""Characters; no note of a page about itself is longer."""


class View(NamedTuple):
    """What a cleaner sees.

    Attributes:
        texts: the paragraphs, bullets taken off.
        sections: the section of each.
        kept: indices that must stay: title, bylines.
        marks: indices of section headings.
        reasons: what is already found, by index.
    """

    texts: Sequence[str]
    sections: Sequence[SectionName]
    kept: Collection[int]
    marks: Collection[int]
    reasons: Mapping[int, str]


def strip_bullet(text: str) -> str:
    """Take the bullet off a line.

    >>> strip_bullet("  • Ports reopen.".strip())
    'Ports reopen.'
    """
    return BULLET.sub("", text, count=1)


def is_sentence(text: str) -> bool:
    """Tell whether a line is prose: it ends like a sentence and is long enough to be one."""
    return bool(_SENTENCE_END.search(text)) and len(text.split()) + count_han(text) >= 8


def find_plain_furniture(lines: Sequence[Line]) -> dict[int, str]:
    """Find the lines that say by themselves that they are furniture."""
    texts = [strip_bullet(line.text) for line in lines]
    reasons: dict[int, str] = {}
    weak: dict[int, str] = {}
    for index, text in enumerate(texts):
        if kind := match_furniture(text):
            (weak if kind.weak else reasons)[index] = kind.reason
    for run in _runs(sorted({*reasons, *weak})):
        if len(run) > 1 or run[0] == 0:
            reasons |= {index: weak[index] for index in run if index in weak}
    return reasons


def find_furniture(
    lines: Sequence[Line],
    sections: Sequence[SectionName],
    *,
    marks: Collection[int],
    kept: Collection[int],
    plain: Mapping[int, str],
) -> dict[int, str]:
    """Run all cleaners.

    Args:
        lines: whole paragraphs.
        sections: the section of each.
        marks: indices of section headings.
        kept: indices of title and bylines: never furniture.
        plain: what `find_plain_furniture` found.

    Returns:
        The reason by index of line.
    """
    texts = [strip_bullet(line.text) for line in lines]
    reasons = {index: reason for index, reason in plain.items() if index not in kept}
    for name, cleaner in CLEANERS:
        view = View(texts, sections, kept, marks, dict(reasons))
        for index in cleaner(view):
            if index not in kept and index not in marks:
                reasons.setdefault(index, name)
    return reasons


def match_furniture(text: str) -> Furniture | None:
    """Match a line without its bullet against all kinds of furniture."""
    if len(text) > _LONGEST_NOTE:
        return None
    prose = is_sentence(text)
    kinds = (kind for kind in FURNITURE if kind.prose or not prose)
    return next((kind for kind in kinds if kind.pattern.fullmatch(text)), None)


def _runs(indices: Sequence[int]) -> Iterator[list[int]]:
    """Group sorted indices into runs of neighbours."""
    run: list[int] = []
    for index in indices:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


# --- cleaners -----------------------------------------------------------------------------------


def _find_languages(view: View) -> Iterator[int]:
    """List of languages: three or more lines, or words of one line, that name languages."""
    named = [index for index, text in enumerate(view.texts) if _is_language(text)]
    for run in _runs(named):
        if len(run) >= 3:
            yield from run
    for index, text in enumerate(view.texts):
        words = [word for word in re.split(r"\s*[|/·,，、]\s*|\s{1,}", text.lower()) if word]
        if len(words) >= 3 and all(word in LANGUAGES for word in words):
            yield index


def _is_language(text: str) -> bool:
    name = text.lower()
    return name in LANGUAGES or re.sub(r"\s*[(（][^)）]*[)）]$", "", name) in LANGUAGES


def _find_disclaimers(view: View) -> Iterator[int]:
    """The paragraph below the word "Disclaimer", where it speaks like one."""
    for index in range(1, len(view.texts)):
        headed = view.reasons.get(index - 1) == "disclaimer" and len(view.texts[index - 1]) < 30
        if headed and CAUTION.search(view.texts[index]):
            yield index


def _find_related(view: View) -> Iterator[int]:
    """Other stories: the heading over the list, and all below it up to the next sentence."""
    listing = False
    for index, text in enumerate(view.texts):
        if index in view.kept or index in view.marks or is_sentence(text):
            listing = False
        elif RELATED.fullmatch(text) and view.sections[index] == "body":
            listing = True
        if listing:
            yield index


def _find_repeats(view: View) -> Iterator[int]:
    """A caption, byline or title that is printed again; entries of a digest may repeat."""
    seen: set[str] = set()
    for index, text in enumerate(view.texts):
        key = " ".join(text.casefold().split())
        in_entries = view.sections[index] in {"whos_who", "what_happened_when"}
        if len(key) + count_han(key) >= 20 and not in_entries and index not in view.reasons:
            if key in seen:
                yield index
            seen.add(key)


def _find_enclosed(view: View) -> Iterator[int]:
    """Short lines without a full stop between furniture on both sides, or the page's end."""
    n_lines = len(view.texts)
    index = 0
    while index < n_lines:
        start = index
        while index < n_lines and index not in view.reasons and _is_scrap(view, index):
            index += 1
        if index > start and _is_enclosed(view, start, index):
            yield from range(start, index)
        index = max(index, start + 1)


def _is_scrap(view: View, index: int) -> bool:
    text = view.texts[index]
    short = len(text) <= 60 and len(text.split()) <= 8 and count_han(text) <= 20
    return (
        short
        and index not in view.kept
        and index not in view.marks
        and not _SENTENCE_END.search(text)
    )


def _is_enclosed(view: View, start: int, end: int) -> bool:
    left = start > 0 and start - 1 in view.reasons
    right = end < len(view.texts) and (end in view.reasons or end in view.marks)
    return left and (right or end == len(view.texts))


CLEANERS: tuple[tuple[str, Callable[[View], Iterator[int]]], ...] = (
    ("language_list", _find_languages),
    ("disclaimer", _find_disclaimers),
    ("related", _find_related),
    ("repeat", _find_repeats),
    ("beside_furniture", _find_enclosed),
)
"""In the order in which they run; the name is the reason shown for what they find."""
