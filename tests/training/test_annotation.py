"""A small article of our own through the whole compiler, and what it says of spoiled ones."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.training.annotation import Compiled, compile_article, main
from extractor.training.problems import AnnotationError

SOURCE = """\
[Fjordby|fjordby] swallows a rival
Published: Jan. 21, 2022

On Tuesday [Fjordby ASA|fjordby], a [Norwegian|!] maker of snacks, agreed to pay $95 million for \
[Krispa|krispa], the owner of [Pluff|pluff]. [The company|=fjordby] said [it|~fjordby] would \
close the deal in June.

[Its|~fjordby] chief executive, [Nils Bergvik|bergvik], denied that [Fjordby|fjordby] wants \
[Spretto|spretto]. [He|~bergvik] joined [Fjordby|fjordby] from [Tormund|tormund] in 2017.
"""
KEY = """\
published = "2022-01-21"
relations = [
  ["fjordby", "acquires", "krispa", "agreed to pay $95 million for"],
  ["krispa", "owns", "pluff", "the owner of Pluff"],
  ["bergvik", "leads", "fjordby", "chief executive, Nils Bergvik"],
  ["fjordby", "acquires", "spretto", "denied that", "negated"],
]
money = [["$95 million", "95000000", "USD"]]
[entities]
fjordby = "company"
krispa = "company"
pluff = "company"
spretto = "company"
tormund = "company"
bergvik = "person"
[[events]]
quote = "agreed to pay $95 million"
trigger = "agreed"
time = "On Tuesday"
when = "2022-01-18"
agent = ["fjordby"]
object = ["krispa"]
what = "Fjordby agrees to buy Krispa"
[[events]]
quote = "would close the deal"
trigger = "close"
time = "in June"
when = "2022-06"
status = "planned"
agent = ["fjordby"]
what = "Fjordby is to close the deal"
[[events]]
quote = "He joined Fjordby"
trigger = "joined"
time = "in 2017"
when = "2017"
agent = ["bergvik"]
object = ["fjordby"]
other = ["tormund"]
what = "Bergvik joins Fjordby"
"""


def compiled(folder: Path, source: str = SOURCE, key: str = KEY) -> Compiled:
    folder.mkdir(exist_ok=True)
    (folder / "source.txt").write_text(source, encoding="utf-8")
    (folder / "key.toml").write_text(key, encoding="utf-8")
    return compile_article(folder)


def test_the_key_says_what_the_writer_said(tmp_path: Path) -> None:
    made = compiled(tmp_path / "fjordby")
    assert made.problems == ()
    gold = json.loads(dict(made.files)["gold.json"])
    assert gold["title"] == "Fjordby swallows a rival"
    assert gold["entities"][0] == {
        "id": "fjordby",
        "name": "Fjordby ASA",
        "type": "company",
        "aliases": ["Fjordby"],
    }
    assert [e["what"] for e in gold["events"]] == [
        "Fjordby agrees to buy Krispa",
        "Fjordby is to close the deal",
        "Bergvik joins Fjordby",
    ]
    assert gold["events"][0]["quote"].startswith("On Tuesday Fjordby ASA")
    assert gold["events"][0]["quote"].endswith("the owner of Pluff.")
    assert gold["events"][1]["planned"] is True
    assert gold["events"][2]["roles"] == {
        "bergvik": "agent",
        "fjordby": "object",
        "tormund": "other",
    }
    assert [t["not"] for t in gold["traps"]] == [["fjordby", "acquires", "spretto"]]
    assert {"subject": "fjordby", "type": "owns", "object": "pluff"}.items() <= next(
        r for r in gold["neutral"]["relations"] if r["object"] == "pluff"
    ).items()


def test_all_offsets_fit(tmp_path: Path) -> None:
    made = compiled(tmp_path / "fjordby")
    for event in made.gold["events"]:
        for part in (event["trigger"], event["time"]):
            assert made.text[part["start"] : part["end"]] == part["text"]
        assert made.text[slice(*event["evidence"])] == event["quote"]
    for money in made.gold["money"]:
        assert made.text[money["start"] : money["end"]] == money["text"]
    names = {made.text[a:b] for a, b, _, kind in made.gold["mentions"] if kind == "name"}
    assert names == {
        "Fjordby",
        "Fjordby ASA",
        "Krispa",
        "Pluff",
        "Nils Bergvik",
        "Spretto",
        "Tormund",
    }


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[it|~fjordby]", "[it|~fjordbx]", "no such entity"),
        ("[Tormund|tormund]", "Tormund", "is never marked"),
        ("denied that [Fjordby|fjordby]", "denied that Fjordby", "unmarked mention 'Fjordby'"),
        ("[He|~bergvik]", "He", "unmarked mention 'He'"),
        ("for [Krispa|krispa]", "for [Tormund|krispa]", "is claimed by krispa and tormund"),
    ],
)
def test_a_spoiled_text_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    made = compiled(tmp_path / "fjordby", source=SOURCE.replace(old, new))
    assert any(told in problem.text for problem in made.problems), made.problems


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('quote = "He joined Fjordby"', 'quote = "Fjordby"', "stands 4 times"),
        ('trigger = "close"', 'trigger = "closed"', "not in the sentence"),
        ('time = "in 2017"', 'time = "in 2018"', "not in the sentence"),
        ('object = ["krispa"]', 'object = ["krispx"]', "no entity 'krispx'"),
        ('object = ["krispa"]', 'object = ["fjordby"]', "named twice"),
        ('["$95 million"', '["$96 million"', "is not in the text"),
        ('"fjordby", "acquires", "spretto"', '"krispa", "acquires", "spretto"', "no mention"),
    ],
)  # fmt: skip
def test_a_spoiled_key_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    made = compiled(tmp_path / "fjordby", key=KEY.replace(old, new))
    assert any(told in problem.text for problem in made.problems), made.problems


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('when = "2022-06"', 'when = "June 2022"'),
        ('fjordby = "company"', 'fjordby = "firm"'),
        ('"acquires", "krispa"', '"buys", "krispa"'),
        ('time = "in 2017"\n', ""),
        ('trigger = "joined"', 'triggers = "joined"'),
    ],
)
def test_a_key_that_is_none_is_refused(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(AnnotationError, match=r"key\.toml"):
        compiled(tmp_path / "fjordby", key=KEY.replace(old, new))


def test_a_page_prints_the_article(tmp_path: Path) -> None:
    folder = tmp_path / "fjordby"
    folder.mkdir()
    (folder / "page.html").write_text(
        "<h1>{{line 1}}</h1><time>{{line 2}}</time>{{paragraphs 1}}<div>Adverts</div>"
        "{{paragraphs 2-}}",
        encoding="utf-8",
    )
    made = compiled(
        folder, key=KEY.replace("[entities]", '[links]\nfjordby = "/o?a=1&b=2"\n[entities]')
    )
    assert made.problems == ()
    page = dict(made.files)["article.html"]
    assert '<p>On Tuesday <a href="/o?a=1&amp;b=2">Fjordby ASA</a>, a Norwegian' in page
    assert page.index("Adverts") < page.index("<p>Its chief")
    assert made.gold["text"] == made.text


def test_the_command_writes_only_what_is_right(tmp_path: Path) -> None:
    import typer

    app = typer.Typer()
    app.command()(main)
    compiled(tmp_path / "good")
    compiled(tmp_path / "bad", key=KEY.replace('trigger = "close"', 'trigger = "shut"'))
    done = CliRunner().invoke(app, [str(tmp_path)])
    assert done.exit_code == 1
    assert "'shut' is not in the sentence" in done.output
    assert (tmp_path / "good" / "article.txt").read_text(encoding="utf-8").startswith("Fjordby")
    assert not (tmp_path / "bad" / "gold.json").exists()
