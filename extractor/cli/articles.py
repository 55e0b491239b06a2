"""`extractor articles`: what is in the store."""

from extractor.cli.options import DEFAULT_STORE, FormatOption, StoreOption
from extractor.cli.printing import columns, complain, say, say_json
from extractor.digest.inert import inert
from extractor.records import Article
from extractor.store import Store, open_store


def articles_command(store: StoreOption = DEFAULT_STORE, format_: FormatOption = "text") -> None:
    """List the articles of the store, the oldest first.

    Example: extractor articles
    """
    with open_store(store) as opened:
        found = articles(opened)
    if format_ == "json":
        say_json([article_data(article) for article in found])
    elif found:
        say("\n".join(columns([_row(article) for article in found])))
    else:
        complain("the store holds no article")


def articles(store: Store) -> list[Article]:
    """Read the articles, those without a date first, then by date and id."""
    return sorted(store.articles(), key=lambda article: (article.published or "", article.id))


def article_data(article: Article) -> dict[str, object]:
    """Give an article as JSON holds it: all but its text."""
    told = article.model_dump(mode="json", exclude={"text", "paragraphs", "dropped"})
    return {**told, "words": article.words}


def _row(article: Article) -> tuple[str, ...]:
    return (
        article.id,
        (article.published or "no date")[:10],
        f"{article.words} words",
        inert(article.title) or "(no title)",
        inert(article.path),
    )
