"""Ties told by nouns: a word of a parsed Doc goes in, the ties that it states come out.

Nouns for the deed ("A's acquisition of B"), for one of the two ("A, the maker of B", "B, a
subsidiary of A"), participles ("A-owned B") and plain possessives ("A's B").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.components.frames import frame, named_by, pairs
from extractor.components.referents import Referents
from extractor.components.syntax import possessors, prepositional, subjects
from extractor.components.ties import Tie
from extractor.lexicon.word_sets import word_sets


def act_ties(token: Token, referents: Referents) -> Iterator[Tie]:
    """A's acquisition of B; the purchase of B by A; A completed the takeover of B."""
    if token.pos_ != "NOUN":
        return
    for type_, preposition in frame("acts").get(token.lemma_.lower(), ()):
        links = list(prepositional(token))
        targets = [t for p, t in links if p == (preposition or "of")]
        owners = possessors(token)
        doers = [t for p, t in links if p == "by"]
        if not preposition and not targets:
            # "B's acquisition by A", "A's acquisition": who is bought is told only by the "by".
            targets, owners = (owners, []) if doers else ([], owners)
        doers = doers or owners or _bearers(token)
        for a, b in pairs(doers, targets, referents):
            yield Tie(type_, a, b, token, f"act:{token.lemma_.lower()}")


def _bearers(noun: Token) -> list[Token]:
    """Whoever does the deed that a noun names, told by the verb above it."""
    verb = noun.head
    while verb.dep_ in {"prep", "pobj", "conj"} and verb.head.i != verb.i:
        verb = verb.head
    if verb.pos_ != "VERB" or noun.dep_ not in {"dobj", "pobj", "conj"}:
        return []
    if verb.lemma_ in word_sets("ties")["onlookers"]:
        return []
    return subjects(verb)


def agent_ties(token: Token, referents: Referents) -> Iterator[Tie]:
    """A, the maker of B; B's maker, A; B maker A; A is the parent of B."""
    if token.pos_ != "NOUN":
        return
    for type_, preposition in frame("agents").get(token.lemma_.lower(), ()):
        targets = [t for p, t in prepositional(token) if p == (preposition or "of")]
        if not preposition:
            targets += possessors(token)
            targets += [c for c in token.children if c.dep_ == "compound"]
        for a, b in pairs(named_by(token), targets, referents):
            yield Tie(type_, a, b, token, f"agent noun:{token.lemma_.lower()}")


def patient_ties(token: Token, referents: Referents) -> Iterator[Tie]:
    """B, a subsidiary of A; A's cloud unit, B; B is a rival of A."""
    if token.pos_ != "NOUN":
        return
    for type_, rest in frame("patients").get(token.lemma_.lower(), ()):
        if rest:
            continue
        owners = [*possessors(token), *(t for p, t in prepositional(token) if p in {"of", "to"})]
        inner = [c for c in token.children if c.dep_ in {"compound", "nmod"}]
        named = named_by(token)
        # "its Flagstar unit" names the unit, "King, the Activision subsidiary" the owner.
        if owners:
            named = named or inner
        else:
            owners = inner
        for a, b in pairs(owners, named, referents):
            yield Tie(type_, a, b, token, f"patient noun:{token.lemma_.lower()}")


def participle_ties(token: Token, referents: Referents) -> Iterator[Tie]:
    """A-owned B; B, backed by A is a plain passive; Paris-based A."""
    if token.i < 2 or token.nbor(-1).text != "-":
        return
    holder = referents.at(token.nbor(-2))
    if holder is None:
        return
    head = token
    while head.dep_ in {"amod", "compound", "nmod", "punct", "npadvmod"} and head.head.i > head.i:
        head = head.head
    for type_, _ in frame("participles").get(token.lower_, ()):
        for other in referents.of(head):
            ends = (other, holder) if type_ == "located_in" else (holder, other)
            yield Tie(type_, *ends, token, f"participle:{token.lower_}")


def possessive_ties(token: Token, referents: Referents) -> Iterator[Tie]:
    """A's B: a firm makes the product or model, a person leads the firm."""
    if token.dep_ != "poss":
        return
    head = token.head
    for owner in [span for t in possessors(head) for span in referents.of(t)]:
        if owner.label_ == "person" and owner.id_ != "pronoun":
            firm = referents.at(head)
            if firm is not None and firm.label_ == "company" and firm.id_ != "nominal":
                yield Tie("leads", owner, firm, head, "possessive")
        if owner.label_ != "company":
            continue
        for thing in referents.of(head):
            if thing.label_ in {"product", "model"} and thing.id_ not in {"pronoun", "nominal"}:
                yield Tie("develops", owner, thing, head, "possessive")
