"""Referents: a Doc with all its mentions goes in, what its words stand for can be asked."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractor.components.nouns import noun_kind
from extractor.components.syntax import appositives


class Referents:
    """Which entities the words of a Doc stand for.

    Args:
        doc: a Doc with all mentions.
    """

    def __init__(self, doc: Doc) -> None:
        """Index the mentions by their words."""
        self._spans = list(doc.spans["mentions"])
        self._by_token: dict[int, Span] = {}
        self._by_id: dict[str, Span] = {}
        for span in doc.spans["mentions"]:
            self._by_id.setdefault(span.kb_id_, span)
            for i in range(span.start, span.end):
                # A name inside "the Amazon-owned service" belongs to itself.
                if i not in self._by_token or len(self._by_token[i]) > len(span):
                    self._by_token[i] = span

    def at(self, token: Token) -> Span | None:
        """Mention that holds a word, or None."""
        return self._by_token.get(token.i)

    def within(self, sentence: Span) -> list[Span]:
        """Mentions in a sentence, in text order."""
        start = bisect_left(self._spans, sentence.start, key=lambda span: span.start)
        end = bisect_left(self._spans, sentence.end, key=lambda span: span.start)
        return self._spans[start:end]

    def by_id(self, identity: str) -> Span | None:
        """First mention of an entity, or None."""
        return self._by_id.get(identity)

    def of(self, head: Token) -> Iterator[Span]:
        """Mentions that a noun phrase stands for, given its head word.

        Looks at the head itself, then at names in apposition to it ("its chatbot, Grok") and at
        names run together with it ("the Grok chatbot").
        """
        span = self.at(head)
        if span is not None:
            yield span
            return
        if head.pos_ not in {"NOUN", "PROPN", "X", "NUM", "ADJ"}:
            return
        named = [self.at(t) for t in appositives(head) if t.i > head.i]
        yield from (s for s in named if s is not None and s.id_ not in {"pronoun", "nominal"})
        if any(s is not None for s in named):
            return
        if head.dep_ == "appos":
            # "X, a maker of games that Y bought": the maker is X.
            above = self.at(head.head)
            if above is not None:
                yield above
                return
        kind, _ = noun_kind(head)
        for child in head.children:
            inner = self.at(child) if child.dep_ in {"compound", "nmod"} else None
            # "the Grok chatbot" is Grok; "a Nissan plant" is not Nissan.
            if inner is not None and inner.label_ == kind and kind in {"product", "model"}:
                yield inner
