"""Kinds: a name and its surroundings go in, weighed evidence for each entity type comes out.

No single sign decides. Each sign has a name and a weight for every type it speaks for; the signs
of all mentions of a name are added up over the whole article, each counted once with a little more
for repetition, and the type with the largest sum wins (`decide`). The weights are a small table, so
that they can be read, questioned and, given a corpus, learned.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from extractor.components.chinese.names import chinese_signs
from extractor.components.layout import is_chinese, is_over_profile
from extractor.components.names import CODE
from extractor.components.syntax import appositives, possessors
from extractor.lexicon import Lexicon
from extractor.lexicon.words import head_nouns, legal_forms, name_parts, person_names, titles

Kind = str
"""An entity type, or `none` for what is named but no entity of ours (a festival, a law)."""

WEIGHTS: Mapping[str, Mapping[Kind, float]] = {
    "stock:ORG": {"company": 1.1, "organization": 0.6, "product": 0.2},
    "stock:PERSON": {"person": 1.4, "company": 0.25, "product": 0.2},
    "stock:PERSON1": {"person": 0.6, "company": 0.3, "product": 0.3},
    "stock:GPE": {"place": 1.3, "company": 0.2},
    "stock:LOC": {"place": 1.3},
    "stock:FAC": {"place": 0.9, "company": 0.2},
    "stock:NORP": {"none": 1.5, "organization": 0.2},
    "stock:PRODUCT": {"product": 1.0, "model": 0.3, "company": 0.2},
    "stock:WORK_OF_ART": {"product": 0.6, "none": 0.5},
    "stock:EVENT": {"none": 2.0},
    "stock:LAW": {"none": 2.0},
    "lexicon": {"*": 3.5},
    "lexicon:ambiguous": {"*": 1.4},
    "legal form": {"company": 4.0},
    "last word": {"*": 2.2},
    "inner word": {"*": 1.2},
    "first words": {"*": 2.5},
    "event word": {"none": 2.5},
    "title before": {"person": 3.0},
    "age after": {"person": 3.0},
    "given name": {"person": 2.2},
    "given name alone": {"person": 0.8},
    "has a post": {"person": 2.5},
    "post at": {"company": 1.6, "organization": 1.0, "place": 0.2},
    "apposition": {"*": 2.5},
    "apposition weak": {"*": 1.2},
    "noun before": {"*": 2.0},
    "noun before weak": {"*": 0.9},
    "noun after": {"*": 1.0},
    "noun after weak": {"*": 0.4},
    "is a": {"*": 2.5},
    "such as": {"*": 1.8},
    "who": {"person": 2.2},
    "which": {"company": 0.3, "product": 0.2, "organization": 0.2, "person": -1.0},
    "where": {"place": 1.5},
    "speaks": {"person": 0.7, "company": 0.5, "organization": 0.3},
    "acts": {"company": 1.2, "organization": 0.1},
    "personal act": {"person": 1.4},
    "is launched": {"product": 1.4, "model": 0.6},
    "is bought": {"company": 1.0},
    "is appointed": {"person": 1.3},
    "is sued": {"company": 0.9},
    "in": {"place": 1.1, "product": 0.1},
    "at": {"company": 0.5, "organization": 0.3, "place": 0.2},
    "based in": {"place": 3.0},
    "-based": {"place": 3.0},
    "place, place": {"place": 1.6},
    "owns": {"company": 0.5, "person": 0.2, "organization": 0.2, "place": 0.2},
    "is owned": {"product": 1.2, "model": 0.5, "company": 0.1},
    "shares of": {"company": 2.0},
    "maker of": {"product": 1.5, "model": 0.4},
    "code": {"product": 1.2, "model": 0.9},
    "version": {"product": 0.8, "model": 1.0},
    "model talk": {"model": 1.1},
    "acronym": {"organization": 0.6, "company": 0.5},
    "inner capital": {"company": 0.6, "product": 0.65},
    "code in model talk": {"model": 1.2},
    "unlabelled": {"product": 0.55, "company": 0.35, "person": 0.1},
    "over a profile": {"company": 1.5, "organization": 0.4, "person": 0.6, "product": 0.4},
    "beside": {"*": 1.0},
}
"""Sign -> type -> weight; `*` stands for the type that the sign itself tells."""

ORDER: tuple[Kind, ...] = (
    "company", "organization", "person", "place", "product", "model", "none",
)  # fmt: skip
"""Order in which equal sums are decided."""

MODEL_TALK = re.compile(
    r"(?i)\b(?:large )?language models?\b|\bLLMs?\b|\b(?:AI|reasoning|inference|foundation|"
    r"open-source|open-weight|frontier|base|multimodal|generative|machine-learning|diffusion) models?\b"
    r"|\bparameters\b|\bbenchmarks?\b|\bopen-sourced?\b|\bweights\b|\btokens\b|\bfine-tun|\bpretrain"
    r"|大模型|推理模型|语言模型|开源模型|参数"
)
"""Words around a name that speak of machine-learning models."""

TALK_ENOUGH = 2
"""More often than this, and an article is about models rather than naming one in passing."""
YEAR = re.compile(r"(?:19|20)\d\d$")
EVENT_WORDS = frozenset(
    "festival day award awards prize cup games olympics championship conference summit forum expo"
    " fair war act law amendment index indices average eve year anniversary show week treaty accord"
    " agreement report chapter section article league tournament convention congress protocol"
    " pandemic crisis revolution".split()
)
SPEAKS = frozenset("say tell add write note warn argue insist explain deny confirm testify".split())
ACTS = frozenset(
    "acquire buy launch release unveil hire report sell raise post operate manufacture make produce"
    " supply employ invest file list open-source ship merge lay recall outsource introduce charge"
    " partner license lease build announce roll publish".split()
)
PERSONAL = frozenset(
    "resign quit retire die step join graduate speak think smile born marry recall interview testify"
    " become remember tweet".split()
)
LAUNCHED = frozenset("launch release unveil introduce debut roll open-source showcase demo".split())
BOUGHT = frozenset("acquire buy back found fund own purchase bankroll".split())
APPOINTED = frozenset(
    "appoint name hire fire promote elect oust sack dismiss replace succeed".split()
)
SUED = frozenset("sue fine".split())
SHARES = frozenset("share stock shareholder investor employee spokesman spokeswoman spokesperson"
                   " subsidiary founder ceo headquarters board customer executive".split())  # fmt: skip


def signs(span: Span, lexicon: Lexicon) -> Iterator[tuple[str, Kind]]:
    """List the signs that one mention of a name gives.

    Args:
        span: the mention, in a parsed Doc.
        lexicon: known names.

    Yields:
        (sign, type it tells, or "" where the weight table names the types).
    """
    if is_chinese(span):
        yield from chinese_signs(span, lexicon)
        return
    yield from _inside(span, lexicon)
    yield from _stock(span)
    yield from _beside(span, lexicon)
    yield from _in_clause(span)


def talks_of_models(doc: Doc) -> bool:
    """Whether an article is about machine-learning models: it speaks of them again and again."""
    if "talks_of_models" not in doc.user_data:
        found = sum(1 for _ in MODEL_TALK.finditer(doc.text))
        doc.user_data["talks_of_models"] = found > TALK_ENOUGH
    return bool(doc.user_data["talks_of_models"])


def decide(found: Iterable[tuple[str, Kind]]) -> tuple[Kind, dict[Kind, float]]:
    """Add the signs of all mentions of a name up and name the winner.

    Args:
        found: signs as `signs` gives them, of any number of mentions.

    Returns:
        The type (or `none`) with the largest sum, and all sums.
    """
    sums: dict[Kind, float] = dict.fromkeys(ORDER, 0.0)
    for (sign, told), count in Counter(found).items():
        for kind, weight in WEIGHTS[sign].items():
            sums[told if kind == "*" else kind] += weight * (1 + 0.35 * math.log(count))
    best = max(ORDER, key=lambda kind: (sums[kind], -ORDER.index(kind)))
    return (best if sums[best] > 0 else "none"), sums


def _inside(span: Span, lexicon: Lexicon) -> Iterator[tuple[str, Kind]]:
    """Signs inside the name."""
    words = [token.text for token in span]
    entry = lexicon.lookup(span.text)
    if entry is not None:
        yield ("lexicon:ambiguous" if entry.ambiguous else "lexicon"), entry.type
    forms, parts, people = legal_forms(), name_parts(), person_names()
    if len(words) > 1 and words[-1].replace(".", "") in forms.pure:
        yield "legal form", ""
        words = words[:-1]
    elif len(words) > 1 and words[-1] in forms.kept:
        yield "legal form", ""
    lower = " ".join(words).lower()
    yield from _parts(words, lower, parts.final, parts.inner, parts.initial)
    if {w.lower() for w in words[-1:]} & EVENT_WORDS and len(words) > 1:
        yield "event word", ""
    if 1 < len(words) <= 4 and words[0] in people.given and not any(c.isdigit() for c in lower):
        yield "given name", ""
    elif len(words) == 1 and words[0] in people.given:
        yield "given name alone", ""
    if all(CODE.match(word) for word in words):
        yield "code", ""
    elif re.search(r"\d", words[-1]) and len(words) > 1 and not YEAR.match(words[-1]):
        yield "version", ""
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6 and words[0].isalpha():
        yield "acronym", ""
    elif len(words) == 1 and re.search(r"[a-z][A-Z]", words[0]):
        yield "inner capital", ""


def _parts(
    words: list[str],
    lower: str,
    final: Mapping[str, Kind],
    inner: Mapping[str, Kind],
    initial: Mapping[str, Kind],
) -> Iterator[tuple[str, Kind]]:
    if len(words) < 2:
        return
    if words[-1] in final:
        yield "last word", final[words[-1]]
    for word in dict.fromkeys(words):
        if word in inner:
            yield "inner word", inner[word]
    for start, kind in initial.items():
        if lower.startswith(start + " "):
            yield "first words", kind
            break


def _stock(span: Span) -> Iterator[tuple[str, Kind]]:
    """The label of the stock recogniser, where it found the name."""
    label = span.label_
    if not label:
        yield "unlabelled", ""
    if is_over_profile(span):
        yield "over a profile", ""
    if label == "PERSON" and len(span) == 1:
        label = "PERSON1"
    if label and f"stock:{label}" in WEIGHTS:
        yield f"stock:{label}", ""


def _beside(span: Span, lexicon: Lexicon) -> Iterator[tuple[str, Kind]]:
    """Signs in the words next to the name and in its noun phrase."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    root = span.root
    if before is not None and before.text in titles().before and span.label_ in {"PERSON", ""}:
        yield "title before", ""
    if before is not None and before.lower_ == "in" and before.nbor(-1).lower_ in {
        "based", "headquartered"} if before is not None and before.i else False:  # fmt: skip
        yield "based in", ""
    if _age_follows(span):
        yield "age after", ""
    if after is not None and after.text == "-" and span.end + 1 < len(doc):
        if doc[span.end + 1].lower_ in {"based", "headquartered"}:
            yield "-based", ""
    yield from _head_noun_signs(span, first_conjunct(root))
    if MODEL_TALK.search(span.sent.text):
        yield "model talk", ""
    for token in root.children:
        if token.dep_ == "relcl":
            pronoun = next((t for t in token.subtree if t.tag_ in {"WP", "WDT", "WRB"}), None)
            if pronoun is not None and pronoun.lower_ in {"who", "which", "where"}:
                yield pronoun.lower_, ""
    if possessors(root) and not any(t in span for t in possessors(root)):
        yield "is owned", ""
    if root.dep_ == "poss":
        yield "owns", ""
        if root.head.lemma_.lower() in SHARES:
            yield "shares of", ""
    elif root.dep_ == "compound" and root.head not in span and root.head.lemma_.lower() in SHARES:
        yield "shares of", ""


def first_conjunct(token: Token) -> Token:
    """Find the word at which a list hangs in its sentence: what is said of it holds for all."""
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN", "X", "NUM"}:
        token = token.head
    return token


def _age_follows(span: Span) -> bool:
    """Whether an age stands behind the name in commas: "Jane Roe, 52, ..."."""
    rest = span.doc[span.end : span.end + 3]
    return (
        len(rest) == 3
        and rest[0].text == ","
        and rest[1].text.isdigit()
        and 16 <= int(rest[1].text) <= 99
        and rest[2].text in {",", "."}
    )


def noun_kind(noun: Token) -> tuple[Kind | None, bool]:
    """Tell what kind of thing a common noun names.

    Args:
        noun: head word of a noun phrase; "search engine" is looked up before "engine".

    Returns:
        (type or None, whether the word leaves room for doubt).
    """
    table = head_nouns()
    lemma = noun.lemma_.lower()
    modifiers = [c.lower_ for c in noun.lefts if c.dep_ in {"compound", "amod"}]
    for start in range(len(modifiers)):
        phrase = " ".join([*modifiers[start:], lemma])
        if phrase in table.english:
            return table.english[phrase], phrase in table.weak
    if lemma in table.english:
        return table.english[lemma], lemma in table.weak
    return None, True


def is_post(noun: Token) -> bool:
    """Whether a noun is a post that a person holds ("chief executive", "spokesman")."""
    lemma = noun.lemma_.lower()
    roles = titles().roles
    if lemma in roles:
        # "partner" and "agent" are said of firms as well.
        return lemma not in head_nouns().english and lemma not in {"partner", "agent", "backer"}
    phrase = " ".join([*(c.lower_ for c in noun.lefts if c.dep_ in {"compound", "amod"}), lemma])
    return any(
        phrase.endswith(role) for role in (phrase, " ".join(phrase.split()[-2:])) if role in roles
    )


def _head_noun_signs(span: Span, root: Token) -> Iterator[tuple[str, Kind]]:
    """Signs of common nouns that are said of the name: apposition, compound, copula, such-as."""
    for noun in appositives(root):
        if noun in span or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        if is_post(noun):
            yield "has a post", ""
        kind, weak = noun_kind(noun)
        if kind is not None and not is_post(noun):
            yield ("apposition weak" if weak else "apposition"), kind
    yield from _compound_signs(span, root)
    verb = root.head
    if root.dep_ == "nsubj" and verb.lemma_ == "be":
        for noun in (c for c in verb.children if c.dep_ == "attr" and c.pos_ == "NOUN"):
            kind, _ = noun_kind(noun)
            if is_post(noun):
                yield "has a post", ""
            elif kind is not None:
                yield "is a", kind
    if root.dep_ == "pobj" and root.head.lower_ in {"as", "like", "including"}:
        noun = root.head.head
        kind, _ = noun_kind(noun)
        if noun.pos_ == "NOUN" and kind is not None and noun.tag_ == "NNS":
            yield "such as", kind
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        noun = root.head.head
        if is_post(noun) or noun.lemma_.lower() in SHARES:
            yield ("post at" if is_post(noun) else "shares of"), ""
        elif noun.lemma_.lower() in {"maker", "developer", "creator", "producer", "publisher"}:
            yield "maker of", ""
    if root.dep_ == "poss" and is_post(root.head):
        yield "post at", ""


def _compound_signs(span: Span, root: Token) -> Iterator[tuple[str, Kind]]:
    """Signs of nouns run together with the name: "chipmaker X", "the X app"."""
    for noun in root.lefts:
        if noun.dep_ in {"compound", "nmod", "amod"} and noun not in span and noun.pos_ == "NOUN":
            if is_post(noun):
                yield "has a post", ""
                continue
            kind, weak = noun_kind(noun)
            if kind is not None:
                yield ("noun before weak" if weak else "noun before"), kind
    if root.dep_ in {"compound", "nmod"} and root.head not in span and root.head.pos_ == "NOUN":
        noun = root.head
        if is_post(noun) and noun.i == span.end:
            yield "post at", ""
            return
        kind, weak = noun_kind(noun)
        if kind is not None and noun.i == span.end and noun.tag_ == "NN":
            yield ("noun after weak" if weak else "noun after"), kind


def _in_clause(span: Span) -> Iterator[tuple[str, Kind]]:
    """Signs of what the name does, what is done to it, and its preposition."""
    root = first_conjunct(span.root)
    verb = root.head
    lemma = verb.lemma_.lower()
    if root.dep_ in {"nsubj", "agent"} or (root.dep_ == "pobj" and verb.dep_ == "agent"):
        for words, sign in ((SPEAKS, "speaks"), (ACTS, "acts"), (PERSONAL, "personal act")):
            if lemma in words:
                yield sign, ""
        if lemma in {"debut", "launch"} and not any(c.dep_ == "dobj" for c in verb.children):
            yield "is launched", ""
    if root.dep_ in {"dobj", "nsubjpass"}:
        for words, sign in (
            (LAUNCHED, "is launched"),
            (BOUGHT, "is bought"),
            (APPOINTED, "is appointed"),
            (SUED, "is sued"),
        ):
            if lemma in words:
                yield sign, ""
    if root.dep_ == "pobj" and verb.lower_ in {"in", "at"}:
        yield verb.lower_, ""
    if root.dep_ == "appos" and root.head.ent_type_ == "GPE" and span.label_ == "GPE":
        yield "place, place", ""
