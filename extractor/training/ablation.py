"""What each trained part is worth: articles with keys go in, a table of F1 without each comes out.

    python -m extractor.training.ablation corpus/dev

Every row leaves one part out of the whole program; nothing is trained anew, so a part that others
were taught to lean on costs more here than it would if they had never known it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from extractor.cli.score import predictions
from extractor.scoring import score_cases
from extractor.settings import Settings
from extractor.training.aligned import folders_of

LAYERS = ("entity", "company", "model+product", "event", "participant", "relation", "trap-avoided")
NEVER = 2.0
"""A threshold that no probability reaches."""

Part = tuple[str, Any]
"""What is replaced, by its dotted name, and what takes its place."""


def _no_votes(_: object, others: Sequence[object] = ()) -> Sequence[None]:
    return [None] * len(others)


def _no_ties(_: object) -> Mapping[str, float]:
    return {}


def _all_take_part(_: object) -> bool:
    return True


NETWORK: tuple[Part, ...] = (
    ("extractor.components.recogniser.Recogniser.__call__", lambda _, doc: doc),
)
SECOND: tuple[Part, ...] = (
    ("extractor.components.pairs.tie_votes", _no_ties),
    ("extractor.components.events.cast_votes", _no_votes),
    ("extractor.components.chinese.deeds.cast_votes", _no_votes),
)
REFERENCE_VOTES: tuple[Part, ...] = (("extractor.components.salience.same_votes", _no_votes),)
REFERENCES: tuple[Part, ...] = (
    ("extractor.components.coreference.learned", lambda: ({}, NEVER)),
    ("extractor.components.coreference.resolve_chinese_references", lambda _: []),
)
TIES: tuple[Part, ...] = (
    ("extractor.components.relations.learned_ties", lambda _: []),
    ("extractor.components.relations.learned_chinese_ties", lambda *_: []),
)
CASTING: tuple[Part, ...] = (("extractor.components.events.takes_part", _all_take_part),)

ROWS: Mapping[str, tuple[bool, tuple[Part, ...]]] = {
    "everything": (True, ()),
    "without the lexicon": (False, ()),
    "without the network": (True, NETWORK),
    "without its second reading": (True, SECOND),
    "without its votes on references": (True, REFERENCE_VOTES),
    "without references": (True, REFERENCES),
    "without weights of ties": (True, TIES),
    "without weights of participants": (True, CASTING),
    "rules and lexicon alone": (True, (*NETWORK, *REFERENCES, *TIES, *CASTING)),
    "rules alone": (False, (*NETWORK, *REFERENCES, *TIES, *CASTING)),
}
"""Row of the table -> with the lexicon or not, and what is replaced."""


@contextmanager
def left_out(parts: Iterable[Part]) -> Iterator[None]:
    """Run the program with parts of it replaced."""
    with ExitStack() as stack:
        for name, other in parts:
            stack.enter_context(patch(name, other))
        yield


def main(arguments: Sequence[str]) -> None:
    """Print a row a part."""
    cases = [case for case in folders_of(arguments) if (case / "gold.json").exists()]
    print(f"{'':32}" + "".join(f"{layer:>15}" for layer in LAYERS))
    for name, (lexicon, parts) in ROWS.items():
        with left_out(parts):
            read = predictions(cases, Settings(lexicon=lexicon))
            scores = score_cases((gold, output) for _, gold, output in read)
        figures = [scores.layers[layer].f1 if layer in scores.layers else 0.0 for layer in LAYERS]
        print(f"{name:32}" + "".join(f"{figure:15.3f}" for figure in figures), flush=True)


if __name__ == "__main__":
    main([str(Path(a)) for a in sys.argv[1:]])
