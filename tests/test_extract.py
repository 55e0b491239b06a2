"""What holds for every extraction, whatever the article: claims point home, and nothing dangles."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extractor.components import make_doc
from extractor.errors import UnreadableArticle
from extractor.extract import evidence, extract
from extractor.reading import read_articles
from extractor.settings import Settings
from tests.components.readings import Block, make_article, pipeline, read

if TYPE_CHECKING:
    from extractor.records import Extraction

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
SEEDS = ROOT / "../shared/seeds"


def places():
    for folder in sorted((CORPUS / "dev").iterdir()):
        yield pytest.param(folder, id=folder.name)
    if SEEDS.is_dir():
        yield pytest.param(SEEDS, id="seeds")
    else:
        skip = pytest.mark.skip(reason="../shared/seeds is not beside this checkout")
        yield pytest.param(SEEDS, id="seeds", marks=skip)


def extractions(place: Path, settings: Settings) -> list[Extraction]:
    paths = sorted(place.glob("*.txt")) + sorted(place.glob("*.html"))
    nlp = pipeline(lexicon=settings.lexicon)
    found = [
        a for a in read_articles(paths, settings=settings) if not isinstance(a, UnreadableArticle)
    ]
    assert found
    return [extract(article, nlp(make_doc(nlp, article))) for article in found]


def assert_it_points_home(extraction: Extraction) -> None:
    article, text = extraction.article, extraction.article.text

    def quoted(piece) -> None:
        assert text[piece.start : piece.end] == piece.quote
        assert piece.quote
        assert piece.article == article.id
        paragraph = article.paragraphs[piece.paragraph]
        assert paragraph.start <= piece.start < paragraph.end
        assert paragraph.section == piece.section

    for sentence in extraction.sentences:
        quoted(sentence.evidence)
    for claim in [*extraction.events, *extraction.relations]:
        assert claim.evidence
        for piece in claim.evidence:
            quoted(piece)
    for entity in extraction.entities:
        assert entity.mentions
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.text
    for event in extraction.events:
        trigger = event.trigger
        assert text[trigger.start : trigger.end] == trigger.text
        assert event.evidence[0].start <= trigger.start < event.evidence[0].end
        for money in event.money:
            assert text[money.start : money.end] == money.text


def assert_nothing_dangles(extraction: Extraction) -> None:
    ids = [entity.id for entity in extraction.entities]
    assert len(ids) == len(set(ids))
    known = set(ids)
    for event in extraction.events:
        assert {participant.entity for participant in event.participants} <= known
        assert list(event.participants) == sorted(event.participants, key=lambda p: p.entity)
        assert event.name
        assert event.when is not None or event.anchor == "published"
    for relation in extraction.relations:
        assert {relation.source, relation.target} <= known
        assert relation.source != relation.target
        assert 0 <= relation.confidence <= 1
    for claims in (extraction.events, extraction.relations):
        claim_ids = [claim.id for claim in claims]
        assert len(claim_ids) == len(set(claim_ids))


@pytest.mark.parametrize("place", list(places()))
def test_claims_point_home_and_nothing_dangles(place):
    for extraction in extractions(place, Settings()):
        assert_it_points_home(extraction)
        assert_nothing_dangles(extraction)


@pytest.mark.parametrize("place", list(places())[::4])
def test_the_same_holds_without_the_lexicon(place):
    for extraction in extractions(place, Settings(lexicon=False)):
        assert_it_points_home(extraction)
        assert_nothing_dangles(extraction)


SOME = ("dev/coins-june", "dev/owners-box", "dev/zh-wahaha")


def printed(seed: str, *flags: str) -> bytes:
    paths = [str(next((CORPUS / name).glob("article.*"))) for name in SOME]
    command = [sys.executable, "-m", "extractor", "extract", *flags, *paths]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        command, env=environment, cwd=ROOT, check=True, capture_output=True
    ).stdout


@pytest.mark.parametrize("flags", [(), ("--no-lexicon",)])
def test_the_same_input_gives_the_same_bytes(flags):
    first = printed("1", *flags)
    assert first
    assert first == printed("4242", *flags)


def test_blanks_at_the_ends_are_no_evidence():
    article = make_article("Prices rose. ", "Wages fell.")
    found = evidence(article, 0, 13)
    assert (found.start, found.end, found.quote, found.paragraph) == (0, 12, "Prices rose.", 0)


def test_an_event_whose_time_stands_in_a_heading_shows_both():
    reading = read(
        Block("March 3, 2025", kind="heading", section="what_happened_when"),
        Block("Kestrel Bank sold its branches in Leeds.", section="what_happened_when"),
    )
    (event,) = reading.extraction().events
    assert [e.quote for e in event.evidence] == [
        "Kestrel Bank sold its branches in Leeds.",
        "March 3, 2025",
    ]


def test_whoever_says_so_is_given_as_written():
    reading = read("Kestrel Bank said that it had sold its branches on June 3.")
    assert {e.attributed_to for e in reading.extraction().events} >= {"Kestrel Bank"}
