"""`extractor who`: the Who's Who of the store, or the profile of one name."""

from typing import Annotated

import typer

from extractor.cli.options import (
    DEFAULT_STORE,
    AllOption,
    ArticleOption,
    FormatOption,
    SectionOption,
    StoreOption,
    narrowed,
)
from extractor.cli.printing import WIDTH, as_data, say, say_json
from extractor.digest import Digest, Profile, build_digest
from extractor.digest.text import render_who_text
from extractor.store import Question, Store, open_store


def who_command(
    name: Annotated[
        str | None, typer.Argument(help="A name, in any of its forms, or an id.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    format_: FormatOption = "text",
) -> None:
    """Tell who is who: all profiles, or those that go by one name.

    Example: extractor who OpenAI
    """
    with open_store(store) as opened:
        question = narrowed(opened, article=article, section=section, everything=everything)
        digest = who(opened, name, question)
    if format_ == "json":
        say_json([profile_data(profile) for profile in digest.profiles])
    else:
        say(who_text(digest, is_one=name is not None), end="")


def who(store: Store, name: str | None, question: Question) -> Digest:
    """Compose the profiles that a question asks for.

    Args:
        store: where to look.
        name: of one entity, or several that share it; None for all.
        question: which articles, sections and statuses count.

    Raises:
        UnknownName: nothing goes by this name.
    """
    statuses = question.statuses or ()
    if name is None:
        return build_digest(store.load(question), statuses=statuses)
    found: list[Digest] = []
    for id_ in store.find_entities(name):
        library = store.load(question.model_copy(update={"entity": id_}))
        digest = build_digest(library, statuses=statuses)
        mine = tuple(profile for profile in digest.profiles if profile.id == id_)
        found.append(digest.model_copy(update={"profiles": mine}))
    sources = {source.id: source for digest in found for source in digest.sources}
    return Digest(
        profiles=tuple(profile for digest in found for profile in digest.profiles),
        timeline=(),
        sources=tuple(sources[id_] for id_ in sorted(sources)),
    )


def profile_data(profile: Profile) -> dict[str, object]:
    """Give a profile as JSON holds it: with its text in one piece."""
    return {**as_data(profile), "text": profile.text}


def who_text(digest: Digest, *, is_one: bool) -> str:
    """Give profiles as text; without the heading where one name was asked for."""
    if not is_one:
        return render_who_text(digest, width=WIDTH)
    parts = []
    for profile in digest.profiles:
        alone = digest.model_copy(update={"profiles": (profile,)})
        parts.append(render_who_text(alone, name=profile.id, width=WIDTH))
    return "\n".join(parts) or "Nothing is told of it here.\n"
