"""How a statement is told: as fact, plan, rumour or denial."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from extractor.components.status import standing
from extractor.lexicon.word_sets import word_sets
from tests.components.readings import read

TOLD = """
asserted | bought   | Harbor Foods bought Pinecrest Dairy in March.
asserted | bought   | Harbor Foods said it had bought Pinecrest Dairy.
asserted | buy      | Harbor Foods agreed to buy Pinecrest Dairy.
asserted | sell     | Harbor Foods began to sell cheese in May.
asserted | bought   | Pinecrest Dairy was bought by a rival last year.
asserted | closed   | The mill that Harbor Foods closed employed ninety people.
asserted | opened   | After it opened the mine, the company hired miners.
asserted | raised   | The airline announced that it had raised fares.
asserted | win      | Volta Motors managed to win the contract.
asserted | read     | Lumen Labs trained a program that can read maps.
asserted | launched | The bank launched an app that could replace its branches.
asserted | agreed   | Volta Motors agreed to pay; the money has not been seen yet.
asserted | leaving  | She has not worked since leaving the bank.
asserted | declined | One clinic declined to buy the drug, another refused it a place on its list.
asserted | please   | The denied merger did not stop the firm, whose results please owners.
planned  | close    | Volta Motors will close its plant in Graz.
planned  | close    | Volta Motors plans to close its plant in Graz.
planned  | open     | The port is expected to open in 2027.
planned  | open     | The terminal is to open in May.
planned  | buy      | Harbor Foods offered to buy Pinecrest Dairy.
planned  | selling  | The brewer is considering selling its bottling plant.
planned  | sell     | The brewer wants to sell its bottling plant.
planned  | merge    | The two insurers may merge.
planned  | cut      | The shipyard could cut 300 jobs.
planned  | approve  | The deal falls through if regulators approve it too late.
planned  | cut      | Analysts asked whether the airline cut fares.
planned  | hire     | The clinic said it would hire nurses.
planned  | buy      | The fund is in talks to buy the stadium.
planned  | build    | Its plan to build a refinery angered neighbours.
planned  | list     | The retailer aims to list its shares in London.
planned  | ban      | The ministry proposed to ban plastic bags.
planned  | strike   | Pilots threatened to strike in July.
planned  | start    | The railway is due to start services in autumn.
planned  | takeover | Harbor Foods spoke of the planned takeover of Pinecrest Dairy.
hedged   | sale     | Harbor Foods rose after the rumoured sale of its mill.
negated  | merger   | Harbor Foods paid for the abandoned merger with a rival.
asserted | merger   | Harbor Foods paid for the costly merger with a rival.
hedged   | bought   | Harbor Foods reportedly bought Pinecrest Dairy.
hedged   | copied   | Volta Motors claims that Zephyr Motors copied its brakes.
hedged   | left     | The chief executive is said to have left.
hedged   | paid     | The miner allegedly paid bribes.
hedged   | hid      | Prosecutors allege that the bank hid losses.
hedged   | lost     | Analysts believe that the brewer lost money.
hedged   | leaked   | Insiders suggested that the firm leaked the plans.
hedged   | fired    | The club apparently fired its coach.
hedged   | stole    | The lawsuit accuses the firm and argues that it stole designs.
hedged   | shrank   | The economy probably shrank in June.
negated  | bought   | Harbor Foods has not bought Pinecrest Dairy.
negated  | sold     | The family never sold its shares.
negated  | buy      | Harbor Foods declined to buy Pinecrest Dairy.
negated  | bought   | Harbor Foods denied that it had bought Pinecrest Dairy.
negated  | pay      | The airline failed to pay its suppliers.
negated  | pay      | The airline refused to pay its suppliers.
negated  | sell     | The family will not sell or lease the land.
negated  | lease    | The family will not sell or lease the land.
negated  | merge    | The banks abandoned plans to merge.
negated  | reached  | No settlement was reached.
negated  | selling  | The court blocked the firm from selling the site.
negated  | paid     | Neither company paid a dividend.
"""
ROWS = [tuple(cell.strip() for cell in row.split("|")) for row in TOLD.strip().splitlines()]


@pytest.mark.model
@pytest.mark.parametrize(("status", "word", "text"), ROWS)
def test_a_sentence_is_told_as(status, word, text):
    assert standing(read(text).word(word)).status == status


@pytest.mark.model
def test_whoever_says_so_is_the_source():
    told = standing(read("The airline announced that it had raised fares.").word("raised"))
    assert (told.status, told.source.text, told.because) == ("asserted", "airline", None)


@pytest.mark.model
def test_the_deciding_word_is_named():
    told = standing(read("Volta Motors plans to close its plant.").word("close"))
    assert told.because.text == "plans"


@pytest.fixture
def vocab():
    return spacy.blank("en").vocab


def test_negated_goes_before_planned(vocab):
    # will not sell: both "will" and "not" speak; what is denied is denied.
    doc = Doc(
        vocab,
        words=["They", "will", "not", "sell", "it"],
        lemmas=["they", "will", "not", "sell", "it"],
        pos=["PRON", "AUX", "PART", "VERB", "PRON"],
        heads=[3, 3, 3, 3, 3],
        deps=["nsubj", "aux", "neg", "ROOT", "dobj"],
    )
    told = standing(doc[3])
    assert (told.status, told.because.text) == ("negated", "not")


def test_a_relative_clause_does_not_inherit_the_denial_above(vocab):
    # it left no firm that sells milk: "sells" holds.
    doc = Doc(
        vocab,
        words=["It", "never", "left", "firms", "that", "sell", "milk"],
        lemmas=["it", "never", "leave", "firm", "that", "sell", "milk"],
        pos=["PRON", "ADV", "VERB", "NOUN", "PRON", "VERB", "NOUN"],
        heads=[2, 2, 2, 2, 5, 3, 5],
        deps=["nsubj", "neg", "ROOT", "dobj", "nsubj", "relcl", "dobj"],
    )
    assert standing(doc[5]).status == "asserted"
    assert standing(doc[2]).status == "negated"


def test_no_word_is_both_settled_and_a_plan():
    words = word_sets("telling")
    assert words["settled"].isdisjoint(words["denials"] | words["plans"])
