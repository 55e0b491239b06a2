"""Files, folders and streams: what is bad is told in one line, what is good is read."""

from __future__ import annotations

import io
import json
import os
import random
import time
import tracemalloc

import pytest

from extractor.errors import UnreadableArticle
from extractor.reading import describe_dropped, read_article, read_articles
from extractor.records import Article
from extractor.settings import Settings
from tests.reading.factories import SENTENCES, make_pdf

SETTINGS = Settings()
GOOD = f"Harbour of Vell reopens\nBy Ann Lee\nPublished: 3 March 2031\n\n{SENTENCES[0]}\n"
WEB = f"<html><body><h1>Harbour of Vell reopens</h1><p>{SENTENCES[0]}</p></body></html>"
SURROGATE = "Ships sail".encode("utf-16-le") + b"\x00\xd8\x41"


def read_one(path):
    (result,) = read_articles([path], settings=SETTINGS)
    return result


def bad_files():
    noise = random.Random(7).randbytes(6000)  # noqa: S311 - no secret
    whole = make_pdf([["Harbour of Vell reopens", "", SENTENCES[0]]])
    return {
        "closed_in_the_middle.pdf": (whole[:200], "damaged PDF"),
        "deep.html": (b"<html><body>" + b"<div>" * 60_000 + b"hi" + b"</div>" * 60_000, "nested"),
        "empty.txt": (b"", "is empty"),
        "nothing_but_spaces.md": (b" \n\t\n", "is empty"),
        "nulls.txt": (b"\0" * 4000, "is empty"),
        "program.txt": (b"\x7fELF\x02\x01\x01" + bytes(range(32)) * 40, "no text"),
        "noise.txt": (noise, "no text"),
        "noise.html": (noise, "no text"),
        "noise.pdf": (noise, "damaged PDF"),
        "odd_utf16.txt": (b"\xff\xfe" + SURROGATE, "begins as UTF-16 text but breaks at byte 20"),
        "scan.pdf": (make_pdf([[], []]), "without text"),
        "twice_encoded.txt": (GOOD.replace("Ann", "“Änn”").replace(
            "harbour", "“härböür”").encode().decode("cp1252", "ignore").encode(), "gibberish"),
        "wordless.txt": (b"1234 5678\n--- 90", "holds no words"),
        "buttons.txt": (b"Share this story\nLog in\nCookie settings\n", "holds no text"),
        "buttons.html": (b"<html><body><nav>Home</nav><p>Log in</p></body></html>", "without an"),
    }  # fmt: skip


@pytest.mark.parametrize("name", bad_files())
def test_bad_files_are_named_with_their_reason(tmp_path, name):
    data, reason = bad_files()[name]
    (tmp_path / name).write_bytes(data)
    started = time.monotonic()
    error = read_one(tmp_path / name)
    assert time.monotonic() - started < 10
    assert isinstance(error, UnreadableArticle)
    assert error.path == str(tmp_path / name)
    assert reason in error.reason
    assert "\n" not in str(error)
    with pytest.raises(UnreadableArticle, match=r"."):
        read_article(tmp_path / name, settings=SETTINGS)


def test_a_folder_of_bad_files_gives_its_good_one_in_order(tmp_path):
    for name, (data, _) in bad_files().items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere.txt")
    results = list(read_articles([tmp_path], settings=SETTINGS))
    paths = [result.path for result in results]
    assert paths == sorted(paths)
    assert len(paths) == len(bad_files()) + 2
    assert [r.path for r in results if isinstance(r, Article)] == [str(tmp_path / "good.txt")]
    dead = next(r for r in results if r.path.endswith("dead.txt"))
    assert str(dead).endswith("dead.txt: is a link that leads nowhere")


def test_folders_are_searched_in_order_and_notes_passed_over(tmp_path):
    for name in ["b/z.txt", "b/a.md", "a.html", "c.JSONL", "README.md", "b/readme.txt", ".x.txt",
                 ".git/y.txt", "notes.json", "b/notes.csv", "picture.png"]:  # fmt: skip
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        row = json.dumps({"text": GOOD}) if name.endswith("JSONL") else GOOD
        html = f"<html><body><h1>Harbour reopens</h1><p>{SENTENCES[0]}</p></body></html>"
        file.write_text(html if name.endswith("html") else row)
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    results = list(read_articles([str(tmp_path)], settings=SETTINGS))
    assert [r.path.removeprefix(f"{tmp_path}/") for r in results] == [
        "a.html", "b/a.md", "b/z.txt", "c.JSONL:1",
    ]  # fmt: skip
    assert all(isinstance(r, Article) for r in results)


def test_paths_that_lead_to_nothing(tmp_path):
    (tmp_path / "empty").mkdir()
    missing, empty = read_articles([tmp_path / "no.txt", tmp_path / "empty"], settings=SETTINGS)
    assert str(missing) == f"{tmp_path}/no.txt: does not exist"
    assert "holds no article" in str(empty)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every file")
def test_closed_files_and_folders_are_told(tmp_path):
    (tmp_path / "closed.txt").write_text(GOOD)
    (tmp_path / "closed").mkdir()
    for path in (tmp_path / "closed.txt", tmp_path / "closed"):
        path.chmod(0)
    results = list(read_articles([tmp_path], settings=SETTINGS))
    (tmp_path / "closed").chmod(0o700)
    assert [str(r).rpartition("(")[2] for r in results] == ["Permission denied)"] * 2


def test_files_that_cannot_be_opened_are_told(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(GOOD)

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    error = read_one(tmp_path / "a.txt")
    assert str(error) == f"{tmp_path}/a.txt: cannot be opened (Permission denied)"


def test_named_files_of_unknown_suffix_are_told_apart(tmp_path):
    contents = {
        "page": f"<!doctype html>{WEB}",
        "report.doc": GOOD,
        "print.bin": make_pdf([["Harbour of Vell reopens", "", SENTENCES[0]]]),
        "rows.ndjson": json.dumps({"title": "Harbour reopens", "text": SENTENCES[0]}) + "\n",
    }
    for name, content in contents.items():
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(data)
        article = read_one(tmp_path / name)
        assert isinstance(article, Article), article
        assert SENTENCES[0] in article.text
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    assert "no text" in str(read_one(tmp_path / "picture.png"))


@pytest.mark.parametrize("kind", ["text", "html", "pdf", "jsonl"])
def test_standard_input(kind):
    data = {
        "text": GOOD.encode(),
        "html": WEB.encode(),
        "pdf": make_pdf([["Harbour of Vell reopens", "", SENTENCES[0]]]),
        "jsonl": json.dumps(
            {"title": "Harbour of Vell reopens", "text": SENTENCES[0] * 200}
        ).encode(),
    }[kind]
    (article,) = read_articles(["-"], settings=SETTINGS, stdin=io.BytesIO(data))
    assert isinstance(article, Article)
    assert article.path == ("-:1" if kind == "jsonl" else "-")
    assert article.title == "Harbour of Vell reopens"
    assert SENTENCES[0] in article.text


def test_a_text_of_twenty_megabytes_is_refused_in_little_memory(tmp_path):
    for name in ("long.txt", "long.html", "long.jsonl"):
        file = tmp_path / name
        file.write_text("The harbour is open. " * 1_000_000)
        tracemalloc.start()
        error = read_one(file)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert "is longer than 1,000,000 characters" in str(error)
        assert peak < 40_000_000
        assert str(error).startswith(str(file))


def test_the_limit_counts_characters_and_is_a_setting(tmp_path):
    (tmp_path / "zh.txt").write_text("海港重新开放\n\n" + "港口周一重新开放。" * 20)
    assert isinstance(read_one(tmp_path / "zh.txt"), Article)
    (error,) = read_articles([tmp_path / "zh.txt"], settings=Settings(max_characters=100))
    assert "longer than 100 characters" in str(error)


def test_rows_of_jsonl(tmp_path):
    rows = [
        json.dumps(
            {"title": "Harbour reopens", "text": SENTENCES[0], "published": "2031-03-03T08:00:00Z",
             "source": "Vell Gazette", "authors": ["Ann Lee", "3 March 2031"]}
        ),
        "{broken",
        "",
        "[1, 2]",
        json.dumps({"title": "Only a title"}),
        json.dumps({"headline": "Ships sail", "body": f"Ships sail\n\n{SENTENCES[1]}",
                    "author": "By Bo Ek"}),
        "[" * 5000,
        json.dumps({"text": GOOD}),
    ]  # fmt: skip
    (tmp_path / "rows.jsonl").write_text("\n".join(rows))
    results = list(read_articles([tmp_path / "rows.jsonl"], settings=SETTINGS))
    assert [r.path.rpartition(":")[2] for r in results] == ["1", "2", "4", "5", "6", "7", "8"]
    first, sixth, last = (r for r in results if isinstance(r, Article))
    assert (first.title, first.published, first.outlet, first.authors) == (
        "Harbour reopens", "2031-03-03T08:00:00+00:00", "Vell Gazette", ("Ann Lee",),
    )  # fmt: skip
    assert first.text == f"Harbour reopens\n\n{SENTENCES[0]}"
    assert sixth.text == f"Ships sail\n\n{SENTENCES[1]}"
    assert sixth.authors == ("Bo Ek",)
    assert last.published == "2031-03-03"
    with pytest.raises(UnreadableArticle, match="more than one article"):
        read_article(tmp_path / "rows.jsonl", settings=SETTINGS)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", GOOD), ("utf-8-sig", GOOD), ("utf-16", GOOD), ("utf-16-le", GOOD),
        ("utf-16-be", GOOD), ("utf-32", GOOD), ("cp1252", GOOD.replace("Ann", "Zoë") * 3),
        ("gb18030", f"海港重新开放\n\n{SENTENCES[6]}\n"),
        ("big5", "海港重新開放\n\n港務局週一表示，船隻可以在週二之前離開港口，保險公司將賠付。\n"),
    ],
)  # fmt: skip
def test_encodings(tmp_path, encoding, text):
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (tmp_path / "b.txt").write_text(text)
    article = read_one(tmp_path / "a.txt")
    assert isinstance(article, Article), article
    assert article.text == read_one(tmp_path / "b.txt").text


def test_single_control_characters_vanish(tmp_path):
    (tmp_path / "a.txt").write_bytes(GOOD.replace("harbour", "har\0bo\u200bur").encode())
    assert SENTENCES[0] in read_one(tmp_path / "a.txt").text


def test_dropped_lines_can_be_told(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD + "\nShare this story\n")
    article = read_article(tmp_path / "a.txt", settings=SETTINGS)
    assert list(describe_dropped(article)) == [
        "publication_line: Published: 3 March 2031", "share: Share this story",
    ]  # fmt: skip


def test_a_stray_byte_or_a_cut_character_does_not_cost_the_article(tmp_path):
    data = (f"海港重新开放\n\n{SENTENCES[6]}\n\n" * 30).encode()
    for name, damaged in {
        "cut.txt": data[:-4],
        "stray.txt": data[:900] + b"\xff" + data[900:],
    }.items():
        (tmp_path / name).write_bytes(damaged)
        assert SENTENCES[6] in read_one(tmp_path / name).text


def test_beside_an_answer_key_only_the_article_is_read(tmp_path):
    case = tmp_path / "case"
    case.mkdir()
    (case / "gold.json").write_text("{}")
    (case / "source.txt").write_text("[Harbour Freight|hf] left the pier on Monday.\n")
    (case / "article.txt").write_text("A title\n\nHarbour Freight left the pier on Monday.\n")
    (found,) = read_articles([tmp_path], settings=Settings())
    assert isinstance(found, Article)
    assert found.path.endswith("article.txt")
