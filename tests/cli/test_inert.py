"""Text that tries to be obeyed, by a terminal, a browser, SQL, FTS5 or a file system, is text."""

from __future__ import annotations

import pytest

from extractor.cli import COMMANDS
from extractor.store import open_store
from tests.factories import Draft, Fact, Name, Tie, told

EVIL = "Evil\x1b[31m'); DROP TABLE articles;--<script>alert(1)</script> Corp"
PLAN = Draft(
    title="\x1b]0;owned\x07Head<img src=x onerror=alert(1)>\u202eline",
    sentences=(f"{EVIL} bought Mild on May 1, 2031, \x1b[2Jthey said.", "Mild sued Evil."),
    names=(Name("company", EVIL, ("../../etc/passwd",)), Name("company", "Mild")),
    facts=(Fact(0, "bought", ((EVIL, "agent"), ("Mild", "object")), "2031-05-01"),),
    ties=(Tie(0, EVIL, "acquires", "Mild", attributes=(("note", "\x1b[5m!"),)),),
    path="\x1b[1mpath\n.txt",
)
ASKS = (
    ("who",), ("who", EVIL), ("when",), ("when", "--entity", EVIL), ("links", EVIL),
    ("path", "Mild", EVIL), ("search", "bought"), ("between", "Mild", EVIL), ("related", "Mild"),
    ("top",), ("compare",), ("conflicts",), ("articles",), ("why", "company:mild"),
)  # fmt: skip
FORMATS = ("text", "json", "markdown", "csv")
CONTROLS = set("\x00\x07\x1b\x7f\x9b\u202e\u2066")
QUERIES = (
    '" OR 1=1 --', "NEAR(bought mild)", "words: bought", "bought*", "AND", "-", "^bought", '"',
    "bought' UNION SELECT", "{words}: x", "\x00", "(", "ＡＮＤ", "%", "_",
)  # fmt: skip


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    """Give a store of one hostile article."""
    path = tmp_path_factory.mktemp("evil") / "evil.db"
    with open_store(path, create=True) as store:
        store.writer().save_extraction(told(PLAN))
    return path


def count(path):
    """Count the articles: the store is as it was."""
    with open_store(path) as store:
        return store.count()


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("asked", ASKS, ids=" ".join)
def test_no_answer_obeys_an_article(run, evil, asked, format_):
    if asked[0] not in COMMANDS:
        pytest.skip(f"there is no command {asked[0]}")
    answer = run(*asked, "--format", format_, "--store", evil)
    if answer.status == 2:
        assert "--format" in answer.err  # not every answer comes in every format
        return
    assert not set(answer.out + answer.err) & CONTROLS
    if format_ == "markdown":
        assert "<script" not in answer.out
        assert "<img" not in answer.out
    assert count(evil) == 1


@pytest.mark.parametrize("format_", ["json", "markdown", "html"])
def test_no_export_obeys_an_article(run, evil, format_):
    answer = run("export", "--all", "--format", format_, "--store", evil)
    assert answer.status == 0
    assert not set(answer.out + answer.err) & CONTROLS
    if format_ != "json":
        assert "<script>alert" not in answer.out
        assert "<img" not in answer.out


@pytest.mark.parametrize("words", QUERIES)
def test_no_search_is_syntax(run, evil, words):
    answer = run("search", "--store", evil, "--", words)
    assert answer.status == 0
    assert count(evil) == 1


@pytest.mark.parametrize("name", ["../../etc/passwd", "'; DROP TABLE names; --", "%", "\x1b[31m"])
@pytest.mark.parametrize("command", ["who", "links", "why", "remove"])
def test_no_name_is_more_than_a_name(run, evil, command, name):
    answer = run(command, "--store", evil, "--", name)
    assert answer.status in {0, 2}
    assert "Traceback" not in answer.err
    assert not set(answer.out + answer.err) & CONTROLS
    assert count(evil) == 1
