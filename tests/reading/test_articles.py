"""Laws of every article: its paragraphs tile the text, its id is its content, cleaning is final."""

import contextlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import UnreadableArticle
from extractor.reading import article_from_text
from extractor.reading.characters import normalise
from extractor.reading.languages import find_language
from extractor.reading.notes import FURNITURE
from extractor.records import Article
from tests.reading.factories import SENTENCES, read, told

LINES = st.one_of(
    st.sampled_from(SENTENCES),
    st.sampled_from([kind.example for kind in FURNITURE]),
    st.sampled_from(["", "What comes next", "By Ann Lee", "3 March 2031", "• Four barges sank.",
                     "Who's Who", "What Happened When", "March 3, 2031:", "Key points", "Norvik"]),
    st.text(max_size=40),
)  # fmt: skip
TEXTS = st.lists(LINES, min_size=1, max_size=14).map("\n".join)


def check(article: Article) -> None:
    pieces = [article.text[p.start : p.end] for p in article.paragraphs]
    assert article.text == "\n\n".join(pieces)
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert article.text == normalise(article.text)
    names = [s.name for s in article.sections]
    assert all(a != b for a, b in pairwise(names))
    starts = [s.start for s in article.sections]
    ends = [s.end for s in article.sections]
    assert starts[0] == 0
    assert ends[-1] == len(article.text)
    assert starts[1:] == [end + 2 for end in ends[:-1]]
    for paragraph in article.paragraphs:
        (home,) = (s for s in article.sections if s.start <= paragraph.start < s.end)
        assert home.name == paragraph.section
        assert paragraph.end <= home.end
        assert paragraph.kind != "title" or paragraph.start == 0
    assert not any(any(c.isdigit() for c in author) for author in article.authors)


@given(TEXTS)
def test_paragraphs_and_sections_tile_the_text(text):
    with contextlib.suppress(UnreadableArticle):
        check(read(text))


PAGES = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES), st.sampled_from(["What comes next", "The road ahead"]),
        st.sampled_from([kind.example for kind in FURNITURE]),
    ),
    max_size=12,
)  # fmt: skip


@given(PAGES)
def test_cleaning_twice_is_cleaning_once(lines):
    once = read("\n\n".join(["Harbour of Vell reopens", "By Ann Lee", SENTENCES[0], *lines]))
    twice = read(once.text)
    assert twice.text == once.text
    assert twice.dropped == ()


@given(PAGES, st.sampled_from(["a.txt", "b/c.html", "-"]))
def test_the_id_comes_from_the_content_alone(lines, path):
    last = "The council of Vell met on Monday, as it does every week."
    text = "\n\n".join(["Harbour of Vell reopens", SENTENCES[0], *lines, last])
    one = read(text)
    other = article_from_text(text + "\n\nShare this story\n", path=path)
    assert one.id == other.id
    assert one.id != read(text + "\n\nThe council of Vell meets again on Tuesday.").id
    assert one.id != read(text.replace("reopens", "reopens\n3 March 2031", 1)).id


def test_a_title_that_is_known_is_printed_once():
    for text in (
        f"Harbour reopens\n\n{SENTENCES[0]}",
        SENTENCES[0],
        f"HARBOUR  REOPENS\n{SENTENCES[0]}",
    ):
        article = article_from_text(text, path="x", title="Harbour reopens")
        assert told(article, kind="text") == [SENTENCES[0]]
        assert article.paragraphs[0].kind == "title"


def test_the_words_stay_as_printed():
    text = "Harbour reopens\n\n“It’s open—at last,” she said … ‘at 3½ knots’, for £5.\n"
    assert read(text).text == text.strip()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SENTENCES[0], "en"),
        (SENTENCES[6], "zh"),
        ("OpenAI", "en"),
        ("V4", "en"),
        ("诺维克", "zh"),
        ("DeepSeek-R1 与 Qwen2.5-Max 的竞争", "zh"),
        ("Norvik Lines (诺维克航运), a ferry company, is to buy two ships.", "en"),
        ("The app 和平精英 sells well, Norvik said.", "en"),
        ("Apple, Nike, Google, Facebook, Amazon, Tesla, Intel, Sony, Adidas, Puma, Danone", "en"),
        ("Norvik Lines buys Bramwell Mutual", "en"),
        ("Chief Executive Mara Olden, Deputy Tom Ek, Treasurer Ann Lee, Vell", "en"),
        (
            "Banco de la Nación of Lima said on Monday that it would lend the money to the port.",
            "en",
        ),
        ("El puerto de la ciudad se abrió de nuevo el lunes, dijo la directora.", "other"),
        ("Der Hafen der Insel ist seit Montag wieder offen, sagte die Leiterin.", "other"),
        ("Le port de la ville a rouvert lundi, selon la directrice des quais.", "other"),
        (
            "Pelabuhan itu dibuka kembali pada hari Senin, kata pengelola yang baru dari kota.",
            "other",
        ),
        ("港口は月曜日に再び開かれたと港湾長は述べた。", "other"),
        ("항구는 월요일에 다시 열렸다고 항만장이 말했다.", "other"),
        ("Порт снова открыт с понедельника, сообщила начальница порта.", "other"),
        ("أعيد فتح الميناء يوم الاثنين، كما قالت مديرة الميناء.", "other"),
    ],
)
def test_languages(text, language):
    assert find_language(text) == language


def test_paragraphs_of_other_languages_are_kept_and_marked():
    spanish = "El puerto de la ciudad se abrió de nuevo el lunes, dijo la directora."
    article = read(f"Harbour reopens\n\n{SENTENCES[0]}\n\n{SENTENCES[6]}\n\n{spanish}")
    assert [p.language for p in article.paragraphs] == ["en", "en", "zh", "other"]
    assert article.language == "en"
    assert spanish in article.text
