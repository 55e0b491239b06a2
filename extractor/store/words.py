"""Full text: a sentence goes in as words for FTS5, a search as an FTS5 query without its syntax.

FTS5 takes a run of Chinese for one word. So a run is set apart into its pairs of characters, in
simplified script: single characters stand in so many sentences that to look for two neighbours
would mean to read half the index.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from extractor.resolve import simplified, slug

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_TERM = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')


_ORDINAL_BITS = 20
SENTENCES_AN_ARTICLE = 1 << _ORDINAL_BITS
"""More than any has: it has at most 1,000,000 characters (`Settings.max_characters`)."""
_HASH_BITS = 26
_DAY_BITS = 17  # 1900 to 2258


def spaced(text: str) -> str:
    """Set Chinese apart into pairs of characters, each run's last character also alone.

    >>> spaced("DeepSeek發布模型R1")
    'DeepSeek 发布 布模 模型 型 R1'
    """
    return _RUN.sub(_pairs, simplified(text)).replace("\x00", " ").strip()


def _pairs(run: re.Match[str]) -> str:
    found = run.group()
    return f" {' '.join(found[i : i + 2] for i in range(len(found)))} "


def sentence_base(article: str, published: str) -> int:
    """Give the number after which an article's sentences are numbered: later days, later numbers.

    Args:
        article: its id.
        published: ISO date, or a month; empty where it is not known.
    """
    try:
        day = dt.date.fromisoformat(f"{published}-01"[:10])
        days = min(max(0, day.toordinal() - dt.date(1900, 1, 1).toordinal()), (1 << _DAY_BITS) - 1)
    except ValueError:
        days = 0
    digest = int(article[1:], 16) % (1 << _HASH_BITS)
    return (days << _HASH_BITS | digest) << _ORDINAL_BITS


def name_words(name: str) -> tuple[str, ...]:
    """Give the words of a name, by which it is found where only a part of it is asked for.

    Of a run of Chinese these are its pairs of characters, as in `spaced`.

    >>> name_words("The Börse Zürich"), name_words("DeepSeek深度求索")
    (('borse', 'the', 'zurich'), ('deepseek', '度求', '求索', '深度'))
    """
    words = _RUN.sub(_whole_pairs, slug(name, "person").replace("-", " ")).split()
    return tuple(sorted(set(words)))


def _whole_pairs(run: re.Match[str]) -> str:
    found = run.group()
    pairs = (found[i : i + 2] for i in range(max(1, len(found) - 1)))
    return f" {' '.join(pairs)} "


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

    >>> match_query('腾讯云 OR "x*'), match_query("云"), match_query(" * ")
    ('"腾讯 讯云" "OR" "x*"', '"云" *', None)
    """
    return " ".join(map(_phrase, terms(words))) or None


def _phrase(term: str) -> str:
    """Give the phrase of a term; behind its end a run of Chinese may go on in the text."""
    parts = spaced(term.replace('"', " ")).split()
    if not _HAN.fullmatch(parts[-1]):
        return f'"{" ".join(parts)}"'
    if len(parts) > 1 and len(parts[-2]) == 2 and _HAN.match(parts[-2]):
        return f'"{" ".join(parts[:-1])}"'
    return f'"{" ".join(parts)}" *'


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
