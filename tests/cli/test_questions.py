"""Questions to a store: what they print, as text and as JSON."""

from __future__ import annotations

import json

import pytest

from tests.factories import CHINESE, FOLLOW_UP, MERGER, told

MERGER_ID = told(MERGER).article.id


def as_json(answer):
    assert answer.status == 0, answer.err
    return json.loads(answer.out)


# --- who ----------------------------------------------------------------------------------------


def test_who_tells_all(ask):
    answer = ask("who")
    assert answer.status == 0
    for name in ("Harborline", "Quillon Software", "Ada Brandt", "Tidewell", "Montvale Bank"):
        assert name in answer.out


def test_who_of_a_name_tells_that_one_under_any_of_its_names(ask):
    by_alias = ask("who", "harborline")
    assert by_alias.out == ask("who", "company:harborline-shipping").out
    assert "Montvale" not in by_alias.out
    (profile,) = as_json(ask("who", "HARBORLINE", "--format", "json"))
    assert profile["id"] == "company:harborline-shipping"
    assert profile["articles"] == 2
    assert profile["text"]


def test_who_of_a_name_that_nobody_has(ask):
    answer = ask("who", "Quilon Softwear")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        "extractor: No entity called 'Quilon Softwear'. Nearest: Quillon Software.\n"
    )


def test_who_in_one_article(ask):
    profiles = as_json(ask("who", "--article", MERGER_ID[:7], "--format", "json"))
    assert {profile["articles"] for profile in profiles} == {1}
    assert "product:tidewell" not in {profile["id"] for profile in profiles}


# --- when ---------------------------------------------------------------------------------------


def days(answer):
    return [entry["when"]["edtf"] for entry in as_json(answer)]


def test_when_is_in_order_of_time(ask):
    assert days(ask("when", "--format", "json")) == [
        "2031-03-03",
        "2031-03-04",
        "2031-04-09",
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--from", "2031-03-04"), ["2031-03-04", "2031-04-09"]),
        (("--to", "2031-03"), ["2031-03-03", "2031-03-04"]),
        (("--from", "2031-04", "--to", "2031"), ["2031-04-09"]),
        (("--entity", "montvale bank"), ["2031-04-09"]),
        (("--entity", "Harborline"), ["2031-03-04"]),
        (("--article", MERGER_ID), ["2031-03-03"]),
        (("--section", "whos_who"), []),
    ],
)
def test_when_narrows(ask, options, expected):
    assert days(ask("when", *options, "--format", "json")) == expected


def test_when_shows_source_and_id_of_each_line(ask):
    answer = ask("when", "--from", "2031-04")
    (event,) = as_json(ask("when", "--from", "2031-04", "--format", "json"))
    assert "April 9, 2031" in answer.out
    # what is told word for word is not quoted again
    assert answer.out.count("Montvale Bank opened a branch in Rotterdam on April 9, 2031.") == 1
    assert "A quiet week, 2031-05-02, para. 2" in " ".join(answer.out.split())
    assert event["events"][0] in answer.out


@pytest.mark.parametrize(
    "value", ["yesterday", "2031-13", "2031-02-30", "31", "2031-1-1-1", "0000"]
)
def test_dates_that_are_none(ask, value):
    answer = ask("when", "--from", value)
    assert (answer.status, answer.out) == (2, "")
    assert "is no date" in answer.err


# --- links, path --------------------------------------------------------------------------------


def test_links_tell_direction_other_end_and_sentence(ask):
    answer = ask("links", "Harborline")
    assert "acquires Quillon Software" in answer.out
    assert "is led by Ada Brandt" in answer.out
    assert "“Harborline is led by Ada Brandt, who founded the company.”" in answer.out
    assert "[March 3, 2031]" in answer.out
    links = as_json(ask("links", "Harborline", "--format", "json"))
    assert [(link["direction"], link["other"]) for link in links] == [
        ("out", "company:quillon-software"),
        ("in", "person:ada-brandt"),
    ]
    assert all(link["evidence"][0]["quote"] and link["id"] in answer.out for link in links)


def test_links_narrow(ask):
    assert as_json(ask("links", "Quillon", "--section", "whos_who", "--format", "json"))[0][
        "other"
    ] == ("product:tidewell")


def test_a_path_shows_the_sentence_of_each_step(ask):
    answer = ask("path", "Ada Brandt", "Tidewell")
    steps = ["leads Harborline", "acquires Quillon Software", "develops Tidewell"]
    places = [answer.out.index(step) for step in steps]
    assert places == sorted(places)
    assert "“Quillon Software makes Tidewell, a routing app.”" in answer.out
    hops = as_json(ask("path", "Tidewell", "Ada Brandt", "--format", "json"))["hops"]
    assert [hop["target"] for hop in hops][-1] == "person:ada-brandt"


def test_no_path(ask):
    assert "not connected" in ask("path", "Ada Brandt", "Montvale Bank").out
    assert as_json(ask("path", "Ada Brandt", "Montvale", "--format", "json"))["hops"] is None


# --- search, why --------------------------------------------------------------------------------


def test_search_marks_what_was_found(ask):
    answer = ask("search", "routing", "app")
    assert "Quillon Software makes Tidewell, a **routing** **app**." in answer.out
    (hit,) = as_json(ask("search", "软件的应用", "--format", "json"))
    assert [hit["quote"][start:end] for start, end in hit["marks"]] == ["软件的应用"]
    assert hit["article"] == told(CHINESE).article.id


def test_search_without_a_hit_says_so_on_stderr(ask):
    answer = ask("search", "zeppelin")
    assert (answer.status, answer.out) == (0, "")
    assert "no sentence" in answer.err


def test_why_shows_an_event_in_place(ask):
    event = next(e.id for e in told(MERGER).events if e.lemma == "bought")
    for start in (event, event[:12], event.removeprefix("event:")):
        answer = ask("why", start)
        assert "**Harborline Shipping Ltd. bought" in answer.out
        assert "found by: test" in answer.out
        assert "sum: €41 million = 41000000 EUR" in answer.out
        assert "told elsewhere for: March 3, 2031" in answer.out
        assert "Quillon Software (object)" in answer.out


def test_why_shows_a_relation_with_its_confidence(ask):
    relation = told(FOLLOW_UP).relations[0].id
    assert "confidence 0.75" in ask("why", relation).out
    data = as_json(ask("why", relation, "--format", "json"))
    (passage,) = data["passages"]
    ((start, end),) = passage["marks"]
    assert passage["evidence"]["quote"][start:end] == data["record"]["evidence"][0]["quote"]


def test_why_tells_the_reason_of_a_merge(ask):
    answer = ask("why", "company:harborline-shipping")
    assert "same: company:harborline and company:harborline-shipping" in answer.out
    assert "'Harborline' is another name of it" in answer.out
    assert "**Harborline** lost money" in answer.out


def test_why_tells_where_the_date_of_an_article_is_from(ask):
    assert "published: 2031-05-02 (read from: dateline)" in ask("why", MERGER_ID).out


def test_why_of_too_short_an_id_names_some(ask):
    answer = ask("why", "event:")
    assert answer.status == 2
    assert answer.err.count("event:") >= 3


# --- the rest -----------------------------------------------------------------------------------


def test_reported_and_denied_things_show_when_asked_for(ask):
    sentence = "may sell"
    ids = [event.id for event in told(MERGER).events if event.status == "hedged"]
    assert ids
    assert ids[0] not in ask("export").out
    assert ids[0] in ask("export", "--all").out
    assert sentence in ask("search", "Rotterdam", "yard").out.replace("*", "")


def test_conflicts_quote_both_sides(ask):
    found = as_json(ask("conflicts", "--format", "json"))
    assert [conflict["kind"] for conflict in found] == ["currency", "day"]
    assert [sorted(claim["value"] for claim in conflict["claims"]) for conflict in found] == [
        ["$41 million", "€41 million"],
        ["2031-03-03", "2031-03-04"],
    ]
    assert {frozenset(claim) for conflict in found for claim in conflict["claims"]} == {
        frozenset({"article", "quote", "value"})
    }
    text = ask("conflicts").out
    assert all(claim["value"] in text for conflict in found for claim in conflict["claims"])
    assert all(conflict["id"] in text for conflict in found)


def test_articles_lists_what_is_in(ask):
    lines = ask("articles").out.splitlines()
    assert len(lines) == 4
    assert lines[-1].startswith(told(FOLLOW_UP).article.id)
    assert "merger.txt" in ask("articles").out
    listed = as_json(ask("articles", "--format", "json"))
    assert listed[-1]["published"] == "2031-06-01"
    assert "text" not in listed[0]


def test_the_graph_goes_to_stdout_or_a_file(ask, tmp_path):
    printed = as_json(ask("export"))
    assert printed["graph"]["schema"] == "1"
    path = tmp_path / "graph.json"
    assert ask("export", "--format", "json", "-o", path).status == 0
    assert json.loads(path.read_text(encoding="utf-8")) == printed
    texts = as_json(ask("export", "--with-text"))["graph"]["articles"]
    assert all(article["text"] for article in texts)


def test_a_place_that_cannot_be_written_to(ask, tmp_path):
    answer = ask("export", "-o", tmp_path / "no" / "graph.json")
    assert answer.status == 2
    assert "cannot be written" in answer.err


def test_an_event_that_reports_give_two_days_shows_both(ask):
    told_when = ask("when").out
    assert "[elsewhere: March 3, 2031]" in told_when
    (event,) = [e for e in as_json(ask("when", "--format", "json")) if e["other_days"]]
    assert "told elsewhere for: March 3, 2031" in ask("why", event["events"][0]).out
