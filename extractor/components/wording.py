"""Wording: an event goes in, one plain sentence that a timeline can print comes out.

Short sentences are printed as they stand. Of longer ones the clause of the event is cut out: its
subject (a name put in for a pronoun, the noun for "which"), its verb and what belongs to it,
without asides; the words that tell the time always stay. Where no whole clause can be cut, the
sentence is printed. Nothing is rephrased: the words are the article's own, and the evidence keeps
the sentence.
"""

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from extractor.components.layout import language_of
from extractor.components.local import LocalEvent
from extractor.components.syntax import RELATIVES

PLAIN_LENGTH = 20
"""Sentences of up to this many words are printed whole."""
SHORTEST = 4
"""A clause of fewer words tells nothing by itself."""

FRONT = 4
"""Words at the front of a clause in which a pronoun gives way to the name."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
WITHOUT_SUBJECT = frozenset({"xcomp", "advcl", "pcomp", "prep", "acl", "aux"})
"""How a verb hangs on the one that carries its subject."""
ASIDES = frozenset({"relcl", "appos", "advcl", "parataxis", "acl"})
OPENERS = {"(": ")", "“": "”", "‘": "’", "[": "]"}
LOOSE = frozenset({",", ";", ":", "-", "–", "—", "("})


def event_name(event: LocalEvent) -> str:
    """Word an event.

    Args:
        event: an event of a parsed Doc.

    Returns:
        A sentence with a capital and a full stop.
    """
    whole = list(event.sentence)
    words = [t for t in whole if not t.is_space and not t.is_punct]
    is_parsed = language_of(event.sentence) == "en"
    if is_parsed and len(words) > PLAIN_LENGTH and event.trigger.pos_ in {"VERB", "AUX"}:
        clause = _clause(event.trigger, _protected(event))
        if clause is not None and _is_whole(clause):
            return _finish(_named(clause))
    return _finish(_named(whole))


def _protected(event: LocalEvent) -> frozenset[int]:
    """Words that tell the time: an aside that holds one of them stays."""
    time = event.expression
    if time is None:
        return frozenset()
    return frozenset(t.i for t in event.sentence if time.start <= t.idx < time.end)


# --- cutting a clause out -------------------------------------------------------------------------


def _clause(trigger: Token, protected: frozenset[int]) -> list[Token] | None:
    """List the words of the clause that tells an event, in the order in which they are printed."""
    verb = trigger
    while not _own_subjects(verb) and verb.dep_ in WITHOUT_SUBJECT:
        # "agreed to buy", "sold it, making": the verb above carries the subject.
        verb = verb.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    subjects = _own_subjects(verb)
    body = _without_asides(verb, protected)
    relative = next((t for t in body if t.tag_ in {*RELATIVES, "WRB", "WP$"}), None)
    if verb.dep_ == "relcl":
        return _relative_clause(verb, subjects, relative, protected)
    if relative is not None and relative.i < verb.i:
        return None
    if subjects:
        return body
    lead = _borrowed_subject(verb, protected)
    return [*lead, *body] if lead else None


def _own_subjects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in SUBJECTS]


def _borrowed_subject(verb: Token, protected: frozenset[int]) -> list[Token]:
    """Words of the subject that a coordinated verb shares with the one before it."""
    token = verb
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
        subjects = _own_subjects(token)
        if subjects and subjects[0].tag_ not in RELATIVES:
            words = _without_asides(subjects[0], protected)
            return words[:-1] if words[-1].text in LOOSE else words
        if subjects and token.dep_ == "relcl":
            return _noun_phrase(token, protected)
    return []


def _noun_phrase(verb: Token, protected: frozenset[int]) -> list[Token]:
    """Words of the noun that a relative clause belongs to, without the clause."""
    words = [t for t in _without_asides(verb.head, protected) if t.i < verb.left_edge.i]
    while words and words[-1].text in LOOSE:
        words.pop()
    return words


def _relative_clause(
    verb: Token, subjects: list[Token], relative: Token | None, protected: frozenset[int]
) -> list[Token] | None:
    """Turn "the firm, which X bought in May," round: "X bought the firm in May"."""
    noun = _noun_phrase(verb, protected)
    body = _without_asides(verb, protected)
    if not noun or (relative is not None and relative.tag_ in {"WRB", "WP$"}):
        return None
    if relative is not None and relative.dep_ == "pobj":
        return None
    if subjects and relative is not None and subjects[0].i == relative.i:
        return [*noun, *(t for t in body if t.i != relative.i)]
    if not subjects or any(c.dep_ == "xcomp" for c in verb.children):
        return None
    group = [t for t in body if t.i <= verb.i and (relative is None or t.i != relative.i)]
    group += [t for t in body if t.i > verb.i and t.dep_ == "prt"]
    return [*group, *noun, *(t for t in body if t.i > verb.i and t.dep_ != "prt")]


def _without_asides(head: Token, protected: frozenset[int]) -> list[Token]:
    """Subtree of a word without asides, coordinated clauses and leading conjunctions."""
    dropped: set[int] = set()
    for token in head.subtree:
        if token.i == head.i or token.i in dropped:
            continue
        if _is_aside(token, head):
            stretch = set(range(token.left_edge.i, token.right_edge.i + 1))
            if not stretch & protected:
                dropped |= stretch | _commas_around(token)
        elif token.dep_ in {"cc", "mark", "preconj"} and token.head.i == head.i:
            # "hours after X had spoken": what stands before "after" goes with it.
            dropped |= set(range(head.left_edge.i, token.i + 1)) - protected
    kept = [t for t in head.subtree if t.i not in dropped and not t.is_space]
    return _without_brackets(kept, protected)


def _is_aside(token: Token, head: Token) -> bool:
    """Whether a word heads a part of the sentence that the clause can do without."""
    if (
        token.dep_ == "conj"
        and token.pos_ in {"VERB", "AUX"}
        and token.head.pos_ in {"VERB", "AUX"}
    ):
        return token.head.i == head.i
    if token.dep_ not in ASIDES or token.i < head.left_edge.i:
        return False
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i else None
    is_set_off = before is not None and before.text in LOOSE
    return is_set_off or (token.dep_ == "relcl" and token.i > head.i)


def _commas_around(token: Token) -> set[int]:
    """The commas or dashes that set an aside off."""
    doc = token.doc
    found: set[int] = set()
    before, after = token.left_edge.i - 1, token.right_edge.i + 1
    if before >= 0 and doc[before].text in LOOSE:
        found.add(before)
        if after < len(doc) and doc[after].text in {",", "-", "–", "—"}:
            found.add(after)
    return found


def _without_brackets(tokens: list[Token], protected: frozenset[int]) -> list[Token]:
    """Drop what stands in round brackets, and brackets whose other half is gone."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth = max(0, depth - 1)
        elif depth == 0 or token.i in protected:
            kept.append(token)
    while kept and (kept[0].text in LOOSE or kept[0].dep_ == "cc"):
        kept.pop(0)
    while kept and (kept[-1].text in LOOSE or kept[-1].dep_ in {"cc", "prep", "mark"}):
        kept.pop()
    return kept


def _is_whole(tokens: list[Token]) -> bool:
    """Whether cut-out words make a sentence: long enough, quotes in pairs, no loose beginning."""
    words = [t for t in tokens if not t.is_punct]
    text = "".join(t.text for t in tokens)
    if len(words) < SHORTEST or text.count('"') % 2 or text.count("“") != text.count("”"):
        return False
    return words[0].tag_ not in {*RELATIVES, "WRB", "WP$", "TO"} and words[0].pos_ != "VERB"


# --- printing -------------------------------------------------------------------------------------


def _named(tokens: list[Token]) -> str:
    """Join words, putting names in for pronouns and "the company" at the front of the clause."""
    doc = tokens[0].doc
    names = {e.id: e.name for e in doc._.entities}
    pieces: list[str] = []
    skip_until = -1
    for position, token in enumerate(tokens):
        if token.i < skip_until and position and tokens[position - 1].i < token.i:
            continue
        span = _reference_at(doc, token) if position < FRONT else None
        if span is not None and not any(names[span.kb_id_] in piece for piece in pieces):
            ending = "'s" if token.tag_ == "PRP$" else ""
            pieces.append(names[span.kb_id_] + ending)
            skip_until = span.end
        else:
            pieces.append(token.text)
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if following is not None and _is_gap(token, following):
            pieces.append(" ")
    return "".join(pieces)


def _is_gap(token: Token, following: Token) -> bool:
    """Whether a blank stands between two printed words."""
    if following.i == token.i + 1:
        return bool(token.whitespace_)
    return not (following.is_punct and following.text not in OPENERS) and following.tag_ != "POS"


def _reference_at(doc: Doc, token: Token) -> Span | None:
    spans: Iterable[Span] = doc.spans["mentions"]
    found = (s for s in spans if s.start == token.i and s.id_ in {"pronoun", "nominal"})
    return next(found, None)


def _finish(text: str) -> str:
    text = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text))
    text = re.sub(r",+(?=[,.;])", "", text).strip(" ,;:-–—")
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?。！？”\"'…" else f"{text}."
