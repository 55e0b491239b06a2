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

from extractor.components.recogniser.labels import (
    KINDS,
    NAME_LABELS,
    TIE_LABELS,
    gap_between,
    kind_number,
)
from extractor.components.recogniser.network import spans_of
from extractor.components.recogniser.pieces import piece_tags
from extractor.training.recogniser.swapping import name_pool, swap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractor.components.recogniser.pieces import Vocabulary
    from extractor.training.recogniser.examples import Example, Mention
    from extractor.training.recogniser.network import Network, PairHead

SEED = 1
EPOCHS_PASSAGES, EPOCHS_ARTICLES = 3, 8
BATCH_WORDS = 480
"""Words of a step, padding among them: three windows of articles, or eight passages."""
RATE_ENCODER, RATE_REST = 1e-4, 2e-3
DECAY = 0.01
WARM_UP = 0.06
"""Share of the steps until the full rate is reached."""
SWAPPED = 0.5
"""Share of windows that are told about other names, in every epoch anew."""
DEED_WEIGHT, NOMINAL_WEIGHT, TIE_WEIGHT, CAST_WEIGHT, SAME_WEIGHT = 0.5, 0.3, 1.0, 0.5, 0.5
"""What the other heads count beside names."""
IGNORED = -100
TOLD = 0.5
"""A more probable label of a pair is counted as told."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of every window of a batch.

    Attributes:
        rows: for each window as a pair head reads them [pairs, 7].
        labels: windows one after another [pairs, labels]: 0, 1, or `IGNORED` where a key leaves it
            open.
    """

    rows: tuple[Tensor, ...]
    labels: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors, padded to the longest."""

    ids: Tensor
    mask: Tensor
    first: Tensor
    shapes: Tensor
    tags: Tensor
    names: Tensor
    nominals: Tensor
    deeds: Tensor
    ties: Pairs
    casts: Pairs
    same: Pairs


def to_batch(examples: Sequence[Example], vocabulary: Vocabulary) -> Batch:
    """Cut windows into pieces and pad them."""
    read = [vocabulary.read(example.words) for example in examples]
    pieces = max(len(r.ids) for r in read)
    words = max(len(r.first) for r in read)

    def padded(rows: Sequence[Sequence[int]], width: int, fill: int) -> Tensor:
        return torch.tensor([[*row[:width], *[fill] * (width - len(row))] for row in rows])

    lengths = [len(r.first) for r in read]
    return Batch(
        padded([r.ids for r in read], pieces, 0),
        padded([[1] * len(r.ids) for r in read], pieces, 0).float(),
        padded([r.first for r in read], words, 0),
        padded([r.shapes for r in read], words, 0),
        padded(
            [
                piece_tags([(m.start, m.end, number_of(m)) for m in e.mentions], r)
                for e, r in zip(examples, read, strict=True)
            ],
            pieces,
            0,
        ),
        padded([e.name_labels() for e in examples], words, IGNORED),
        padded([e.nominal_labels() for e in examples], words, IGNORED),
        padded([e.deeds for e in examples], words, IGNORED),
        _pairs([_tie_pairs(e) for e in examples], lengths, len(TIE_LABELS)),
        _pairs([_cast_pairs(e) for e in examples], lengths, 1),
        _pairs([_same_pairs(e) for e in examples], lengths, 1),
    )


Row = tuple[list[int], list[int]]
"""A pair as a pair head reads it, and its labels."""


def number_of(mention: Mention) -> int:
    """Number of what a mention stands for and how."""
    return kind_number(mention.kind, mention.form)


def _tie_pairs(example: Example) -> list[Row]:
    rows = []
    for a, b, labels in example.pairs():
        told = [IGNORED if labels is None else int(n in labels) for n in range(len(TIE_LABELS))]
        rows.append((_row(_stretch(a), _stretch(b)), told))
    return rows


def _cast_pairs(example: Example) -> list[Row]:
    return [
        (_row((trigger, trigger + 1, KINDS), _stretch(mention)), [int(takes_part)])
        for trigger, mention, takes_part in example.casts()
    ]


def _same_pairs(example: Example) -> list[Row]:
    return [
        (_row(_stretch(before), (reference.start, reference.end, KINDS)), [int(is_same)])
        for before, reference, is_same in example.references()
    ]


def _stretch(mention: Mention) -> tuple[int, int, int]:
    return mention.start, mention.end, number_of(mention)


def _row(a: tuple[int, int, int], b: tuple[int, int, int]) -> list[int]:
    return [*a, *b, gap_between(a, b)]


def _pairs(rows: Sequence[Sequence[Row]], lengths: Sequence[int], labels: int) -> Pairs:
    """Put pairs into tensors; those that do not fit into the window any more are left out."""
    kept = [
        [(row, told) for row, told in part if row[1] <= length and row[4] <= length]
        for part, length in zip(rows, lengths, strict=True)
    ]
    return Pairs(
        tuple(torch.tensor([r for r, _ in part], dtype=torch.long).reshape(-1, 7) for part in kept),
        torch.tensor([t for part in kept for _, t in part], dtype=torch.float).reshape(-1, labels),
    )


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
    steps = epochs * len(_batches(examples, Random(seed)))
    warm = max(1.0, WARM_UP * steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm) * max(0.0, 1 - step / (steps * 1.02))
    )
    for epoch in range(epochs):
        began, total = time.monotonic(), 0.0
        network.train()
        seen = [swap(e, pool, random) if random.random() < SWAPPED else e for e in examples]
        batches = _batches(seen, random)
        for rows in batches:
            # Sixteen bits where they are enough: nearly twice as fast on processors that have them.
            with torch.autocast("cpu", dtype=torch.bfloat16):
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
    batches: list[list[Example]] = []
    for example in order:
        longest = len(example.words)
        if batches and (len(batches[-1]) + 1) * longest <= BATCH_WORDS:
            batches[-1].append(example)
        else:
            batches.append([example])
    random.shuffle(batches)
    return batches


def _loss(network: Network, batch: Batch) -> Tensor:
    names, nominals, deeds, states, shared = network(
        batch.ids, batch.mask, batch.first, batch.shapes
    )
    again = network.again(shared, batch.mask, batch.first, batch.tags)
    return (
        _cross_entropy(names, batch.names)
        + NOMINAL_WEIGHT * _cross_entropy(nominals, batch.nominals)
        + DEED_WEIGHT * _cross_entropy(deeds, batch.deeds)
        + TIE_WEIGHT * _pair_loss(network.ties, again, batch.ties)
        + CAST_WEIGHT * _pair_loss(network.casts, again, batch.casts)
        + SAME_WEIGHT * _pair_loss(network.same, states, batch.same)
    )


def _pair_loss(head: PairHead, states: Tensor, pairs: Pairs) -> Tensor:
    """Mean over the pairs that the key decides; of none, zero."""
    scores = torch.cat([head(row, part) for row, part in zip(states, pairs.rows, strict=True)])
    decided = pairs.labels[:, 0] >= 0
    if not bool(decided.any()):
        return scores.sum() * 0
    each = nn.functional.binary_cross_entropy_with_logits(
        scores[decided], pairs.labels[decided], reduction="none"
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
            names, nominals, deeds, states, shared = network(
                batch.ids, batch.mask, batch.first, batch.shapes
            )
            again = network.again(shared, batch.mask, batch.first, batch.tags)[0]
            labels = [NAME_LABELS[n] for n in batch.names[0].tolist()]
            wanted: set[Answer] = {("name", *s) for s in _gold_spans(labels)}
            found: set[Answer] = {
                ("name", *s) for s in spans_of(torch.softmax(names[0], -1).numpy())
            }
            for head, scored, right in (
                ("deed", deeds, batch.deeds),
                ("nominal", nominals, batch.nominals),
            ):
                wanted |= {(head, n, n, head) for n, v in enumerate(right[0].tolist()) if v > 0}
                best = scored[0].argmax(-1).tolist()
                found |= {(head, n, n, head) for n, v in enumerate(best) if v > 0}
            wanted |= _cast_told(example, [float(y) for *_, y in example.casts()])
            found |= _cast_told(example, _chances(network.casts, again, batch.casts))
            wanted |= _same_told(example, [float(y) for *_, y in example.references()])
            found |= _same_told(example, _chances(network.same, states[0], batch.same))
            right, given, truth = _tie_spans(example, network.ties(again, batch.ties.rows[0]))
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


Answer = tuple[str, int, int | str, str]
"""Head, where, what, and the name under which it is counted."""


def _chances(head: PairHead, states: Tensor, pairs: Pairs) -> list[float]:
    return [float(row[0]) for row in torch.sigmoid(head(states, pairs.rows[0]))]


def _cast_told(example: Example, chances: Sequence[float]) -> set[Answer]:
    """Deeds with the entities that take part."""
    return {
        ("cast", trigger, mention.entity, "cast")
        for (trigger, mention, _), chance in zip(example.casts(), chances, strict=False)
        if chance > TOLD
    }


def _same_told(example: Example, chances: Sequence[float]) -> set[Answer]:
    """References with the entity of the likeliest mention before them."""
    best: dict[int, tuple[float, str]] = {}
    for (before, reference, _), chance in zip(example.references(), chances, strict=False):
        if chance > TOLD:
            told = best.get(reference.start, (0.0, ""))
            best[reference.start] = max(told, (chance, before.entity))
    return {("same", start, entity, "same") for start, (_, entity) in best.items()}


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
