"""Who takes part in a deed: paths, features and the learned weights."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from extractor.components.casting import arguments_of, features, learned, path, takes_part

# Harbor bought Pinecrest in Graz
DOC = Doc(
    spacy.blank("en").vocab,
    words=["Harbor", "bought", "Pinecrest", "in", "Graz"],
    lemmas=["Harbor", "buy", "Pinecrest", "in", "Graz"],
    pos=["PROPN", "VERB", "PROPN", "ADP", "PROPN"],
    tags=["NNP", "VBD", "NNP", "IN", "NNP"],
    heads=[1, 1, 1, 1, 3],
    deps=["nsubj", "ROOT", "dobj", "prep", "pobj"],
)


def words(tokens):
    return [token.text for token in tokens]


def test_the_path_goes_up_and_down():
    up, top, down = path(DOC[0], DOC[4])
    assert (words(up), top.text, words(down)) == (["Harbor"], "bought", ["in", "Graz"])


def test_the_path_to_a_word_above_only_goes_up():
    up, top, down = path(DOC[4], DOC[1])
    assert (words(up), top.text, words(down)) == (["Graz", "in"], "bought", [])


def test_the_arguments_of_a_verb():
    assert arguments_of(DOC[1]) == {"agent": frozenset({0}), "object": frozenset({2})}


def test_features_of_a_subject():
    span = Span(DOC, 0, 1, label="company", kb_id="company:harbor", span_id="stock")
    found = features(
        DOC[1],
        span,
        around=[span],
        arguments=arguments_of(DOC[1]),
        triggers=frozenset({1}),
        vote=None,
    )
    assert {"type company", "form name", "is agent company", "side before", "bias"} <= found
    assert "is object" not in found


def test_the_subject_takes_part_and_the_features_of_one_mention_suffice():
    span = Span(DOC, 0, 1, label="company", kb_id="company:harbor", span_id="stock")
    subject = features(
        DOC[1],
        span,
        around=[span],
        arguments=arguments_of(DOC[1]),
        triggers=frozenset({1}),
        vote=0.9,
    )
    assert takes_part([subject])
    assert takes_part([frozenset({"bias", "where beside", "distance 7"}), subject])


def test_the_vote_of_the_recogniser_is_told_in_steps():
    span = Span(DOC, 0, 1, label="company", kb_id="company:harbor", span_id="stock")

    def of(vote):
        found = features(
            DOC[1], span, around=[span], arguments={}, triggers=frozenset({1}), vote=vote
        )
        return {f for f in found if f.startswith(("read ", "unread"))}

    assert of(None) == {"unread"}
    assert of(0.01) == set()
    assert of(0.2) == {"read 0.05", "read 0.1", "read 0.2"}
    assert "read 0.95" in of(0.99)


def test_the_threshold_is_a_probability():
    weights, threshold = learned()
    assert 0 < threshold < 1
    assert "bias" in weights


@pytest.mark.parametrize("token", list(DOC))
def test_a_word_is_no_way_from_itself(token):
    assert path(token, token) == ([], token, [])
