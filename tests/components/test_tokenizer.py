"""Words of a bilingual text: nothing of the text is lost, known names stay whole."""

import pytest

from tests.components.readings import pipeline, read

TEXTS = [
    "Volta Motors sold 300 vans.",
    "沃尔塔汽车卖出了300辆货车。",
    "沃尔塔（Volta Motors）在 Graz 建厂，投资 3.5亿 欧元。",
    "A line\n\nand another,  with  two blanks 中文 and back.",
    " 开头有空格 and end ",
]


@pytest.mark.model
@pytest.mark.parametrize("text", TEXTS)
def test_the_words_make_up_the_text(text):
    assert pipeline().make_doc(text).text == text


@pytest.mark.model
def test_offsets_are_those_of_the_text():
    text = "沃尔塔（Volta Motors）在 Graz 建厂。"
    doc = pipeline().make_doc(text)
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
    assert "Graz" in [t.text for t in doc]


@pytest.mark.model
def test_a_known_chinese_name_is_one_word():
    assert "阿里巴巴" in [t.text for t in pipeline().make_doc("阿里巴巴在杭州开会。")]


@pytest.mark.model
def test_surnames_that_look_like_contractions_are_one_word():
    words = [t.text for t in pipeline().make_doc("Jony Ive cannot stay, and Im Jae can't.")]
    assert "Ive" in words
    assert "Im" in words
    assert "ca" in words  # "can't" is still cut


@pytest.mark.model
def test_a_sentence_keeps_its_reading_beside_a_chinese_one():
    reading = read("Volta Motors bought Zephyr Motors.")
    assert reading.ties == {"Volta Motors acquires Zephyr Motors"}
