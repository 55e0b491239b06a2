"""Hostile inputs: a number goes in, a file's name and bytes come out; the same for the same number.

Made of the articles of `corpus/dev`, in every format that is read, and changed as bad disks, bad
programs and bad people change them.
"""

from __future__ import annotations

import html
import json
import random
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from tests.reading.factories import make_pdf

CORPUS = Path(__file__).parents[2] / "corpus/dev"

HOSTILE = (
    "'; DROP TABLE articles; --", '" OR 1=1 --', "NEAR(a b, 2) AND NOT *", 'words: "x* ^ -',
    "\x1b[2J\x1b]0;owned\x07", "\x9b31m", "../../../etc/passwd", "C:\\CON\\..\\x", "%s%n {0}",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]><!--", "&#x0;&#xD800;&bogus;",
    "\x00", "\u202e\u2066evil\u2069", "\ufeff", "\u0301" * 50, "A" * 3000, "9" * 3000,
    "1/1/" * 900, "(" * 900, "<div>" * 900, "[" * 900, "# " * 300, "> " * 300, "|" * 900,
    "年" * 900, "第" * 400 + "三季度", "a.b." * 500, "\"'“‘" * 300, "0000-00-00", "$" * 900,
    "February 30, 99999", "十" * 500 + "亿元", "\n" * 900, " \t" * 900, "-" * 3000, "Mr. " * 500,
    "http://" * 300,
)  # fmt: skip
"""Text that tries to be obeyed, and text that tries to take long."""


@lru_cache(maxsize=1)
def _texts() -> tuple[str, ...]:
    files = sorted(CORPUS.glob("*/article.txt"))
    return tuple(file.read_text(encoding="utf-8") for file in files)


def _txt(text: str) -> bytes:
    return text.encode()


def _markdown(text: str) -> bytes:
    title, *rest = text.split("\n\n")
    quoted = [
        f"> {block}" if i % 7 == 3 else f"**{block[:9]}**{block[9:]}"
        for i, block in enumerate(rest)
    ]
    return (
        f"---\ntitle: {title}\ndate: 2025-03-01\n---\n# {title}\n\n{chr(10).join(quoted)}".encode()
    )


def _html(text: str) -> bytes:
    title, *rest = (html.escape(block) for block in text.split("\n\n"))
    told = json.dumps({"@type": "NewsArticle", "datePublished": "2025-03-01", "headline": title})
    body = "".join(f"<p>{block}</p>" for block in rest)
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>"
        f"<script type='application/ld+json'>{told}</script></head><body>"
        f"<nav><a href=/>Home</a></nav><article><h1>{title}</h1>{body}</article>"
        "<footer>Terms</footer></body></html>"
    ).encode()


def _jsonl(text: str) -> bytes:
    rows = [
        {"title": text[:40], "date": "2025-03-01", "text": text, "outlet": "Vell Post"},
        {"headline": text[:9], "body": text[:900], "authors": ["Mara Olden"]},
    ]
    return "\n".join(
        json.dumps(row, ensure_ascii=i % 2 == 0) for i, row in enumerate(rows)
    ).encode()


def _pdf(text: str) -> bytes:
    plain = text[:3000].encode("cp1252", "ignore").decode("cp1252")
    words = plain.split()
    rows = [" ".join(words[i : i + 12]) for i in range(0, len(words), 12)]
    return make_pdf([rows[:40], rows[40:] or [""]])


FORMATS: tuple[tuple[str, Callable[[str], bytes]], ...] = (
    ("txt", _txt), ("md", _markdown), ("html", _html), ("jsonl", _jsonl), ("pdf", _pdf),
)  # fmt: skip


def mutated(number: int) -> tuple[str, bytes]:
    """Make the hostile input of a number: a file name and its content."""
    chance = random.Random(number)  # noqa: S311
    suffix, write = FORMATS[number % len(FORMATS)]
    text = chance.choice(_texts())
    if chance.random() < 0.3:
        start = chance.randrange(len(text))
        text = text[start : start + chance.randrange(1, 3000)]
    for _ in range(chance.randrange(3)):
        text = _insert(chance, text, chance.choice(HOSTILE))
    content = write(text)
    for _ in range(chance.choice((0, 0, 1, 1, 2, 8))):
        content = chance.choice(CHANGES)(chance, content)
    if chance.random() < 0.1:
        suffix = chance.choice(FORMATS)[0]  # a file that is not what it says
    return f"{number}.{suffix}", content


def _insert(chance: random.Random, text: str, words: str) -> str:
    place = chance.choice((0, len(text.partition("\n")[0]), chance.randrange(len(text) + 1)))
    return text[:place] + words + text[place:]


def _flip(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 20)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _drop(chance: random.Random, content: bytes) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.randrange(1, 500) :]


def _repeat(chance: random.Random, content: bytes) -> bytes:
    start = chance.randrange(len(content) + 1)
    piece = content[start : start + chance.randrange(1, 200)]
    return content[:start] + piece * chance.randrange(2, 40) + content[start:]


def _recode(chance: random.Random, content: bytes) -> bytes:
    coding = chance.choice(("utf-16", "utf-16-le", "gb18030", "cp1252", "utf-32", "utf-7"))
    return content.decode("utf-8", "replace").encode(coding, "replace")


def _obey(chance: random.Random, content: bytes) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.choice(HOSTILE).encode() + content[place:]


CHANGES: Sequence[Callable[[random.Random, bytes], bytes]] = (
    _flip, _cut, _drop, _repeat, _recode, _obey,
)  # fmt: skip
