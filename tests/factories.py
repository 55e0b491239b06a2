"""Records for tests, made from plain sentences: offsets and quotes are found, not counted by hand.

`draft(...)` gives an Extraction as `extract` would: ids local to the article. `resolve` it, or take
`told(...)`, which is already resolved.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from extractor.records import (
    Article,
    Entity,
    Event,
    Evidence,
    Extraction,
    Mention,
    Money,
    Paragraph,
    Participant,
    Relation,
    Section,
    Sentence,
    Trigger,
)
from extractor.resolve import resolve
from extractor.when import When, from_week, read_iso, since


@dataclass(frozen=True)
class Name:
    """An entity to be found in the text under all its names."""

    type: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """An event in a sentence: `who` are (name, role) pairs, `day` an ISO date or None."""

    sentence: int
    trigger: str
    who: tuple[tuple[str, str], ...] = ()
    day: str | None = None
    status: str = "asserted"
    money: tuple[tuple[str, str, str | None], ...] = ()  # (text, amount, currency)


@dataclass(frozen=True)
class Tie:
    """A relation in a sentence."""

    sentence: int
    source: str
    type: str
    target: str
    status: str = "asserted"
    day: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Draft:
    """An article and what stands in it; the last `digest` sentences are its `whos_who`."""

    sentences: tuple[str, ...]
    names: tuple[Name, ...] = ()
    facts: tuple[Fact, ...] = ()
    ties: tuple[Tie, ...] = ()
    title: str = "Untitled"
    published: str | None = "2031-05-02"
    path: str = "article.txt"
    digest: int = 0
    language: str = "en"
    text: str = field(init=False, default="")


def day(iso: str) -> When:
    """Give the When of a day, a month, a year or a week; with `/..` behind, of all time since."""
    begin, _, is_open = iso.partition("/")
    year, is_week, number = begin.partition("-W")
    monday = dt.date.fromisocalendar(int(year), int(number), 1) if is_week else None
    when = from_week(monday) if monday else read_iso(begin)
    return (since(when) or when) if is_open else when


def _id(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:12]


def make_article(plan: Draft) -> Article:
    """Make the article: its title, then each sentence as a paragraph."""
    blocks = (plan.title, *plan.sentences)
    text = "\n\n".join(blocks)
    first_digest = len(blocks) - plan.digest
    paragraphs, start = [], 0
    for i, block in enumerate(blocks):
        section = "whos_who" if i >= first_digest else "body"
        kind = "title" if i == 0 else "text"
        paragraphs.append(
            Paragraph(
                start=start,
                end=start + len(block),
                kind=kind,
                section=section,
                language=plan.language,
            )
        )
        start += len(block) + 2
    sections = []
    for name in ("body", "whos_who"):
        own = [p for p in paragraphs if p.section == name]
        if own:
            sections.append(Section(name=name, start=own[0].start, end=own[-1].end))
    return Article(
        id="a" + _id(plan.title, plan.published, text),
        title=plan.title,
        published=plan.published,
        published_evidence="dateline" if plan.published else "none",
        language=plan.language,
        outlet=None,
        authors=(),
        path=plan.path,
        text=text,
        paragraphs=tuple(paragraphs),
        sections=tuple(sections),
    )


def evidence(article: Article, paragraph: int) -> Evidence:
    """Give a whole paragraph as evidence."""
    block = article.paragraphs[paragraph]
    return Evidence(
        article=article.id,
        section=block.section,
        paragraph=paragraph,
        start=block.start,
        end=block.end,
        quote=article.text[block.start : block.end],
    )


def _mentions(article: Article, names: tuple[str, ...]) -> tuple[Mention, ...]:
    taken: dict[int, Mention] = {}
    for name in sorted(names, key=len, reverse=True):
        at = article.text.find(name)
        while at >= 0:
            inside = any(m.start <= at < m.end for m in taken.values())
            if not inside:
                taken[at] = Mention(
                    article=article.id,
                    start=at,
                    end=at + len(name),
                    text=name,
                    kind="name",
                    rule="test",
                )
            at = article.text.find(name, at + len(name))
    return tuple(taken[at] for at in sorted(taken))


def draft(plan: Draft) -> Extraction:
    """Make an extraction with ids that only this article knows."""
    article = make_article(plan)
    local = {name.name: f"{name.type}:local-{i}" for i, name in enumerate(plan.names)}
    entities = tuple(
        Entity(
            id=local[name.name],
            type=name.type,
            name=name.name,
            aliases=tuple(sorted(name.aliases)),
            mentions=_mentions(article, (name.name, *name.aliases)),
        )
        for name in plan.names
    )
    return Extraction(
        article=article,
        sentences=tuple(
            Sentence(evidence=evidence(article, i + 1), language=plan.language)
            for i in range(len(plan.sentences))
        ),
        entities=entities,
        events=tuple(_event(article, fact, local) for fact in plan.facts),
        relations=tuple(_relation(article, tie, local) for tie in plan.ties),
    )


def _event(article: Article, fact: Fact, local: dict[str, str]) -> Event:
    home = evidence(article, fact.sentence + 1)
    start = home.start + home.quote.index(fact.trigger)
    sums = []
    for text, amount, currency in fact.money:
        at = home.start + home.quote.index(text)
        sums.append(
            Money(
                amount=amount,
                currency=currency,
                approximation=None,
                start=at,
                end=at + len(text),
                text=text,
            )
        )
    return Event(
        id="event:" + _id(article.id, start, fact.day),
        name=home.quote,
        when=day(fact.day) if fact.day else None,
        expression=None,
        anchor="stated" if fact.day else "published",
        status=fact.status,
        attributed_to=None,
        trigger=Trigger(text=fact.trigger, start=start, end=start + len(fact.trigger)),
        lemma=fact.trigger,
        participants=tuple(
            sorted(
                (Participant(entity=local[name], role=role) for name, role in fact.who),
                key=lambda participant: participant.entity,
            )
        ),
        money=tuple(sums),
        evidence=(home,),
        rule="test",
    )


def _relation(article: Article, tie: Tie, local: dict[str, str]) -> Relation:
    home = evidence(article, tie.sentence + 1)
    return Relation(
        id="rel:" + _id(article.id, tie.source, tie.target, tie.type, home.start),
        source=local[tie.source],
        target=local[tie.target],
        type=tie.type,
        status=tie.status,
        attributed_to=None,
        confidence=0.75,
        when=day(tie.day) if tie.day else None,
        attributes=tie.attributes,
        evidence=(home,),
        rule="test",
    )


def told(plan: Draft) -> Extraction:
    """Make an extraction with global ids."""
    return resolve(draft(plan), lexicon=None)


# --- a small world, told by four articles -------------------------------------------------------

MERGER = Draft(
    title="Harbor Freight Lines buys Quillon",
    sentences=(
        "Harborline Shipping Ltd. bought Quillon Software for $41 million on March 3, 2031.",
        "Harborline is led by Ada Brandt, who founded the company.",
        "Analysts said Brandt may sell the Rotterdam yard.",
    ),
    names=(
        Name("company", "Harborline Shipping Ltd.", ("Harborline",)),
        Name("company", "Quillon Software"),
        Name("person", "Ada Brandt", ("Brandt",)),
        Name("place", "Rotterdam"),
    ),
    facts=(
        Fact(
            0,
            "bought",
            (("Harborline Shipping Ltd.", "agent"), ("Quillon Software", "object")),
            "2031-03-03",
            money=(("$41 million", "41000000", "USD"),),
        ),
        Fact(2, "sell", (("Ada Brandt", "agent"),), None, status="hedged"),
    ),
    ties=(
        Tie(0, "Harborline Shipping Ltd.", "acquires", "Quillon Software", day="2031-03-03"),
        Tie(1, "Ada Brandt", "leads", "Harborline Shipping Ltd."),
    ),
    path="merger.txt",
)
FOLLOW_UP = Draft(
    title="Harborline reports a loss",
    sentences=(
        "Harborline lost money after it bought Quillon Software on March 4, 2031 for €41 million.",
        "Quillon Software makes Tidewell, a routing app.",
    ),
    names=(
        Name("company", "Harborline"),
        Name("company", "Quillon Software"),
        Name("product", "Tidewell"),
    ),
    facts=(
        Fact(
            0,
            "bought",
            (("Harborline", "agent"), ("Quillon Software", "object")),
            "2031-03-04",
            money=(("€41 million", "41000000", "EUR"),),
        ),
    ),
    ties=(Tie(1, "Quillon Software", "develops", "Tidewell"),),
    published="2031-06-01",
    path="loss.txt",
    digest=1,
)
CHINESE = Draft(
    title="海港航运收购案",
    sentences=("奎隆软件公司在2031年3月3日被收购。", "奎隆软件的应用很受欢迎。"),
    names=(Name("company", "奎隆软件公司", ("奎隆软件",)),),
    facts=(Fact(0, "收购", (("奎隆软件公司", "object"),), "2031-03-03"),),
    path="zh.txt",
    language="zh",
)
STRANGER = Draft(
    title="A quiet week",
    sentences=("Montvale Bank opened a branch in Rotterdam on April 9, 2031.",),
    names=(Name("company", "Montvale Bank"), Name("place", "Rotterdam")),
    facts=(Fact(0, "opened", (("Montvale Bank", "agent"),), "2031-04-09"),),
    ties=(Tie(0, "Montvale Bank", "located_in", "Rotterdam"),),
    path="quiet.txt",
)
WORLD = (MERGER, FOLLOW_UP, CHINESE, STRANGER)
