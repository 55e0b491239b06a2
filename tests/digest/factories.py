"""Small libraries by hand: an article from paragraphs, then entities, relations and events on it.

Offsets are looked up, never typed: name a stretch of the text and its evidence is found.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, field

from extractor.records import (
    Anchor,
    Article,
    Entity,
    EntityType,
    Event,
    Evidence,
    Library,
    Mention,
    Money,
    Paragraph,
    Participant,
    Relation,
    RelationType,
    Section,
    SectionName,
    Sentence,
    Status,
    Trigger,
)
from extractor.when import Precision, When

_SENTENCE = re.compile(r"[^。！？]+?(?:[.!?][\"”’]?(?=\s|$)|[。！？]|$)\s*", re.DOTALL)
_ABBREVIATION = re.compile(r"\b(?:Nov|Dec|Jan|Feb|Aug|Sept|Oct|[ap]\.m|Inc|Co|Corp|Ltd|U\.S|No)\.$")


def digits(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:12]


def when(
    start: str | None,
    end: str | None = None,
    precision: Precision = "day",
    *,
    open_end: bool = False,
) -> When:
    """`when("2025-02-05")` is a day; `when(None, "2025-01-28")` is open before."""
    if start is not None and end is None and not open_end:
        end = start
    as_date = lambda text: dt.date.fromisoformat(text) if text else None  # noqa: E731
    edtf = start if start == end else f"{start or '..'}/{end or '..'}"
    return When(start=as_date(start), end=as_date(end), precision=precision, edtf=str(edtf))


def article(
    *paragraphs: str | tuple[str, SectionName],
    title: str = "A title",
    published: str | None = "2025-03-03",
    language: str = "en",
    outlet: str | None = "The Harbour Post",
) -> Article:
    """An article of a title and paragraphs; a paragraph without a full stop is a heading."""
    parts: list[tuple[str, SectionName]] = [(title, "body")]
    parts += [p if isinstance(p, tuple) else (p, "body") for p in paragraphs]
    text = ""
    found = []
    for n, (words, section) in enumerate(parts):
        text += "\n\n" if text else ""
        start = len(text)
        text += words
        closed = words.rstrip()[-1:] in '.!?。！？”"'
        kind = "title" if n == 0 else "text" if closed else "heading"
        found.append(
            Paragraph.model_validate(
                {
                    "start": start,
                    "end": len(text),
                    "kind": kind,
                    "section": section,
                    "language": language,
                }
            )
        )
    sections: list[Section] = []
    for p in found:
        if sections and sections[-1].name == p.section:
            sections[-1] = sections[-1].model_copy(update={"end": p.end})
        else:
            sections.append(Section(name=p.section, start=p.start, end=p.end))
    return Article.model_validate(
        {
            "id": "a" + digits(title, published, text),
            "title": title,
            "published": published,
            "published_evidence": "metadata" if published else "none",
            "language": language,
            "outlet": outlet,
            "authors": ("A. Writer",),
            "path": f"{title.lower().replace(' ', '-')}.txt",
            "text": text,
            "paragraphs": tuple(found),
            "sections": tuple(sections),
        }
    )


def sentences_of(of: Article) -> list[Sentence]:
    found = []
    for n, p in enumerate(of.paragraphs):
        if p.kind != "text":
            continue
        start = p.start
        for match in _SENTENCE.finditer(of.text[p.start : p.end]):
            end = p.start + match.start() + len(match.group().rstrip())
            quote = of.text[start:end]
            if not quote or (_ABBREVIATION.search(quote) and end < p.end):
                continue
            evidence = Evidence(
                article=of.id,
                section=p.section,
                paragraph=n,
                start=start,
                end=end,
                quote=quote,
            )
            found.append(Sentence(evidence=evidence, language=p.language))
            start = p.start + match.end()
    return found


@dataclass
class Desk:
    """Builds a library; `library()` sorts it as the store would."""

    articles: list[Article] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def read(self, *paragraphs: str | tuple[str, SectionName], **about: object) -> Article:
        made = article(*paragraphs, **about)  # type: ignore[arg-type]
        self.articles.append(made)
        return made

    def entity(self, name: str, kind: EntityType = "company", *aliases: str) -> str:
        """Name an entity; it is mentioned wherever its name or an alias stands as a word."""
        slug = re.sub(r"\W+", "-", name.lower()).strip("-")
        forms = sorted((name, *aliases), key=len, reverse=True)
        pattern = "|".join(
            re.escape(f) if not f[0].isascii() else rf"(?<![\w-]){re.escape(f)}(?![\w])"
            for f in forms
        )
        mentions = [
            Mention(
                article=a.id,
                start=m.start(),
                end=m.end(),
                text=m.group(),
                kind="name",
                rule="by hand",
            )
            for a in sorted(self.articles, key=lambda a: a.id)
            for m in re.finditer(pattern, a.text)
        ]
        made = Entity(
            id=f"{kind}:{slug}",
            type=kind,
            name=name,
            aliases=tuple(sorted(aliases)),
            mentions=tuple(mentions),
        )
        self.entities[made.id] = made
        return made.id

    def evidence(self, words: str) -> Evidence:
        """The sentence (or heading) of any article that holds these words."""
        for a in self.articles:
            for s in sentences_of(a):
                if words in s.evidence.quote:
                    return s.evidence
        raise AssertionError(f"no sentence holds {words!r}")

    def relate(
        self,
        source: str,
        kind: RelationType,
        target: str,
        words: str,
        *,
        status: Status = "asserted",
        attributed_to: str | None = None,
        when: When | None = None,
        **attributes: str,
    ) -> str:
        evidence = self.evidence(words)
        made = Relation(
            id="rel:" + digits(source, kind, target, evidence.article, evidence.start, status),
            source=source,
            target=target,
            type=kind,
            status=status,
            attributed_to=attributed_to,
            confidence=0.9,
            when=when,
            attributes=tuple(sorted(attributes.items())),
            evidence=(evidence,),
            rule="by hand",
        )
        self.relations.append(made)
        return made.id

    def happen(
        self,
        name: str,
        at: When | None,
        words: str,
        *participants: tuple[str, str],
        trigger: str | None = None,
        status: Status = "asserted",
        attributed_to: str | None = None,
        anchor: Anchor = "stated",
        expression: str | None = None,
        money: tuple[Money, ...] = (),
    ) -> str:
        """An event told by the sentence that holds `words`; its trigger is the first of them."""
        evidence = self.evidence(words)
        trigger = trigger or words.split()[0]
        offset = evidence.start + evidence.quote.index(trigger)
        made = Event(
            id="event:" + digits(evidence.article, offset, at, name),
            name=name,
            when=at,
            expression=expression,
            anchor=anchor,
            status=status,
            attributed_to=attributed_to,
            trigger=Trigger(text=trigger, start=offset, end=offset + len(trigger)),
            lemma=trigger,
            participants=tuple(
                Participant.model_validate({"entity": e, "role": r})
                for e, r in sorted(participants)
            ),
            money=money,
            evidence=(evidence,),
            rule="by hand",
        )
        self.events.append(made)
        return made.id

    def library(self) -> Library:
        articles = sorted(self.articles, key=lambda a: a.id)
        return Library(
            articles=tuple(articles),
            entities=tuple(sorted(self.entities.values(), key=lambda e: e.id)),
            events=tuple(sorted(self.events, key=lambda e: e.id)),
            relations=tuple(sorted(self.relations, key=lambda r: r.id)),
            sentences=tuple(s for a in articles for s in sentences_of(a)),
        )
