"""Clauses: a verb or noun of a parsed Doc goes in, its arguments come out as head words.

Works on the dependency labels of spaCy's English pipelines (ClearNLP style). Everything here looks
at the parse alone; which entity a head word stands for is `referents.py`'s business.
"""

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
RELATIVES = frozenset({"WDT", "WP"})
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
        own = [head for by in verb.children if by.dep_ == "agent" for head in objects_of(by)]
        # "founded and still run by X": the agent stands once, at the last participle.
        return own or [
            head
            for other in verb.conjuncts
            if other.i > verb.i and other.tag_ == "VBN"
            for by in other.children
            if by.dep_ == "agent"
            for head in objects_of(by)
        ]
    return _surface_subjects(verb)


def patients(verb: Token) -> list[Token]:
    """Head words of whatever a verb is done to: direct objects, or the subject of a passive."""
    if is_passive(verb):
        return [verb.head] if verb.dep_ == "acl" else _surface_subjects(verb)
    first = verb.head if verb.dep_ == "conj" else None
    if first is not None and first.dep_ == "acl" and first.tag_ == verb.tag_ == "VBN":
        return [first.head]
    found = [c for c in verb.children if c.dep_ in OBJECTS and not c.is_space]
    gap = _relative_gap(verb)
    if gap is not None and all(token.tag_ in RELATIVES for token in found):
        return [gap]
    return [head for token in found for head in with_conjuncts(token)]


def _relative_gap(verb: Token) -> Token | None:
    """Find the noun that is the missing object of a relative clause.

    "the firm that Google bought", "the firm, which Google agreed to buy".
    """
    top = verb
    while top.dep_ == "xcomp":
        top = top.head
    if top.dep_ != "relcl":
        return None
    own = _surface_subjects(top)
    if not own or own == [top.head]:
        return None
    stranded = any(c.dep_ == "prep" and not list(c.children) for c in verb.children)
    placed = any(
        c.tag_ == "WRB" or (c.dep_ == "prep" and any(g.tag_ in RELATIVES for g in c.children))
        for c in top.children
    )
    return None if stranded or placed else top.head


def _surface_subjects(verb: Token) -> list[Token]:
    """Subject heads of a verb, found at the verb itself or where it inherits them."""
    own = _own_subjects(verb)
    if own:
        return own
    if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp"} and verb.head.i != verb.i:
        return _inherited_subjects(verb)
    if verb.dep_ == "acl":
        return _bearers(verb)
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX"}:
        # "after buying X, the group sold": the one who sells has bought.
        return _surface_subjects(verb.head.head)
    return []


def _own_subjects(verb: Token) -> list[Token]:
    heads: list[Token] = []
    for token in verb.children:
        if token.dep_ not in SUBJECTS | PASSIVE_SUBJECTS:
            continue
        if token.tag_ in RELATIVES and verb.dep_ == "relcl":
            heads.append(verb.head)
        else:
            heads += with_conjuncts(token)
    return heads


def _inherited_subjects(verb: Token) -> list[Token]:
    """Subject heads that a verb takes over from the verb above it."""
    governor = verb.head
    if governor.pos_ not in {"VERB", "AUX"}:
        return []
    if verb.dep_ == "xcomp":
        # "persuaded X to sell": the object of the governor is the one who sells.
        objects = [c for c in governor.children if c.dep_ == "dobj"]
        if objects:
            return with_conjuncts(objects[0])
    if not is_passive(governor):
        return _surface_subjects(governor)
    if verb.dep_ != "conj":
        return patients(governor)
    passive = [c for c in governor.children if c.dep_ in PASSIVE_SUBJECTS]
    return [t for c in passive for t in with_conjuncts(c)] or _surface_subjects(governor)


def _bearers(verb: Token) -> list[Token]:
    """Subjects of a participle or infinitive behind a noun: "X, buying", "X signed to buy"."""
    noun = verb.head
    if verb.tag_ == "VBG":
        return [noun]
    governor = noun.head
    if noun.dep_ in {"dobj", "pobj", "attr"} and governor.pos_ == "ADP":
        governor = governor.head
    if noun.dep_ in {"dobj", "pobj"} and governor.pos_ == "VERB":
        return subjects(governor)
    owners = possessors(noun)
    return owners or ([noun] if noun.dep_ in {"nsubj", "nsubjpass"} else [])


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
        if child.dep_ in {"prep", "agent", "dative", "prt", "advmod"} and child.pos_ in {
            "ADP", "SCONJ", "ADV"
        }:  # fmt: skip
            for token in objects_of(child):
                yield child.lower_, token
            yield from prepositional(child)


def possessors(noun: Token) -> list[Token]:
    """Head words of the owners of a noun: "X's Y", "its Y", "X, whose Y"."""
    return [owner for c in noun.children if c.dep_ == "poss" for owner in _owners(c)]


def _owners(possessive: Token) -> list[Token]:
    if possessive.tag_ != "WP$":
        return with_conjuncts(possessive)
    token = possessive.head
    while token.dep_ not in {"relcl", "ROOT"}:
        token = token.head
    return [token.head] if token.dep_ == "relcl" else []


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
