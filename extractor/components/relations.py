"""Relations: a Doc with mentions goes in, typed ties between its entities come out.

`finders.py` sees ties in wordings that the frames of `predicates.toml` tell, `pairs.py` those that
a model has learned, `chinese/ties.py` those of Chinese paragraphs. Here those whose ends have
fitting types are kept, how each is told is read (`status.py`), and repetitions are dropped.
"""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.components.chinese.pairs import learned_chinese_ties
from extractor.components.chinese.ties import find_chinese_ties
from extractor.components.dating import names_deed
from extractor.components.finders import sentence_ties
from extractor.components.layout import language_of
from extractor.components.local import LocalRelation
from extractor.components.pairs import find_pairs, learned_ties, rated_ties, weigh_pairs
from extractor.components.referents import Referents
from extractor.components.status import Standing, standing
from extractor.components.syntax import clause_of, clause_tokens
from extractor.components.ties import Tie
from extractor.lexicon.predicates import predicates
from extractor.lexicon.word_sets import word_sets
from extractor.records import SYMMETRIC, RelationType
from extractor.when import When

Doc.set_extension("relations", default=())

WITH_AMOUNTS = frozenset({"acquires", "invests_in", "regulates", "supplies", "partners_with"})
"""Relations whose sum of money is the size of the deal."""

CONFIDENCE = {"verb": 0.7, "act": 0.65, "agent noun": 0.7, "patient noun": 0.65, "participle": 0.8,
              "possessive": 0.55, "post": 0.8, "seat": 0.7, "place, place": 0.8}  # fmt: skip
"""Share of ties of each rule that were right on the development articles, rounded."""

LASTING = frozenset({"located_in", "owns", "founded", "leads", "employs", "develops"})
"""Relations that last, and can be told by the way in a noun phrase."""

POSTS: dict[RelationType, RelationType] = {"leads": "employs", "employs": "leads"}
"""Relations of a person and a firm of which a sentence states one."""

SIDES: dict[RelationType, RelationType] = {
    "competes_with": "partners_with",
    "partners_with": "competes_with",
}
"""Relations of two firms of which a sentence states one."""

SHARING = frozenset({"joint", "main", "major", "minor", "principal"})
"""Adjectives of an owner beside whom there are others, as there are beside a superlative."""

SURE = 0.9
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
            weighed = weigh_pairs(find_pairs(referents.within(sentence), ties))
            found = [*rated_ties(ties, weighed), *learned_ties(weighed)]
        elif language == "zh":
            ties = list(find_chinese_ties(sentence, referents))
            learned = learned_chinese_ties(sentence, referents.within(sentence), ties)
            found = [*((tie, None) for tie in ties), *learned]
        else:
            continue
        yield from _told_once(found)


def _told_once(found: Iterable[tuple[Tie, float | None]]) -> Iterator[LocalRelation]:
    """Keep the ties of one sentence that can stand, each once and in one direction.

    Finders go before the model: they know the passive.
    """
    seen: set[tuple[str, str, str]] = set()
    for tie, chance in found:
        relation = _checked(tie, chance)
        if relation is None:
            continue
        key = (relation.source, relation.target, relation.type)
        turned = (relation.target, relation.source, relation.type)
        # Who leads a firm is not said to be employed by it besides, nor the other way round.
        post = (relation.target, relation.source, POSTS.get(relation.type, relation.type))
        side = (relation.source, relation.target, SIDES.get(relation.type, relation.type))
        if seen.isdisjoint((key, turned, post, side)):
            seen.add(key)
            yield relation


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
    if tie.type == "acquires" and _is_of_a_part(target):
        return None
    if tie.type == "owns" and any(
        _is_one_of_several(t) for t in [target.root, *target.root.ancestors]
    ):
        return None
    if tie.type in SYMMETRIC and target.kb_id_ < source.kb_id_:
        source, target = target, source
    told = _told(tie, chance)
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
        confidence=_confidence(tie, chance),
        role=tie.role,
        when=_when(tie.trigger),
        amounts=_amounts(tie),
    )


def _is_of_a_part(target: Span) -> bool:
    """Whether what is bought only belongs to an entity: "the plant of B", "B's loans"."""
    root = target.root
    whose = root.head if root.dep_ == "poss" else None
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        whose = root.head.head
    return (
        whose is not None
        and whose.pos_ == "NOUN"
        and whose.dep_ in {"dobj", "pobj", "nsubjpass", "conj"}
        and not names_deed(whose)
        and whose.lemma_.lower() not in word_sets("deeds")["wholes"]
    )


def _is_one_of_several(noun: Token) -> bool:
    """Whether a noun means an owner beside others: "the biggest owner", "a joint owner"."""
    return noun.lemma_.lower() in {"owner", "shareholder"} and any(
        c.dep_ == "amod" and (c.tag_ == "JJS" or c.lower_ in SHARING) for c in noun.children
    )


def _confidence(tie: Tie, chance: float | None) -> float:
    """How sure a tie is: of what a rule and the model see, the surer of both."""
    of_rule = CONFIDENCE.get(tie.rule.partition(":")[0], 0.0)
    return max(of_rule, round(chance or 0.0, 2))


def _told(tie: Tie, chance: float | None) -> Standing:
    """Tell how a tie is told, and by whom."""
    if tie.status is not None:
        return Standing(tie.status)
    told = standing(_stated_by(tie) if tie.rule == "model" else tie.trigger)
    # Where a place lies, or who made a thing, does not end with a deal.
    ended = _what_ends(tie) if tie.type not in LASTING else None
    if ended is not None:
        return _told_of_ending(ended, told)
    is_sure = tie.rule == "model" and chance is not None and chance >= SURE
    if is_sure and told.status != "negated":
        # The model has seen how the tie is told, and was taught with asserted ties alone; a denial
        # it reads over more easily than a plan.
        return Standing("asserted", told.source)
    if tie.type in LASTING and (_is_aside(tie) or _is_kept(told)):
        return Standing("asserted", told.source)
    return told


def _is_kept(told: Standing) -> bool:
    """Whether what is planned is to keep things as they are: "A will keep its plant in B"."""
    verb = told.because.head if told.because is not None else None
    return verb is not None and verb.lemma_.lower() in word_sets("telling")["keeping"]


def _stated_by(tie: Tie) -> Token:
    """Find the verb that states a tie of the model: "A discussed buying B" tells it by "buying"."""
    for end in (tie.source, tie.target):
        below = [*takewhile(lambda t: t.i != tie.trigger.i, [end.root, *end.root.ancestors])]
        for token in reversed(below[-2:]):  # the verb's own child, or what its preposition governs
            if token.dep_ in {"xcomp", "ccomp", "pcomp"} and token.pos_ in {"VERB", "AUX"}:
                return token
    return tie.trigger


def _what_ends(tie: Tie) -> Token | None:
    """Find the noun for a tie that a verb of ending has as its object: "A ended its alliance"."""
    words = word_sets("telling")
    below = [tie.trigger, *tie.trigger.children]
    above = takewhile(lambda t: t.pos_ not in {"VERB", "AUX"}, tie.trigger.ancestors)
    for token in [*below, *above]:
        is_object = (
            token.dep_ in {"dobj", "nsubjpass"} and token.lemma_.lower() in words["what_ends"]
        )
        if is_object and token.head.lemma_.lower() in words["endings"]:
            return token
    return None


def _told_of_ending(noun: Token, told: Standing) -> Standing:
    """Tell how a tie is told whose end is told: what has not ended, or is to end, still is.

    Talks and bids that go on are no tie either.
    """
    if standing(noun.head).status == "asserted":
        return Standing("negated", told.source)
    is_attempt = noun.lemma_.lower() in word_sets("telling")["plan_nouns"]
    return told if is_attempt else Standing("asserted", told.source)


def _is_aside(tie: Tie) -> bool:
    """Whether a tie is told by the way, so that the verb above says nothing of it.

    "A may sell B to Nova, the owner of C" leaves open whether B is sold; Nova owns C all the same.
    """
    token = tie.trigger
    if token.pos_ in {"VERB", "AUX"} or token.lemma_.lower() in word_sets("ties")["facilities"]:
        return False
    if any(child.dep_ == "neg" for child in token.children):
        return False
    while token.pos_ not in {"VERB", "AUX"} and token.dep_ != "ROOT":
        if token.dep_ in {"attr", "oprd", "acomp"} or token.lower_ == "as":
            return False
        token = token.head
    # "plans to launch its app": the launch would make the app the firm's.
    return token.lemma_.lower() not in predicates()[tie.type].frames["verbs"]


def _when(trigger: Token) -> When | None:
    """The only time in the clause of a tie; with two it stays open which one is meant."""
    doc = trigger.doc
    if language_of(trigger.sent) != "en":
        return None
    offsets = {t.idx for t in clause_tokens(clause_of(trigger))}
    times = [t.when for t in doc._.times if t.start in offsets and t.when is not None]
    return times[0] if len(times) == 1 else None


def _amounts(tie: Tie) -> tuple[tuple[str, str], ...]:
    """The only sum of money in the clause of a deal, as attributes."""
    if tie.type not in WITH_AMOUNTS:
        return ()
    trigger, sentence = tie.trigger, tie.trigger.sent
    is_parsed = language_of(sentence) == "en"
    words = clause_tokens(clause_of(trigger)) if is_parsed else list(sentence)
    offsets = {offset for t in words for offset in range(t.idx, t.idx + len(t))}
    sums = [money for money in trigger.doc._.amounts if money.start in offsets]
    if len(sums) != 1:
        return ()
    found = {"amount": sums[0].amount, "money": sums[0].text}
    if sums[0].currency is not None:
        found["currency"] = sums[0].currency
    return tuple(sorted(found.items()))


def _comparable(source: str, target: str) -> bool:
    return (source == "company") == (target == "company")
