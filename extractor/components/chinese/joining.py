"""Joining Chinese names: two names of an article go in, whether they are one thing comes out.

For `components/entities.py`, whose rules look at blank-separated words.
"""

import re

from spacy.tokens import Span

from extractor.components.chinese.script import simplified
from extractor.components.chinese.vocabulary import phrases
from extractor.components.chinese.words import is_han
from extractor.lexicon import Lexicon
from extractor.lexicon.words import legal_forms, name_parts

PLAIN_ENDS = phrases("""
    股份有限公司 集团有限公司 有限责任公司 有限公司 集团公司 集团股份 控股集团 集团 公司 控股 股份
    集团控股
""")
"""Ends that say how a firm is built and belong to no other firm of the same first name."""


def is_chinese_short_form(short: str, long: str, lexicon: Lexicon) -> bool:
    """Whether a Chinese name can be the short form of a longer one.

    Args:
        short: a name with Chinese characters.
        long: a longer name of the same article.
        lexicon: a known short name is only joined to the plain long forms of itself.

    >>> from extractor.lexicon import load_lexicon
    >>> lexicon = load_lexicon(names=False)
    >>> is_chinese_short_form("青禾", "青禾咖啡", lexicon)
    True
    >>> is_chinese_short_form("青禾", "赤禾咖啡", lexicon)
    False
    """
    short, long = simplified(short), simplified(long)
    if not is_han(short) or len(short) < 2 or len(long) <= len(short):
        return False
    entry = lexicon.lookup(short)
    if long.startswith(short):
        rest = long[len(short) :]
        if rest in PLAIN_ENDS:
            return entry is None or entry.type == "company"
        if entry is not None:
            other = lexicon.lookup(long)
            return other is not None and other.key == entry.key
        return _is_end(rest)
    return entry is None and _is_abbreviation(short, long)


def _is_end(rest: str) -> bool:
    """Whether what a short form leaves off only tells the branch or form of a body."""
    for end in PLAIN_ENDS:
        rest = rest.removesuffix(end)
    return rest == "" or name_parts().chinese.get(rest) in {"company", "organization"}


LONGEST_GLOSS = 6
"""Words that may stand between a name and its gloss."""


def _is_abbreviation(short: str, long: str) -> bool:
    """贸促会 for 中国贸促会: the long name opens with a country or place and ends alike."""
    return (
        len(short) >= 3 and long.endswith(short) and is_han(long) and long[:2] in {"中国", "国家"}
    )


def glossed(left: Span, right: Span) -> bool:
    """Whether one name stands in brackets right behind another: 星火实验室（Spark Lab）.

    Args:
        left: the earlier name.
        right: the later one, in the same Doc.
    """
    doc = left.doc
    if right.start - left.end > LONGEST_GLOSS or right.end == len(doc) or right[-1].whitespace_:
        return False
    if doc[right.end].text[0] not in "）)，、," or is_han(left.text) == is_han(right.text):
        return False
    between = doc[left.end : right.start].text
    return bool(re.fullmatch(r"(?:公司|集团)?\s*[（(](?:英文名?：?|即)?", between))


def bare_chinese(name: str) -> str:
    """Leave the forms of incorporation off a Chinese name.

    >>> bare_chinese("青禾科技股份有限公司")
    '青禾科技'
    """
    plain = simplified(name)
    for form in legal_forms().pure_chinese:
        if plain.endswith(form) and len(name) > len(form) + 1:
            return name[: -len(form)]
    return name
