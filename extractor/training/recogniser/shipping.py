"""Shipping: a trained network goes in, the files that the program loads come out."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from extractor.components.recogniser.network import WIDTH, heads_of, second_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extractor.training.recogniser.network import Network

OPSET = 17


class _First(nn.Module):
    """The first reading of one window without padding, with probabilities instead of scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, first: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        *heads, states, shared = self.network(ids, None, first, shapes)
        return (*(torch.softmax(head, -1) for head in heads), states, shared)


class _Second(nn.Module):
    """The second reading of one window."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, shared: Tensor, first: Tensor, tags: Tensor) -> Tensor:
        return self.network.again(shared, None, first, tags)


def write_vocabulary(pieces: Iterable[tuple[str, float]], path: Path) -> None:
    """Write the vocabulary, a piece and its log probability a line."""
    rows = "".join(f"{piece}\t{score:.3f}\n" for piece, score in pieces)
    path.write_text(rows, encoding="utf-8")


def ship(network: Network, path: Path) -> None:
    """Write both readings of a network as ONNX, matrices in 8-bit numbers, and its pair heads."""
    network.eval()
    ids = torch.tensor([[101, 2000, 2001, 2002, 102]])
    first, shapes = torch.tensor([[1, 2, 3]]), torch.tensor([[6, 8, 9]])
    axes = {"ids": "pieces", "first": "words", "shapes": "words"}
    axes |= dict.fromkeys(("names", "nominals", "deeds", "states"), "words")
    axes["shared"] = "pieces"
    _write(_First(network), (ids, first, shapes), axes, path)
    shared = torch.zeros(1, ids.shape[1], WIDTH)
    tags = torch.zeros_like(ids)
    axes = {"shared": "pieces", "first": "words", "tags": "pieces", "words": "words"}
    _write(_Second(network), (shared, first, tags), axes, second_of(path))
    table = {
        f"{head}.{name}": weights.numpy()
        for head in ("same", "ties", "casts")
        for name, weights in sorted(getattr(network, head).state_dict().items())
    }
    np.savez(heads_of(path), **table)


def _write(part: nn.Module, given: tuple[Tensor, ...], axes: Mapping[str, str], path: Path) -> None:
    """Write a part of a network.

    Args:
        part: the part.
        given: an example of what it reads.
        axes: names of its inputs, then of its outputs -> name of the axis that varies.
        path: where to.
    """
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            part,
            given,
            str(whole),
            input_names=list(axes)[: len(given)],
            output_names=list(axes)[len(given) :],
            dynamic_axes={name: {1: axis} for name, axis in axes.items()},
            opset_version=OPSET,
            dynamo=False,
        )
        # Seven bits for weights: with eight, processors without VNNI overflow and read otherwise.
        quantize_dynamic(
            whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
