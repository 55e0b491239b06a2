"""Who is meant: an Extraction with ids of its own article goes in, one with global ids comes out.

`names.py` makes ids and keys of names, `linking.py` judges which ids of many articles are one,
`library.py` puts many extractions together. Nothing here knows the store.
"""

from extractor.resolve.article import (
    KnownName,
    NameLookup,
    merge_entities,
    resolve,
    with_ends,
    with_participants,
)
from extractor.resolve.library import FIRM_TYPES, assemble, entity_keys, library_of
from extractor.resolve.linking import Linking, NameFacts, NameNode, link_names
from extractor.resolve.names import (
    entity_id,
    has_han,
    name_key,
    simplified,
    slug,
    sound_keys,
)

__all__ = [
    "FIRM_TYPES",
    "KnownName",
    "Linking",
    "NameFacts",
    "NameLookup",
    "NameNode",
    "assemble",
    "entity_id",
    "entity_keys",
    "has_han",
    "library_of",
    "link_names",
    "merge_entities",
    "name_key",
    "resolve",
    "simplified",
    "slug",
    "sound_keys",
    "with_ends",
    "with_participants",
]
