"""Extraction: articles go in, records of all that is read out of them come out.

Here the spaCy world ends: `extract_articles` runs the pipeline and `extract` turns what the
components left on the Doc into the frozen records of `records.py`, every claim with its evidence.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from extractor.components import build_nlp, read_docs
from extractor.components.local import LocalEntity, LocalEvent, LocalRelation
from extractor.components.wording import event_name
from extractor.records import (
    Article,
    Entity,
    Event,
    Evidence,
    Extraction,
    Mention,
    Money,
    Participant,
    Relation,
    Sentence,
    Trigger,
)
from extractor.settings import Settings


def extract_articles(articles: Iterable[Article], *, settings: Settings) -> Iterator[Extraction]:
    """Read articles, one at a time and in order.

    Args:
        articles: cleaned articles.
        settings: how to read.

    Yields:
        One extraction an article; entity ids are local to it until `resolve`.

    Raises:
        ExtractorError: the stock English pipeline is not installed.
    """
    nlp = build_nlp(settings)
    for article, doc in read_docs(nlp, articles):
        with nlp.memory_zone():
            yield extract(article, doc)


def extract(article: Article, doc: Doc) -> Extraction:
    """Turn a Doc that went through the pipeline into records.

    Args:
        article: the article that the Doc was made of.
        doc: its Doc, `doc.text == article.text`.

    Returns:
        Everything that was read; lists in order of the text.
    """
    mentions = _mentions(article, doc)
    return Extraction(
        article=article,
        sentences=tuple(_sentences(article, doc)),
        entities=tuple(_entity(entity, mentions) for entity in doc._.entities),
        events=tuple(_event(article, doc, event) for event in doc._.events),
        relations=tuple(_relation(article, relation) for relation in doc._.relations),
    )


def evidence(article: Article, start: int, end: int) -> Evidence:
    """Point at a stretch of an article.

    Args:
        article: the article.
        start: first character; blanks at both ends are left out.
        end: behind the last character.
    """
    quote = article.text[start:end]
    start += len(quote) - len(quote.lstrip())
    quote = quote.strip()
    index = max(0, bisect_right([p.start for p in article.paragraphs], start) - 1)
    return Evidence(
        article=article.id,
        section=article.paragraphs[index].section,
        paragraph=index,
        start=start,
        end=start + len(quote),
        quote=quote,
    )


def _of_span(article: Article, span: Span) -> Evidence:
    return evidence(article, span.start_char, span.end_char)


def _sentences(article: Article, doc: Doc) -> Iterator[Sentence]:
    for span in doc.sents:
        found = _of_span(article, span)
        if found.quote:
            yield Sentence(evidence=found, language=article.paragraphs[found.paragraph].language)


def _mentions(article: Article, doc: Doc) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for span in doc.spans["mentions"]:
        kind = span.id_ if span.id_ in {"pronoun", "nominal"} else "name"
        found.setdefault(span.kb_id_, []).append(
            Mention(
                article=article.id,
                start=span.start_char,
                end=span.end_char,
                text=span.text,
                kind=kind,
                rule=span.id_,
            )
        )
    return found


def _entity(entity: LocalEntity, mentions: dict[str, list[Mention]]) -> Entity:
    return Entity(
        id=entity.id,
        type=entity.type,
        name=entity.name,
        aliases=entity.aliases,
        mentions=tuple(mentions[entity.id]),
    )


def _event(article: Article, doc: Doc, event: LocalEvent) -> Event:
    stated = _of_span(article, event.sentence)
    trigger = event.trigger
    days = event.when.edtf if event.when else ""
    return Event(
        id=_identity("event", article.id, str(trigger.idx), days),
        name=event_name(event),
        when=event.when,
        expression=event.expression.text if event.expression else None,
        anchor=event.anchor,
        status=event.status,
        attributed_to=_phrase(doc, event.attributed),
        trigger=Trigger(text=trigger.text, start=trigger.idx, end=trigger.idx + len(trigger)),
        lemma=trigger.lemma_.lower(),
        participants=tuple(Participant(entity=i, role=role) for i, role in event.participants),
        money=tuple(_money(doc, stated)),
        evidence=_event_evidence(article, event, stated),
        rule=event.rule,
    )


def _event_evidence(article: Article, event: LocalEvent, stated: Evidence) -> tuple[Evidence, ...]:
    """The sentence that tells the event, and the time where it stands elsewhere (a heading)."""
    time = event.expression
    if time is None or stated.start <= time.start < stated.end:
        return (stated,)
    return (stated, evidence(article, time.start, time.end))


def _money(doc: Doc, stated: Evidence) -> Iterator[Money]:
    return (m for m in doc._.amounts if stated.start <= m.start and m.end <= stated.end)


def _relation(article: Article, relation: LocalRelation) -> Relation:
    trigger = relation.trigger
    stated = _of_span(article, trigger.sent)
    attributes = {"role": relation.role} if relation.role else {}
    return Relation(
        id=_identity(
            "rel", article.id, relation.source, relation.type, relation.target, str(stated.start)
        ),
        source=relation.source,
        target=relation.target,
        type=relation.type,
        status=relation.status,
        attributed_to=_phrase(trigger.doc, relation.attributed),
        confidence=relation.confidence,
        when=relation.when,
        attributes=tuple(sorted({**attributes, **dict(relation.amounts)}.items())),
        evidence=(stated,),
        rule=relation.rule,
    )


def _phrase(doc: Doc, head: Token | None) -> str | None:
    """Words of whoever is said to say so, as written."""
    if head is None:
        return None
    for span in doc.spans["mentions"]:
        if span.start <= head.i < span.end:
            return str(span.text)
    words = [t for t in head.subtree if t.dep_ not in {"relcl", "punct", "appos"}]
    return doc[words[0].i : words[-1].i + 1].text.strip() or None


def _identity(kind: str, *parts: str) -> str:
    """Make an id of content: the kind and 12 hexadecimal digits.

    >>> _identity("rel", "a", "b")
    'rel:f04cdced9736'
    """
    return f"{kind}:{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:12]}"
