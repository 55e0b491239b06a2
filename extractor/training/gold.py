"""Plain text, marks and key go in, the answer key in the format of `gold.json` comes out.

Offsets in it are characters of the plain text, end exclusive.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from extractor.training.dates import read_days
from extractor.training.neutral import derive_neutral
from extractor.training.places import Locator, find_words
from extractor.training.problems import Problem

if TYPE_CHECKING:
    from extractor.training.keys import EntityKey, EventKey, Key, MoneyKey, RelationKey
    from extractor.training.marks import Mark

Gold = dict[str, Any]


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
    builder = _Builder(text, marks, key)
    relations, unasserted = builder.relations()
    gold: Gold = {
        "id": slug,
        "title": text.split("\n", 1)[0],
        "published": key.published,
        "entities": builder.entities(),
        "events": builder.events(),
        "relations": relations,
        "traps": builder.traps(relations, unasserted),
        "unasserted": unasserted,
        "money": builder.money(),
        "mentions": [
            [mark.start, mark.end, entity, mark.kind] for mark in marks for entity in mark.entities
        ],
    }
    gold["neutral"] = {
        "entities": builder.neutral_names(),
        "events": builder.neutral_events(),
        "relations": derive_neutral(gold, key.neutral_relations),
    }
    if key.whos_who:
        gold["whos_who"] = builder.whos_who()
    if key.what_happened_when:
        gold["what_happened_when"] = builder.timeline()
    if key.story:
        gold["story"] = key.story
    return gold, tuple(builder.problems)


class _Builder:
    """One article on its way; collects problems instead of stopping at the first."""

    def __init__(self, text: str, marks: tuple[Mark, ...], key: Key) -> None:
        self.text = text
        self.marks = marks
        self.key = key
        self.locate = Locator(text)
        self.problems: list[Problem] = []

    def fail(self, text: str) -> None:
        """Note an error."""
        self.problems.append(Problem(level="error", text=text))

    def entities(self) -> list[Gold]:
        """Entities in order of their first mention."""
        order = list(dict.fromkeys(e for mark in self.marks for e in mark.entities))
        for unknown in (e for e in order if e not in self.key.entities):
            self.fail(f"the text marks {unknown!r}, the key has no such entity")
        for unused in (e for e in self.key.entities if e not in order):
            self.fail(f"entity {unused!r} is never marked in the text")
        return [self._entity(e, self.key.entities[e]) for e in order if e in self.key.entities]

    def _entity(self, entity: str, known: EntityKey) -> Gold:
        forms = Counter(
            mark.text for mark in self.marks if mark.kind == "name" and mark.entities == (entity,)
        )
        forms = Counter({form: n for form, n in forms.items() if form not in known.without})
        if not forms:
            self.fail(f"entity {entity!r} has no name mention")
        name = known.name or max(forms, key=len, default=entity)
        if forms and name not in forms:
            self.fail(f"name {name!r} of {entity!r} is not marked in the text")
        gold: Gold = {
            "id": entity,
            "name": name,
            "type": known.type,
            "aliases": sorted(form for form in forms if form != name),
        }
        if known.english:
            gold["english"] = known.english
        return gold

    def events(self) -> list[Gold]:
        """Events that are not negated, in order of their triggers."""
        built = [self._event(event) for event in self.key.events]
        return sorted(
            (event for event in built if event and event["status"] != "negated"),
            key=lambda event: (event["trigger"]["start"], event["what"]),
        )

    def _event(self, event: EventKey) -> Gold | None:
        for entity in event.participants:
            self._known(entity, f"event {event.quote[:40]!r}")
        if len(set(event.participants)) != len(event.participants):
            self.fail(f"event {event.quote[:40]!r}: a participant is named twice")
        start, end, precision = read_days(event.when)
        try:
            quote = self.locate.quote(event.quote)
            trigger = self.locate.within(event.trigger, quote)
            time = self._time(event, quote)
        except ValueError as error:
            self.fail(f"event {event.quote[:40]!r}: {error}")
            return None
        sentence = self.locate.sentence(quote)
        gold: Gold = {
            "start": start.isoformat() if start else None,
            "end": end.isoformat() if end else None,
            "precision": event.precision or precision,
            "quote": self.text[slice(*sentence)],
            "participants": list(event.participants),
            "what": event.what,
            "status": event.status,
            "anchor": "context" if event.context else "stated",
            "trigger": self._stretch(trigger),
            "time": self._stretch(time) if time else None,
            "roles": {
                entity: role
                for role in ("agent", "object", "other")
                for entity in getattr(event, role)
            },
            "evidence": list(sentence),
        }
        if event.status == "planned":
            gold["planned"] = True
        if event.accept:
            gold["accept"] = [_days(text) for text in event.accept]
        return gold

    def _time(self, event: EventKey, quote: tuple[int, int]) -> tuple[int, int] | None:
        if event.time is None:
            return None
        if event.context:
            return self.locate.before(event.time, self.locate.sentence(quote)[1])
        return self.locate.within(event.time, quote)

    def relations(self) -> tuple[list[Gold], list[Gold]]:
        """Asserted relations, and those that are planned, hedged or negated."""
        placed = [self._relation(relation) for relation in self.key.relations]
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

    def _relation(self, relation: RelationKey) -> Gold | None:
        where = f"relation {relation.subject} {relation.type} {relation.object}"
        self._known(relation.subject, where)
        self._known(relation.object, where)
        try:
            quote = self.locate.quote(relation.quote)
        except ValueError as error:
            self.fail(f"{where}: {error}")
            return None
        sentence = self.locate.sentence(quote)
        for end in (relation.subject, relation.object):
            if not self._mentioned(end, sentence):
                text = f"{where}: its sentence has no mention of {end}: widen the quote or mark it"
                self.problems.append(Problem(level="warning", text=text))
        return {
            "subject": relation.subject,
            "type": relation.type,
            "object": relation.object,
            "quote": self.text[slice(*sentence)],
            "evidence": [list(sentence)],
            "status": relation.status,
        }

    def traps(self, relations: list[Gold], unasserted: list[Gold]) -> list[Gold]:
        """Traps of the key, and every relation that is told but not as a fact."""
        sure = {(r["subject"], r["type"], r["object"]) for r in relations}
        traps: dict[tuple[str, ...], Gold] = {}
        for row in unasserted:
            triple = (row["subject"], row["type"], row["object"])
            if triple not in sure:
                traps[triple] = {"quote": row["quote"], "not": list(triple), "why": row["status"]}
        for trap in self.key.traps:
            triple = (trap.subject, trap.type, trap.object)
            self._known(trap.subject, f"trap {trap.quote[:40]!r}")
            self._known(trap.object, f"trap {trap.quote[:40]!r}")
            if triple in sure:
                self.fail(f"trap {' '.join(triple)} is also stated as a relation")
            quote = self._widened(trap.quote, "trap")
            traps[triple] = {"quote": quote, "not": list(triple), "why": trap.why}
        return list(traps.values())

    def neutral_names(self) -> list[Gold]:
        """Names marked as no entity of ours, that are no name of an entity either."""
        ours = {mark.text for mark in self.marks if mark.kind == "name"}
        none = dict.fromkeys(mark.text for mark in self.marks if mark.kind == "none")
        return [
            {"name": n, "why": "no entity of the six types"}
            for n in none
            if n not in ours and any(c.isupper() or ord(c) > 0x2E80 for c in n)
        ]

    def neutral_events(self) -> list[Gold]:
        """Second readings, negated events, and what a printed timeline tells once more."""
        rows = [(e.quote, e.when, e.why) for e in self.key.neutral_events]
        rows += [(e.quote, e.when, "printed digest") for e in self.key.what_happened_when]
        rows += [(e.quote, e.when, "negated") for e in self.key.events if e.status == "negated"]
        neutral = []
        for words, when, why in rows:
            start, end = _days(when)
            quote = self._widened(words, "neutral event")
            neutral.append({"start": start, "end": end, "quote": quote, "why": why})
        return neutral

    def whos_who(self) -> list[str]:
        """Entities of a Who's Who that the page prints."""
        for entity in self.key.whos_who:
            self._known(entity, "whos_who")
        return list(self.key.whos_who)

    def timeline(self) -> list[Gold]:
        """Lines of a What Happened When that the page prints."""
        rows = []
        for row in self.key.what_happened_when:
            start, end = _days(row.when)
            quote = self._widened(row.quote, "what_happened_when")
            rows.append({"start": start, "end": end, "quote": quote})
        return rows

    def money(self) -> list[Gold]:
        """Sums of money, in order of the text."""
        rows = [row for sum_ in self.key.money for row in self._sums(sum_)]
        return sorted(rows, key=lambda row: (row["start"], row["end"]))

    def _sums(self, money: MoneyKey) -> list[Gold]:
        found = find_words(self.text, money.text, (0, len(self.text)))
        if not found:
            self.fail(f"money {money.text!r} is not in the text")
        rest = {
            "amount": money.amount,
            "currency": money.currency,
            "approximation": money.approximation,
        }
        return [self._stretch(span) | rest for span in found]

    def _widened(self, words: str, where: str) -> str:
        try:
            return self.text[slice(*self.locate.sentence(self.locate.quote(words)))]
        except ValueError as error:
            self.fail(f"{where}: {error}")
            return words

    def _known(self, entity: str, where: str) -> None:
        if entity not in self.key.entities:
            self.fail(f"{where}: no entity {entity!r}")

    def _mentioned(self, entity: str, area: tuple[int, int]) -> bool:
        return any(
            entity in mark.entities and area[0] <= mark.start and mark.end <= area[1]
            for mark in self.marks
        )

    def _stretch(self, span: tuple[int, int]) -> Gold:
        return {"text": self.text[slice(*span)], "start": span[0], "end": span[1]}


def _sure(relation: Gold) -> bool:
    return bool(relation["status"] == "asserted")


def _days(text: str) -> list[str | None]:
    start, end, _ = read_days(text)
    return [start.isoformat() if start else None, end.isoformat() if end else None]
