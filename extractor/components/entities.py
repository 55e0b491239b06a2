"""Entities of one article: a parsed Doc goes in, named mentions grouped by what they stand for.

`names.py` finds the names, `joining.py` joins those that are one thing, `weighing.py` decides the
type of each. Pronouns and "the company" are added by `coreference.py`.
"""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.components.groups import Group, group_by_name, slug
from extractor.components.joining import (
    join_acronyms,
    join_codes,
    join_short_forms,
    join_translations,
)
from extractor.components.local import LocalEntity
from extractor.components.names import find_names
from extractor.components.weighing import ask_neighbours, weigh
from extractor.lexicon import Lexicon, load_lexicon

Doc.set_extension("entities", default=())
Doc.set_extension("mentions", getter=lambda doc: doc.spans.get("mentions", ()))


class EntityFinder:
    """Pipeline component: fills `doc.spans["mentions"]` and `doc._.entities`."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the tables of names."""
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Find, join and type the names of a Doc."""
        groups = group_names(find_names(doc, self.lexicon), self.lexicon)
        set_entities(doc, groups)
        return doc


@Language.factory("entities", assigns=["doc._.entities", "doc._.mentions"])
def _create(nlp: Language, name: str, lexicon: bool) -> EntityFinder:  # noqa: ARG001
    return EntityFinder(load_lexicon(names=lexicon))


def group_names(spans: Iterable[Span], lexicon: Lexicon) -> list[Group]:
    """Join names that are one thing and decide what each is.

    Args:
        spans: as `names.find_names` gives them.
        lexicon: known names.
    """
    groups = join_acronyms(join_translations(group_by_name(spans, lexicon)))
    for group in groups:
        weigh(group, lexicon)
    groups = join_codes(join_short_forms(groups, lexicon), lexicon)
    ask_neighbours(groups)
    return groups


def set_entities(doc: Doc, groups: Iterable[Group]) -> None:
    """Write typed groups into a Doc, in order of first mention."""
    mentions: list[Span] = []
    entities: list[LocalEntity] = []
    used: set[str] = set()
    for group in sorted(groups, key=lambda g: g.spans[0].start):
        if group.kind == "none":
            continue
        identity = _unique(f"{group.kind}:{slug(group.name)}", used)
        aliases = tuple(sorted(set(group.texts) - {group.name}))
        entities.append(LocalEntity(identity, group.kind, group.name, aliases))
        mentions += [
            Span(doc, s.start, s.end, label=group.kind, kb_id=identity, span_id=s.id_)
            for s in group.spans
        ]
    doc.spans["mentions"] = sorted(mentions, key=lambda span: span.start)
    doc._.entities = tuple(entities)


def _unique(identity: str, used: set[str]) -> str:
    number = 2
    candidate = identity
    while candidate in used:
        candidate, number = f"{identity}-{number}", number + 1
    used.add(candidate)
    return candidate
