"""`extractor when`: the timeline of the store, of one entity, or of a stretch of time."""

from typing import Annotated

import typer

from extractor.cli.options import (
    DEFAULT_STORE,
    AllOption,
    ArticleOption,
    FormatOption,
    SectionOption,
    StoreOption,
    first_day,
    last_day,
    narrowed,
)
from extractor.cli.printing import faint, paragraph, quoted, say, say_json, strong
from extractor.digest import Digest, TimelineEntry, build_digest
from extractor.digest.inert import inert
from extractor.digest.notes import sources_by_id, status_mark
from extractor.store import Question, Store, open_store


def when_command(
    entity: Annotated[
        str | None, typer.Option("--entity", help="Only what this takes part in.", metavar="NAME")
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", help="From this day, month or year on.", metavar="D")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", help="Up to this day, month or year.", metavar="D")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    format_: FormatOption = "text",
) -> None:
    """Tell what happened when, each line with its source.

    Example: extractor when --entity Microsoft --from 2023-01 --to 2023-07-15
    """
    days = {
        "first": None if first is None else first_day(first),
        "last": None if last is None else last_day(last),
    }
    with open_store(store) as opened:
        question = narrowed(opened, article=article, section=section, everything=everything)
        digest = when(opened, entity, question.model_copy(update=days))
    if format_ == "json":
        say_json(digest.timeline)
    else:
        say(when_text(digest))


def when(store: Store, entity: str | None, question: Question) -> Digest:
    """Compose the timeline that a question asks for.

    Args:
        store: where to look.
        entity: name of who takes part; None for all.
        question: which days, articles, sections and statuses count.

    Raises:
        UnknownName: nothing goes by this name.
    """
    if entity is not None:
        id_ = store.find_entities(entity)[0]
        question = question.model_copy(update={"entity": id_})
    library = store.load(question)
    return build_digest(library, statuses=question.statuses or ())


def when_text(digest: Digest) -> str:
    """Give a timeline as text: under each date its events, each with its sources and ids."""
    sources = sources_by_id(digest)
    lines = [strong("What Happened When")]
    label = None
    for entry in digest.timeline:
        if entry.label != label:
            lines += ["", strong(entry.label)]
            label = entry.label
        lines.append(paragraph(_line(entry), indent="  "))
        lines += [quoted(evidence, sources, indent="      ") for evidence in entry.evidence]
        lines.append(faint(f"      {'  '.join(entry.events)}"))
    if not digest.timeline:
        lines += ["", "No dated events."]
    return "\n".join(lines)


def _line(entry: TimelineEntry) -> str:
    mark = status_mark(entry)
    text = inert(entry.text)
    return f"{text} {mark}" if mark else text
