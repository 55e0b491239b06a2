"""What an entity is, in the words of the texts: its tellings go in, a defining phrase comes out.

Reads the plain shapes of news prose - an apposition behind the name, a description before it, a
relative clause - with the offsets of the mention. Whatever is not clearly one of them is left:
a wrong definition is worse than none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.digest.index import in_prose
from extractor.digest.inert import inert

if TYPE_CHECKING:
    from extractor.digest.index import Index, Telling
    from extractor.digest.wording import Tongue
    from extractor.records import Entity, Evidence

_MOST_WORDS = 18
_LEAST_WORDS = 2

_ARTICLE = r"(?:an?|one of|part of)\s"
_POST = (
    r"(?:co-?founders?|founder|chief|chair(?:man|woman|person)?|president|vice[ -]president|"
    r"director|head|minister|secretary|professor|analyst|spokes(?:man|woman|person)|partner|"
    r"managing|deputy|former|senior|governor|mayor|editor|general)\b"
)
_DEFINITE = r"(?:the)\s"
_APPOSITION = re.compile(
    rf"^(?: \([^()]{{1,40}}\))?, (?P<phrase>(?:{_ARTICLE}|{_DEFINITE}|{_POST}|"
    r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}['’]s? ).+?)(?P<end>,|;|\.(?=\s|$)|:| [–—-] |—|$)"
)
_RELATIVE = re.compile(
    r"^, (?:who|which) (?P<verb>runs|makes|leads|heads|owns|sells|builds|operates|oversees|"
    r"develops|provides|offers|manages|regulates|chairs|is)(?P<phrase> .+?)"
    r"(?P<end>,|;|\.(?=\s|$)|:| [–—-] |—|$)"
)
_COPULA = re.compile(r"^(?: \([^()]{1,40}\))? (?:is|was|remains|became) (?:an?|one of|the) ")
_COPULA_ZH = re.compile(
    r"^(?:（[^（）]{1,30}）)?(?:是|为)(?:一|全球|中国|美国|国内|该|由|.{1,12}的)"
)
# "the chip maker Nimbus": a description runs straight into the name.
_HEADS = (
    "company|firm|start-?up|maker|carmaker|automaker|manufacturer|developer|bank|lender|insurer|"
    "airline|retailer|supplier|provider|operator|broker|brewer|miner|publisher|group|giant|fund|"
    "unicorn|lab|laboratory|studio|agency|regulator|ministry|union|charity|university|institute|"
    "app|chatbot|assistant|platform|website|site|service|browser|chip|drug|vaccine|car|model|"
    "engine|newspaper|magazine|broadcaster|network|foundry|consultancy|carrier|utility|producer"
)
_PRENOMINAL = re.compile(
    rf"(?:^|\s)(?P<article>the|an?) (?P<phrase>(?:[\w$.'’-]+ ){{0,5}}(?:{_HEADS}))[ ,]?\s?$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:^|[\s(])(?:at|in|on|from|for|with|of|to|by|near|inside|outside|like)\s(?:the\s)?$",
    re.IGNORECASE,
)
# A phrase with one of these needs the text around it, or is no description at all.
_LOOSE = re.compile(
    r"\b(?:it|its|they|their|them|he|his|him|she|her|we|our|us|this|that|these|those|i|my|you|"
    r"your|such|same|latter|other|another|fellow|only|said|says|told|adds?|added|announced|reported|called|"
    r"named|wrote|when|where|while|whose|who|which|and then)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    rf"^(?:the|an?|one) (?:{_HEADS}|person|man|woman|one|group|move|day|year|week|time)s?$",
    re.IGNORECASE,
)
# "the retailer's arm", "a rival": of whom, the sentence before says.
_POSSESSIVE = re.compile(r"\b(?!world)[a-z][\w-]*['’]s?\s")
_RELATIONAL = re.compile(
    r"\b(?:rival|competitor|partner|subsidiary|unit|arm|successor|predecessor|founder|director|"
    r"colleague|parent|officer|executive|chair|chairman|president|chief|member|shareholder)s?$"
)
_NAME = re.compile(r"[A-Z]")
_ANAPHOR = re.compile(rf"\S the (?:[\w-]+ ){{0,2}}(?:{_HEADS})s?\b(?! [A-Z])")
_COMPLEMENT = re.compile(r"\b(?:behind|at|to|for|in|from|by|that)\s|\bof (?!the )|[A-Z]")
_SUPERLATIVE = re.compile(r"\b(?:\w{3,}est|most|first|only|last|second|third|largest)\b")
_NEXT_NAME = re.compile(r"^,\s(?:and\s)?[A-Z]")


class Definition(NamedTuple):
    """A phrase that completes "NAME ...": "is a maker of pumps", "runs the port of Delft".

    Attributes:
        phrase: the verb and what follows, without a full stop.
        sentence: the whole sentence instead, where the text itself says "NAME is a ...".
        evidence: where it is read.
    """

    phrase: str
    sentence: str | None
    evidence: Evidence


def define(
    index: Index, entity: Entity, tellings: list[Telling], *, tongue: Tongue
) -> Definition | None:
    """Return the best description of an entity that its tellings hold, if any.

    The article's own prose is preferred to a digest printed on the page; then "NAME is a ...",
    apposition, relative clause, description before the name; then the fuller phrase.
    """
    if entity.type == "place":  # "Delft, a ruling that ...": almost never a description
        return None
    found = []
    for n, telling in enumerate(tellings):
        for rank, definition in enumerate(_readings(telling, tongue)):
            if definition is None or _bare(definition.phrase) in index.names:
                continue
            vague = definition.phrase.startswith("is the ")
            words = len(definition.phrase.split())
            key = (not in_prose(definition.evidence), rank, vague, -words, n)
            found.append((key, definition))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _readings(telling: Telling, tongue: Tongue) -> list[Definition | None]:
    """Return what each shape reads in a telling, the most trusted shape first."""
    if tongue == "zh":
        return [_copula(telling, _COPULA_ZH, most=90)]
    words = len(telling.sentence.evidence.quote.split())
    return [
        _copula(telling, _COPULA, most=words if words <= 40 else 0),
        _apposition(telling),
        _relative(telling),
        _prenominal(telling),
    ]


def _copula(telling: Telling, shape: re.Pattern[str], *, most: int) -> Definition | None:
    evidence = telling.sentence.evidence
    size = len(evidence.quote) if shape is _COPULA_ZH else len(evidence.quote.split())
    if telling.before.strip(' \t　“"').lower() not in ("", "the") or size > most:
        return None
    if not shape.match(telling.after):
        return None
    return Definition("", inert(evidence.quote), evidence)


def _apposition(telling: Telling) -> Definition | None:
    if _PREPOSITION.search(telling.before) and not telling.before.strip()[0].islower():
        opens = len(telling.before.split()) <= 2  # "At Nimbus, a team of engineers built ..."
        if opens:
            return None
    match = _APPOSITION.match(telling.after)
    if match is None:
        return None
    rest = telling.after[match.start("end") :]
    phrase = _trimmed(match["phrase"])
    # "A, the city council, and B" lists; "of Delft, Ohio" has no end yet.
    if phrase is None or (phrase.split()[-1][0].isupper() and _NEXT_NAME.match(rest)):
        return None
    if rest.startswith(", and ") and phrase.startswith("the "):
        return None
    return Definition(f"is {phrase}", None, telling.sentence.evidence)


def _relative(telling: Telling) -> Definition | None:
    match = _RELATIVE.match(telling.after)
    if match is None:
        return None
    phrase = _trimmed(match["phrase"].strip(), least=1)
    if phrase is None or (match["verb"] == "is" and not re.match(_ARTICLE, phrase)):
        return None
    return Definition(f"{match['verb']} {phrase}", None, telling.sentence.evidence)


def _prenominal(telling: Telling) -> Definition | None:
    match = _PRENOMINAL.search(telling.before)
    if match is None or re.match(r"['’]s\b", telling.after) is not None:
        return None
    words = match["phrase"].split()
    phrase = _trimmed(f"a {match['phrase']}")
    if phrase is None or any(w.lower() in ("of", "in", "at", "and", "by") for w in words):
        return None
    phrase = phrase[len("a ") :]
    if len(words) > 1 and words[-1] == "model" and words[0][0].isupper():
        return None
    if _SUPERLATIVE.search(phrase):
        return Definition(f"is the {phrase}", None, telling.sentence.evidence)
    article = "an" if phrase[0].lower() in "aeio" else "a"
    return Definition(f"is {article} {phrase}", None, telling.sentence.evidence)


def _trimmed(phrase: str, *, least: int = _LEAST_WORDS) -> str | None:
    """Return a phrase of `least` words or more that is fit to stand alone, or None."""
    phrase = inert(phrase).strip(' .,;:"“”')
    words = len(phrase.split())
    if not least <= words <= _MOST_WORDS or _LOOSE.search(phrase) or _EMPTY.match(phrase):
        return None
    if _ANAPHOR.search(phrase) or _POSSESSIVE.search(phrase):
        return None
    if _RELATIONAL.search(phrase) and not _NAME.search(phrase):
        return None
    if re.match(r"(?:the|one of) ", phrase) and not _COMPLEMENT.search(phrase[4:]):
        return None
    if phrase.count("(") != phrase.count(")") or phrase.count("“") != phrase.count("”"):
        return None
    return phrase


def _bare(phrase: str) -> str:
    """Return a phrase without verb and article, to be compared with names."""
    return re.sub(r"^\w+ (?:the |an? )?", "", phrase).casefold()
