"""Posts: a noun such as "chief executive" goes in, who holds it at which firm comes out.

One of the finders of `finders.py`. Who holds a post stands in apposition to it, behind it, is what
it is said of, or is named to it; at which firm stands in its possessive, behind "of" or "at",
before it, or is the firm that the sentence is about.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Span, Token

from extractor.components.referents import Referents
from extractor.components.syntax import appositives, patients, possessors, prepositional, subjects
from extractor.components.ties import Tie
from extractor.lexicon import load_lexicon
from extractor.lexicon.word_sets import word_sets

if TYPE_CHECKING:
    from extractor.records import RelationType

FIRMS = frozenset({"company", "organization"})
RANKS = frozenset({"chief", "executive", "vice", "managing"})
"""Words of a post that stay part of it however they are written or labelled."""


def _words(name: str) -> frozenset[str]:
    return word_sets("ties")[name]


def find_posts(token: Token, referents: Referents) -> Iterator[Tie]:
    """Find who holds the post that a noun names.

    Args:
        token: any word of the Doc.
        referents: what its words stand for.

    Yields:
        `leads`, `employs` or `founded` ties, as the lexicon knows the post.
    """
    if token.pos_ not in {"NOUN", "PROPN"} or referents.at(token) is not None:
        return
    words = _post(token)
    relation = load_lexicon().role(words)
    if relation is None:
        return
    people = [s for t in _holders(token) for s in referents.of(t) if s.label_ == "person"]
    firms = [s for t in _firms(token) for s in referents.of(t) if s.label_ in FIRMS]
    if not firms:
        firms = _shared_firm(token, referents) or _implied_firm(token, referents)
    left = _is_left(token)
    for person in people:
        for firm in firms:
            type_: RelationType = "employs" if left and relation == "leads" else relation
            ends = (firm, person) if type_ == "employs" else (person, firm)
            yield Tie(type_, *ends, token, f"post:{words}", role=words)


def post_relation(noun: Token) -> str | None:
    """Relation that a noun states between its holder and a firm, or None where it names no post."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    return load_lexicon().role(_post(noun))


def names_no_firm(noun: Token) -> bool:
    """Whether a post noun stands beside its holder and leaves the firm to the context."""
    holders = [t for t in _holders(noun) if t.pos_ == "PROPN"]
    return bool(holders) and not _firms(noun)


def _implied_firm(noun: Token, referents: Referents) -> list[Span]:
    """Firm that the context implies: "The chief executive, P, said so"."""
    span = referents.by_id((noun.doc._.implied or {}).get(noun.i, ""))
    return [span] if span is not None else []


def _post(noun: Token) -> str:
    """Words of a post, as the lexicon knows them: modifiers and noun, lower case."""
    modifiers = [c.lower_ for c in noun.lefts if c.lower_ in RANKS or _is_common(c)]
    return " ".join([*modifiers, noun.lemma_.lower() if noun.tag_ == "NNS" else noun.lower_])


def _is_common(modifier: Token) -> bool:
    """Whether a word before a post is a word of the post rather than the name of a firm."""
    return (
        modifier.dep_ in {"compound", "amod", "nmod", "advmod"}
        and modifier.ent_type_ not in {"company", "organization", "place"}
        and modifier.text[:1].islower()
    )


def _holders(noun: Token) -> Iterator[Token]:
    """Head words of whoever holds a post."""
    yield from appositives(noun)
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        # "P, one of the founders"
        yield from appositives(noun.head.head)
        yield from (t for t in subjects(noun.head.head.head) if noun.head.head.dep_ == "attr")
    if noun.dep_ in {"compound", "nmod", "appos"}:
        yield noun.head
    if noun.dep_ in {"attr", "oprd", "conj"} and noun.head.pos_ in {"AUX", "VERB"}:
        yield from subjects(noun.head)
        yield from patients(noun.head)
    if noun.dep_ in {"attr", "oprd"} and noun.head.lemma_ in _words("naming") | {"be"}:
        yield from patients(noun.head)
    if noun.dep_ == "conj":
        # "P, founder and chief executive of A": the second post is the first one's holder's too.
        yield from _holders(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ in {"as", "to"}:
        verb = noun.head.head
        while verb.pos_ == "ADV" or verb.dep_ == "prep":
            verb = verb.head
        if verb.lemma_ in _words("naming"):
            yield from patients(verb)
            yield from subjects(verb)


def _firms(noun: Token) -> list[Token]:
    """Head words of the firm at which a post is."""
    own = _own_firms(noun)
    pronoun = bool(own) and all(t.pos_ == "PRON" for t in own)
    if own and not pronoun:
        return own
    if noun.dep_ == "conj" and noun.head.pos_ == noun.pos_:
        # "a founder of Valve and its president": "its" is Valve's.
        above = _firms(noun.head)
        if above:
            return above
    if own:
        return own
    return [t for other in noun.conjuncts if other.i > noun.i for t in _own_firms(other)]


def _own_firms(noun: Token) -> list[Token]:
    found = possessors(noun)
    found += [h for p, h in prepositional(noun) if p in {"of", "at", "for", "with"}]
    return found + [
        c
        for c in noun.lefts
        if c.dep_ in {"compound", "nmod", "amod"} and not (c.lower_ in RANKS or _is_common(c))
    ]


def _shared_firm(noun: Token, referents: Referents) -> list[Span]:
    """Firm of a post that names none: who made the holder what he is ("A named P chairman")."""
    verb = noun.head if noun.dep_ in {"oprd", "attr", "dobj"} else None
    if verb is None and noun.dep_ == "pobj" and noun.head.lower_ in {"as", "to"}:
        verb = noun.head.head
    if verb is None or verb.lemma_ not in _words("naming"):
        return []
    return [s for t in subjects(verb) for s in referents.of(t) if s.label_ in FIRMS]


def _is_left(noun: Token) -> bool:
    """Whether the verb says that the post is given up."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        verb = noun.head.head
        while verb.dep_ in {"prep", "prt"}:
            verb = verb.head
        return verb.lemma_ in _words("leaving")
    return False
