"""The showcase: `corpus/dev` goes in, the files of `outputs/` come out.

    python -m extractor.training.outputs [FOLDER]

The same files are the golden result that `tests/test_outputs.py` compares with.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.digest import build_digest
from extractor.digest.markup import render_timeline_markdown, render_who_markdown
from extractor.export import export_bytes
from extractor.ingest import read_library
from extractor.settings import Settings

ROOT = Path(__file__).parents[2]
CORPUS = Path("corpus") / "dev"


def outputs() -> Iterator[tuple[str, bytes]]:
    """Make every file of the showcase: (name, content). Runs from the root of the checkout."""
    library, failures = read_library([CORPUS], settings=Settings())
    if failures:
        raise ValueError(f"{len(failures)} inputs of {CORPUS} could not be read: {failures[0]}")
    digest = build_digest(library)
    yield "graph.json", export_bytes(library, format="json")
    yield "whos_who.md", render_who_markdown(digest).encode()
    yield "timeline.md", render_timeline_markdown(digest).encode()
    yield "report.html", export_bytes(library, format="html")


def main(arguments: Sequence[str]) -> None:
    """Write the showcase into a folder, `outputs/` where none is named."""
    folder = Path(arguments[0]) if arguments else ROOT / "outputs"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in outputs():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(sys.argv[1:])
