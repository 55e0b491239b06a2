"""Names that are one thing become one entity, and names that are two stay two."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from extractor.components.entities import set_entities
from extractor.components.groups import Group, core_words, group_by_name
from extractor.components.joining import initials, join_acronyms, join_translations
from extractor.lexicon import load_lexicon
from tests.components.readings import read

pytestmark = pytest.mark.model


def entities(text):
    return {e.name: (e.type, e.aliases) for e in read(text).doc._.entities}


def test_an_acronym_joins_the_name_it_stands_behind():
    found = entities("The Zorb Trade Commission (ZTC) met. The ZTC wants a ban.")
    assert found["Zorb Trade Commission"] == ("organization", ("ZTC",))


def test_an_acronym_of_two_names_joins_neither():
    nlp = spacy.blank("en")
    doc = nlp.make_doc("Zorb Trade Corps and Zeta Toy Club met ZTC")
    doc._.paragraphs = ()
    spans = [doc[0:3], doc[4:7], doc[8:9]]
    groups = join_acronyms(group_by_name(spans, load_lexicon(names=False)))
    assert [group.name for group in groups] == ["Zorb Trade Corps", "Zeta Toy Club", "ZTC"]


def test_a_surname_joins_its_person():
    found = entities("Zeta Okafor, 44, resigned. Okafor studied law.")
    assert found == {"Zeta Okafor": ("person", ("Okafor",))}


def test_a_surname_of_two_people_joins_neither():
    found = entities("Zeta Okafor, 44, met Ben Okafor, 50. Okafor studied law.")
    assert {"Zeta Okafor", "Ben Okafor"} <= set(found)
    assert all("Okafor" not in aliases for _, aliases in found.values())


def test_a_firm_is_its_first_word():
    found = entities("Kestrel Capital led the round. Kestrel manages billions.")
    assert found == {"Kestrel Capital": ("company", ("Kestrel",))}


def test_a_longer_name_that_comes_later_is_a_unit_of_its_own():
    found = entities("Tessara is a bank. In May Tessara Web Services, a company, opened in Graz.")
    assert {"Tessara", "Tessara Web Services"} <= set(found)


def test_legal_forms_do_not_make_two_firms():
    found = entities("Northwind Inc. sold a mill. In May Northwind hired ten people.")
    assert found == {"Northwind Inc.": ("company", ("Northwind",))}


def test_a_firm_and_its_model_are_two():
    found = read("DeepSeek released DeepSeek-R1, a language model, in January.").types
    assert (found["DeepSeek"], found["DeepSeek-R1"]) == ("company", "model")


def test_a_translation_in_brackets_joins_its_name():
    words = ["星火", "实验室", "（", "Spark", "Lab", "）", "在", "上海", "，", "另", "有", "Spark"]
    doc = Doc(spacy.blank("en").vocab, words=words, spaces=[False] * 3 + [True] + [False] * 8)
    doc._.paragraphs = ()
    spans = [doc[0:2], doc[3:5], doc[11:12]]
    groups = join_translations(group_by_name(spans, load_lexicon(names=False)))
    assert [group.texts for group in groups] == [["星火实验室", "Spark Lab"], ["Spark"]]


def test_a_list_decides_about_a_name_that_says_nothing():
    assert read("They like Zorbi.").types["Zorbi"] != "place"
    assert read("Cities such as Lyon, Porto and Zorbi flooded.").types["Zorbi"] == "place"


def test_ids_are_unique_and_names_no_alias_of_themselves():
    reading = read("Kestrel, a bank, sued Kestrel Bank Corp. Tessara, a drug, and Tessara, a bank.")
    ids = [e.id for e in reading.doc._.entities]
    assert len(ids) == len(set(ids))
    assert all(e.name not in e.aliases for e in reading.doc._.entities)


def test_two_groups_of_one_name_get_two_ids():
    nlp = spacy.blank("en")
    doc = nlp.make_doc("Tessara sued Tessara")
    doc._.paragraphs = ()
    groups = []
    for span in (doc[0:1], doc[2:3]):
        group = Group(kind="company")
        group.take([span])
        groups.append(group)
    set_entities(doc, groups)
    assert [e.id for e in doc._.entities] == ["company:tessara", "company:tessara-2"]
    assert [s.kb_id_ for s in doc.spans["mentions"]] == ["company:tessara", "company:tessara-2"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("The Zorb Co.", ["Zorb"]),
        ("Zorb, Inc.", ["Zorb"]),
        ("Zorb's", ["Zorb"]),
        ("The", ["The"]),
    ],
)
def test_core_words(name, words):
    assert core_words(name) == words


def test_initials_of_names_with_hyphens_and_countries():
    assert "IF" in initials("Ice-Free")
    assert "FTC" in initials("U.S. Federal Trade Commission")
