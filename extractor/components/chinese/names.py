"""Chinese names: a Doc goes in, the names of its Chinese paragraphs come out; and their signs."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from extractor.lexicon import Lexicon


def find_chinese_names(doc: Doc, lexicon: Lexicon) -> list[Span]:
    """Find names in Chinese paragraphs; see `components/names.py` for the shape."""
    return []


def chinese_signs(span: Span, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """List the signs of a name in a Chinese paragraph; see `components/kinds.py`."""
    yield from ()
