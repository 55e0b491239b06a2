"""Who is meant: an Extraction with ids of its own article goes in, one with global ids comes out.

`names.py` makes ids and keys of names, `linking.py` judges which ids of many articles are one,
`reports.py`, `filing.py` and `gathering.py` which of their events are one, `library.py` puts many
extractions together, `corrections.py` applies what a person said. Nothing here knows the store.
"""

from extractor.resolve.article import (
    KnownName,
    NameLookup,
    merge_entities,
    resolve,
    with_ends,
    with_participants,
)
from extractor.resolve.corrections import (
    Correction,
    CorrectionKind,
    correct,
    judgements_of,
    split_id,
    type_of,
)
from extractor.resolve.deeds import shared_deeds
from extractor.resolve.filing import keys_of
from extractor.resolve.gathering import Pair, cluster_pairs, lead_of, pair_reports
from extractor.resolve.library import (
    FIRM_TYPES,
    assemble,
    entity_keys,
    library_of,
    merge_events,
)
from extractor.resolve.linking import MANY, Linking, NameFacts, NameNode, link_names
from extractor.resolve.names import (
    entity_id,
    has_han,
    name_key,
    simplified,
    slug,
    sound_keys,
    sounds_begin,
)
from extractor.resolve.reports import Report, is_again, report_of, sum_weight

__all__ = [
    "FIRM_TYPES",
    "MANY",
    "Correction",
    "CorrectionKind",
    "KnownName",
    "Linking",
    "NameFacts",
    "NameLookup",
    "NameNode",
    "Pair",
    "Report",
    "assemble",
    "cluster_pairs",
    "correct",
    "entity_id",
    "entity_keys",
    "has_han",
    "is_again",
    "judgements_of",
    "keys_of",
    "lead_of",
    "library_of",
    "link_names",
    "merge_entities",
    "merge_events",
    "name_key",
    "pair_reports",
    "report_of",
    "resolve",
    "shared_deeds",
    "simplified",
    "slug",
    "sound_keys",
    "sounds_begin",
    "split_id",
    "sum_weight",
    "type_of",
    "with_ends",
    "with_participants",
]
