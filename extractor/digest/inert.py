"""Text of strangers, made safe to print: terminal text, Markdown, and lines of a given width.

Whatever an article holds - escape sequences, direction marks, markup - is shown, never obeyed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator

_SPACE = re.compile(r"[\s\u2028\u2029\u0085]+")
# Escape sequences as a whole (so that no "[31m" is left behind), then single control characters,
# marks that turn the direction of text, invisible characters, and halves of surrogate pairs.
_ESCAPE = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b[@-_]?"
)
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    r"\ufeff\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
# `#`, `>`, `+`, `-`, `=` and `1.` mean something at the start of a line only.
_LINE_START = re.compile(r"^(\s*)(#|>|\+|-|=|\d+(?=[.)]))")
_UNIT = re.compile(r"\s+|[^\s]+")


def inert(text: str) -> str:
    r"""Return `text` on one line, without anything that a terminal would obey.

    >>> inert("Acme\x1b[31m Corp\nsays \u202ehi")
    'Acme Corp says hi'
    """
    return _SPACE.sub(" ", _CONTROL.sub("", _ESCAPE.sub("", text))).strip()


def inert_json(text: str) -> str:
    r"""Return JSON that says the same, what a terminal would obey spelled as escapes.

    >>> inert_json('["a\u202eb"]')
    '["a\\u202eb"]'
    """
    return _CONTROL.sub(lambda found: json.dumps(found.group())[1:-1], text)


def markdown(text: str) -> str:
    r"""Return `text` as inert Markdown: no emphasis, link, heading or HTML in it is obeyed.

    >>> markdown("# a [b](javascript:c) <i>*d*</i>")
    '\\# a \\[b\\](javascript:c) &lt;i&gt;\\*d\\*&lt;/i&gt;'
    """
    safe = _MARKUP.sub(r"\\\1", inert(text))
    safe = safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LINE_START.sub(_escape_start, safe)


def _escape_start(match: re.Match[str]) -> str:
    indent, mark = match.groups()
    return f"{indent}{mark}\\" if mark.isdigit() else f"{indent}\\{mark}"


def unrunnable(text: str) -> str:
    """Return the text of a cell so that no spreadsheet runs it as a formula.

    >>> unrunnable("=1+1"), unrunnable("-5%"), unrunnable("Acme")
    ("'=1+1", "'-5%", 'Acme')
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def cells(text: str) -> int:
    """Count the terminal cells that `text` fills; a wide character fills two.

    >>> cells("AI 模型")
    7
    """
    return sum(_cell(c) for c in text)


def wrap(text: str, *, width: int, indent: str = "") -> list[str]:
    """Break inert text into lines of at most `width` cells; Chinese breaks anywhere.

    Args:
        text: one paragraph.
        width: cells of a line, `indent` included; a longer word stands alone on its line.
        indent: put before every line.

    >>> wrap("one two three", width=9, indent="  ")
    ['  one two', '  three']
    """
    lines: list[str] = []
    line = ""
    room = max(width - cells(indent), 1)
    for unit in _units(text):
        if line and cells(line) + cells(unit.rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += unit if line else unit.lstrip()
    if line.strip():
        lines.append(line.rstrip())
    return [indent + line for line in lines]


def _units(text: str) -> Iterator[str]:
    """Yield the pieces between which a line may break, in order; joined they are `text`."""
    unit = ""
    for chunk in _UNIT.findall(text):
        if chunk.isspace():
            yield unit
            unit = chunk
            continue
        for c in chunk:
            if unit.strip() and _may_break(unit[-1], c):
                yield unit
                unit = ""
            unit += c
    yield unit


def _may_break(left: str, right: str) -> bool:
    """Tell whether a line may break between two characters that no space parts."""
    if _cell(right) == 2:  # before a Chinese character, but not before punctuation that closes
        return unicodedata.category(right)[0] != "P"
    return _cell(left) == 2 and right.isalnum()


def _cell(c: str) -> int:
    if unicodedata.combining(c):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1
