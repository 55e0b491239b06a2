"""Labels: what the heads of the recogniser tell of a word.

Their order is the order of the network's outputs: a change here asks for a new training.
"""

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
