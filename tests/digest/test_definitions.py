import pytest

from extractor.digest.definitions import define
from extractor.digest.index import Index
from extractor.records import EntityType
from tests.digest.factories import Desk

READ = [
    ("Korven, a maker of kites, fell.", "company", "is a maker of kites"),
    ("In Delft the kite maker Korven fell.", "company", "is a kite maker"),
    (
        "It sued the world's oldest kite maker Korven.",
        "company",
        "is the world's oldest kite maker",
    ),
    ("Korven, which makes kites, fell.", "company", "makes kites"),
    ("Korven, chief of the Delft Guild, left.", "person", "is chief of the Delft Guild"),
    ("Korven, Orla's finance chief, left.", "person", "is Orla's finance chief"),
]
LEFT = [
    ("Korven, its oldest rival, fell.", "of whom, the sentence does not say"),
    ("Korven, the company said, fell.", "a speaker, not a description"),
    ("Korven, the city council, and Orla fell.", "a list"),
    ("Korven, a company, fell.", "says nothing"),
    ("Korven, a rival, fell.", "of whom?"),
    ("Korven, the only survivor, fell.", "of what?"),
    ("Korven, a director of the Swedish company, left.", "which company?"),
    ("Korven fell, a blow to Delft.", "the apposition is the fall's"),
]


def definition_of(text: str, kind: EntityType = "company"):
    desk = Desk()
    desk.read(text)
    entity = desk.entities[desk.entity("Korven", kind)]
    index = Index(desk.library(), statuses=("asserted",))
    return define(index, entity, index.tellings(entity), tongue="en")


@pytest.mark.parametrize(("text", "kind", "phrase"), READ)
def test_descriptions_are_read(text: str, kind: EntityType, phrase: str | None):
    found = definition_of(text, kind)
    assert (found.phrase if found else None) == phrase


@pytest.mark.parametrize(("text", "why"), LEFT)
def test_what_is_not_clearly_a_description_is_left(text: str, why: str):
    assert definition_of(text) is None, why


def test_a_sentence_that_defines_is_taken_whole():
    found = definition_of("Korven is a maker of kites that sells to schools. Korven fell.")
    assert found is not None
    assert found.sentence == "Korven is a maker of kites that sells to schools."


def test_prose_is_believed_before_the_page_s_own_digest():
    desk = Desk()
    printed = ("Korven, a seller of string and glue, fell.", "summary_short")
    desk.read(printed, "Korven, a maker of kites, fell.")  # type: ignore[arg-type]
    entity = desk.entities[desk.entity("Korven")]
    index = Index(desk.library(), statuses=("asserted",))
    found = define(index, entity, index.tellings(entity), tongue="en")
    assert found is not None
    assert found.phrase == "is a maker of kites"
