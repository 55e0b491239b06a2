"""Well-known names: what is found under which name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lexicon import Lexicon, fold, load_lexicon
from extractor.lexicon.entries import TABLES


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(
    ("name", "type_", "known_as"),
    [
        ("nvidia", "company", "Nvidia"),
        ("Nvidia Corp.", "company", "Nvidia"),
        ("the Nvidia Corporation", "company", "Nvidia"),
        ("比亚迪集团", "company", "BYD"),
        ("Eli Lilly & Co.", "company", "Eli Lilly"),
        ("N.B.A.", "organization", "NBA"),
        ("Moller Maersk", "company", None),
        ("A.P. Møller-Maersk", "company", "Maersk"),
        ("密歇根州", "place", "Michigan"),
        ("Harvard Group", "company", None),
        ("英伟达", "company", "Nvidia"),
        ("宁德时代新能源科技股份有限公司", "company", None),
        ("宁德时代股份有限公司", "company", "CATL"),
        ("Coca Cola", "company", "Coca-Cola"),
        ("Moon\u2019s Dark Side", "company", "Moonshot AI"),
        ("The Federal Reserve", "organization", "Federal Reserve"),
        ("欧盟委员会", "organization", "European Commission"),
        ("Ursula von der Leyen", "person", "Ursula von der Leyen"),
        ("DeepSeek R1", "model", "DeepSeek-R1"),
        ("deepseek-r1", "model", "DeepSeek-R1"),
        ("DeepSeek", "company", "DeepSeek"),
        ("Hun Yuan", "model", "Hunyuan"),
        ("Starlink", "product", "Starlink"),
        ("微信", "product", "WeChat"),
        ("São Paulo", "place", "São Paulo"),
        ("Sao Paulo", "place", "São Paulo"),
        ("U.S.", "place", "United States"),
        ("上海市", "place", "Shanghai"),
    ],
)
def test_lookup(lexicon, name, type_, known_as):
    entry = lexicon.lookup(name)
    assert (entry and (entry.type, entry.name)) == (known_as and (type_, known_as))


@pytest.mark.parametrize(
    "name",
    [
        "us",
        "sap",
        "r1",
        "fed",
        "",
        " ",
        "a",
        "Inc",
        "the",
        "The ",
        "the " * 999,
        "x" + " Group" * 999,
    ],
)
def test_short_words_and_nothings_are_no_names(lexicon, name):
    assert lexicon.lookup(name) is None


def test_ambiguity_belongs_to_the_name(lexicon):
    assert lexicon.lookup("Meta").ambiguous
    assert not lexicon.lookup("Meta Platforms").ambiguous
    assert lexicon.lookup("Meta").key == lexicon.lookup("Meta Platforms").key
    assert lexicon.lookup("Apple").ambiguous
    assert not lexicon.lookup("Apple Inc.").ambiguous


def test_first_name_goes_before_short_name(lexicon):
    types = [entry.type for entry in lexicon.lookup_all("Gemini")]
    assert types[0] == "model"
    assert "company" in types


def test_details(lexicon):
    assert lexicon.lookup("Claude 3.5 Sonnet").parent == "Anthropic"
    assert lexicon.lookup("Cybertruck").parent == "Tesla"
    assert lexicon.lookup("Bavaria").parent == "Germany"
    assert lexicon.adjective("Danish").name == "Denmark"
    assert lexicon.adjective("Denmark") is None


def test_without_names_only_places_are_known():
    bare = load_lexicon(names=False)
    assert bare.lookup("Nvidia") is None
    assert bare.lookup("Nvidia Corp.") is None
    assert bare.lookup("特斯拉") is None
    assert bare.lookup("Paris").type == "place"
    assert [type_ for type_ in TABLES if bare.names(type_)] == ["place"]
    assert {entry.type for entry in bare.chinese_names().values()} == {"place"}
    assert bare.titles == load_lexicon().titles
    assert load_lexicon(names=False) is bare


def test_every_entry_is_found_by_each_of_its_names(lexicon):
    for type_ in TABLES:
        for entry in lexicon.entries(type_):
            for name in (entry.name, *entry.aliases):
                keys = {found.key for found in lexicon.lookup_all(name)}
                assert entry.key in keys, name


def test_chinese_names_longest_first(lexicon):
    text = "腾讯音乐和腾讯在上海交通大学附近。"
    found = [(text[start:end], entry.type) for start, end, entry in lexicon.find_chinese(text)]
    assert found == [("腾讯音乐", "company"), ("腾讯", "company"), ("上海交通大学", "organization")]


@given(st.text(alphabet="中国银行大学上海 abc腾讯", max_size=30))
def test_chinese_names_slice_their_text(text):
    end = 0
    lexicon = load_lexicon()
    for start, stop, entry in lexicon.find_chinese(text):
        assert end <= start < stop <= len(text)
        assert lexicon.chinese_names()[text[start:stop]] == entry
        end = stop


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(name):
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=40))
def test_any_text_may_be_looked_up(name):
    lexicon = load_lexicon()
    for entry in lexicon.lookup_all(name):
        assert entry.type in TABLES
    assert name.startswith(lexicon.without_legal_form(name).split(" ")[0])
