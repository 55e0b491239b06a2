"""Windows: a Doc goes in, stretches that the recogniser reads at once come out."""

import spacy

from extractor.components.recogniser.windows import LONGEST, windows

cut = spacy.blank("en").tokenizer


def test_short_paragraphs_share_a_window() -> None:
    doc = cut("A title\n\nA firm said so.\n\nIt did.")
    (window,) = windows(doc)
    assert [doc[i].text for i in window] == "A title A firm said so . It did .".split()


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    doc = cut("The ship left the port. " * 60)
    parts = list(windows(doc))
    assert all(len(part) <= LONGEST for part in parts)
    assert all(doc[part[-1]].text == "." for part in parts)
    assert [i for part in parts for i in part] == [t.i for t in doc if not t.is_space]


def test_a_stretch_without_a_stop_is_cut_all_the_same() -> None:
    parts = list(windows(cut("word " * 500)))
    assert [len(part) for part in parts] == [LONGEST, LONGEST, LONGEST, 500 - 3 * LONGEST]


def test_chinese_paragraphs_are_read_too() -> None:
    doc = cut("A firm said so.\n\n小 米 发布 了 新 车 。\n\nIt did.")
    (window,) = windows(doc)
    assert [doc[i].text for i in window][5:12] == "小 米 发布 了 新 车 。".split()


def test_an_empty_text_has_no_window() -> None:
    assert list(windows(cut(""))) == []
