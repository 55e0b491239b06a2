"""`extractor why`: the sentences behind an id, shown in place, with what found them."""

from typing import Annotated, Any

import typer

from extractor.cli.options import DEFAULT_STORE, FormatOption, StoreOption
from extractor.cli.printing import faint, marked, paragraph, say, say_json, source_of, strong
from extractor.cli.wording import event_notes, relation_label, relation_notes
from extractor.digest.inert import inert, wrap
from extractor.digest.notes import place
from extractor.records import Article, Entity, Event, Evidence, Mention, Record, Relation
from extractor.store import Store, open_store

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


class Reasons(Record):
    """What stands behind an id.

    Attributes:
        about: lines that say what it is and how it was concluded.
        record: the thing itself, as JSON holds it.
        passages: where it is read.
        places: for each passage, in words where it stands.
        hidden: number of passages that are not listed.
    """

    id: str
    kind: str
    about: tuple[str, ...]
    record: dict[str, Any]
    passages: tuple[Passage, ...]
    places: tuple[str, ...]
    hidden: int = 0


def why_command(
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Of an event, relation, entity or article, or its beginning."
        ),
    ],
    everything: Annotated[
        bool, typer.Option("--all", help="All mentions of an entity, not only the first.")
    ] = False,
    store: StoreOption = DEFAULT_STORE,
    format_: FormatOption = "text",
) -> None:
    """Show the sentences behind a fact in place, with the rule or model that found it.

    Example: extractor why event:5a1b
    """
    with open_store(store) as opened:
        reasons = why(opened, id_, most=None if everything else SHOWN_MENTIONS)
    if format_ == "json":
        say_json(_data(reasons))
    else:
        say(why_text(reasons))


def why(store: Store, id_: str, *, most: int | None = SHOWN_MENTIONS) -> Reasons:
    """Collect what stands behind an id.

    Args:
        store: where to look.
        id_: an id or its beginning.
        most: most mentions of an entity to show; None for all.

    Raises:
        UnknownName: nothing, or more than one thing, has an id that begins so.
    """
    found = store.find_id(id_)
    if found.kind == "article":
        return _of_article(store.article(found.id))
    if found.kind == "entity":
        return _of_entity(store, store.entity(found.id), most)
    return _of_fact(store, store.fact(found.id))


def _of_fact(store: Store, fact: Event | Relation) -> Reasons:
    passages, places = [], []
    for evidence in fact.evidence:
        article = store.article(evidence.article)
        passages.append(_passage(article, [(evidence.start, evidence.end)], fact.rule))
        places.append(place(evidence, {article.id: source_of(article)}))
    about = _about_event(store, fact) if isinstance(fact, Event) else _about_relation(store, fact)
    return Reasons(
        id=fact.id,
        kind="event" if isinstance(fact, Event) else "relation",
        about=tuple(about),
        record=fact.model_dump(mode="json"),
        passages=tuple(passages),
        places=tuple(places),
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
    return [*lines, f"status: {event.status}", f"found by: {event.rule}"]


_ANCHORS = {
    "stated": "the sentence itself",
    "context": "a sentence nearby",
    "published": "the article's own date",
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
    passages, places = [], []
    for mention in shown:
        article = store.article(mention.article)
        passage = _passage(article, [(mention.start, mention.end)], _mention_rule(mention))
        passages.append(passage)
        places.append(place(passage.evidence, {article.id: source_of(article)}))
    about = [f"{entity.name} ({entity.type})"]
    if entity.aliases:
        about.append(f"also: {', '.join(entity.aliases)}")
    judgements = store.judgements(entity.id)
    about += [f"{j.verdict}: {j.left} and {j.right}: {j.why}" for j in judgements]
    return Reasons(
        id=entity.id,
        kind="entity",
        about=tuple(about),
        record={
            **entity.model_dump(mode="json"),
            "judgements": [judgement.model_dump(mode="json") for judgement in judgements],
        },
        passages=tuple(passages),
        places=tuple(places),
        hidden=len(entity.mentions) - len(shown),
    )


def _mention_rule(mention: Mention) -> str:
    return f"{mention.kind}, {mention.rule}"


def _of_article(article: Article) -> Reasons:
    about = [
        article.title,
        f"published: {article.published or 'not told'} (read from: {article.published_evidence})",
        f"path: {article.path}",
        *(f"left out ({line.reason}): {line.text}" for line in article.dropped),
    ]
    record = article.model_dump(mode="json", exclude={"text"})
    return Reasons(
        id=article.id, kind="article", about=tuple(about), record=record, passages=(), places=()
    )


def _passage(article: Article, spans: list[tuple[int, int]], rule: str) -> Passage:
    """Find the paragraphs around some spans, as one passage."""
    first = min(start for start, _ in spans)
    last = max(end for _, end in spans)
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
        marks=tuple((left - start, right - start) for left, right in spans),
        rule=rule,
    )


def _data(reasons: Reasons) -> dict[str, object]:
    return {
        "id": reasons.id,
        "kind": reasons.kind,
        "record": reasons.record,
        "passages": [passage.model_dump(mode="json") for passage in reasons.passages],
        "hidden": reasons.hidden,
    }


def why_text(reasons: Reasons) -> str:
    """Give reasons as text, the evidence marked in its paragraph."""
    first, *rest = reasons.about
    lines = [f"{strong(inert(first))}  ({reasons.id})"]
    lines += [paragraph(inert(line), indent="  ") for line in rest]
    for passage, where in zip(reasons.passages, reasons.places, strict=True):
        lines += ["", faint(f"  {where}; {passage.evidence.article}, {inert(passage.rule)}")]
        quote = marked(passage.evidence.quote, passage.marks)
        lines += wrap(quote, width=_WIDTH, indent="  | ")
    if reasons.hidden:
        lines += ["", f"  and {reasons.hidden} more (--all)"]
    return "\n".join(lines)


_WIDTH = 96
