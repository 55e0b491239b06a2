"""Status: a trigger word goes in; whether it is told as fact, plan, rumour or denial comes out.

Reads the verbs above a trigger, its auxiliaries and adverbs, and the frame "X said that ...". A
statement is planned, hedged or negated as soon as one word on the way up to the main verb says so.
The words stand in `telling.toml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extractor.lexicon.word_sets import word_sets
from extractor.records import Status

Word = tuple[Status, Token]
"""A status, and the word that says so."""

COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl", "prep", "pcomp", "dobj", "pobj", "nsubjpass",
                         "csubj", "acomp"})  # fmt: skip
"""How what a verb or noun is about hangs on it."""
STRENGTH: tuple[Status, ...] = ("negated", "hedged", "planned")
"""Of several statuses on one path, the first of these is told."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a statement is told.

    Attributes:
        status: one of the four.
        source: the word for whoever is said to say so, or None.
        because: the word that decided, or None for a plain assertion.
    """

    status: Status
    source: Token | None = None
    because: Token | None = None


def standing(trigger: Token) -> Standing:
    """Tell how the statement made by a verb or noun is told.

    Args:
        trigger: the word that tells the event or relation, in a parsed Doc.

    Returns:
        Negated before hedged before planned before asserted, whichever is found on the way up.
    """
    found: dict[Status, Token] = {}
    source: Token | None = None
    for token, below in _path(trigger):
        for status, word in _signs(token, below):
            found.setdefault(status, word)
        if source is None and below is not None and _frames(token, below):
            source = next((c for c in token.children if c.dep_ == "nsubj"), None)
    for status in STRENGTH:
        if status in found:
            return Standing(status, source, found[status])
    return Standing("asserted", source)


def _path(trigger: Token) -> list[tuple[Token, Token | None]]:
    """List the words from a trigger up to the main verb of its sentence, each with the one below.

    Stops where the clause above no longer governs the statement: at relative clauses, at
    coordinated verbs (unless they share an auxiliary), at adverbial clauses and at a semicolon.
    """
    steps: list[tuple[Token, Token | None]] = []
    token: Token = trigger
    below: Token | None = None
    while True:
        steps.append((token, below))
        if token.dep_ in {"ROOT", "relcl", "advcl", "parataxis", "appos"} or _stands_apart(token):
            break
        if _is_clause_of_its_own(token):
            if token.head.dep_ not in {"ccomp", "xcomp"}:
                break
            token, below = token.head.head, token.head
            continue
        token, below = token.head, token
        if token.dep_ in {"nsubj", "nsubjpass"} and not _may_govern(token):
            # The subject of a denied verb is not itself denied ("the sale did not please X").
            break
    return steps


def _stands_apart(verb: Token) -> bool:
    """Whether what stands above a verb says nothing of it.

    "X agreed to pay; the money has not come" and "has not worked since leaving X": the parser hangs
    the one on the other, the denial is of the other alone.
    """
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in word_sets("telling")["occasions"]
    if verb.dep_ not in {"ccomp", "conj"} or verb.pos_ not in {"VERB", "AUX"}:
        return False
    words, head = word_sets("telling"), verb.head
    low, high = sorted((verb.i, head.i))
    if any(t.text in {";", ":"} for t in verb.doc[low:high]):
        return True
    # "A declined to sell it, B refused it a place": a list of clauses, none about the other.
    is_listed = verb.dep_ == "ccomp" and verb.i < head.i
    return is_listed and head.lemma_.lower() not in words["saying"] | words["hedging_verbs"]


def _is_clause_of_its_own(verb: Token) -> bool:
    """Whether a coordinated verb has helpers of its own: not in "will not sell or lease it"."""
    return (
        verb.dep_ == "conj"
        and verb.pos_ in {"VERB", "AUX"}
        and any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in verb.children)
    )


def _may_govern(token: Token) -> bool:
    return (
        token.pos_ in {"VERB", "AUX", "ADJ"} or token.lemma_ in word_sets("telling")["plan_nouns"]
    )


def _signs(token: Token, below: Token | None) -> list[Word]:
    """Signs of a status that stand at one word of the path."""
    signs = [(status, child) for child in token.children for status in _said_by(child, token)]
    signs += [("negated", no) for no in _empty_arguments(token)]
    if below is None and token.pos_ == "NOUN":
        signs += [(status, c) for c in token.children for status in _qualified_by(c)]
    if below is None and _is_hearsay(token):
        signs.append(("hedged", token))
    if below is not None and below.dep_ in COMPLEMENTS:
        signs += [(status, token) for status in _governed(token, below)]
    return signs


def _said_by(child: Token, token: Token) -> Iterator[Status]:
    """Status that an adverb, auxiliary or conjunction gives to the word it hangs on."""
    words, lower, label = word_sets("telling"), child.lower_, child.dep_
    if label == "neg" or (lower in words["negations"] and label in {"det", "advmod", "preconj"}):
        yield "negated"
    elif lower in words["rumours"] and label in {"advmod", "acomp", "amod"}:
        yield "hedged"
    elif label == "aux" and lower in words["modals"]:
        if not _is_ability(token, child):
            yield "planned"
    elif label == "mark" and lower in words["conditions"]:
        yield "planned"


def _qualified_by(child: Token) -> Iterator[Status]:
    """Status that an adjective gives to a noun for a deed: "the planned takeover"."""
    words = word_sets("telling")
    if child.dep_ != "amod":
        return
    if child.lower_ in words["planned_nouns"]:
        yield "planned"
    elif child.lower_ in words["rumoured_nouns"]:
        yield "hedged"
    elif child.lower_ in words["denied_nouns"]:
        yield "negated"


def _empty_arguments(verb: Token) -> Iterator[Token]:
    """Words that leave nobody to do a deed, or nothing it was done to: "no deal was struck"."""
    none = word_sets("telling")["negations"]
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            yield from (c for c in child.children if c.dep_ == "det" and c.lower_ in none)


def _is_hearsay(verb: Token) -> bool:
    """Whether a verb only passes on what nobody stands up for: "reports suggest a sale"."""
    words = word_sets("telling")
    return verb.lemma_.lower() in words["hedging_verbs"] and any(
        c.dep_ == "nsubj" and c.lemma_.lower() in words["hearsay"] for c in verb.children
    )


def _governed(token: Token, below: Token) -> Iterator[Status]:
    """Status that a verb, adjective or noun gives to its complement."""
    words, lemma, label = word_sets("telling"), token.lemma_.lower(), below.dep_
    if token.pos_ not in {"VERB", "AUX", "ADJ"} or lemma in words["settled"]:
        if token.lemma_ in words["plan_nouns"]:
            yield "planned"
    elif lemma in words["denials"] and (label != "prep" or below.lower_ == "from"):
        # "failed in its bid to" says nothing of the bid; "barred from selling" does.
        yield "negated"
    elif lemma in words["plans"] and label in {"xcomp", "ccomp", "prep", "pcomp"}:
        yield "planned"
    elif lemma in words["hedging_verbs"] and label in {"ccomp", "xcomp"}:
        yield "hedged"
    elif lemma == "be" and label == "xcomp":
        # "is to open in May"
        yield "planned"
    elif lemma == "say" and label == "xcomp":
        # "is said to have left": somebody says so.
        yield "hedged"


def _is_ability(verb: Token, modal: Token) -> bool:
    """Whether "can" only says what a thing is good for: "a model that can read maps"."""
    return modal.lower_ in {"can", "could"} and verb.dep_ == "relcl"


def _frames(token: Token, below: Token) -> bool:
    """Whether a word reports the clause below it as somebody's words."""
    words = word_sets("telling")
    return below.dep_ == "ccomp" and token.lemma_.lower() in (
        words["saying"] | words["hedging_verbs"]
    )
