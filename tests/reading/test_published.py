"""Publication dates: what the page says, with its evidence; never a guess."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading import article_from_text
from extractor.reading.dates import find_date_in_text, read_date_line
from extractor.reading.published import find_date, read_stamp
from tests.reading.factories import SENTENCES, read, reasons, told


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Published: Mar. 4, 2031  6:17 a.m.  GMT+8", "2031-03-04T06:17+08:00"),
        ("Published: Nov. 30, 2031", "2031-11-30"),
        ("Published: 2031-05-01", "2031-05-01"),
        ("发布时间：2031年4月30日", "2031-04-30"),
        ("2031年4月30日 下午3:20 北京时间", "2031-04-30T15:20+08:00"),
        ("3 March 2031", "2031-03-03"),
        ("3rd of March 2031", "2031-03-03"),
        ("Mon 3 Mar 2031 08.15 GMT", "2031-03-03T08:15+00:00"),
        ("March 3, 2031 at 6:17 AM EST", "2031-03-03T06:17-05:00"),
        ("Monday, March 3rd, 2031, 12:05 p.m. EDT", "2031-03-03T12:05-04:00"),
        ("2031-03-03T06:17:00.123Z", "2031-03-03T06:17:00+00:00"),
        ("Mon, 03 Mar 2031 06:17:00 +0800", "2031-03-03T06:17:00+08:00"),
        ("2031/3/3 08:00", "2031-03-03"),
        ("13/03/2031", "2031-03-13"),
        ("03/13/2031", "2031-03-13"),
        ("3.3.2031", "2031-03-03"),
        ("Sept. 5, 2031 08:00 CST", "2031-09-05"),
    ],
)
def test_dates_as_news_sites_print_them(line, iso):
    article = read(f"Harbour of Vell reopens\n{line}\n\n{SENTENCES[0]}")
    assert (article.published, article.published_evidence) == (iso, "dateline")
    assert reasons(article) == {line.replace("  ", " "): "publication_line"}


@pytest.mark.parametrize(
    "line", ["03/04/2031", "31 February 2031", "Published: 0001-01-01", "Published: 5 May 9731",
             "Published: 3 hours ago", "Published: soon"],
)  # fmt: skip
def test_what_is_no_certain_date_is_none(line):
    article = read(f"Harbour of Vell reopens\n{line}\n\n{SENTENCES[0]}")
    assert (article.published, article.published_evidence) == (None, "none")
    assert line not in article.text


@pytest.mark.parametrize(
    ("line", "iso", "rest"),
    [
        ("By Ann Lee | March 3, 2031", "2031-03-03", "By Ann Lee"),
        ("March 3, 2031 — By Ann Lee", "2031-03-03", "By Ann Lee"),
        (
            "Ann Lee, Vell Gazette · 3 March 2031 · 4 min read",
            "2031-03-03",
            "Ann Lee, Vell Gazette",
        ),
        ("来源：海港日报 2031-03-03 08:12:33", "2031-03-03", "来源：海港日报"),
        ("VELL, 3 March 2031", "2031-03-03", "VELL"),
        ("Published 3 March 2031, updated 4 March 2031", "2031-03-03", ""),
        ("Updated: 4 March 2031; published: 3 March 2031", "2031-03-03", ""),
    ],
)
def test_dates_beside_bylines(line, iso, rest):
    found = read_date_line(line, bare=True)
    assert found is not None
    assert (found.iso, found.rest) == (iso, rest)


@pytest.mark.parametrize(
    "line",
    [
        "The harbour was opened on 3 March 2031.",
        "Harbour reopens on 3 March 2031 after storm",
        "Storm of 3 March 2031: what we know",
        "The book was published on 3 March 2031",
        "3 March 2031 - a day to remember",
        "2031年3月3日，港口重新开放",
        "Published works of Olden",
    ],
)
def test_a_date_inside_a_sentence_is_no_date_line(line):
    assert read_date_line(line, bare=True) is None


def test_an_update_counts_only_where_nothing_else_does():
    both = read(f"Harbour reopens\nUpdated: 5 May 2031\nPublished: 3 May 2031\n\n{SENTENCES[0]}")
    assert both.published == "2031-05-03"
    alone = read(f"Harbour reopens\nUpdated: 5 May 2031\n\n{SENTENCES[0]}")
    assert alone.published == "2031-05-05"


@pytest.mark.parametrize(
    ("opening", "iso"),
    [
        ("OSLO, 3 March 2031 (Harbour News) - ", "2031-03-03"),
        ("SAN FRANCISCO, March 3, 2031 — ", "2031-03-03"),
        ("海港社北京2031年3月3日电 ", "2031-03-03"),
        ("OSLO, March 3 (Harbour News) - ", None),
        ("On 3 March 2031 - a Monday - ", None),
        ("3 March 2031: ", None),
        ("3 March 2031 - ", None),
    ],
)
def test_datelines(opening, iso):
    article = read(f"Harbour of Vell reopens\n\n{opening}{SENTENCES[0]}")
    assert article.published == iso
    assert opening + SENTENCES[0] in told(article)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("But today, in March 2031, I rarely go to the harbour.", "2031-03"),
        ("Today (3 March 2031) the harbour is open.", "2031-03-03"),
        ("今天，2031年3月3日，港口重新开放。", "2031-03-03"),
        ("As of this writing, in May 2031, nobody sails.", "2031-05"),
        ("As of January 2031, nobody sailed.", None),
        ("Today, in 2031, nobody sails.", None),
        ("“Today, in March 1999, I rule,” he said then.", None),
        ("Today, in March 2031, I write. Now, in May 2031, I write again.", None),
    ],
)
def test_the_text_says_when_it_was_written(text, iso):
    assert find_date_in_text([text]) == iso
    article = read(f"On the harbour\n\n{text}\n\n{SENTENCES[0]}")
    assert article.published == iso
    assert article.published_evidence == ("text" if iso else "none")
    assert text in article.text


def test_metadata_comes_first():
    article = article_from_text(
        f"Harbour reopens\nPublished: 5 May 2031\n\n{SENTENCES[0]}",
        path="x", published="2031-05-04T06:17:00+0800",
    )  # fmt: skip
    assert (article.published, article.published_evidence) == (
        "2031-05-04T06:17:00+08:00", "metadata",
    )  # fmt: skip


def test_metadata_without_sense_gives_way_to_the_page():
    text = f"Harbour reopens\nPublished: 5 May 2031\n\n{SENTENCES[0]}"
    for stamp in ("1970-01-01T00:00:00Z", "0001-01-01", "yesterday", "2031-13-45"):
        article = article_from_text(text, path="x", published=stamp)
        assert (article.published, article.published_evidence) == ("2031-05-05", "dateline")


@pytest.mark.parametrize(
    "head",
    [
        "OSLO/BERGEN, May 4, 2031. Harbour desk",
        "Posted Sunday, May 4, 2031, by the keeper of a lighthouse",
        "Will the ferry sail again? Nobody on the quay can say so yet.\nBy the harbour desk\n"
        "Sunday, May 4, 2031",
    ],
)
def test_a_date_above_the_prose_whatever_stands_beside_it(head):
    article = article_from_text(f"Harbour reopens\n\n{head}\n\n{SENTENCES[0]}", path="x")
    assert (article.published, article.published_evidence) == ("2031-05-04", "dateline")


@given(st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_is_read_back(day):
    for line in (
        day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day.day} {day:%B} {day.year}",
        f"{day:%b}. {day.day}, {day.year}",
    ):  # fmt: skip
        found = find_date(line)
        assert found is not None
        assert found.iso == day.isoformat()
    assert read_stamp(day.isoformat()) == (None if day == dt.date(1970, 1, 1) else day.isoformat())


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text):
    for reader in (find_date, read_stamp):
        reader(text)
    found = read_date_line(text, bare=True)
    assert found is None or found.iso is None or 1800 <= int(found.iso[:4]) <= 2199
