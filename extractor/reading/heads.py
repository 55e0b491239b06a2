"""The top of a page: paragraphs go in; title, bylines, outlet and publication date come out."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from extractor.reading.bylines import (
    Byline,
    find_byline,
    find_dateline_place,
    is_author,
    is_outlet,
)
from extractor.reading.characters import count_han
from extractor.reading.cleaning import is_sentence
from extractor.reading.dates import (
    DateLine,
    find_date_above_prose,
    find_date_in_dateline,
    find_date_in_text,
    read_date_line,
)
from extractor.reading.languages import find_language
from extractor.reading.pages import Line, Page
from extractor.reading.published import read_stamp
from extractor.records import PublishedEvidence, SectionName

_HEAD_LINES, _BYLINE_LINES = 12, 40
"""How far down, in paragraphs, a bare date and a byline still speak of the article."""
_ABBREVIATION = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Bros|Jr|Sr|[A-Z]\.[A-Z])\.$")
_SENTENCE_END = re.compile(r"[.!?。！？…]$")
_LONGEST_TITLE = 300


class Head(NamedTuple):
    """What the top of a page says.

    Attributes:
        title: the headline.
        title_index: the paragraph that is the title, or None where the page prints none.
        published: ISO date, or None.
        evidence: where the date came from.
        outlet: who published it.
        authors: who wrote it.
        bylines: indices of byline and dateline paragraphs.
        date_lines: index -> what stands in a line that tells the publication date.
        above: indices of the lines above the title that name nothing but outlet or rubric.
    """

    title: str
    title_index: int | None
    published: str | None
    evidence: PublishedEvidence
    outlet: str | None
    authors: tuple[str, ...]
    bylines: frozenset[int]
    date_lines: dict[int, DateLine]
    above: tuple[int, ...]


def read_head(
    page: Page,
    lines: Sequence[Line],
    sections: Sequence[SectionName],
    *,
    furniture: Collection[int],
) -> Head:
    """Read the top of a page.

    Args:
        page: what the format already knows.
        lines: whole paragraphs.
        sections: the section of each; a digest has neither byline nor date line.
        furniture: indices of lines to pass over.
    """
    body = [
        index for index, name in enumerate(sections) if name == "body" and index not in furniture
    ]
    above, title_index = _find_title(page, lines, body)
    rest = [index for index in body if index != title_index and index not in above]
    date_lines = _find_date_lines(lines, rest)
    found = _find_bylines(lines, rest, date_lines)
    title = page.title or (lines[title_index].text if title_index is not None else "")
    if not title and body:
        title = _first_words(lines[body[0]].text)
    prose = [lines[index].text for index in rest if index not in found and index not in date_lines]
    published, evidence = _choose_date(page, list(date_lines.values()), prose)
    below = [line.text for line in lines[(title_index or 0) + 1 :]]
    mastheads = [
        lines[index].text
        for index in above
        if is_outlet(lines[index].text) or _recurs(lines[index].text, below)
    ]
    outlet = page.outlet or next(iter(mastheads), None)
    return Head(
        title=title,
        title_index=title_index,
        published=published,
        evidence=evidence,
        outlet=outlet or next((byline.outlet for byline in found.values() if byline.outlet), None),
        authors=page.authors or _choose_authors(list(found.values()), title),
        bylines=frozenset(found),
        date_lines=date_lines,
        above=above,
    )


def _find_title(
    page: Page, lines: Sequence[Line], body: Sequence[int]
) -> tuple[tuple[int, ...], int | None]:
    """Find the paragraph that is the title, and those above it that name outlet or rubric."""
    if page.title:
        wanted = _fold(page.title)
        named = (index for index in body[:_HEAD_LINES] if _fold(lines[index].text) == wanted)
        return (), next(named, None)
    above: list[int] = []
    for place, index in enumerate(body[:_HEAD_LINES]):
        text = lines[index].text
        if find_byline(text) or read_date_line(text, bare=True):
            continue
        below = [lines[at].text for at in body[place + 1 :]]
        if _is_rubric(text, below):
            above.append(index)
        else:
            return tuple(above), index if _is_headline(text, below[0] if below else None) else None
    return (), None


def _fold(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_rubric(text: str, below: Sequence[str]) -> bool:
    """Tell whether a line above the headline names the outlet or the rubric.

    It is short, a longer headline follows it before byline or date, and it is one word, in
    capitals, or a name that comes again further down.
    """
    if len(below) < 2 or len(text.split()) + count_han(text) > 4 or _SENTENCE_END.search(text):
        return False
    credited = [
        place
        for place, row in enumerate(below[:5])
        if find_byline(row) or read_date_line(row, bare=True)
    ]
    if not credited or not any(_is_long_headline(row) for row in below[: credited[0]]):
        return False
    return len(text.split()) == 1 or text.isupper() or is_outlet(text) or _recurs(text, below[1:])


def _is_long_headline(text: str) -> bool:
    return len(text.split()) + count_han(text) >= 5 and not is_sentence(text)


def _recurs(name: str, rows: Sequence[str]) -> bool:
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return any(pattern.search(row) for row in rows)


def _is_headline(text: str, following: str | None) -> bool:
    if len(text) > _LONGEST_TITLE:
        return False
    if not text.endswith((".", "。", "…", ":")) or _ABBREVIATION.search(text):
        return True
    return following is not None and bool(
        read_date_line(following, bare=True) or find_byline(following)
    )


def _first_words(text: str) -> str:
    """Make a title of a text that prints none: its first sentence, clipped at a word."""
    sentence = re.split(r"(?<=[.!?])\s|(?<=[。！？])", text, maxsplit=1)[0].strip()
    return sentence if len(sentence) <= 100 else sentence[:100].rsplit(" ", 1)[0] + " …"


def _find_date_lines(lines: Sequence[Line], rest: Sequence[int]) -> dict[int, DateLine]:
    found: dict[int, DateLine] = {}
    in_head = True
    for place, index in enumerate(rest):
        text = lines[index].text
        near_edge = place < _BYLINE_LINES or place >= len(rest) - 10
        bare = in_head and place < _HEAD_LINES
        if near_edge and (date_line := read_date_line(text, bare=bare)):
            found[index] = date_line
        elif is_sentence(text):
            in_head = False
        elif place < _HEAD_LINES and find_byline(text):
            in_head = True  # a standfirst of whole sentences stood above it
    return found


def _find_bylines(
    lines: Sequence[Line], rest: Sequence[int], date_lines: dict[int, DateLine]
) -> dict[int, Byline]:
    found: dict[int, Byline] = {}
    in_head = True
    for place, index in enumerate(rest):
        text = date_lines[index].rest if index in date_lines else lines[index].text
        near_edge = place < _BYLINE_LINES or place >= len(rest) - 3
        if near_edge and text and (byline := find_byline(text)):
            found[index] = byline
        elif index in date_lines and is_author(text):
            found[index] = Byline((text,))
        elif in_head and text and (find_dateline_place(text) or index in date_lines):
            found[index] = Byline()
        elif is_sentence(text):
            in_head = False
    return found


def _choose_authors(bylines: Sequence[Byline], title: str) -> tuple[str, ...]:
    """Choose the authors of a page that names them in two languages: as the title is written."""
    named = list(dict.fromkeys(author for byline in bylines for author in byline.authors))
    chinese = find_language(title) == "zh"
    alike = [author for author in named if (count_han(author) > 0) == chinese]
    return tuple(alike or named)


def _choose_date(
    page: Page, date_lines: Sequence[DateLine], prose: Sequence[str]
) -> tuple[str | None, PublishedEvidence]:
    """Choose the date: metadata, then a date line, then a dateline, then the text itself."""
    if stamp := read_stamp(page.published):
        return stamp, "metadata"
    for kind in ("published", "bare", "updated"):
        if date := next((d.iso for d in date_lines if d.kind == kind and d.iso), None):
            return date, "dateline"
    if date := next(filter(None, map(find_date_in_dateline, prose[:3])), None):
        return date, "dateline"
    if date := find_date_above_prose(prose[:3]):
        return date, "dateline"
    if date := find_date_in_text(prose):
        return date, "text"
    return None, "none"
