"""Every article of the corpus: its key is what the compiler makes, and right by the format."""

import datetime as dt
import itertools
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from extractor.records import ENTITY_TYPES, RelationType, Status
from extractor.training.annotation import compile_article, find_sources
from extractor.when import Precision

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
SHARED = ROOT / "../shared"
FOLDERS = find_sources([CORPUS])
SECOND = CORPUS / "second"  # the same articles, annotated once more
ONCE = [folder for folder in FOLDERS if folder.parent != SECOND]
N_WORDS = 8  # so many words in a row are no chance any more

pytestmark = pytest.mark.skipif(not FOLDERS, reason="the corpus is not beside these tests")


def gold_of(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "gold.json").read_text(encoding="utf-8")))


def text_of(folder: Path) -> str:
    article = folder / "article.txt"
    if article.exists():
        return article.read_text(encoding="utf-8")
    return str(gold_of(folder)["text"])


@pytest.fixture(params=FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def folder(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_the_made_files_are_what_the_compiler_makes(folder: Path) -> None:
    made = compile_article(folder)
    assert made.problems == ()
    for name, content in made.files:
        assert (folder / name).read_text(encoding="utf-8") == content, f"compile {folder} again"


def test_entities_are_right(folder: Path) -> None:
    gold, text = gold_of(folder), text_of(folder)
    ids = [entity["id"] for entity in gold["entities"]]
    assert len(set(ids)) == len(ids)
    names = [(n, e["id"]) for e in gold["entities"] for n in (e["name"], *e["aliases"])]
    assert all(name in text for name, _ in names)
    assert len(dict(names)) == len(names)
    assert {entity["type"] for entity in gold["entities"]} <= set(ENTITY_TYPES)


def test_events_are_right(folder: Path) -> None:
    gold, text = gold_of(folder), text_of(folder)
    ids = {entity["id"] for entity in gold["entities"]}
    dt.date.fromisoformat(gold["published"])
    for event in gold["events"]:
        assert text[slice(*event["evidence"])] == event["quote"]
        for part in filter(None, (event["trigger"], event["time"])):
            assert text[part["start"] : part["end"]] == part["text"]
        assert event["precision"] in get_args(Precision)
        assert event["status"] in set(get_args(Status)) - {"negated"}
        days = [dt.date.fromisoformat(event[k]) for k in ("start", "end") if event[k]]
        assert days == sorted(days)
        assert days
        assert set(event["participants"]) <= ids
        assert set(event["roles"]) == set(event["participants"])


def test_relations_are_right(folder: Path) -> None:
    gold, text = gold_of(folder), text_of(folder)
    ids = {entity["id"] for entity in gold["entities"]}
    for relation in (*gold["relations"], *gold["unasserted"]):
        assert relation["type"] in get_args(RelationType)
        assert {relation["subject"], relation["object"]} <= ids
        assert relation["subject"] != relation["object"]
        assert text[slice(*relation["evidence"][0])] == relation["quote"]
    stated = {(r["subject"], r["type"], r["object"]) for r in gold["relations"]}
    assert len(stated) == len(gold["relations"])
    assert not stated & {tuple(trap["not"]) for trap in gold["traps"]}


def test_mentions_and_sums_are_right(folder: Path) -> None:
    gold, text = gold_of(folder), text_of(folder)
    entities = {entity["id"]: entity for entity in gold["entities"]}
    named = set()
    for start, end, entity, kind in gold["mentions"]:
        assert 0 <= start < end <= len(text)
        if kind == "name":
            named.add(entity)
    assert named == set(entities)
    for money in gold["money"]:
        assert text[money["start"] : money["end"]] == money["text"]
        assert float(money["amount"]) > 0
        assert money["currency"] is None or re.fullmatch("[A-Z]{3}", money["currency"])


def shingles(text: str) -> set[tuple[str, ...]]:
    """All runs of words within a line; a Chinese character is half a word."""
    found = set()
    for line in text.lower().splitlines():
        words = re.findall(r"[a-z0-9]+|[\u4e00-\u9fff]", line)
        n = N_WORDS * 2 if sum("\u4e00" <= w <= "\u9fff" for w in words) > 10 else N_WORDS
        found |= {tuple(words[i : i + n]) for i in range(len(words) - n + 1)}
    return found


def test_no_sentence_is_taken_from_the_shared_articles(folder: Path) -> None:
    if not SHARED.exists():
        pytest.skip("the shared articles are not beside this checkout")
    sources = [p for kind in ("seeds/*", "cases/*/article.*") for p in SHARED.glob(kind)]
    assert sources
    ours = shingles(text_of(folder))
    for path in sources:
        both = ours & shingles(path.read_text(encoding="utf-8"))
        assert both == set(), f"taken from {path.name}"


def test_no_article_is_told_twice() -> None:
    texts = {folder: shingles(text_of(folder)) for folder in ONCE}
    for one, other in itertools.combinations(ONCE, 2):
        shared = len(texts[one] & texts[other])
        assert shared <= 0.02 * min(len(texts[one]), len(texts[other])), (one.name, other.name)


def test_splits_are_by_story() -> None:
    splits: dict[str, set[str]] = {}
    for folder in ONCE:
        story = gold_of(folder).get("story", folder.name)
        splits.setdefault(story, set()).add(folder.parent.name)
    assert all(len(names) == 1 for names in splits.values()), splits
