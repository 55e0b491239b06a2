"""The Python API: the path of a store goes in, an `Archive` comes out that answers questions.

The command line asks through it as well, so that both say the same.

    from extractor import open_store

    with open_store("outputs/articles.db") as archive:
        print(archive.who("OpenAI").dossiers[0].profile.text)
        archive.timeline("OpenAI", start="early 2023").to_frame()
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from extractor import store as stores
from extractor.asking.narrowing import Bounds, Within, load

if TYPE_CHECKING:
    from types import TracebackType

    from extractor.asking.between import Between
    from extractor.asking.compare import Comparisons
    from extractor.asking.disagreements import Conflicts
    from extractor.asking.links import Links
    from extractor.asking.related import Related
    from extractor.asking.search import Hits
    from extractor.asking.timeline import Timeline
    from extractor.asking.top import Top
    from extractor.asking.ways import Way
    from extractor.asking.who import WhosWho
    from extractor.asking.why import Reasons
    from extractor.records import EntityType, Library

__all__ = ["Archive", "open_store"]


def open_store(path: str | Path) -> Archive:
    """Open a store that `extractor ingest` made, to ask it; use it as a context manager.

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    return Archive(stores.open_store(path))


class Archive:
    """Articles that can be asked; `open_store` opens one.

    Every question takes the bounds of `extractor.asking.narrowing.Within` by name: `article`,
    `section`, `outlet`, `start`, `end`, `relations`, `statuses`. Dates are written as people do
    (`"early 2024"`). Every answer is a record with `data()` (as JSON), `rows()` and, with pandas,
    `to_frame()`; its evidence says where each line is read.

    All questions raise UnknownName where nothing goes by a name, with the nearest names, and
    BadDate where a date is none. What a question needs is imported when it is asked.
    """

    def __init__(self, store: stores.Store) -> None:
        """Ask this store."""
        self.store = store

    def __enter__(self) -> Archive:
        """Give the archive itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.store.__exit__(kind, error, trace)

    def who(self, name: str | None = None, **bounds: Unpack[Bounds]) -> WhosWho:
        """Tell who is who: the dossiers of those that go by a name, or the profiles of all."""
        from extractor.asking.who import who

        return who(self.store, name, Within(**bounds))

    def timeline(
        self,
        *names: str,
        types: tuple[str, ...] = (),
        min_sources: int = 1,
        limit: int | None = None,
        **bounds: Unpack[Bounds],
    ) -> Timeline:
        """Tell what happened when.

        Args:
            names: only events that all of these take part in.
            types: only events of one of these types (`acquire`, `launch`, `sue`), or told by
                one of these words (`bought`).
            min_sources: only what at least so many independent sources tell.
            limit: most events, those that begin first in the days asked for; None for all.
            bounds: as in `Within`; with `relations`, only events that state such a relation.
        """
        from extractor.asking.timeline import Choice, timeline

        choice = Choice(entities=names, types=types, min_sources=min_sources)
        return timeline(self.store, choice, Within(**bounds), limit=limit)

    def links(self, name: str, *, limit: int | None = None, **bounds: Unpack[Bounds]) -> Links:
        """Tell the relations of one entity; with a limit, the surest."""
        from extractor.asking.links import links

        return links(self.store, name, Within(**bounds), limit=limit)

    def path(self, left: str, right: str, **bounds: Unpack[Bounds]) -> Way:
        """Tell how two are connected: the shortest chain of relations, or of shared events."""
        from extractor.asking.ways import way

        return way(self.store, left, right, Within(**bounds))

    def between(self, left: str, right: str, **bounds: Unpack[Bounds]) -> Between:
        """Tell all ties of two, the events that they share, and thirds that both are tied to."""
        from extractor.asking.between import between

        return between(self.store, left, right, Within(**bounds))

    def related(self, name: str, *, limit: int | None = 20, **bounds: Unpack[Bounds]) -> Related:
        """Tell who has to do with one entity, the closest first."""
        from extractor.asking.related import related

        return related(self.store, name, Within(**bounds), limit=limit)

    def top(
        self,
        *,
        types: tuple[EntityType, ...] = (),
        rising: bool = False,
        limit: int | None = 20,
        **bounds: Unpack[Bounds],
    ) -> Top:
        """Tell who is most connected or, against the stretch before `start`, on the rise."""
        from extractor.asking.top import top

        return top(self.store, Within(**bounds), types=types, rising=rising, limit=limit)

    def compare(self, **bounds: Unpack[Bounds]) -> Comparisons:
        """Tell what a page's own digest says against what its prose says."""
        from extractor.asking.compare import compare

        return compare(self.store, Within(**bounds))

    def conflicts(self, **bounds: Unpack[Bounds]) -> Conflicts:
        """Tell claims that cannot all be true."""
        from extractor.asking.disagreements import conflicts

        return conflicts(self.store, Within(**bounds))

    def search(self, words: str, *, limit: int | None = 20, **bounds: Unpack[Bounds]) -> Hits:
        """Find the sentences that hold all of some words, the best first."""
        from extractor.asking.search import search

        return search(self.store, words, Within(**bounds), limit=limit)

    def why(self, id_: str, *, most: int | None = 10) -> Reasons:
        """Show what stands behind an id: the passages in place, and the rule or model.

        Args:
            id_: of an event, relation, entity, article or conflict, or the beginning of one.
            most: most mentions of an entity to show; None for all.
        """
        from extractor.asking.why import why

        return why(self.store, id_, most=most)

    def library(self, **bounds: Unpack[Bounds]) -> Library:
        """Give all records themselves: what exports and graphs are made of."""
        return load(self.store, Within(**bounds))
