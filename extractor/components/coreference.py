"""Coreference: a Doc with named mentions goes in, pronouns and "the company" join them.

A reference is resolved in reading order to the most salient earlier entity that fits in type:
subjects before objects, near before far, at most `REACH` sentences back. Where two candidates are
equally good the reference stays open. The scheme is that of salience ranking as in Lappin and
Leass (1994), reduced to the factors that held up on news text.
"""

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.components.chinese.references import resolve_chinese_references
from extractor.components.kinds import is_post, noun_kind
from extractor.components.layout import paragraph_of
from extractor.components.syntax import appositives
from extractor.lexicon.words import name_parts
from extractor.records import EntityType

REACH = 3
"""How many sentences back an antecedent may stand."""

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
MASCULINE = frozenset({"he", "him", "his", "himself", "mr", "mr.", "sir", "chairman", "spokesman"})
FEMININE = frozenset({"she", "her", "hers", "herself", "mrs", "mrs.", "ms", "ms.", "chairwoman"})
DEFINITE = frozenset({"the", "this", "that"})
ACTORS: frozenset[EntityType] = frozenset({"company", "organization"})
THINGS: frozenset[EntityType] = frozenset({"product", "model"})
ALIKE: dict[str, frozenset[EntityType]] = {
    "company": ACTORS, "organization": ACTORS, "product": THINGS, "model": THINGS,
}  # fmt: skip
"""Types that a noun of doubtful meaning ("group", "service") may stand for."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An entity as last seen before some point of the text."""

    id: str
    type: EntityType
    token: int
    sentence: int
    weight: float


class CoreferenceResolver:
    """Pipeline component: adds pronouns and nominals to `doc.spans["mentions"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the references of a Doc."""
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
    named = {span.root.i: span for span in doc.spans["mentions"]}
    inside = {i for span in doc.spans["mentions"] for i in range(span.start, span.end)}
    genders = _genders(doc)
    history: list[Seen] = []
    found: list[Span] = []
    for number, sentence in enumerate(doc.sents):
        if not _is_read(doc, sentence):
            continue
        for token in sentence:
            span = named.get(token.i)
            if span is None and token.i not in inside:
                span = _reference(token, history, number, genders)
                if span is not None:
                    found.append(span)
            if span is not None:
                history.append(_seen(span, number))
    return found


def _is_read(doc: Doc, sentence: Span) -> bool:
    paragraphs = doc._.paragraphs
    if not paragraphs:
        return True
    paragraph = paragraphs[paragraph_of(doc, sentence.start_char)]
    return paragraph.kind in {"text", "heading"} and paragraph.language == "en"


def _seen(span: Span, sentence: int) -> Seen:
    root = span.root
    weight = 1.0
    if root.dep_ in {"nsubj", "nsubjpass"}:
        weight = 2.0 if root.head.dep_ in {"ROOT", "conj"} else 1.6
    elif root.dep_ in {"poss", "dobj", "attr"}:
        weight = 1.2
    elif root.dep_ in {"appos", "compound"}:
        weight = 0.8
    if _reports(root):
        weight -= 1.0
    return Seen(span.kb_id_, span.label_, root.i, sentence, weight)  # type: ignore[arg-type]


def _reports(root: Token) -> bool:
    """Whether a mention is only the paper that reports: "Reuters reported", "told Reuters"."""
    verb = root.head
    if root.dep_ == "nsubj":
        return verb.lemma_ in {"report", "write", "cite"} and any(
            c.dep_ in {"ccomp", "advcl"} for c in verb.children
        )
    if root.dep_ in {"dobj", "dative"}:
        return verb.lemma_ == "tell"
    return root.dep_ == "pobj" and verb.lower_ == "to" and verb.head.lower_ == "according"


def _genders(doc: Doc) -> dict[str, str]:
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


def _reference(
    token: Token, history: list[Seen], sentence: int, genders: dict[str, str]
) -> Span | None:
    """Resolve one word, if it is a pronoun or the head of a definite noun phrase."""
    lower = token.lower_
    if lower in PERSONAL and token.pos_ in {"PRON", "DET"}:
        gender = "m" if lower in MASCULINE else "f"
        fits = [s for s in history if s.type == "person" and genders.get(s.id, gender) == gender]
        best = _most_salient(token, fits, sentence)
        if best is not None:
            genders.setdefault(best.id, gender)
        return _span(token.doc, token.i, token.i + 1, best, "pronoun")
    if lower in NEUTER and token.pos_ in {"PRON", "DET"} and not _is_expletive(token):
        fits = [s for s in history if s.type not in {"person", "place"}]
        actors = [s for s in fits if s.type in ACTORS] if _acts(token) else fits
        return _span(
            token.doc,
            token.i,
            token.i + 1,
            _most_salient(token, actors or fits, sentence),
            "pronoun",
        )
    if token.pos_ == "NOUN" and token.tag_ == "NN":
        return _nominal(token, history, sentence)
    return None


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


def _acts(token: Token) -> bool:
    """Whether a pronoun owns or does something that companies do rather than things."""
    verb = token.head
    return token.lower_ == "its" or (token.dep_ == "nsubj" and verb.lemma_ in {
        "say", "announce", "plan", "expect", "buy", "sell", "acquire", "launch", "hire", "want",
        "agree", "report", "have", "raise", "cut", "open", "own", "employ", "release",
    })  # fmt: skip


def _nominal(token: Token, history: list[Seen], sentence: int) -> Span | None:
    """Resolve "the company", "the regulator", "the chipmaker", "the drug"."""
    children = list(token.children)
    determiner = next((c for c in children if c.dep_ == "det"), None)
    if determiner is None or determiner.lower_ not in DEFINITE:
        return None
    if _is_told_apart(token):
        return None
    if token.dep_ in {"compound", "appos", "attr", "oprd"} or appositives(token) or is_post(token):
        return None
    kind, weak = noun_kind(token)
    if kind is None or kind in {"person", "place"}:
        return None
    modifiers = [c for c in children if c.dep_ in {"amod", "compound", "nmod"}]
    fitting = ALIKE.get(kind, frozenset({kind})) if weak else frozenset({kind})
    fits = [s for s in history if s.type in fitting or (kind == "model" and s.type == "product")]
    alike = [s for s in fits if _is_called(token, s)]
    best = _most_salient(token, alike or fits, sentence)
    start = min([determiner.i, *(c.i for c in modifiers)])
    return _span(token.doc, start, token.i + 1, best, "nominal")


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
        if child.dep_ in {"compound", "nmod"} and child.text[:1].isupper():
            if child.ent_type_ not in {"GPE", "LOC", "NORP"}:
                return True
    return False


def _is_called(noun: Token, seen: Seen) -> bool:
    """Whether an entity's name carries the noun ("the bank" for "Deutsche Bank")."""
    capital = noun.text.capitalize()
    return noun.lemma_.lower() in seen.id or (
        capital in name_parts().final and capital.lower() in seen.id
    )


def _most_salient(token: Token, fits: list[Seen], sentence: int) -> Seen | None:
    """Choose the most salient candidate; None where none is near or two tie."""
    best: dict[str, tuple[float, Seen]] = {}
    for seen in fits:
        distance = sentence - seen.sentence
        if distance > REACH or seen.token >= token.i:
            continue
        score = seen.weight - 0.55 * distance - 0.004 * (token.i - seen.token)
        if distance == 0 and _is_own_object(token, seen):
            continue
        if seen.id not in best or score > best[seen.id][0]:
            best[seen.id] = (score, seen)
    # Being mentioned again and again keeps an entity in mind.
    counts: dict[str, int] = {}
    for seen in fits:
        if sentence - seen.sentence <= REACH:
            counts[seen.id] = counts.get(seen.id, 0) + 1
    ranked = sorted(
        ((score + 0.1 * min(counts[i], 5), seen.token, seen) for i, (score, seen) in best.items()),
        key=lambda item: item[:2],
        reverse=True,
    )
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.02:
        return None
    return ranked[0][2]


def _is_own_object(token: Token, seen: Seen) -> bool:
    """Whether a plain pronoun and a candidate are arguments of one verb ("Apple sued it")."""
    if token.dep_ == "poss":
        return False
    other = token.doc[seen.token]
    return other.head.i == token.head.i and other.dep_ in {"nsubj", "dobj", "nsubjpass"}


def _span(doc: Doc, start: int, end: int, seen: Seen | None, rule: str) -> Span | None:
    if seen is None:
        return None
    return Span(doc, start, end, label=seen.type, kb_id=seen.id, span_id=rule)


@Language.factory("coreference", requires=["doc._.entities"], assigns=["doc._.mentions"])
def _create(nlp: Language, name: str) -> CoreferenceResolver:  # noqa: ARG001
    return CoreferenceResolver()
