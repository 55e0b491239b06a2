"""Facts of one tie in words: they go in, the objects and the verb of a phrase come out.

A sum, a date, a post, a seat: what the verb or the object further says is decided here.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from extractor.digest import wording
from extractor.digest.inert import inert
from extractor.digest.labels import label, phrase
from extractor.digest.sums import money

if TYPE_CHECKING:
    from extractor.digest.facts import Fact
    from extractor.digest.index import Index
    from extractor.digest.wording import Tongue
    from extractor.when import When

_AGREED = ("agree", "deal to", "signed", "签署", "同意收购", "达成")
_SEAT = re.compile(r"\b(?:based|headquarter\w*|head office|home)\b|总部", re.IGNORECASE)
_FOUNDING = re.compile(r"\b(?:founded|set up|established|started|created)\b|创立|成立|创办")
_NEAR = 60  # characters between a word and what makes it a seat's, or a founding's
_CLOSED = ("complet", "closed", "finaliz", "finalis", "完成")


def split(group: list[Fact]) -> list[list[Fact]]:
    """Part a group whose members need different verbs, keeping the order; no empty parts."""
    parts: dict[wording.Shade, list[Fact]] = {}
    for fact in group:
        parts.setdefault(_shade(fact), []).append(fact)
    return list(parts.values())


def _shade(fact: Fact) -> wording.Shade:
    """Return what the verb of a fact hangs on beside its tie."""
    kind, side = fact.tie
    if kind == "acquires":
        return "agreed" if _is_agreed(fact) else ""
    if kind == "located_in":
        if "place" == fact.entity.type == fact.other.type:
            return "place"
        return "based" if _is_seat(fact) else ""
    if (kind, side) in (("leads", "out"), ("employs", "in")) and role(fact):
        return "post"
    return ""


def clause(index: Index, shown: list[Fact], others: int, tongue: Tongue) -> tuple[str, str]:
    """Return the objects and the verb of facts that share tie, status and shade."""
    tie, shade = shown[0].tie, _shade(shown[0])
    if shade == "post" and tongue == "en":
        names = [f"{role(f)} {_of(f)} {index.name(f.other)}" for f in shown]
    else:
        names = [_name_with_detail(index, f, tongue) for f in shown]
    if len(shown) == 1 and not others and tongue == "en" and tie[0] in ("acquires", "founded"):
        names = [_deed(index, shown[0])]
    if tie == ("leads", "in") and len(shown) > 1 and not all(role(f) for f in shown):
        shade = "bare"
    plain = (wording.CHINESE if tongue == "zh" else wording.ENGLISH)[tie]
    verb = wording.SHADED[tongue].get((*tie, shade), plain)
    objects = wording.enumerate_names(names, tongue=tongue, others=others)
    worded = wording.worded(verb, shown[0].status, tongue=tongue)
    return objects + _attribution(shown, tongue), worded


def _name_with_detail(index: Index, fact: Fact, tongue: Tongue) -> str:
    details = [d for d in (role(fact), _sum(fact, tongue), _date(fact, tongue)) if d]
    name = index.name(fact.other)
    if not details:
        return name
    return f"{name}（{'，'.join(details)}）" if tongue == "zh" else f"{name} ({', '.join(details)})"


def _deed(index: Index, fact: Fact) -> str:
    """Return the object of a single deed with price and date: "Tidewell for $3 billion in 2025"."""
    words = index.name(fact.other)
    price, when = _sum(fact, "en"), _when(fact)
    if price is not None and fact.tie[0] == "acquires" and fact.attribute("amount"):
        words = f"{words} for {price}"
    if when is not None:
        date = phrase(when)
        words = f"{words} {date[0].lower()}{date[1:]}"
    return words


def _sum(fact: Fact, tongue: Tongue) -> str | None:
    if fact.tie[0] not in ("invests_in", "acquires", "owns"):  # of any other tie it says little
        return None
    amount = fact.attribute("amount")
    if amount is None:
        return inert(fact.attribute("stake") or "") or None
    currency, approximation = fact.attribute("currency"), fact.attribute("approximation")
    return inert(money(amount, currency, approximation, tongue=tongue))


def _when(fact: Fact) -> When | None:
    """Return the time of a tie; of a founding, only where its year stands by the verb.

    "A, co-founder of B, left in May" dates the leaving.
    """
    when = fact.relations[0].when
    if when is None or fact.tie[0] != "founded":
        return when
    year = str((when.start or when.end or dt.date.min).year)
    for evidence in fact.relations[0].evidence:
        for verb in _FOUNDING.finditer(evidence.quote):
            if year in evidence.quote[max(verb.start() - _NEAR, 0) : verb.end() + _NEAR]:
                return when
    return None


def _date(fact: Fact, tongue: Tongue) -> str | None:
    """Date deeds (a purchase, a founding), not states."""
    when = _when(fact)
    if when is None or fact.tie[0] not in ("acquires", "invests_in", "founded", "sues"):
        return None
    if when.start is None or when.end is None:
        return None
    return when.edtf if tongue == "zh" else label(when)


def role(fact: Fact) -> str | None:
    """Return the post, without an article before it."""
    if fact.tie[0] not in ("leads", "employs"):
        return None
    role = inert(fact.attribute("role") or "")
    for article in ("the ", "a ", "an ", "its ", "their "):
        if role.lower().startswith(article):
            role = role[len(article) :]
    return role or None


def _of(fact: Fact) -> str:
    return "of" if fact.tie[0] == "leads" or fact.other.type == "place" else "at"


def _is_agreed(fact: Fact) -> bool:
    """Tell whether a purchase is signed rather than closed, as far as its sentences say."""
    if fact.tie[0] != "acquires" or fact.status != "asserted":
        return False
    quotes = [e.quote.lower() for r in fact.relations for e in r.evidence]
    if any(word in quote for quote in quotes for word in _CLOSED):
        return False
    return any(word in quote for quote in quotes for word in _AGREED)


def _is_seat(fact: Fact) -> bool:
    """Tell whether a sentence names a place as the seat, not as any site."""
    place = fact.other if fact.tie[1] == "out" else fact.entity
    for evidence in (e for r in fact.relations for e in r.evidence):
        spots = [m.start() for m in _SEAT.finditer(evidence.quote)]
        for name in (place.name, *place.aliases):
            at = evidence.quote.find(name)
            if at >= 0 and any(at - _NEAR <= spot <= at + len(name) + _NEAR for spot in spots):
                return True
    return False


def _attribution(group: list[Fact], tongue: Tongue) -> str:
    """Name who says so, where all facts of a hedged group are one voice's."""
    voices = {r.attributed_to for f in group for r in f.relations[:1]}
    voice = next(iter(voices)) if len(voices) == 1 else None
    if group[0].status != "hedged" or not voice:
        return ""
    return f"（{inert(voice)}）" if tongue == "zh" else f", according to {inert(voice)}"
