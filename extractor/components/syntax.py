"""Clauses: a verb or noun of a parsed Doc goes in, its arguments come out as head words.

Works on the dependency labels of spaCy's English pipelines (ClearNLP style). Everything here looks
at the parse alone; which entity a head word stands for is `coreference.py`'s business.
"""

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
CLAUSE_LABELS = frozenset({"ROOT", "conj", "advcl", "ccomp", "xcomp", "relcl", "acl", "parataxis",
                           "pcomp", "csubj"})  # fmt: skip


def with_conjuncts(token: Token) -> list[Token]:
    """List a head word and the words coordinated with it, in text order.

    In "Apple, Google and Meta" each of the three gives all three when asked at "Apple".
    """
    return [token, *(other for other in token.conjuncts if other.i > token.i)]


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, as a finite verb or as a bare participle after a noun."""
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def subjects(verb: Token) -> list[Token]:
    """Head words of whoever does what a verb says.

    Follows control ("agreed to buy"), coordination ("came and bought"), relative clauses ("X,
    which bought") and participles ("X, buying"); in the passive, the `by` phrase.
    """
    if is_passive(verb):
        return [head for by in verb.children if by.dep_ == "agent" for head in objects_of(by)]
    return _surface_subjects(verb)


def patients(verb: Token) -> list[Token]:
    """Head words of whatever a verb is done to: direct objects, or the subject of a passive."""
    if is_passive(verb):
        if verb.dep_ == "acl":
            return [verb.head]
        return _surface_subjects(verb)
    found = [child for child in verb.children if child.dep_ in OBJECTS and not child.is_space]
    if not found and verb.dep_ == "conj":
        # "designed and built the engine": the object stands at the last verb only.
        found = []
    if not found and verb.dep_ == "relcl" and _surface_subjects(verb) != [verb.head]:
        # "the company that Google bought": the noun is what was bought.
        if not any(child.dep_ == "prep" and not list(child.children) for child in verb.children):
            found = [verb.head]
    return [head for token in found for head in with_conjuncts(token)]


def _surface_subjects(verb: Token) -> list[Token]:
    """Subject heads of a verb, found at the verb itself or where it inherits them."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS or c.dep_ in PASSIVE_SUBJECTS]
    if own:
        heads: list[Token] = []
        for token in own:
            if token.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
                heads += [verb.head]
            else:
                heads += with_conjuncts(token)
        return heads
    if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp"} and verb.head.i != verb.i:
        governor = verb.head
        if governor.pos_ not in {"VERB", "AUX"}:
            return []
        if verb.dep_ == "xcomp":
            # "persuaded X to sell": the object of the governor is the one who sells.
            objects = [c for c in governor.children if c.dep_ == "dobj"]
            if objects:
                return with_conjuncts(objects[0])
        if verb.dep_ == "conj" and is_passive(governor):
            return [t for c in governor.children if c.dep_ in PASSIVE_SUBJECTS
                    for t in with_conjuncts(c)] or _surface_subjects(governor)  # fmt: skip
        if is_passive(governor):
            return patients(governor)
        return _surface_subjects(governor)
    if verb.dep_ == "relcl":
        return [] if any(c.dep_ in OBJECTS and c.tag_ == "WDT" for c in verb.children) else []
    if verb.dep_ == "acl" and verb.tag_ in {"VBG", "VB"}:
        return [verb.head]
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX"}:
        # "after buying X, the group sold": the one who sells has bought.
        return _surface_subjects(verb.head.head)
    return []


def objects_of(preposition: Token) -> list[Token]:
    """Head words of the noun phrases under a preposition."""
    return [
        head
        for child in preposition.children
        if child.dep_ in {"pobj", "pcomp"}
        for head in with_conjuncts(child)
    ]


def prepositional(head: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, head word) for every noun phrase hung on a word by a preposition.

    Chains through coordinated and stacked prepositions ("from X to Y", "out of Z").
    """
    for child in head.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {"ADP", "SCONJ", "ADV"}:
            for token in objects_of(child):
                yield child.lower_, token
            yield from prepositional(child)


def possessors(noun: Token) -> list[Token]:
    """Head words of the owners of a noun: "X's Y", "its Y"."""
    return [owner for c in noun.children if c.dep_ == "poss" for owner in with_conjuncts(c)]


def appositives(noun: Token) -> list[Token]:
    """Head words in apposition to a noun, in either direction."""
    below = [c for c in noun.children if c.dep_ == "appos"]
    above = [noun.head] if noun.dep_ == "appos" else []
    return [t for token in below for t in with_conjuncts(token)] + above


def clause_of(token: Token) -> Token:
    """Find the word that heads the smallest clause around a token: its verb, or the root."""
    current = token
    while current.dep_ != "ROOT":
        if current.pos_ in {"VERB", "AUX"} and current.dep_ in CLAUSE_LABELS:
            return current
        current = current.head
    return current


def clause_tokens(verb: Token) -> list[Token]:
    """List the words of a clause without those of clauses inside or beside it."""
    found = [verb]
    stack = [verb]
    while stack:
        for child in stack.pop().children:
            if child.pos_ in {"VERB", "AUX"} and child.dep_ in CLAUSE_LABELS:
                continue
            found.append(child)
            stack.append(child)
    return sorted(found, key=lambda token: token.i)
