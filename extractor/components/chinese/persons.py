"""Names of persons in Chinese text: a passage goes in, clues to names of persons come out.

A Chinese name is a family name and one or two characters; a foreign one is written with the few
hundred characters that stand for sounds, often with a dot between its parts. Neither is taken
without a reason beside it: a post, a title, a verb that people do.
"""

import re
from collections.abc import Iterator

from extractor.components.chinese.passages import Clue, Passage, post_pattern
from extractor.components.chinese.vocabulary import CLAUSE_ENDS, PERSONAL_ACTS, SPEAKS, VERBS
from extractor.components.chinese.words import HAN, Word, frequency
from extractor.lexicon.words import head_nouns, name_parts, person_names, titles

SOUNDS = frozenset(
    "阿埃艾爱安昂奥澳巴白拜班邦保鲍贝本比彼毕宾波伯博勃布查柴达戴丹道德登迪丁杜多顿厄恩尔法范菲费芬弗福夫富盖甘"
    "冈戈格根古哈海汉豪赫亨洪胡怀惠霍基吉加贾简杰金卡凯坎康考柯科克肯库夸昆拉莱兰朗劳勒雷里利丽莉莲琳卢鲁伦罗洛吕"
    "马玛迈麦曼梅蒙米密莫墨默姆穆纳奈内尼宁纽努诺欧帕潘庞佩彭皮珀普齐奇恰乔切琴丘琼让热荣瑞若撒萨塞森沙莎绍舍圣施"
    "史舒斯丝苏索塔泰坦汤唐陶特滕提蒂廷图托瓦旺威韦维温翁沃乌武西希席肖谢辛欣休雅亚延扬耶伊因英尤约泽扎詹珍兹祖佐"
)
"""Characters that write the sounds of foreign names."""
NEVER_LAST = frozenset(
    "的了在对和与向为由被把将从是也已曾还则却称说表任获就又再并不未于及等兼因以至到或而但且其这那们着过地得等都"
    "后前时日月年周，。、今昨去来应会要想让给亦均仍便才刚各每该此共同随率带出回接辞率携赴卖买谈写坐住看站走做办拿指持当除另"
)
"""Characters that begin what follows a name rather than end it."""
DOTTED = re.compile(r"[\u4e00-\u9fff]{1,7}(?:[·•・][\u4e00-\u9fff]{1,8})+")


def find_persons(passage: Passage) -> Iterator[Clue]:
    """Find stretches that may name a person."""
    yield from _dotted(passage)
    for post in post_pattern().finditer(passage.text):
        if post.end() in passage.edges or _opens_name(passage, post.end()):
            yield from _at(passage, post.end(), "post before", 2.0)
    for word in passage.words:
        yield from _at_word(passage, word)


def _opens_name(passage: Passage, offset: int) -> bool:
    """Whether a family name begins inside a word: "董事长|王..." cut elsewhere by jieba."""
    return passage.text[offset : offset + 1] in person_names().chinese_surnames


def _at_word(passage: Passage, word: Word) -> Iterator[Clue]:
    """Clues of a word that looks like the beginning of a person's name."""
    if not HAN.match(word.text) or passage.known_type(word):
        return
    end = name_end(passage, word.start)
    if end is None:
        return
    after = passage.after(end)
    tail = _to_clause_end(passage, end)
    if word.tag in {"nr", "nrt", "nrfg"} and frequency(word.text) < 3000:
        yield Clue(word.start, end, "person", 1.0)
    elif frequency(passage.text[word.start : end]) == 0 and end - word.start == 3:
        yield Clue(word.start, end, "person", 0.6)
    if after is not None and any(after.text.startswith(t) for t in titles().chinese_after):
        yield Clue(word.start, end, "person: title", 1.5)
    if any(_is_personal(w) for w in tail[:1]):
        yield Clue(word.start, end, "person: speaks", 1.0)
    elif any(_is_personal(w) for w in tail):
        weight = 0.6 if word.tag.startswith("nr") else 0.3
        yield Clue(word.start, end, "person: speaks", weight)
    before = passage.before(word.start)
    if before is not None and before.text in {"由", "任命", "聘请", "向", "会见", "会晤"}:
        yield Clue(word.start, end, "person: done to", 0.5)
    listed = {"、", "和", "与", "及"} & {w.text for w in (before, after) if w is not None}
    if before is None or before.text in CLAUSE_ENDS or before.tag in {"c", "d"} or listed:
        full = listed and word.tag in {"nr", "nrt"} and end - word.start == 3
        yield Clue(word.start, end, "person: place", 1.0 if full else 0.4)


def _is_personal(word: Word) -> bool:
    return (
        word.text in SPEAKS
        or word.text in PERSONAL_ACTS
        or VERBS.get(word.text) == "leads"
        or (word.text.endswith("任") and word.tag == "v")
    )


def _to_clause_end(passage: Passage, offset: int) -> list[Word]:
    found: list[Word] = []
    for word in passage.words[passage.index(offset) :]:
        if word.text in CLAUSE_ENDS or word.text == "、":
            break
        found.append(word)
    return found


def _at(passage: Passage, offset: int, rule: str, weight: float) -> Iterator[Clue]:
    """A clue for the name that begins at an offset, if one can."""
    word = passage.after(offset)
    if word is not None and passage.known_type(word) not in {"", "person"}:
        return
    end = name_end(passage, offset) or _sounds_end(passage, offset)
    if end is not None:
        yield Clue(offset, end, rule, weight)


def _dotted(passage: Passage) -> Iterator[Clue]:
    """Foreign names with a dot: 蒂姆·库克."""
    for match in DOTTED.finditer(passage.text):
        dots = [i for i in range(match.start(), match.end()) if not HAN.match(passage.text[i])]
        start = dots[0]
        while start > match.start() and passage.text[start - 1] in SOUNDS:
            start -= 1
        post = [p.end() for p in post_pattern().finditer(passage.text, match.start(), dots[0])]
        start = max([start, *post]) if start < dots[0] else max([match.start(), *post])
        end = dots[-1] + 1
        first = passage.after(end)
        end = first.end if first is not None else end + 1
        while end < match.end() and passage.text[end] in SOUNDS:
            end += 1
        yield Clue(start, end, "person", 2.5)


def name_end(passage: Passage, start: int) -> int | None:
    """End of the Chinese person's name that begins at an offset, or None.

    The characters behind the family name are taken as jieba cut them, as long as no more than two
    come together; a single third character is taken unless it opens what follows.
    """
    text = passage.text
    surname = next((s for s in person_names().chinese_surnames if text.startswith(s, start)), None)
    if surname is None:
        return None
    inner = start + len(surname)
    end = _given_end(passage, inner)
    if end is None or not inner < end <= inner + 2:
        return None
    name = text[start:end]
    if not all(HAN.match(c) for c in name) or _is_noun(name):
        return None
    return end


def _given_end(passage: Passage, inner: int) -> int | None:
    """End of the given name, from the word boundaries behind the family name."""
    text = passage.text
    cuts = [e for e in range(inner + 1, inner + 3) if e in passage.edges]
    if not cuts:
        # "李斌称" run together: drop a last character that cannot close a name.
        for end in (inner + 2, inner + 1):
            if text[end : end + 1] in NEVER_LAST and text[end - 1] not in NEVER_LAST:
                return end
        return None
    loose = passage.after(inner)
    if loose is not None and len(loose.text) == 1 and loose.text in NEVER_LAST:
        return None
    if len(cuts) == 2 and text[cuts[0] : cuts[1]] not in NEVER_LAST:
        third = passage.after(cuts[0])
        if third is not None and third.tag not in {"p", "c", "uj", "ul", "x", "v"}:
            return cuts[1]
    first = passage.after(inner)
    if first is not None and len(first.text) == 2 and first.text in SPEAKS | PERSONAL_ACTS:
        return None
    return cuts[0]


def _is_noun(name: str) -> bool:
    """Whether a stretch of the shape of a name is a common word."""
    return (
        name in head_nouns().chinese
        or name in name_parts().chinese
        or name in titles().roles
        or (frequency(name) > 0 and not _is_listed_name(name))
    )


def _is_listed_name(name: str) -> bool:
    return frequency(name) < 400 and len(name) > 2


def _sounds_end(passage: Passage, start: int) -> int | None:
    """End of a foreign name without a dot, or None."""
    end = start
    while end < len(passage.text) and passage.text[end] in SOUNDS and end - start < 7:
        end += 1
    first = passage.after(start)
    if first is not None and first.tag in {"nr", "nrt", "nrfg"} and first.end > end:
        end = first.end
    while end > start + 1 and end not in passage.edges:
        end -= 1
    return end if end - start >= 2 else None
