"""The README tells the truth: its commands run and print what it shows, and nothing is left out."""

import re
import subprocess
from pathlib import Path

import pytest

from extractor.cli.app import COMMANDS
from extractor.lexicon.predicates import predicates
from extractor.training.shown import run

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [b for b in re.findall(r"```console\n(.*?)```", README, re.DOTALL) if "$ extractor" in b]


@pytest.fixture(scope="module")
def tour(tmp_path_factory):
    """Folder in which the README's commands run in the order in which they stand there."""
    folder = tmp_path_factory.mktemp("tour")
    (folder / "corpus").symlink_to(ROOT / "corpus")
    (folder / "outputs").mkdir()
    return folder


@pytest.mark.model
def test_every_shown_command_prints_what_is_shown(tour):
    for block in BLOCKS:
        for shown in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, expected = shown.partition("\n")
            _check(line, expected.rstrip("\n"), tour)


def _check(line: str, expected: str, folder: Path) -> None:
    assert line.startswith("extractor "), line
    printed = run(line, folder)
    if expected.endswith("\n..."):
        expected = expected.removesuffix("\n...")
        printed = printed[: len(expected)]
    assert printed == expected, f"$ {line}\n{printed}"


def test_every_command_is_in_the_readme():
    assert [c for c in COMMANDS if f"`extractor {c}" not in README] == []


def test_no_command_is_in_the_readme_that_does_not_exist():
    named = set(re.findall(r"`extractor ([a-z]+)", README))
    assert named <= set(COMMANDS)


def test_relations_read_both_ways():
    assert all(p.label and p.reverse for p in predicates().values())


def test_the_changelog_has_an_upcoming_heading():
    assert "## Upcoming" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_nothing_names_a_machine_path_or_a_registry():
    files = subprocess.run(
        ["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout.split("\n")
    words = re.compile(r"/work/|/root/|files\.pythonhosted|pypi\.org|npmjs\.(?:org|com)")
    found = [
        name
        for name in files
        if name.endswith((".py", ".md", ".toml", ".lock", ".txt", ".json", "Makefile", "run"))
        and name != "tests/test_docs.py"
        and (ROOT / name).exists()
        and words.search((ROOT / name).read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
