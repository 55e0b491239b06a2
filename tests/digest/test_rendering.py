import os
import re
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from extractor.digest import build_digest
from extractor.digest.inert import cells, inert, markdown, wrap
from extractor.digest.markup import (
    render_digest_markdown,
    render_timeline_markdown,
    render_who_markdown,
)
from extractor.digest.text import render_who_text
from tests.digest.factories import Desk, when
from tests.digest.samples import chinese, printed_digest, pumps

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NASTY = "Kor\x1b[31mven\x07\u202e <script>alert(1)</script> [x](javascript:y) **b**"


def nasty() -> Desk:
    desk = Desk()
    desk.read(f"{NASTY} opened a mill.", title=NASTY, outlet=NASTY)
    entity = desk.entity(NASTY, "company", f"{NASTY}!")
    desk.happen(f"{NASTY} opened a mill.", when("2025-05-02"), "opened a mill", (entity, "agent"))
    return desk


def test_a_profile_opens_with_the_name_and_its_other_forms():
    text = render_who_text(build_digest(pumps().library()))
    assert "\n\nNimbus Pumps  (company · 1 article, 6 mentions)\n  Also: Nimbus\n" in text


def test_marks_and_notes_agree():
    digest = build_digest(pumps().library())
    nimbus = tuple(p for p in digest.profiles if p.name == "Nimbus Pumps")
    text = render_who_text(digest.model_copy(update={"profiles": nimbus}))
    lines = text.splitlines()
    notes = {m[1] for line in lines if (m := re.match(r"\s+\[(\d+)\] “", line))}
    marks = set(re.findall(r"\[(\d+)\]", text))
    assert notes == marks == {str(n) for n in range(1, len(marks) + 1)}


def test_lines_keep_the_width():
    for library in (pumps().library(), chinese(), printed_digest()):
        text = render_who_text(build_digest(library), width=50)
        assert max(cells(line) for line in text.splitlines()[1:]) <= 62
        assert all(cells(line) <= 50 for line in text.splitlines() if line.startswith("   "))


def test_an_empty_library_says_so():
    digest = build_digest(Desk().library())
    assert "Nobody is named." in render_who_text(digest)


def test_nothing_in_an_article_reaches_the_terminal_as_an_order():
    text = render_who_text(build_digest(nasty().library()))
    assert "alert(1)" in text
    assert not CONTROL.search(text)


def test_nothing_in_an_article_is_obeyed_as_markdown():
    digest = build_digest(nasty().library())
    pages = (render_digest_markdown, render_who_markdown, render_timeline_markdown)
    for page in pages:
        text = page(digest)
        assert not CONTROL.search(text)
        rendered = MarkdownIt("commonmark", {"html": True}).render(text)
        assert "<script" not in rendered
        assert "<a " not in rendered
        assert "<strong>b" not in rendered


def test_footnotes_of_markdown_are_all_defined():
    text = render_digest_markdown(build_digest(pumps().library()))
    defined = set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert defined == used != set()


def test_markdown_has_both_parts():
    text = render_digest_markdown(build_digest(pumps().library()))
    assert "### Nimbus Pumps" in text
    assert "- **February 5, 2025:** Nimbus Pumps agreed to buy Tidewell.[^" in text


@given(st.text())
def test_inert_text_is_one_line_and_stays_so(text: str):
    once = inert(text)
    assert not CONTROL.search(once)
    assert "\n" not in once
    assert inert(once) == once


@given(st.text(max_size=80))
def test_markdown_text_renders_as_itself(text: str):
    rendered = MarkdownIt("commonmark", {"html": True}).render(f"x {markdown(text)} x")
    assert not re.search(r"<(?!/?p>)", rendered)


@given(st.text(alphabet="ab, 。模型x", max_size=60), st.integers(4, 30))
def test_wrapping_loses_nothing(text: str, width: int):
    flat = inert(text)
    lines = wrap(flat, width=width)
    assert "".join("".join(lines).split()) == "".join(flat.split())
    assert all(line == line.rstrip() for line in lines)


PRINT = """
import sys
sys.path.insert(0, {root!r})
from tests.digest.samples import pumps, printed_digest, chinese
from extractor.digest import build_digest
from extractor.digest.markup import render_digest_markdown
for library in (pumps().library(), printed_digest(), chinese()):
    digest = build_digest(library, statuses=("hedged", "planned", "asserted"))
    sys.stdout.buffer.write(digest.model_dump_json(indent=1).encode())
    sys.stdout.buffer.write(render_digest_markdown(digest).encode())
"""


def test_hash_order_shows_nowhere():
    root = str(Path(__file__).parents[2])
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PRINT.format(root=root)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert outputs.pop()


def test_a_digest_needs_neither_spacy_nor_networkx():
    code = (
        "import sys; import extractor.digest, extractor.digest.text, extractor.digest.markup;"
        "import extractor.graph, extractor.export;"
        "sys.exit(bool({'spacy', 'networkx'} & set(sys.modules)))"
    )
    root = str(Path(__file__).parents[2])
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)
