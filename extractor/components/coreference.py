"""Coreference: a Doc with named mentions goes in, pronouns and "the company" join them.

A reference is resolved in reading order: `asks_for` tells which entity types can be meant, the
entities mentioned so far are weighed (`salience.py`), and the likeliest is taken if it is likely
enough; otherwise the reference stays open.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.components.about import tell_about
from extractor.components.chinese.references import resolve_chinese_references
from extractor.components.layout import paragraph_of
from extractor.components.nouns import is_post, noun_kind
from extractor.components.posts import names_no_firm
from extractor.components.ranking import OPEN, Features, learned, likeliest
from extractor.components.salience import Discourse
from extractor.components.syntax import appositives
from extractor.lexicon.word_sets import word_sets

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
MASCULINE = frozenset({"he", "him", "his", "himself", "mr", "mr.", "sir", "chairman", "spokesman"})
FEMININE = frozenset({"she", "her", "hers", "herself", "mrs", "mrs.", "ms", "ms.", "chairwoman"})
LEAST = 0.01
"""Probability of the recogniser below which it makes no difference."""
DEFINITE = frozenset({"the", "this", "that"})
ACTORS = frozenset({"company", "organization"})
THINGS = frozenset({"product", "model"})
ALIKE = {"company": ACTORS, "organization": ACTORS, "product": THINGS, "model": THINGS}
"""Types that a noun of doubtful meaning ("group", "service") may stand for."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun or definite noun phrase and what it can stand for.

    Attributes:
        start: first token.
        end: behind the last token.
        head: head word.
        types: entity types that fit.
        form: `pronoun`, `nominal`, or `implied` (a post whose firm is left unsaid).
        gender: `m` or `f` for personal pronouns, else "".
    """

    start: int
    end: int
    head: Token
    types: frozenset[str]
    form: str
    gender: str = ""


@dataclass(slots=True)
class Genders:
    """Gender of persons, as far as titles and pronouns told so far."""

    known: dict[str, str] = field(default_factory=dict)

    def fits(self, identity: str, gender: str) -> bool:
        """Whether an entity may be spoken of in a gender."""
        return not gender or self.known.get(identity, gender) == gender


Doc.set_extension("implied", default=None)
"""Post nouns whose firm is left unsaid: token index -> entity id of the firm."""


class CoreferenceResolver:
    """Pipeline component: adds pronouns and nominals to `doc.spans["mentions"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the references of a Doc."""
        doc._.implied = {}
        doc.spans["mentions"] = sorted(
            [*doc.spans["mentions"], *resolve_references(doc), *resolve_chinese_references(doc)],
            key=lambda span: span.start,
        )
        return doc


def resolve_references(doc: Doc) -> list[Span]:
    """Find pronouns and definite noun phrases that stand for a named entity.

    Args:
        doc: a Doc with parse and named mentions.

    Returns:
        Spans labelled like the mentions they join; `span.id_` is `pronoun` or `nominal`.
    """
    weights, threshold = learned()
    genders = Genders(_titled(doc))
    discourse = Discourse(tell_about(doc))
    found: list[Span] = []
    for item, sentence, paragraph in reading_order(doc):
        if isinstance(item, Span):
            discourse.see(item, sentence, paragraph)
            continue
        candidates = fitting(item, discourse, genders, sentence, paragraph)
        identity = likeliest(candidates, weights, threshold)
        if identity == OPEN:
            continue
        if item.form == "implied":
            doc._.implied[item.head.i] = identity
            continue
        span = joined(item, identity, discourse, genders)
        discourse.see(span, sentence, paragraph)
        found.append(span)
    return found


def fitting(
    reference: Reference, discourse: Discourse, genders: Genders, sentence: int, paragraph: int
) -> list[tuple[str, Features]]:
    """List the entities that a reference may stand for, nearest first, and `OPEN` behind them."""
    head, types, form = reference.head, reference.types, reference.form
    fit = [
        (i, features)
        for i, features in discourse.candidates(head, types, sentence, paragraph, form)
        if genders.fits(i, reference.gender)
    ]
    none = discourse.open_features(head, types, sentence, form)
    if form == "implied":
        return [*fit, (OPEN, none)]
    votes = discourse.votes(head.doc[reference.start : reference.end], types, sentence)
    best = max((votes[i] for i, _ in fit if i in votes), default=None)
    return [
        *((i, {**features, **vote_features(votes.get(i), form)}) for i, features in fit),
        (OPEN, {**none, **vote_features(None if best is None else 1 - best, f"open {form}")}),
    ]


def vote_features(vote: float | None, form: str) -> Features:
    """Features of what the recogniser thinks of a candidate, by the form of the reference."""
    if vote is None:
        return {f"unread {form}": 1.0}
    return {f"read {form}": math.log(max(vote, LEAST) / max(1 - vote, LEAST))}


def joined(reference: Reference, identity: str, discourse: Discourse, genders: Genders) -> Span:
    """Make a reference a mention of an entity; a pronoun tells the gender of a person as well."""
    if reference.gender:
        genders.known.setdefault(identity, reference.gender)
    return Span(
        reference.head.doc, reference.start, reference.end,
        label=discourse.types[identity], kb_id=identity, span_id=reference.form,
    )  # fmt: skip


def reading_order(doc: Doc) -> Iterator[tuple[Span | Reference, int, int]]:
    """Walk through the named mentions and open references of the English prose of a Doc.

    Yields:
        (mention or reference, number of its sentence, number of its paragraph), by head word.
    """
    named = {span.root.i: span for span in doc.spans["mentions"]}
    inside = {i for span in doc.spans["mentions"] for i in range(span.start, span.end)}
    for number, sentence in enumerate(doc.sents):
        paragraph = paragraph_of(doc, sentence.start_char)
        if not _is_read(doc, paragraph):
            continue
        for token in sentence:
            if token.i in named:
                yield named[token.i], number, paragraph
            elif token.i not in inside:
                reference = asks_for(token)
                if reference is not None:
                    yield reference, number, paragraph


def _is_read(doc: Doc, index: int) -> bool:
    if not doc._.paragraphs:
        return True
    paragraph = doc._.paragraphs[index]
    return paragraph.kind in {"text", "heading"} and paragraph.language == "en"


def _titled(doc: Doc) -> dict[str, str]:
    """Gender of persons, as far as titles beside their names tell."""
    genders: dict[str, str] = {}
    for span in doc.spans["mentions"]:
        if span.label_ != "person" or span.start == 0:
            continue
        before = doc[span.start - 1].lower_
        if before in MASCULINE:
            genders[span.kb_id_] = "m"
        elif before in FEMININE:
            genders[span.kb_id_] = "f"
    return genders


def asks_for(token: Token) -> Reference | None:
    """Tell what a word refers back to, if it is a pronoun or heads a definite noun phrase."""
    lower = token.lower_
    if lower in PERSONAL and token.pos_ in {"PRON", "DET"}:
        gender = "m" if lower in MASCULINE else "f"
        types = frozenset({"person"})
        return Reference(token.i, token.i + 1, token, types, "pronoun", gender)
    if lower in NEUTER and token.pos_ in {"PRON", "DET"} and not _is_expletive(token):
        return Reference(token.i, token.i + 1, token, ACTORS | THINGS | {"place"}, "pronoun")
    if _is_firm_post(token) and names_no_firm(token):
        return Reference(token.i, token.i + 1, token, ACTORS, "implied")
    if token.pos_ == "NOUN" and token.tag_ == "NN":
        return _nominal(token)
    return None


def _is_firm_post(token: Token) -> bool:
    """Whether a noun names a post, and not a calling ("judge") or an office of a state."""
    if token.pos_ != "NOUN":
        return False
    words = word_sets("ties")["firm_posts"]
    return is_post(token) or token.lemma_.lower() in words or _is_chief_executive(token)


def _is_chief_executive(token: Token) -> bool:
    return token.lemma_ == "executive" and any(c.lower_ == "chief" for c in token.lefts)


def _is_expletive(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is likely that", "it takes years to"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    has_clause = any(c.dep_ in {"ccomp", "xcomp", "csubj", "advcl"} for c in verb.children)
    has_adjective = any(c.dep_ in {"acomp", "attr"} for c in verb.children)
    return (
        verb.lemma_ in {"be", "seem", "appear", "take", "become"}
        and has_clause
        and (has_adjective or verb.lemma_ in {"seem", "appear", "take"})
    )


def _nominal(token: Token) -> Reference | None:
    """Read "the company", "the regulator", "the chipmaker", "the drug"."""
    children = list(token.children)
    determiner = next((c for c in children if c.dep_ == "det"), None)
    if determiner is None or determiner.lower_ not in DEFINITE or _is_told_apart(token):
        return None
    if token.dep_ in {"compound", "appos", "attr", "oprd"} or appositives(token) or is_post(token):
        return None
    kind, weak = noun_kind(token)
    if kind is None or kind in {"person", "place"}:
        return None
    types = ALIKE[kind] if weak or kind == "model" else frozenset({kind})
    modifiers = [c.i for c in children if c.dep_ in {"amod", "compound", "nmod"}]
    return Reference(min([determiner.i, *modifiers]), token.i + 1, token, types, "nominal")


def _is_told_apart(noun: Token) -> bool:
    """Whether a definite noun phrase says itself which one it means, or names it.

    "the agency that sued", "the bank of the year", "the Flagstar unit"; but "the agency, chaired by
    X," and "the Munich company" speak of one already known.
    """
    for child in noun.children:
        if child.dep_ in {"appos", "poss", "nummod"}:
            return True
        if child.dep_ == "prep" and child.lower_ == "of":
            return True
        if child.dep_ in {"relcl", "acl"} and noun.doc[noun.i + 1].text != ",":
            return True
        is_name = child.dep_ in {"compound", "nmod"} and child.text[:1].isupper()
        if is_name and child.ent_type_ != "place":
            return True
    return False


@Language.factory("coreference", requires=["doc._.entities"], assigns=["doc._.mentions"])
def _create(nlp: Language, name: str) -> CoreferenceResolver:  # noqa: ARG001
    return CoreferenceResolver()
