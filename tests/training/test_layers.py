"""Two small keys of our own, with one difference each in every layer."""

import copy
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from extractor.scoring import Count
from extractor.training import agreement, layers
from extractor.training.agreement import ceiling, kappa, table
from extractor.training.problems import AnnotationError
from extractor.training.twice import Twice, as_output, compare, pair_up, read_twice

TEXT = "Fjordby bought Krispa in May for $95 million. It is to shut Tormund in June."


def at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def mention(words: str, entity: str, kind: str = "name") -> list[Any]:
    return [at(words)["start"], at(words)["end"], entity, kind]


def event(quote: str, trigger: str, days: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {
        "start": days[0],
        "end": days[1],
        "precision": "month",
        "quote": quote,
        "what": quote,
        "status": "asserted",
        "anchor": "stated",
        "trigger": at(trigger),
        **more,
        "participants": list(more["roles"]),
    }


DEAL, CLOSURE = TEXT.split(" It ")[0], "It " + TEXT.split(" It ")[1]
MAY, JUNE = ("2024-05-01", "2024-05-31"), ("2024-06-01", "2024-06-30")
FIRST: dict[str, Any] = {
    "published": "2024-05-30",
    "entities": [
        {"id": "fjordby", "name": "Fjordby", "type": "company", "aliases": []},
        {"id": "krispa", "name": "Krispa", "type": "company", "aliases": []},
        {"id": "tormund", "name": "Tormund", "type": "place", "aliases": []},
    ],
    "mentions": [
        mention("Fjordby", "fjordby"),
        mention("Krispa", "krispa"),
        mention("It", "fjordby", "pronoun"),
        mention("Tormund", "tormund"),
    ],
    "events": [
        event(DEAL, "bought", MAY, roles={"fjordby": "agent", "krispa": "object"}),
        event(CLOSURE, "shut", JUNE, roles={"fjordby": "agent"}, status="planned"),
    ],
    "relations": [
        {"subject": "fjordby", "type": "acquires", "object": "krispa", "quote": DEAL},
        {"subject": "fjordby", "type": "located_in", "object": "tormund", "quote": CLOSURE},
    ],
    "unasserted": [],
    "traps": [],
    "money": [at("$95 million") | {"amount": "95000000", "currency": "USD"}],
    "neutral": {"entities": [], "events": [], "relations": []},
}


def second() -> dict[str, Any]:
    """The first key with other ids, and nothing else changed."""
    renamed = {"fjordby": "f", "krispa": "k", "tormund": "t"}
    gold = copy.deepcopy(FIRST)
    gold["entities"] = [e | {"id": renamed[e["id"]]} for e in gold["entities"]]
    gold["mentions"] = [[s, e, renamed[i], kind] for s, e, i, kind in gold["mentions"]]
    for row in gold["events"]:
        row["roles"] = {renamed[e]: role for e, role in row["roles"].items()}
        row["participants"] = list(row["roles"])
    for row in gold["relations"]:
        row |= {"subject": renamed[row["subject"]], "object": renamed[row["object"]]}
    return gold


def read(gold: dict[str, Any]) -> Twice:
    return compare("fjordby-krispa", FIRST, gold)


def count(right: int, given: int, wanted: int) -> Count:
    return Count(right=right, given=given, wanted=wanted)


@pytest.mark.parametrize("layer", sorted(layers.COUNTED))
def test_other_ids_are_no_difference(layer: str) -> None:
    assert layers.COUNTED[layer](read(second())).f1 == 1


def test_a_stretch_may_agree_and_its_type_not() -> None:
    gold = second()
    gold["entities"][2]["type"] = "company"
    gold["mentions"].pop(2)
    assert layers.mentions(read(gold)) == count(3, 3, 4)
    assert layers.typed_mentions(read(gold)) == count(2, 3, 4)
    assert layers.entities(read(gold)) == count(2, 3, 3)
    assert ("place", "company") in list(layers.type_labels(read(gold)))


def test_kinds_are_compared_where_both_marked() -> None:
    gold = second()
    gold["mentions"][2][3] = "nominal"
    assert list(layers.kind_labels(read(gold))).count(("pronoun", "nominal")) == 1


def test_days_status_and_participants_are_compared_where_triggers_overlap() -> None:
    gold = second()
    gold["events"][0] |= {
        "trigger": at("bought Krispa"),
        "end": "2024-05-30",
        "roles": {"f": "other"},
    }
    gold["events"][1] |= {"trigger": at("is"), "status": "hedged"}
    found = read(gold)
    assert found.events == ((0, 0),)
    assert layers.triggers(found) == count(1, 2, 2)
    assert layers.event_days(found) == count(0, 1, 1)
    assert layers.participants(found) == count(1, 1, 2)
    assert layers.participants_in_role(found) == count(0, 1, 2)
    assert list(layers.status_labels(found)) == [("asserted", "asserted")]


def test_a_relation_that_the_other_left_open_is_a_difference_of_the_border_alone() -> None:
    gold = second()
    open_row = gold["relations"].pop()
    assert layers.relations(read(gold)) == count(1, 1, 2)
    assert layers.relations_not_left_open(read(gold)) == count(1, 1, 2)
    gold["neutral"]["relations"] = [open_row]
    assert layers.relations(read(gold)) == count(1, 1, 2)
    assert layers.relations_not_left_open(read(gold)) == count(1, 1, 1)


def test_a_turned_relation_and_an_unknown_end_do_not_agree() -> None:
    gold = second()
    gold["relations"][0] |= {"subject": "k", "object": "f"}
    gold["entities"][2]["name"] = "Tormund Works"
    assert layers.relations(read(gold)) == count(0, 2, 2)
    assert read(gold).meant["t"] == "?t"


def test_sums_agree_by_worth_and_one_to_one() -> None:
    gold = second()
    gold["money"] *= 2
    assert layers.money(read(gold)) == count(1, 2, 1)
    gold["money"] = [gold["money"][0] | {"currency": "NOK"}]
    assert layers.money(read(gold)) == count(0, 1, 1)


def test_groups_are_left_out_of_coreference() -> None:
    gold = copy.deepcopy(FIRST)
    gold["mentions"].append(mention("It", "krispa", "pronoun"))
    spans = frozenset((at(w)["start"], at(w)["end"]) for w in ("Fjordby",))
    assert spans in layers.clusters(gold)
    assert len(layers.clusters(FIRST)[0]) == 2


def test_equal_stretches_pair_before_alike_ones() -> None:
    ones = [{"start": 0, "end": 4}, {"start": 0, "end": 4}, {"start": 9, "end": 12}]
    others = [{"start": 0, "end": 8}, {"start": 0, "end": 4}]
    assert pair_up(ones, others, alike=lambda i, j: (i, j) == (1, 1)) == ((0, 0), (1, 1))


def test_kappa_is_what_chance_does_not_explain() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1
    assert kappa([("a", "a"), ("a", "a")]) == 1
    assert kappa([("a", "b"), ("b", "a")]) == -1


def test_a_key_as_output_scores_full_marks_against_itself() -> None:
    scores = ceiling([read(second())])
    assert all(c.right == c.given == c.wanted for c in scores.layers.values())
    assert {"entity", "event", "participant", "relation"} <= set(scores.layers)
    assert {node["type"] for node in as_output(FIRST)["nodes"]} == {"company", "place", "event"}


def test_the_table_has_a_line_for_every_layer() -> None:
    lines = "\n".join(table([read(second())]))
    for layer in (*layers.COUNTED, *layers.LABELLED, "coreference"):
        assert layer in lines


def test_a_second_key_without_a_first_is_told(tmp_path: Path) -> None:
    (tmp_path / "second" / "nowhere").mkdir(parents=True)
    (tmp_path / "second" / "nowhere" / "gold.json").write_text("{}", "utf-8")
    with pytest.raises(AnnotationError, match="no nowhere in dev or train"):
        list(read_twice(tmp_path))


def test_the_command_names_differences(monkeypatch: pytest.MonkeyPatch) -> None:
    gold = second()
    gold["events"].pop()
    monkeypatch.setattr(agreement, "read_twice", lambda: iter([read(gold)]))
    app = typer.Typer()
    app.command()(agreement.main)
    told = CliRunner().invoke(app, ["--explain"]).stdout
    assert "fjordby-krispa" in told
    assert "missed" in told
    assert "1 articles" in CliRunner().invoke(app, []).stdout
