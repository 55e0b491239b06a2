"""Entities of one article: a parsed Doc goes in, named mentions grouped by what they stand for.

Names that are one thing are joined in stated order (equal after folding, known aliases, acronyms,
short forms of a longer name), each join accepted only when a single candidate remains; then the
signs of all mentions decide the type (`kinds.py`). Pronouns and "the company" are added by
`coreference.py`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.components.chinese.joining import glossed, is_chinese_short_form, is_han
from extractor.components.kinds import ORDER, Kind, decide, signs, talks_of_models
from extractor.components.layout import is_chinese, paragraph_of
from extractor.components.local import LocalEntity
from extractor.components.names import find_names
from extractor.lexicon import Lexicon
from extractor.lexicon.words import legal_forms, name_parts

Doc.set_extension("entities", default=())
Doc.set_extension("mentions", getter=lambda doc: doc.spans.get("mentions", ()))

ENOUGH = 0.5
"""Smallest sum of signs that makes a name an entity: less than one good sign, since nine of ten
stretches that look like a name in running text are one."""
MARGIN = 0.5
"""A lead smaller than this is undecided, and neighbours in a list may decide it."""

SMALL_WORDS = frozenset({"of", "the", "and", "for", "&", "in", "on", "de"})


@dataclass(slots=True)
class _Group:
    """Names joined so far.

    Attributes:
        spans: all mentions, in text order.
        kind: what they stand for, as weighed last.
        sums: what was weighed.
        texts: the different forms.
        name: the fullest form.
        words: its words without article and legal form.
        first: first token in running text; titles abbreviate what the text has yet to introduce.
    """

    spans: list[Span] = field(default_factory=list)
    kind: Kind = "none"
    sums: dict[Kind, float] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    name: str = ""
    words: list[str] = field(default_factory=list)
    first: int = 0

    def take(self, spans: Iterable[Span]) -> None:
        """Add mentions."""
        self.spans = sorted([*self.spans, *spans], key=lambda span: span.start)
        self.texts = list(dict.fromkeys(span.text for span in self.spans))
        self.name = max(self.texts, key=lambda text: (len(core_words(text)), len(text), text))
        self.words = core_words(self.name)
        body = [span.start for span in self.spans if _in_body(span)]
        self.first = min(body) if body else len(self.spans[0].doc)


def _in_body(span: Span) -> bool:
    paragraphs = span.doc._.paragraphs
    return not paragraphs or paragraphs[paragraph_of(span.doc, span.start_char)].kind == "text"


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


def set_entities(doc: Doc, groups: Iterable[_Group]) -> None:
    """Write typed groups into a Doc, in order of first mention."""
    mentions: list[Span] = []
    entities: list[LocalEntity] = []
    used: set[str] = set()
    for group in sorted(groups, key=lambda g: g.spans[0].start):
        if group.kind == "none":
            continue
        name = group.name
        identity = _unique(f"{group.kind}:{slug(name)}", used)
        aliases = tuple(sorted(set(group.texts) - {name}))
        entities.append(LocalEntity(identity, group.kind, name, aliases))  # type: ignore[arg-type]
        mentions += [
            Span(doc, s.start, s.end, label=group.kind, kb_id=identity, span_id=s.id_)
            for s in group.spans
        ]
    doc.spans["mentions"] = sorted(mentions, key=lambda span: span.start)
    doc._.entities = tuple(entities)


def group_names(spans: list[Span], lexicon: Lexicon) -> list[_Group]:
    """Join names that are one thing and decide what each is."""
    groups = _by_key(spans, lexicon)
    groups = _join_acronyms(_join_translations(groups))
    for group in groups:
        _weigh(group, lexicon)
    groups = _join_short_forms(groups, lexicon)
    _ask_neighbours(groups)
    return groups


# --- joining --------------------------------------------------------------------------------------


def core_words(name: str) -> list[str]:
    """Words of a name without article, legal form and possessive ending.

    >>> core_words("The Walt Disney Co.")
    ['Walt', 'Disney']
    """
    words = re.sub(r"['’]s$", "", name).replace(",", " ").split()
    while len(words) > 1 and words[-1].replace(".", "") in legal_forms().pure:
        words.pop()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    return words


def _key(name: str) -> str:
    words = core_words(name)
    text = " ".join(words).replace("’", "'")
    # "SAN FRANCISCO" opens a dateline; "IT" is not "it".
    return text.lower() if len(text) > 4 or not text.isupper() else text


def _by_key(spans: list[Span], lexicon: Lexicon) -> list[_Group]:
    keyed: dict[str, list[Span]] = {}
    for span in spans:
        entry = lexicon.lookup(span.text)
        key = entry.key if entry is not None and not entry.ambiguous else _key(span.text)
        keyed.setdefault(key, []).append(span)
    groups = []
    for members in keyed.values():
        group = _Group()
        group.take(members)
        groups.append(group)
    return groups


def _join_translations(groups: list[_Group]) -> list[_Group]:
    """Join a name to its other language behind it in brackets."""
    joined: list[_Group] = []
    for group in groups:
        fits = [
            other
            for other in joined
            if any(glossed(a, b) for a in other.spans for b in group.spans if a.end < b.start)
        ]
        if len(fits) == 1:
            fits[0].take(group.spans)
        else:
            joined.append(group)
    return joined


def _join_acronyms(groups: list[_Group]) -> list[_Group]:
    """Join "FTC" to "Federal Trade Commission", if only one longer name has those initials."""
    long_names = [g for g in groups if len(g.words) > 1]
    joined: list[_Group] = []
    for group in groups:
        name = group.name
        if re.fullmatch(r"[A-Z][A-Za-z&.]{1,7}", name) and sum(c.isupper() for c in name) > 1:
            fits = [g for g in long_names if g is not group and _explains(g, group)] or [
                g for g in long_names if g is not group and _has_initials(g, name)
            ]
            if len(fits) == 1:
                fits[0].take(group.spans)
                continue
        joined.append(group)
    return joined


def _explains(long: _Group, short: _Group) -> bool:
    """Whether the short name stands in brackets right behind the long one, letters in order."""
    behind = {span.end + 1 for span in long.spans}
    if not any(s.start in behind and s.doc[s.start - 1].text == "(" for s in short.spans):
        return False
    letters = iter(re.sub(r"[^a-z]", "", long.name.lower()))
    return all(c in letters for c in re.sub(r"[^a-z]", "", short.name.lower()))


def _has_initials(long: _Group, acronym: str) -> bool:
    letters = re.sub(r"[^A-Z]", "", acronym)
    return any(letters in _initials(text) for text in long.texts)


def _initials(name: str) -> set[str]:
    """Acronyms that a name may have.

    >>> sorted(_initials("Bank of England"))
    ['BE', 'BOE']
    """
    plain = re.sub(r"[^\w\s&-]", " ", name)
    words = [w for part in plain.split() for w in part.split("-") if w]
    core = [w for w in core_words(plain) for w in w.split("-") if w]
    full = "".join(w[0] for w in words)
    short = "".join(w[0] for w in core if w.lower() not in SMALL_WORDS)
    whole = "".join(w[0] for w in words if w.lower() not in SMALL_WORDS)
    capitals = "".join(c for c in name if c.isupper())
    domestic = "".join(w[0] for w in words[2:]) if name.startswith(("U.S.", "U.K.")) else ""
    return {x.upper() for x in (full, short, whole, capitals, domestic) if len(x) > 1}


def _join_short_forms(groups: list[_Group], lexicon: Lexicon) -> list[_Group]:
    """Join "Altman" to "Sam Altman" and "Thrive" to "Thrive Capital"."""
    order = sorted(groups, key=lambda g: (len(g.words), g.first))
    alive = {id(g): g for g in order}
    holders: dict[str, list[_Group]] = {}
    for group in order:
        for word in dict.fromkeys(w.lower() for w in group.words):
            holders.setdefault(word, []).append(group)
    for group in order:
        rivals = holders.get(group.words[0].lower(), ())
        fits = [
            other
            for other in rivals
            if other is not group
            and id(other) in alive
            and len(other.words) > len(group.words)
            and _is_short_for(group, other, lexicon)
        ]
        # "Zhejiang Leapmotor" and "Leapmotor International" both end the search for "Leapmotor":
        # the one named first is the full name, the other a unit of it.
        fits = _nearest(group, fits)
        if len(fits) == 1:
            fits[0].take(group.spans)
            del alive[id(group)]
            _weigh(fits[0], lexicon)
    return list(alive.values())


def _nearest(group: _Group, fits: list[_Group]) -> list[_Group]:
    """Of several firms, the one named first; two people of one surname stay two candidates."""
    before = [g for g in fits if g.first <= group.first]
    if len(before) > 1 and not all(g.kind == "person" for g in before):
        return [min(before, key=lambda g: g.first)]
    return before or fits


def _is_short_for(short: _Group, long: _Group, lexicon: Lexicon) -> bool:
    """Whether one name can be the short form of another."""
    if is_han(short.name) and is_han(long.name):
        return long.kind in {"company", "organization"} and is_chinese_short_form(
            short.name, long.name, lexicon
        )
    a = [w.lower() for w in short.words]
    words = long.words
    b = [w.lower() for w in words]
    if long.kind == "person":
        if short.kind in {"place", "none"} and _sum(short, "person") <= 0 and len(short.spans) > 1:
            return False
        return (
            len(a) == 1
            and (a[0] == b[-1] or (a[0] == b[0] and short.kind == "person"))
            and (_known_otherwise(short, lexicon) is False)
        )
    if (
        long.kind not in {"company", "organization"}
        or short.kind == "person"
        and _sum(short, "person")
        > 2 * max(_sum(short, "company"), _sum(short, "organization"), 0.5)
    ):
        return False
    if _known_otherwise(short, lexicon) and not _same_entry(short, long, lexicon):
        return False
    where = next((i for i in range(len(b) - len(a) + 1) if b[i : i + len(a)] == a), None)
    if where is None:
        return False
    rest = words[:where] + words[where + len(a) :]
    if all(_is_legal(word) for word in rest):
        return True
    # A full name comes first; a longer name that comes later is a unit ("Amazon Web Services").
    if long.first > short.first:
        return False
    generic = all(_is_generic(word, lexicon) for word in rest)
    if short.kind == "place" and _sum(short, "place") > 2 and not generic:
        return False
    at_end = where + len(a) == len(b)
    return generic or (at_end if long.kind == "organization" else where == 0)


def _sum(group: _Group, kind: Kind) -> float:
    return group.sums.get(kind, 0.0)


def _known_otherwise(group: _Group, lexicon: Lexicon) -> bool:
    return any(
        (entry := lexicon.lookup(text)) is not None and not entry.ambiguous for text in group.texts
    )


def _same_entry(short: _Group, long: _Group, lexicon: Lexicon) -> bool:
    keys = {e.key for t in long.texts if (e := lexicon.lookup(t)) is not None}
    return bool(keys & {e.key for t in short.texts if (e := lexicon.lookup(t)) is not None})


def _is_legal(word: str) -> bool:
    plain = word.replace(".", "")
    return plain in legal_forms().pure or plain in legal_forms().kept


def _is_generic(word: str, lexicon: Lexicon) -> bool:
    """Whether a word of a name tells its branch or seat rather than itself."""
    parts = name_parts()
    if word.lower() in SMALL_WORDS or _is_legal(word):
        return True
    if parts.final.get(word) == "company" or parts.inner.get(word) == "company":
        return True
    entry = lexicon.lookup(word)
    return entry is not None and entry.type == "place"


# --- typing ---------------------------------------------------------------------------------------


def _weigh(group: _Group, lexicon: Lexicon) -> None:
    found = [sign for span in group.spans for sign in signs(span, lexicon)]
    if any(sign in {"code", "version"} for sign, _ in found) and talks_of_models(
        group.spans[0].doc
    ):
        found.append(("code in model talk", ""))
    group.kind, group.sums = decide(found)
    if group.sums[group.kind] < ENOUGH:
        group.kind = "none"


def _ask_neighbours(groups: list[_Group]) -> None:
    """Let names of a list ("Amazon, Kimi and Baidu") decide about an undecided one."""
    owner = {span.root.i: group for group in groups for span in group.spans}
    for group in groups:
        ranked = sorted(group.sums.values(), reverse=True)
        if ranked[0] - ranked[1] >= MARGIN and group.kind != "none":
            continue
        kinds = [
            owner[token.i].kind
            for span in group.spans
            if not is_chinese(span)
            for token in span.root.conjuncts
            if token.i in owner and owner[token.i] is not group and owner[token.i].kind != "none"
        ]
        for kind in kinds:
            group.sums[kind] += 1.0 / len(kinds) + 0.4
        best = max(ORDER, key=lambda kind: (group.sums[kind], -ORDER.index(kind)))
        if kinds and group.sums[best] >= ENOUGH:
            group.kind = best


# --- naming ---------------------------------------------------------------------------------------


def slug(name: str) -> str:
    """Make a name fit for an id: lower case, words joined by hyphens, other scripts kept.

    >>> slug("Qwen2.5-Max"), slug("阶跃星辰")
    ('qwen2-5-max', '阶跃星辰')
    """
    return re.sub(r"[^\w+*]+", "-", " ".join(core_words(name)).lower()).strip("-") or "x"


def _unique(identity: str, used: set[str]) -> str:
    number = 2
    candidate = identity
    while candidate in used:
        candidate, number = f"{identity}-{number}", number + 1
    used.add(candidate)
    return candidate


@Language.factory("entities", assigns=["doc._.entities", "doc._.mentions"])
def _create(nlp: Language, name: str, lexicon: bool) -> EntityFinder:  # noqa: ARG001
    from extractor.lexicon import load_lexicon

    return EntityFinder(load_lexicon(names=lexicon))
