"""What stands behind an id: it goes in, the passages that it was read from come out, in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from extractor.asking.answers import PLACE, Answer, Row, place_cells
from extractor.asking.naming import find_subject
from extractor.asking.narrowing import EVERY
from extractor.asking.wording import event_notes, relation_label, relation_notes
from extractor.conflicts import find_conflicts
from extractor.digest import source_of
from extractor.digest.labels import label
from extractor.errors import UnknownName
from extractor.records import Article, Entity, Event, Evidence, Mention, Record, Relation
from extractor.store import Question

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from extractor.digest.records import Source
    from extractor.records import Judgement
    from extractor.store import Store

SHOWN_MENTIONS = 10


class Passage(Record):
    """A paragraph of an article with what counts in it.

    Attributes:
        evidence: the whole paragraph.
        marks: (start, end) of what counts, character offsets in its quote.
        rule: what found it.
    """

    evidence: Evidence
    marks: tuple[tuple[int, int], ...]
    rule: str


class Reasons(Answer):
    """What stands behind an id.

    Attributes:
        about: lines that say what it is and how it was concluded.
        record: the thing itself, as JSON holds it.
        passages: where it is read.
        hidden: number of passages that are not listed.
    """

    columns: ClassVar[tuple[str, ...]] = ("id", "kind", "rule", "marked", *PLACE)

    id: str
    kind: str
    about: tuple[str, ...]
    record: dict[str, Any]
    passages: tuple[Passage, ...]
    hidden: int = 0

    def data(self) -> dict[str, Any]:
        """Give the thing itself and its passages."""
        return {
            "id": self.id,
            "kind": self.kind,
            "record": self.record,
            "passages": [passage.model_dump(mode="json") for passage in self.passages],
            "hidden": self.hidden,
        }

    def rows(self) -> list[Row]:
        """Give one row a passage; `marked` is what counts in its quote."""
        return [
            {
                "id": self.id,
                "kind": self.kind,
                "rule": passage.rule,
                "marked": " … ".join(passage.evidence.quote[a:b] for a, b in passage.marks),
                **place_cells(passage.evidence, self.sources),
            }
            for passage in self.passages
        ]


def why(store: Store, id_: str, *, most: int | None = SHOWN_MENTIONS) -> Reasons:
    """Collect what stands behind an id.

    Args:
        store: where to look.
        id_: an id or its beginning, or else a name.
        most: most mentions of an entity to show; None for all.

    Raises:
        UnknownName: nothing, or more than one thing, has an id that begins so.
    """
    if id_.startswith("conflict:"):
        return _of_conflict(store, id_)
    try:
        found = store.find_id(id_)
    except UnknownName as unknown:
        if unknown.near:
            raise
        return _of_entity(store, store.entity(find_subject(store, id_).id), most)
    if found.kind == "article":
        return _of_article(store.article(found.id))
    if found.kind == "entity":
        return _of_entity(store, store.entity(found.id), most)
    return _of_fact(store, store.fact(found.id))


def _of_fact(store: Store, fact: Event | Relation) -> Reasons:
    articles = _articles(store, fact.evidence)
    about = _about_event(store, fact) if isinstance(fact, Event) else _about_relation(store, fact)
    joins = store.joins(fact) if isinstance(fact, Event) else ()
    reports = fact.reports or (fact.id,) if isinstance(fact, Event) else (fact.id,)
    return Reasons(
        id=fact.id,
        kind="event" if isinstance(fact, Event) else "relation",
        about=(*about, *_judged(joins), *_corrected(store, reports)),
        record={
            **fact.model_dump(mode="json"),
            **({"joins": [join.model_dump(mode="json") for join in joins]} if joins else {}),
        },
        passages=tuple(
            _passage(articles[e.article], (e.start, e.end), fact.rule) for e in fact.evidence
        ),
        sources=_sources(articles),
    )


def _judged(judgements: Iterable[Judgement]) -> Iterator[str]:
    for judgement in judgements:
        yield f"{judgement.verdict}: {judgement.left} and {judgement.right}: {judgement.why}"


def _corrected(store: Store, ids: Collection[str]) -> Iterator[str]:
    """Tell what a person said of some ids, but for what the judgements tell."""
    for entry in store.corrections():
        said = entry.correction
        if said.target in ids and said.kind not in {"merge", "split"}:
            value = f": {said.value}" if said.value else ""
            yield f"corrected by a {said.author}: {said.kind} {said.target}{value} ({entry.id})"


def _articles(store: Store, places: Iterable[Evidence | Mention]) -> dict[str, Article]:
    return {id_: store.article(id_) for id_ in sorted({place.article for place in places})}


def _sources(articles: dict[str, Article]) -> tuple[Source, ...]:
    return tuple(source_of(articles[id_]) for id_ in sorted(articles))


def _of_conflict(store: Store, start: str) -> Reasons:
    """Give both sides of a conflict; of all that is told, reported and denied too."""
    library = store.load(Question(statuses=EVERY))
    found = [c for c in find_conflicts(library) if c.id.startswith(start)]
    if len(found) != 1:
        raise UnknownName("one conflict with an id", start, [c.id for c in found[:5]])
    (conflict,) = found
    articles = _articles(store, [claim.evidence for claim in conflict.claims])
    return Reasons(
        id=conflict.id,
        kind="conflict",
        about=(conflict.what, f"they disagree about: {conflict.kind}"),
        record=conflict.model_dump(mode="json"),
        passages=tuple(
            _passage(articles[e.article], (e.start, e.end), f"claims {claim.value}")
            for claim in conflict.claims
            for e in (claim.evidence,)
        ),
        sources=_sources(articles),
    )


def _about_event(store: Store, event: Event) -> list[str]:
    names = [f"{store.entity(p.entity).name} ({p.role})" for p in event.participants]
    lines = [
        event.name,
        f"when: {event_notes(event)}",
        f"dated by: {_ANCHORS[event.anchor]}"
        + (f", in the words {event.expression!r}" if event.expression else ""),
        f"told by the word: {event.trigger.text}",
    ]
    if names:
        lines.append(f"who: {', '.join(names)}")
    lines += [
        f"sum: {money.text} = {money.amount} {money.currency or '?'}" for money in event.money
    ]
    if event.reports:
        told = f"told by {len(event.reports)} articles, {event.sources} independent"
        lines.append(f"{told} {'source' if event.sources == 1 else 'sources'}")
    lines += [f"told elsewhere for: {label(day.when)}" for day in event.other_days]
    return [*lines, f"status: {event.status}", f"found by: {event.rule}"]


_ANCHORS = {
    "stated": "the sentence itself",
    "context": "a sentence nearby",
    "published": "the day that the article is about",
}


def _about_relation(store: Store, relation: Relation) -> list[str]:
    source, target = store.entity(relation.source).name, store.entity(relation.target).name
    lines = [f"{source} {relation_label(relation.type)} {target}"]
    notes = relation_notes(relation)
    lines += [notes] if notes else []
    return [
        *lines,
        f"status: {relation.status}",
        f"found by: {relation.rule}, confidence {relation.confidence:.2f}",
    ]


def _of_entity(store: Store, entity: Entity, most: int | None) -> Reasons:
    shown = entity.mentions[:most]
    articles = _articles(store, shown)
    about = [f"{entity.name} ({entity.type})"]
    if entity.aliases:
        about.append(f"also: {', '.join(entity.aliases)}")
    judgements = store.judgements(entity.id)
    about += _judged(judgements)
    about += _corrected(store, store.members(entity.id))
    return Reasons(
        id=entity.id,
        kind="entity",
        about=tuple(about),
        record={
            **entity.model_dump(mode="json"),
            "judgements": [judgement.model_dump(mode="json") for judgement in judgements],
        },
        passages=tuple(
            _passage(articles[m.article], (m.start, m.end), f"{m.kind}, {m.rule}") for m in shown
        ),
        hidden=len(entity.mentions) - len(shown),
        sources=_sources(articles),
    )


def _of_article(article: Article) -> Reasons:
    about = [
        article.title,
        f"published: {article.published or 'not told'} (read from: {article.published_evidence})",
        f"path: {article.path}",
        *(f"left out ({line.reason}): {line.text}" for line in article.dropped),
    ]
    return Reasons(
        id=article.id,
        kind="article",
        about=tuple(about),
        record=article.model_dump(mode="json", exclude={"text"}),
        passages=(),
        sources=(source_of(article),),
    )


def _passage(article: Article, span: tuple[int, int], rule: str) -> Passage:
    """Find the paragraphs around a span, as one passage."""
    first, last = span
    inside = [(i, p) for i, p in enumerate(article.paragraphs) if p.start < last and p.end > first]
    index, top = inside[0]
    start, end = top.start, max(last, inside[-1][1].end)
    return Passage(
        evidence=Evidence(
            article=article.id,
            section=top.section,
            paragraph=index,
            start=start,
            end=end,
            quote=article.text[start:end],
        ),
        marks=((first - start, last - start),),
        rule=rule,
    )
