"""Status: a trigger word goes in; whether it is told as fact, plan, rumour or denial comes out.

Reads the verbs above a trigger, its auxiliaries and adverbs, and the frame "X said that ...". A
statement is planned, hedged or negated as soon as one word on the way up to the main verb says so.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from extractor.records import Status

NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "cannot"})
DENIALS = frozenset({"deny", "refuse", "decline", "reject", "fail", "dismiss", "rule", "abandon",
                     "scrap", "avoid", "prevent", "block", "forbid", "ban", "cancel", "oppose",
                     "drop", "shelve", "stop", "stall"})  # fmt: skip
"""Verbs whose complement did not happen."""
PLANS = frozenset({"plan", "intend", "aim", "want", "hope", "expect", "seek", "propose", "consider",
                   "weigh", "mull", "explore", "prepare", "schedule", "slate", "target", "wish",
                   "promise", "pledge", "vow", "offer", "threaten", "try", "attempt", "discuss",
                   "negotiate", "bid", "urge", "ask", "demand", "call", "invite", "need", "tend",
                   "decide", "set", "due", "ready", "poised", "eye", "envisage", "foresee", "expected",
                   "earmark", "contemplate", "study", "talk", "warn", "require", "order"})  # fmt: skip
"""Verbs and adjectives whose complement lies ahead, and may never come."""
MODALS = frozenset({"will", "'ll", "would", "could", "may", "might", "should", "shall", "must",
                    "can"})  # fmt: skip
RUMOURS = frozenset({"reportedly", "allegedly", "apparently", "supposedly", "purportedly", "perhaps",
                     "possibly", "probably", "likely", "rumored", "rumoured", "maybe",
                     "presumably"})  # fmt: skip
HEDGING_VERBS = frozenset({"report", "claim", "allege", "rumour", "rumor", "speculate", "suggest",
                           "believe", "think", "understand", "suspect", "estimate", "leak",
                           "contend", "argue", "accuse", "fear", "guess", "imply", "hint",
                           "insist", "assert"})  # fmt: skip
"""Verbs of saying that leave open whether it is so."""
SAYING = frozenset({"say", "tell", "announce", "state", "confirm", "write", "add", "note", "explain",
                    "disclose", "reveal", "declare", "acknowledge", "admit", "show", "post",
                    "recall", "testify", "warn"})  # fmt: skip
"""Verbs of saying that pass what is said as so; whoever says it about itself is its source."""
CONDITIONS = frozenset({"if", "unless", "whether", "should", "until"})
PLAN_NOUNS = frozenset({"plan", "proposal", "bid", "offer", "talk", "negotiation", "intention",
                        "attempt", "effort", "prospect", "possibility", "hope", "threat",
                        "ambition", "rumour", "rumor", "speculation", "idea", "option",
                        "right"})  # fmt: skip
SETTLED = frozenset(
    {
        "agree",
        "sign",
        "complete",
        "close",
        "manage",
        "begin",
        "start",
        "continue",
        "help",
        "succeed",
        "go",
        "come",
        "have",
        "finish",
        "strike",
        "reach",
    }
)
"""Verbs whose complement is as true as they are themselves."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a statement is told.

    Attributes:
        status: one of the four.
        source: the word for whoever is said to say so, or None.
        because: the word that decided, or None for a plain assertion.
    """

    status: Status
    source: Token | None = None
    because: Token | None = None


def standing(trigger: Token) -> Standing:
    """Tell how the statement made by a verb or noun is told.

    Args:
        trigger: the word that tells the event or relation, in a parsed Doc.

    Returns:
        Negated before hedged before planned before asserted, whichever is found on the way up.
    """
    found: dict[Status, Token] = {}
    source: Token | None = None
    for token, below in _path(trigger):
        for status, word in _signs(token, below):
            found.setdefault(status, word)
        if source is None and below is not None and _frames(token, below):
            source = next((c for c in token.children if c.dep_ == "nsubj"), None)
    for status in ("negated", "hedged", "planned"):
        if status in found:
            return Standing(status, source, found[status])  # type: ignore[arg-type]
    return Standing("asserted", source)


def _path(trigger: Token) -> list[tuple[Token, Token | None]]:
    """List the words from a trigger up to the main verb of its sentence, each with the one below.

    Stops where the clause above no longer governs the statement: at relative clauses, at
    coordinated verbs (unless they share an auxiliary) and at adverbial clauses.
    """
    steps: list[tuple[Token, Token | None]] = []
    token, below = trigger, None
    while True:
        steps.append((token, below))
        if token.dep_ in {"ROOT", "relcl", "advcl", "parataxis", "appos"}:
            break
        if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}:
            # "will not sell or lease it": the helpers stand once, at the first verb.
            if any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in token.children):
                if token.head.dep_ not in {"ccomp", "xcomp"}:
                    break
                token, below = token.head.head, token.head
                continue
        token, below = token.head, token
        if token.pos_ in {"VERB", "AUX", "ADJ"} or token.lemma_ in PLAN_NOUNS:
            continue
        if token.dep_ in {"nsubj", "nsubjpass"}:
            # The subject of a denied verb is not itself denied ("the sale did not please X").
            break
    return steps


def _signs(token: Token, below: Token | None) -> list[tuple[Status, Token]]:
    """Signs of a status that stand at one word of the path."""
    signs: list[tuple[Status, Token]] = []
    for child in token.children:
        lower = child.lower_
        if child.dep_ == "neg" or (
            lower in NEGATIONS and child.dep_ in {"det", "advmod", "preconj"}
        ):
            signs.append(("negated", child))
        elif lower in RUMOURS and child.dep_ in {"advmod", "acomp", "amod"}:
            signs.append(("hedged", child))
        elif child.dep_ == "aux" and lower in MODALS and not _is_reported_past(token, child):
            signs.append(("planned", child))
        elif child.dep_ == "mark" and lower in CONDITIONS:
            signs.append(("planned", child))
        elif child.dep_ == "prep" and lower == "without" and below is None:
            continue
    if below is None:
        return signs
    lemma = token.lemma_.lower()
    is_complement = below.dep_ in {"ccomp", "xcomp", "acl", "prep", "pcomp", "dobj", "pobj",
                                   "nsubjpass", "csubj", "acomp"}  # fmt: skip
    if not is_complement:
        return signs
    if token.pos_ in {"VERB", "AUX", "ADJ"} and lemma not in SETTLED:
        if lemma in DENIALS and below.dep_ != "prep":
            signs.append(("negated", token))
        elif lemma in PLANS and (below.dep_ in {"xcomp", "ccomp", "prep", "pcomp"}):
            signs.append(("planned", token))
        elif lemma in HEDGING_VERBS and below.dep_ in {"ccomp", "xcomp"}:
            signs.append(("hedged", token))
        elif lemma == "be" and below.dep_ == "xcomp":
            signs.append(("planned", token))
        elif lemma == "say" and below.dep_ == "xcomp":
            # "is said to have left": somebody says so.
            signs.append(("hedged", token))
    elif token.lemma_ in PLAN_NOUNS:
        signs.append(("planned", token))
    return signs


def _is_reported_past(verb: Token, modal: Token) -> bool:
    """Whether `would` only shifts a past ("said it would ..." stays planned; "would have" too)."""
    return modal.lower_ in {"can", "could"} and verb.dep_ == "relcl"


def _frames(token: Token, below: Token) -> bool:
    """Whether a word reports the clause below it as somebody's words."""
    return below.dep_ == "ccomp" and token.lemma_.lower() in SAYING | HEDGING_VERBS
