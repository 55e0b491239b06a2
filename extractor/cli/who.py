"""`extractor who`: the Who's Who of the store, or the dossier of one name."""

from typing import Annotated

import typer

from extractor.api import open_store
from extractor.asking.who import WhosWho
from extractor.cli.dossiers import dossiers_markdown, dossiers_text
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
from extractor.cli.printing import line_width, say, say_json, say_long, say_rows
from extractor.digest.markup import render_who_markdown
from extractor.digest.text import render_who_text


def who_command(
    name: Annotated[
        str | None, typer.Argument(help="A name, in any of its forms, or an id.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    outlet: OutletOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    format_: AnswerOption = "text",
) -> None:
    """Tell who is who: all profiles, or all that is told of those that go by one name.

    Example: extractor who OpenAI
    """
    asked = bounds(article=article, section=section, outlet=outlet, everything=everything)
    with open_store(store) as archive:
        found = archive.who(name, **asked)
    if format_ == "json":
        say_json(found.data())
    elif format_ == "csv":
        say_rows(found.columns, found.rows())
    elif format_ == "markdown":
        say(who_markdown(found, is_one=name is not None), end="")
    else:
        say_long(who_text(found, is_one=name is not None))


def who_text(found: WhosWho, *, is_one: bool) -> str:
    """Give profiles as text; dossiers, without the heading, where one name was asked for."""
    if not is_one:
        return render_who_text(found.digest, width=line_width()).rstrip("\n")
    return dossiers_text(found) or "Nothing is told of it here."


def who_markdown(found: WhosWho, *, is_one: bool) -> str:
    """Give the same as Markdown."""
    return dossiers_markdown(found) if is_one else render_who_markdown(found.digest)
