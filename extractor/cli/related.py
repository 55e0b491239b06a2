"""`extractor related`: who has to do with one entity, each with the sentence that shows it."""

from collections.abc import Iterator

from extractor.api import open_store
from extractor.asking.related import Related, Relative
from extractor.cli.options import (
    DEFAULT_STORE,
    AllOption,
    AnswerOption,
    ArticleOption,
    FromOption,
    InOption,
    LimitOption,
    NameArgument,
    OutletOption,
    SectionOption,
    StatusOption,
    StoreOption,
    ToOption,
    bounds,
)
from extractor.cli.replying import reply, tell_taken
from extractor.cli.sheets import Block, Detail, Line, Mark, Quote, Title


def related_command(
    name: NameArgument,
    first: FromOption = None,
    last: ToOption = None,
    inside: InOption = None,
    limit: LimitOption = 20,
    store: StoreOption = DEFAULT_STORE,
    article: ArticleOption = None,
    outlet: OutletOption = None,
    section: SectionOption = None,
    everything: AllOption = False,
    status: StatusOption = None,
    format_: AnswerOption = "text",
) -> None:
    """Tell who has to do with one entity, by ties or shared events, the closest first.

    Example: extractor related Nvidia --in 2025
    """
    asked = bounds(
        article=article,
        section=section,
        outlet=outlet,
        days=(first, last, inside),
        everything=everything,
        status=status,
    )
    with open_store(store) as archive:
        found = archive.related(name, limit=limit, **asked)
    tell_taken(found.entity)
    reply(found, format_, lambda: related_sheet(found))


def related_sheet(found: Related) -> Iterator[Block]:
    """Give the others under the entity's name."""
    yield Title(found.entity.name, found.entity.id)
    for one in found.relatives:
        yield Line(f"{one.entity.name}  ({one.entity.type}; {_counts(one)})")
        if one.ties:
            yield Detail(", ".join(one.ties))
        yield Quote(one.evidence)
        yield Mark((one.fact,))
    if not found.relatives:
        yield Detail("nobody has to do with it here")


def _counts(one: Relative) -> str:
    """Give what two share in words.

    >>> from extractor.cli.related import _number
    >>> _number(1, "tie"), _number(2, "tie")
    ('1 tie', '2 ties')
    """
    counts = ((one.n_relations, "tie"), (one.n_events, "event"), (one.n_articles, "article"))
    return ", ".join(_number(n, word) for n, word in counts if n)


def _number(n: int, word: str) -> str:
    return f"{n} {word}{'' if n == 1 else 's'}"
