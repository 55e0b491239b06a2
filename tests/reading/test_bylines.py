"""Bylines: who wrote it; no date, place or sentence becomes an author."""

from __future__ import annotations

import pytest

from extractor.reading.bylines import Byline, find_byline, find_dateline_place, is_author
from tests.reading.factories import SENTENCES, read, told


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ann Lee", Byline(("Ann Lee",))),
        ("By Ann Lee, Tom de Wit and Bo Ek, Harbour Weekly",
         Byline(("Ann Lee", "Tom de Wit", "Bo Ek"), "Harbour Weekly")),
        ("BY ANN LEE", Byline(("ANN LEE",))),
        ("Written by Zoë O'Hara-Núñez", Byline(("Zoë O'Hara-Núñez",))),
        ("By J. K. Ek in Oslo", Byline(("J. K. Ek",))),
        ("By Ann Lee (Oslo) and Bo Ek (Vell)", Byline(("Ann Lee", "Bo Ek"))),
        ("By staff writers", Byline()),
        ("By the competition desk", Byline()),
        ("(Reporting by Ann Lee in Oslo; Editing by Bo Ek)", Byline()),
        ("文|海港周刊 王小明 李雷", Byline(("王小明", "李雷"), "海港周刊")),
        ("作者：王小明", Byline(("王小明",))),
        ("来源：海港日报", Byline((), "海港日报")),
        ("责任编辑：李雷", Byline()),
    ],
)  # fmt: skip
def test_bylines(line, byline):
    assert find_byline(line) == byline


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the harbour was open again.",
        "By noon on Monday, ships had sailed",
        "By the end of 2031",
        "By land and by sea",
        "文件显示，港口将重新开放。",
        "Reporting rules",
        "Editing by hand is slow, said Olden.",
    ],
)
def test_no_bylines(line):
    assert find_byline(line) is None


@pytest.mark.parametrize(
    "name",
    ["3 March 2031", "Published Mar", "ann@example.org", "Staff Writer 2", "2031年3月3日", ""],
)
def test_no_authors(name):
    assert not is_author(name)


def test_places():
    assert all(
        map(find_dateline_place, ["OSLO", "SAN FRANCISCO", "OSLO/VELL", "VELL - Ports desk"])
    )
    assert not any(map(find_dateline_place, ["Oslo is open", "Olden", "港口重新开放了"]))


def test_bylines_stay_in_the_text_where_they_stand():
    article = read(
        "Harbour of Vell reopens\n\nVELL - From the ports desk\nBy Ann Lee and Bo Ek, Vell Gazette"
        f"\nPublished: 3 March 2031\n\n{SENTENCES[0]}\n\n(Reporting by Ann Lee; Editing by Tom Ek)"
    )
    assert [p.kind for p in article.paragraphs] == ["title", "byline", "byline", "text", "byline"]
    assert article.authors == ("Ann Lee", "Bo Ek")
    assert article.outlet == "Vell Gazette"
    assert told(article)[1] == "VELL - From the ports desk"


def test_authors_named_in_two_languages_are_named_once():
    article = read(
        "Harbour of Vell reopens after storm\n\n文|海港周刊 王小明 李雷\n\n"
        f"By Wang Xiaoming, Li Lei, Harbour Weekly\n\n{SENTENCES[0]}"
    )
    assert article.authors == ("Wang Xiaoming", "Li Lei")


def test_names_above_the_headline():
    article = read(
        f"Vell Gazette\n\nHarbour of Vell reopens after storm\n3 March 2031\n\n{SENTENCES[0]}"
    )
    assert (article.title, article.outlet) == (
        "Harbour of Vell reopens after storm",
        "Vell Gazette",
    )
    article = read(
        f"Harbour reopens\nShips sail again after the storm\n3 March 2031\n\n{SENTENCES[0]}"
    )
    assert article.title == "Harbour reopens"


def test_menus_and_names_above_the_headline():
    article = read(
        "Skip to content\nVell Gazette\nSign in\nWorld Business Opinion\n"
        "Harbour of Vell reopens after storm\nBy Ann Lee\n3 March 2031\n\n" + SENTENCES[0]
    )
    assert (article.title, article.outlet) == (
        "Harbour of Vell reopens after storm",
        "Vell Gazette",
    )


@pytest.mark.parametrize(
    "line",
    [
        "OSLO, March 3 (Ports correspondent)", "VELL, Norway/OSLO — Monthly review of ports",
        "By the ports desk, OSLO", "By our shipping reporters in Vell and Oslo",
        "NORTH VELL, Nor./OSLO", "BY OUR SHIPPING EDITOR, VELL", "VELL (Ports team)",
        "Posted by the editors of a shipping blog in Vell", "航运组 北京、上海",
        "■ 航运日记 本刊特稿",
        "本刊记者 北京、上海报道", "记者 发自北京",
    ],
)  # fmt: skip
def test_desks_and_places_name_nobody(line):
    article = read(f"Harbour reopens\n\n{line}\n\n{SENTENCES[0]}\n\n{SENTENCES[1]}")
    assert [p.kind for p in article.paragraphs] == ["title", "byline", "text", "text"]
    assert article.authors == ()


def test_a_chinese_reporter_is_named_without_the_place():
    assert find_byline("本报记者 王小明、李雷 北京报道") == Byline(("王小明", "李雷"))


def test_a_text_without_headline_keeps_its_first_sentence_as_text():
    article = read(SENTENCES[0])
    assert told(article, kind="text") == [SENTENCES[0]]
    assert article.title == SENTENCES[0]
