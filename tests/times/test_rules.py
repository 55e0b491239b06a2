"""Every rule reads its own examples, and has some."""

from __future__ import annotations

import pytest

from extractor.times import chinese, english, find_times
from extractor.times.english.festivals import NAMES
from extractor.times.feasts import FEASTS, day_of

PUBLISHED = "2025-03-03"
EXAMPLES = [
    (prefix + rule.name, example)
    for prefix, rules in (("", english.RULES), ("zh-", chinese.RULES))
    for rule in rules
    for example in rule.examples
]
FEAST_DAYS = {
    "lunar new year": "2024-02-10", "lantern": "2024-02-24", "dragon boat": "2024-06-10",
    "qixi": "2024-08-10", "ghost": "2024-08-18", "mid-autumn": "2024-09-17",
    "double ninth": "2024-10-11", "qingming": "2024-04-04", "new year": "2024-01-01",
    "epiphany": "2024-01-06", "valentine": "2024-02-14", "women": "2024-03-08",
    "st patrick": "2024-03-17", "april fools": "2024-04-01", "may day": "2024-05-01",
    "juneteenth": "2024-06-19", "canada day": "2024-07-01", "independence": "2024-07-04",
    "bastille": "2024-07-14", "national day cn": "2024-10-01", "halloween": "2024-10-31",
    "veterans": "2024-11-11", "singles": "2024-11-11", "christmas": "2024-12-25",
    "boxing": "2024-12-26", "mlk": "2024-01-15", "presidents": "2024-02-19",
    "mother": "2024-05-12", "memorial": "2024-05-27", "father": "2024-06-16",
    "labor": "2024-09-02", "columbus": "2024-10-14", "thanksgiving": "2024-11-28",
    "black friday": "2024-11-29", "cyber monday": "2024-12-02", "good friday": "2024-03-29",
    "ash wednesday": "2024-02-14", "palm sunday": "2024-03-24", "easter": "2024-03-31",
    "easter monday": "2024-04-01", "pentecost": "2024-05-19", "eid al-fitr": "2024-04-10",
    "eid al-adha": "2024-06-16", "diwali": "2024-10-31", "laba": "2025-01-07",
    "little new year": "2025-01-22", "shopping 618": "2024-06-18", "teachers cn": "2024-09-10",
    "children cn": "2024-06-01", "youth cn": "2024-05-04", "army cn": "2024-08-01",
    "party cn": "2024-07-01",
}  # fmt: skip


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_rule_reads_its_example(rule, example) -> None:
    found = [(t.rule, t.text, t.value) for t in find_times(example.sentence, published=PUBLISHED)]
    assert (rule, example.words, example.value) in found


def test_every_rule_has_an_example_or_is_a_festival() -> None:
    bare = [r.name for r in (*english.RULES, *chinese.RULES) if not r.examples]
    assert [name for name in bare if not name.startswith("feast-")] == []


def test_rules_have_names_of_their_own() -> None:
    for rules in (english.RULES, chinese.RULES):
        names = [rule.name for rule in rules]
        assert len(names) == len(set(names))


def test_every_festival_has_its_day() -> None:
    assert set(NAMES.values()) <= set(FEASTS)
    assert {name: str(day_of(name, 2024)) for name in FEASTS} == FEAST_DAYS


@pytest.mark.parametrize("name", sorted(set(NAMES.values()) - {"qixi"}))
def test_every_festival_is_read_by_name(name: str) -> None:
    words = next(words for words, each in NAMES.items() if each == name)
    spelled = _spell(words)
    found = find_times(f"They met on {spelled} 2024.", published=PUBLISHED)
    assert [t.value for t in found] == [FEAST_DAYS[name]]


def _spell(pattern: str) -> str:
    """Write out the first alternative of a pattern of festival names."""
    out, depth = "", 0
    for sign in pattern:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            break
        out += sign
    while "(" in out:
        start = out.rindex("(")
        end = out.index(")", start)
        is_optional = out[end + 1 : end + 2] == "?"
        inside = "" if is_optional else out[start + 1 : end].split("|")[0]
        out = out[:start] + inside + out[end + 1 + is_optional :]
    words = " ".join(word for word in out.split() if not word.endswith("?"))
    return words.replace(" 's", "'s").replace(" - ", "-").title().replace("'S", "'s")
