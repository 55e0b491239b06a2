"""Joining: groups of mentions go in, those whose names are one thing come out as one group.

In stated order: translations in brackets, acronyms, short forms of a longer name, versions without
their maker; a join is made only when a single candidate remains.
"""

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Span

from extractor.components.chinese.joining import glossed, is_chinese_short_form
from extractor.components.chinese.words import is_han
from extractor.components.groups import Group, core_words
from extractor.components.weighing import weigh
from extractor.lexicon import Lexicon
from extractor.lexicon.words import legal_forms, name_parts

ACRONYM = re.compile(r"[A-Z][A-Za-z&.]{1,7}")
CODE = re.compile(r"[A-Z]+\d[A-Za-z0-9.]*")
"""A version that stands for the whole name: "R1", "SU7"."""
THINGS = frozenset({"model", "product"})
LONGEST_OPENING = 8
"""Words that may stand between a name and its other language: "集团 （ 英文 名 ："."""
SMALL_WORDS = frozenset({"of", "the", "and", "for", "&", "in", "on", "de"})
CLEARLY = 2.0
"""How many times more a name must look like a person than a firm to be no short name of one."""
PLACE_ENOUGH = 2.0
"""Sum from which a name is the place itself, and no short name of a firm called after it."""


# --- translations ---------------------------------------------------------------------------------


def join_translations(groups: list[Group]) -> list[Group]:
    """Join a name to its other language behind it in brackets."""
    joined: list[Group] = []
    ends: dict[int, tuple[Span, Group]] = {}
    for group in groups:
        fits = _glossed_by(group, ends)
        if len(fits) == 1:
            owner = fits[0]
            owner.take(group.spans)
        else:
            owner = group
            joined.append(group)
        ends.update((span.end, (span, owner)) for span in group.spans)
    return joined


def _glossed_by(group: Group, ends: Mapping[int, tuple[Span, Group]]) -> list[Group]:
    """Groups with a mention that a mention of this one stands behind in brackets."""
    found: dict[int, Group] = {}
    for span in group.spans:
        for end in range(span.start - 1, span.start - 1 - LONGEST_OPENING, -1):
            if end in ends:
                before, owner = ends[end]
                if glossed(before, span):
                    found[id(owner)] = owner
    return list(found.values())


# --- acronyms -------------------------------------------------------------------------------------


def join_acronyms(groups: list[Group]) -> list[Group]:
    """Join "FTC" to "Federal Trade Commission", if only one longer name has those initials."""
    long_names = [g for g in groups if len(g.words) > 1]
    joined: list[Group] = []
    for group in groups:
        fits = _spelled_out(group, [g for g in long_names if g is not group])
        if len(fits) == 1:
            fits[0].take(group.spans)
        else:
            joined.append(group)
    return joined


def _spelled_out(group: Group, long_names: list[Group]) -> list[Group]:
    """Longer names that an acronym may stand for; where one stands before its bracket, only it."""
    name = group.name
    if ACRONYM.fullmatch(name) is None or sum(c.isupper() for c in name) < 2:
        return []
    explained = [g for g in long_names if _explains(g, group)]
    return explained or [g for g in long_names if _has_initials(g, name)]


def _explains(long: Group, short: Group) -> bool:
    """Whether the short name stands in brackets right behind the long one, letters in order."""
    behind = {span.end + 1 for span in long.spans}
    if not any(s.start in behind and s.doc[s.start - 1].text == "(" for s in short.spans):
        return False
    letters = iter(re.sub(r"[^a-z]", "", long.name.lower()))
    return all(c in letters for c in re.sub(r"[^a-z]", "", short.name.lower()))


def _has_initials(long: Group, acronym: str) -> bool:
    letters = re.sub(r"[^A-Z]", "", acronym)
    return any(letters in initials(text) for text in long.texts)


def initials(name: str) -> set[str]:
    """Acronyms that a name may have.

    >>> sorted(initials("Bank of England"))
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


# --- short forms ----------------------------------------------------------------------------------


def join_short_forms(groups: list[Group], lexicon: Lexicon) -> list[Group]:
    """Join "Altman" to "Sam Altman" and "Thrive" to "Thrive Capital"."""
    order = sorted(groups, key=lambda g: (len(g.words), g.first))
    alive = {id(g): g for g in order}
    holders: dict[str, list[Group]] = {}
    for group in order:
        for word in dict.fromkeys(w.lower() for w in group.words):
            holders.setdefault(word, []).append(group)
    for group in order:
        rivals = (g for g in holders.get(group.words[0].lower(), ()) if id(g) in alive)
        # "Zhejiang Leapmotor" and "Leapmotor International" both end the search for "Leapmotor":
        # the one named first is the full name, the other a unit of it.
        fits = _nearest(group, [g for g in rivals if _is_short_for(group, g, lexicon)])
        if len(fits) == 1:
            fits[0].take(group.spans)
            del alive[id(group)]
            weigh(fits[0], lexicon)
    return list(alive.values())


def join_codes(groups: list[Group], lexicon: Lexicon) -> list[Group]:
    """Join "R1" to "DeepSeek-R1", if only one longer name of a model or product ends in it."""
    joined: list[Group] = []
    for group in groups:
        fits = []
        if CODE.fullmatch(group.name) is not None and group.kind in THINGS:
            fits = [
                other
                for other in groups
                if other.kind in THINGS
                and other.name.endswith((f"-{group.name}", f" {group.name}"))
            ]
        if len(fits) == 1:
            fits[0].take(group.spans)
            weigh(fits[0], lexicon)
        else:
            joined.append(group)
    return joined


def _nearest(group: Group, fits: list[Group]) -> list[Group]:
    """Of several firms, the one named first; two people of one surname stay two candidates."""
    before = [g for g in fits if g.first <= group.first]
    if len(before) > 1 and not all(g.kind == "person" for g in before):
        return [min(before, key=lambda g: g.first)]
    return before or fits


def _is_short_for(short: Group, long: Group, lexicon: Lexicon) -> bool:
    """Whether one name can be the short form of another."""
    if short is long or len(long.words) <= len(short.words):
        return False
    if is_han(short.name) and is_han(long.name):
        is_body = long.kind in {"company", "organization"}
        return is_body and is_chinese_short_form(short.name, long.name, lexicon)
    if long.kind == "person":
        return _is_short_person(short, long, lexicon)
    if long.kind in {"company", "organization"}:
        return _is_short_body(short, long, lexicon)
    return False


def _is_short_person(short: Group, long: Group, lexicon: Lexicon) -> bool:
    """Surname, or a first name that is itself a person's."""
    if short.kind in {"place", "none"} and short.sum("person") <= 0 and len(short.spans) > 1:
        return False
    if len(short.words) > 1 or _is_known(short, lexicon):
        return False
    name = short.words[0].lower()
    is_surname = name == long.words[-1].lower()
    return is_surname or (name == long.words[0].lower() and short.kind == "person")


def _is_short_body(short: Group, long: Group, lexicon: Lexicon) -> bool:
    """A name without its legal form, its branch or its seat."""
    if _is_rather_a_person(short):
        return False
    if _is_known(short, lexicon) and not _same_entry(short, long, lexicon):
        return False
    where = _position(short.words, long.words)
    if where is None:
        return False
    end = where + len(short.words)
    rest = [*long.words[:where], *long.words[end:]]
    if all(_is_legal(word) for word in rest):
        return True
    # A full name comes first; a longer name that comes later is a unit ("Amazon Web Services").
    if long.first > short.first:
        return False
    if all(_is_generic(word, lexicon) for word in rest):
        return True
    if short.kind == "place" and short.sum("place") > PLACE_ENOUGH:
        return False
    return end == len(long.words) if long.kind == "organization" else where == 0


def _is_rather_a_person(short: Group) -> bool:
    firm = max(short.sum("company"), short.sum("organization"), 0.5)
    return short.kind == "person" and short.sum("person") > CLEARLY * firm


def _position(short: list[str], long: list[str]) -> int | None:
    """Index in the long name at which the short one stands, letter case apart."""
    a, b = [w.lower() for w in short], [w.lower() for w in long]
    return next((i for i in range(len(b) - len(a) + 1) if b[i : i + len(a)] == a), None)


def _known(group: Group, lexicon: Lexicon, *, surely: bool) -> Iterator[str]:
    """Keys of the entries under which the lexicon knows a group."""
    for text in group.texts:
        entry = lexicon.lookup(text)
        if entry is not None and not (surely and entry.ambiguous):
            yield entry.key


def _is_known(group: Group, lexicon: Lexicon) -> bool:
    return any(_known(group, lexicon, surely=True))


def _same_entry(short: Group, long: Group, lexicon: Lexicon) -> bool:
    keys = set(_known(long, lexicon, surely=False))
    return not keys.isdisjoint(_known(short, lexicon, surely=False))


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
