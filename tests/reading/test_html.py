"""Web pages: the article, its metadata and its digest come out; the page around it is named."""

from __future__ import annotations

import contextlib
import json
import random

import pytest

from extractor.errors import UnreadableArticle
from extractor.reading.articles import build_article
from extractor.reading.decoding import NotTextError
from extractor.reading.html import read_html
from tests.reading.factories import SENTENCES, reasons, told

LINKED = {
    "@graph": [
        {"@type": "WebSite", "name": "Vell Gazette", "datePublished": "2001-01-01"},
        {
            "@type": ["NewsArticle"],
            "headline": "Harbour of Vell reopens after storm",
            "datePublished": "2031-03-03T06:17:00+08:00",
            "dateModified": "2031-03-05T06:17:00+08:00",
            "author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Published 3 March"}],
            "publisher": {"name": "Vell Gazette"},
        },
    ]
}
HEAD = f"""<title>Harbour of Vell reopens after storm - Vell Gazette</title>
<script type="application/ld+json">{json.dumps(LINKED)}</script>
<script type="application/ld+json">{{broken</script>"""
ARTICLE = f"""<h1>Harbour of Vell reopens after storm</h1>
<p class="byline">By Ann Lee and Tom Ek</p><p>Published: 3 March 2031, 06:17 GMT+8</p>
<div class="player"><span>00:00</span> <button>Play</button></div>
<p>{SENTENCES[0]} <a href="/n">Norvik Lines</a> said that its first ship would sail at dawn.</p>
<p>{SENTENCES[1]}</p>
<h2>What comes next?</h2>
<p>{SENTENCES[2]}<br>{SENTENCES[3]}</p>
<p>Nobody knows.</p>
<aside><h3>Related stories</h3><ul><li><a>Storm sinks four barges off Vell</a></li></ul></aside>
<ul><li>Cranes 1 and 2 run again.</li><li>Crane 3 is to be scrapped.</li></ul>
<p style="display:none">Hidden words that nobody sees, however long they may be.</p>
<p>{SENTENCES[5]}</p>"""
DIGEST = """<section><h2>Who's Who</h2><h4>Norvik Lines</h4><p>Norvik Lines is a ferry company.</p>
<h2>What Happened When</h2><dl><dt>February 28, 2031:</dt><dd>All ships were ordered out.</dd>
<dt>March 3, 2031:</dt><dd>The harbour was opened again.</dd></dl></section>"""


def page(head=HEAD, body=ARTICLE + DIGEST):
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>
<a href="#c">Skip to content</a><nav><ul><li>Home</li><li>Ports</li></ul></nav>
<div class="cookie">We use cookies to improve your experience on this site.</div>
<main><article>{body}</article></main>
<div>Share this article</div><footer><p>© 2031 Vell Gazette.</p></footer></body></html>""".encode()


def article_of(data):
    return build_article(read_html(data), path="x.html")


def test_a_whole_page():
    article = article_of(page())
    assert (article.title, article.published, article.published_evidence) == (
        "Harbour of Vell reopens after storm", "2031-03-03T06:17:00+08:00", "metadata",
    )  # fmt: skip
    assert (article.outlet, article.authors) == ("Vell Gazette", ("Ann Lee",))
    assert told(article, section="body") == [
        "Harbour of Vell reopens after storm",
        "By Ann Lee and Tom Ek",
        f"{SENTENCES[0]} Norvik Lines said that its first ship would sail at dawn.",
        SENTENCES[1],
        "What comes next?",
        SENTENCES[2],
        SENTENCES[3],
        "Nobody knows.",
        "Cranes 1 and 2 run again.",
        "Crane 3 is to be scrapped.",
        SENTENCES[5],
    ]
    assert told(article, kind="heading") == [
        "What comes next?", "Norvik Lines", "February 28, 2031:", "March 3, 2031:",
    ]  # fmt: skip
    assert [s.name for s in article.sections] == ["body", "whos_who", "what_happened_when"]
    why = reasons(article)
    assert why["Home"] == "menu" or why["Home"] == "page_nav"
    assert why["Storm sinks four barges off Vell"] == "page_aside"
    assert why["We use cookies to improve your experience on this site."] == "cookie_note"
    assert why["© 2031 Vell Gazette."] == "copyright"
    assert not any("Hidden words" in text for text in [article.text, *why])


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2031-03-03T06:17:00Z">',
         "2031-03-03T06:17:00+00:00"),
        ('<meta name="pubdate" content="20310303">', "2031-03-03"),
        ('<meta itemprop="datePublished" content="2031-03-03">', "2031-03-03"),
        ('<meta name="date" content="the third">', "2031-03-09"),
        ("", "2031-03-09"),
    ],
)  # fmt: skip
def test_dates_of_the_head_of_a_page(head, published):
    body = f"<h1>Harbour of Vell reopens</h1><p>9 March 2031</p><p>{SENTENCES[0]}</p>"
    assert article_of(page(head, body)).published == published


def test_a_copyright_year_is_no_date():
    body = f"<h1>Harbour of Vell reopens</h1><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>"
    assert article_of(page("", body)).published is None


def test_the_title_of_the_page_loses_the_name_of_the_site():
    head = '<meta property="og:title" content="Harbour of Vell reopens after storm | Vell Gazette">'
    article = article_of(page(head))
    assert article.title == "Harbour of Vell reopens after storm"
    assert article.text.count("Harbour of Vell reopens") == 1


def test_very_short_articles_are_read():
    data = b"<html><body><h1>Harbour reopens</h1><p>Ships sail again on Monday.</p></body></html>"
    assert told(article_of(data)) == ["Harbour reopens", "Ships sail again on Monday."]


def test_the_stated_encoding_is_believed_where_it_fits():
    body = f"<h1>海港重新开放</h1><p>{SENTENCES[6]}</p>"
    source = page("", body).decode().replace("utf-8", "gb2312")
    assert SENTENCES[6] in article_of(source.encode("gb18030")).text
    assert SENTENCES[6] in article_of(source.encode()).text


@pytest.mark.parametrize(
    "data",
    [b"<html></html>", b"<html><body><nav>Home</nav></body></html>", b"<!-- nothing -->  <p></p>"],
)
def test_pages_without_article(data):
    with pytest.raises(NotTextError):
        read_html(data)


def test_depth_is_bounded_but_an_open_paragraph_is_no_depth():
    body = "".join(f"<p>{sentence}" for sentence in SENTENCES[:6] * 300)
    assert SENTENCES[1] in article_of(page("", f"<h1>Harbour of Vell</h1>{body}")).text
    deep = "<div>" * 500 + f"<p>{SENTENCES[0]}</p>" + "</div>" * 500
    assert SENTENCES[0] in article_of(page("", f"<h1>Harbour of Vell</h1>{deep}")).text
    with pytest.raises(NotTextError, match="nested"):
        read_html(b"<html><body>" + b"<section><b>" * 60_000)


def test_a_page_of_a_hundred_thousand_links_is_refused():
    links = "".join(f"<li><a href='/{n}'>Port {n}</a></li>" for n in range(100_000))
    with pytest.raises(NotTextError, match="pieces"):
        read_html(page("", links))


def test_comments_and_broken_markup_are_no_words():
    body = f"""<h1>Harbour of Vell reopens</h1><!-- ad --><p>{SENTENCES[0]}<!-- note --> Ships
sail.</p><?php echo 1 ?></div></div><p>{SENTENCES[1]}</b><table><tr><td></p><p>{SENTENCES[3]}"""
    article = article_of(page("", body))
    assert told(article)[:3] == [
        "Harbour of Vell reopens", f"{SENTENCES[0]} Ships sail.", SENTENCES[1],
    ]  # fmt: skip
    assert SENTENCES[3] in article.text


@pytest.mark.parametrize("seed", range(25))
def test_damaged_pages_raise_one_kind_of_error_or_are_read(seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    data = bytearray(page())
    scraps = [b"<!--", b"-->", b"<div>", b"</article>", b"<script>", b"\xff", b"&#0;", b"<body>",
              b"<svg>", b"<![CDATA[", b"</html>", b"<frameset>", b"\0"]  # fmt: skip
    for _ in range(8):
        at = chance.randrange(len(data))
        data[at : at + chance.choice([0, 0, 0, 30])] = chance.choice(scraps)
    with contextlib.suppress(NotTextError, UnreadableArticle):
        assert article_of(bytes(data)).text


def test_a_headline_worded_anew_for_other_sites_gives_way_to_the_printed_one():
    head = '<meta property="og:title" content="Why the harbour is open: all you need to know">'
    body = f"<h1>Vell opens its harbour again</h1><p>{SENTENCES[0]}</p>"
    assert told(article_of(page(head, body)))[0] == "Vell opens its harbour again"


def test_the_title_of_the_window_is_better_than_none():
    head = "<title>Harbour of Vell reopens after storm - Vell Gazette</title>"
    article = article_of(page(head, f"<p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>"))
    assert told(article) == ["Harbour of Vell reopens after storm", *SENTENCES[:2]]
