"""Kinds: the signs around a name go in, the entity type that they speak for comes out.

No single sign decides. Each has a name and a weight for every type it speaks for
(`kind_weights.toml`, small enough to be read and questioned); the signs of all mentions of a name
are added up over the whole article, and the type with the largest sum wins. `signs.py` finds them.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal, get_args

from spacy.tokens import Doc

from extractor.errors import LexiconError
from extractor.lexicon.tables import read_words

Kind = Literal["company", "organization", "person", "place", "product", "model", "none"]
"""An entity type, or `none` for what is named but no entity of ours (a festival, a law)."""

Sign = tuple[str, Kind | None]
"""Name of a sign, and the type that it tells itself; None where the weights name the types."""

ORDER: tuple[Kind, ...] = get_args(Kind)
"""Order in which equal sums are decided."""

REPEATED = 0.35
"""How much a sign gains when seen e times as often: ten mentions by one habit of the writer are
little more than one."""

MODEL_TALK = re.compile(
    r"(?i)\b(?:large )?language models?\b|\bLLMs?\b"
    r"|\b(?:AI|reasoning|inference|foundation|open-source|open-weight|frontier|base|multimodal"
    r"|generative|machine-learning|diffusion) models?\b"
    r"|\bparameters\b|\bbenchmarks?\b|\bopen-sourced?\b|\bweights\b|\btokens\b|\bfine-tun|\bpretrain"
    r"|大模型|推理模型|语言模型|开源模型|参数"
)
"""Words around a name that speak of machine-learning models."""

TALK_ENOUGH = 2
"""More often than this, and an article is about models rather than naming one in passing."""


@cache
def kind_weights() -> Mapping[str, Mapping[str, float]]:
    """Read the weights: sign -> type -> weight; `*` stands for the type that the sign tells.

    Raises:
        LexiconError: a row is no table of types and numbers.
    """
    table = read_words("kind_weights")
    for sign, row in table.items():
        if not isinstance(row, dict) or not set(row) <= {*ORDER, "*"}:
            raise LexiconError("kind_weights", f"{sign} is no table of entity types")
    return table


def decide(
    found: Iterable[Sign], read: Sequence[Mapping[Kind, float]] = ()
) -> tuple[Kind, dict[Kind, float]]:
    """Add the signs of all mentions of a name up and name the winner.

    A sign counts in full once, and a little more the oftener it is seen.

    Args:
        found: signs as `signs.find_signs` gives them, of any number of mentions.
        read: what the recogniser makes of those mentions: probabilities of the types, `none` among
            them. They count as one sign, by their mean.

    Returns:
        The type with the largest sum (`none` where no sum is above zero), and all sums.

    >>> decide([("title before", None)])[0]
    'person'
    """
    sums: dict[Kind, float] = dict.fromkeys(ORDER, 0.0)
    for (sign, told), count in Counter(found).items():
        for kind, weight in kind_weights()[sign].items():
            meant = told if kind == "*" else kind
            sums[meant] += weight * (1 + REPEATED * math.log(count))  # type: ignore[index]
    for kind, weight in _read_weights(read).items():
        sums[kind] += weight
    best = leader(sums)
    return (best if sums[best] > 0 else "none"), sums


def _read_weights(read: Sequence[Mapping[Kind, float]]) -> dict[Kind, float]:
    """What the recogniser says of all mentions together."""
    if not read:
        return {}
    often = 1 + REPEATED * math.log(len(read))
    row = kind_weights()["read"]
    return {
        kind: (row["none"] if kind == "none" else row["*"])
        * often
        * sum(probabilities.get(kind, 0.0) for probabilities in read)
        / len(read)
        for kind in ORDER
    }


def leader(sums: Mapping[Kind, float]) -> Kind:
    """Name the type with the largest sum; of equal ones the first of `ORDER`."""
    return max(ORDER, key=lambda kind: (sums[kind], -ORDER.index(kind)))


def talks_of_models(doc: Doc) -> bool:
    """Whether an article is about machine-learning models: it speaks of them again and again."""
    if "talks_of_models" not in doc.user_data:
        found = sum(1 for _ in MODEL_TALK.finditer(doc.text))
        doc.user_data["talks_of_models"] = found > TALK_ENOUGH
    return bool(doc.user_data["talks_of_models"])
