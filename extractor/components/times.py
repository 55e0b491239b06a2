"""Times: a Doc goes in, the time expressions of its running text come out.

A shell around `extractor.times`, which does the reading; this file tells it where the sentences
are and hands the result on as `doc._.times`.
"""

from spacy.language import Language
from spacy.tokens import Doc

from extractor.times import find_times

Doc.set_extension("published", default=None)
Doc.set_extension("times", default=())


@Language.component("times", assigns=["doc._.times"])
def times(doc: Doc) -> Doc:
    """Pipeline component: fill `doc._.times`, sorted by offset."""
    sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
    doc._.times = find_times(doc.text, published=doc._.published, sentences=sentences)
    return doc
