"""One spelling of every character: text goes in, text with the same words comes out.

Composed letters (NFC), plain spaces and line ends; invisible and control characters vanish.
Typographic quotes and dashes stay as printed.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_END = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile(r"[^\S\n]+")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
"""One Han (Chinese) character."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")


def normalise(text: str) -> str:
    r"""Spell a text with composed letters, plain spaces and `\n`, without invisible characters.

    >>> normalise("Cafe\u0301\u00a0Lumie\u0300re\r\nopens\u200b  again ")
    'Café Lumière\nopens again'
    """
    text = _LINE_END.sub("\n", text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", text)
    return "\n".join(_SPACE.sub(" ", line).strip() for line in text.split("\n"))


def count_han(text: str) -> int:
    """Count the Han characters of a text.

    >>> count_han("DeepSeek发布R1")
    2
    """
    return 0 if text.isascii() else len(HAN.findall(text))
