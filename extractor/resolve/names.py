"""Names as keys: a name and its type go in, the slug of an id and keys for linking come out.

A slug is for people to read (`company:activision-blizzard`); a key is for comparing
(`activisionblizzard`). Both come from the name alone, so that equal names give equal ids in any
article and in any order. `linking.py` says what may be concluded from equal keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extractor.lexicon.words import legal_forms

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
_LOOSE = frozenset({"and", "de", "z"})
_LONGEST_FORM = 4  # words
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
    sounds = _sounds(name, type_)
    if not sounds:
        return ()
    straight = "".join(sounds)
    return (straight, "".join(sounds[1:]) + sounds[0]) if type_ == "person" else (straight,)


def sounds_begin(name: str, type_: EntityType, beginning: str) -> bool:
    """Tell whether the pinyin of the first characters of a Chinese name, two or more, is this.

    >>> sounds_begin("高德地图", "product", "gaode"), sounds_begin("高德地图", "product", "gaod")
    (True, False)
    """
    sounds = _sounds(name, type_)
    return any("".join(sounds[:n]) == beginning for n in range(2, len(sounds) + 1))


def _sounds(name: str, type_: EntityType) -> list[str]:
    text = slug(name, type_).replace("-", "")
    if len(text) < 2 or not all(_HAN.match(c) for c in text):
        return []
    from pypinyin import Style, lazy_pinyin  # 0.3 s: only where there is Chinese to read

    return lazy_pinyin(text, style=Style.NORMAL)


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
        # "X and Co." without its Co. ends in a loose "and", "S.A. de C.V." in a loose "de"
        while len(rest) > 1 and rest[-1] in _LOOSE:
            rest = rest[:-1]
    return rest


def _legal_length(words: list[str]) -> int:
    """Count the words at the end that are a legal form; "S. p. A." is one of three words."""
    for length in range(min(_LONGEST_FORM, len(words)), 0, -1):
        tail = tuple(words[-length:])
        is_spelled = length > 1 and all(len(word) == 1 for word in tail)
        if tail in _forms() or (is_spelled and ("".join(tail),) in _forms()):
            return length
    return 0


@cache
def _forms() -> frozenset[tuple[str, ...]]:
    """Give the legal forms as the words that names are cut into."""
    forms = legal_forms()
    return frozenset(tuple(_words(form)) for form in forms.pure | forms.worn)


def _without_han_form(word: str) -> str:
    for form in legal_forms().plain_chinese:
        if word.endswith(form) and len(word) > len(form) + 1:
            return word.removesuffix(form)
        # a Japanese firm may carry it in front
        if form.endswith("会社") and word.startswith(form) and len(word) > len(form):
            return word.removeprefix(form)
    return word
