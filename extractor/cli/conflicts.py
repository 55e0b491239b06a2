"""`extractor conflicts`: claims that cannot all be true, both sides quoted."""

from extractor.cli.options import (
    DEFAULT_STORE,
    AllOption,
    ArticleOption,
    FormatOption,
    SectionOption,
    StoreOption,
    narrowed,
)
from extractor.cli.printing import TITLE, paragraph, say, say_json, sources_of, strong
from extractor.conflicts import Conflict, find_conflicts
from extractor.digest.inert import inert
from extractor.digest.notes import place
from extractor.digest.records import Source
from extractor.store import open_store


def conflicts_command(
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    format_: FormatOption = "text",
) -> None:
    """List claims that cannot all be true: sums in two currencies, one event on two days.

    Example: extractor conflicts --format json
    """
    with open_store(store) as opened:
        question = narrowed(opened, article=article, section=section, everything=everything)
        library = opened.load(question)
    found = find_conflicts(library)
    if format_ == "json":
        say_json([conflict.as_json() for conflict in found])
    else:
        say(conflicts_text(found, sources_of(library.articles)))


def conflicts_text(found: tuple[Conflict, ...], sources: dict[str, Source]) -> str:
    """Give conflicts as text, both sides quoted."""
    if not found:
        return "No two claims were found that cannot both be true."
    lines: list[str] = []
    for conflict in found:
        lines.append(strong(paragraph(f"{inert(conflict.what)}  ({conflict.id})")))
        for claim in conflict.claims:
            where = place(claim.evidence, sources, longest=TITLE)
            told = f"{inert(claim.value)}: “{inert(claim.evidence.quote)}” — {where}"
            lines.append(paragraph(told, indent="    "))
        lines.append("")
    return "\n".join(lines[:-1])
