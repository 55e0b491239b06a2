"""`extractor search`: the sentences that hold some words."""

from typing import Annotated

import typer

from extractor.cli.options import (
    DEFAULT_STORE,
    ArticleOption,
    FormatOption,
    SectionOption,
    StoreOption,
    narrowed,
)
from extractor.cli.printing import TITLE, complain, faint, marked, say, say_json, source_of
from extractor.digest.notes import place
from extractor.digest.records import Source
from extractor.store import Hit, open_store


def search_command(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help='Words; "several of them" in quotation marks.'),
    ],
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    section: SectionOption = None,
    limit: Annotated[int, typer.Option(help="Most sentences to print.", min=1)] = 20,
    format_: FormatOption = "text",
) -> None:
    """Find the sentences that hold all of some words, the best first.

    Example: extractor search antitrust '"cloud gaming"'
    """
    asked = " ".join(words)
    with open_store(store) as opened:
        question = narrowed(opened, article=article, section=section, everything=True)
        hits = opened.search(asked, question, limit=limit)
        articles = sorted({hit.sentence.evidence.article for hit in hits})
        sources = {id_: source_of(opened.article(id_)) for id_ in articles}
    if format_ == "json":
        say_json([_data(hit) for hit in hits])
    elif hits:
        say(search_text(hits, sources))
    else:
        complain("no sentence holds all of these words")


def _data(hit: Hit) -> dict[str, object]:
    evidence = hit.sentence.evidence.model_dump(mode="json")
    return {**evidence, "language": hit.sentence.language, "marks": [list(m) for m in hit.marks]}


def search_text(hits: tuple[Hit, ...], sources: dict[str, Source]) -> str:
    """Give hits as text, with what was searched for marked."""
    lines: list[str] = []
    for hit in hits:
        evidence = hit.sentence.evidence
        lines += [
            marked(evidence.quote, hit.marks),
            faint(f"    — {place(evidence, sources, longest=TITLE)}, {evidence.article}"),
        ]
    return "\n".join(lines)
