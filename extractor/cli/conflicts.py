"""`extractor conflicts`: claims that cannot all be true, both sides quoted."""

from collections.abc import Iterator

from extractor.api import open_store
from extractor.asking.disagreements import Conflicts
from extractor.cli.options import (
    DEFAULT_STORE,
    AllOption,
    AnswerOption,
    ArticleOption,
    OutletOption,
    SectionOption,
    StoreOption,
    bounds,
)
from extractor.cli.replying import reply
from extractor.cli.sheets import Block, Line, Quote, Title


def conflicts_command(
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    outlet: OutletOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    format_: AnswerOption = "text",
) -> None:
    """List claims that cannot all be true: sums in two currencies, one event on two days.

    Example: extractor conflicts --format json
    """
    asked = bounds(article=article, section=section, outlet=outlet, everything=everything)
    with open_store(store) as archive:
        found = archive.conflicts(**asked)
    reply(found, format_, lambda: conflicts_sheet(found))


def conflicts_sheet(found: Conflicts) -> Iterator[Block]:
    """Give conflicts, both sides quoted."""
    for conflict in found.conflicts:
        yield Title(conflict.what, conflict.id)
        for claim in conflict.claims:
            yield Line(claim.value)
            yield Quote(claim.evidence)
    if not found.conflicts:
        yield Title("No two claims were found that cannot both be true.")
