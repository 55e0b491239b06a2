"""The Chinese grammar: regular expressions over characters, compiled once, run where a sign occurs.

Rules are the same records as the English ones (`times/grammar.py`); their patterns are regular
expressions with macros in braces. Every quantifier is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.times.grammar import Candidate, Found, Rule

_N = "零〇○Ｏ一二两兩三四五六七八九十廿卅百"
MACROS: dict[str, str] = {
    "n": rf"(?:\d{{1,4}}|[０-９]{{1,4}}|[{_N}]{{1,5}})",
    "figures": r"(?:(?<!\d)(?:1\d|20|21)\d\d|[０-９]{4}|[一二][零〇○Ｏ一二三四五六七八九]{3}|两千|"
    r"二千)",
    "short": r"(?:(?<!\d)0\d|[零〇○五六七八九][零〇○一二三四五六七八九])",
    "month": r"(?:(?<![\d０-９])(?:1[0-2]|0?[1-9])|１[０-２]|[１-９]|十[一二]?|"
    r"(?<!十)[元一二三四五六七八九])",
    "day": r"(?:(?<!\d)(?:3[01]|[12]\d|0?[1-9])(?!\d)|[１２３]?[０-９]|"
    r"[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])",
    "whichyear": r"(?:今年|去年|前年|大前年|明年|后年|後年|当年|當年|同年|次年|翌年|本年|上年|"
    r"来年|來年|该年|那年|同一年|那一年|前一年|后一年|(?<!马)上一年)",
    "year": r"(?:{figures}\s?年|{short}\s?年|(?<!\d)\d\d年(?=\d{1,2}月)|"
    r"{whichyear})(?:度(?!假))?\s?",
    "weekday": r"(?:星期|礼拜|禮拜|周|週)[一二三四五六日天](?![个年])",
    "animal": "[鼠牛虎兔龙龍蛇马馬羊猴鸡雞狗猪豬]",
}


class ChineseGrammar:
    """Chinese rules, compiled."""

    def __init__(self, rules: Sequence[tuple[Rule, str]]) -> None:
        """Compile rules, each with the signs of which a text must hold one for it to match."""
        self.rules = tuple(rule for rule, _ in rules)
        self._needs = tuple(re.compile(f"[{signs}]") for _, signs in rules)
        self._patterns = tuple(re.compile(expand(rule.pattern)) for rule in self.rules)

    def find(self, text: str, start: int, end: int) -> Iterator[Candidate]:
        """Give every match of every rule in a stretch of text, overlapping ones included."""
        for rank, rule in enumerate(self.rules):
            if self._needs[rank].search(text, start, end) is None:
                continue
            for match in self._patterns[rank].finditer(text, start, end):
                groups = {
                    name.partition("_")[0]: [value]
                    for name, value in match.groupdict().items()
                    if value is not None
                }
                said = rule.build(Found(groups, [match.group()]))
                if said is not None:
                    first, last = match.span("t") if "t" in groups else match.span()
                    yield Candidate(first, last, said, "zh-" + rule.name, rank)


def expand(pattern: str) -> str:
    """Write out the macros of a pattern."""
    for _ in range(4):
        pattern = re.sub(r"\{([a-z]+)\}", lambda m: MACROS[m.group(1)], pattern)
    return pattern
