"""Chinese references: "它", "该公司", "后者" and the like in Chinese paragraphs.

A Doc with named mentions goes in, more mentions come out. Who is spoken of is the subject of the
clause before, or of the sentence before; the text is read in order, so that a reference may stand
for what another one stood for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from extractor.components.chinese.clauses import ACTORS, FIRMS, Clause, read_clauses
from extractor.components.chinese.script import simplified
from extractor.components.layout import is_chinese, paragraph_of

COMPANY_NOUN = (
    r"公司|企业|集团|巨头|厂商|车企|药企|银行|券商|独角兽|龙头|初创公司|机构|平台|品牌|制造商|运营商|开发商|零售商|大厂|电商"
    r"|连锁店|连锁品牌|航司|基金|媒体|工厂|供应商|新势力|店|创业公司"
)
THIS_FIRM = re.compile(
    rf"这[家一](?:[^，。；：！？的]{{0,9}}?)(?:{COMPANY_NOUN})+(?![\u4e00-\u9fff]{{0,1}}(?:者|们))"
)
SPLIT_FIRM = re.compile(
    rf"这家[^，。；：！？]{{2,30}}?的(?P<noun>[^，。；：！？的]{{0,6}}?(?:{COMPANY_NOUN}))"
)
THAT = re.compile(
    r"该(?P<noun>公司|集团|企业|行|机构|厂商|品牌|车企|药企|平台|模型|产品|应用|车型|软件|芯片|报|媒体|协会|部门|委员会)"
)
LATTER = re.compile(r"前者|后者")
PRONOUN = re.compile(r"它(?!们)|[他她](?!们|人|国|乡|日|方)|其(?![中他实余次间它后时])")
BARE = re.compile(
    r"(?:(?<=^)|(?<=[，。；：！？称说示“、布认露]))(?P<noun>公司|集团)(?=[\u4e00-\u9fff，])(?![们章史债股法])"
)
SELF = re.compile(
    r"(?<=[，。；：])(?:公司|集团)(?=(?:首席|董事|创始|总裁|联合|CEO|高管|方面|管理))"
)
REACH = 3
"""How many sentences back somebody may stand."""

THING_NOUNS = {"模型": "model", "产品": "product", "应用": "product", "车型": "product",
               "软件": "product", "芯片": "product"}  # fmt: skip
BODY_NOUNS = frozenset({"协会", "部门", "委员会", "机构"})


@dataclass(slots=True)
class _Topics:
    """Who was spoken of, latest last: (sentence, weight, mention)."""

    seen: list[tuple[int, float, Span]] = field(default_factory=list)

    def add(self, sentence: int, weight: float, span: Span) -> None:
        self.seen.append((sentence, weight, span))

    def best(self, sentence: int, before: int, kinds: frozenset[str], *, flat: bool) -> Span | None:
        """The most salient mention before an offset: subjects first, or (flat) the nearest."""
        ranked = [
            ((1.0 if flat else weight) - 0.7 * (sentence - number), span.start_char, span)
            for number, weight, span in self.seen
            if sentence - number <= REACH and span.end_char <= before and span.label_ in kinds
        ]
        return max(ranked, key=lambda r: r[:2])[2] if ranked else None


def resolve_chinese_references(doc: Doc) -> list[Span]:
    """Find words that stand for a named entity in Chinese paragraphs.

    Args:
        doc: a Doc with named mentions.

    Returns:
        Spans labelled like the mentions they join; `span.id_` is `pronoun` or `nominal`.
    """
    topics = _Topics()
    found: list[Span] = []
    for number, sentence in enumerate(doc.sents):
        if not is_chinese(sentence) or not _is_text(doc, sentence):
            continue
        named = [s for s in doc.spans["mentions"]
                 if sentence.start_char <= s.start_char < sentence.end_char]  # fmt: skip
        for first, end, rule in _references(simplified(sentence.text), sentence.start_char):
            inside = [s for s in named if s.start_char < end and first < s.end_char]
            if inside and (rule != "firm" or inside[-1].end_char >= end):
                continue
            # "这家合肥公司": what stands behind the place refers.
            start = inside[-1].end_char if inside else first
            span = _resolve(doc, (start, end, rule), sentence, named, topics, number)
            if span is not None:
                named = sorted([*named, span], key=lambda s: s.start_char)
                found.append(span)
        _remember(sentence, named, topics, number)
    return found


def _is_text(doc: Doc, sentence: Span) -> bool:
    paragraphs = doc._.paragraphs
    return not paragraphs or paragraphs[paragraph_of(doc, sentence.start_char)].kind == "text"


def _references(text: str, offset: int) -> Iterator[tuple[int, int, str]]:
    """Stretches that refer, in order: (start, end, rule)."""
    found: list[tuple[int, int, str]] = []
    found += [(*match.span("noun"), "split") for match in SPLIT_FIRM.finditer(text)]
    for pattern, rule in ((THIS_FIRM, "firm"), (THAT, "that"), (LATTER, "latter")):
        found += [(*match.span(), rule) for match in pattern.finditer(text)]
    for pattern, rule in ((PRONOUN, "pronoun"), (BARE, "firm"), (SELF, "firm")):
        found += [(*match.span(), rule) for match in pattern.finditer(text)]
    last = 0
    for start, end, rule in sorted(set(found)):
        if start >= last:
            yield start + offset, end + offset, rule
            last = end


def _resolve(
    doc: Doc, place: tuple[int, int, str], sentence: Span, named: list[Span], topics: _Topics,
    number: int,
) -> Span | None:  # fmt: skip
    start, end, rule = place
    text = simplified(doc.text)
    word = text[start:end]
    here = [s for s in named if s.end_char <= start]
    clause = max(text.rfind(mark, 0, start) for mark in "，；：。！？")
    if (
        rule == "that"
        or word in {"它", "公司"}
        or (word == "其" and text[start - 1] in "将把对与向为被")
    ):
        # "A起诉该公司": whoever acts in a clause is not what its object stands for.
        here = (
            [s for s in here if s.end_char <= clause]
            if any(s.start_char > clause for s in here)
            else here
        )
    if rule == "split":
        # "这家由P创办的公司": P stands inside the reference and is not what it refers to.
        opening = text.rfind("这家", sentence.start_char, start)
        here = [s for s in here if s.end_char <= opening]
    if rule == "latter":
        last = [s for n, _, s in topics.seen if n == number - 1]
        antecedent = _ordered(
            word,
            [s for s in here if s.end_char <= clause] or sorted(last, key=lambda s: s.start_char),
        )
    else:
        local = _Topics(list(topics.seen))
        _remember(sentence, here, local, number, until=start)
        antecedent = local.best(
            number,
            start,
            _kinds(word, text[end : end + 3], rule),
            flat=word.startswith("这") or rule == "split",
        )
    if antecedent is None:
        return None
    kind = "pronoun" if rule in {"pronoun", "latter"} else "nominal"
    return doc.char_span(start, end, label=antecedent.label_, kb_id=antecedent.kb_id_, span_id=kind)


def _kinds(word: str, after: str, rule: str) -> frozenset[str]:
    """Types that a referring word may stand for."""
    if word in {"他", "她"}:
        return frozenset({"person"})
    if word == "其":
        return frozenset({*ACTORS, "product"})
    if word == "它":
        return (
            FIRMS
            if after.startswith(("的", "在", "宣", "还", "也", "向"))
            else frozenset({*FIRMS, "product", "model"})
        )
    if rule == "that":
        noun = word[1:]
        if noun in THING_NOUNS:
            return frozenset({THING_NOUNS[noun]})
        return frozenset({"organization"}) if noun in BODY_NOUNS - {"机构"} else FIRMS
    return frozenset({"company"})


def _ordered(word: str, here: list[Span]) -> Span | None:
    """Former and latter: of the two names of one type that stand last before the word."""
    firms = [s for s in here if s.label_ in FIRMS] or [s for s in here if s.label_ != "place"]
    names: list[Span] = []
    for span in reversed(firms):
        if all(span.kb_id_ != s.kb_id_ for s in names):
            names.append(span)
    if not names:
        return None
    return names[0] if word == "后者" or len(names) == 1 else names[1]


def _remember(
    sentence: Span, named: list[Span], topics: _Topics, number: int, until: int | None = None
) -> None:
    """Note who a sentence speaks of, up to an offset."""
    stop = sentence.end_char if until is None else until
    for position, clause in enumerate(read_clauses(sentence, named)):
        if clause.start >= stop:
            break
        for span, weight in _weights(clause):
            if span.end_char <= stop:
                topics.add(number, weight - 0.02 * (0 if until else position), span)


def _weights(clause: Clause) -> Iterator[tuple[Span, float]]:
    subject = set(clause.subject)
    first = min(subject, default=None)
    for index, item in enumerate(clause.items):
        if item.span is None or item.kind == "place":
            continue
        if index in subject:
            yield item.span, 2.0
        elif first is not None and index < first:
            # The firm before a post or 的 is spoken of nearly as much as the subject itself.
            yield item.span, 1.8
        else:
            yield item.span, 1.0
