"""The most telling sentences about an entity, word for word, for where facts alone are thin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.digest.index import in_prose
from extractor.digest.inert import inert

if TYPE_CHECKING:
    from extractor.digest.index import Telling

_CONNECTIVE = re.compile(
    r"^(?:However|But|And|Meanwhile|Moreover|Still|Yet|In addition|Additionally|Also|So|"
    r"Furthermore|Besides|For (?:example|instance)|Of course|Indeed),? ",
)
# How a digest speaks of its page; the sentence is as true without it.
_FRAME = re.compile(
    r"^(?:The|This) (?:article|report|story|piece|text) (?:also )?"
    r"(?:mentions|notes|says|states|reports|adds|explains|points out|highlights) that ",
)
_NEEDS_CONTEXT = re.compile(
    r"^(?:[“\"']?(?:He|She|It|They|We|I|You|This|That|These|Those|There|Such|His|Her|Its|Their|"
    r"Both|Neither|Then|Here|Other|Another|Others)\b|他|她|它|这|那|此|其)"
)
_DEFINES = re.compile(r"^(?: \([^()]*\))?,? (?:is|was|an?|the|which|who|makes|has)\b|^(?:，|是|为)")
_FRAGMENT = re.compile(
    r"^(?:(?:In|Into|To|For|Of|By|On|From|With|At|Through) )?"
    r"(?:which|whose|whom|who|where|when|while|although|because|compared|that)\b",
    re.IGNORECASE,
)
_DANGLING = re.compile(r"[\s,;:，、—–-]+$")
_LONGEST = 400  # characters of a sentence that may stand in for a fragment
_SPEECH = re.compile(r"[“”\"]|\b(?:said|says|told)\b|表示|称")


def pick(tellings: list[Telling], *, most: int, used: set[tuple[str, int]]) -> list[Telling]:
    """Return the `most` most telling sentences, in their own order.

    Args:
        tellings: sentences that name the entity.
        most: how many at most.
        used: (article, start) of sentences that are told already; left out.
    """
    free = [
        (n, t)
        for n, t in enumerate(tellings)
        if (t.sentence.evidence.article, t.sentence.evidence.start) not in used
        and _readable(t.sentence.evidence.quote)
    ]
    ranked = sorted(free, key=lambda pair: (-_score(pair[1]), pair[0]))
    chosen: list[tuple[int, Telling]] = []
    seen: set[str] = set()
    for n, telling in ranked:
        words = inert(telling.sentence.evidence.quote).casefold()
        if words not in seen and len(chosen) < most:
            seen.add(words)
            chosen.append((n, telling))
    return [telling for _, telling in sorted(chosen, key=lambda pair: pair[0])]


def polish(quote: str) -> str:
    """Return a sentence fit to open a paragraph: no connective or frame before it, one line.

    >>> polish("However, the port was closed.")
    'The port was closed.'
    >>> polish("The article mentions that Nimbus sells pumps.")
    'Nimbus sells pumps.'
    """
    text = inert(quote)
    for opening in (_FRAME, _CONNECTIVE):
        text = opening.sub("", text)
    if text[:2].islower() and quote[:1].isupper():
        text = text[:1].upper() + text[1:]
    if text.endswith((".", "!", "?", "。", "！", "？", "”", '"', "…", ")")):
        return text
    return f"{text}。" if "\u4e00" <= text[-1:] <= "\u9fff" else f"{text}."


def tidy(name: str, quote: str) -> str:
    """Return an event's name as a sentence, or its source's where the name is but a fragment.

    >>> tidy("The mill closed,.", "The mill closed, people said.")
    'The mill closed.'
    >>> tidy("Which the town bought.", "The mill, which the town bought, closed.")
    'The mill, which the town bought, closed.'
    """
    if _FRAGMENT.match(name) and len(quote) <= _LONGEST:
        return polish(quote)
    return polish(_DANGLING.sub("", name.rstrip(" .。")) + name[len(name.rstrip(" .。")) :])


def _readable(quote: str) -> bool:
    """Leave out what is no sentence: headlines, fragments, lists, whole pages."""
    han = sum("\u4e00" <= c <= "\u9fff" for c in quote)
    size = han / 1.7 + len(re.findall(r"[A-Za-z0-9][\w'’-]*", quote))
    return 5 <= size <= 60 and quote.rstrip().endswith((".", "!", "。", "！", "”", '"', "’"))


def _score(telling: Telling) -> int:
    quote = telling.sentence.evidence.quote
    words = len(quote.split())
    score = 4 * in_prose(telling.sentence.evidence)
    score += 4 * (telling.before.strip().lower() in ("", "the", "but", "however,", "and"))
    score += 2 * bool(_DEFINES.match(telling.after))
    score += bool(re.search(r"\d", quote)) + (8 <= words <= 32)
    score -= 3 * bool(_NEEDS_CONTEXT.match(quote)) + 2 * bool(_SPEECH.search(quote))
    return score - 2 * (words > 40)
