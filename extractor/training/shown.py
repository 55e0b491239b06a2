"""Shown output: the README goes in, the same with what its commands print today comes out.

    python -m extractor.training.shown

Rewrites it in place: runs every `$ extractor ...` line of the README's console blocks, in order, in
a folder of its own; `tests/test_docs.py` compares the two.
"""

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"

_BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_CUT = "..."
"""The last line of an output that is shown in part."""


def run(line: str, folder: Path) -> str:
    """Give what a command prints, stdout before stderr.

    Args:
        line: as a shell reads it; it begins with `extractor`.
        folder: where it runs; the corpus is there.
    """
    words = shlex.split(line)[1:]
    paths = [path for word in words for path in _expanded(word, folder)]
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "extractor", *paths],
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
        env={"COLUMNS": "100", "PATH": "", "PYTHONUTF8": "1"},
    )
    return (done.stdout + done.stderr).rstrip("\n")


def _expanded(word: str, folder: Path) -> list[str]:
    if "*" not in word:
        return [word]
    return sorted(str(path.relative_to(folder)) for path in folder.glob(word))


def renewed(text: str) -> str:
    """Give a document with what its commands print today."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "corpus").symlink_to(ROOT / "corpus")
        (folder / "outputs").mkdir()
        return _BLOCK.sub(lambda block: _renewed_block(block[0], folder), text)


def _renewed_block(block: str, folder: Path) -> str:
    if "$ extractor" not in block:
        return block
    parts = []
    for shown in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, before = shown.partition("\n")
        lines = run(line, folder).splitlines()
        if before.rstrip("\n").endswith(f"\n{_CUT}"):
            lines = [*lines[: before.rstrip("\n").count("\n")], _CUT]
        parts.append("\n".join([f"$ {line}", *lines]) + "\n")
    return "".join(parts)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
