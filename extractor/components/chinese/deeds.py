"""Chinese events: a sentence with its times goes in, who did what when comes out."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from extractor.components.referents import Referents
from extractor.components.local import LocalEvent
from extractor.records import TimeExpression


def find_chinese_events(
    sentence: Span, times: Sequence[TimeExpression], referents: Referents
) -> Iterator[LocalEvent]:
    """Find the events of a Chinese sentence; see `components/events.py`."""
    yield from ()
