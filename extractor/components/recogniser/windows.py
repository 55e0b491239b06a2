"""Windows: a Doc goes in, stretches of it that the recogniser reads at once come out.

A window is a run of whole paragraphs; a long paragraph is cut behind the end of a sentence. No
parse is asked, so that training and running cut alike.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

LONGEST = 160
"""Words of a window: enough to hold what a name was introduced as, few enough to stay quick."""
STOPS = frozenset(".!?。！？")


def windows(doc: Doc) -> Iterator[list[int]]:
    """Cut a Doc into windows.

    Yields:
        Indices of the tokens of one window, in order; white space belongs to none.
    """
    window: list[int] = []
    for part in _parts(doc):
        if window and len(window) + len(part) > LONGEST:
            yield window
            window = []
        window = [*window, *part]
    if window:
        yield window


def _parts(doc: Doc) -> Iterator[list[int]]:
    """Paragraphs, and the pieces of those that are too long."""
    for paragraph in _paragraphs(doc):
        rest = paragraph
        while len(rest) > LONGEST:
            stops = [n for n in range(1, LONGEST) if doc[rest[n - 1]].text in STOPS]
            cut = stops[-1] if stops else LONGEST
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def _paragraphs(doc: Doc) -> Iterator[list[int]]:
    paragraph: list[int] = []
    for token in doc:
        if not token.is_space:
            paragraph.append(token.i)
        elif "\n" in token.text and paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph
