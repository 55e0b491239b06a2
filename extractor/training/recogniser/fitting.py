"""Fitting: examples go in, a trained network and its scores on examples left out come out."""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from extractor.components.recogniser.labels import FORMS, NAME_LABELS, TIE_LABELS, TYPES
from extractor.components.recogniser.network import spans_of
from extractor.training.recogniser.swapping import name_pool, swap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extractor.components.recogniser.pieces import Vocabulary
    from extractor.training.recogniser.examples import Example, Mention
    from extractor.training.recogniser.network import Network

BATCH = 3
"""Windows of a step: some 480 words."""
RATE_ENCODER, RATE_REST = 1e-4, 2e-3
DECAY = 0.01
WARM_UP = 60
"""Steps until the full rate is reached."""
SWAPPED = 0.5
"""Share of windows that are told about other names, in every epoch anew."""
DEED_WEIGHT, NOMINAL_WEIGHT, TIE_WEIGHT = 0.5, 0.3, 0.5
"""What the other heads count beside names."""
IGNORED = -100
TOLD = 0.5
"""A more probable label of a pair is counted as told."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors, padded to the longest.

    `pairs` holds for each window [pairs, 6] as the tie head reads them, `ties` their labels one
    window after another.
    """

    ids: Tensor
    mask: Tensor
    first: Tensor
    shapes: Tensor
    names: Tensor
    nominals: Tensor
    deeds: Tensor
    pairs: tuple[Tensor, ...]
    ties: Tensor


def to_batch(examples: Sequence[Example], vocabulary: Vocabulary) -> Batch:
    """Cut windows into pieces and pad them."""
    read = [vocabulary.read(example.words) for example in examples]
    pieces = max(len(r.ids) for r in read)
    words = max(len(r.first) for r in read)

    def padded(rows: Sequence[Sequence[int]], width: int, fill: int) -> Tensor:
        return torch.tensor([[*row[:width], *[fill] * (width - len(row))] for row in rows])

    return Batch(
        padded([r.ids for r in read], pieces, 0),
        padded([[1] * len(r.ids) for r in read], pieces, 0).float(),
        padded([r.first for r in read], words, 0),
        padded([r.shapes for r in read], words, 0),
        padded([e.name_labels() for e in examples], words, IGNORED),
        padded([e.nominal_labels() for e in examples], words, IGNORED),
        padded([e.deeds for e in examples], words, IGNORED),
        tuple(_pairs(e, len(r.first)) for e, r in zip(examples, read, strict=True)),
        _ties(
            labels
            for e, r in zip(examples, read, strict=True)
            for _, b, labels in e.pairs()
            if b.end <= len(r.first)
        ),
    )


def _ties(rows: Iterable[frozenset[int] | None]) -> Tensor:
    """Labels of pairs as [pairs, labels] of 0 and 1; of those left open, `IGNORED`."""
    return torch.tensor(
        [
            [IGNORED] * len(TIE_LABELS)
            if labels is None
            else [int(n in labels) for n in range(len(TIE_LABELS))]
            for labels in rows
        ],
        dtype=torch.float,
    ).reshape(-1, len(TIE_LABELS))


def _pairs(example: Example, words: int) -> Tensor:
    rows = [
        [a.start, a.end, mention_number(a), b.start, b.end, mention_number(b)]
        for a, b, _ in example.pairs()
        if b.end <= words
    ]
    return torch.tensor(rows, dtype=torch.long).reshape(-1, 6)


def mention_number(mention: Mention) -> int:
    """Number of what a mention stands for and how, as the tie head reads it."""
    return TYPES.index(mention.kind) * len(FORMS) + FORMS.index(mention.form)


def fit(
    network: Network,
    examples: Sequence[Example],
    vocabulary: Vocabulary,
    *,
    epochs: int,
    seed: int,
    watched: Sequence[Example] = (),
) -> None:
    """Train a network in place.

    Args:
        network: as built.
        examples: windows to learn from.
        vocabulary: of the encoder.
        epochs: how often each window is seen.
        seed: decides order, swaps and dropout.
        watched: windows whose score is printed every few epochs, never learned from.
    """
    torch.manual_seed(seed)
    random = Random(seed)
    pool = name_pool(examples)
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    inside = {id(p) for p in network.encoder.parameters()}
    rest = [p for p in network.parameters() if id(p) not in inside]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": RATE_ENCODER}, {"params": rest, "lr": RATE_REST}],
        weight_decay=DECAY,
        fused=True,
    )
    steps = epochs * -(-len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.0, 1 - step / steps)
    )
    for epoch in range(epochs):
        began, total = time.monotonic(), 0.0
        network.train()
        seen = [swap(e, pool, random) if random.random() < SWAPPED else e for e in examples]
        batches = _batches(seen, random)
        for rows in batches:
            loss = _loss(network, to_batch(rows, vocabulary))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        line = f"epoch {epoch + 1}: loss {total / len(batches):.3f}"
        if watched and (epoch % 3 == 2 or epoch == epochs - 1):
            line += "; left out: " + told(scores(network, watched, vocabulary))
        print(f"{line}; {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


def _batches(examples: Sequence[Example], random: Random) -> list[list[Example]]:
    """Windows of like length together, batches in random order."""
    order = sorted(examples, key=lambda e: (len(e.words) // 20, random.random()))
    batches = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
    random.shuffle(batches)
    return batches


def _loss(network: Network, batch: Batch) -> Tensor:
    names, nominals, deeds, states = network(batch.ids, batch.mask, batch.first, batch.shapes)
    ties = torch.cat(
        [network.ties(row, pairs) for row, pairs in zip(states, batch.pairs, strict=True)]
    )
    return (
        _cross_entropy(names, batch.names)
        + NOMINAL_WEIGHT * _cross_entropy(nominals, batch.nominals)
        + DEED_WEIGHT * _cross_entropy(deeds, batch.deeds)
        + TIE_WEIGHT * _tie_loss(ties, batch.ties)
    )


def _tie_loss(scores: Tensor, labels: Tensor) -> Tensor:
    """Mean over the pairs that the key decides; of none, zero."""
    decided = labels[:, 0] >= 0
    if not bool(decided.any()):
        return scores.sum() * 0
    each = nn.functional.binary_cross_entropy_with_logits(
        scores[decided], labels[decided], reduction="none"
    )
    return each.sum(1).mean()


def _cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores.transpose(1, 2), labels, ignore_index=IGNORED)


def scores(
    network: Network, examples: Sequence[Example], vocabulary: Vocabulary
) -> Mapping[str, tuple[int, int, int]]:
    """Count right, found and wanted spans, by type and in all; likewise deeds."""
    network.eval()
    counts: dict[str, Counter[str]] = {"right": Counter(), "found": Counter(), "wanted": Counter()}
    with torch.no_grad():
        for example in examples:
            batch = to_batch([example], vocabulary)
            names, nominals, deeds, states = network(
                batch.ids, batch.mask, batch.first, batch.shapes
            )
            labels = [NAME_LABELS[n] for n in batch.names[0].tolist()]
            wanted = {("name", *s) for s in _gold_spans(labels)}
            found = {("name", *s) for s in spans_of(torch.softmax(names[0], -1).numpy())}
            for head, scored, right in (
                ("deed", deeds, batch.deeds),
                ("nominal", nominals, batch.nominals),
            ):
                wanted |= {(head, n, n, head) for n, v in enumerate(right[0].tolist()) if v > 0}
                best = scored[0].argmax(-1).tolist()
                found |= {(head, n, n, head) for n, v in enumerate(best) if v > 0}
            right, given, truth = _tie_spans(example, network.ties(states[0], batch.pairs[0]))
            counts["right"]["tie"] += right
            counts["found"]["tie"] += given
            counts["wanted"]["tie"] += truth
            for name, rows in (("right", wanted & found), ("found", found), ("wanted", wanted)):
                for row in rows:
                    counts[name][row[3]] += 1
                    counts[name]["all"] += row[0] == "name"
    return {
        kind: (counts["right"][kind], counts["found"][kind], counts["wanted"][kind])
        for kind in sorted(counts["wanted"])
    }


def _tie_spans(example: Example, scored: Tensor) -> tuple[int, int, int]:
    """Count ties of entities in one window: right, found, wanted."""
    best: set[tuple[str, str, str]] = set()
    wanted: set[tuple[str, str, str]] = set()
    unsure: set[tuple[str, str]] = set()
    for (a, b, labels), row in zip(example.pairs(), torch.sigmoid(scored), strict=False):
        if labels is None:
            unsure.add((a.entity, b.entity))
        wanted |= {(TIE_LABELS[n], a.entity, b.entity) for n in labels or ()}
        for n in (row > TOLD).nonzero().flatten().tolist():
            best.add((TIE_LABELS[n], a.entity, b.entity))
    best = {_turned(t) for t in best if t[1:] not in unsure}
    wanted = {_turned(t) for t in wanted if t[1:] not in unsure}
    return len(best & wanted), len(best), len(wanted)


def _turned(tie: tuple[str, str, str]) -> tuple[str, str, str]:
    label, a, b = tie
    return tie if label.endswith(">") else (f"{label[:-1]}>", b, a)


def _gold_spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    found, start = set(), None
    for n, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            found.add((start, n, labels[start][2:]))
            start = None
        if label.startswith("B-"):
            start = n
    return found


def told(counts: Mapping[str, tuple[int, int, int]]) -> str:
    """Write F1 by type.

    >>> told({"all": (1, 2, 2)})
    'all .50'
    """
    return ", ".join(
        f"{kind} {2 * right / max(1, found + wanted):.2f}".replace("0.", ".")
        for kind, (right, found, wanted) in counts.items()
    )
