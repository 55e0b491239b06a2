"""The language of a paragraph: text goes in, `en`, `zh` or `other` comes out.

Scripts decide first; among languages in Latin script, the share of little words.
"""

import re
from collections import Counter
from collections.abc import Iterable

from extractor.reading.characters import count_han
from extractor.records import Language

_ENGLISH_WORDS = (
    "the of and to in a is that for on with as was it by at from be are has have had its he she "
    "they said will an this which or but not were their his her who than more would been after "
    "we you i my our your can could when what if about into over also one all new says"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_FOREIGN_WORDS = (
    "de la el los las del que en por para con una un su se al como más es le les des et du dans "
    "pour qui sur une est au aux par ne pas der das und ist von zu mit sich des auf für "
    "nicht ein eine dem im di il che per non della del dei gli da dos em não uma com os na no "
    "het een dat niet zijn och att det som för på av med er yang dan untuk dengan ini itu "
    "của và các là một trong cho được không bir ve bu için jest nie się na że w z ja ei "
    "että och i jag og ikke til af este și în pe nu cu"
)
_FOREIGN = frozenset(_FOREIGN_WORDS.split())
_CHINESE_GRAMMAR = re.compile("[的与和及是在将被为了]")
"""Little Chinese words, for a headline of Latin names in Chinese grammar."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_KANA = re.compile(r"[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d]")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u1cff\u1f00-\u1fff\u2c00-\u2e7f\ua4d0-\ua71f\ua800-\uabff\uac00-\ud7ff"
    r"\ufb13-\ufefc]"
)
_MIN_LETTERS = 20
"""Shorter texts ("V4", a name) say nothing about their language."""
_LETTERS_A_HAN = 2
"""A Han character says about as much as two Latin letters, if not more."""


def find_language(text: str) -> Language:
    """Tell the language of a paragraph.

    >>> find_language("The harbour was closed to ships on Monday.")
    'en'
    >>> find_language("港口周一对船只关闭。")
    'zh'
    >>> find_language("El puerto de la ciudad se cerró el lunes a los barcos.")
    'other'
    """
    n_han, n_kana = count_han(text), len(_KANA.findall(text))
    n_other = len(_OTHER_SCRIPT.findall(text))
    n_letters = sum(map(str.isalpha, text))
    n_latin = n_letters - n_han - n_kana - n_other
    if n_kana * 8 > n_han + n_kana:
        return "other"
    if n_han * _LETTERS_A_HAN >= max(n_latin, n_other, 1) or _has_chinese_grammar(text):
        return "zh"
    if n_other > n_latin and n_other >= 3:
        return "other"
    return "en" if n_letters < _MIN_LETTERS or _looks_english(text) else "other"


def _has_chinese_grammar(text: str) -> bool:
    words = {word.lower() for word in _WORD.findall(text)}
    return _CHINESE_GRAMMAR.search(text) is not None and words.isdisjoint(_ENGLISH)


def _looks_english(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    n_english = sum(word in _ENGLISH for word in words)
    n_foreign = sum(word in _FOREIGN for word in words)
    if n_foreign > n_english and n_foreign >= 2 and n_foreign * 8 >= len(words):
        return False
    n_accented = sum(not word.isascii() for word in words)
    # A headline may do without "the" and "of", and a sentence may be full of names; but no long
    # English sentence lacks little words, and no English sentence is accented in every third word.
    if n_accented * 3 >= len(words) and n_english * 8 < len(words):
        return False
    n_small = sum(map(str.islower, _WORD.findall(text)))
    return n_small < 15 or n_english * 30 >= n_small


def choose_language(languages: Iterable[Language]) -> Language:
    """Choose the commonest language; of equals, the one seen first.

    >>> choose_language(["zh", "en", "en"])
    'en'
    """
    counts = Counter(languages)
    return counts.most_common(1)[0][0] if counts else "en"
