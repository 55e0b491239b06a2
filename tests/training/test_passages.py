"""Passages: a file of short annotated stretches of news goes in, checked records come out."""

from pathlib import Path

import pytest

from extractor.training.passages import as_gold, find_problems, read_passages

CORPUS = Path(__file__).parents[2] / "corpus" / "passages"

GOOD = """# deals
[Velmora Group|c-velmora] bought [Tisk|c-tisk] in March. \
[Its|~c-velmora] chief, [Ana Roel|p-roel], cheered.
> c-velmora acquires c-tisk | bought
> p-roel leads c-velmora | chief
> c-velmora owns c-tisk | bought | open
* bought | c-velmora | c-tisk | | in March
* cheered | p-roel | | | | hedged

[Ost|c-ost] denied that [it|~c-ost] would buy [Tisk|c-tisk].
> c-ost acquires c-tisk | would buy | negated
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "x-01.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read_passage_by_passage(tmp_path: Path) -> None:
    first, second = read_passages([written(tmp_path, GOOD)])
    assert (first.name, second.name) == ("x-01 1", "x-01 2")
    assert first.text.startswith("Velmora Group bought Tisk in March. Its chief")
    assert first.types == {"c-velmora": "company", "c-tisk": "company", "p-roel": "person"}
    assert [tie.status for tie in first.ties] == ["asserted", "asserted", None]
    assert [first.text[tie.start : tie.end] for tie in first.ties[:2]] == [
        "Velmora Group bought Tisk in March.",
        "Its chief, Ana Roel, cheered.",
    ]
    assert first.text[first.deeds[0].start : first.deeds[0].end] == "bought"


def test_the_key_of_a_passage_is_that_of_an_article(tmp_path: Path) -> None:
    first, second = map(as_gold, read_passages([written(tmp_path, GOOD)]))
    assert [(r["subject"], r["type"], r["object"]) for r in first["relations"]] == [
        ("c-velmora", "acquires", "c-tisk"),
        ("p-roel", "leads", "c-velmora"),
    ]
    assert first["neutral"]["relations"] == [
        {"subject": "c-velmora", "type": "owns", "object": "c-tisk"}
    ]
    assert [e["roles"] for e in first["events"]] == [
        {"c-velmora": "agent", "c-tisk": "object"},
        {"p-roel": "agent"},
    ]
    assert second["relations"] == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[Ost|ost] rose.", "does not begin with a type"),
        ("[It|~c-ost] rose.", "is never named"),
        ("[Ost|c-ost] rose.\n> c-ost buys c-ost | rose", "no relation type"),
        ("[Ost|c-ost] rose.\n> c-ost owns c-tisk | rose", "is never named"),
        ("[Ost|c-ost] rose.\n> c-ost owns c-ost | fell", "does not stand in the passage"),
        ("[Ost|c-ost] rose and rose.\n* rose | c-ost | | |", "stands there 2 times"),
        ("[Ost|c-ost] rose.\n* rose | c-ost | |", "no deed"),
        ("[Ost|c-ost] rose.\n* rose | c-ost | | | | maybe", "no status"),
        ("> c-ost owns c-ost | rose", "no text"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, reason: str) -> None:
    (problem,) = find_problems(written(tmp_path, text))
    assert problem.startswith("x-01 1: ")
    assert reason in problem


def test_of_words_that_stand_there_twice_one_can_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, "[Ost|c-ost] rose and rose.\n* rose#2 | c-ost | | |")
    ((deed,),) = [p.deeds for p in read_passages([path])]
    assert deed.start == 13


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_passages_of_the_corpus_can_be_read(path: Path) -> None:
    assert list(find_problems(path)) == []


def test_passages_do_not_tell_what_articles_tell() -> None:
    """No passage stands in a development article, whose score would be worth nothing."""
    texts = [p.read_text() for p in sorted((CORPUS.parent / "dev").glob("*/article.*"))]
    for passage in read_passages(CORPUS.glob("*.txt")):
        assert not any(passage.text[:60] in text for text in texts), passage.name
