"""A parsed web page goes in, what it says about itself comes out: JSON-LD first, then meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.bylines import find_byline, is_author

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "blogposting",
    "webpage",
    "report",
)
_DATE_NAMES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "parsely-pub-date", "publication_date", "publish-date", "publishdate", "published", "pubdate",
    "dc.date.issued", "dc.date.created", "dcterms.created", "dc.date", "sailthru.date", "date",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "twitter:title", "parsely-title")
_OUTLET_NAMES = ("og:site_name", "application-name", "dc.publisher", "publisher")
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "parsely-author",
    "byl",
    "dc.creator",
    "sailthru.author",
)
_SITE_BEHIND_TITLE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")
_DEEPEST = 20


class Metadata(NamedTuple):
    """What a web page says about itself; `window` is the title of its window, without the site."""

    title: str | None
    window: str | None
    published: str | None
    outlet: str | None
    authors: tuple[str, ...]


def read_metadata(tree: HtmlElement) -> Metadata:
    """Read what a web page says about itself."""
    things = sorted(_read_linked_data(tree), key=_rank)
    tags = _read_tags(tree)
    return Metadata(
        title=_first([*(thing.get("headline") for thing in things), *_pick(tags, _TITLE_NAMES)]),
        window=_first([_SITE_BEHIND_TITLE.sub("", str(tree.findtext(".//title") or ""))]),
        published=_first(
            [
                *(thing.get("datePublished") for thing in things),
                *_pick(tags, _DATE_NAMES),
                *tree.xpath("//*[@itemprop='datePublished']/@datetime"),
                *tree.xpath("//*[@itemprop='datePublished']/@content"),
                *tree.xpath("//time[@pubdate]/@datetime"),
            ]
        ),
        outlet=_first(
            [*_pick(tags, _OUTLET_NAMES[:1]), *(_name(t.get("publisher")) for t in things),
             *_pick(tags, _OUTLET_NAMES[1:])]
        ),
        authors=_read_authors(things, tags),
    )  # fmt: skip


def _read_linked_data(tree: HtmlElement) -> Iterator[dict[str, object]]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _walk(data, depth=0)


def _walk(data: object, *, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _walk(item, depth=depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _walk(data.get(key), depth=depth + 1)


def _rank(thing: dict[str, object]) -> int:
    """Articles first: a page may describe its site, its breadcrumbs and its pictures as well."""
    types = thing.get("@type")
    names = types if isinstance(types, list) else [types]
    ranks = [
        _ARTICLE_TYPES.index(str(n).lower()) for n in names if str(n).lower() in _ARTICLE_TYPES
    ]
    return 0 if ranks and min(ranks) < 4 else (1 if ranks else 2)


def _read_tags(tree: HtmlElement) -> dict[str, str]:
    tags: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            if name := meta.get(attribute):
                tags.setdefault(name.lower(), meta.get("content"))
    return tags


def _pick(tags: dict[str, str], names: tuple[str, ...]) -> Iterator[str]:
    return (tags[name] for name in names if name in tags)


def _first(values: list[object]) -> str | None:
    strings = (value.strip() for value in values if isinstance(value, str))
    return next(filter(None, strings), None)


def _name(thing: object) -> object:
    return thing.get("name") if isinstance(thing, dict) else thing


def _read_authors(things: list[dict[str, object]], tags: dict[str, str]) -> tuple[str, ...]:
    for thing in things:
        author = thing.get("author")
        named = [_name(item) for item in (author if isinstance(author, list) else [author])]
        authors = [name.strip() for name in named if isinstance(name, str)]
        if found := tuple(dict.fromkeys(name for name in authors if is_author(name))):
            return found
    for value in _pick(tags, _AUTHOR_NAMES):
        if byline := find_byline(f"By {value}"):
            return byline.authors
    return ()
