"""Relations: a Doc with mentions goes in, typed ties between its entities come out.

Each finder below looks at one way of writing a tie (a verb with its arguments, a noun for a deed,
a noun for one of the ends, a possessive, a place name behind a comma ...) and yields `Tie`s; the
words for each relation stand in `predicates.toml`. `find_relations` keeps those whose ends have
fitting types, reads how each is told (`status.py`) and drops repetitions.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.components.chinese.ties import find_chinese_ties
from extractor.components.referents import Referents
from extractor.components.layout import language_of
from extractor.components.local import LocalRelation
from extractor.components.pairs import find_pairs, learned_ties
from extractor.components.posts import find_posts
from extractor.components.status import Standing, standing
from extractor.components.syntax import (
    appositives,
    clause_of,
    clause_tokens,
    is_passive,
    objects_of,
    patients,
    possessors,
    prepositional,
    subjects,
)
from extractor.components.ties import Tie
from extractor.lexicon.predicates import predicates
from extractor.records import SYMMETRIC, RelationType, Status
from extractor.when import When

Doc.set_extension("relations", default=())

CONFIDENCE = {"verb": 0.7, "act": 0.65, "agent noun": 0.7, "patient noun": 0.65, "participle": 0.8,
              "possessive": 0.55, "post": 0.8, "seat": 0.7, "place, place": 0.8}  # fmt: skip
"""Share of ties of each rule that were right on the development articles, rounded."""


SURE = 0.6
"""Probability from which the model also decides that a tie is asserted."""


@Language.component("relations", requires=["doc._.entities"], assigns=["doc._.relations"])
def relations(doc: Doc) -> Doc:
    """Pipeline component: fill `doc._.relations`."""
    doc._.relations = tuple(find_relations(doc))
    return doc


def find_relations(doc: Doc) -> Iterator[LocalRelation]:
    """Find the ties that a Doc states between its entities, in text order, each once a sentence."""
    referents = Referents(doc)
    for sentence in doc.sents:
        language = language_of(sentence)
        if language == "en":
            ties = list(sentence_ties(sentence, referents))
            pairs = find_pairs(sentence, referents.within(sentence), ties)
            found = [*((tie, None) for tie in ties), *learned_ties(pairs)]
        elif language == "zh":
            found = [(tie, None) for tie in find_chinese_ties(sentence, referents)]
        else:
            continue
        yield from _told_once(found)


def _told_once(found: Iterable[tuple[Tie, float | None]]) -> Iterator[LocalRelation]:
    """Keep the ties of one sentence that can stand, each once; finders go before the model."""
    seen: set[tuple[str, str, str]] = set()
    for tie, chance in found:
        relation = _checked(tie, chance)
        if relation is None:
            continue
        key = (relation.source, relation.target, relation.type)
        if key not in seen:
            seen.add(key)
            yield relation


def sentence_ties(sentence: Span, referents: Referents) -> Iterator[Tie]:
    """Ask every finder at every word of an English sentence."""
    for token in sentence:
        for finder in FINDERS:
            yield from finder(token, referents)


def _checked(tie: Tie, chance: float | None) -> LocalRelation | None:
    """Keep a tie whose ends differ and have types that the relation allows."""
    predicate = predicates()[tie.type]
    source, target = tie.source, tie.target
    if source.kb_id_ == target.kb_id_:
        return None
    if not predicate.allows(source.label_, target.label_):
        return None
    if tie.type == "competes_with" and not _comparable(source.label_, target.label_):
        return None
    if tie.type in SYMMETRIC and target.kb_id_ < source.kb_id_:
        source, target = target, source
    told = Standing(tie.status) if tie.status is not None else standing(tie.trigger)
    if chance is not None and chance >= SURE:
        # The model has seen how the tie is told, and was taught with asserted ties alone.
        told = Standing("asserted", told.source)
    return LocalRelation(
        source=source.kb_id_,
        target=target.kb_id_,
        type=tie.type,
        status=told.status,
        source_span=source,
        target_span=target,
        trigger=tie.trigger,
        attributed=told.source,
        rule=tie.rule,
        confidence=CONFIDENCE[tie.rule.partition(":")[0]] if chance is None else round(chance, 2),
        role=tie.role,
        when=_when(tie.trigger),
        amounts=_amounts(tie),
    )


def _when(trigger: Token) -> When | None:
    """The only time in the clause of a tie; with two it stays open which one is meant."""
    doc = trigger.doc
    if language_of(trigger.sent) != "en":
        return None
    offsets = {t.idx for t in clause_tokens(clause_of(trigger))}
    times = [t.when for t in doc._.times if t.start in offsets and t.when is not None]
    return times[0] if len(times) == 1 else None


WITH_AMOUNTS = frozenset({"acquires", "invests_in", "regulates", "supplies", "partners_with"})


def _amounts(tie: Tie) -> tuple[tuple[str, str], ...]:
    """The only sum of money in the sentence of a deal, as attributes."""
    if tie.type not in WITH_AMOUNTS:
        return ()
    sentence = tie.trigger.sent
    sums = [
        money
        for money in tie.trigger.doc._.amounts
        if sentence.start_char <= money.start < sentence.end_char
    ]
    if len(sums) != 1:
        return ()
    found = {"amount": sums[0].amount, "money": sums[0].text}
    if sums[0].currency is not None:
        found["currency"] = sums[0].currency
    return tuple(sorted(found.items()))


def _comparable(source: str, target: str) -> bool:
    return (source == "company") == (target == "company")


# --- frames ---------------------------------------------------------------------------------------


@cache
def _frame(name: str) -> dict[str, tuple[tuple[RelationType, str], ...]]:
    """Index a frame by its first word: word -> ((relation, rest of the phrase), ...)."""
    found: dict[str, tuple[tuple[RelationType, str], ...]] = {}
    for predicate in predicates().values():
        for phrase in predicate.frames[name]:
            first, _, rest = phrase.partition(" ")
            found[first] = (*found.get(first, ()), (predicate.type, rest))
    return found


def _pairs(
    sources: list[Token], targets: list[Token], referents: Referents
) -> Iterator[tuple[Span, Span]]:
    for source in sources:
        for a in referents.of(source):
            for target in targets:
                for b in referents.of(target):
                    yield a, b


def _verbs(token: Token, referents: Referents) -> Iterator[Tie]:
    """A acquired B; B was acquired by A; A agreed to buy B; A, which bought B."""
    if token.pos_ not in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"}:
        return
    lemma = token.lemma_.lower()
    for frame, back in (("verbs", False), ("verbs_back", True)):
        for type_, particle in _frame(frame).get(lemma, ()):
            if particle and not _has_particle(token, particle):
                continue
            if not particle and any(c.dep_ == "prt" for c in token.children):
                continue
            if back and is_passive(token):
                continue
            targets = _deep(patients(token))
            if type_ == "regulates":
                targets += _doers_of_deeds(patients(token))
            for a, b in _pairs(subjects(token), targets, referents):
                yield Tie(type_, *((b, a) if back else (a, b)), token, f"verb:{lemma}")


def _doers_of_deeds(heads: list[Token]) -> list[Token]:
    """Whoever a forbidden or approved deed is done by: "blocked A's purchase of B"."""
    found: list[Token] = []
    for head in heads:
        if head.pos_ == "NOUN":
            found += [*possessors(head), *(t for p, t in prepositional(head) if p == "by")]
    return found


def _has_particle(verb: Token, particle: str) -> bool:
    return any(c.lower_ == particle and c.dep_ in {"prt", "advmod", "prep"} for c in verb.children)


def _deep(heads: list[Token]) -> list[Token]:
    """Look through nouns that only introduce a name: "a version of B", "a maker called B"."""
    found: list[Token] = []
    for head in heads:
        found.append(head)
        if head.lemma_.lower() in {"version", "update", "successor", "range", "series", "family",
                                   "line", "rest", "all", "part", "half", "pair", "trio", "control",
                                   "access", "assets", "owner", "operator", "model"}:  # fmt: skip
            found += [t for prep, t in prepositional(head) if prep in {"of", "to"}]
        found += [
            named
            for child in head.children
            if child.dep_ == "acl" and child.lemma_ in {"call", "name", "dub", "know"}
            for named in child.children
            if named.dep_ in {"oprd", "dobj", "attr"}
        ]
    return found


FRACTIONS = frozenset({"%", "percent", "stake", "share", "shareholding", "fifth", "quarter", "third",
                       "half", "tenth", "holding", "minority", "majority"})  # fmt: skip


def _stakes(token: Token, referents: Referents) -> Iterator[Tie]:
    """A bought 5% of B; A, which holds a stake in B; A spent a sum on a fifth of B."""
    if token.lemma_.lower() not in FRACTIONS:
        return
    verb = token.head
    while verb.dep_ in {"prep", "pobj", "dobj", "quantmod", "nummod", "pcomp"} and (
        verb.pos_ != "VERB" and verb.head.i != verb.i
    ):
        verb = verb.head
    if verb.pos_ != "VERB" or verb.lemma_ not in {"buy", "acquire", "take", "own", "hold", "have",
                                                  "purchase", "spend", "pay", "control", "keep",
                                                  "raise", "increase", "build"}:  # fmt: skip
        return
    targets = [t for p, t in prepositional(token) if p in {"of", "in"}]
    for a, b in _pairs(subjects(verb), targets, referents):
        yield Tie("invests_in", a, b, verb, f"verb:{verb.lemma_} stake")


def _verb_prepositions(token: Token, referents: Referents) -> Iterator[Tie]:
    """A invested in B; A is based in B; A bought chips from B; A took a stake in B."""
    if token.pos_ not in {"VERB", "AUX"}:
        return
    lemma = token.lemma_.lower()
    found = list(prepositional(token))
    # "supplies B with chips" and "sells chips to B" hang the preposition on verb or object.
    below = [pair for o in patients(token) if o.i > token.i for pair in prepositional(o)]
    for frame, back in (("verb_prepositions", False), ("verb_prepositions_back", True)):
        for type_, preposition in _frame(frame).get(lemma, ()):
            targets = [t for p, t in found if p == preposition]
            holders = patients(token) if _passive_holder(type_, token) else subjects(token)
            for a, b in _pairs(holders, targets, referents):
                yield Tie(
                    type_, *((b, a) if back else (a, b)), token, f"verb:{lemma} {preposition}"
                )
    for type_, rest in _frame("object_prepositions").get(lemma, ()):
        noun, _, preposition = rest.rpartition(" ")
        heads = [o.lemma_.lower() for o in patients(token)]
        if not _fits_object(noun, heads, patients(token)):
            continue
        targets = [t for p, t in [*found, *below] if p == preposition]
        for a, b in _pairs(subjects(token), targets, referents):
            yield Tie(type_, a, b, token, f"verb:{lemma} {rest}")


def _passive_holder(type_: RelationType, verb: Token) -> bool:
    """Whether the one that a passive is about holds the relation: "X is based in B"."""
    return (type_ in {"located_in", "integrates"} and not subjects(verb)) or (
        type_ == "located_in" and bool(patients(verb))
    )


def _fits_object(noun: str, lemmas: list[str], heads: list[Token]) -> bool:
    if noun == "sum":
        return any(h.ent_type_ == "MONEY" or h.lemma_ in {"million", "billion", "sum", "money"}
                   for h in heads)  # fmt: skip
    if noun == "thing":
        return any(h.pos_ == "NOUN" for h in heads)
    return noun in lemmas


def _acts(token: Token, referents: Referents) -> Iterator[Tie]:
    """A's acquisition of B; the purchase of B by A; A completed the takeover of B."""
    if token.pos_ != "NOUN":
        return
    for type_, preposition in _frame("acts").get(token.lemma_.lower(), ()):
        links = list(prepositional(token))
        targets = [t for p, t in links if p == (preposition or "of")]
        owners = possessors(token)
        doers = [t for p, t in links if p == "by"]
        if not preposition and not targets:
            # "B's acquisition by A", "A's acquisition": who is bought is told only by the "by".
            targets, owners = (owners, []) if doers else ([], owners)
        doers = doers or owners or _bearers(token)
        for a, b in _pairs(doers, targets, referents):
            yield Tie(type_, a, b, token, f"act:{token.lemma_.lower()}")


def _bearers(noun: Token) -> list[Token]:
    """Whoever does the deed that a noun names, told by the verb above it."""
    verb = noun.head
    while verb.dep_ in {"prep", "pobj", "conj"} and verb.head.i != verb.i:
        verb = verb.head
    if verb.pos_ != "VERB" or noun.dep_ not in {"dobj", "pobj", "conj"}:
        return []
    if verb.lemma_ in {"block", "clear", "approve", "oppose", "examine", "probe", "welcome",
                       "criticise", "criticize", "study", "review", "report"}:  # fmt: skip
        return []
    return subjects(verb)


def _agent_nouns(token: Token, referents: Referents) -> Iterator[Tie]:
    """A, the maker of B; B's maker, A; B maker A; A is the parent of B."""
    if token.pos_ != "NOUN":
        return
    for type_, preposition in _frame("agents").get(token.lemma_.lower(), ()):
        targets = [t for p, t in prepositional(token) if p == (preposition or "of")]
        if not preposition:
            targets += possessors(token)
            targets += [c for c in token.children if c.dep_ == "compound"]
        for a, b in _pairs(_named_by(token), targets, referents):
            yield Tie(type_, a, b, token, f"agent noun:{token.lemma_.lower()}")


def _patient_nouns(token: Token, referents: Referents) -> Iterator[Tie]:
    """B, a subsidiary of A; A's cloud unit, B; B is a rival of A."""
    if token.pos_ != "NOUN":
        return
    for type_, rest in _frame("patients").get(token.lemma_.lower(), ()):
        if rest:
            continue
        owners = [*possessors(token), *(t for p, t in prepositional(token) if p in {"of", "to"})]
        inner = [c for c in token.children if c.dep_ in {"compound", "nmod"}]
        named = _named_by(token)
        # "its Flagstar unit" names the unit, "King, the Activision subsidiary" the owner.
        if owners:
            named = named or inner
        else:
            owners = inner
        for a, b in _pairs(owners, named, referents):
            yield Tie(type_, a, b, token, f"patient noun:{token.lemma_.lower()}")


def _named_by(noun: Token) -> list[Token]:
    """Names that a noun is said of: apposition, compound head, copula, "such as"."""
    found = [t for t in appositives(noun)]
    if noun.dep_ in {"compound", "nmod"}:
        found.append(noun.head)
    if noun.dep_ == "attr":
        found += subjects(noun.head)
    found += [
        t
        for prep in noun.children
        if prep.dep_ == "prep" and prep.lower_ in {"as", "like", "including"}
        for t in objects_of(prep)
    ]
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB":
        found += patients(noun.head.head) or subjects(noun.head.head)
    return found


def _participles(token: Token, referents: Referents) -> Iterator[Tie]:
    """A-owned B; B, backed by A is a plain passive; Paris-based A."""
    if token.i < 2 or token.nbor(-1).text != "-":
        return
    holder = referents.at(token.nbor(-2))
    if holder is None:
        return
    head = token
    while head.dep_ in {"amod", "compound", "nmod", "punct", "npadvmod"} and head.head.i > head.i:
        head = head.head
    for type_, _ in _frame("participles").get(token.lower_, ()):
        for other in referents.of(head):
            ends = (other, holder) if type_ == "located_in" else (holder, other)
            yield Tie(type_, *ends, token, f"participle:{token.lower_}")


def _possessives(token: Token, referents: Referents) -> Iterator[Tie]:
    """A's B: a firm makes the product or model, a person leads the firm."""
    if token.dep_ != "poss":
        return
    head = token.head
    owners = [s for t in possessors(head) for s in referents.of(t)]
    for owner in owners:
        if owner.label_ == "person" and owner.id_ not in {"pronoun"}:
            firm = referents.at(head)
            if firm is not None and firm.label_ == "company" and firm.id_ != "nominal":
                yield Tie("leads", owner, firm, head, "possessive")
        if owner.label_ != "company":
            continue
        for thing in referents.of(head):
            if thing.label_ in {"product", "model"} and thing.id_ not in {"pronoun", "nominal"}:
                yield Tie("develops", owner, thing, head, "possessive")


FACILITIES = frozenset({"plant", "factory", "headquarters", "office", "campus", "complex", "site",
                        "laboratory", "lab", "works", "mill", "refinery", "mine", "base", "store",
                        "warehouse", "hub", "fab", "gigafactory", "shipyard", "facility",
                        "terminal", "showroom", "branch"})  # fmt: skip


def _seats(token: Token, referents: Referents) -> Iterator[Tie]:
    """A of B ("Tencent of China"), B's A, the B firm A, A's plant in B, a city and its country."""
    span = referents.at(token)
    if span is None or span.root.i != token.i or span.label_ != "place":
        return
    head = token.head
    if token.dep_ == "pobj" and head.lower_ in {"of", "in", "near", "at", "outside"}:
        yield from _seat_behind(head, span, referents)
    if token.dep_ in {"compound", "nmod", "amod", "poss"} and head.pos_ in {"NOUN", "PROPN"}:
        firms = [*referents.of(head), *(s for t in _named_by(head) for s in referents.of(t))]
        for firm in firms:
            if firm.label_ == "company":
                yield Tie("located_in", firm, span, head, "seat")
    before = token.doc[span.start - 1] if span.start else None
    if before is not None and before.text == "," and span.start > 1:
        city = referents.at(before.nbor(-1))
        closes = token.doc[span.end].is_punct if span.end < len(token.doc) else True
        if (
            city is not None
            and city.label_ == "place"
            and closes
            and not _in_list(city, span, referents)
        ):
            yield Tie("located_in", city, span, token, "place, place")


def _seat_behind(preposition: Token, place: Span, referents: Referents) -> Iterator[Tie]:
    """A of B, a city in B, A's plant in B."""
    noun = preposition.head
    holder = referents.at(noun)
    if preposition.lower_ == "of":
        if holder is not None and holder.label_ == "company" and holder.id_ != "pronoun":
            yield Tie("located_in", holder, place, preposition, "seat")
        return
    if (
        holder is not None
        and holder.label_ == "place"
        and preposition.lower_ == "in"
        and (preposition.i == holder.end)
    ):
        yield Tie("located_in", holder, place, preposition, "place, place")
    if noun.lemma_.lower() in FACILITIES:
        for owner in possessors(noun):
            for firm in referents.of(owner):
                yield Tie("located_in", firm, place, noun, "seat")


def _in_list(city: Span, region: Span, referents: Referents) -> bool:
    """Whether two place names are members of a list rather than a city and its region."""
    rest = [t for t in city.doc[region.end : region.end + 4] if t.text not in {","}]
    if rest and rest[0].lower_ in {"and", "or"}:
        other = referents.at(rest[1]) if len(rest) > 1 else None
        return other is not None and other.label_ == "place"
    before = city.doc[city.start - 1].text if city.start else ""
    return before == "," and region.root.dep_ == "conj"


def _posts(token: Token, referents: Referents) -> Iterator[Tie]:
    """P, chief executive of A; A's founder P; P, who was named chairman of A."""
    yield from find_posts(token, referents)


FINDERS: tuple[Callable[[Token, Referents], Iterator[Tie]], ...] = (
    _verbs, _stakes, _verb_prepositions, _acts, _agent_nouns, _patient_nouns, _participles, _posts,
    _possessives, _seats,
)  # fmt: skip
