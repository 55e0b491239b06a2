"""Sentence boundaries that the layout of an article tells."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.components.layout import (
    is_chinese,
    is_over_profile,
    language_of,
    layout,
    paragraph_of,
)
from tests.components.readings import Block, make_article


@pytest.fixture
def lay():
    nlp = spacy.blank("en")

    def laid(*blocks):
        article = make_article(*blocks)
        doc = nlp.make_doc(article.text)
        doc._.paragraphs = article.paragraphs
        return layout(doc)

    return laid


def starts(doc):
    return [t.text for t in doc if t.is_sent_start]


def test_no_sentence_crosses_a_paragraph(lay):
    assert starts(lay("Prices rose", "Wages fell")) == ["Prices", "Wages"]


def test_a_title_is_one_sentence_whatever_it_contains(lay):
    doc = lay(Block("Up. Up! Down?", kind="title"), "Then it stopped.")
    assert starts(doc) == ["Up", "Then"]


def test_a_full_stop_before_a_capital_ends_a_sentence(lay):
    assert starts(lay("It rose. Wages fell.")) == ["It", "Wages"]


def test_without_a_stop_no_sentence_begins(lay):
    doc = lay("Prices rose Wages fell")
    assert [t.is_sent_start for t in doc][1:] == [False, False, False]


def test_an_abbreviation_is_left_to_the_parser():
    nlp = spacy.blank("en")
    doc = Doc(nlp.vocab, words=["Volta", "Inc.", "Sales", "rose", "."])
    doc._.paragraphs = make_article("Volta Inc. Sales rose .").paragraphs
    # None leaves it open: "Inc." may stand inside a sentence or end it.
    assert layout(doc)[2].is_sent_start is None


def test_a_quote_that_closes_behind_the_stop_stays_with_its_sentence(lay):
    doc = lay('"It rose." Wages fell.')
    assert doc[4].text == '"'
    assert doc[4].is_sent_start is False


def test_chinese_sentences_end_at_their_own_marks(lay):
    doc = lay(Block("价 涨 了 。 工资 跌 了 。", language="zh"))
    assert starts(doc) == ["价", "工资"]


def test_where_a_stretch_stands(lay):
    doc = lay(
        Block("Notes", kind="title"),
        "Prices rose.",
        Block("Volta", kind="heading", section="whos_who"),
        Block("价格上涨。", language="zh"),
    )
    assert [paragraph_of(doc, at) for at in (0, 7, 21, 28)] == [0, 1, 2, 3]
    spans = [
        doc[0:1],
        doc[2:3],
        doc.char_span(21, 26),
        doc.char_span(28, 30, alignment_mode="expand"),
    ]
    assert [is_over_profile(s) for s in spans] == [False, False, True, False]
    assert [is_chinese(s) for s in spans] == [False, False, False, True]
    assert [language_of(s) for s in spans] == ["other", "en", "en", "zh"]
