"""Who's Who: an indexed library goes in, one profile an entity comes out.

A profile says, in this order, what the entity is, whom and what it is tied to, what it did when,
and - where that is thin - what the articles say of it in their own words. `definitions.py`,
`telling.py`, `happenings.py` and `passages.py` find the pieces; this file puts them together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.digest import wording
from extractor.digest.definitions import define
from extractor.digest.facts import Fact, find_facts
from extractor.digest.happenings import key_events
from extractor.digest.index import count_articles, in_prose, seen_on
from extractor.digest.inert import cells, inert
from extractor.digest.passages import pick, polish
from extractor.digest.records import Profile, ProfileSentence
from extractor.digest.telling import Told, join_told, tell
from extractor.records import ENTITY_TYPES

if TYPE_CHECKING:
    from extractor.digest.index import Index, Telling
    from extractor.digest.wording import Tongue
    from extractor.records import Entity, Evidence

_MOST_SENTENCES = 5
_MOST_PRINTED = 3  # of the page's own digest: the room that is left goes to the article's prose
_MOST_EVENTS = 2
_ENOUGH = 3  # a profile of fewer sentences is filled up with the texts' own
_MOST_QUOTED = 2
_THIN = 60  # cells: "Nimbus has invested in the Delft Harbour Company."
_PLACING = (("develops", "in"), ("owns", "in"), ("located_in", "out"))
"""Ties that say what a thing is, with its type: "a product made by Nimbus"."""


class Subject(NamedTuple):
    """How a profile speaks of its entity.

    Attributes:
        name: as it opens a sentence.
        again: what takes its place from the second sentence on.
    """

    name: str
    again: str


def build_profiles(index: Index) -> tuple[Profile, ...]:
    """Return a profile for every entity that some article names, most told-of first in its type."""
    profiles = [build_profile(index, e) for e in index.entities.values() if e.mentions]
    return tuple(sorted(profiles, key=_place))


def _place(profile: Profile) -> tuple[int, int, int, str, str]:
    salience = profile.mentions + profile.facts
    kind = ENTITY_TYPES.index(profile.type)
    return (kind, -profile.articles, -salience, profile.name.casefold(), profile.id)


def build_profile(index: Index, entity: Entity) -> Profile:
    """Return the profile of one entity."""
    dates = seen_on(entity, index.articles)
    return Profile(
        id=entity.id,
        type=entity.type,
        name=inert(entity.name),
        aliases=_aliases(entity),
        sentences=tuple(_sentences(index, entity)),
        articles=count_articles(entity),
        mentions=len(entity.mentions),
        facts=len(index.relations[entity.id]) + len(index.events[entity.id]),
        first_seen=dates[0] if dates else None,
        last_seen=dates[-1] if dates else None,
    )


def _aliases(entity: Entity) -> tuple[str, ...]:
    """Return the other forms of a name as a reader tells them apart: case and blanks do not."""
    shown = {inert(entity.name).casefold(): ""}
    for alias in entity.aliases:
        shown.setdefault(inert(alias).casefold(), inert(alias))
    return tuple(alias for alias in shown.values() if alias)


def _sentences(index: Index, entity: Entity) -> list[ProfileSentence]:
    tellings = index.tellings(entity)
    tongue = _tongue(tellings)
    printed = index.printed_profile(entity)
    if printed:
        told = [_quote(s.evidence, kind="publisher") for s in printed[:_MOST_PRINTED]]
        told += _prose_facts(index, entity, tongue, said=" ".join(s.text for s in told))
        tellings = [t for t in tellings if in_prose(t.sentence.evidence)]
    else:
        told = _composed(index, entity, tellings, tongue)
    room = _MOST_SENTENCES - len(told)
    told += key_events(index, entity, tongue, most=min(_MOST_EVENTS, room), used=_used(told))
    if len(told) < _ENOUGH:
        # One short sentence of ours says less than the passage it was read from.
        thin = len(told) == 1 and cells(told[0].text) < _THIN
        most = 1 if entity.type == "place" else min(_MOST_QUOTED, _ENOUGH - len(told))
        picked = pick(tellings, most=most, used=set() if thin else _used(told))
        quoted = [_quote(t.sentence.evidence, kind="quoted") for t in picked]
        # an event may be the whole sentence already, with its date behind it
        told += [q for q in quoted if not any(s.text.startswith(q.text[:-1]) for s in told)]
    return told


def _prose_facts(
    index: Index, entity: Entity, tongue: Tongue, *, said: str
) -> list[ProfileSentence]:
    """Return what the prose adds to a printed profile, which has `said` its part."""
    facts = find_facts(index, entity, prose_only=True)
    new = [fact for fact in facts if inert(fact.other.name) not in said]
    told = tell(index, new, tongue=tongue, most=_MOST_SENTENCES - _MOST_PRINTED)
    return [_tell(index, entity, part, tongue) for part in told]


def _composed(
    index: Index, entity: Entity, tellings: list[Telling], tongue: Tongue
) -> list[ProfileSentence]:
    """Return what an entity is and is tied to, at most one sentence short of a full profile."""
    facts = find_facts(index, entity)
    most = _MOST_SENTENCES - 1
    definition = define(index, entity, tellings, tongue=tongue)
    if definition is not None and definition.sentence is not None:
        left = [f for f in facts if not _is_told(f, definition.sentence)]
        parts = tell(index, left, tongue=tongue, most=most - 1)
        rest = [_tell(index, entity, part, tongue, again=True) for part in parts]
        return [_quote(definition.evidence, kind="quoted"), *rest]
    if definition is not None:
        lead: Told | None = Told(((definition.phrase, ()),), (definition.evidence,), 1)
        left = [f for f in facts if not _is_told(f, definition.phrase)]
    else:
        lead, left = _typed_lead(index, entity, facts, tongue)
    parts = tell(index, left, tongue=tongue, most=most - (lead is not None))
    if lead is not None and parts and entity.type == "person" and len(parts[0].clauses) == 1:
        parts[0] = join_told(lead, parts[0])
    elif lead is not None:
        parts.insert(0, lead)
    return [_tell(index, entity, part, tongue, again=n > 0) for n, part in enumerate(parts)]


def _is_told(fact: Fact, phrase: str) -> bool:
    """Tell whether a definition says a tie: "is a bank in Delft", "is head of Nimbus"."""
    placing = fact.tie[0] in ("located_in", "leads", "employs", "founded", "owns")
    return placing and any(inert(n) in phrase for n in (fact.other.name, *fact.other.aliases))


def _typed_lead(
    index: Index, entity: Entity, facts: list[Fact], tongue: Tongue
) -> tuple[Told | None, list[Fact]]:
    """Say the type and the one tie that places it; return the facts that are left to tell."""
    placing = [f for f in facts if f.tie in _PLACING and f.status == "asserted"]
    if not placing or entity.type == "person":
        return None, facts
    kind = min((f.tie for f in placing), key=_PLACING.index)
    chosen = [f for f in placing if f.tie == kind]
    told = tell(index, chosen, tongue=tongue, most=1)[0]
    phrase = told.phrases(tongue)[0]
    if tongue == "en" and not phrase.startswith("is "):  # some site is no seat
        return None, facts
    noun = wording.TYPE_NOUNS[tongue][entity.type]
    if entity.type != "place":
        phrase = f"是{noun}，{phrase}" if tongue == "zh" else f"is {noun} {phrase[len('is ') :]}"
    return Told(((phrase, ()),), told.evidence, told.size), [f for f in facts if f not in chosen]


def _tell(
    index: Index, entity: Entity, part: Told, tongue: Tongue, *, again: bool = True
) -> ProfileSentence:
    subject = _subject(index, entity, tongue)
    phrase = wording.chain(part.phrases(tongue), tongue=tongue)
    text = _sentence(subject.again if again else subject.name, phrase, tongue)
    return ProfileSentence(text=text, kind="told", evidence=part.evidence)


def _subject(index: Index, entity: Entity, tongue: Tongue) -> Subject:
    name = index.name(entity)
    if tongue == "zh":
        return Subject(name, name if entity.type == "person" else "它")
    opening = name[:1].upper() + name[1:] if name.startswith("the ") else name
    if entity.type != "person":
        return Subject(opening, "It")
    # A surname that the texts use by itself is safe to use; a guess at one is not.
    last = name.split()[-1]
    return Subject(opening, last if last in entity.aliases else opening)


def _sentence(subject: str, phrase: str, tongue: Tongue) -> str:
    if tongue == "zh":
        gap = " " if subject[-1].isascii() else ""
        return f"{subject}{gap}{phrase}。"
    return f"{subject} {phrase}" + ("" if phrase.endswith(".") else ".")


def _quote(evidence: Evidence, *, kind: str) -> ProfileSentence:
    text = polish(evidence.quote)
    return ProfileSentence.model_validate({"text": text, "kind": kind, "evidence": (evidence,)})


def _tongue(tellings: list[Telling]) -> Tongue:
    """Tell an entity that only Chinese sentences name in Chinese, every other in English."""
    languages = {telling.sentence.language for telling in tellings}
    return "zh" if languages == {"zh"} else "en"


def _used(sentences: list[ProfileSentence]) -> set[tuple[str, int]]:
    """Return (article, start) of what is told; a told sentence may stand on part of a sentence."""
    return {(e.article, e.start) for s in sentences for e in s.evidence}
