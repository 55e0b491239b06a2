"""An article annotated twice goes in, what both keys say and what each says comes out, by layer.

Counts: `wanted` is the first key's, `given` the second's, `right` what both have.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from extractor.scoring import Count
from extractor.scoring.alignment import Triple, directed
from extractor.training.twice import Json, Twice, days_of, pair_up

if TYPE_CHECKING:
    from extractor.training.clusters import Cluster


def mentions(twice: Twice) -> Count:
    """The same stretch, whatever it stands for."""
    return _shared(_types(twice.first).keys(), _types(twice.second).keys())


def typed_mentions(twice: Twice) -> Count:
    """The same stretch, of an entity of the same type."""
    return _shared(_types(twice.first).items(), _types(twice.second).items())


def entities(twice: Twice) -> Count:
    """Entities that share a name, paired one to one, of the same type."""
    wanted, given = twice.first["entities"], twice.second["entities"]
    types = {e["id"]: e["type"] for e in wanted}
    right = {twice.meant[e["id"]] for e in given if types.get(twice.meant[e["id"]]) == e["type"]}
    return Count(right=len(right), given=len(given), wanted=len(wanted))


def triggers(twice: Twice) -> Count:
    """Events whose triggers overlap."""
    return Count(
        right=len(twice.events),
        given=len(twice.second["events"]),
        wanted=len(twice.first["events"]),
    )


def event_days(twice: Twice) -> Count:
    """Of the events with one trigger, those with the same first and last day."""
    same = sum(days_of(one) == days_of(other) for one, other in _matched(twice))
    return Count(right=same, given=len(twice.events), wanted=len(twice.events))


def participants(twice: Twice) -> Count:
    """Of the events with one trigger, the entities that take part."""
    return add_up(
        _shared(one["roles"].keys(), {twice.meant[e] for e in other["roles"]})
        for one, other in _matched(twice)
    )


def participants_in_role(twice: Twice) -> Count:
    """Of the events with one trigger, the entities that take part, as agent, object or other."""
    return add_up(
        _shared(one["roles"].items(), {(twice.meant[e], r) for e, r in other["roles"].items()})
        for one, other in _matched(twice)
    )


def relations(twice: Twice) -> Count:
    """Stated relations: both ends, type and direction."""
    return _shared(*_stated(twice))


def relations_not_left_open(twice: Twice) -> Count:
    """The same without those that the other annotator saw and left open (`neutral_relations`)."""
    wanted, given = _stated(twice)
    first = {_triple(r) for r in twice.first["neutral"]["relations"]}
    second = {_triple(r, twice.meant) for r in twice.second["neutral"]["relations"]}
    return _shared(wanted - (second - given), given - (first - wanted))


def money(twice: Twice) -> Count:
    """Sums whose words overlap, with the same amount and currency."""
    wanted, given = twice.first["money"], twice.second["money"]

    def worth_the_same(i: int, j: int) -> bool:
        return _worth(wanted[i]) == _worth(given[j])

    pairs = pair_up(wanted, given, alike=worth_the_same)
    right = sum(worth_the_same(*pair) for pair in pairs)
    return Count(right=right, given=len(given), wanted=len(wanted))


COUNTED: dict[str, Callable[[Twice], Count]] = {
    "mention": mentions,
    "mention and type": typed_mentions,
    "entity and type": entities,
    "event trigger": triggers,
    "... its days": event_days,
    "... participants": participants,
    "... and their roles": participants_in_role,
    "relation": relations,
    "relation not left open": relations_not_left_open,
    "money": money,
}


def type_labels(twice: Twice) -> Iterator[tuple[str, str]]:
    """Types of the stretches that both marked."""
    first, second = _types(twice.first), _types(twice.second)
    yield from ((first[span], second[span]) for span in first if span in second)


def kind_labels(twice: Twice) -> Iterator[tuple[str, str]]:
    """Kinds of the stretches that both marked: name, nominal, pronoun."""
    first, second = (
        {(s, e): k for s, e, _, k in g["mentions"]} for g in (twice.first, twice.second)
    )
    yield from ((first[span], second[span]) for span in first if span in second)


def status_labels(twice: Twice) -> Iterator[tuple[str, str]]:
    """Statuses of the events that one trigger tells; denied ones are no events of a key."""
    yield from ((one["status"], other["status"]) for one, other in _matched(twice))


LABELLED: dict[str, Callable[[Twice], Iterator[tuple[str, str]]]] = {
    "type of a mention": type_labels,
    "kind of a mention": kind_labels,
    "status of an event": status_labels,
}


def clusters(gold: Json) -> list[Cluster]:
    """Mentions of each entity; those that stand for several ("both companies") are left out."""
    owners: dict[tuple[int, int], list[str]] = {}
    for start, end, entity, _ in gold["mentions"]:
        owners.setdefault((start, end), []).append(entity)
    found: dict[str, set[tuple[int, int]]] = {}
    for span, ids in owners.items():
        if len(ids) == 1:
            found.setdefault(ids[0], set()).add(span)
    return [frozenset(spans) for spans in found.values()]


def add_up(counts: Iterable[Count]) -> Count:
    """Add counts up, none giving none."""
    return sum(counts, Count(right=0, given=0, wanted=0))


def _matched(twice: Twice) -> Iterator[tuple[Json, Json]]:
    yield from ((twice.first["events"][i], twice.second["events"][j]) for i, j in twice.events)


def _types(gold: Json) -> dict[tuple[int, int], str]:
    types = {entity["id"]: entity["type"] for entity in gold["entities"]}
    found: dict[tuple[int, int], set[str]] = {}
    for start, end, entity, _ in gold["mentions"]:
        found.setdefault((start, end), set()).add(types[entity])
    return {span: ", ".join(sorted(names)) for span, names in found.items()}


def _stated(twice: Twice) -> tuple[set[Triple], set[Triple]]:
    return (
        {_triple(r) for r in twice.first["relations"]},
        {_triple(r, twice.meant) for r in twice.second["relations"]},
    )


def _triple(relation: Json, meant: Mapping[str, str] | None = None) -> Triple:
    subject, object_ = relation["subject"], relation["object"]
    if meant is not None:
        subject, object_ = meant[subject], meant[object_]
    return directed((subject, relation["type"], object_))


def _worth(sum_: Json) -> tuple[float, str | None]:
    return float(sum_["amount"]), sum_["currency"]


def _shared(wanted: Iterable[Hashable], given: Iterable[Hashable]) -> Count:
    ones, others = set(wanted), set(given)
    return Count(right=len(ones & others), given=len(others), wanted=len(ones))
