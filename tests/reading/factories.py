"""Pages to read in tests: rows of words go in, a PDF, a web page or an article comes out."""

from collections.abc import Sequence

from extractor.reading import article_from_text
from extractor.records import Article, ParagraphKind, SectionName

SENTENCES = (
    "The harbour of Vell was opened again on Monday, said Mara Olden, who runs it.",
    "Norvik Lines, a ferry company, plans to spend 40 million crowns on two ships.",
    "“We lost a week of work,” Olden told the council on Friday evening.",
    "The insurer, Bramwell Mutual, expects claims of about 12 million crowns.",
    "Cookies are sold in the harbour, and the baker has written about them on Facebook.",
    "Subscribers of the newspaper may read the report of the council at home on Sunday.",
    "港务局周一表示，船只可以在周二之前离开港口，保险公司预计赔付约一千二百万克朗。",
)
"""Sentences of articles, some of them with words that furniture likes."""


def read(text: str) -> Article:
    """Read a text."""
    return article_from_text(text, path="x.txt")


def told(
    article: Article, *, kind: ParagraphKind | None = None, section: SectionName | None = None
) -> list[str]:
    """List the paragraphs of an article, of one kind and section if asked."""
    return [
        article.text[p.start : p.end]
        for p in article.paragraphs
        if kind in {None, p.kind} and section in {None, p.section}
    ]


def reasons(article: Article) -> dict[str, str]:
    """List the dropped lines with their reasons."""
    return {line.text: line.reason for line in article.dropped}


def make_pdf(pages: Sequence[Sequence[str]], *, pitch: int = 14) -> bytes:
    """Write a PDF of plain text; "" leaves a gap between paragraphs."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    font = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    streams = []
    for rows in pages:
        shown = f"BT /F1 11 Tf 60 780 Td {pitch} TL ".encode()
        for row in rows:
            escaped = row.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            shown += b"(" + escaped.encode("cp1252") + b") Tj T* "
        shown += b"ET"
        streams.append(add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown)))
    parent = len(objects) + len(streams) + 1
    numbers = [
        add(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 %d 0 R >> >> >>" % (parent, stream, font)
        )
        for stream in streams
    ]
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    add(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(numbers)))
    root = add(b"<< /Type /Catalog /Pages %d 0 R >>" % parent)
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, len(out))
    )
