"""Clause words: a word for a deed goes in, the words of its clause come out as they are printed.

The subject (borrowed from the verb it is shared with, or the noun of a relative clause), the verb
and what belongs to it, without asides. `wording.py` makes a sentence of them.
"""

from spacy.tokens import Token

from extractor.components.syntax import RELATIVES

SHORTEST = 4
"""A clause of fewer words tells nothing by itself."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
WITHOUT_SUBJECT = frozenset({"xcomp", "advcl", "pcomp", "prep", "acl", "aux"})
"""How a verb hangs on the one that carries its subject."""
ASIDES = frozenset({"relcl", "appos", "advcl", "parataxis", "acl"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
LOOSE = frozenset({",", ";", ":", "-", "–", "—", "("})


def cut_clause(trigger: Token, protected: frozenset[int]) -> list[Token] | None:
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
            return _before_aside(_without_asides(subjects[0], protected))
        if subjects and token.dep_ == "relcl":
            return _noun_phrase(token, protected)
    return []


def _before_aside(words: list[Token]) -> list[Token]:
    """Drop the comma that closes an aside and the aside: "X, of Y," is X."""
    last = words[-1]
    if last.text in LOOSE:
        words = words[:-1]
    elif last.i + 1 >= len(last.doc) or last.nbor().text != ",":
        return words
    opens = (n for n, t in enumerate(words[:-1]) if t.text == "," and words[n + 1].dep_ == "prep")
    return words[: next(opens, len(words))]


def _noun_phrase(verb: Token, protected: frozenset[int]) -> list[Token]:
    """Words of the noun that a relative clause belongs to, without the clause."""
    words = [t for t in _without_asides(verb.head, protected) if t.i < verb.left_edge.i]
    while words and words[-1].text in LOOSE:
        words.pop()
    return words if words and words[-1].pos_ in NOUNS else []


def _relative_clause(
    verb: Token, subjects: list[Token], relative: Token | None, protected: frozenset[int]
) -> list[Token] | None:
    """Turn "the firm, which X bought in May," round: "X bought the firm in May"."""
    noun = _noun_phrase(verb, protected)
    body = [t for t in _without_asides(verb, protected) if not _is_bare_that(t, verb)]
    if not noun or (relative is not None and relative.tag_ in {"WRB", "WP$"}):
        return None
    if relative is not None and relative.dep_ == "pobj":
        return None
    if subjects and relative is not None and subjects[0].i == relative.i:
        return [*noun, *(t for t in body if t.i != relative.i)]
    if not subjects or any(c.dep_ == "xcomp" for c in verb.children):
        return None
    group = [t for t in body if t.i <= verb.i and (relative is None or t.i != relative.i)]
    particles = [t for t in body if t.i > verb.i and t.dep_ == "prt" and t.head.i == verb.i]
    return [*group, *particles, *noun, *(t for t in body if t.i > verb.i and t not in particles)]


def _is_bare_that(token: Token, verb: Token) -> bool:
    """Whether a word is the "that" of a relative clause which the parser took for a conjunction."""
    return token.i < verb.i and token.lower_ == "that" and token.dep_ in {"mark", "dobj"}


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
    if token.dep_ == "relcl" and any(c.tag_ == "TO" for c in token.children):
        return False  # "a plan to buy": what it is a plan for belongs to it
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


def is_whole(tokens: list[Token], needed: frozenset[int]) -> bool:
    """Whether cut-out words make a sentence that tells the event.

    Long enough, quotes in pairs, no loose beginning, and with the words that it needs: its verb and
    those of its time.
    """
    if not needed <= {t.i for t in tokens}:
        return False
    words = [t for t in tokens if not t.is_punct]
    text = "".join(t.text for t in tokens)
    if len(words) < SHORTEST or text.count('"') % 2 or text.count("“") != text.count("”"):
        return False
    return words[0].tag_ not in {*RELATIVES, "WRB", "WP$", "TO"} and words[0].pos_ != "VERB"
