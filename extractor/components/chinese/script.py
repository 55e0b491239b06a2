"""Script: Chinese text goes in, the same text in simplified characters comes out, offsets kept.

All tables and jieba's dictionary are in simplified script; offsets found in what comes out are
offsets of the text that went in.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC


@lru_cache(maxsize=2048)
def simplified(text: str) -> str:
    """Write a text in simplified script, character for character.

    >>> simplified("該銀行拒絕置評")
    '该银行拒绝置评'
    """
    if text.isascii():
        return text
    converted: str = _converter().convert(text)
    if len(converted) == len(text):
        return converted
    # A phrase that simplified script writes with more or fewer characters.
    return "".join(_character(c) for c in text)


@lru_cache(maxsize=8192)
def _character(character: str) -> str:
    converted: str = _converter().convert(character)
    return converted if len(converted) == 1 else character


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC  # loads its dictionaries: only where there is Chinese to read

    return OpenCC("t2s")
