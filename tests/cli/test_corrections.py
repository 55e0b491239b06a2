"""A person corrects by names, reviews the list, carries it to another store and takes it back."""

from __future__ import annotations

import json

import pytest

from extractor.store import open_store
from tests.factories import FOLLOW_UP, MERGER, STRANGER, WORLD, told

EVENT = told(STRANGER).events[0].id


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "own.db"
    with open_store(path, create=True) as opened:
        for plan in WORLD:
            opened.writer().save_extraction(told(plan))
    return path


COMMANDS = [
    (("merge", "Montvale Bank", "Quillon Software"), "merge company:montvale-bank"),
    (("split", "Harborline Shipping", "Harborline"), "split company:harborline-shipping"),
    (("rename", "Ada Brandt", "Ada M. Brandt"), "rename person:ada-brandt"),
    (("retype", "Tidewell", "company"), "retype product:tidewell"),
    (("redate", EVENT, "2031-04"), f"redate {EVENT}"),
    (("forget", "Rotterdam"), "forget place:rotterdam"),
    (("forget", EVENT), f"forget {EVENT}"),
]


@pytest.mark.parametrize(("words", "told_as"), COMMANDS, ids=lambda v: " ".join(v)[:30])
def test_each_is_told_listed_and_undone(run, store, words, told_as):
    before = run("export", "--format", "json", "-o", "-", "--store", store).out
    said = run(*words, "--store", store)
    assert said.status == 0
    assert told_as in said.out
    changed = run("export", "--format", "json", "-o", "-", "--store", store).out
    assert changed != before
    listed = run("corrections", "--store", store)
    assert said.out.strip() in listed.out
    again = run(*words[:1], *words[1:], "--store", store)
    assert again.status in {0, 2}  # what is forgotten or joined cannot be named again
    ids = [line.split()[0] for line in listed.out.splitlines()]
    assert run("undo", *ids, "--store", store).status == 0
    assert run("export", "--format", "json", "-o", "-", "--store", store).out == before
    assert run("corrections", "--store", store).out == "Nothing was corrected.\n"


def test_a_list_goes_to_a_file_and_into_another_store(run, store, tmp_path):
    for words, _ in COMMANDS[:6]:
        run(*words, "--store", store)
    exported = run("export", "--format", "json", "-o", "-", "--store", store).out
    run("corrections", "--export", tmp_path / "said.toml", "--store", store)
    listed = run("corrections", "--format", "json", "--store", store).out
    assert {row["author"] for row in json.loads(listed)} == {"person"}

    other = tmp_path / "other.db"
    with open_store(other, create=True):
        pass
    assert run("corrections", "--import", tmp_path / "said.toml", "--store", other).status == 0
    assert run("corrections", "--store", other).out.count("dormant") == 7
    with open_store(other) as opened:
        for plan in WORLD[::-1]:
            opened.writer().save_extraction(told(plan))
    assert run("corrections", "--format", "json", "--store", other).out == listed
    assert run("export", "--format", "json", "-o", "-", "--store", other).out == exported
    again = run("corrections", "--import", tmp_path / "said.toml", "--store", other)
    assert (again.status, again.out) == (0, "")
    assert again.err.count("said before") == 7


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("correction = 3", "no list of corrections"),
        ("[[correction]]\nkind = 'merge'\ntarget = 'event:1'\nvalue = 'x'", "no correction"),
        ("[[correction]]\nkind = 'redate'\ntarget = 'event:1'\nvalue = 'soon'", "is no date"),
        ("[[", "no list of corrections"),
    ],
)
def test_a_list_that_says_something_else_is_refused_whole(run, store, tmp_path, content, reason):
    path = tmp_path / "said.toml"
    path.write_text(content, encoding="utf-8")
    answer = run("corrections", "--import", path, "--store", store)
    assert answer.status == 2
    assert reason in answer.err
    assert run("corrections", "--store", store).out == "Nothing was corrected.\n"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("merge", "Montvale Bank", "Montvale Bank"), "No other entity"),
        (("split", "Montvale Bank", "Quillon Software"), "No name of company:montvale-bank"),
        (("redate", "company:montvale-bank", "2031"), "No event"),
        (("redate", EVENT, "soon"), "is no date"),
        (("retype", "Tidewell", "planet"), "planet"),
        (("rename", "Tidewell", " "), "blanks"),
        (("undo", "fix:0"), "No one correction"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(run, store, words, reason):
    answer = run(*words, "--store", store)
    assert answer.status == 2
    assert reason in answer.err
    assert "Traceback" not in answer.err


def test_why_tells_what_a_person_said(run, store):
    run("rename", "Ada Brandt", "Ada M. Brandt", "--store", store)
    run("redate", EVENT, "2031-04", "--store", store)
    run("merge", "Montvale Bank", "Quillon Software", "--store", store)
    assert "corrected by a person: rename" in run("why", "person:ada-brandt", "--store", store).out
    assert "corrected by a person: redate" in run("why", EVENT, "--store", store).out
    assert "a person said so (fix:" in run("why", "Montvale Bank", "--store", store).out


def test_a_merged_event_is_dated_with_all_its_reports(run, store):
    late = next(e for e in told(FOLLOW_UP).events if e.lemma == "bought")
    soon = next(e for e in told(MERGER).events if e.lemma == "bought")
    run("redate", late.id, "2031-03-03", "--store", store)
    assert run("redate", soon.id, "2031-03", "--store", store).out.count("redate") == 2
    event = json.loads(run("why", late.id, "--format", "json", "--store", store).out)["record"]
    assert event["when"]["edtf"] == "2031-03"
    assert len(event["joins"]) == 1
