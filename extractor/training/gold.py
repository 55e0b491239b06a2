"""Plain text, marks and key go in, the answer key in the format of `gold.json` comes out.

Events are built by `happenings`; offsets are characters of the plain text, end exclusive.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extractor.training.drafts import Draft, Gold
from extractor.training.happenings import build_events, build_neutral_events, build_timeline
from extractor.training.neutral import derive_neutral
from extractor.training.places import find_words

if TYPE_CHECKING:
    from extractor.training.keys import EntityKey, Key, MoneyKey, RelationKey
    from extractor.training.marks import Mark
    from extractor.training.problems import Problem


def build_gold(
    slug: str, text: str, marks: tuple[Mark, ...], key: Key
) -> tuple[Gold, tuple[Problem, ...]]:
    """Build the answer key of one article.

    Args:
        slug: name of the article's folder.
        text: the plain text; its first line is the title.
        marks: the mentions in it.
        key: what the writer says.

    Returns:
        The key as a JSON object, and what could not be placed in the text.
    """
    draft = Draft(text, marks, key)
    relations, unasserted = _relations(draft)
    gold: Gold = {
        "id": slug,
        "title": text.split("\n", 1)[0],
        "published": key.published,
        "entities": _entities(draft),
        "events": build_events(draft),
        "relations": relations,
        "traps": _traps(draft, relations, unasserted),
        "unasserted": unasserted,
        "money": _money(draft),
        "mentions": [
            [mark.start, mark.end, entity, mark.kind] for mark in marks for entity in mark.entities
        ],
    }
    gold["neutral"] = {
        "entities": _neutral_names(draft),
        "events": build_neutral_events(draft),
        "relations": derive_neutral(gold, key.neutral_relations),
    }
    if key.whos_who:
        gold["whos_who"] = _whos_who(draft)
    if key.what_happened_when:
        gold["what_happened_when"] = build_timeline(draft)
    if key.story:
        gold["story"] = key.story
    return gold, tuple(draft.problems)


def _entities(draft: Draft) -> list[Gold]:
    """Entities in order of their first mention."""
    order = list(dict.fromkeys(e for mark in draft.marks for e in mark.entities))
    for unknown in (e for e in order if e not in draft.key.entities):
        draft.fail(f"the text marks {unknown!r}, the key has no such entity")
    for unused in (e for e in draft.key.entities if e not in order):
        draft.fail(f"entity {unused!r} is never marked in the text")
    return [_entity(draft, e, draft.key.entities[e]) for e in order if e in draft.key.entities]


def _entity(draft: Draft, entity: str, known: EntityKey) -> Gold:
    forms = Counter(
        mark.text for mark in draft.marks if mark.kind == "name" and mark.entities == (entity,)
    )
    forms = Counter({form: n for form, n in forms.items() if form not in known.without})
    if not forms:
        draft.fail(f"entity {entity!r} has no name mention")
    name = known.name or max(forms, key=len, default=entity)
    if forms and name not in forms:
        draft.fail(f"name {name!r} of {entity!r} is not marked in the text")
    gold: Gold = {
        "id": entity,
        "name": name,
        "type": known.type,
        "aliases": sorted(form for form in forms if form != name),
    }
    if known.english:
        gold["english"] = known.english
    return gold


def _relations(draft: Draft) -> tuple[list[Gold], list[Gold]]:
    """Asserted relations, and those that are planned, hedged or negated."""
    placed = [_relation(draft, relation) for relation in draft.key.relations]
    merged: dict[tuple[str, ...], Gold] = {}
    for gold in sorted((g for g in placed if g), key=lambda g: g["evidence"]):
        identity = (gold["subject"], gold["type"], gold["object"], gold["status"])
        if identity in merged:
            merged[identity]["evidence"] += gold["evidence"]
        else:
            merged[identity] = gold
    rows = list(merged.values())
    return (
        [{k: v for k, v in row.items() if k != "status"} for row in rows if _sure(row)],
        [row for row in rows if not _sure(row)],
    )


def _relation(draft: Draft, relation: RelationKey) -> Gold | None:
    where = f"relation {relation.subject} {relation.type} {relation.object}"
    draft.check_known(relation.subject, where)
    draft.check_known(relation.object, where)
    try:
        quote = draft.locate.quote(relation.quote)
    except ValueError as error:
        draft.fail(f"{where}: {error}")
        return None
    sentence = draft.locate.sentence(quote)
    for end in (relation.subject, relation.object):
        if not draft.is_mentioned(end, sentence):
            draft.warn(f"{where}: its sentence has no mention of {end}: widen the quote or mark it")
    return {
        "subject": relation.subject,
        "type": relation.type,
        "object": relation.object,
        "quote": draft.text[slice(*sentence)],
        "evidence": [list(sentence)],
        "status": relation.status,
    }


def _traps(draft: Draft, relations: list[Gold], unasserted: list[Gold]) -> list[Gold]:
    """Traps of the key, and every relation that is told but not as a fact."""
    sure = {(r["subject"], r["type"], r["object"]) for r in relations}
    traps: dict[tuple[str, ...], Gold] = {}
    for row in unasserted:
        triple = (row["subject"], row["type"], row["object"])
        if triple not in sure:
            traps[triple] = {"quote": row["quote"], "not": list(triple), "why": row["status"]}
    for trap in draft.key.traps:
        triple = (trap.subject, trap.type, trap.object)
        draft.check_known(trap.subject, f"trap {trap.quote[:40]!r}")
        draft.check_known(trap.object, f"trap {trap.quote[:40]!r}")
        if triple in sure:
            draft.fail(f"trap {' '.join(triple)} is also stated as a relation")
        quote = draft.widened(trap.quote, "trap")
        traps[triple] = {"quote": quote, "not": list(triple), "why": trap.why}
    return list(traps.values())


def _neutral_names(draft: Draft) -> list[Gold]:
    """Names marked as no entity of ours, that are no name of an entity either."""
    ours = {mark.text for mark in draft.marks if mark.kind == "name"}
    none = dict.fromkeys(mark.text for mark in draft.marks if mark.kind == "none")
    return [
        {"name": n, "why": "no entity of the six types"}
        for n in none
        if n not in ours and any(c.isupper() or ord(c) > 0x2E80 for c in n)
    ]


def _whos_who(draft: Draft) -> list[str]:
    """Entities of a Who's Who that the page prints."""
    for entity in draft.key.whos_who:
        draft.check_known(entity, "whos_who")
    return list(draft.key.whos_who)


def _money(draft: Draft) -> list[Gold]:
    """Sums of money, in order of the text."""
    rows = [row for sum_ in draft.key.money for row in _sums(draft, sum_)]
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def _sums(draft: Draft, money: MoneyKey) -> list[Gold]:
    found = find_words(draft.text, money.text, (0, len(draft.text)))
    if not found:
        draft.fail(f"money {money.text!r} is not in the text")
    rest = {
        "amount": money.amount,
        "currency": money.currency,
        "approximation": money.approximation,
    }
    return [draft.stretch(span) | rest for span in found]


def _sure(relation: Gold) -> bool:
    return bool(relation["status"] == "asserted")
