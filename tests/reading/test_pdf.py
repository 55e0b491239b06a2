"""PDFs: paragraphs come out whole, running heads and page numbers do not."""

from __future__ import annotations

import contextlib
import random

import pytest

from extractor.reading.articles import build_article
from extractor.reading.decoding import NotTextError
from extractor.reading.pdf import read_pdf
from tests.reading.factories import make_pdf, reasons, told

HEAD = "Vell Gazette 3 March 2031"
PAGES = [
    [HEAD, "", "Harbour of Vell reopens after storm", "", "By Ann Lee and Tom Ek", "",
     "The harbour of Vell was opened again on Monday, two days after the worst",
     "storm in a decade had sunk four barges and cut the power of its cranes. Nor-",
     "vik Lines said that its first ship would sail at dawn.", "",
     "“We lost a week of work,” said Mara Olden, the harbour master, who had",
     "ordered all ships out on Friday evening. Norvik was the first to go.", "", "1"],
    [HEAD, "", "Vell Ports plans to spend 40 million crowns on new self-",
     "driving cranes by the end of 2032. It asked the council of the island for", "", "2"],
    [HEAD, "", "half of that.", "",
     "The insurer, Bramwell Mutual, expects claims of about 12 million crowns, a",
     "spokesman said on Monday.", "", "Page 3 of 3"],
]  # fmt: skip


def test_a_printed_article():
    article = build_article(read_pdf(make_pdf(PAGES)), path="x.pdf")
    assert told(article) == [
        "Harbour of Vell reopens after storm",
        "By Ann Lee and Tom Ek",
        "The harbour of Vell was opened again on Monday, two days after the worst storm in "
        "a decade had sunk four barges and cut the power of its cranes. Norvik Lines said that its "
        "first ship would sail at dawn.",
        "“We lost a week of work,” said Mara Olden, the harbour master, who had ordered all ships "
        "out on Friday evening. Norvik was the first to go.",
        "Vell Ports plans to spend 40 million crowns on new self-driving cranes by the end of "
        "2032. It asked the council of the island for half of that.",
        "The insurer, Bramwell Mutual, expects claims of about 12 million crowns, a spokesman said "
        "on Monday.",
    ]
    assert article.authors == ("Ann Lee", "Tom Ek")
    assert set(reasons(article)) == {HEAD, "1", "2", "Page 3 of 3"}


def test_one_page_has_no_running_heads():
    article = build_article(read_pdf(make_pdf([PAGES[0][2:-2]])), path="x.pdf")
    assert article.title == "Harbour of Vell reopens after storm"
    assert article.dropped == ()


def test_a_scan_is_refused():
    with pytest.raises(NotTextError, match="scanned"):
        read_pdf(make_pdf([[], []]))


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_raise_one_kind_of_error_or_are_read(seed):
    data = bytearray(make_pdf(PAGES))
    chance = random.Random(seed)  # noqa: S311 - no secret
    if seed % 2:
        del data[chance.randrange(20, len(data)) :]
    else:
        for _ in range(30):
            data[chance.randrange(len(data))] = chance.randrange(256)
    with contextlib.suppress(NotTextError):
        assert any(line.text for line in read_pdf(bytes(data)).lines)
