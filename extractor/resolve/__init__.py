"""Who is meant: an Extraction with ids of its own article goes in, one with global ids comes out.

`names.py` makes ids and keys of names, `linking.py` judges which ids of many articles are one,
`library.py` puts many extractions together. Nothing here knows the store.
"""

from extractor.resolve.article import KnownName, NameLookup, resolve
from extractor.resolve.library import library_of
from extractor.resolve.linking import Linking, NameFacts, NameNode, link_names
from extractor.resolve.names import entity_id, name_key, slug, sound_keys

__all__ = [
    "KnownName",
    "Linking",
    "NameFacts",
    "NameLookup",
    "NameNode",
    "entity_id",
    "library_of",
    "link_names",
    "name_key",
    "resolve",
    "slug",
    "sound_keys",
]
