"""The network: numbers of pieces and shapes go in, scores of every label for every word come out.

A pretrained encoder, beside its output for the first piece of each word an embedding of the word's
shape, a bidirectional LSTM over the words, and one linear layer a head: the first reading. The
second knows the mentions that were found: a copy of the upper layers of the encoder reads once more
what the lower ones gave, with tags on the words of mentions (typed markers: Zhong and Chen 2021,
arXiv 2010.12812, here for all mentions at once), and heads over pairs tell relations and
participants. What a pronoun stands for is told by a head over pairs of the first reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from extractor.components.recogniser.labels import (
    DEED_LABELS,
    GAPS,
    KINDS,
    NAME_LABELS,
    NOMINAL_LABELS,
    TAGS,
    TIE_LABELS,
)
from extractor.components.recogniser.pieces import SHAPES

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADS, WIDTH, SHAPE_WIDTH, STATE, PAIR_STATE = 12, 384, 32, 128, 192
RARE = 4.0
"""Score below zero that pair heads begin with: one label in fifty is right."""
READ_TWICE = 3
"""Upper layers of the encoder that the second reading has a copy of."""


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, weights: Mapping[str, Tensor], prefix: str) -> None:
        """Take the pretrained weights under a prefix."""
        super().__init__()
        self.query = _linear(weights, f"{prefix}attention.self.query")
        self.key = _linear(weights, f"{prefix}attention.self.key")
        self.value = _linear(weights, f"{prefix}attention.self.value")
        self.mixed = _linear(weights, f"{prefix}attention.output.dense")
        self.norm_mixed = _norm(weights, f"{prefix}attention.output.LayerNorm")
        self.wide = _linear(weights, f"{prefix}intermediate.dense")
        self.narrow = _linear(weights, f"{prefix}output.dense")
        self.norm_out = _norm(weights, f"{prefix}output.LayerNorm")
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Run the layer: x [batch, pieces, width], bias [batch, 1, 1, pieces] or None."""
        batch, length = x.shape[0], x.shape[1]

        def apart(t: Tensor) -> Tensor:
            return t.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = apart(self.query(x)), apart(self.key(x)), apart(self.value(x))
        fit = q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5
        attention = torch.softmax(fit if bias is None else fit + bias, -1)
        # No dropout here: drawing chance for every pair of pieces would take a fifth of the time.
        mixed = (attention @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm_mixed(x + self.drop(self.mixed(mixed)))
        wide = nn.functional.gelu(self.wide(x))
        return self.norm_out(x + self.drop(self.narrow(wide)))


class Encoder(nn.Module):
    """The pretrained encoder, its first layers, the upper of them twice."""

    def __init__(self, weights: Mapping[str, Tensor], layers: int) -> None:
        """Take the pretrained weights."""
        super().__init__()
        self.word = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"])
        self.position = nn.Embedding.from_pretrained(
            weights["embeddings.position_embeddings.weight"]
        )
        self.segment = nn.Parameter(weights["embeddings.token_type_embeddings.weight"][0].clone())
        self.norm = _norm(weights, "embeddings.LayerNorm")
        self.drop = nn.Dropout(0.1)
        lower = layers - READ_TWICE

        def stack(first: int, behind: int) -> nn.ModuleList:
            return nn.ModuleList(
                Layer(weights, f"encoder.layer.{n}.") for n in range(first, behind)
            )

        self.lower, self.upper = stack(0, lower), stack(lower, layers)
        self.again = stack(lower, layers)
        self.tags = nn.Embedding(TAGS, WIDTH, padding_idx=0)
        nn.init.normal_(self.tags.weight, std=0.02)
        with torch.no_grad():
            self.tags.weight[0] = 0

    def forward(self, ids: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """Read for the first time.

        Args:
            ids: [batch, pieces].
            mask: 1 for a piece, 0 for padding [batch, pieces]; None where nothing is padded.

        Returns:
            What the lower layers give and what the upper ones make of it, both
            [batch, pieces, width].
        """
        positions = torch.arange(ids.shape[1])[None]
        x = self.drop(self.norm(self.word(ids) + self.position(positions) + self.segment))
        bias = _bias(mask)
        for layer in self.lower:
            x = layer(x, bias)
        shared = x
        for layer in self.upper:
            x = layer(x, bias)
        return shared, x

    def second(self, shared: Tensor, mask: Tensor | None, tags: Tensor) -> Tensor:
        """Read once more.

        Args:
            shared: what the lower layers gave [batch, pieces, width].
            mask: as in `forward`.
            tags: tag of each piece [batch, pieces].

        Returns:
            [batch, pieces, width].
        """
        x, bias = shared + self.tags(tags), _bias(mask)
        for layer in self.again:
            x = layer(x, bias)
        return x


def _bias(mask: Tensor | None) -> Tensor | None:
    return None if mask is None else (1.0 - mask[:, None, None, :]) * -1e4


class PairHead(nn.Module):
    """What the states of two stretches of a window say of the two.

    Read are the states of both and of the words between, each as a mean, the product of the two
    means, what the stretches stand for and how, and how far apart they are.
    """

    def __init__(self, states: int, labels: int) -> None:
        """Start at random."""
        super().__init__()
        self.kinds = nn.Embedding(KINDS + 1, 16)
        self.gaps = nn.Embedding(2 * GAPS + 1, 8)
        self.drop = nn.Dropout(0.2)
        self.inner = nn.Linear(4 * states + 2 * 16 + 8, PAIR_STATE)
        self.outer = nn.Linear(PAIR_STATE, labels)
        # Most pairs tell nothing: begun so, the first steps do not shake the encoder.
        nn.init.constant_(self.outer.bias, -RARE)

    def forward(self, states: Tensor, pairs: Tensor) -> Tensor:
        """Score pairs.

        Args:
            states: of the words of one window [words, states].
            pairs: [pairs, 7]: start, end and kind number of the first stretch, then of the
                second, then the class of distance.

        Returns:
            [pairs, labels]; each label is decided on its own.
        """
        sums = torch.cat([torch.zeros_like(states[:1]), torch.cumsum(states, 0)])

        def mean(start: Tensor, end: Tensor) -> Tensor:
            length = torch.clamp(end - start, min=1)[:, None].to(sums.dtype)
            return (sums[end] - sums[start]) / length

        a_start, a_end, a_kind, b_start, b_end, b_kind, gap = pairs.unbind(1)
        a, b = mean(a_start, a_end), mean(b_start, b_end)
        left, right = torch.minimum(a_end, b_end), torch.maximum(a_start, b_start)
        between = mean(left, torch.maximum(left, right))
        read = [a, b, between, a * b, self.kinds(a_kind), self.kinds(b_kind), self.gaps(gap)]
        return self.outer(self.drop(torch.relu(self.inner(self.drop(torch.cat(read, -1))))))


class Network(nn.Module):
    """Encoder, shapes, LSTM and heads."""

    def __init__(self, weights: Mapping[str, Tensor], layers: int) -> None:
        """Take the encoder's pretrained weights; the rest starts at random."""
        super().__init__()
        self.encoder = Encoder(weights, layers)
        self.shape = nn.Embedding(SHAPES, SHAPE_WIDTH)
        self.lstm = nn.LSTM(WIDTH + SHAPE_WIDTH, STATE, bidirectional=True, batch_first=True)
        self.drop = nn.Dropout(0.3)
        self.names = nn.Linear(2 * STATE, len(NAME_LABELS))
        self.nominals = nn.Linear(2 * STATE, len(NOMINAL_LABELS))
        self.deeds = nn.Linear(2 * STATE, len(DEED_LABELS))
        self.same = PairHead(2 * STATE, 1)
        self.ties = PairHead(WIDTH, len(TIE_LABELS))
        self.casts = PairHead(WIDTH, 1)

    def forward(
        self, ids: Tensor, mask: Tensor | None, first: Tensor, shapes: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Read for the first time.

        Args:
            ids: piece numbers [batch, pieces].
            mask: 1 for a piece, 0 for padding [batch, pieces]; None where nothing is padded.
            first: index of each word's first piece [batch, words].
            shapes: shape of each word [batch, words].

        Returns:
            Scores of names, nominals and deeds, each [batch, words, labels], the states that
            `same` reads [batch, words, 2 * STATE], and what the second reading starts from
            [batch, pieces, width].
        """
        shared, pieces = self.encoder(ids, mask)
        words = _words(pieces, first)
        states, _ = self.lstm(self.drop(torch.cat([words, self.shape(shapes)], -1)))
        dropped = self.drop(states)
        return self.names(dropped), self.nominals(dropped), self.deeds(dropped), states, shared

    def again(self, shared: Tensor, mask: Tensor | None, first: Tensor, tags: Tensor) -> Tensor:
        """Read once more, with the mentions known.

        Args:
            shared: as `forward` gave it.
            mask: as there.
            first: as there.
            tags: tag of each piece [batch, pieces].

        Returns:
            The states that `ties` and `casts` read [batch, words, width].
        """
        return _words(self.encoder.second(shared, mask, tags), first)


def _words(pieces: Tensor, first: Tensor) -> Tensor:
    return torch.gather(pieces, 1, first[:, :, None].expand(-1, -1, WIDTH))


def _linear(weights: Mapping[str, Tensor], name: str) -> nn.Linear:
    rows, columns = weights[f"{name}.weight"].shape
    layer = nn.Linear(columns, rows)
    layer.weight.data = weights[f"{name}.weight"].clone()
    layer.bias.data = weights[f"{name}.bias"].clone()
    return layer


def _norm(weights: Mapping[str, Tensor], name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(WIDTH, eps=1e-12)
    norm.weight.data = weights[f"{name}.weight"].clone()
    norm.bias.data = weights[f"{name}.bias"].clone()
    return norm
