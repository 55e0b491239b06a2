"""Ties told by verbs: a word of a parsed Doc goes in, the ties that it states come out.

"A acquired B", "B was acquired by A", "A took a stake in B", "A supplies chips to B". The words
stand in `predicates.toml`.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.components.frames import frame, pairs
from extractor.components.referents import Referents
from extractor.components.syntax import is_passive, patients, possessors, prepositional, subjects
from extractor.components.ties import Tie
from extractor.lexicon.word_sets import word_sets
from extractor.records import RelationType


def verb_ties(token: Token, referents: Referents) -> Iterator[Tie]:
    """A acquired B; B was acquired by A; A agreed to buy B; A, which bought B."""
    if token.pos_ not in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"}:
        return
    lemma = token.lemma_.lower()
    for name, back in (("verbs", False), ("verbs_back", True)):
        if back and is_passive(token):
            continue
        for type_, particle in frame(name).get(lemma, ()):
            if not _fits_particle(token, particle):
                continue
            targets = _deep(patients(token))
            if type_ == "regulates":
                targets += _doers_of_deeds(patients(token))
            for a, b in pairs(subjects(token), targets, referents):
                yield Tie(type_, *((b, a) if back else (a, b)), token, f"verb:{lemma}")


def _doers_of_deeds(heads: list[Token]) -> list[Token]:
    """Whoever a forbidden or approved deed is done by: "blocked A's purchase of B"."""
    found: list[Token] = []
    for head in heads:
        if head.pos_ == "NOUN":
            found += [*possessors(head), *(t for p, t in prepositional(head) if p == "by")]
    return found


def _fits_particle(verb: Token, particle: str) -> bool:
    """Whether a verb has the particle of its frame ("roll out"), or none where that has none."""
    if not particle:
        return all(c.dep_ != "prt" for c in verb.children)
    return any(c.lower_ == particle and c.dep_ in {"prt", "advmod", "prep"} for c in verb.children)


def _deep(heads: list[Token]) -> list[Token]:
    """Look through nouns that only introduce a name: "a version of B", "a maker called B"."""
    found: list[Token] = []
    for head in heads:
        found.append(head)
        if head.lemma_.lower() in word_sets("ties")["introducers"]:
            found += [t for prep, t in prepositional(head) if prep in {"of", "to"}]
        found += [
            named
            for child in head.children
            if child.dep_ == "acl" and child.lemma_ in {"call", "name", "dub", "know"}
            for named in child.children
            if named.dep_ in {"oprd", "dobj", "attr"}
        ]
    return found


def stake_ties(token: Token, referents: Referents) -> Iterator[Tie]:
    """A bought 5% of B; A, which holds a stake in B; A spent a sum on a fifth of B."""
    words = word_sets("ties")
    if token.lemma_.lower() not in words["fractions"]:
        return
    verb = token.head
    while verb.dep_ in {"prep", "pobj", "dobj", "quantmod", "nummod", "pcomp"} and (
        verb.pos_ != "VERB" and verb.head.i != verb.i
    ):
        verb = verb.head
    if verb.pos_ != "VERB" or verb.lemma_ not in words["stake_verbs"]:
        return
    targets = [t for p, t in prepositional(token) if p in {"of", "in"}]
    for a, b in pairs(subjects(verb), targets, referents):
        yield Tie("invests_in", a, b, verb, f"verb:{verb.lemma_} stake")


def preposition_ties(token: Token, referents: Referents) -> Iterator[Tie]:
    """A invested in B; A is based in B; A bought chips from B; A took a stake in B."""
    if token.pos_ not in {"VERB", "AUX"}:
        return
    lemma = token.lemma_.lower()
    found = list(prepositional(token))
    # "supplies B with chips" and "sells chips to B" hang the preposition on verb or object.
    below = [pair for o in patients(token) if o.i > token.i for pair in prepositional(o)]
    for name, back in (("verb_prepositions", False), ("verb_prepositions_back", True)):
        for type_, preposition in frame(name).get(lemma, ()):
            targets = [t for p, t in found if p == preposition]
            holders = patients(token) if _passive_holder(type_, token) else subjects(token)
            for a, b in pairs(holders, targets, referents):
                yield Tie(
                    type_, *((b, a) if back else (a, b)), token, f"verb:{lemma} {preposition}"
                )
    for type_, rest in frame("object_prepositions").get(lemma, ()):
        noun, _, preposition = rest.rpartition(" ")
        heads = [o.lemma_.lower() for o in patients(token)]
        if not _fits_object(noun, heads, patients(token)):
            continue
        targets = [t for p, t in [*found, *below] if p == preposition]
        for a, b in pairs(subjects(token), targets, referents):
            yield Tie(type_, a, b, token, f"verb:{lemma} {rest}")


def _passive_holder(type_: RelationType, verb: Token) -> bool:
    """Whether the one that a passive is about holds the relation: "X is based in B"."""
    return (type_ in {"located_in", "integrates"} and not subjects(verb)) or (
        type_ == "located_in" and bool(patients(verb))
    )


def _fits_object(noun: str, lemmas: list[str], heads: list[Token]) -> bool:
    if noun == "sum":
        return any(_is_sum(head) for head in heads)
    if noun == "thing":
        return any(h.pos_ == "NOUN" for h in heads)
    return noun in lemmas


def _is_sum(word: Token) -> bool:
    """Whether a word stands in a sum of money, or names one ("stake", "round")."""
    if word.lemma_ in word_sets("ties")["sums"]:
        return True
    return any(money.start <= word.idx < money.end for money in word.doc._.amounts)
