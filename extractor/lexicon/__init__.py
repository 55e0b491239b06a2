"""What is generally known: well-known names, and words that tell types and roles.

`load_lexicon()` gives a `Lexicon`; its tables are text files in `data/`, one entry a line.
"""

from extractor.lexicon.entries import Entry, fold
from extractor.lexicon.lexicon import Lexicon, load_lexicon
from extractor.lexicon.words import (
    HeadNouns,
    LegalForms,
    NameParts,
    PersonNames,
    RoleRelation,
    Titles,
)

__all__ = [
    "Entry",
    "HeadNouns",
    "LegalForms",
    "Lexicon",
    "NameParts",
    "PersonNames",
    "RoleRelation",
    "Titles",
    "fold",
    "load_lexicon",
]
