"""A path goes in, the files to read come out: a file itself, or the articles of a folder.

Folders are searched to any depth in sorted order. Hidden files, notes for readers (`README*`) and
answer keys (`*.json`) are passed over, and so is all but `article.*` beside an answer key
(`gold.json`), since what it was made of is no article; links that lead nowhere and closed folders
are told.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractor.errors import UnreadableArticle

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".pdf", ".jsonl"})
"""What a folder is searched for; a file that the user names himself may be called anything."""


def find_files(path: Path, *, name: str) -> Iterator[Path | UnreadableArticle]:
    """Find the files below a path.

    Args:
        path: a file or a folder.
        name: as the user wrote it, for error lines.
    """
    if path.is_symlink() and not path.exists():
        yield UnreadableArticle(name, "is a link that leads nowhere")
    elif path.is_dir():
        n_found = 0
        for found in _walk(path, above=frozenset()):
            n_found += 1
            yield found
        if not n_found:
            yield UnreadableArticle(name, f"holds no article ({' '.join(sorted(SUFFIXES))})")
    elif path.is_file() or path.exists():
        yield path
    else:
        yield UnreadableArticle(name, "does not exist")


def _walk(folder: Path, *, above: frozenset[Path]) -> Iterator[Path | UnreadableArticle]:
    real = folder.resolve()
    if real in above:  # a link back to a folder that we are in
        return
    try:
        children = sorted(folder.iterdir())
    except OSError as error:
        yield UnreadableArticle(str(folder), f"cannot be opened ({error.strerror or error})")
        return
    is_case = any(child.name == "gold.json" for child in children)
    for child in children:
        if child.name.startswith(".") or child.name.upper().startswith("README"):
            continue
        if is_case and child.stem != "article":
            continue
        if child.is_dir():
            yield from _walk(child, above=above | {real})
        elif child.suffix.lower() in SUFFIXES:
            yield from find_files(child, name=str(child))
