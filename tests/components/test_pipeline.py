"""The wiring: every component has what it needs, in the stated order."""

import subprocess
import sys

import pytest

from extractor.components import ORDER
from tests.components.readings import make_article, pipeline, read


@pytest.mark.model
def test_the_pipeline_is_wired():
    nlp = pipeline()
    assert nlp.pipe_names == list(ORDER)
    assert not any(nlp.analyze_pipes()["problems"].values())


@pytest.mark.model
def test_a_text_without_words_is_read():
    reading = read(" ")
    assert (reading.types, reading.ties, reading.events) == ({}, set(), [])


@pytest.mark.model
def test_two_readings_of_one_text_are_equal():
    text = "Harbor Foods bought Pinecrest Dairy in March. It paid $340 million."
    assert read(text).extraction() == read(text).extraction()


@pytest.mark.model
def test_one_article_does_not_colour_the_next():
    text = "Kestrel hired ten people in May."
    before = read(text).extraction()
    read("Kestrel, a bank in Leeds, bought Volta Motors. Kestrel is a bank.")
    assert read(text).extraction() == before


@pytest.mark.model
def test_without_the_lexicon_known_names_are_weighed_like_others():
    text = "Swisscom raised prices."
    rules = {m.rule for e in read(text, lexicon=False).extraction().entities for m in e.mentions}
    assert "lexicon" not in rules
    assert make_article(text).text == text


def test_training_code_is_not_needed_to_run():
    code = (
        "import sys, extractor.components, extractor.extract;"
        "sys.exit(any(m.startswith('extractor.training') or m == 'sklearn' for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
