"""Salience: an article read so far goes in, how much each entity suggests itself comes out.

`Discourse` keeps what was mentioned where; for a pronoun or "the company" it lists the entities
that fit with their features, and `probabilities` weighs them. The weights are learned from the
annotated corpus (`training/coreference.py`) as a conditional logit over candidates, the model of
Denis and Baldridge (2008) for pronoun ranking; the table is small enough to be read.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from spacy.tokens import Span, Token

REACH = 4
"""How many sentences back an antecedent may stand."""

WEIGHTS = Path(__file__).parent.parent / "weights" / "coreference.json"

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of an entity.

    Attributes:
        token: head word, as an index into the Doc.
        sentence: number of the sentence.
        paragraph: number of the paragraph.
        role: grammatical role.
        form: `name`, `nominal` or `pronoun`.
    """

    token: int
    sentence: int
    paragraph: int
    role: str
    form: str


@dataclass(slots=True)
class Discourse:
    """What an article has mentioned so far.

    Attributes:
        seen: entity id -> its mentions so far, in order.
        types: entity id -> entity type.
    """

    seen: dict[str, list[Seen]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def see(self, span: Span, sentence: int, paragraph: int) -> None:
        """Take note of a mention."""
        form = span.id_ if span.id_ in {"pronoun", "nominal"} else "name"
        root = span.root
        self.types[span.kb_id_] = span.label_
        self.seen.setdefault(span.kb_id_, []).append(
            Seen(root.i, sentence, paragraph, role(root), form)
        )

    def candidates(
        self, token: Token, types: Iterable[str], sentence: int, paragraph: int, form: str
    ) -> list[tuple[str, Features]]:
        """List the entities that a reference may stand for.

        Args:
            token: head word of the reference.
            types: entity types that fit.
            form: `pronoun`, `nominal`, or `implied` (a post that names no firm owns one unsaid).
            sentence: number of the sentence that the reference stands in.
            paragraph: number of its paragraph.

        Returns:
            (entity id, features) of each entity mentioned within `REACH` sentences, in order of
            last mention, nearest first.
        """
        wanted = frozenset(types)
        near = [
            (i, mentions)
            for i, mentions in self.seen.items()
            if self.types[i] in wanted and sentence - mentions[-1].sentence <= REACH
        ]
        near.sort(key=lambda item: -item[1][-1].token)
        return [
            (i, self._features(token, i, mentions, rank, sentence, paragraph, form))
            for rank, (i, mentions) in enumerate(near)
        ]

    def _features(
        self,
        token: Token,
        identity: str,
        mentions: Sequence[Seen],
        rank: int,
        sentence: int,
        paragraph: int,
        form: str,
    ) -> Features:
        last = mentions[-1]
        distance = sentence - last.sentence
        recent = [m for m in mentions if sentence - m.sentence <= REACH]
        before = [m for m in mentions if sentence - m.sentence == 1]
        here = [m for m in mentions if m.sentence == sentence]
        shape = "noun" if form == "nominal" else "it"
        if token.dep_ == "poss" or form == "implied":
            shape = "own"
        found = {
            f"distance {min(distance, 3)}": 1.0,
            f"rank {min(rank, 3)}": 1.0,
            f"last {last.role}": 1.0,
            f"last is {last.form}": 1.0,
            f"{shape} is {self.types[identity]}": 1.0,
            "words between": -math.log1p(token.i - last.token),
            "mentions": math.log(len(mentions)),
            "recent mentions": math.log(len(recent)),
            "opened the sentence before": float(any(m.role == "subject" for m in before)),
            "opens this sentence": float(any(m.role == "subject" for m in here)),
            "same paragraph": float(last.paragraph == paragraph),
            "same role": float(last.role == role(token)),
        }
        roles = {m.token for m in here}
        if governing_subjects(token) & roles:
            found[f"subject above {shape}"] = 1.0
        if here and shape != "own" and _is_argument_of_one_verb(token, roles):
            found["same verb"] = 1.0
        if here and shape == "own" and _is_argument_of_one_verb(token.head, roles):
            found["same verb as what is owned"] = 1.0
        if shape == "noun" and token.lemma_.lower() in identity:
            found["called so"] = 1.0
        return found


def role(token: Token) -> str:
    """Name the grammatical role of a head word, coarsely."""
    dep = token.dep_
    if dep in {"nsubj", "nsubjpass"}:
        verb = token.head
        if is_reporter(token):
            return "reporter"
        return "subject" if verb.dep_ in {"ROOT", "conj"} else "inner subject"
    if dep in {"dobj", "attr", "oprd", "dative"}:
        return "reporter" if is_reporter(token) else "object"
    if dep == "poss":
        return "owner"
    if dep in {"appos", "compound", "nmod", "amod"}:
        return "modifier"
    if dep == "pobj":
        return "reporter" if is_reporter(token) else "prepositional"
    return "other"


def is_reporter(root: Token) -> bool:
    """Whether a mention is only the paper that reports: "Reuters reported", "told Reuters"."""
    verb = root.head
    if root.dep_ == "nsubj":
        return verb.lemma_ in {"report", "write", "cite"} and any(
            c.dep_ in {"ccomp", "advcl"} for c in verb.children
        )
    if root.dep_ in {"dobj", "dative"}:
        return verb.lemma_ == "tell"
    return root.dep_ == "pobj" and verb.lower_ == "to" and verb.head.lower_ == "according"


def governing_subjects(token: Token) -> set[int]:
    """Subjects of the verbs above a word, apart from its own verb's when it is an argument."""
    found: set[int] = set()
    current = token if token.dep_ == "poss" else token.head
    while current.dep_ != "ROOT":
        current = current.head
        found |= {c.i for c in current.children if c.dep_ in {"nsubj", "nsubjpass"}}
    return found - {token.i}


def _is_argument_of_one_verb(token: Token, others: set[int]) -> bool:
    """Whether one of some words hangs on the same verb as a word ("Apple sued it")."""
    verb = token.head
    if token.dep_ == "pobj":
        verb = verb.head
    return any(c.i in others for c in verb.children if c.i != token.i)


@cache
def learned() -> tuple[Mapping[str, float], float]:
    """Read the weights: feature -> weight, and the smallest probability that is acted on."""
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return table["weights"], table["threshold"]


def probabilities(
    candidates: Sequence[tuple[str, Features]], weights: Mapping[str, float]
) -> list[float]:
    """Share one out between candidates in proportion to the exponential of their scores.

    Args:
        candidates: (entity id, features), at least one.
        weights: feature -> weight; unknown features weigh nothing.
    """
    scores = [
        sum(weights.get(f, 0.0) * x for f, x in features.items()) for _, features in candidates
    ]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    return [power / sum(powers) for power in powers]
