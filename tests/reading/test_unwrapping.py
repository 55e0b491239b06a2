"""Wrapped lines are joined; lines that are paragraphs are not."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractor.reading.pages import Line
from extractor.reading.unwrapping import join_wrapped
from tests.reading.factories import SENTENCES, read, told

ENGLISH = SENTENCES[:6]


def join(text):
    return [line.text for line in join_wrapped([Line(row) for row in text.split("\n")])]


@given(
    st.lists(st.lists(st.sampled_from(ENGLISH), min_size=3, max_size=8), min_size=1, max_size=5),
    st.integers(45, 100),
    st.sampled_from(["\n\n", "\n"]),
)
def test_wrapping_is_undone(paragraphs, width, gap):
    wanted = [" ".join(sentences) for sentences in paragraphs]
    rows = [textwrap.wrap(text, width, break_on_hyphens=False) for text in wanted]
    # Where every break falls on a capital letter, nothing tells it from a list of names.
    assume(any(row[0].islower() for lines in rows for row in lines))
    got = join(gap.join("\n".join(lines) for lines in rows))
    if gap == "\n\n":
        assert got == wanted
    else:  # without blank lines, a paragraph whose last line is full runs into the next
        assert " ".join(got) == " ".join(wanted)
        assert len(got) <= len(wanted)


@given(st.lists(st.sampled_from(ENGLISH), min_size=2, max_size=20))
def test_a_sentence_a_line_stays_a_paragraph_a_line(sentences):
    assert join("\n".join(sentences)) == sentences


@given(st.lists(st.sampled_from([" ".join(ENGLISH), *ENGLISH]), min_size=2, max_size=9))
def test_long_paragraphs_without_blank_lines_stay_apart(paragraphs):
    rows = [" ".join(ENGLISH), *paragraphs]
    assert join("\n".join(rows)) == rows


@pytest.mark.parametrize(
    ("rows", "joined"),
    [
        (["The council of the island has asked the har-", "bour for an answer. The harbour"],
         ["The council of the island has asked the harbour for an answer. The harbour"]),
        (["The council of the island of Vell wants more of the self-", "driving cranes of Norvik."],
         ["The council of the island of Vell wants more of the self-driving cranes of Norvik."]),
        (["港务局周一表示，船只可以在周二之前离", "开港口，保险公司预计赔付约一千二百万克",
          "朗，诺维克航运计划用四千万克朗购买两艘", "新船，首航日期尚未确定。"],
         ["港务局周一表示，船只可以在周二之前离开港口，保险公司预计赔付约一千二百万克朗，"
          "诺维克航运计划用四千万克朗购买两艘新船，首航日期尚未确定。"]),
        (["- The harbour of Vell is open again after the storm of Friday", "- Four barges sank"],
         ["- The harbour of Vell is open again after the storm of Friday", "- Four barges sank"]),
        (["Home", "World", "Ports"], ["Home", "World", "Ports"]),
    ],
)  # fmt: skip
def test_cases(rows, joined):
    assert join("\n".join(rows)) == joined


def test_a_wrapped_article():
    text = (
        "Harbour of Vell reopens after the worst storm\nin a decade\nBy Ann Lee\n3 March 2031\n\n"
        + "\n\n".join(textwrap.fill(" ".join(ENGLISH[k : k + 3]), 66) for k in range(4))
    )
    article = read(text)
    assert article.title == "Harbour of Vell reopens after the worst storm in a decade"
    assert told(article, kind="text") == [" ".join(ENGLISH[k : k + 3]) for k in range(4)]
    assert (article.published, article.authors) == ("2031-03-03", ("Ann Lee",))
