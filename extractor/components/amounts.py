"""Amounts: a Doc goes in, the sums of money of its text come out.

A shell around `extractor.amounts`, which does the reading, paragraph by paragraph: whether "¥" is
yen or yuan depends on the language that stands around it.
"""

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from extractor.amounts import find_money
from extractor.components.layout import text_of

if TYPE_CHECKING:
    from extractor.records import Money

Doc.set_extension("amounts", default=())


@Language.component("amounts", assigns=["doc._.amounts"])
def amounts(doc: Doc) -> Doc:
    """Pipeline component: fill `doc._.amounts`, sorted by offset."""
    found: list[Money] = []
    text = text_of(doc)
    for paragraph in doc._.paragraphs:
        stretch = text[paragraph.start : paragraph.end]
        for money in find_money(stretch, language=paragraph.language):
            shift = {"start": money.start + paragraph.start, "end": money.end + paragraph.start}
            found.append(money.model_copy(update=shift))
    doc._.amounts = tuple(found)
    return doc
