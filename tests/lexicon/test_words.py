"""Words that tell types and roles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import LexiconError
from extractor.lexicon import Lexicon, load_lexicon, words
from extractor.records import ENTITY_TYPES


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(
    ("phrase", "relation"),
    [
        ("chief executive", "leads"),
        ("CEO", "leads"),
        ("acting chief executive officer", "leads"),
        ("president of the council", "leads"),
        ("minister of fisheries", "leads"),
        ("finance minister", "leads"),
        ("former chief executive", "employs"),
        ("ex-president", "employs"),
        ("vice president", "employs"),
        ("deputy governor", "employs"),
        ("senior vice president", "employs"),
        ("chief financial officer", "employs"),
        ("chief sustainability officer", "employs"),
        ("spokeswoman", "employs"),
        ("senior research analyst", "employs"),
        ("co-founder", "founded"),
        ("former co-founder", "founded"),
        ("董事长", "leads"),
        ("前董事长", "employs"),
        ("副总裁", "employs"),
        ("中国区总裁", "employs"),
        ("国防部长", "leads"),
        ("副部长", "employs"),
        ("发言人", "employs"),
        ("联合创始人", "founded"),
        ("poet", None),
        ("", None),
        ("former", None),
        ("诗人", None),
    ],
)
def test_role(lexicon, phrase, relation):
    assert lexicon.role(phrase) == relation


@given(st.text(max_size=60) | st.text(alphabet="前副总裁former of", max_size=400))
def test_any_phrase_has_a_role_or_none(phrase):
    assert load_lexicon().role(phrase) in {"leads", "employs", "founded", None}


@pytest.mark.parametrize(
    ("noun", "type_"),
    [
        ("chipmaker", "company"),
        ("Danish drug maker", "company"),
        ("state-owned lender", "company"),
        ("antitrust watchdog", "organization"),
        ("appeals court", "organization"),
        ("large language model", "model"),
        ("search engine", "product"),
        ("sport-utility vehicle", "product"),
        ("port city", "place"),
        ("billionaire", "person"),
        ("elbow", None),
        ("新势力车企", "company"),
        ("国产大模型", "model"),
        ("聊天机器人", "product"),
        ("监管机构", "organization"),
        ("省会城市", "place"),
        ("", None),
    ],
)
def test_head_noun(lexicon, noun, type_):
    assert lexicon.head_noun_type(noun) == type_


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Tidewater Airlines", "company"),
        ("Larch Hill Capital", "company"),
        ("Bluefern Ltd", "company"),
        ("Bluefern Holdings", "company"),
        ("Ministry of Harbours", "organization"),
        ("Norland Maritime Authority", "organization"),
        ("University of Larchmont", "organization"),
        ("Larchmont District Court", "organization"),
        ("Lake Larchmont", "place"),
        ("Larchmont Airport", "place"),
        ("松岭汽车", "company"),
        ("松岭大学", "organization"),
        ("松岭有限公司", "company"),
        ("松岭市", "place"),
        ("Larchmont", None),
        ("Airlines", None),
        ("", None),
    ],
)
def test_name_part(lexicon, name, type_):
    assert lexicon.name_part_type(name) == type_


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Bluefern Inc.", "Bluefern"),
        ("Bluefern, Inc.", "Bluefern"),
        ("Bluefern Co., Ltd.", "Bluefern"),
        ("Bluefern Pte Ltd", "Bluefern"),
        ("Bluefern S.p.A.", "Bluefern"),
        ("Bluefern A/S", "Bluefern"),
        ("Marsh & Co.", "Marsh & Co."),
        ("Inc.", "Inc."),
        ("松岭控股有限公司", "松岭"),
        ("有限公司", "有限公司"),
        ("the spa", "the spa"),
    ],
)
def test_legal_form(lexicon, name, bare):
    assert lexicon.without_legal_form(name) == bare
    assert lexicon.has_legal_form(name) == (name != bare)


def test_lists_are_of_useful_size(lexicon):
    assert len(lexicon.legal_forms.pure) >= 60
    assert len(lexicon.person_names.given) >= 800
    assert len(lexicon.person_names.chinese_surnames) >= 200
    for type_ in ENTITY_TYPES:
        assert list(lexicon.head_nouns.english.values()).count(type_) >= 40
        assert list(lexicon.head_nouns.chinese.values()).count(type_) >= 15


def test_chinese_lists_put_the_longest_first(lexicon):
    for ends in (
        lexicon.legal_forms.pure_chinese,
        list(lexicon.name_parts.chinese),
        list(lexicon.head_nouns.chinese),
        lexicon.person_names.chinese_surnames,
    ):
        assert [len(end) for end in ends] == sorted((len(end) for end in ends), reverse=True)


@pytest.mark.parametrize(
    ("file", "table"),
    [
        ("legal_forms", {"pure": 3}),
        ("name_parts", {"final": {"robot": "A"}}),
        ("name_parts", {"final": {"company": "Air", "place": "Air"}}),
        ("titles", {"roles": {"leads": "boss", "employs": "boss", "founded": ""}}),
        ("person_names", {}),
    ],
)
def test_malformed_list_is_named(monkeypatch, file, table):
    monkeypatch.setattr(words, "read_words", lambda _: table)
    with pytest.raises(LexiconError, match=f"lexicon table {file}"):
        getattr(words, file).__wrapped__()
