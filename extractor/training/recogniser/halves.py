"""Halves: the name of an article goes in, the half of the corpus that it belongs to comes out.

What is learned on top of the recogniser (the weights of names and relations) must see it make the
mistakes that it makes on articles it never saw: each half is read by a network that was trained on
the other one.
"""

from pathlib import Path
from zlib import crc32

HALVES = Path("build")
"""Folder that `make models` writes their networks to; they are no part of the program."""

BEGUN = HALVES / "passages.pt"
"""The network as the passages alone taught it, from which all others go on."""


def half(article: str) -> int:
    """Tell the half, 0 or 1, by the name of the article's folder, so that it never changes."""
    return crc32(article.encode()) % 2


def half_name(left_out: int) -> str:
    """Name the file of the network that was trained without one half.

    >>> half_name(0)
    'recogniser-without-0.onnx'
    """
    return f"recogniser-without-{left_out}.onnx"
