"""Names as keys: a name and its type go in, the slug of an id and keys for linking come out.

A slug is for people to read (`company:activision-blizzard`); a key is for comparing
(`activisionblizzard`). Both come from the name alone, so that equal names give equal ids in any
article and in any order. `linking.py` says what may be concluded from equal keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.resolve.legal_forms import HAN_HEADS, HAN_TAILS, LEGAL_TAILS, LEGAL_WORDS

if TYPE_CHECKING:
    from extractor.records import EntityType

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_NO_ARTICLE = frozenset({"company", "organization", "place", "product", "model"})
_SPELLED = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"}
    | {"&": " and ", "+": " plus ", "#": " sharp "}
)
# Accents of Latin, Greek and Cyrillic; the voicing marks of Japanese are no ornament.
_ACCENTS = re.compile("[\u0300-\u036f]")
# An apostrophe or a dot inside a word joins it: "Moody's" is moodys, "S.p.A." is spa, "3.5" stays.
_JOINING = re.compile(r"['’‘`´]|(?<=[^\W\d])\.(?=[^\W\d])|(?<=\b[^\W\d])\.")
_DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
_BREAK = re.compile(r"[^\w\x00]+|_+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)-(?=\d)")


def has_han(text: str) -> bool:
    """Tell whether a text holds a Chinese character.

    >>> has_han("OpenAI"), has_han("月之暗面")
    (False, True)
    """
    return _HAN.search(text) is not None


@lru_cache(maxsize=65536)
def slug(name: str, type_: EntityType) -> str:
    """Give the part of an id that stands for a name, without what makes it no other name.

    Case, accents, punctuation, a leading "The" and a company's legal form do not matter; Chinese
    is kept, in simplified script. Never empty: a name of nothing but marks gives its code points.

    >>> slug("The Walt Disney Company", "company"), slug("Citroën S.A.", "company")
    ('walt-disney', 'citroen')
    >>> slug("DeepSeek R1", "model"), slug("GPT-4.1", "model"), slug("深度求索有限公司", "company")
    ('deepseek-r1', 'gpt-4.1', '深度求索')
    """
    words = _words(name)
    if len(words) > 1 and words[0] == "the" and type_ in _NO_ARTICLE:
        words = words[1:]
    if type_ == "company":
        words = _without_legal_form(words)
    return "-".join(words) or "-".join(f"{ord(c):x}" for c in name) or "unnamed"


def entity_id(name: str, type_: EntityType) -> str:
    """Give the id of whatever goes by this name.

    >>> entity_id("Nvidia Corp.", "company")
    'company:nvidia'
    """
    return f"{type_}:{slug(name, type_)}"


def name_key(name: str, type_: EntityType) -> str:
    """Give the form in which two names are equal: the slug without its breaks between words.

    >>> name_key("Hun Yuan", "model") == name_key("Hunyuan", "model")
    True
    >>> name_key("737-800", "product")
    '737-800'
    """
    return slug_key(slug(name, type_))


def slug_key(made: str) -> str:
    """Give the key of the name that a slug was made of.

    >>> slug_key("hun-yuan"), slug_key("737-800")
    ('hunyuan', '737-800')
    """
    return _BETWEEN_DIGITS.sub("\x00", made).replace("-", "").replace("\x00", "-")


def sound_keys(name: str, type_: EntityType) -> tuple[str, ...]:
    """Give the keys under which a Chinese name is met in Latin letters: its pinyin.

    Of a person also with the family name last. Latin and mixed names have none, nor has a single
    character.

    >>> sound_keys("百度", "company"), sound_keys("Baidu Inc.", "company")
    (('baidu',), ())
    >>> name_key("Wenfeng Liang", "person") in sound_keys("梁文锋", "person")
    True
    """
    text = slug(name, type_).replace("-", "")
    if len(text) < 2 or not all(_HAN.match(c) for c in text):
        return ()
    from pypinyin import Style, lazy_pinyin  # 0.3 s: only where there is Chinese to read

    sounds = lazy_pinyin(text, style=Style.NORMAL)
    straight = "".join(sounds)
    return (straight, "".join(sounds[1:]) + sounds[0]) if type_ == "person" else (straight,)


def _words(name: str) -> list[str]:
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", name.replace("\x00", " ")).casefold())
    text = simplified(unicodedata.normalize("NFC", text.translate(_SPELLED)))
    text = _DECIMAL.sub("\x00", _JOINING.sub("", text))
    return _BREAK.sub(" ", text).replace("\x00", ".").split()


def simplified(text: str) -> str:
    """Bring Chinese to simplified script; other text stays as it is.

    >>> simplified("騰訊"), simplified("Tencent")
    ('腾讯', 'Tencent')
    """
    if not has_han(text):
        return text
    return _simplifier()(text)


@lru_cache(maxsize=1)
def _simplifier() -> Callable[[str], str]:
    from opencc import OpenCC  # loads its dictionaries: only where there is Chinese to read

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def _without_legal_form(words: list[str]) -> list[str]:
    """Take legal forms off the end, as long as something is left."""
    if words and has_han(words[-1]):
        return [*words[:-1], _without_han_form(words[-1])]
    rest = words
    while (cut := _legal_length(rest)) and len(rest) > cut:
        rest = rest[:-cut]
    # "X and Co." without its Co. ends in a loose "and"
    return rest[:-1] if len(rest) > 1 and rest[-1] == "and" else rest


def _legal_length(words: list[str]) -> int:
    """Count the words at the end that are a legal form."""
    for tail in LEGAL_TAILS:
        if tuple(words[-len(tail) :]) == tail:
            return len(tail)
    return 1 if words and words[-1] in LEGAL_WORDS else 0


def _without_han_form(word: str) -> str:
    for head in HAN_HEADS:
        if word.startswith(head) and len(word) > len(head):
            word = word.removeprefix(head)
    for tail in HAN_TAILS:
        if word.endswith(tail) and len(word) > len(tail) + 1:
            return word.removesuffix(tail)
    return word
