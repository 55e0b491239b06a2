from pathlib import Path

import pytest

from extractor.digest import Digest, Profile, build_digest
from extractor.records import ENTITY_TYPES, Library
from tests.digest.factories import Desk, when
from tests.digest.keys import CASES, library_of_key
from tests.digest.samples import chinese, printed_digest, pumps

EVERY = ("asserted", "planned", "hedged", "negated")


def profile(library: Library, name: str, **asked: object) -> Profile:
    digest: Digest = build_digest(library, **asked)  # type: ignore[arg-type]
    return next(p for p in digest.profiles if p.name == name)


def test_a_profile_says_what_it_is_whom_it_is_tied_to_and_what_it_did():
    assert profile(pumps().library(), "Nimbus Pumps").text == (
        "Nimbus Pumps is a maker of flood pumps based in Delft. It was founded by Ada Moss in "
        "2011, is led by Ada Moss (chief executive), and agreed to buy Tidewell for $3.05 billion "
        "on February 5, 2025. It competes with Korven and is to operate in Porto. Before January "
        "29, 2025, Nimbus Pumps sold its first pump."
    )


def test_a_person_is_told_by_post_and_deed():
    told = profile(pumps().library(), "Ada Moss")
    assert told.text == (
        "Ada Moss founded Nimbus Pumps in 2011 and is chief executive of Nimbus Pumps."
    )


def test_hedged_ties_are_worded_as_such_and_only_when_asked_for():
    told = profile(pumps().library(), "Nimbus Pumps")
    assert "Harbour Bank" not in told.text
    told = profile(pumps().library(), "Nimbus Pumps", statuses=EVERY)
    assert "is said to be backed by Harbour Bank, according to two people" in told.text


def test_negated_ties_are_never_told():
    for told in build_digest(pumps().library(), statuses=EVERY).profiles:
        assert not any("has sued" in s.text or "been sued" in s.text for s in told.sentences)


def test_a_tie_planned_once_and_asserted_once_is_asserted():
    desk = Desk()
    desk.read("Korven is to buy Orla. Korven bought Orla on Monday.")
    korven, orla = desk.entity("Korven"), desk.entity("Orla")
    desk.relate(korven, "acquires", orla, "is to buy", status="planned")
    desk.relate(korven, "acquires", orla, "bought Orla")
    told = profile(desk.library(), "Korven").sentences[0]
    assert told.text == "Korven bought Orla."
    assert told.evidence[0].quote == "Korven bought Orla on Monday."


def test_every_sentence_has_its_evidence():
    for library in (pumps().library(), printed_digest(), chinese()):
        texts = {a.id: a.text for a in library.articles}
        for told in build_digest(library, statuses=EVERY).profiles:
            assert told.sentences
            for sentence in told.sentences:
                assert sentence.evidence
                for e in sentence.evidence:
                    assert texts[e.article][e.start : e.end] == e.quote


def test_a_digest_printed_on_the_page_is_retold_and_marked():
    told = profile(printed_digest(), "Orla Labs")
    kinds = [s.kind for s in told.sentences]
    assert kinds == ["publisher", "publisher", "publisher", "told", "told"]
    assert told.sentences[0].text == "Orla Labs builds an assistant for schools."
    assert told.sentences[3].text == "It is backed by School Trust."
    assert told.sentences[0].evidence[0].section == "whos_who"


def test_the_paragraphs_under_another_heading_are_anothers():
    told = profile(printed_digest(), "Vantor")
    assert [s.text for s in told.sentences if s.kind == "publisher"] == [
        "Vantor sells chips to schools."
    ]


def test_profiles_are_by_type_then_the_most_told_of_first():
    profiles = build_digest(pumps().library()).profiles
    kinds = [ENTITY_TYPES.index(p.type) for p in profiles]
    assert kinds == sorted(kinds)
    assert [p.name for p in profiles[:2]] == ["Nimbus Pumps", "Tidewell"]


def test_an_entity_of_more_articles_comes_first():
    desk = Desk()
    desk.read("Orla met Korven.", title="One")
    desk.read("Korven met nobody at all today.", title="Two")
    desk.entity("Orla"), desk.entity("Korven")
    assert [p.name for p in build_digest(desk.library()).profiles] == ["Korven", "Orla"]


def test_an_entity_that_only_takes_part_has_no_profile():
    library = pumps().library()
    silent = tuple(e.model_copy(update={"mentions": ()}) for e in library.entities)
    assert build_digest(library.model_copy(update={"entities": silent})).profiles == ()


def test_chinese_is_told_in_chinese():
    library = chinese()
    assert profile(library, "青禾科技").text == (
        "青禾科技是一家做水泵的公司，总部设在宁波。它由陆小舟创立，推出了清流水泵。"
    )
    assert profile(library, "清流水泵").text.startswith("清流水泵是一款产品，由青禾科技推出。")


def test_a_seat_is_told_apart_from_a_site():
    desk = Desk()
    desk.read("Korven, which is based in Porto, has a plant in Delft.")
    korven = desk.entity("Korven")
    porto, delft = desk.entity("Porto", "place"), desk.entity("Delft", "place")
    sentence = "Korven, which"
    desk.relate(korven, "located_in", porto, sentence)
    assert "is a company based in Porto" in profile(desk.library(), "Korven").text
    desk = Desk()
    desk.read("Korven opened a plant in Delft.")
    korven, delft = desk.entity("Korven"), desk.entity("Delft", "place")
    desk.relate(korven, "located_in", delft, "opened a plant")
    assert profile(desk.library(), "Korven").sentences[0].text == "Korven operates in Delft."


def test_long_lists_are_counted_not_recited():
    desk = Desk()
    names = ["Ara", "Bel", "Cor", "Dun", "Esk", "Fal", "Gil"]
    desk.read(f"Korven owns {', '.join(names[:-1])} and {names[-1]}.")
    korven = desk.entity("Korven")
    for name in names:
        desk.relate(korven, "owns", desk.entity(name), "Korven owns")
    told = profile(desk.library(), "Korven").sentences[0].text
    assert told == "Korven owns Ara, Bel, Cor, Dun and three others."


def test_dated_events_say_their_date():
    desk = Desk()
    desk.read("On May 2 Korven opened a mill. The town, Korven said, had waited for it.")
    korven = desk.entity("Korven")
    opened = when("2025-05-02")
    desk.happen("Korven opened a mill.", opened, "opened a mill", (korven, "agent"))
    assert profile(desk.library(), "Korven").sentences[0].text == (
        "On May 2, 2025, Korven opened a mill."
    )


def test_a_date_of_another_deed_does_not_date_a_founding():
    desk = Desk()
    desk.read("Ada Moss, a co-founder of Korven, left it on May 2, 2025.")
    korven, moss = desk.entity("Korven"), desk.entity("Ada Moss", "person")
    desk.relate(moss, "founded", korven, "co-founder", when=when("2025-05-02"))
    assert profile(desk.library(), "Korven").sentences[0].text == "Korven was founded by Ada Moss."


def test_a_date_that_the_sentence_says_is_not_said_twice():
    desk = Desk()
    desk.read("Last week Korven opened a mill.")
    korven = desk.entity("Korven")
    asked = {"expression": "Last week", "trigger": "opened"}
    week = when("2025-05-05", "2025-05-11", "week")
    desk.happen("Last week Korven opened a mill.", week, "opened a", (korven, "agent"), **asked)
    assert profile(desk.library(), "Korven").sentences[0].text == (
        "Last week Korven opened a mill (Week of May 5, 2025)."
    )


@pytest.mark.parametrize("case", ["openai-2023", "ev-2024", "byd-zh-2024"])
def test_the_answer_keys_read_well(case: str):
    if not Path(CASES / case).exists():
        pytest.skip(f"{CASES / case} is absent: no key to tell from")
    digest = build_digest(library_of_key(case))
    companies = [p for p in digest.profiles if p.type == "company"]
    assert all(1 <= len(p.sentences) <= 5 for p in companies)
    main = companies[0]
    assert len(main.sentences) >= 3
    for p in digest.profiles:
        for s in p.sentences:
            assert "  " not in s.text
            assert ".." not in s.text
            assert s.text.endswith((".", "。", "”", '"', "？", "?"))
