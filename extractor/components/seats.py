"""Ties told by place names: a word of a parsed Doc goes in, who is at home there comes out.

"A of B", "B's A", "the B firm A", "A's plant in B", a city and its country.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from extractor.components.frames import named_by
from extractor.components.referents import Referents
from extractor.components.syntax import possessors
from extractor.components.ties import Tie
from extractor.lexicon.word_sets import word_sets


def seat_ties(token: Token, referents: Referents) -> Iterator[Tie]:
    """Find who is at home at the place whose name a word heads.

    Args:
        token: any word of the Doc.
        referents: what its words stand for.

    Yields:
        `located_in` ties.
    """
    span = referents.at(token)
    if span is None or span.root.i != token.i or span.label_ != "place":
        return
    head = token.head
    if token.dep_ == "pobj" and head.lower_ in {"of", "in", "near", "at", "outside"}:
        yield from _behind_preposition(head, span, referents)
    if token.dep_ in {"compound", "nmod", "amod", "poss"} and head.pos_ in {"NOUN", "PROPN"}:
        firms = [*referents.of(head), *(s for t in named_by(head) for s in referents.of(t))]
        for firm in firms:
            if firm.label_ == "company":
                yield Tie("located_in", firm, span, head, "seat")
    yield from _behind_comma(span, referents)


def _behind_preposition(preposition: Token, place: Span, referents: Referents) -> Iterator[Tie]:
    """A of B, a city in B, A's plant in B."""
    noun = preposition.head
    holder = referents.at(noun)
    if preposition.lower_ == "of":
        if holder is not None and holder.label_ == "company" and holder.id_ != "pronoun":
            yield Tie("located_in", holder, place, preposition, "seat")
        return
    is_city = holder is not None and holder.label_ == "place" and preposition.i == holder.end
    if holder is not None and is_city and preposition.lower_ == "in":
        yield Tie("located_in", holder, place, preposition, "place, place")
    if noun.lemma_.lower() in word_sets("ties")["facilities"]:
        for owner in possessors(noun):
            for firm in referents.of(owner):
                yield Tie("located_in", firm, place, noun, "seat")


def _behind_comma(place: Span, referents: Referents) -> Iterator[Tie]:
    """A city and its country: "Toulouse, France,"."""
    doc = place.doc
    if place.start < 2 or doc[place.start - 1].text != ",":
        return
    city = referents.at(doc[place.start - 2])
    is_closed = place.end >= len(doc) or doc[place.end].is_punct
    if city is None or city.label_ != "place" or not is_closed:
        return
    if not _in_list(city, place, referents):
        yield Tie("located_in", city, place, place.root, "place, place")


def _in_list(city: Span, region: Span, referents: Referents) -> bool:
    """Whether two place names are members of a list rather than a city and its region."""
    rest = [t for t in city.doc[region.end : region.end + 4] if t.text != ","]
    if rest and rest[0].lower_ in {"and", "or"}:
        other = referents.at(rest[1]) if len(rest) > 1 else None
        return other is not None and other.label_ == "place"
    before = city.doc[city.start - 1].text if city.start else ""
    return before == "," and region.root.dep_ == "conj"
