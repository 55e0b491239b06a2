"""An article goes in, the lines that were kept out of it come out, each with its reason."""

from collections.abc import Iterator

from extractor.records import Article


def describe_dropped(article: Article) -> Iterator[str]:
    """Tell each line of the page that is no part of the article: `reason: line`."""
    for line in article.dropped:
        yield f"{line.reason}: {line.text}"
