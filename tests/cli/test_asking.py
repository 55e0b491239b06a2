"""Names and dates as people write them, and what each filter leaves."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from extractor.store import open_store
from tests.factories import FOLLOW_UP, MERGER, Draft, Fact, Name, told


def as_json(answer):
    assert answer.status == 0, answer.err
    return json.loads(answer.out)


def days(answer):
    return [entry["when"]["edtf"] for entry in as_json(answer)]


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HARBORLINE shipping", "company:harborline-shipping"),
        ("Harbörline", "company:harborline-shipping"),
        ("Harborline Shipping Limited", "company:harborline-shipping"),
        ("brandt", "person:ada-brandt"),
        ("Montvale", "company:montvale-bank"),
        ("奎隆軟件", "company:奎隆软件"),
        ("kuilong ruanjian", "company:奎隆软件"),
        ("KuíLóng RuǎnJiàn", "company:奎隆软件"),
        ("company:harborline", "company:harborline-shipping"),
    ],
)
def test_names_are_taken_kindly(ask, written, meant):
    assert as_json(ask("related", written, "--format", "json"))["entity"]["id"] == meant
    assert as_json(ask("why", written, "--format", "json"))["id"] == meant


@pytest.mark.parametrize(
    "asked",
    [
        ("who", "Harborlime"),
        ("links", "Harborlime"),
        ("related", "Harborlime"),
        ("when", "--entity", "Harborlime"),
        ("path", "Harborlime", "Ada Brandt"),
        ("between", "Ada Brandt", "Harborlime"),
        ("why", "Harborlime"),
    ],
)
def test_a_typo_gives_the_nearest_names(ask, asked):
    answer = ask(*asked)
    assert (answer.status, answer.out) == (2, "")
    assert "No entity called 'Harborlime'. Nearest: Harborline" in answer.err


def test_a_name_of_several_says_whom_it_was_taken_for(run, tmp_path):
    path = tmp_path / "two.db"
    with open_store(path, create=True) as store:
        for type_, deed in (("company", "sells rockets"), ("product", "is a car")):
            plan = Draft(sentences=(f"Mercury {deed}.",), names=(Name(type_, "Mercury"),))
            store.writer().save_extraction(told(plan))
    answer = run("links", "mercury", "--store", path)
    assert answer.status == 0
    assert answer.err == (
        "extractor: mercury is taken as company:mercury; also called so: product:mercury\n"
    )
    assert answer.out.startswith("Mercury  (company:mercury)\n")


# --- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2031-04", ["2031-04-09"]),
        ("April 2031", ["2031-04-09"]),
        ("9 April 2031", ["2031-04-09"]),
        ("2031/04", ["2031-04-09"]),
        ("Q2 2031", ["2031-04-09"]),
        ("spring 2031", ["2031-03-03", "2031-03-04", "2031-04-09"]),
        ("2031年4月", ["2031-04-09"]),
        ("early March 2031", ["2031-03-03", "2031-03-04"]),
        ("late 2031", []),
    ],
)
def test_dates_are_read_as_people_write_them(ask, words, expected):
    assert sorted(set(days(ask("when", "--in", words, "--format", "json")))) == expected


@pytest.mark.parametrize("words", ["last March", "yesterday", "March", "3/4/2031", "soon", ""])
def test_what_is_no_date_with_its_year_is_refused(ask, words):
    answer = ask("when", "--from", words)
    assert (answer.status, answer.out) == (2, "")
    assert "is no date with its year: write 2025-02-05, Feb 2025" in answer.err


# --- filters --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--entity", "Harborline", "--entity", "Quillon Software"), ["2031-03-04"]),
        (("--entity", "Harborline", "--entity", "Montvale Bank"), []),
        (("--type", "opened"), ["2031-04-09"]),
        (("--type", "acquire,sue"), ["2031-03-03", "2031-03-04"]),
        (("--type", "acquire", "--entity", "Harborline"), ["2031-03-04"]),
        (("--type", "take control"), []),
        (("--type", "收购"), ["2031-03-03"]),
        (("--relation", "acquires"), ["2031-03-04"]),
        (("--relation", "leads,owns"), []),
        (("--min-sources", "9"), []),
        (("--status", "planned"), []),
        (("--status", "asserted"), ["2031-03-03", "2031-03-04", "2031-04-09"]),
    ],
)
def test_when_filters(ask, options, expected):
    assert days(ask("when", *options, "--format", "json")) == expected


def test_a_relation_without_a_day_still_tells_what_an_event_is(ask):
    options = ("--relation", "acquires", "--in", "2031-03")
    assert days(ask("when", *options, "--format", "json")) == ["2031-03-04"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), ["acquires", "leads"]),
        (("--type", "leads"), ["leads"]),
        (("--type", "leads,owns"), ["leads"]),
        (("--type", "owns"), []),
        (("--in", "March 2031"), ["acquires"]),
        (("--status", "negated,hedged"), []),
    ],
)
def test_links_filter(ask, options, expected):
    links = as_json(ask("links", "Harborline", *options, "--format", "json"))
    assert [link["type"] for link in links] == expected


def test_a_path_by_some_relations_alone(ask):
    two = ("Ada Brandt", "Quillon Software")
    path = as_json(ask("path", *two, "--type", "leads,acquires", "--format", "json"))
    assert [hop["fact"]["type"] for hop in path["hops"]] == ["leads", "acquires"]
    assert as_json(ask("path", *two, "--type", "owns", "--format", "json"))["hops"] is None


@pytest.mark.parametrize(
    "options", [("--type", "likes"), ("--status", "true"), ("--section", "kitchen")]
)
def test_what_is_on_no_list_is_wrong_use(ask, options):
    answer = ask("links", "Harborline", *options)
    assert (answer.status, answer.out) == (2, "")


def outlet(extraction, name):
    article = extraction.article.model_copy(update={"outlet": name})
    return extraction.model_copy(update={"article": article})


@pytest.fixture
def two_outlets(tmp_path):
    path = tmp_path / "outlets.db"
    with open_store(path, create=True) as store:
        store.writer().save_extraction(outlet(told(MERGER), "The Courier"))
        store.writer().save_extraction(outlet(told(FOLLOW_UP), "Harbour Times"))
    return path


def test_an_outlet_narrows_every_question(run, two_outlets):
    asked = ("--outlet", "COURIER", "--format", "json", "--store", two_outlets)
    assert days(run("when", *asked)) == ["2031-03-04"]  # told with the other outlet's day
    assert [p["articles"] for p in as_json(run("who", "Harborline", *asked))] == [1]
    others = {link["other"] for link in as_json(run("links", "Quillon Software", *asked))}
    assert others == {"company:harborline-shipping"}
    (between,) = as_json(run("between", "Harborline", "Quillon", *asked))["events"]
    assert (between["when"]["edtf"], between["other_days"]) == ("2031-03-04", ["March 3, 2031"])


def test_an_outlet_that_no_article_is_of(run, two_outlets):
    answer = run("when", "--outlet", "Harbor Times", "--store", two_outlets)
    assert answer.status == 2
    assert answer.err == "extractor: No outlet called 'Harbor Times'. Nearest: Harbour Times.\n"


# --- who, between, related, top, compare ----------------------------------------------------------


def test_a_dossier_has_the_parts_of_a_profile(ask):
    (dossier,) = as_json(ask("who", "Harborline", "--format", "json"))
    assert [tie["label"] for tie in dossier["people"]] == ["is led by"]
    assert [tie["name"] for tie in dossier["ties"]] == ["Quillon Software"]
    assert [one["currency"] for one in dossier["money"]] == ["EUR"]  # as its day is told
    (entry,) = dossier["timeline"]
    assert (entry["label"], entry["other_days"]) == ("March 4, 2031", ["March 3, 2031"])
    (brandt,) = as_json(ask("who", "Ada Brandt", "--format", "json"))
    assert [tie["label"] for tie in brandt["roles"]] == ["leads"]
    (maker,) = as_json(ask("who", "Quillon Software", "--format", "json"))
    assert [tie["name"] for tie in maker["products"]] == ["Tidewell"]


def test_every_line_of_a_dossier_has_a_passage_and_an_id(ask):
    text = ask("who", "Harborline").out
    for head in ("People", "Money", "Ties", "Timeline"):
        assert f"  {head}\n" in text
    (dossier,) = as_json(ask("who", "Harborline", "--format", "json"))
    for fact in dossier["people"][0]["facts"] + dossier["money"]:
        assert fact.get("fact", fact.get("id")) in text


def test_between_tells_ties_events_and_thirds(ask):
    told_now = as_json(ask("between", "Ada Brandt", "Quillon Software", "--format", "json"))
    (bridge,) = told_now["bridges"]
    assert bridge["other"] == "company:harborline-shipping"
    assert [bridge["left"][0]["type"], bridge["right"][0]["type"]] == ["leads", "acquires"]
    assert (told_now["ties"], told_now["events"], told_now["way"]) == ([], [], None)
    direct = as_json(ask("between", "Quillon Software", "Harborline", "--format", "json"))
    assert [link["label"] for link in direct["ties"]] == ["is acquired by"]
    (event,) = direct["events"]
    assert len(event["evidence"]) == 2
    far = as_json(ask("between", "Ada Brandt", "Tidewell", "--format", "json"))
    assert len(far["way"]["hops"]) == 3


def test_related_ranks_by_articles(ask):
    found = as_json(ask("related", "Quillon Software", "--format", "json"))["relatives"]
    assert found[0]["entity"]["name"].startswith("Harborline")
    assert found[0]["n_articles"] == 2
    assert all(one["evidence"]["quote"] for one in found)


def test_top_counts_others(ask):
    found = as_json(ask("top", "--type", "company", "--format", "json"))["standings"]
    assert {one["entity"]["type"] for one in found} == {"company"}
    counts = [one["others"] for one in found]
    assert counts == sorted(counts, reverse=True)


def test_rising_compares_with_as_long_a_stretch_before(ask):
    asked = ("top", "--rising", "--from", "2031-04-01", "--to", "2031-04-30", "--format", "json")
    found = as_json(ask(*asked))
    assert found["period"] == ["2031-04-01", "2031-04-30"]
    assert [one["entity"]["name"] for one in found["standings"]] == ["Montvale Bank"]
    assert ask("top", "--rising", "--from", "2031").status == 2


def test_compare_tells_what_only_the_digest_says(ask):
    (page,) = as_json(ask("compare", "--format", "json"))
    where = {(claim["kind"], claim["text"]): claim["where"] for claim in page["claims"]}
    assert where["relation", "Quillon Software develops Tidewell"] == "digest"
    assert where["name", "Quillon Software"] == "both"
    assert where["name", "Harborline Shipping Ltd."] == "prose"
    text = ask("compare").out
    assert "Tidewell" in text
    assert "Only the prose says" not in text
    assert "Only the prose says" in ask("compare", "--agreed").out


def test_why_of_a_conflict_shows_both_sides(ask):
    conflict = as_json(ask("conflicts", "--format", "json"))[0]
    answer = ask("why", conflict["id"])
    for claim in conflict["claims"]:
        assert f"claims {claim['value']}" in answer.out
    assert ask("why", "conflict:zzz").status == 2


def test_wide_characters_line_up_in_a_table(run, tmp_path):
    plan = Draft(
        sentences=("奎隆软件公司和Ostrava合作。",),
        names=(Name("company", "奎隆软件公司"), Name("place", "Ostrava")),
        facts=(Fact(0, "合作", (("奎隆软件公司", "agent"), ("Ostrava", "other"))),),
        language="zh",
    )
    path = tmp_path / "wide.db"
    with open_store(path, create=True) as store:
        store.writer().save_extraction(told(plan))
    from extractor.digest.inert import cells

    lines = run("top", "--store", path).out.splitlines()[1:]
    at = {cells(line[: line.index(word)]) for line, word in zip(lines, _TYPES, strict=True)}
    assert len(at) == 1


_TYPES = ("type", "place", "company")


def test_long_answers_are_paged_on_a_terminal_alone(monkeypatch, world, run):
    from extractor.cli import printing

    paged: list[str] = []
    monkeypatch.setattr(printing.pydoc, "pager", paged.append)
    assert run("who", "--store", world).out
    assert not paged
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr(printing.shutil, "get_terminal_size", lambda: os_size(60, 5))
    run("who", "--store", world)
    assert len(paged) == 1


def os_size(columns: int, lines: int):
    import os

    return os.terminal_size((columns, lines))


def test_what_only_reaches_into_the_days_asked_for_stands_apart(run, tmp_path):
    plan = Draft(
        sentences=("Ostrava opened a mill on May 5, 2031.", "Ostrava has made steel since 1999."),
        names=(Name("company", "Ostrava"),),
        facts=(Fact(0, "opened", (("Ostrava", "agent"),), "2031-05-05"),),
    )
    extraction = told(plan)
    (opened,) = extraction.events
    since = opened.model_copy(
        update={
            "id": "event:0123456789ab",
            "name": "Ostrava has made steel.",
            "when": opened.when.model_copy(
                update={"start": dt.date(1999, 1, 1), "end": None, "precision": "year"}
            ),
            "evidence": (extraction.sentences[1].evidence,),
            "trigger": opened.trigger.model_copy(
                update={"start": extraction.sentences[1].evidence.start + 12, "text": "made"}
            ),
        }
    )
    path = tmp_path / "since.db"
    with open_store(path, create=True) as store:
        events = tuple(sorted((opened, since), key=lambda event: event.id))
        store.writer().save_extraction(extraction.model_copy(update={"events": events}))
    shown = run("when", "--in", "May 2031", "--store", path).out
    heads = ("May 5, 2031", "Longer stretches that reach into it", "Since 1999")
    places = [shown.index(head) for head in heads]
    assert places == sorted(places)
    assert "Longer" not in run("when", "--store", path).out


def test_serving_without_datasette_is_told_in_one_line(ask, monkeypatch):
    def absent(name: str):
        raise ImportError(name)

    monkeypatch.setattr("extractor.asking.serving.import_module", absent)
    answer = ask("serve", "--host", "0.0.0.0")  # noqa: S104 (nothing is served)
    assert (answer.status, answer.out) == (2, "")
    assert "whoever can reach 0.0.0.0 can read the store" in answer.err
    last = answer.err.splitlines()[-1]
    assert last == "extractor: datasette is not installed: pip install 'extractor[serve]'"


def test_a_part_of_a_chinese_name_finds_it(ask):
    assert as_json(ask("why", "奎隆", "--format", "json"))["id"] == "company:奎隆软件"


def test_a_part_of_a_chinese_name_in_pinyin_finds_it(ask):
    assert as_json(ask("why", "kuilong", "--format", "json"))["id"] == "company:奎隆软件"
