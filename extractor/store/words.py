"""Full text: a sentence goes in as words for FTS5, a search as an FTS5 query without its syntax.

FTS5 takes a run of Chinese for one word, so every Chinese character is set apart, in simplified
script, and a run of them is searched as a phrase.
"""

from __future__ import annotations

import re
import unicodedata

from extractor.resolve import simplified

_HAN = re.compile("([\u3400-\u4dbf\u4e00-\u9fff])")
_TERM = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')


def spaced(text: str) -> str:
    """Set Chinese characters apart, so that each is a word.

    >>> spaced("DeepSeek發布R1")
    'DeepSeek 发  布 R1'
    """
    return _HAN.sub(r" \1 ", simplified(text)).replace("\x00", " ").strip()


def terms(words: str) -> tuple[str, ...]:
    """Split what a person searches for into words, and phrases where there are quotation marks.

    >>> terms('"search engine" 腾讯 AND -- (R1')
    ('search engine', '腾讯', 'AND', '(R1')
    """
    found = ("".join(groups) for groups in _TERM.findall(words))
    return tuple(term for term in found if any(c.isalnum() for c in term))


def match_query(words: str) -> str | None:
    """Build the FTS5 query for sentences that hold all terms; None where there are none.

    Every term becomes a quoted phrase, so that no sign of it is syntax.

    >>> match_query('腾讯 OR "x*'), match_query(" * ")
    ('"腾  讯" "OR" "x*"', None)
    """
    phrases = [f'"{spaced(term.replace(chr(34), " "))}"' for term in terms(words)]
    return " ".join(phrases) or None


def find_terms(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Find the places of a text that a search hits, to show them.

    Returns:
        (start, end) of each, character offsets, in order, without overlaps.

    >>> find_terms("Nestlé buys; NESTLE sells.", "nestle")
    ((0, 6), (13, 19))
    """
    folded = "".join(_fold_character(c) for c in text)
    spans: list[tuple[int, int]] = []
    for term in terms(words):
        parts = [
            re.escape(part) for part in re.findall(r"\w+", "".join(map(_fold_character, term)))
        ]
        pattern = r"(?<!\w)" + r"\W+".join(parts) + r"(?!\w)" if not _HAN.search(term) else None
        pattern = pattern or r"\W*".join(parts)
        spans += [match.span() for match in re.finditer(pattern, folded)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _fold_character(character: str) -> str:
    """Fold one character to one, so that offsets stay."""
    base = unicodedata.normalize("NFKD", simplified(character)).casefold()[:1]
    return base or character
