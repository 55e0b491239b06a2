"""`extractor search`: the sentences that hold some words."""

from collections.abc import Iterator
from typing import Annotated

import typer

from extractor.api import open_store
from extractor.asking.search import Hits
from extractor.cli.options import (
    DEFAULT_STORE,
    AnswerOption,
    ArticleOption,
    LimitOption,
    SectionOption,
    StoreOption,
)
from extractor.cli.printing import complain
from extractor.cli.replying import reply
from extractor.cli.sheets import Block, Found


def search_command(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help='Words; "several of them" in quotation marks.'),
    ],
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    section: SectionOption = None,
    limit: LimitOption = 20,
    format_: AnswerOption = "text",
) -> None:
    """Find the sentences that hold all of some words, the best first.

    Example: extractor search antitrust '"cloud gaming"'
    """
    with open_store(store) as archive:
        hits = archive.search(" ".join(words), article=article, section=section, limit=limit)
    if format_ == "text" and not hits.hits:
        complain("no sentence holds all of these words")
    else:
        reply(hits, format_, lambda: search_sheet(hits))


def search_sheet(hits: Hits) -> Iterator[Block]:
    """Give sentences with what was searched for marked."""
    for hit in hits.hits:
        yield Found(hit.sentence.evidence, hit.marks)
