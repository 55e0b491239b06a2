"""Features of pairs: two mentions of a sentence go in, what may speak for a tie comes out.

The words and the dependency path between them, their types, which words of `predicates.toml` and
which posts stand near them, how the clause is told, which finder fired, and what the recogniser
reads of the two.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from spacy.tokens import Span, Token

from extractor.components.casting import path
from extractor.components.posts import post_relation
from extractor.components.status import standing
from extractor.components.ties import Tie
from extractor.lexicon import load_lexicon
from extractor.lexicon.predicates import FRAMES, Predicate, predicates
from extractor.records import RelationType

LONGEST_PATH = 9
"""Steps beyond which a dependency path is no feature of its own."""
BETWEEN = 12
"""Words behind the first mention that are asked for cues."""
BESIDE = 4
"""Words before and behind the pair that are."""
READ_STEPS = (0.03, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9)
"""Probabilities of the recogniser between which the model tells apart."""
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADP", "AUX", "PROPN"})


def pair_features(
    a: Span, b: Span, ties: Sequence[Tie], votes: Mapping[str, float]
) -> tuple[Token, frozenset[str]]:
    """List the features of two mentions of one sentence.

    Args:
        a: the mention that stands first.
        b: the other.
        ties: what the finders found in the sentence.
        votes: label -> how probable the recogniser takes it to be.

    Returns:
        The word at which their dependency paths meet, and the names of the features that hold.
    """
    up, top, down = path(a.root, b.root)
    types = f"{a.label_}>{b.label_}"
    between = [t for t in a.doc[a.end : b.start] if not t.is_space]
    found = {
        f"types {types}",
        f"forms {_form(a)}>{_form(b)}",
        f"gap {min(len(between), 12) // 2}",
        f"roles {a.root.dep_}>{b.root.dep_}",
        f"top {top.lemma_.lower()}",
        f"top {top.lemma_.lower()} {types}",
        f"top pos {top.pos_}",
    }
    found |= _path_features(up, top, down, types)
    found |= read_features(votes)
    found |= _word_features(a, b, between, types)
    found |= _frame_features([*up, top, *down], between)
    found |= _cue_features(a, b, [*up[1:], top, *down[:-1]], between)
    for tie in ties:
        ends = (tie.source.kb_id_, tie.target.kb_id_)
        if ends == (a.kb_id_, b.kb_id_):
            found |= {f"rule {tie.type} >", f"rule {tie.type} > {tie.rule.partition(':')[0]}"}
        elif ends == (b.kb_id_, a.kb_id_):
            found |= {f"rule {tie.type} <", f"rule {tie.type} < {tie.rule.partition(':')[0]}"}
    told = standing(top) if top.pos_ in {"VERB", "AUX", "NOUN"} else None
    if told is not None:
        found.add(f"told {told.status}")
    return top, frozenset(found)


def read_features(votes: Mapping[str, float]) -> set[str]:
    """How sure the recogniser is of each relation: every step that its probability reaches."""
    return {
        f"read {label} {step}"
        for label, chance in votes.items()
        for step in READ_STEPS
        if chance >= step
    }


def _form(span: Span) -> str:
    return span.id_ if span.id_ in {"pronoun", "nominal"} else "name"


def _path_features(up: list[Token], top: Token, down: list[Token], types: str) -> set[str]:
    length = len(up) + len(down)
    found = {f"path length {min(length, 8)}"}
    labels = "^".join(t.dep_ for t in up) + "|" + "v".join(t.dep_ for t in down)
    if length <= LONGEST_PATH:
        found |= {f"path {labels}", f"path {labels} {top.lemma_.lower()}"}
        words = [t.lemma_.lower() for t in [*up[1:], top, *down[:-1]] if t.pos_ in CONTENT]
        found.add(f"path words {' '.join(words)} {types}")
    for token in [*up[1:], *down[:-1]]:
        found.add(f"on path {token.lemma_.lower()}")
        found.add(f"on path {token.lemma_.lower()} {types}")
    return found


def _word_features(a: Span, b: Span, between: list[Token], types: str) -> set[str]:
    found: set[str] = set()
    near = between if len(between) <= 10 else [*between[:5], *between[-5:]]
    lemmas = [t.lemma_.lower() for t in near]
    found |= {f"between {w}" for w in lemmas}
    found |= {f"between {w} {types}" for w in lemmas if w.isalpha() and len(w) > 2}
    found |= {f"between {x} {y}" for x, y in pairwise(lemmas)}
    if not between:
        found.add(f"adjacent {types}")
    if len(between) <= 4:
        found.add(f"exactly {' '.join(lemmas)} {types}")
    doc = a.doc
    for name, i in (("before", a.start - 1), ("after", b.end)):
        if 0 <= i < len(doc):
            found.add(f"{name} {doc[i].lemma_.lower()}")
    for name, span in (("first", a), ("second", b)):
        head = span.root.head
        if head.i != span.root.i:
            found.add(f"{name} under {head.lemma_.lower()} {span.root.dep_}")
            found.add(f"{name} under {head.lemma_.lower()} {types}")
    return found


@cache
def _frames_of(word: str) -> tuple[str, ...]:
    """Frames of `predicates.toml` that begin with a word: "invests_in acts"."""
    return tuple(
        f"{predicate.type} {frame}"
        for predicate in predicates().values()
        for frame in FRAMES
        if frame != "cues" and word in {p.partition(" ")[0] for p in predicate.frames[frame]}
    )


@cache
def cued(word: str) -> tuple[RelationType, ...]:
    """Relation types that a word speaks of, in whatever construction.

    >>> cued("stake")
    ('invests_in',)
    """
    return tuple(p.type for p in predicates().values() if word in _cues(p))


def _cues(predicate: Predicate) -> set[str]:
    """Words of the frames of a relation: of "take stake in" the stake, else the first."""
    found = set(predicate.frames["cues"])
    for frame in FRAMES[: FRAMES.index("cues")]:
        for phrase in predicate.frames[frame]:
            words = phrase.split()
            found.add(words[1] if frame == "object_prepositions" else words[0])
    return found


def _frame_features(path: list[Token], between: list[Token]) -> set[str]:
    """Relation words on the path and between the mentions, and posts among them."""
    found: set[str] = set()
    for where, tokens in (("path", path), ("between", between[:12])):
        for token in tokens:
            for label in _frames_of(token.lemma_.lower()):
                found.add(f"{where} frame {label}")
            if token.pos_ == "NOUN" and (role := load_lexicon().role(token.lower_)) is not None:
                found.add(f"{where} post {role}")
                found.add(f"{where} post {token.lower_}")
    return found


def _cue_features(a: Span, b: Span, way: list[Token], between: list[Token]) -> set[str]:
    """Words that speak of a relation, and posts: on the path, between and beside the mentions."""
    doc, types = a.doc, f"{a.label_}>{b.label_}"
    places: dict[str, Iterable[Token]] = {
        "way": way,
        "between": between[:BETWEEN],
        "behind": doc[b.end : b.end + BESIDE],
        "before": doc[max(0, a.start - BESIDE) : a.start],
    }
    found: set[str] = set()
    for where, tokens in places.items():
        for token in tokens:
            if token.pos_ in CONTENT:
                found |= {f"{where} cue {c} {types}" for c in cued(token.lemma_.lower())}
            post = post_relation(token) if token.pos_ == "NOUN" else None
            if post is not None:
                found.add(f"{where} holds {post} {types}")
    return found
