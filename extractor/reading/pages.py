"""What a format hands over: a file goes in, a `Page` of lines and claims about itself comes out.

`formats` fills it; `articles` turns it into an `Article`.
"""

from __future__ import annotations

from typing import NamedTuple

from extractor.records import DroppedLine, Record


class Line(NamedTuple):
    """A line of a page; blank lines part paragraphs.

    Attributes:
        text: the words.
        heading: the markup of the page says that this is a heading.
    """

    text: str
    heading: bool = False


class Page(Record):
    """A page before cleaning.

    Attributes:
        lines: from top to bottom.
        wrapped: True where a paragraph may be broken into several lines (plain text, PDF), False
            where each line is a whole paragraph (HTML).
        title: headline, where the format names one.
        published: publication date as the format names it, not yet checked.
        outlet: who published it, where the format names it.
        authors: by whom, where the format names them.
        dropped: lines that the format already left out.
    """

    lines: tuple[Line, ...]
    wrapped: bool
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    dropped: tuple[DroppedLine, ...] = ()
