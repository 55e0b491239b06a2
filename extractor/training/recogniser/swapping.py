"""Swapping: a window goes in, the same window with other names in it comes out.

Eighty articles name few things, and a network would learn those by heart. Told the same sentences
about other names of the same types it has to read what stands around them (mention replacement:
Dai and Adel 2020, arXiv 2010.11683). The names come from the other training articles and from
syllables; none from the lexicon, so that the scores without it stay honest.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from random import Random

    from extractor.training.recogniser.examples import Example, Mention

MADE_UP = 0.3
"""Share of swapped names that are made of syllables."""
SYLLABLES = (
    "ba be bel bo bra ca cal cor da del den dor el en fa fen ga gar hal hol ja jin ka kar ko kra "
    "la len lin lo lu ma mar mel mi mor na nel ni nor o or pa per pol qua ra ren ri ro sa sel shi "
    "sil so sta ta tan tel ti tor tra u va ven vi vo wa wel wi xi ya yo za zen zo"
).split()
ENDS = {
    "company": ("", "", "", "Labs", "Group", "Holdings", "AI", "Motors", "Energy", "Bank", "Inc"),
    "organization": ("Commission", "Agency", "Union", "Authority", "Institute", "Council"),
    "product": ("", "", "2", "Pro", "X", "Go", "300"),
    "model": ("-2", "-3.5", "-V2", " 4", " Large", "-7B", ""),
    "person": (),
    "place": ("", "", "", "Bay", "Valley", "City"),
}

Words = tuple[str, ...]
Pool = dict[str, list[Words]]
"""Entity type -> names as tuples of words."""


def name_pool(examples: Iterable[Example]) -> Pool:
    """Collect the fullest name of every entity."""
    fullest: dict[tuple[str, str], tuple[str, Words]] = {}
    for example in examples:
        for name in _names(example):
            words = tuple(example.words[name.start : name.end])
            key = (example.article, name.entity)
            if key not in fullest or len(words) > len(fullest[key][1]):
                fullest[key] = (name.kind, words)
    pool: Pool = {}
    for kind, words in fullest.values():
        pool.setdefault(kind, []).append(words)
    return {kind: sorted(set(names)) for kind, names in pool.items()}


def swap(example: Example, pool: Mapping[str, Sequence[Words]], random: Random) -> Example:
    """Give every entity of a window another name of its type, the same one throughout."""
    names = list(_names(example))
    kinds = {name.entity: name.kind for name in names}
    longest = {
        entity: max(
            (tuple(example.words[n.start : n.end]) for n in names if n.entity == entity), key=len
        )
        for entity in kinds
    }
    new = {entity: _another(kinds[entity], pool, random) for entity in sorted(kinds)}
    words: list[str] = []
    deeds: list[int] = []
    moved: dict[int, int] = {}
    starts = {name.start: name for name in names}
    position = 0
    while position < len(example.words):
        moved[position] = len(words)
        name = starts.get(position)
        if name is None:
            words.append(example.words[position])
            deeds.append(example.deeds[position])
            position += 1
            continue
        old = tuple(example.words[name.start : name.end])
        put = _form(old, longest[name.entity], new[name.entity], name.kind)
        words += put
        deeds += [0] * len(put)
        position = name.end
    moved[len(example.words)] = len(words)
    return replace(
        example,
        words=words,
        deeds=deeds,
        mentions=[
            replace(m, start=moved[m.start], end=moved[m.end])
            for m in example.mentions
            if m.start in moved and m.end in moved
        ],
        told=[
            replace(t, start=moved[t.start], end=moved[t.end])
            for t in example.told
            if t.start in moved and t.end in moved
        ],
        acts=[
            replace(a, trigger=moved[a.trigger], start=moved[a.start], end=moved[a.end])
            for a in example.acts
            if {a.trigger, a.start, a.end} <= moved.keys()
        ],
    )


def _names(example: Example) -> Iterable[Mention]:
    return (mention for mention in example.mentions if mention.form == "name")


def _form(old: Words, longest: Words, new: Words, kind: str) -> Words:
    """The new name as short as the old mention was: a surname, the first word of a firm."""
    if len(old) >= len(longest) or len(new) == 1:
        return new
    return new[-1:] if kind == "person" else new[:1]


def _another(kind: str, pool: Mapping[str, Sequence[Words]], random: Random) -> Words:
    if kind not in pool or random.random() < MADE_UP:
        return _made_up(kind, random)
    return random.choice(pool[kind])


def _made_up(kind: str, random: Random) -> Words:
    def word() -> str:
        return "".join(random.choice(SYLLABLES) for _ in range(random.choice((2, 2, 3)))).title()

    if kind == "person":
        return (word(), word())
    end = random.choice(ENDS[kind])
    if end.startswith("-"):
        return (word() + end,)
    return (word(), *end.split())
