"""`outputs/` is what the program makes of `corpus/dev`, byte for byte."""

import pytest

from extractor.training.outputs import ROOT, outputs

FILES = ("graph.json", "whos_who.md", "timeline.md", "report.html")


@pytest.fixture(scope="module")
def made(request):
    request.getfixturevalue("monkeypatch_module").chdir(ROOT)
    return dict(outputs())


@pytest.fixture(scope="module")
def monkeypatch_module():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.mark.model
@pytest.mark.parametrize("name", FILES)
def test_the_showcase_is_what_the_program_makes(made, name):
    committed = (ROOT / "outputs" / name).read_bytes()
    assert made[name] == committed, f"outputs/{name} is stale: run `make outputs`"


def test_the_showcase_has_no_other_files():
    # Pictures of the report depend on the fonts of the machine: they are not compared.
    kept = [p.name for p in (ROOT / "outputs").iterdir() if p.suffix not in {".db", ".png"}]
    assert sorted(kept) == sorted([*FILES, "README.md"])
