"""The digest that a page prints of itself."""

from __future__ import annotations

import pytest

from extractor.reading.sections import HEADINGS
from tests.reading.factories import SENTENCES, read, reasons, told

DIGEST = f"""Harbour of Vell reopens after storm
Published: 3 March 2031

{SENTENCES[0]}

{SENTENCES[1]}

Share this story
Digest Box
Read the story in 30 seconds
  • The harbour is open.
  • Four barges sank.
AI generated, for reference only
Read the story in 3 minutes

[para. 1] A storm sank four barges. [para. 2][para. 3] The harbour is open.

[para. 4] Norvik Lines buys ships.
AI generated, for reference only
Who's Who
Norvik Lines
Norvik Lines is a ferry company of Vell, the biggest of the island.
Line
Line, a messenger, carried the warning of the harbour master to all ships.
AI generated, for reference only
What Happened When
Before the storm:
The master ordered all ships out.
March 3, 2031:
The harbour was opened again.
March 3, 2031:
Norvik Lines ordered two ships.
AI generated, for reference only
Subscribe to read more
"""


@pytest.mark.parametrize("heading", HEADINGS, ids=lambda heading: heading.example)
def test_every_heading_fits_its_example(heading):
    assert heading.pattern.fullmatch(heading.example)


def test_a_page_with_its_whole_digest():
    article = read(DIGEST)
    assert [s.name for s in article.sections] == [
        "body", "summary_short", "summary_long", "whos_who", "what_happened_when",
    ]  # fmt: skip
    assert told(article, section="summary_short") == ["The harbour is open.", "Four barges sank."]
    assert told(article, section="summary_long") == [
        "A storm sank four barges. The harbour is open.", "Norvik Lines buys ships.",
    ]  # fmt: skip
    assert told(article, section="whos_who", kind="heading") == ["Norvik Lines", "Line"]
    assert told(article, section="what_happened_when", kind="heading") == [
        "Before the storm:", "March 3, 2031:", "March 3, 2031:",
    ]  # fmt: skip
    assert len(told(article, section="what_happened_when", kind="text")) == 3
    assert article.published == "2031-03-03"
    assert reasons(article)["Who's Who"] == "digest_heading"
    assert reasons(article)["Digest Box"] == "beside_furniture"
    assert "seconds" not in article.text
    assert "para." not in article.text


def test_a_digest_above_the_article_ends_with_its_shape():
    article = read(
        "Harbour reopens\n\nKey points\n- The harbour is open\n- Four barges sank."
        f"\n\n{SENTENCES[0]}\n\nTimeline\n28 February 2031: The master ordered all ships out.\n"
        f"3 March 2031: The harbour was opened.\n\n{SENTENCES[1]}\n\n{SENTENCES[2]}"
    )
    assert [s.name for s in article.sections] == [
        "body", "summary_short", "body", "what_happened_when", "body",
    ]  # fmt: skip
    assert told(article, section="body") == ["Harbour reopens", *SENTENCES[:3]]


def test_profiles_end_where_two_paragraphs_follow_each_other():
    article = read(
        "Harbour reopens\n\nKey people\nMara Olden\nMara Olden has run the harbour since 2020.\n"
        f"Tom Ek\nTom Ek heads the council of Vell.\n{SENTENCES[0]}\n{SENTENCES[1]}"
    )
    assert told(article, section="whos_who", kind="heading") == ["Mara Olden", "Tom Ek"]
    assert told(article, section="body") == ["Harbour reopens", SENTENCES[0], SENTENCES[1]]


@pytest.mark.parametrize(
    "heading",
    [
        "Timeline",
        "Key points",
        "Summary",
        "Key people",
        "大事记",
        "Who’s Who",
        "What Happened When",
    ],
)
def test_the_same_words_over_a_piece_of_the_article_are_a_subheading(heading):
    article = read(
        f"Harbour reopens\n\n{SENTENCES[0]}\n\n{heading}\n\n{SENTENCES[1]}\n{SENTENCES[2]}"
    )
    assert [s.name for s in article.sections] == ["body"]
    assert told(article, kind="heading") == [heading]


def test_a_chinese_digest():
    article = read(
        f"海港重新开放\n\n{SENTENCES[6]}\n\n30秒速读\n• 港口重新开放。\n• 四艘驳船沉没。\n"
        "人物\n诺维克航运\n诺维克航运是海港市最大的渡轮公司，拥有十二艘船。\n奥尔登\n"
        "奥尔登自二〇二〇年起管理海港，此前在议会任职。\n大事记\n2031年2月28日\n"
        "港务局命令所有船只离港。\n2031年3月3日\n港口重新开放。"
    )
    assert [s.name for s in article.sections] == [
        "body", "summary_short", "whos_who", "what_happened_when",
    ]  # fmt: skip
    assert told(article, section="whos_who", kind="heading") == ["诺维克航运", "奥尔登"]
    assert told(article, section="what_happened_when", kind="heading") == [
        "2031年2月28日", "2031年3月3日",
    ]  # fmt: skip
    assert article.published is None


def test_a_sentence_that_begins_like_a_heading_is_a_sentence():
    sentence = "Who's Who in the harbour is hard to say."
    assert told(read(f"Harbour reopens\n\n{sentence}\n\n{SENTENCES[0]}"))[1] == sentence


def test_entries_on_one_line_with_their_names():
    article = read(
        f"Harbour reopens\n\n{SENTENCES[0]}\n\nWho's Who\n"
        "• Norvik Lines: a ferry company of Vell, the biggest of the island.\n"
        "• Bramwell Mutual: an insurer of ships and cargo."
    )
    assert len(told(article, section="whos_who", kind="text")) == 2


def test_points_of_a_list_are_no_headings():
    article = read(f"Harbour reopens\n\n• Cranes to run\n• Ships to sail\n\n{SENTENCES[0]}")
    assert told(article, kind="text") == ["Cranes to run", "Ships to sail", SENTENCES[0]]
