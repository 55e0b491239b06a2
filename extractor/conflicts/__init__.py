"""Claims that cannot all be true: a Library goes in, Conflicts come out, both sides quoted.

Each kind of sign is a module: `sums.py` (one sum in two currencies, with a slip of magnitude, one
deal at two prices), `days.py` (one event on two days), `posts.py` (two holders of one post),
`denials.py` (told and denied). A later state is no contradiction of an earlier one. Nothing is
resolved or dropped here; a reader decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.conflicts.days import find_days
from extractor.conflicts.denials import find_denials
from extractor.conflicts.posts import find_posts
from extractor.conflicts.records import Claim, Conflict, ConflictKind
from extractor.conflicts.sums import find_sums

if TYPE_CHECKING:
    from extractor.records import Library

__all__ = ["Claim", "Conflict", "ConflictKind", "find_conflicts"]


def find_conflicts(library: Library) -> tuple[Conflict, ...]:
    """Find claims that cannot all be true, sorted by kind and id."""
    found = [
        *find_sums(library),
        *find_days(library),
        *find_posts(library),
        *find_denials(library),
    ]
    told = [c for c in found if not any(_covers(other, c) for other in found)]
    return tuple(sorted(set(told), key=lambda conflict: (conflict.kind, conflict.id)))


def _covers(other: Conflict, conflict: Conflict) -> bool:
    """Tell whether another conflict quotes all of these sentences, and more or of a first name.

    The same sentences disagree once, however many entities they are about.
    """
    if other.kind != conflict.kind or other is conflict:
        return False
    mine, others = set(conflict.claims), set(other.claims)
    return mine < others or (mine == others and other.what < conflict.what)
