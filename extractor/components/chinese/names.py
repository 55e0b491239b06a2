"""Chinese names: a Doc goes in, the names of its Chinese paragraphs come out; and their signs.

Finders (`persons.py`, `firms.py`, `mixed.py`) give clues; here the clues of the whole article are
added up, a stretch with enough of them is a name wherever it stands, and of names that overlap the
longest is kept.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span

from extractor.components.chinese.firms import find_firms
from extractor.components.chinese.lists import find_listed
from extractor.components.chinese.mixed import find_mixed, is_name
from extractor.components.chinese.passages import Clue, Passage, passages
from extractor.components.chinese.persons import find_persons
from extractor.components.chinese.signs import chinese_signs
from extractor.components.chinese.words import is_han
from extractor.lexicon import Lexicon
from extractor.lexicon.words import head_nouns, name_parts, titles

__all__ = ["chinese_signs", "find_chinese_names", "name_stretches"]

ENOUGH = 2.0
"""Sum of the weights of different clues that makes a stretch a name."""
AGAIN = 0.25
"""What each further occurrence of a clue adds, up to three."""
READ, READ_WEIGHT = "recognised", 1.5
"""Name and weight of what the recogniser reads as a name."""
MEDIA = re.compile(
    r"(?:对|据|接受|向|告诉)《([^《》]{2,10})》|《([^《》]{2,10})》(?:的?报道|记者|称|援引|采访|周)"
)
TIME = re.compile(
    r"[上本下这]?(?:周|星期|礼拜)[一二三四五六日天末]|[上下本](?:个?月|周|季度|半年)|[今明去前昨][年天日晚]"
)
"""Beginnings of stretches that tell a time."""
QUOTED = re.compile(r"[“「『]([^“”「」『』，。！？、；]{2,12})[”」』]")
Stretch = tuple[int, int, str]


def find_chinese_names(doc: Doc, lexicon: Lexicon, read: Iterable[Span] = ()) -> list[Span]:
    """Find names in Chinese paragraphs.

    Args:
        doc: a Doc cut into words.
        lexicon: known names.
        read: what the recogniser reads as names there.

    Returns:
        Spans in text order that do not overlap; `span.id_` names the finder. A stretch whose ends
        stand inside words of the Doc is left out.
    """
    found: list[Span] = []
    stretches = [(span.start_char, span.end_char, READ) for span in read]
    for start, end, rule in name_stretches(list(passages(doc, lexicon)), stretches):
        span = doc.char_span(start, end, span_id=rule)
        if span is not None:
            found.append(span)
    return found


def name_stretches(parts: list[Passage], read: Sequence[Stretch] = ()) -> list[Stretch]:
    """Find names in passages of one article.

    Args:
        parts: the passages.
        read: what the recogniser reads as names, offsets in the whole text.

    Returns:
        (start, end, finder), offsets in the whole text, sorted, not overlapping.
    """
    inside = [_inside(passage, read) for passage in parts]
    accepted = _accepted(parts, inside)
    found: list[Stretch] = []
    for passage, here in zip(parts, inside, strict=True):
        candidates = [
            *(s for s in here if passage.text[s[0] : s[1]] in accepted),
            *_known(passage),
            *_everywhere(passage, accepted),
        ]
        found += [(s + passage.offset, e + passage.offset, r) for s, e, r in _longest(candidates)]
    return sorted(found)


def _inside(passage: Passage, read: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in a passage, with offsets in it."""
    start, end = passage.offset, passage.offset + len(passage.text)
    return [(s - start, e - start, rule) for s, e, rule in read if start <= s and e <= end]


def _accepted(parts: list[Passage], inside: list[list[Stretch]]) -> dict[str, str]:
    """Texts that the clues of the article make names, with the finder that says most."""
    clues: dict[str, dict[str, list[float]]] = {}
    for passage, here in zip(parts, inside, strict=True):
        if passage.kind in {"title", "byline"}:
            continue
        told = [Clue(start, end, rule, READ_WEIGHT) for start, end, rule in here]
        for clue in [*_clues(passage), *told]:
            text = passage.text[clue.start : clue.end]
            if len(text) > 1:
                clues.setdefault(text, {}).setdefault(clue.rule, []).append(clue.weight)
    names: dict[str, str] = {}
    for text, rules in clues.items():
        if ("body" not in rules and _is_category(text)) or TIME.match(text):
            continue
        sums = {rule: max(w) + AGAIN * min(len(w) - 1, 3) for rule, w in rules.items()}
        if sum(sums.values()) >= ENOUGH - 1e-9:
            names[text] = _best(sums)
    people = [name for name, rule in names.items() if rule in {"person", "post before"}]
    return {
        name: rule
        for name, rule in names.items()
        if rule in {"person", "post before", "ends"} or not name.startswith(tuple(people))
    }


def _best(sums: dict[str, float]) -> str:
    """The finder that says most; all clues to a person count as one."""
    merged: dict[str, float] = {}
    for rule, weight in sums.items():
        name = rule.partition(":")[0]
        merged[name] = merged.get(name, 0.0) + weight
    if merged.get("person", 0.0) + merged.get("post before", 0.0) >= ENOUGH - 1e-9:
        return "post before" if "post before" in merged else "person"
    return max(sorted(merged), key=lambda rule: merged[rule])


def _is_category(text: str) -> bool:
    return text in head_nouns().chinese or text in name_parts().chinese or text in titles().roles


def _clues(passage: Passage) -> Iterator[Clue]:
    yield from find_persons(passage)
    yield from find_firms(passage)
    yield from find_mixed(passage)
    yield from find_listed(passage)
    for match in MEDIA.finditer(passage.text):
        group = 1 if match.group(1) else 2
        yield Clue(match.start(group), match.end(group), "media", 2.5)
    for match in QUOTED.finditer(passage.text):
        yield from _quoted(passage, match.start(1), match.end(1))


def _quoted(passage: Passage, start: int, end: int) -> Iterator[Clue]:
    """A quoted name: behind a noun for its kind, or a verb of naming."""
    before = passage.before(start - 1)
    if before is None:
        return
    nouns = head_nouns().chinese
    if before.text in {"名为", "名叫", "叫做", "称为", "命名为", "更名为", "改名为", "取名"}:
        yield Clue(start, end, "quoted", 2.0)
    elif nouns.get(before.text) in {"product", "model", "company"} or before.text in {
        "推出",
        "发布",
        "上线",
    }:
        yield Clue(start, end, "quoted", 2.0 if end - start <= 6 else 1.0)
    elif before.text == "的" and end - start <= 5:
        owner = passage.before(before.start)
        if owner is not None and passage.known_type(owner) in {"company", "product"}:
            yield Clue(start, end, "quoted", 2.0)


def _known(passage: Passage) -> Iterator[Stretch]:
    """Known names on word boundaries, Latin ones included."""
    for start, (end, _) in passage.known.items():
        yield start, end, "lexicon"
    for word in passage.words:
        if word.tag != "eng":
            continue
        pieces = [m.span() for m in re.finditer(r"\S+", word.text)]
        for i, (first, _) in enumerate(pieces):
            for _, last in reversed(pieces[i:]):
                name = word.text[first:last]
                if passage.lexicon.lookup(name) is not None and is_name(name):
                    yield word.start + first, word.start + last, "lexicon"
                    break


def _everywhere(passage: Passage, accepted: dict[str, str]) -> Iterator[Stretch]:
    """Occurrences of the accepted names; Latin ones as whole words."""
    latin = {(w.start, w.end) for w in passage.words if w.tag == "eng"}
    for text, rule in accepted.items():
        start = passage.text.find(text)
        while start >= 0:
            end = start + len(text)
            if is_han(text):
                if _fits(passage, start, end):
                    yield start, end, rule
            elif (start, end) in latin:
                yield start, end, rule
            start = passage.text.find(text, start + 1)


def _fits(passage: Passage, start: int, end: int) -> bool:
    """Whether a stretch is no part of other words: at most one end stands inside a word."""
    if end - start == 2:
        return start in passage.edges and end in passage.edges
    return start in passage.edges or end in passage.edges


def _longest(candidates: list[Stretch]) -> list[Stretch]:
    """Keep, of stretches that overlap, the longest; of equally long ones the first given."""
    kept: list[Stretch] = []
    order = sorted(enumerate(candidates), key=lambda pair: (pair[1][0] - pair[1][1], pair[0]))
    for _, (start, end, rule) in order:
        if all(end <= s or e <= start for s, e, _ in kept):
            kept.append((start, end, rule))
    return sorted(kept)
