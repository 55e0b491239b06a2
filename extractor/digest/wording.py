"""The words of a profile: one table a language, from a typed tie to a verb phrase.

`clauses.py` chooses the verb; this file only says how. A tie is told from the side of the
profile's entity: `out` where it is the source of the relation, `in` where it is the target.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from extractor.records import EntityType, RelationType, Status

Side = Literal["out", "in"]
Tongue = Literal["en", "zh"]


class Verb(NamedTuple):
    """A verb phrase, its objects to follow (or, in Chinese, to stand at `{}`).

    Attributes:
        plain: of what is so: "makes".
        planned: what follows "is to": "make".
        hedged: what follows "is said to": "make", "have bought".
    """

    plain: str
    planned: str
    hedged: str


ENGLISH: dict[tuple[RelationType, Side], Verb] = {
    ("founded", "in"): Verb("was founded by", "be founded by", "have been founded by"),
    ("founded", "out"): Verb("founded", "found", "have founded"),
    ("leads", "in"): Verb("is led by", "be led by", "be led by"),
    ("leads", "out"): Verb("leads", "lead", "lead"),
    # A stated post may be a past one: the perfect tense is true of both.
    ("employs", "out"): Verb("has had {} in its ranks", "take on {}", "have had {} in its ranks"),
    ("employs", "in"): Verb("has worked for", "join", "have worked for"),
    ("develops", "out"): Verb("makes", "bring out", "make"),
    ("develops", "in"): Verb("is made by", "be brought out by", "be made by"),
    ("integrates", "out"): Verb("uses", "use", "use"),
    ("integrates", "in"): Verb("is used by", "be used by", "be used by"),
    ("owns", "in"): Verb("is owned by", "be owned by", "be owned by"),
    ("owns", "out"): Verb("owns", "own", "own"),
    ("acquires", "out"): Verb("bought", "buy", "have bought"),
    ("acquires", "in"): Verb("was bought by", "be bought by", "have been bought by"),
    ("invests_in", "out"): Verb("has invested in", "invest in", "have invested in"),
    ("invests_in", "in"): Verb("is backed by", "be backed by", "be backed by"),
    ("partners_with", "out"): Verb("works with", "work with", "work with"),
    ("supplies", "out"): Verb("supplies", "supply", "supply"),
    ("supplies", "in"): Verb("is supplied by", "be supplied by", "be supplied by"),
    ("competes_with", "out"): Verb("competes with", "compete with", "compete with"),
    ("regulates", "out"): Verb(
        "has taken action on", "take action on", "have taken action on"
    ),
    ("regulates", "in"): Verb(
        "has faced action by", "face action by", "have faced action by"
    ),
    ("sues", "out"): Verb("has sued", "sue", "have sued"),
    ("sues", "in"): Verb("has been sued by", "be sued by", "have been sued by"),
    ("located_in", "out"): Verb("operates in", "operate in", "operate in"),
    ("located_in", "in"): Verb("has operations of", "have operations of", "have operations of"),
}  # fmt: skip
"""English verb phrases; a symmetric tie is always told as `out`."""

CHINESE: dict[tuple[RelationType, Side], Verb] = {
    ("founded", "in"): Verb("由{}创立", "由{}创立", "由{}创立"),
    ("founded", "out"): Verb("创立了{}", "创立{}", "创立了{}"),
    ("leads", "in"): Verb("由{}领导", "由{}领导", "由{}领导"),
    ("leads", "out"): Verb("领导{}", "领导{}", "领导{}"),
    ("employs", "out"): Verb("任职者有{}", "聘用{}", "聘用了{}"),
    ("employs", "in"): Verb("曾任职于{}", "加入{}", "任职于{}"),
    ("develops", "out"): Verb("推出了{}", "推出{}", "推出了{}"),
    ("develops", "in"): Verb("由{}推出", "由{}推出", "由{}推出"),
    ("integrates", "out"): Verb("接入了{}", "接入{}", "接入了{}"),
    ("integrates", "in"): Verb("已被{}采用", "被{}采用", "被{}采用"),
    ("owns", "in"): Verb("归{}所有", "归{}所有", "归{}所有"),
    ("owns", "out"): Verb("旗下有{}", "持有{}", "持有{}"),
    ("acquires", "out"): Verb("收购了{}", "收购{}", "收购了{}"),
    ("acquires", "in"): Verb("被{}收购", "被{}收购", "被{}收购"),
    ("invests_in", "out"): Verb("投资了{}", "投资{}", "投资了{}"),
    ("invests_in", "in"): Verb("获{}投资", "获{}投资", "获{}投资"),
    ("partners_with", "out"): Verb("与{}合作", "与{}合作", "与{}合作"),
    ("supplies", "out"): Verb("向{}供货", "向{}供货", "向{}供货"),
    ("supplies", "in"): Verb("由{}供货", "由{}供货", "由{}供货"),
    ("competes_with", "out"): Verb("与{}竞争", "与{}竞争", "与{}竞争"),
    ("regulates", "out"): Verb("监管或处理过{}", "处理{}", "处理过{}"),
    ("regulates", "in"): Verb("受到{}监管或处理", "受{}处理", "受到{}处理"),
    ("sues", "out"): Verb("起诉了{}", "起诉{}", "起诉了{}"),
    ("sues", "in"): Verb("被{}起诉", "被{}起诉", "被{}起诉"),
    ("located_in", "out"): Verb("在{}设点", "在{}设点", "在{}设点"),
    ("located_in", "in"): Verb("有{}的据点", "设{}的据点", "有{}的据点"),
}
"""Chinese verb phrases, `{}` where the objects go."""

Shade = Literal["", "agreed", "based", "place", "post", "bare"]
"""What a tie's verb further hangs on: a purchase only signed, a seat rather than any site, a
place in a place, a post named or not."""

SHADED: dict[Tongue, dict[tuple[RelationType, Side, Shade], Verb]] = {
    "en": {
        ("acquires", "out", "agreed"): Verb("agreed to buy", "buy", "have agreed to buy"),
        ("acquires", "in", "agreed"): Verb(
            "agreed to be bought by", "be bought by", "have agreed to be bought by"
        ),
        ("leads", "out", "post"): Verb("is", "be", "be"),
        ("employs", "in", "post"): Verb("has been", "become", "have been"),
        # Several without their posts: at once, or one after the other.
        ("leads", "in", "bare"): Verb("has been led by", "be led by", "have been led by"),
        ("located_in", "out", "based"): Verb("is based in", "be based in", "be based in"),
        ("located_in", "in", "based"): Verb("is home to", "be home to", "be home to"),
        ("located_in", "out", "place"): Verb("is in", "be in", "be in"),
        ("located_in", "in", "place"): Verb("includes", "include", "include"),
    },
    "zh": {
        ("acquires", "out", "agreed"): Verb("同意收购{}", "收购{}", "同意收购{}"),
        ("acquires", "in", "agreed"): Verb("同意由{}收购", "由{}收购", "同意由{}收购"),
        ("located_in", "out", "based"): Verb("总部位于{}", "总部设在{}", "总部位于{}"),
        ("located_in", "in", "based"): Verb("是{}总部所在地", "成为{}总部所在地", "是{}总部所在地"),
        ("located_in", "out", "place"): Verb("位于{}", "位于{}", "位于{}"),
        ("located_in", "in", "place"): Verb("辖有{}", "辖有{}", "辖有{}"),
    },
}

TYPE_NOUNS: dict[Tongue, dict[EntityType, str]] = {
    "en": {
        "company": "a company", "organization": "an organization", "person": "a person",
        "model": "an AI model", "product": "a product", "place": "a place",
    },
    "zh": {
        "company": "一家公司", "organization": "一个机构", "person": "一位人士",
        "model": "一款人工智能模型", "product": "一款产品", "place": "一个地方",
    },
}  # fmt: skip


def worded(verb: Verb, status: Status, *, tongue: Tongue) -> str:
    """Return a verb in the form that its status calls for.

    >>> worded(Verb("makes", "make", "make"), "planned", tongue="en")
    'is to make'
    """
    leads = {"zh": ("计划", "据称"), "en": ("is to ", "is said to ")}[tongue]
    if status == "planned":
        return leads[0] + verb.planned
    return leads[1] + verb.hedged if status == "hedged" else verb.plain


def fill(verbs: list[str], objects: str, *, tongue: Tongue) -> str:
    """Return a phrase of one or more verbs that share their objects.

    >>> fill(["was founded by", "is led by"], "Ada Moss", tongue="en")
    'was founded and is led by Ada Moss'
    >>> fill(["由{}创立", "由{}领导"], "王小明", tongue="zh")
    '由王小明创立并领导'
    """
    if tongue == "zh":
        return _fill_chinese(verbs, objects)
    open_ended = [verb for verb in verbs if "{}" not in verb]
    framed = [verb.format(objects) for verb in verbs if "{}" in verb]
    if len({verb.split()[-1] for verb in open_ended}) == 1:  # "founded by and led by"
        cut = [verb.rpartition(" ")[0] or verb for verb in open_ended[:-1]]
        open_ended = [*cut, *open_ended[-1:]]
    phrases = [f"{chain(open_ended, tongue=tongue)} {objects}"] if open_ended else []
    return chain([*phrases, *framed], tongue=tongue)


def _fill_chinese(verbs: list[str], objects: str) -> str:
    if len(verbs) > 1 and all(verb.startswith("由{}") for verb in verbs):
        return f"由{objects}{'并'.join(verb[3:] for verb in verbs)}"
    if len(verbs) > 1 and all(verb.endswith("{}") and verb[0] not in "与向" for verb in verbs):
        return "并".join(verb[:-2].removesuffix("了") for verb in verbs) + objects
    return "，".join(verb.format(objects) for verb in verbs)


def enumerate_names(names: list[str], *, tongue: Tongue, others: int = 0) -> str:
    """Join names as a sentence lists them; `others` more are only counted.

    >>> enumerate_names(["A", "B", "C"], tongue="en")
    'A, B and C'
    >>> enumerate_names(["A", "B"], tongue="en", others=2)
    'A, B and two others'
    """
    if tongue == "zh":
        listed = "、".join(names)
        return f"{listed}等{len(names) + others}个" if others else listed
    if others:
        return f"{', '.join(names)} and {_count(others)} others"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _count(number: int) -> str:
    """Write a small number in words, as newspapers do.

    >>> _count(2), _count(12)
    ('two', '12')
    """
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[number] if number < len(words) else str(number)


def chain(phrases: list[str], *, tongue: Tongue) -> str:
    """Join verb phrases of one subject: "is A, makes B and has C".

    >>> chain(["makes A, B and C", "owns D"], tongue="en")
    'makes A, B and C, and owns D'
    """
    if tongue == "zh":
        return "，".join(phrases)
    if len(phrases) == 1:
        return phrases[0]
    # A phrase that holds an "and" of its own needs the comma to be read apart.
    joint = ", and " if len(phrases) > 2 or " and " in phrases[0] else " and "
    return f"{', '.join(phrases[:-1])}{joint}{phrases[-1]}"
