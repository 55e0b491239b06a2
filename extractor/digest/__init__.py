"""The digest: a library goes in, Who's Who and What Happened When come out.

`build_digest` composes the records of `records.py`; `text.py` and `markup.py` print them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from extractor.digest.index import Index
from extractor.digest.records import Digest, Profile, ProfileSentence, Source, TimelineEntry
from extractor.digest.timeline import build_timeline
from extractor.digest.whos_who import build_profile, build_profiles

if TYPE_CHECKING:
    from extractor.records import Anchor, Article, Library, Status

__all__ = [
    "ANCHORS",
    "STATUSES",
    "Digest",
    "Profile",
    "ProfileSentence",
    "Source",
    "TimelineEntry",
    "build_digest",
    "build_profile",
    "build_timeline",
    "profile_index",
    "source_of",
]

STATUSES: tuple[Status, ...] = ("asserted", "planned")
"""What a digest shows unless asked for more."""

ANCHORS: tuple[Anchor, ...] = ("stated", "context")
"""Which datings a timeline shows: not those that rest on the article's own date alone."""


def build_digest(
    library: Library,
    *,
    statuses: Collection[Status] = STATUSES,
    anchors: Collection[Anchor] = ANCHORS,
) -> Digest:
    """Compose the Who's Who and the timeline of a library.

    Args:
        library: what is told of; narrow it first to ask about one article or section.
        statuses: shown facts and events. Negated ones are told in the timeline alone, and only
            where asked for; in a profile they never appear.
        anchors: shown datings of the timeline.

    Returns:
        The same library gives the same digest, byte for byte.
    """
    return Digest(
        profiles=build_profiles(profile_index(library, statuses=statuses)),
        timeline=build_timeline(library, statuses=statuses, anchors=anchors),
        sources=tuple(source_of(a) for a in sorted(library.articles, key=lambda a: a.id)),
    )


def profile_index(library: Library, *, statuses: Collection[Status] = STATUSES) -> Index:
    """Return a library looked up by entity, without what is denied: no profile tells that."""
    return Index(library, statuses=[status for status in statuses if status != "negated"])


def source_of(article: Article) -> Source:
    """Return what a reader must know of an article to find a passage again."""
    return Source(
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        path=article.path,
    )
