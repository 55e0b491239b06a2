"""`extractor compare`: what a page's own digest says against what its prose says."""

from collections.abc import Iterator
from typing import Annotated

import typer

from extractor.api import open_store
from extractor.asking.compare import Claim, Comparison, Comparisons, is_digest
from extractor.cli.options import (
    DEFAULT_STORE,
    AllOption,
    AnswerOption,
    ArticleOption,
    OutletOption,
    StoreOption,
    bounds,
)
from extractor.cli.replying import reply
from extractor.cli.sheets import Block, Detail, Head, Line, Mark, Quote, Title

_HEADS = {
    "digest": "Only the digest says",
    "prose": "Only the prose says",
    "both": "Both say",
}


def compare_command(
    agreed: Annotated[
        bool, typer.Option("--agreed", help="Also what both say and what only the prose says.")
    ] = False,
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    outlet: OutletOption = None,
    everything: AllOption = False,
    format_: AnswerOption = "text",
) -> None:
    """Compare the summary that a page prints of itself with its prose: where they differ.

    Example: extractor compare --article a1b2
    """
    with open_store(store) as archive:
        found = archive.compare(**bounds(article=article, outlet=outlet, everything=everything))
    reply(found, format_, lambda: compare_sheet(found, agreed=agreed))


def compare_sheet(found: Comparisons, *, agreed: bool) -> Iterator[Block]:
    """Give what the digest alone says, and where it contradicts the prose."""
    for one in found.articles:
        yield from _compared(one, agreed=agreed)
    if not found.articles:
        yield Title("No page prints a digest of itself here.")


def _compared(one: Comparison, *, agreed: bool) -> Iterator[Block]:
    yield Title(one.title, one.article)
    counts = (f"{one.count(where)} {where}" for where in ("both", "digest", "prose"))
    yield Detail(f"names, relations and events: {', '.join(counts)}")
    for conflict in one.conflicts:
        yield Head(f"They disagree: {conflict.what}")
        for side in conflict.claims:
            yield Line(f"{'digest' if is_digest(side.evidence) else 'prose'}: {side.value}")
            yield Quote(side.evidence)
        yield Mark((conflict.id,))
    for where in ("digest", "prose", "both") if agreed else ("digest",):
        claims = [claim for claim in one.claims if claim.where == where]
        if claims:
            yield Head(f"{_HEADS[where]} ({len(claims)})")
        for claim in claims:
            yield from _claim(claim)


def _claim(claim: Claim) -> Iterator[Block]:
    yield Line(f"names {claim.text}" if claim.kind == "name" else claim.text)
    for evidence in claim.evidence:
        yield Quote(evidence)
    yield Mark((claim.fact,))
