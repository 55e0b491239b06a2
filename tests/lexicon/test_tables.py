"""The tables themselves: written cleanly, sorted, and without silent double meanings."""

from collections import defaultdict

import pytest

from extractor.errors import LexiconError
from extractor.lexicon import fold, load_lexicon, tables
from extractor.lexicon.entries import TABLES, read_names
from extractor.lexicon.tables import read_rows, read_words

KINDS = {"continent", "region", "country", "state", "capital", "city", "district"}
LEAST = {
    "company": 1200,
    "organization": 400,
    "person": 300,
    "model": 250,
    "product": 700,
    "place": 600,
}


@pytest.mark.parametrize("type_", TABLES)
def test_no_name_stands_twice_in_a_table(type_):
    rows = defaultdict(set)
    for folded, _, _, _, row in read_names(type_):
        rows[folded].add(row)
    assert {name: found for name, found in rows.items() if len(found) > 1} == {}


def test_name_of_two_types_is_marked_ambiguous():
    found = defaultdict(dict)
    for type_ in TABLES:
        for folded, written, ambiguous, _, _ in read_names(type_):
            found[folded][type_] = (written, ambiguous)
    plain = [
        written
        for types in found.values()
        if len(types) > 1
        for written, ambiguous in types.values()
        if not ambiguous
    ]
    assert plain == []


@pytest.mark.parametrize("type_", TABLES)
def test_table_is_sorted_and_folds_name_by_name_as_at_once(type_):
    names = [name.removesuffix("?") for name, *_ in read_rows(TABLES[type_], 5)]
    assert names == sorted(names, key=lambda name: fold(name).casefold())
    for folded, written, *_ in read_names(type_):
        assert folded == fold(written)
        assert written == " ".join(written.split())


@pytest.mark.parametrize("type_", TABLES)
def test_table_is_of_useful_size(type_):
    assert len(load_lexicon().entries(type_)) >= LEAST[type_]


def test_places_have_a_kind_and_lie_in_known_places():
    lexicon = load_lexicon()
    for place in lexicon.entries("place"):
        assert place.kind in KINDS, place.name
        known = lexicon.lookup_all(place.parent) if place.parent else ()
        assert not place.parent or any(e.type == "place" for e in known), place


def test_no_adjective_stands_for_two_places():
    words = [word for place in load_lexicon().entries("place") for word in place.adjectives]
    assert sorted(set(words)) == sorted(words)


@pytest.mark.parametrize(
    ("line", "reason"),
    [("a\tb\tc", "line 2 is no row of 1 to 2 cells"), ("\tb", "line 2 is no row of 1 to 2 cells")],
)
def test_malformed_row_is_named(tmp_path, monkeypatch, line, reason):
    monkeypatch.setattr(tables, "DATA", tmp_path)
    (tmp_path / "firms.tsv").write_text(f"# Firms.\n{line}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=reason):
        list(read_rows("firms", 2))


@pytest.mark.parametrize("content", [b"key = \n", b'key = "\xff"\n'])
def test_malformed_words_are_named(tmp_path, monkeypatch, content):
    monkeypatch.setattr(tables, "DATA", tmp_path)
    (tmp_path / "nouns.toml").write_bytes(content)
    with pytest.raises(LexiconError, match="lexicon table nouns"):
        read_words("nouns")


def test_absent_table_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "DATA", tmp_path)
    with pytest.raises(LexiconError, match="lexicon table nowhere"):
        read_words("nowhere")
