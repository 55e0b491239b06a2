"""Signs in the clause: a mention of a name goes in, what its nouns and verbs tell of it comes out.

Apposition, compound, copula, "such as", possessive, and the verb that it is the subject or object
of. Read by `signs.py`.
"""

from collections.abc import Iterator, Mapping

from spacy.tokens import Span, Token

from extractor.components.kinds import Sign
from extractor.components.nouns import is_post, noun_kind
from extractor.components.syntax import appositives, possessors
from extractor.lexicon.word_sets import word_sets

DOES: Mapping[str, str] = {"speaks": "speaks", "acts": "acts", "personal_act": "personal act"}
"""List of verbs -> sign, for the subject."""
SUFFERS: Mapping[str, str] = {
    "is_launched": "is launched",
    "is_bought": "is bought",
    "is_appointed": "is appointed",
    "is_sued": "is sued",
}
"""List of verbs -> sign, for the object."""
CALLED = frozenset({"describe", "know", "regard", "see", "recognize", "recognise"})
"""Verbs that say in the passive what something is."""


def find_clause_signs(span: Span) -> Iterator[Sign]:
    """List the signs in the clause around a name.

    Args:
        span: the mention, in a parsed Doc.

    Yields:
        As `signs.find_signs`.
    """
    root = first_conjunct(span.root)
    yield from _appositions(span, root)
    yield from _compounds(span, root)
    yield from _copula(root)
    yield from _prepositions(root)
    yield from _relative(span.root)
    yield from _ownership(span)
    yield from _verbs(root)


def first_conjunct(token: Token) -> Token:
    """Find the word at which a list hangs in its sentence: what is said of it holds for all."""
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN", "X", "NUM"}:
        token = token.head
    return token


def _words(name: str) -> frozenset[str]:
    return word_sets("surroundings")[name]


def _appositions(span: Span, root: Token) -> Iterator[Sign]:
    """A common noun in apposition: "X, the chipmaker," "X, chief executive"."""
    for noun in appositives(root):
        if noun in span or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        if is_post(noun):
            yield "has a post", None
            continue
        kind, weak = noun_kind(noun)
        if kind is not None:
            yield ("apposition weak" if weak else "apposition"), kind


def _compounds(span: Span, root: Token) -> Iterator[Sign]:
    """Nouns run together with the name: "chipmaker X", "the X app"."""
    for noun in root.lefts:
        if noun.dep_ not in {"compound", "nmod", "amod"} or noun in span or noun.pos_ != "NOUN":
            continue
        if is_post(noun):
            yield "has a post", None
            continue
        kind, weak = noun_kind(noun)
        if kind is not None:
            yield ("noun before weak" if weak else "noun before"), kind
    noun = root.head
    if root.dep_ not in {"compound", "nmod"} or noun.i != span.end or noun.pos_ != "NOUN":
        return
    if is_post(noun):
        yield "post at", None
        return
    kind, weak = noun_kind(noun)
    if kind is not None and noun.tag_ == "NN":
        yield ("noun after weak" if weak else "noun after"), kind


def _copula(root: Token) -> Iterator[Sign]:
    """What it is said to be: "X is a bank", "X is described as a bank"."""
    verb = root.head
    found: list[Token] = []
    if root.dep_ == "nsubj" and verb.lemma_ == "be":
        found = [c for c in verb.children if c.dep_ == "attr"]
    elif root.dep_ == "nsubjpass" and verb.lemma_ in CALLED:
        found = [
            t for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" for t in c.children
        ]
    for noun in (t for t in found if t.pos_ == "NOUN"):
        kind, _ = noun_kind(noun)
        if is_post(noun):
            yield "has a post", None
        elif kind is not None:
            yield "is a", kind


def _prepositions(root: Token) -> Iterator[Sign]:
    """The noun above its preposition: "banks such as X", "shares of X", "the maker of X"."""
    if root.dep_ != "pobj":
        return
    preposition, noun = root.head.lower_, root.head.head
    if preposition in {"in", "at"}:
        yield preposition, None
    if preposition in {"as", "like", "including"}:
        kind, _ = noun_kind(noun)
        if noun.pos_ == "NOUN" and kind is not None and noun.tag_ == "NNS":
            yield "such as", kind
    if preposition == "of":
        if is_post(noun):
            yield "post at", None
        elif noun.lemma_.lower() in _words("shares_of"):
            yield "shares of", None
        elif noun.lemma_.lower() in _words("makers"):
            yield "maker of", None


def _relative(root: Token) -> Iterator[Sign]:
    """The pronoun of its relative clause: who, which, where."""
    for clause in (c for c in root.children if c.dep_ == "relcl"):
        pronoun = next((t for t in clause.subtree if t.tag_ in {"WP", "WDT", "WRB"}), None)
        if pronoun is not None and pronoun.lower_ in {"who", "which", "where"}:
            yield pronoun.lower_, None


def _ownership(span: Span) -> Iterator[Sign]:
    """Whose it is and what it owns: "the firm's X", "X's shares", "X headquarters"."""
    root = span.root
    owners = possessors(root)
    if owners and not any(owner in span for owner in owners):
        yield "is owned", None
    noun = root.head
    is_shares = noun.lemma_.lower() in _words("shares_of")
    if root.dep_ == "poss":
        yield "owns", None
        if is_shares:
            yield "shares of", None
    elif root.dep_ == "compound" and noun not in span and is_shares:
        yield "shares of", None
    top = first_conjunct(root)
    if top.dep_ == "poss" and is_post(top.head):
        yield "post at", None


def _verbs(root: Token) -> Iterator[Sign]:
    """What the name does and what is done to it."""
    verb = root.head
    lemma = verb.lemma_.lower()
    if root.dep_ in {"nsubj", "agent"} or (root.dep_ == "pobj" and verb.dep_ == "agent"):
        yield from ((sign, None) for words, sign in DOES.items() if lemma in _words(words))
        if lemma in {"debut", "launch"} and not any(c.dep_ == "dobj" for c in verb.children):
            yield "is launched", None
    if root.dep_ in {"dobj", "nsubjpass"}:
        yield from ((sign, None) for words, sign in SUFFERS.items() if lemma in _words(words))
    if root.dep_ == "appos" and root.head.ent_type_ == root.ent_type_ == "place":
        yield "place, place", None
