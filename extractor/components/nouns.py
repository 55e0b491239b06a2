"""Common nouns: a noun of a parsed Doc goes in, what kind of thing or post it names comes out."""

from spacy.tokens import Token

from extractor.lexicon.words import head_nouns, titles
from extractor.records import EntityType

ALSO_FIRMS = frozenset({"partner", "agent", "backer"})
"""Posts that are said of firms as well."""


def noun_kind(noun: Token) -> tuple[EntityType | None, bool]:
    """Tell what kind of thing a common noun names.

    Args:
        noun: head word of a noun phrase; "search engine" is looked up before "engine".

    Returns:
        (type or None, whether the word leaves room for doubt).
    """
    table = head_nouns()
    lemma = noun.lemma_.lower()
    modifiers = _modifiers(noun)
    for start in range(len(modifiers)):
        phrase = " ".join([*modifiers[start:], lemma])
        if phrase in table.english:
            return table.english[phrase], phrase in table.weak
    if lemma in table.english:
        return table.english[lemma], lemma in table.weak
    return None, True


def is_post(noun: Token) -> bool:
    """Whether a noun names a post and nothing else ("dean", "general counsel").

    Words that `noun_kind` knows as well ("chairman" tells a person by itself) are left to it.
    """
    lemma = noun.lemma_.lower()
    roles = titles().roles
    if lemma in roles:
        return lemma not in head_nouns().english and lemma not in ALSO_FIRMS
    words = [*_modifiers(noun), lemma]
    return " ".join(words) in roles or " ".join(words[-2:]) in roles


def _modifiers(noun: Token) -> list[str]:
    return [c.lower_ for c in noun.lefts if c.dep_ in {"compound", "amod"}]
