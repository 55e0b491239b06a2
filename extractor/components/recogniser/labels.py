"""Labels: what the heads of the recogniser tell of a word.

Their order is the order of the network's outputs: a change here asks for a new training.
"""

from collections.abc import Sequence

from extractor.components.kinds import Kind

TYPES: tuple[Kind, ...] = ("company", "organization", "person", "model", "product", "place")
"""Entity types, in the order of the network's outputs."""

NAME_LABELS = ("O", *(f"{place}-{kind}" for kind in TYPES for place in "BI"))
"""Outside of a name, or beginning or inside of one of a type."""

NOMINAL_LABELS = ("O", "B", "I")
"""Outside, beginning, inside of a phrase that stands for a named thing: "the company"."""

DEED_LABELS = ("O", "asserted", "unasserted")
"""Whether a word is the trigger of a dated event, and whether the text vouches for it."""

TIES = (
    "acquires", "competes_with", "develops", "employs", "founded", "integrates", "invests_in",
    "leads", "located_in", "owns", "partners_with", "regulates", "sues", "supplies",
)  # fmt: skip
"""Relation types, in the order of the network's outputs."""

TIE_LABELS = tuple(f"{type_} {way}" for type_ in TIES for way in "><")
"""A relation in which the mention that stands first is the source (`>`) or the target (`<`); two
mentions may stand in several."""

FORMS = ("name", "nominal", "pronoun")
"""How a mention names what it stands for."""

KINDS = len(TYPES) * len(FORMS)
"""Numbers of what a mention stands for and how it names it; one more stands for a deed."""


def kind_number(type_: str, form: str) -> int:
    """Number of what a mention stands for and how it names it, below `KINDS`.

    >>> kind_number("organization", "pronoun")
    5
    """
    return TYPES.index(type_) * len(FORMS) + FORMS.index(form)


def tag_number(kind: int, *, is_first: bool) -> int:
    """Tag of a word in a mention, as the second reading gets it; 0 is the tag of other words."""
    return 1 + 2 * kind + (0 if is_first else 1)


TAGS = 1 + 2 * KINDS
"""Number of tags."""

LONGEST_GAP = 30
"""Words between two mentions beyond which they are no pair to the head of relations."""

GAPS, GAP_STEP = 11, 3
"""Classes of distance on either side, and words of one class."""


def gap_number(gap: int) -> int:
    """Class of a distance in words, which is negative where the second stands before the first.

    >>> [gap_number(n) for n in (-100, -4, 0, 2, 3, 100)]
    [0, 10, 11, 11, 12, 22]
    """
    return GAPS + max(-GAPS, min(GAPS, int(gap / GAP_STEP)))


def gap_between(first: Sequence[int], second: Sequence[int]) -> int:
    """Class of the distance of two stretches of words, given by (start, end, ...)."""
    is_behind = second[0] >= first[0]
    return gap_number(second[0] - first[1] if is_behind else second[1] - first[0])
