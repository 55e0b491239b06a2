"""The program as a whole: help, errors, streams, start-up, and text that tries to be obeyed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import __version__
from extractor.cli import COMMANDS
from extractor.store import open_store
from tests.factories import STRANGER, WORLD, Draft, Fact, Name, Tie, told

CONTRACT = Path(__file__).parents[2] / "../shared/CONTRACT.md"
SLOW = ("spacy", "networkx", "trafilatura", "pypinyin", "rapidfuzz", "lxml")


def shell(*arguments, **variables):
    root = str(Path(__file__).parents[2])
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": root, **variables},
        timeout=60,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_ends_in_an_example(run, name):
    answer = run(name, "--help")
    assert answer.status == 0
    last = [line for line in answer.out.splitlines() if line.strip()][-1]
    assert last.strip().startswith(f"Example: extractor {name}")


def test_every_command_of_the_contract_is_there():
    if not CONTRACT.exists():
        pytest.skip("the output contract is not beside this checkout")
    named = set(re.findall(r"`extractor ([a-z]+)", CONTRACT.read_text(encoding="utf-8")))
    assert len(named) > 10
    assert named <= set(COMMANDS)


def test_version(run):
    assert run("--version").out == f"extractor {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("who", "--section", "kitchen"), ("path", "A"), ()]
)
def test_wrong_use_is_status_two(run, arguments):
    assert run(*arguments).status == 2


def test_a_missing_store_is_told_in_one_line(run, tmp_path):
    answer = run("who", "--store", tmp_path / "none.db")
    assert answer.status == 2
    assert answer.err == (
        f"extractor: {tmp_path / 'none.db'}: no store there; `extractor ingest PATH...` makes one\n"
    )


QUESTIONS = (
    ("who",),
    ("who", "Harborline"),
    ("when", "--entity", "Quillon Software"),
    ("links", "Harborline"),
    ("path", "Ada Brandt", "Tidewell"),
    ("between", "Harborline", "Quillon Software"),
    ("related", "Harborline"),
    ("top",),
    ("compare",),
    ("search", "routing"),
    ("articles",),
    ("conflicts",),
    ("why", "company:quillon-software"),
)


@pytest.mark.parametrize("asked", [[("who", "--help")], QUESTIONS])
def test_questions_start_without_what_is_slow(world, asked):
    code = (
        "import sys\n"
        "from extractor.cli import main\n"
        f"for question in {list(asked)!r}:\n"
        f"    sys.argv = ['extractor', *question, '--store', {str(world)!r}]\n"
        "    try:\n        main()\n    except SystemExit as end:\n        assert not end.code\n"
        f"print([name for name in {SLOW!r} if name in sys.modules], file=sys.stderr)\n"
    )
    done = shell("-c", code)
    assert done.stderr.decode().splitlines() == ["[]"]
    assert done.stdout


def test_a_closed_pipe_ends_quietly(world):
    command = f"{sys.executable} -m extractor export --all --with-text --store {world} | head -c 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=60,
    )
    assert done.stdout == b"{"
    assert b"Traceback" not in done.stderr


def test_answers_are_the_same_bytes_under_any_hash_seed(world):
    arguments = ("-m", "extractor", "export", "--all", "--store", world)
    printed = {shell(*arguments, PYTHONHASHSEED=seed).stdout for seed in ("1", "2")}
    assert len(printed) == 1
    assert json.loads(printed.pop())["nodes"]


def test_no_colour_but_on_a_terminal(ask):
    for arguments in (("when",), ("links", "Harborline"), ("search", "Quillon")):
        assert "\x1b" not in ask(*arguments).out


def test_text_of_articles_is_inert(run, tmp_path):
    evil = "Evil\x1b[31m'); DROP TABLE articles;--<script>alert(1)</script> Corp"
    plan = Draft(
        title="\x1b]0;owned\x07Head\u202eline",
        sentences=(f"{evil} bought Mild on May 1, 2031, \x1b[2Jthey said.",),
        names=(Name("company", evil, ("../../etc/passwd",)), Name("company", "Mild")),
        facts=(Fact(0, "bought", ((evil, "agent"),), "2031-05-01"),),
        ties=(Tie(0, evil, "acquires", "Mild", attributes=(("note", "\x1b[5m!"),)),),
        path="\x1b[1mpath\n.txt",
    )
    path = tmp_path / "evil.db"
    with open_store(path, create=True) as store:
        store.writer().save_extraction(told(plan))
        event = store.events()[0].id
        relation = store.relations()[0].id
    questions = [
        ("who",),
        ("who", evil),
        ("when",),
        ("links", evil),
        ("links", "Mild"),
        ("path", "Mild", evil),
        ("search", "bought"),
        ("why", event),
        ("why", relation),
        ("why", "company:mild"),
        ("articles",),
        ("conflicts",),
        ("who", "\x1b[31mnobody"),
    ]
    for question in questions:
        answer = run(*question, "--store", path)
        for printed in (answer.out, answer.err):
            assert not set(printed) & set("\x1b\x07\u202e"), question
    assert run("articles", "--store", path).status == 0


# --- changing the store -------------------------------------------------------------------------


def test_remove_takes_out_just_that(run, tmp_path):
    path = tmp_path / "x.db"
    with open_store(path, create=True) as store:
        for plan in WORLD:
            store.writer().save_extraction(told(plan))
    id_ = told(STRANGER).article.id
    answer = run("remove", id_[:9], "--store", path)
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == f"extractor: removed {id_} (A quiet week)\n"
    assert run("who", "Montvale Bank", "--store", path).status == 2
    assert len(json.loads(run("articles", "--format", "json", "--store", path).out)) == 3


def test_remove_takes_nothing_out_if_one_is_not_there(run, tmp_path):
    path = tmp_path / "x.db"
    with open_store(path, create=True) as store:
        store.writer().save_extraction(told(STRANGER))
    assert run("remove", told(STRANGER).article.id, "a0000", "--store", path).status == 2
    assert run("articles", "--store", path).out.count("\n") == 1


def test_ingest_names_what_it_cannot_read_and_keeps_the_rest(run, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "extractor.ingest.understanding._pipeline",
        lambda: lambda articles, **_: map(_bare, articles),
    )
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text("Port reopens\n\nShips sail again.\n", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    path = tmp_path / "new" / "x.db"
    answer = run("ingest", folder, "--store", path)
    assert (answer.status, answer.out) == (1, "")
    *failures, summary = answer.err.splitlines()
    assert [line.split(":")[1].rpartition("/")[2] for line in failures] == ["empty.txt", "gone.txt"]
    assert summary == f"extractor: 1 stored, 2 failed; --retry-failed reads them again ({path})"
    again = run("ingest", folder / "good.txt", "--store", path, "--format", "json")
    assert again.status == 0
    assert len(json.loads(again.out)["unchanged"]) == 1


def test_extract_prints_a_graph_and_touches_no_store(run, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "extractor.ingest.understanding._pipeline",
        lambda: lambda articles, **_: map(_bare, articles),
    )
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text("Port reopens\n\nShips sail again.\n", encoding="utf-8")
    answer = run("extract", "good.txt", "nowhere.txt")
    assert answer.status == 1
    assert "nowhere.txt" in answer.err
    assert [a["title"] for a in json.loads(answer.out)["graph"]["articles"]] == ["Port reopens"]
    assert [path.name for path in tmp_path.iterdir()] == ["good.txt"]


def _bare(article):
    """Read nothing out of an article."""
    from extractor.records import Extraction

    return Extraction(article=article, sentences=(), entities=(), events=(), relations=())


def test_schema_is_a_json_schema(run):
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(json.loads(run("schema").out))
