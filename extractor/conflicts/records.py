"""Conflicts: claims that cannot all be true go in as passages, a Conflict with its id comes out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

from extractor.records import Evidence, Record

ConflictKind = Literal["amount", "currency", "day", "denial", "magnitude", "post"]


class Claim(Record):
    """One side of a conflict: what is claimed, and where."""

    value: str
    evidence: Evidence


class Conflict(Record):
    """Claims that cannot all be true.

    Attributes:
        id: `conflict:` and 12 hexadecimal digits, from kind and places of the claims.
        kind: `amount`: one deal at two prices; `currency`: one sum in two currencies; `day`: one
            event on two days; `denial`: told here and denied there; `magnitude`: one sum with a
            slip of ten, a hundred or a thousand; `post`: two holders of one post at one time.
        what: one line that says what they disagree about.
        claims: sorted by article and offset.
    """

    id: str
    kind: ConflictKind
    what: str
    claims: tuple[Claim, ...]

    def as_json(self) -> dict[str, object]:
        """Give it as the output contract has it."""
        claims = [
            {"article": c.evidence.article, "quote": c.evidence.quote, "value": c.value}
            for c in self.claims
        ]
        return {"id": self.id, "kind": self.kind, "what": self.what, "claims": claims}


def place(evidence: Evidence) -> tuple[str, int, int]:
    """Give what passages are sorted by."""
    return evidence.article, evidence.start, evidence.end


def make_conflict(kind: ConflictKind, what: str, claims: Iterable[Claim]) -> Conflict:
    """Make a conflict of claims; the same claim twice counts once."""
    unique = {(place(claim.evidence), claim.value): claim for claim in claims}
    ordered = tuple(unique[key] for key in sorted(unique))
    places = [f"{c.evidence.article}:{c.evidence.start}-{c.evidence.end}" for c in ordered]
    digest = hashlib.sha256("|".join([kind, *places]).encode()).hexdigest()
    return Conflict(id=f"conflict:{digest[:12]}", kind=kind, what=what, claims=ordered)
