"""The command `extractor times`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from extractor.cli.app import build_app

if TYPE_CHECKING:
    from pathlib import Path

TML = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-03-03"
functionInDocument="CREATION_TIME">March 3</TIMEX3></DCT>
<TEXT>
Ships &amp; boats left <TIMEX3 tid="t1" type="DATE" value="x">yesterday</TIMEX3> .
</TEXT></TimeML>"""


def _run(*arguments: str) -> tuple[int, list[dict], str]:
    result = CliRunner().invoke(build_app(["times", "who"]), ["times", *arguments])
    return (
        result.exit_code,
        [json.loads(line) for line in result.stdout.splitlines()],
        result.stderr,
    )


def test_timeml_gives_its_own_date_and_offsets_of_the_bare_text(tmp_path: Path) -> None:
    (tmp_path / "ships.tml").write_text(TML, encoding="utf-8")
    code, lines, _ = _run(str(tmp_path / "ships.tml"))
    assert code == 0
    (line,) = lines
    assert (line["article"], line["value"], line["start"]) == ("ships", "2025-03-02", 20)
    assert "\nShips & boats left yesterday ."[line["start"] : line["end"]] == "yesterday"


def test_text_takes_the_date_of_the_option(tmp_path: Path) -> None:
    (tmp_path / "ships.txt").write_text("It has rained since Tuesday.", encoding="utf-8")
    _, lines, _ = _run(str(tmp_path / "ships.txt"), "--published", "2025-03-03")
    assert [(t["start_date"], t["end_date"], t["relation"]) for t in lines] == [
        ("2025-02-25", None, "since")
    ]


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    (tmp_path / "ships.txt").write_text("Built in 1911.", encoding="utf-8")
    code, lines, told = _run(str(tmp_path / "none.txt"), str(tmp_path / "ships.txt"))
    assert code == 1
    assert [t["value"] for t in lines] == ["1911"]
    assert "none.txt" in told
