"""What a person says is applied whatever comes and goes, and can be taken back without a trace."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from extractor.errors import BadDate, UnknownName
from extractor.resolve import Correction
from extractor.store import open_store
from tests.factories import FOLLOW_UP, MERGER, STRANGER, WORLD, Draft, Fact, Name, Tie, told

ALL = [told(plan) for plan in WORLD]


def fill(store, extractions=ALL):
    writer = store.writer()
    for extraction in extractions:
        writer.save_extraction(extraction)
    return writer


def state(store):
    return store.load().model_dump_json(), store.judgements()


def names(store):
    return {entity.id: entity.name for entity in store.load().entities}


def event_id(plan: Draft) -> str:
    return told(plan).events[0].id


def fix(kind: str, target: str, value: str = "") -> Correction:
    return Correction(kind=kind, target=target, value=value)


EACH = [
    fix("merge", "company:montvale-bank", "company:quillon-software"),
    fix("split", "company:harborline-shipping", "Harborline"),
    fix("rename", "company:montvale-bank", "Montvale Savings"),
    fix("retype", "product:tidewell", "company"),
    fix("redate", event_id(STRANGER), "2031-04"),
    fix("forget", "place:rotterdam"),
    fix("forget", event_id(STRANGER)),
]


def test_merge_joins_what_no_name_joins(store):
    fill(store).add_correction(EACH[0])
    assert "company:montvale-bank" not in names(store)
    (judgement,) = store.judgements("company:quillon-software")
    assert (judgement.verdict, judgement.why) == ("same", f"a person said so ({EACH[0].id})")


def test_split_undoes_a_link_across_articles(store):
    assert "company:harborline" not in names(fill(store) and store)
    store.writer().add_correction(fix("split", "company:harborline-shipping", "company:harborline"))
    assert {"company:harborline", "company:harborline-shipping"} <= set(names(store))


def test_split_takes_a_wrong_alias_with_what_it_tells(store):
    plan = Draft(
        sentences=("Nordane Media owns Brisk Games.", "Brisk Games opened a studio in Rotterdam."),
        names=(Name("company", "Nordane Media", ("Brisk Games",)), Name("place", "Rotterdam")),
        facts=(Fact(1, "opened", (("Nordane Media", "agent"),), "2031-04-09"),),
        ties=(Tie(1, "Nordane Media", "located_in", "Rotterdam"),),
    )
    fill(store, [told(plan)]).add_correction(fix("split", "company:nordane-media", "Brisk Games"))
    library = store.load()
    found = {entity.id: [m.text for m in entity.mentions] for entity in library.entities}
    assert found["company:nordane-media"] == ["Nordane Media"]
    assert found["company:brisk-games"] == ["Brisk Games", "Brisk Games"]
    assert [p.entity for p in library.events[0].participants] == ["company:brisk-games"]
    assert library.relations[0].source == "company:brisk-games"


def test_rename_is_found_under_both_names(store):
    fill(store).add_correction(EACH[2])
    assert names(store)["company:montvale-bank"] == "Montvale Savings"
    assert store.entity("company:montvale-bank").name == "Montvale Savings"
    for name in ("Montvale Savings", "Montvale Bank"):
        assert store.find_entities(name) == ("company:montvale-bank",)


def test_retype_moves_the_entity_and_its_ties(store):
    fill(store).add_correction(EACH[3])
    assert "product:tidewell" not in names(store)
    assert {r.target for r in store.relations() if r.type == "develops"} == {"company:tidewell"}


def test_redate_keeps_the_precision_that_the_person_gave(store):
    fill(store).add_correction(EACH[4])
    event = store.fact(event_id(STRANGER))
    assert (event.when.edtf, event.when.precision, event.anchor) == ("2031-04", "month", "stated")
    assert EACH[4].id in event.rule


def test_forget_takes_an_entity_out_of_all_that_is_told(store):
    fill(store).add_correction(EACH[5])
    library = store.load()
    assert "place:rotterdam" not in {entity.id for entity in library.entities}
    assert "place:rotterdam" not in {r.target for r in library.relations}


def test_forget_takes_an_event_out(store):
    fill(store).add_correction(EACH[6])
    assert event_id(STRANGER) not in {event.id for event in store.events()}


@pytest.mark.parametrize("correction", EACH, ids=lambda c: f"{c.kind} {c.target}")
def test_undone_is_as_never_said(store, correction):
    writer = fill(store)
    before = state(store)
    assert writer.add_correction(correction)
    assert not writer.add_correction(correction)
    assert state(store) != before
    assert writer.undo_correction(correction.id) == correction
    assert state(store) == before
    assert store.corrections() == ()


@pytest.mark.parametrize("correction", EACH, ids=lambda c: f"{c.kind} {c.target}")
def test_a_correction_survives_its_articles(store, correction):
    writer = fill(store)
    writer.add_correction(correction)
    corrected = state(store)
    for extraction in ALL:
        writer.remove(extraction.article.id)
    assert [c.is_dormant for c in store.corrections()] == [True]
    fill(store, ALL[::-1])
    assert [c.is_dormant for c in store.corrections()] == [False]
    assert state(store) == corrected


@given(
    said=st.lists(st.sampled_from(range(len(EACH))), unique=True, max_size=3),
    order=st.permutations(range(4)),
    taken_back=st.booleans(),
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_when_it_is_said_does_not_matter(tmp_path_factory, said, order, taken_back):
    folder = tmp_path_factory.mktemp("said")
    with open_store(folder / "a.db", create=True) as first:
        fill(first)
        for i in said:
            first.writer().add_correction(EACH[i])
        if taken_back and said:
            first.writer().undo_correction(EACH[said[0]].id)
        with open_store(folder / "b.db", create=True) as second:
            for i in said[1 if taken_back else 0 :]:
                second.writer().add_correction(EACH[i])
            fill(second, [ALL[i] for i in order])
            assert state(first) == state(second)


def test_what_cannot_be_undone_is_named(store):
    writer = fill(store)
    with pytest.raises(UnknownName, match="fix:0"):
        writer.undo_correction("fix:0")


@pytest.mark.parametrize(
    ("kind", "target", "value"),
    [
        ("redate", "company:montvale-bank", "2031"),
        ("redate", "event:1", "soon"),
        ("retype", "company:montvale-bank", "planet"),
        ("rename", "company:montvale-bank", " "),
        ("merge", "event:1", "event:2"),
    ],
)
def test_what_could_not_be_applied_is_refused(kind, target, value):
    with pytest.raises((ValidationError, BadDate)):
        fix(kind, target, value)


def test_two_reports_of_a_corrected_event_are_joined_again(store):
    """The two stories disagree by a day; corrected, they tell one event."""
    writer = fill(store)
    (late,) = [e for e in told(FOLLOW_UP).events if e.lemma == "bought"]
    writer.add_correction(fix("redate", late.id, "2031-03-03"))
    (event,) = [e for e in store.events() if e.reports]
    assert {e.article for e in event.evidence} == {told(p).article.id for p in (MERGER, FOLLOW_UP)}
    assert event.sources == 2
