"""The network: numbers of pieces and shapes go in, scores of every label for every word come out.

MiniLM (Wang et al. 2020, arXiv 2002.10957; Apache-2.0), of which the first layers are kept, beside
its output for the first piece of each word an embedding of the word's shape, a bidirectional LSTM
over the words, and one linear layer a head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from extractor.components.recogniser.labels import (
    DEED_LABELS,
    FORMS,
    NAME_LABELS,
    NOMINAL_LABELS,
    TIE_LABELS,
    TYPES,
)
from extractor.components.recogniser.pieces import SHAPES

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADS, WIDTH, SHAPE_WIDTH, STATE, TIE_STATE = 12, 384, 32, 128, 128
GAPS = 11
"""Classes of distance: three words each."""


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

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Run the layer: x [batch, pieces, width], bias [batch, 1, 1, pieces]."""
        batch, length = x.shape[0], x.shape[1]

        def apart(t: Tensor) -> Tensor:
            return t.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = apart(self.query(x)), apart(self.key(x)), apart(self.value(x))
        attention = torch.softmax(q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias, -1)
        mixed = (self.drop(attention) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm_mixed(x + self.drop(self.mixed(mixed)))
        wide = nn.functional.gelu(self.wide(x))
        return self.norm_out(x + self.drop(self.narrow(wide)))


class Encoder(nn.Module):
    """MiniLM, its first layers."""

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
        self.layers = nn.ModuleList(Layer(weights, f"encoder.layer.{n}.") for n in range(layers))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Run the encoder: ids, mask [batch, pieces] -> [batch, pieces, width]."""
        positions = torch.arange(ids.shape[1])[None]
        x = self.drop(self.norm(self.word(ids) + self.position(positions) + self.segment))
        bias = (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


class TieHead(nn.Module):
    """What two mentions and the words between them say of their relation.

    Read are the states of both mentions and of the words between, each as a mean, and of the words
    beside the pair; what the mentions stand for, how they name it, and how far apart they are.
    """

    def __init__(self) -> None:
        """Start at random."""
        super().__init__()
        self.kinds = nn.Embedding(len(TYPES) * len(FORMS), 16)
        self.gaps = nn.Embedding(GAPS, 8)
        self.drop = nn.Dropout(0.3)
        self.inner = nn.Linear(5 * 2 * STATE + 2 * 16 + 8, TIE_STATE)
        self.outer = nn.Linear(TIE_STATE, len(TIE_LABELS))

    def forward(self, states: Tensor, pairs: Tensor) -> Tensor:
        """Score pairs.

        Args:
            states: of the words of one window [words, 2 * STATE].
            pairs: [pairs, 6]: start, end and kind number of the first mention, then of the second.

        Returns:
            [pairs, labels]; each label is decided on its own.
        """
        sums = torch.cat([torch.zeros_like(states[:1]), torch.cumsum(states, 0)])

        def mean(start: Tensor, end: Tensor) -> Tensor:
            length = torch.clamp(end - start, min=1)[:, None].to(sums.dtype)
            return (sums[end] - sums[start]) / length

        last = states.shape[0]
        a_start, a_end, a_kind, b_start, b_end, b_kind = pairs.unbind(1)
        gap = torch.clamp((b_start - a_end) // 3, max=GAPS - 1)
        read = torch.cat(
            [
                mean(a_start, a_end),
                mean(b_start, b_end),
                mean(a_end, b_start),
                mean(torch.clamp(a_start - 3, min=0), a_start),
                mean(b_end, torch.clamp(b_end + 3, max=last)),
                self.kinds(a_kind),
                self.kinds(b_kind),
                self.gaps(gap),
            ],
            -1,
        )
        return self.outer(self.drop(torch.relu(self.inner(self.drop(read)))))


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
        self.ties = TieHead()

    def forward(
        self, ids: Tensor, mask: Tensor, first: Tensor, shapes: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Run the network.

        Args:
            ids: piece numbers [batch, pieces].
            mask: 1 for a piece, 0 for padding [batch, pieces].
            first: index of each word's first piece [batch, words].
            shapes: shape of each word [batch, words].

        Returns:
            Scores of names, nominals and deeds, each [batch, words, labels], and the states that
            `ties` reads [batch, words, 2 * STATE].
        """
        pieces = self.encoder(ids, mask)
        words = torch.gather(pieces, 1, first[:, :, None].expand(-1, -1, WIDTH))
        states, _ = self.lstm(self.drop(torch.cat([words, self.shape(shapes)], -1)))
        dropped = self.drop(states)
        return self.names(dropped), self.nominals(dropped), self.deeds(dropped), states


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
