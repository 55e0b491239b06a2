"""Pairs: a Chinese sentence goes in, the ties that a learned model sees in it come out.

The counterpart of `components/pairs.py`: for every two entities of a sentence the words between and
beside them are weighed, the tables that these stand in, and what `ties.py` found. The weights are
learned from the annotated corpus (`training/chinese_relations.py`).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path

from spacy.tokens import Span

from extractor.components.chinese.clauses import Clause, is_held, read_clauses, token_at
from extractor.components.chinese.passages import post_pattern
from extractor.components.chinese.script import simplified
from extractor.components.chinese.standing import told
from extractor.components.chinese.verbs import Item, is_verb
from extractor.components.chinese.vocabulary import CLAUSE_ENDS, REPORTS, SIDE_NOUNS, VERBS
from extractor.components.pair_features import read_features
from extractor.components.pairs import Pair, allows, votes_on
from extractor.components.tie_weights import load_tie_weights
from extractor.components.ties import Tie
from extractor.lexicon import load_lexicon

WEIGHTS = Path(__file__).parents[2] / "weights" / "chinese_relations.json"
LONGEST_GAP = 40
"""Words between two mentions beyond which they are no pair."""
NEAR = 3
"""Words beside a pair that are looked at."""


def learned_chinese_ties(
    sentence: Span, mentions: Sequence[Span], ties: Sequence[Tie]
) -> Iterator[tuple[Tie, float]]:
    """List the ties that the model sees in a sentence, with their probabilities.

    Args:
        sentence: a Chinese sentence.
        mentions: the mentions in it, in order.
        ties: what `find_chinese_ties` found.
    """
    weights, threshold = load_tie_weights(WEIGHTS)
    if any(report in simplified(sentence.text) for report in REPORTS):
        # The model was taught with asserted ties alone and knows nothing of rumours.
        return
    for pair in find_chinese_pairs(sentence, mentions, ties):
        for label, chance in weights.chances(pair.features).items():
            if chance >= threshold and allows(label, (pair.first.label_, pair.second.label_)):
                type_, direction = label.split()
                ends = (pair.first, pair.second) if direction == ">" else (pair.second, pair.first)
                yield Tie(type_, *ends, pair.trigger, "model", status="asserted"), chance  # type: ignore[arg-type]


def find_chinese_pairs(
    sentence: Span, mentions: Sequence[Span], ties: Iterable[Tie]
) -> Iterator[Pair]:
    """List the pairs of entities in a sentence, each by its two nearest mentions."""
    clauses = read_clauses(sentence, mentions)
    items = [(n, i) for n, clause in enumerate(clauses) for i in range(len(clause.items))]
    named = [p for p, (n, i) in enumerate(items) if clauses[n].items[i].span is not None]
    flat = [clauses[n].items[i] for n, i in items]
    nearest: dict[tuple[str, str], tuple[int, int, int]] = {}
    for a, b in combinations(named, 2):
        first, second = flat[a].span, flat[b].span
        if first is None or second is None or first.kb_id == second.kb_id:
            continue
        if _only_describes(flat, b):
            continue
        key = (min(first.kb_id_, second.kb_id_), max(first.kb_id_, second.kb_id_))
        if b - a <= LONGEST_GAP and (key not in nearest or b - a < nearest[key][0]):
            nearest[key] = (b - a, a, b)
    found = list(ties)
    votes = votes_on(mentions)
    for key in sorted(nearest):
        _, a, b = nearest[key]
        first, second = flat[a].span, flat[b].span
        if first is None or second is None or first.label_ == second.label_ == "person":
            continue
        trigger = token_at(sentence.doc, flat[b].start, flat[b].end)
        if trigger is not None:
            features = _features(clauses, items, flat, (a, b)) | _by_rule(first, second, found)
            features |= read_features(votes.get((first.kb_id_, second.kb_id_), {}))
            yield Pair(first, second, trigger, frozenset(features))


def _only_describes(items: Sequence[Item], index: int) -> bool:
    """Whether a name stands in a sentence only to describe the next one: A旗下的B."""
    behind = [item.text if item.span is None else "\x00" for item in items[index + 1 : index + 4]]
    return "".join(behind).startswith(("旗下的\x00", "旗下\x00", "的\x00"))


def _by_rule(first: Span, second: Span, ties: Iterable[Tie]) -> set[str]:
    """What the finders say of a pair."""
    found: set[str] = set()
    for tie in ties:
        ends = (tie.source.kb_id_, tie.target.kb_id_)
        for direction, pair in ((">", (first, second)), ("<", (second, first))):
            if ends == (pair[0].kb_id_, pair[1].kb_id_):
                found |= {f"rule {tie.type} {direction}", f"rule {tie.type} {tie.status}"}
    return found


def _features(
    clauses: Sequence[Clause], places: Sequence[tuple[int, int]], flat: Sequence[Item],
    pair: tuple[int, int],
) -> set[str]:  # fmt: skip
    a, b = pair
    first, second = flat[a], flat[b]
    types = f"{first.kind}>{second.kind}"
    between = flat[a + 1 : b]
    words = [_word(item) for item in between]
    crossed = places[b][0] - places[a][0]
    found = {
        f"types {types}", f"forms {_form(first)}>{_form(second)}", f"gap {min(b - a, 16) // 2}",
        f"clauses {min(crossed, 3)} {types}",
        f"names between {min(sum(i.span is not None for i in between), 3)} {types}",
        f"first subject {places[a][1] in clauses[places[a][0]].subject} {types}",
        f"second subject {places[b][1] in clauses[places[b][0]].subject} {types}",
        f"second held {is_held(clauses[places[b][0]].items, places[b][1])} {types}",
    }  # fmt: skip
    near = words if len(words) <= 12 else [*words[:6], *words[-6:]]
    found |= {f"between {w}" for w in near} | {f"between {w} {types}" for w in near}
    found |= {f"between {x} {y}" for x, y in pairwise([first.kind, *near, second.kind])}
    if len(words) <= 4:
        found.add(f"exactly {' '.join(words)} {types}")
    stretches = {
        "before": flat[max(0, a - NEAR) : a],
        "between": between,
        "behind": flat[b + 1 : b + 1 + NEAR],
    }
    for name, stretch in stretches.items():
        for table in _tables(stretch):
            found |= {f"{name} {table}", f"{name} {table} {types}"}
    for item in flat[max(0, a - 2) : a]:
        found.add(f"before {_word(item)} {types}")
    for item in flat[b + 1 : b + 3]:
        found.add(f"behind {_word(item)} {types}")
    number, index = places[b]
    verbs = [i for i in range(index) if is_verb(clauses[number].items[i])]
    found.add(f"told {told(list(clauses), number, verbs[-1] if verbs else index)}")
    return found


def _word(item: Item) -> str:
    return f"<{item.kind}>" if item.span is not None else item.text


def _form(item: Item) -> str:
    form = item.span.id_ if item.span is not None else ""
    return form if form in {"pronoun", "nominal"} else "name"


def _tables(stretch: Sequence[Item]) -> Iterator[str]:
    """Tables that the words of a stretch stand in: verbs of relations, nouns for ends, posts."""
    text = "".join(item.text if item.span is None else "\x00" for item in stretch)
    for item in stretch:
        if item.span is None and item.text in VERBS:
            yield f"verb {VERBS[item.text]}"
        if item.span is None and item.text in CLAUSE_ENDS:
            return
    for noun, (type_, back) in SIDE_NOUNS.items():
        if noun in text:
            yield f"noun {type_} {back}"
    for post in post_pattern().finditer(text):
        yield f"post {post.group()}"
        yield f"post of {load_lexicon().role(post.group().removeprefix('前').removeprefix('原'))}"
